/* bw-chain.c: sampled, sent, tested, reported: how far each is, and what waits there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-chain.h"

#include "bw-call-words.h"
#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>

static const char * const ids[BW_N_CHAIN_STEPS] = { "sampled", "sent", "tested", "reported" };

static gboolean
get_figure (const BwFacts *facts,
            BwPlace        place,
            guint          step,
            BwFigure      *figure)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (facts->picture), ids[step]);

  *figure = (BwFigure) { .measure = measure };
  return measure != NULL
         && bw_picture_get_totals (facts->picture, place, facts->sampling, measure->index, figure);
}

/**
 * bw_chain_init:
 * @self: (out): filled
 * @facts: facts, with a round
 * @place: of which place
 */
void
bw_chain_init (BwChain       *self,
               const BwFacts *facts,
               BwPlace        place)
{
  double before;

  g_return_if_fail (self != NULL);
  g_return_if_fail (facts != NULL && facts->round != NULL);

  *self = (BwChain) {
    .target = bw_picture_get_value (facts->picture, place, facts->sampling, facts->target),
  };
  before = self->target;
  for (guint i = 0; i < BW_N_CHAIN_STEPS; i++)
    {
      BwFigure figure;
      gboolean is_known = get_figure (facts, place, i, &figure);

      self->done[i] = is_known ? bw_figure_get_value (&figure) : NAN;
      self->as_of[i] = is_known ? bw_figure_get_as_of (&figure) : 0;

      /* More sampled than expected is no contradiction: the target may be too small. */
      self->is_contradiction[i] = i > 0 && self->done[i] > before;
      self->waiting[i] = self->done[i] > before ? (i > 0 ? NAN : 0.0) : before - self->done[i];
      before = self->done[i];
    }
}

double
bw_chain_get_share (const BwChain *self,
                    guint          step)
{
  g_return_val_if_fail (self != NULL && step < BW_N_CHAIN_STEPS, NAN);

  return self->target > 0.0 && self->done[step] >= 0.0 ? self->done[step] / self->target : NAN;
}

const char *
bw_chain_get_name (guint step)
{
  switch (step)
    {
    case 0:
      return C_("chain", "Sampled");
    case 1:
      return C_("chain", "Sent");
    case 2:
      return C_("chain", "Tested");
    case 3:
    default:
      return C_("chain", "Reported");
    }
}

/**
 * bw_chain_dup_note:
 * @self: a chain
 * @step: of it
 *
 * Returns: (transfer full): e.g. "20,380 to test"; "" if there is nothing to say
 */
char *
bw_chain_dup_note (const BwChain *self,
                   guint          step)
{
  g_autofree char *waiting = NULL;

  g_return_val_if_fail (self != NULL && step < BW_N_CHAIN_STEPS, NULL);

  if (self->is_contradiction[step])
    return g_strdup (_("more than the step before"));
  if (isnan (self->waiting[step]))
    return g_strdup ("");

  waiting = bw_format_integer (self->waiting[step]);
  switch (step)
    {
    case 0:
      /* Translators: %s: people who are still to be sampled */
      return g_strdup_printf (_("%s to sample"), waiting);
    case 1:
      /* Translators: %s: people whose samples are still to be sent */
      return g_strdup_printf (_("%s to send"), waiting);
    case 2:
      /* Translators: %s: people whose samples are still to be tested */
      return g_strdup_printf (_("%s to test"), waiting);
    case 3:
    default:
      /* Translators: %s: people whose results are still to be reported */
      return g_strdup_printf (_("%s to report"), waiting);
    }
}

/**
 * bw_chain_new_truth:
 * @facts: facts, with a round
 * @place: of which place
 * @step: of the chain
 *
 * Returns: (transfer full): what stands behind it
 */
BwTruth *
bw_chain_new_truth (const BwFacts *facts,
                    BwPlace        place,
                    guint          step)
{
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;
  BwFigure figure;
  BwChain chain;
  BwTruth *truth;

  g_return_val_if_fail (facts != NULL && facts->round != NULL, NULL);
  g_return_val_if_fail (step < BW_N_CHAIN_STEPS, NULL);

  bw_chain_init (&chain, facts, place);
  value = bw_format_value (chain.done[step], BW_BOUND_EXACT, facts->language);
  note = bw_chain_dup_note (&chain, step);
  truth = bw_truth_new (bw_chain_get_name (step), value);
  bw_truth_take (truth, _("Out of"), bw_format_value (chain.target, BW_BOUND_EXACT, facts->language));
  if (chain.is_contradiction[step])
    bw_truth_warn (truth, _("Contradiction"), g_steal_pointer (&note));
  else if (note[0] != '\0')
    bw_truth_take (truth, _("Waits"), g_steal_pointer (&note));
  bw_truth_take (truth, _("Counted"), g_strdup (_("people, also where their samples share a tube")));
  if (get_figure (facts, place, step, &figure))
    bw_truth_add_figure (truth, &figure, facts->now, facts->zone, facts->language);
  bw_call_words_add_truth (truth, facts->desk, place, facts->sampling, figure.measure);
  return truth;
}
