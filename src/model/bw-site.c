/* bw-site.c: a document of type `site`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-reason.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BwSite, bw_site, bw_site_ref, bw_site_unref)

/* The strings of one that is being read. */
typedef struct
{
  char *code;
  char *area;
  char *name;
  char *name_en;
  char *hours;
  char *note;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->code);
  g_free (words->area);
  g_free (words->name);
  g_free (words->name_en);
  g_free (words->hours);
  g_free (words->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static gsize
measure_word (const char *word)
{
  return word != NULL ? strlen (word) + 1 : 0;
}

static const char *
place_word (char       **end,
            const char  *word)
{
  char *begin = *end;

  if (word == NULL)
    return NULL;

  *end = g_stpcpy (begin, word) + 1;
  return begin;
}

/* In one block with its strings. */
static BwSite *
pack_site (const BwSite *plain,
           const Words  *words)
{
  gsize length = measure_word (words->code) + measure_word (words->name) + measure_word (words->name_en)
                 + measure_word (words->note);
  BwSite *self = g_malloc (sizeof (BwSite) + length);
  char *end = (char *) (self + 1);

  *self = *plain;
  g_atomic_ref_count_init (&self->ref_count);
  self->code = place_word (&end, words->code);
  self->name = place_word (&end, words->name);
  self->name_en = place_word (&end, words->name_en);
  self->note = place_word (&end, words->note);
  self->area = bw_shared_text_new (words->area);
  self->hours = words->hours != NULL ? bw_shared_text_new (words->hours) : NULL;
  return self;
}

static gboolean
read_kind (BwSite      *self,
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
           Words       *words,
           JsonObject  *json,
           GError     **error)
{
  gint64 desks = -1;
  gint64 staff = -1;

  if (!bw_payload_dup_string (json, "id", TRUE, &words->code, error)
      || !bw_payload_dup_string (json, "area", TRUE, &words->area, error)
      || !read_kind (self, json, error)
      || !bw_payload_dup_string (json, "name", TRUE, &words->name, error)
      || !bw_payload_dup_english (json, &words->name_en, error)
      || !bw_payload_get_position (json, "position", &self->longitude, &self->latitude, error)
      || !bw_payload_dup_string (json, "hours", FALSE, &words->hours, error)
      || !bw_payload_get_integer (json, "desks", G_MAXINT32, &desks, error)
      || !bw_payload_get_integer (json, "staff_required", G_MAXINT32, &staff, error)
      || !bw_payload_dup_string (json, "note", FALSE, &words->note, error))
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
  g_auto (Words) words = { 0 };
  BwSite plain = { 0 };

  g_return_val_if_fail (json != NULL, NULL);

  return read_site (&plain, &words, json, error) ? pack_site (&plain, &words) : NULL;
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
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bw_site_unref:
 * @self: (transfer full): a site
 */
void
bw_site_unref (BwSite *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  bw_shared_text_unref (self->area);
  g_clear_pointer (&self->hours, bw_shared_text_unref);
  g_free (self);
}
