/* bw-edits-undo.c: of the edits: what was given is as if it had not been
 *
 *   not tried, or refused ──► taken out of the outbox
 *   taken ──► if it is still ours: what was there is put back, of the version we made
 *   on its way ──► its answer is waited for
 *   tried, no answer ──► taken out; if the feed tells it, it had arrived: put back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-edits-private.h"
#include "bw-patch.h"

#include <glib/gi18n.h>

typedef enum
{
  OUTCOME_UNDONE,
  OUTCOME_KEPT,
  OUTCOME_LATER,
} Outcome;

/* An ETag of ours is a seq, with quotes around it or without. */
static guint64
read_version (const char *version)
{
  if (version == NULL)
    return 0;

  return g_ascii_strtoull (*version == '"' ? version + 1 : version, NULL, 10);
}

/* (transfer full) (nullable): the newest that is known of what a step is about */
static JsonObject *
dup_standing (BwEdits    *self,
              BwEditStep *step)
{
  JsonObject *named = step->after != NULL ? step->after : step->before;
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (self->desk), step->type,
                                                  json_object_get_string_member (named, "id"));
  JsonObject *known = g_hash_table_lookup (self->known, step->path);

  if (document != NULL && (known == NULL || bw_document_get_seq (document) >= bw_edits_get_seq (known)))
    return bw_document_dup_object (document);

  return known != NULL ? json_object_ref (known) : NULL;
}

/* @standing (nullable): what is known to be there; @version (nullable): its version */
static void
reverse (BwEdits    *self,
         BwEditStep *step,
         JsonObject *standing,
         const char *version)
{
  g_autoptr (JsonObject) wanted = bw_edit_step_take_back (step, standing);
  BwClientOutboxEntry *entry;
  g_autofree char *title = NULL;

  /* Translators: something that waits to be sent; the place is for what it undoes:
   * "Take back: Assign team 3 to Beta". */
  title = g_strdup_printf (_("Take back: %s"), step->title);
  if (step->is_report)
    entry = bw_edits_post (self, wanted, bw_desk_get_now (self->desk), title);
  else if (step->after == NULL)
    entry = bw_edits_put (self, step->path, NULL, wanted, NULL, title);
  else
    entry = bw_edits_put (self, step->path, standing != NULL ? standing : step->after, wanted, version, title);

  g_hash_table_add (self->counters, g_object_ref (entry));
  bw_edits_tell_changed (self);
}

/* FALSE: there is no way back, or it is somebody else's by now. */
static gboolean
reverse_taken (BwEdits    *self,
               BwEditStep *step)
{
  g_autoptr (JsonObject) standing = NULL;
  g_autofree char *version = NULL;

  if (!bw_edit_step_is_reversible (step))
    return FALSE;
  if (step->is_report || step->after == NULL)
    {
      reverse (self, step, NULL, NULL);
      return TRUE;
    }

  standing = dup_standing (self, step);
  if (bw_edits_get_seq (standing) < read_version (step->version))
    {
      reverse (self, step, NULL, step->version);
      return TRUE;
    }
  if (!bw_edit_step_is_ours (step, standing))
    return FALSE;

  version = bw_edits_format_version (bw_edits_get_seq (standing));
  reverse (self, step, standing, version);
  return TRUE;
}

/* Of all alerts at once everybody says the same: whoever says it after ours was undone
 * is somebody else. Of other documents `at` tells them apart. */
static gboolean
is_later (BwEdits    *self,
          BwEditStep *step,
          JsonObject *standing)
{
  BwDocument *document;

  if (step->type != BW_DOCUMENT_TYPE_ALERT)
    return FALSE;

  document = bw_picture_get_document (bw_desk_get_picture (self->desk), step->type,
                                      json_object_get_string_member (standing, "id"));
  return document != NULL && bw_document_get_alert (document)->acknowledged_at > step->last;
}

/* Whether the feed has told what became of one that may have arrived. */
static gboolean
settle_untold (BwEdits    *self,
               BwEditStep *step)
{
  g_autoptr (JsonObject) standing = dup_standing (self, step);
  g_autofree char *version = NULL;

  /* One that was to go has not as long as the feed tells it as it was; a new one has
   * not come as long as it tells nothing. */
  if (standing != NULL && step->before != NULL && bw_edits_get_seq (standing) <= bw_edits_get_seq (step->before))
    return FALSE;
  if (standing == NULL && step->before == NULL)
    return FALSE;
  if (!bw_edit_step_is_ours (step, standing) || (standing != NULL && is_later (self, step, standing)))
    return TRUE;

  version = bw_edits_format_version (bw_edits_get_seq (standing));
  reverse (self, step, standing, version);
  return TRUE;
}

/* Whether one that is to be taken back needs no more care. */
static gboolean
settle (BwEdits    *self,
        BwEditStep *step)
{
  BwOutboxState state = bw_client_outbox_entry_get_state (step->entry);

  if (step->is_taken)
    {
      if (!reverse_taken (self, step))
        bw_edits_tell_undone (self, step->title, 0, 1);
      return TRUE;
    }
  if (step->last != 0)
    return settle_untold (self, step);
  if (state == BW_OUTBOX_STATE_SENDING)
    return FALSE;

  bw_client_outbox_discard (self->outbox, step->entry);
  step->last = bw_desk_get_now (self->desk);
  return state != BW_OUTBOX_STATE_WAITING || settle_untold (self, step);
}

static Outcome
undo_step (BwEdits    *self,
           BwEditStep *step)
{
  BwOutboxState state = bw_client_outbox_entry_get_state (step->entry);

  if (step->is_taken)
    return reverse_taken (self, step) ? OUTCOME_UNDONE : OUTCOME_KEPT;
  if (state >= BW_OUTBOX_STATE_CONFLICT || !bw_client_outbox_entry_is_tried (step->entry))
    {
      bw_client_outbox_discard (self->outbox, step->entry);
      return OUTCOME_UNDONE;
    }

  /* It may have arrived. Counts go the other way after it, whether it has or not. */
  if (!bw_edit_step_is_reversible (step))
    return OUTCOME_KEPT;
  if (!step->is_report)
    return OUTCOME_LATER;

  reverse (self, step, NULL, NULL);
  return OUTCOME_UNDONE;
}

/* What it was to take back stands as we made it, though other members of it have
 * changed meanwhile. */
static gboolean
is_still_ours (BwClientOutboxEntry *counter)
{
  g_autoptr (JsonObject) current = bw_edits_parse (bw_client_outbox_entry_get_current (counter));
  g_autoptr (JsonObject) before = bw_edits_parse (bw_client_outbox_entry_get_base (counter));
  g_autoptr (JsonObject) after = bw_edits_parse (bw_client_outbox_entry_get_body (counter));
  g_autoptr (JsonObject) patch = NULL;
  g_autoptr (JsonObject) inverse = NULL;

  if (current == NULL || before == NULL)
    return FALSE;

  patch = after != NULL ? bw_patch_make (before, after) : bw_patch_make (NULL, before);
  inverse = after != NULL ? bw_patch_invert (patch, before) : json_object_ref (patch);
  return bw_patch_is_in (inverse, current);
}

static void
settle_counter (BwEdits             *self,
                BwClientOutboxEntry *entry)
{
  if (bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_CONFLICT && is_still_ours (entry))
    {
      bw_client_outbox_retry (self->outbox, entry);
      return;
    }

  bw_edits_tell_undone (self, bw_client_outbox_entry_get_title (entry), 0, 1);
  bw_client_outbox_discard (self->outbox, entry);
  g_hash_table_remove (self->counters, entry);
}

static gboolean
is_to_take_back (BwEdits             *self,
                 BwClientOutboxEntry *entry)
{
  for (guint i = 0; i < self->undone->len; i++)
    {
      if (((BwEditStep *) g_ptr_array_index (self->undone, i))->entry == entry)
        return TRUE;
    }

  return FALSE;
}

static void
note_taken (GPtrArray           *steps,
            BwClientOutboxEntry *entry)
{
  for (guint i = 0; i < steps->len; i++)
    {
      BwEditStep *step = g_ptr_array_index (steps, i);

      if (step->entry != entry)
        continue;

      step->is_taken = TRUE;
      g_free (step->version);
      step->version = g_strdup (bw_client_outbox_entry_get_version (entry));
    }
}

/**
 * bw_edits_settle_undone: (skip)
 * @self: edits
 *
 * Looks again at what is to be taken back, and could not be yet.
 */
void
bw_edits_settle_undone (BwEdits *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->undone);

  /* What is settled may cause more of it: the table is whole all the time. */
  self->undone = bw_edits_new_steps ();
  while (self->desk != NULL && waiting->len > 0)
    {
      g_autoptr (BwEditStep) step = g_ptr_array_steal_index (waiting, 0);

      if (!settle (self, step))
        g_ptr_array_add (self->undone, g_steal_pointer (&step));
    }
}

gboolean
bw_edits_settle_entry (BwEdits             *self,
                       BwClientOutboxEntry *entry)
{
  if (is_to_take_back (self, entry))
    {
      bw_edits_settle_undone (self);
      return TRUE;
    }
  if (!g_hash_table_contains (self->counters, entry))
    return FALSE;

  if (bw_client_outbox_entry_get_state (entry) >= BW_OUTBOX_STATE_CONFLICT)
    settle_counter (self, entry);
  return TRUE;
}

void
bw_edits_note_taken (BwEdits             *self,
                     BwClientOutboxEntry *entry)
{
  note_taken (self->last, entry);
  note_taken (self->undone, entry);
  if (self->action != NULL)
    note_taken (self->action, entry);
  g_hash_table_remove (self->counters, entry);
  bw_edits_settle_undone (self);
}

/**
 * bw_edits_undo:
 * @self: edits
 *
 * What has not gone yet does not go. What the backend has is taken back, unless there
 * is no way or somebody has changed it since; of what may have arrived so as soon as
 * that is known.
 */
void
bw_edits_undo (BwEdits *self)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *title = NULL;
  guint n_undone = 0;
  guint n_kept = 0;

  g_return_if_fail (BW_IS_EDITS (self));

  if (self->desk == NULL || self->last->len == 0)
    return;

  steps = g_steal_pointer (&self->last);
  self->last = bw_edits_new_steps ();
  title = g_steal_pointer (&self->last_title);
  while (steps->len > 0)
    {
      g_autoptr (BwEditStep) step = g_ptr_array_steal_index (steps, steps->len - 1);
      Outcome outcome = undo_step (self, step);

      n_undone += outcome != OUTCOME_KEPT;
      n_kept += outcome == OUTCOME_KEPT;
      if (outcome == OUTCOME_LATER)
        g_ptr_array_add (self->undone, g_steal_pointer (&step));
    }

  bw_edits_settle_undone (self);
  bw_edits_tell_undone (self, title, n_undone, n_kept);
  bw_edits_tell_changed (self);
}
