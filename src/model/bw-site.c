/* bw-site.c: a document of type `site`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"

#include <math.h>

G_DEFINE_ENUM_TYPE (BwSiteKind, bw_site_kind,
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_SAMPLING, "sampling"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_CHECKPOINT, "checkpoint"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_ISOLATION, "isolation"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_SUPPLY, "supply"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_VENUE, "venue"))

G_DEFINE_ENUM_TYPE (BwSiteState, bw_site_state,
                    G_DEFINE_ENUM_VALUE (BW_SITE_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_STATE_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_STATE_CLOSED, "closed"))

G_DEFINE_BOXED_TYPE (BwSite, bw_site, bw_site_ref, bw_site_unref)

static const char * const site_kind_names[] =
{
  "sampling",
  "checkpoint",
  "isolation",
  "supply",
  "venue",
};

static const char * const site_state_names[] =
{
  "open",
  "paused",
  "closed",
};

static void
clear_site (gpointer data)
{
  BwSite *self = data;

  g_free (self->code);
  g_free (self->area);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->hours);
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
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/kind: no kind of site is called that");
      return FALSE;
    }

  if (!bw_site_state_from_string (state, &self->state))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/state: must be open, paused or closed");
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
      || !bw_payload_get_integer (json, "staff_required", G_MAXINT32, &staff, error))
    return FALSE;

  self->desks = (int) desks;
  self->staff_required = (int) staff;
  return TRUE;
}

/**
 * bw_site_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_site_kind_to_string (BwSiteKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (site_kind_names), site_kind_names[0]);

  return site_kind_names[kind];
}

/**
 * bw_site_kind_from_string:
 * @text: (nullable): a name
 * @kind: (out): the kind; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_site_kind_from_string (const char *text,
                          BwSiteKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (site_kind_names); i++)
    {
      if (g_str_equal (text, site_kind_names[i]))
        {
          *kind = (BwSiteKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bw_site_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_site_state_to_string (BwSiteState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (site_state_names), site_state_names[0]);

  return site_state_names[state];
}

/**
 * bw_site_state_from_string:
 * @text: (nullable): a name
 * @state: (out): the state; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_site_state_from_string (const char  *text,
                           BwSiteState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (site_state_names); i++)
    {
      if (g_str_equal (text, site_state_names[i]))
        {
          *state = (BwSiteState) i;
          return TRUE;
        }
    }

  return FALSE;
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
