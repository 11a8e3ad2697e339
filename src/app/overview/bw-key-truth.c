/* bw-key-truth.c: what stands behind each of the six figures at the top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-key-truth.h"

#include "bw-call-words.h"
#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>

typedef void (*TruthFunc) (BwTruth       *truth,
                           const BwFacts *facts,
                           BwPlace        place);

static void
take_figure (BwTruth       *truth,
             const BwFacts *facts,
             BwPlace        place,
             const char    *label,
             const char    *id)
{
  BwFigure figure;

  bw_facts_get_figure (facts, place, NULL, id, &figure);
  bw_truth_take (truth, label, bw_format_figure (&figure, facts->language));
}

static void
take_time (BwTruth       *truth,
           const BwFacts *facts,
           const char    *label,
           gint64         time)
{
  if (time != 0)
    bw_truth_take (truth, label, bw_format_date_time (time, facts->zone, facts->language));
}

static void
take_as_of (BwTruth       *truth,
            const BwFacts *facts,
            gint64         at)
{
  bw_truth_take (truth, _("As of"),
                 at != 0 ? bw_format_as_of (at, facts->now, facts->zone, facts->language)
                         : bw_format_value (NAN, BW_BOUND_EXACT, facts->language));
}

static void
fill_sampled (BwTruth       *truth,
              const BwFacts *facts,
              BwPlace        place)
{
  BwFigure figure;

  bw_facts_get_figure (facts, place, NULL, "sampled", &figure);
  take_figure (truth, facts, place, _("Out of"), "target");
  take_figure (truth, facts, place, _("Excluded"), "excluded");
  if (figure.measure != NULL)
    bw_truth_add_figure (truth, &figure, facts->now, facts->zone, facts->language);
  bw_call_words_add_truth (truth, facts->desk, place, facts->sampling, figure.measure);
}

static void
fill_share (BwTruth       *truth,
            const BwFacts *facts,
            BwPlace        place)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, place);

  fill_sampled (truth, facts, place);
  bw_truth_take (truth, _("Planned by now"), bw_format_share (pace->plan_share));
  g_free (truth->definition);
  truth->definition = g_strdup (_("People sampled by people to be sampled in this round. The plan is the "
                                  "milestones of the round, linear between two."));
}

static void
fill_finish (BwTruth       *truth,
             const BwFacts *facts,
             BwPlace        place)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, place);
  const BwPace *last = pace->latest_part != BW_PLACE_NONE ? bw_desk_get_pace (facts->desk, pace->latest_part) : pace;

  take_time (truth, facts, _("Deadline"), facts->round->deadline);
  take_time (truth, facts, _("Earliest (P10)"), pace->finish_early);
  take_time (truth, facts, _("Latest (P90)"), pace->finish_late);
  if (pace->finish != 0)
    bw_truth_take (truth, _("Margin"), bw_format_margin (pace->margin, TRUE, facts->language));
  if (pace->latest_part != BW_PLACE_NONE)
    bw_truth_take (truth, _("Finishes last"),
                   g_strdup (bw_place_tree_get_name (facts->places, pace->latest_part, facts->language)));

  /* Of the part that decides: the whole may be fast enough without it. */
  bw_truth_take (truth, _("Last hour"), bw_format_value (last->rate, BW_BOUND_EXACT, facts->language));
  if (!isnan (last->needed))
    bw_truth_take (truth, _("Needed an hour"), bw_format_integer (ceil (last->needed)));
  take_as_of (truth, facts, pace->as_of);
  bw_truth_take (truth, _("Source"), g_strdup (_("Projected from the reports")));
  truth->definition = g_strdup (_("When the last of its parts will have sampled everybody, at the pace of "
                                  "the same hours before. While a part cannot be told yet, the pace of "
                                  "the whole counts too."));
}

static void
take_conditions (BwTruth       *truth,
                 const BwFacts *facts,
                 BwPlace        place,
                 BwSiteKind     kind)
{
  guint n_all = bw_facts_count_all (facts, place, kind);

  bw_truth_take (truth, _("Out of"), n_all > 0 ? bw_format_integer (n_all) : NULL);
  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      BwCondition condition = (BwCondition) i;
      guint n = bw_facts_count (facts, place, kind, condition);
      const char *word = bw_format_condition (condition, facts->language);

      if (n > 0 && bw_condition_is_exception (condition))
        bw_truth_warn (truth, word, bw_format_integer (n));
      else if (n > 0)
        bw_truth_take (truth, word, bw_format_integer (n));
    }
}

static void
fill_points (BwTruth       *truth,
             const BwFacts *facts,
             BwPlace        place)
{
  take_conditions (truth, facts, place, BW_SITE_KIND_SAMPLING);
  take_as_of (truth, facts, bw_picture_get_as_of (facts->picture, place, facts->sampling));
  bw_truth_take (truth, _("Source"), g_strdup (_("List of points and their reports")));
  truth->definition = g_strdup (_("Points that are open and report, of all sampling points."));
}

static void
fill_checkpoints (BwTruth       *truth,
                  const BwFacts *facts,
                  BwPlace        place)
{
  BwSubject subject = bw_picture_get_subject (facts->picture, "checkpoint");

  take_conditions (truth, facts, place, BW_SITE_KIND_CHECKPOINT);
  take_as_of (truth, facts, bw_picture_get_as_of (facts->picture, place, subject));
  bw_truth_take (truth, _("Source"), g_strdup (_("List of points and their reports")));
  truth->definition = g_strdup (_("A gap: temperature, health code, register or certificate is not "
                                  "checked there. To be confirmed: not all four are reported, and "
                                  "none is a gap. Not reported is not a gap."));
}

static void
fill_teams (BwTruth       *truth,
            const BwFacts *facts,
            BwPlace        place)
{
  BwFigure figure;

  bw_facts_get_figure (facts, place, "mobilisation", "teams", &figure);
  if (figure.measure != NULL)
    bw_truth_add_figure (truth, &figure, facts->now, facts->zone, facts->language);
  if (bw_facts_get_figure (facts, place, "mobilisation", "members", &figure))
    bw_truth_take (truth, _("Party members"), bw_format_figure (&figure, facts->language));
  if (bw_facts_get_figure (facts, place, "mobilisation", "branches", &figure))
    bw_truth_take (truth, _("Party branches"), bw_format_figure (&figure, facts->language));
  bw_facts_get_figure (facts, place, "mobilisation", "teams", &figure);
  bw_call_words_add_truth (truth, facts->desk, place, bw_picture_get_subject (facts->picture, "mobilisation"),
                           figure.measure);
}

/**
 * bw_key_truth_new:
 * @figure: which one
 * @facts: facts, with a round
 * @place: of which place
 *
 * Returns: (transfer full): what stands behind it
 */
BwTruth *
bw_key_truth_new (BwKeyFigure    figure,
                  const BwFacts *facts,
                  BwPlace        place)
{
  static const TruthFunc functions[] = {
    fill_sampled, fill_share, fill_finish, fill_points, fill_checkpoints, fill_teams,
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (functions) == BW_N_KEY_FIGURES);
  g_autofree char *value = NULL;
  BwFigureFace face;
  BwTruth *truth;

  g_return_val_if_fail (figure < BW_N_KEY_FIGURES, NULL);
  g_return_val_if_fail (facts != NULL && facts->round != NULL, NULL);

  bw_key_figure_init_face (figure, facts, place, &face);
  value = face.unit != NULL ? g_strdup_printf ("%s %s", face.value, face.unit) : g_strdup (face.value);
  truth = bw_truth_new (face.name, g_strstrip (value));
  bw_figure_face_clear (&face);
  functions[figure] (truth, facts, place);
  return truth;
}

/**
 * bw_key_truth_get_list:
 * @figure: which one
 *
 * Returns: (transfer none): what the button to the list behind it says
 */
const char *
bw_key_truth_get_list (BwKeyFigure figure)
{
  switch (figure)
    {
    case BW_KEY_FIGURE_POINTS:
      return _("Show the points");
    case BW_KEY_FIGURE_CHECKPOINTS:
      return _("Show the checkpoints");
    case BW_KEY_FIGURE_TEAMS:
      return _("Show the teams");
    case BW_KEY_FIGURE_SAMPLED:
    case BW_KEY_FIGURE_SHARE:
    case BW_KEY_FIGURE_FINISH:
    default:
      return _("Show the list");
    }
}
