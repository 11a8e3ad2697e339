/* bw-site.c: a document of type `site`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-reason.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (BwSite, bw_site, bw_site_ref, bw_site_unref)

static void
clear_site (gpointer data)
{
  BwSite *self = data;

  g_free (self->code);
  g_free (self->area);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->hours);
  g_free (self->note);
}

static gboolean
read_words (BwSite      *self,
            JsonObject  *json,
            GError     **error)
{
  const char *kind;
  const char *state = "open";

  if (!bw_json_get_string (json, "kind", &kind, error)
      || (bw_json_has (json, "state") && !bw_json_get_string (json, "state", &state, error)))
    return FALSE;

  if (!bw_site_kind_from_string (kind, &self->kind))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/kind: %s", bw_reason_say (BW_REASON_SITE_KIND));
      return FALSE;
    }

  if (!bw_site_state_from_string (state, &self->state))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/state: %s", bw_reason_say (BW_REASON_SITE_STATE));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_site (BwSite      *self,
           JsonObject  *json,
           GError     **error)
{
  gint64 desks = -1;
  gint64 staff = -1;

  if (!bw_payload_dup_string (json, "id", TRUE, &self->code, error)
      || !bw_payload_dup_string (json, "area", TRUE, &self->area, error)
      || !read_words (self, json, error)
      || !bw_payload_dup_string (json, "name", TRUE, &self->name, error)
      || !bw_payload_dup_english (json, &self->name_en, error)
      || !bw_payload_get_position (json, "position", &self->longitude, &self->latitude, error)
      || !bw_payload_dup_string (json, "hours", FALSE, &self->hours, error)
      || !bw_payload_get_integer (json, "desks", G_MAXINT32, &desks, error)
      || !bw_payload_get_integer (json, "staff_required", G_MAXINT32, &staff, error)
      || !bw_payload_dup_string (json, "note", FALSE, &self->note, error))
    return FALSE;

  self->desks = (int) desks;
  self->staff_required = (int) staff;
  return TRUE;
}

/**
 * bw_site_new:
 * @json: a document of type `site`
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the site
 */
BwSite *
bw_site_new (JsonObject  *json,
             GError     **error)
{
  g_autoptr (BwSite) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwSite);
  return read_site (self, json, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_site_ref:
 * @self: a site
 *
 * Returns: (transfer full): @self
 */
BwSite *
bw_site_ref (BwSite *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_site_unref:
 * @self: (transfer full): a site
 */
void
bw_site_unref (BwSite *self)
{
  g_atomic_rc_box_release_full (self, clear_site);
}
