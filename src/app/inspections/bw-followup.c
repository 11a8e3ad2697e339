/* bw-followup.c: something that an inspection asks for, as a document tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-followup.h"

#include "bw-json.h"

#include <string.h>

BwFollowup *
bw_followup_new (BwDocument *document)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (document);
  BwFollowup *self = g_new0 (BwFollowup, 1);

  self->id = g_strdup (bw_document_get_id (document));
  self->inspection = g_strdup (bw_json_peek_string (object, "inspection"));
  self->area = g_strdup (bw_json_peek_string (object, "area"));
  self->what = g_strdup (bw_json_peek_string (object, "what"));
  self->at = bw_document_get_at (document);
  self->due = bw_json_peek_time (object, "due");
  self->state = bw_followup_state_from_string (bw_json_peek_string (object, "state"));
  self->evidence = g_strdup (bw_json_peek_string (object, "evidence"));
  self->evidence_by = g_strdup (bw_json_peek_string (object, "evidence_by"));
  self->evidence_by_role = g_strdup (bw_json_peek_string (object, "evidence_by_role"));
  self->closed_by_role = g_strdup (bw_json_peek_string (object, "closed_by_role"));
  return self;
}

void
bw_followup_free (BwFollowup *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->inspection);
  g_free (self->area);
  g_free (self->what);
  g_free (self->evidence);
  g_free (self->evidence_by);
  g_free (self->evidence_by_role);
  g_free (self->closed_by_role);
  g_free (self);
}

void
bw_followup_read (BwFollowup *self,
                  BwDocument *document)
{
  g_autoptr (BwFollowup) read = bw_followup_new (document);
  BwFollowup was = *self;

  *self = *read;
  *read = was;
}

gboolean
bw_followup_is_overdue (const BwFollowup *self,
                        gint64            now)
{
  return !bw_followup_state_is_end (self->state) && self->due != 0 && self->due < now;
}

int
bw_followup_compare (const BwFollowup *self,
                     const BwFollowup *other)
{
  gboolean is_end = bw_followup_state_is_end (self->state);
  gboolean is_other_end = bw_followup_state_is_end (other->state);
  gint64 due = self->due != 0 ? self->due : G_MAXINT64;
  gint64 other_due = other->due != 0 ? other->due : G_MAXINT64;

  if (is_end != is_other_end)
    return is_end ? 1 : -1;
  if (is_end && self->at != other->at)
    return self->at > other->at ? -1 : 1;
  if (due != other_due)
    return due < other_due ? -1 : 1;

  return strcmp (self->id, other->id);
}
