/* bw-edits-undo.c: of the edits: what was given is as if it had not been
 *
 *   not tried, or refused ──► taken out of the outbox
 *   taken ──► if it is still ours: what was there is put back, of the version we made
 *   on its way ──► its answer is waited for
 *   tried, no answer ──► withdrawn; if the feed tells it, it had arrived: put back
 *
 *   withdrawn, and discarded by a person ──► what has arrived stays
 *
 * It is told to be undone when the disk says so too: whoever comes after us reads that.
 *
 * What is withdrawn is kept on the disk until the feed has told, or has told nothing for so
 * long that it cannot arrive any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-edits-private.h"
#include "bw-patch.h"

#include <glib/gi18n.h>

/* Whatever stands between has given up what it held back by then. */
#define PATIENCE_US (120 * G_USEC_PER_SEC)

typedef enum
{
  OUTCOME_UNDONE,
  OUTCOME_KEPT,
  OUTCOME_CHANGED,
  OUTCOME_LATER,
} Outcome;

/* An action that was undone, and what of it is still on the disk: until it has left that it
 * would be sent by whoever comes after us. */
typedef struct
{
  char       *title;      /* (owned) (nullable): not all of it was looked at yet */
  GHashTable *entries;    /* (owned): BwClientOutboxEntry that is to leave, or to be there as it is now */
  guint       n_undone;
  guint       n_kept;
  gboolean    is_changed;
} Parting;

static void
free_parting (Parting *parting)
{
  g_free (parting->title);
  g_hash_table_unref (parting->entries);
  g_free (parting);
}

/* (transfer full) (nullable): one of which nothing is on the disk any more */
static Parting *
steal_parted (BwEdits *self)
{
  for (guint i = 0; i < self->partings->len; i++)
    {
      Parting *parting = g_ptr_array_index (self->partings, i);

      if (parting->title != NULL && g_hash_table_size (parting->entries) == 0)
        return g_ptr_array_steal_index (self->partings, i);
    }

  return NULL;
}

/* (nullable): what waits for @entry */
static Parting *
find_parting (BwEdits             *self,
              BwClientOutboxEntry *entry)
{
  for (guint i = 0; i < self->partings->len; i++)
    {
      Parting *parting = g_ptr_array_index (self->partings, i);

      if (g_hash_table_contains (parting->entries, entry))
        return parting;
    }

  return NULL;
}

static void
tell_parted (BwEdits *self)
{
  Parting *parting;

  while ((parting = steal_parted (self)) != NULL)
    {
      bw_edits_tell_undone (self, parting->title, parting->n_undone, parting->n_kept, parting->is_changed);
      free_parting (parting);
    }
}

/* @standing (nullable): what is known to be there; @version (nullable): its version;
 * @parting (nullable): waits until what takes it back is on the disk */
static void
reverse (BwEdits    *self,
         BwEditStep *step,
         JsonObject *standing,
         const char *version,
         Parting    *parting)
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

  g_hash_table_insert (self->counters, g_object_ref (entry), g_strdup (step->title));
  if (parting != NULL)
    g_hash_table_add (parting->entries, g_object_ref (entry));
  bw_edits_tell_changed (self);
}

static Outcome
reverse_taken (BwEdits    *self,
               BwEditStep *step,
               Parting    *parting)
{
  g_autoptr (JsonObject) standing = NULL;
  g_autofree char *version = NULL;

  if (!bw_edit_step_is_reversible (step))
    return OUTCOME_KEPT;
  if (step->is_report || step->after == NULL)
    {
      reverse (self, step, NULL, NULL, parting);
      return OUTCOME_UNDONE;
    }

  standing = bw_edits_known_dup_standing (self, step);
  if (bw_edits_get_seq (standing) < bw_edit_step_get_seq (step))
    {
      reverse (self, step, step->made, step->version, parting);
      return OUTCOME_UNDONE;
    }
  if (!bw_edit_step_is_ours (step, standing))
    return OUTCOME_CHANGED;

  version = bw_edits_format_version (bw_edits_get_seq (standing));
  reverse (self, step, standing, version, parting);
  return OUTCOME_UNDONE;
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

/* Whether the feed has told more than what stood before. One that was to go has not as long
 * as the feed tells it as it was; a new one has not come as long as it tells nothing. */
static gboolean
is_told_of (BwEdits    *self,
            BwEditStep *step,
            JsonObject *standing)
{
  if (standing == NULL)
    return step->before != NULL && bw_client_session_is_complete (bw_desk_get_session (self->desk));

  return step->before == NULL || bw_edits_get_seq (standing) > bw_edits_get_seq (step->before);
}

/* Whether it has not arrived, and cannot any more. */
static gboolean
is_over (BwEdits    *self,
         BwEditStep *step)
{
  return bw_client_session_get_connection (bw_desk_get_session (self->desk)) == BW_CONNECTION_LIVE
         && bw_desk_get_now (self->desk) > step->last + PATIENCE_US;
}

/* Whether the feed has told what became of one that may have arrived. */
static gboolean
settle_untold (BwEdits    *self,
               BwEditStep *step)
{
  g_autoptr (JsonObject) standing = bw_edits_known_dup_standing (self, step);
  g_autofree char *version = NULL;

  if (!is_told_of (self, step, standing))
    return is_over (self, step);

  /* It may be gone by somebody else. */
  if (step->after == NULL && standing == NULL)
    {
      bw_edits_tell_undone (self, step->title, 0, 1, FALSE);
      return TRUE;
    }
  if (!bw_edit_step_is_ours (step, standing) || is_later (self, step, standing))
    return TRUE;

  version = bw_edits_format_version (bw_edits_get_seq (standing));
  reverse (self, step, standing, version, NULL);
  bw_client_outbox_supersede (self->outbox, step->entry);
  return TRUE;
}

/* Whether one that is to be taken back needs no more care. */
static gboolean
settle (BwEdits    *self,
        BwEditStep *step)
{
  BwOutboxState state = bw_client_outbox_entry_get_state (step->entry);

  /* By a person: whatever stands there is to stand. */
  if (bw_client_outbox_entry_is_discarded (step->entry))
    return TRUE;

  if (step->is_taken)
    {
      Outcome outcome = reverse_taken (self, step, NULL);

      if (outcome != OUTCOME_UNDONE)
        bw_edits_tell_undone (self, step->title, 0, 1, outcome == OUTCOME_CHANGED);
      return TRUE;
    }
  if (state == BW_OUTBOX_STATE_CONFLICT || state == BW_OUTBOX_STATE_REFUSED)
    {
      bw_client_outbox_discard (self->outbox, step->entry);
      return TRUE;
    }

  /* Also of one that is on its way: what was asked for outlasts the desk. */
  if (step->last == 0 && (state != BW_OUTBOX_STATE_SENDING || bw_client_outbox_entry_get_withdrawn (step->entry) == 0))
    bw_client_outbox_withdraw (self->outbox, step->entry, bw_desk_get_now (self->desk));
  if (state == BW_OUTBOX_STATE_SENDING)
    return FALSE;

  step->last = bw_client_outbox_entry_get_withdrawn (step->entry);
  if (!settle_untold (self, step))
    return FALSE;

  bw_client_outbox_discard (self->outbox, step->entry);
  return TRUE;
}

static Outcome
undo_step (BwEdits    *self,
           BwEditStep *step,
           Parting    *parting)
{
  BwOutboxState state = bw_client_outbox_entry_get_state (step->entry);

  if (step->is_taken)
    return reverse_taken (self, step, parting);
  if (state >= BW_OUTBOX_STATE_CONFLICT || !bw_client_outbox_entry_is_tried (step->entry))
    {
      if (!bw_client_outbox_entry_is_discarded (step->entry))
        g_hash_table_add (parting->entries, g_object_ref (step->entry));
      bw_client_outbox_discard (self->outbox, step->entry);
      return OUTCOME_UNDONE;
    }

  /* It may have arrived. Counts go the other way after it, whether it has or not. */
  if (!bw_edit_step_is_reversible (step))
    return OUTCOME_KEPT;
  if (!step->is_report)
    {
      /* What a person has discarded meanwhile has told that it is off the disk. */
      if (!bw_client_outbox_entry_is_discarded (step->entry))
        g_hash_table_add (parting->entries, g_object_ref (step->entry));
      return OUTCOME_LATER;
    }

  reverse (self, step, NULL, NULL, parting);
  return OUTCOME_UNDONE;
}

/* What it was to take back stands as we made it, though other members of it have changed
 * meanwhile, in a later version than the one that was meant. What was to go as a whole
 * would take with it what others wrote. */
static gboolean
is_still_ours (BwClientOutboxEntry *counter)
{
  g_autoptr (JsonObject) current = bw_edits_parse (bw_client_outbox_entry_get_current (counter));
  g_autoptr (JsonObject) before = bw_edits_parse (bw_client_outbox_entry_get_base (counter));
  g_autoptr (JsonObject) after = bw_edits_parse (bw_client_outbox_entry_get_body (counter));
  g_autoptr (JsonObject) patch = NULL;
  g_autoptr (JsonObject) inverse = NULL;

  if (current == NULL || before == NULL || after == NULL || bw_edits_get_seq (before) == 0
      || bw_edits_get_seq (current) <= bw_edits_get_seq (before))
    return FALSE;

  patch = bw_patch_make (before, after);
  inverse = bw_patch_invert (patch, before);
  return bw_patch_is_in (inverse, current);
}

/* Whether the feed has told what stands there. */
static gboolean
is_told (BwEdits             *self,
         BwClientOutboxEntry *counter)
{
  g_autoptr (JsonObject) current = bw_edits_parse (bw_client_outbox_entry_get_current (counter));
  BwDocumentType type;
  g_autofree char *id = bw_edits_dup_id (counter, &type);
  BwDocument *document;

  if (id == NULL)
    return FALSE;

  document = bw_picture_get_document (bw_desk_get_picture (self->desk), type, id);
  return document != NULL && bw_document_get_seq (document) >= bw_edits_get_seq (current);
}

static void
tell_given_up (BwEdits             *self,
               BwClientOutboxEntry *counter,
               gboolean             is_changed)
{
  Parting *parting = find_parting (self, counter);

  /* Nobody was told yet that it is undone. */
  if (parting != NULL)
    {
      parting->n_undone--;
      parting->n_kept++;
      parting->is_changed |= is_changed;
    }
  else
    {
      bw_edits_tell_undone (self, g_hash_table_lookup (self->counters, counter), 0, 1, is_changed);
    }
}

static void
give_up (BwEdits             *self,
         BwClientOutboxEntry *counter)
{
  tell_given_up (self, counter, bw_client_outbox_entry_get_state (counter) == BW_OUTBOX_STATE_CONFLICT);
  bw_client_outbox_discard (self->outbox, counter);
  g_hash_table_remove (self->counters, counter);
}

/* The version that was told is tried when the feed has told it too, so that one that
 * never fits is not sent without a pause. */
static void
settle_counter (BwEdits             *self,
                BwClientOutboxEntry *counter)
{
  BwOutboxState state = bw_client_outbox_entry_get_state (counter);

  /* One that the disk does not take waits for a person, who was told. */
  if (state < BW_OUTBOX_STATE_CONFLICT || g_hash_table_contains (self->unkept, counter))
    return;

  if (state != BW_OUTBOX_STATE_CONFLICT || !is_still_ours (counter))
    give_up (self, counter);
  else if (is_told (self, counter))
    bw_client_outbox_retry (self->outbox, counter);
}

static void
settle_counters (BwEdits *self)
{
  g_autoptr (GList) counters = g_hash_table_get_keys (self->counters);

  for (GList *link = counters; link != NULL; link = link->next)
    g_object_ref (link->data);
  for (GList *link = counters; link != NULL; link = link->next)
    {
      g_autoptr (BwClientOutboxEntry) counter = link->data;

      /* One that was settled may have taken another with it. */
      if (g_hash_table_contains (self->counters, counter))
        settle_counter (self, counter);
    }
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

      if (step->entry == entry)
        bw_edit_step_note_taken (step);
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
  /* What is settled may cause more of it: the table is whole all the time, and one that is
   * being looked at stays until that is done. */
  for (guint i = 0; self->desk != NULL && i < self->undone->len; i++)
    {
      BwEditStep *step = g_ptr_array_index (self->undone, i);
      gboolean is_settled;

      if (step->is_settling)
        continue;

      step->is_settling = TRUE;
      is_settled = settle (self, step);
      step->is_settling = FALSE;
      if (is_settled)
        {
          g_ptr_array_remove (self->undone, step);
          i--;
        }
    }
  if (self->desk != NULL)
    settle_counters (self);
}

/* Steps of what is given now are made with the entry: this one was read from the disk. */
void
bw_edits_take_up (BwEdits             *self,
                  BwClientOutboxEntry *entry)
{
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autofree char *id = NULL;
  BwDocumentType type;
  BwEditStep *step;

  if (bw_client_outbox_entry_get_state (entry) != BW_OUTBOX_STATE_WITHDRAWN || is_to_take_back (self, entry))
    return;

  id = bw_edits_dup_id (entry, &type);
  before = bw_edits_parse (bw_client_outbox_entry_get_base (entry));
  after = bw_edits_parse (bw_client_outbox_entry_get_body (entry));
  if (id == NULL || (before == NULL && after == NULL))
    return;

  step = bw_edit_step_new (type, bw_client_outbox_entry_get_path (entry), bw_client_outbox_entry_get_title (entry),
                           before, after, entry);
  step->last = bw_client_outbox_entry_get_withdrawn (entry);
  g_ptr_array_add (self->undone, step);
}

GPtrArray *
bw_edits_new_partings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_parting);
}

void
bw_edits_note_left (BwEdits             *self,
                    BwClientOutboxEntry *entry)
{
  /* Nothing is taken back by what a person has discarded because it could not be kept. */
  if (g_hash_table_contains (self->unkept, entry) && g_hash_table_contains (self->counters, entry))
    {
      tell_given_up (self, entry, FALSE);
      g_hash_table_remove (self->counters, entry);
    }
  g_hash_table_remove (self->unkept, entry);

  for (guint i = 0; i < self->partings->len; i++)
    g_hash_table_remove (((Parting *) g_ptr_array_index (self->partings, i))->entries, entry);

  tell_parted (self);
}

/* One that was withdrawn is so for whoever comes after us too; what takes something back
 * outlasts us. One that is to leave stands there still. */
void
bw_edits_note_kept (BwEdits             *self,
                    BwClientOutboxEntry *entry)
{
  g_hash_table_remove (self->unkept, entry);
  if (bw_client_outbox_entry_get_withdrawn (entry) != 0 || g_hash_table_contains (self->counters, entry))
    bw_edits_note_left (self, entry);
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

  if (self->desk != NULL)
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
 * that is known. It is told when the disk says the same, and no sooner: what does not go
 * is off it, what is withdrawn is so there, what takes something back stands there.
 */
void
bw_edits_undo (BwEdits *self)
{
  g_autoptr (GPtrArray) steps = NULL;
  Parting *parting;

  g_return_if_fail (BW_IS_EDITS (self));

  if (self->desk == NULL || self->last->len == 0)
    return;

  steps = g_steal_pointer (&self->last);
  self->last = bw_edits_new_steps ();
  parting = g_new0 (Parting, 1);
  parting->entries = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_ptr_array_add (self->partings, parting);
  while (steps->len > 0)
    {
      g_autoptr (BwEditStep) step = g_ptr_array_steal_index (steps, steps->len - 1);
      Outcome outcome = undo_step (self, step, parting);

      parting->n_undone += outcome == OUTCOME_UNDONE || outcome == OUTCOME_LATER;
      parting->n_kept += outcome == OUTCOME_KEPT || outcome == OUTCOME_CHANGED;
      parting->is_changed |= outcome == OUTCOME_CHANGED;
      if (outcome == OUTCOME_LATER)
        g_ptr_array_add (self->undone, g_steal_pointer (&step));
    }

  bw_edits_settle_undone (self);
  parting->title = g_steal_pointer (&self->last_title);
  tell_parted (self);
  bw_edits_tell_changed (self);
}
