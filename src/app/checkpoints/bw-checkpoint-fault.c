/* bw-checkpoint-fault.c: what is to be put right at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-fault.h"

#include "bw-checkpoint-words.h"
#include "bw-format.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

static void
free_fault (gpointer data)
{
  bw_checkpoint_fault_free (data);
}

static void
add_followups (GPtrArray               *faults,
               const BwFacts           *facts,
               BwVisitBook             *book,
               const BwCheckpointState *state)
{
  g_autoptr (GPtrArray) followups = NULL;

  followups = bw_checkpoint_fault_list_followups (book, bw_place_tree_get_code (facts->places, state->site));
  for (guint i = 0; i < followups->len; i++)
    {
      const BwFollowup *followup = g_ptr_array_index (followups, i);
      const BwVisit *visit = bw_visit_book_lookup (book, followup->inspection);
      BwCheckpointFault *fault;

      if (followup->state != BW_FOLLOWUP_STATE_OPEN)
        continue;

      fault = g_new0 (BwCheckpointFault, 1);
      fault->followup = g_strdup (followup->id);
      fault->text = g_strdup (followup->what);
      fault->note = bw_visit_words_dup_found (visit, facts->now, facts->zone, facts->language);
      g_ptr_array_add (faults, fault);
    }
}

static void
add_checks (GPtrArray               *faults,
            const BwFacts           *facts,
            const BwCheckpointState *state)
{
  for (guint i = 0; i < BW_N_CHECKS; i++)
    {
      g_autofree char *as_of = NULL;
      BwCheckpointFault *fault;

      if (state->checks[i] != BW_CHECK_STATE_UNMET
          || bw_checkpoint_words_find_call (facts, state, (BwCheck) i) != NULL)
        continue;

      as_of = bw_format_as_of (state->checked_at[i], facts->now, facts->zone, facts->language);
      fault = g_new0 (BwCheckpointFault, 1);
      fault->check = (BwCheck) i;
      fault->reported_at = state->checked_at[i];
      /* Translators: one of the four measures of a checkpoint, and its state: "Certificate: not carried out" */
      fault->text = g_strdup_printf (C_("check", "%s: %s"), bw_checkpoint_words_get_check (facts, (BwCheck) i),
                                     bw_checkpoint_words_get_state (BW_CHECK_STATE_UNMET));
      /* Translators: %s: the time as of which a checkpoint said so */
      fault->note = g_strdup_printf (_("reported as of %s"), as_of);
      g_ptr_array_add (faults, fault);
    }
}

void
bw_checkpoint_fault_free (BwCheckpointFault *self)
{
  if (self == NULL)
    return;

  g_free (self->followup);
  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

/**
 * bw_checkpoint_fault_list:
 * @facts: of the desk
 * @book: inspections and follow-ups that were read
 * @state: of a checkpoint
 *
 * Returns: (transfer full) (element-type BwCheckpointFault): what can be said to be put
 *   right there
 */
GPtrArray *
bw_checkpoint_fault_list (const BwFacts           *facts,
                          BwVisitBook             *book,
                          const BwCheckpointState *state)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (free_fault);

  g_return_val_if_fail (facts != NULL && book != NULL && state != NULL, faults);

  add_followups (faults, facts, book, state);
  add_checks (faults, facts, state);
  return faults;
}

/**
 * bw_checkpoint_fault_list_followups:
 * @book: inspections and follow-ups that were read
 * @code: of a place
 *
 * Returns: (transfer full) (element-type BwFollowup): what is still to be put right or to
 *   be looked at there, deadline first
 */
GPtrArray *
bw_checkpoint_fault_list_followups (BwVisitBook *book,
                                    const char  *code)
{
  GPtrArray *followups = g_ptr_array_new ();
  GPtrArray *all;

  g_return_val_if_fail (book != NULL && code != NULL, followups);

  all = bw_visit_book_get_followups (book);
  for (guint i = 0; i < all->len; i++)
    {
      BwFollowup *followup = g_ptr_array_index (all, i);
      const BwVisit *visit;

      if (bw_followup_state_is_end (followup->state))
        break;

      visit = bw_visit_book_lookup (book, followup->inspection);
      if (visit != NULL && g_strcmp0 (visit->place, code) == 0)
        g_ptr_array_add (followups, followup);
    }

  return followups;
}
