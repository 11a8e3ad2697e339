/* bw-sampling-figure.c: the five figures of the sampling page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sampling-figure.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-key-truth.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

static double
get_value (const BwFacts *facts,
           BwPlace        place,
           const char    *id)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (facts->picture), id);

  return measure != NULL ? bw_picture_get_value (facts->picture, place, facts->sampling, measure->index) : NAN;
}

static void
init_hour (const BwFacts *facts,
           BwPlace        place,
           BwFigureFace  *face)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, place);
  double yesterday = bw_sampling_figure_get_yesterday (facts, place);
  g_autofree char *as_of = NULL;

  face->name = g_strdup (_("Last hour"));
  face->value = bw_format_value (pace->rate, BW_BOUND_EXACT, facts->language);
  face->is_missing = isnan (pace->rate);
  face->is_stale = bw_facts_is_stale (facts, place);
  if (isnan (pace->rate))
    {
      g_free (face->value);
      face->value = g_strdup (_("cannot tell yet"));
      face->note = g_strdup (isnan (pace->done) ? _("nothing reported") : _("needs 30 min of data"));
      return;
    }

  face->unit = g_strdup (facts->is_chinese ? "人" : "");
  if (isnan (yesterday))
    face->note = g_strdup (_("no data of yesterday"));
  else if (fabs (pace->rate - yesterday) < yesterday / 200.0)
    face->note = g_strdup (_("as in the same hour yesterday"));
  else if (yesterday <= 0.0)
    face->note = g_strdup (_("nobody in the same hour yesterday"));
  else
    /* Translators: change against the same hour yesterday, in percent with its sign */
    face->note = g_strdup_printf (_("%+.0f%% on the same hour yesterday"),
                                  (pace->rate / yesterday - 1.0) * 100.0);

  if (pace->as_of == 0)
    return;

  as_of = bw_format_as_of (pace->as_of, facts->now, facts->zone, facts->language);
  face->tooltip = g_strdup_printf (_("As of %s"), as_of);
}

/* Takes @text; it is told if there is any of it. */
static void
take_note (GPtrArray *notes,
           guint      n,
           char      *text)
{
  if (n > 0)
    g_ptr_array_add (notes, text);
  else
    g_free (text);
}

static void
init_points (const BwFacts *facts,
             BwPlace        place,
             BwFigureFace  *face)
{
  const BwSiteKind kind = BW_SITE_KIND_SAMPLING;
  guint n_all = bw_facts_count_all (facts, place, kind);
  guint n_paused = bw_facts_count (facts, place, kind, BW_CONDITION_PAUSED);
  guint n_jammed = bw_facts_count (facts, place, kind, BW_CONDITION_JAMMED);
  guint n_silent = bw_facts_count (facts, place, kind, BW_CONDITION_SILENT);
  guint n_unknown = bw_facts_count (facts, place, kind, BW_CONDITION_UNKNOWN);
  guint n_closed = bw_facts_count (facts, place, kind, BW_CONDITION_CLOSED);
  g_autofree char *all = bw_format_integer (n_all);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  face->name = g_strdup (_("Sampling points"));
  if (n_unknown == n_all)
    {
      face->value = bw_format_value (NAN, BW_BOUND_EXACT, facts->language);
      face->is_missing = TRUE;
      return;
    }

  face->value = bw_format_integer (n_all - n_paused - n_silent - n_closed - n_unknown);
  face->unit = g_strdup_printf (_("/ %s"), all);
  /* Translators: sampling points, after their number */
  take_note (notes, n_paused, bw_format_text (ngettext ("%u paused", "%u paused", n_paused), n_paused));
  /* Translators: sampling points where people wait too long */
  take_note (notes, n_jammed, bw_format_text (ngettext ("%u jammed", "%u jammed", n_jammed), n_jammed));
  /* Translators: sampling points that have not been heard of for long */
  take_note (notes, n_silent, bw_format_text (ngettext ("%u silent", "%u silent", n_silent), n_silent));
  take_note (notes, notes->len < 3 ? n_unknown : 0,
             /* Translators: sampling points that have reported nothing yet */
             bw_format_text (ngettext ("%u not reported", "%u not reported", n_unknown), n_unknown));
  take_note (notes, notes->len == 0 ? n_closed : 0,
             /* Translators: sampling points that have closed, as they should by now */
             bw_format_text (ngettext ("%u closed as planned", "%u closed as planned", n_closed), n_closed));
  if (notes->len == 0)
    g_ptr_array_add (notes, g_strdup (_("all report")));
  g_ptr_array_add (notes, NULL);
  face->note = g_strjoinv (" · ", (char **) notes->pdata);

  if (n_paused + n_jammed + n_silent == 0)
    return;
  face->tone = BW_TONE_LATE;
  face->symbol = n_paused > 0 ? BW_SYMBOL_PAUSED : n_jammed > 0 ? BW_SYMBOL_JAMMED : BW_SYMBOL_SILENT;
}

/* Who is counted once and what is never added: the chain counts people, tubes are
 * tubes, and the same person in another round is another count. */
static void
take_counting (BwTruth       *truth,
               const BwFacts *facts,
               BwPlace        place)
{
  const BwRound *round = facts->round;
  double tubes = get_value (facts, place, "tubes");
  double sampled = get_value (facts, place, "sampled");

  bw_truth_take (truth, _("Round"),
                 g_strdup (!facts->is_chinese && round->name_en != NULL ? round->name_en : round->name));
  if (round->pooling != NULL)
    /* Translators: pooling of a round: "10:1" is ten people in a tube */
    bw_truth_take (truth, _("Pooling"),
                   g_str_equal (round->pooling, "household") ? g_strdup (_("one household a tube"))
                                                              : g_strdup (round->pooling));
  if (!isnan (tubes))
    bw_truth_take (truth, _("Tubes"), bw_format_integer (tubes));
  if (tubes > 0.0 && sampled >= 0.0)
    bw_truth_take (truth, _("People a tube"), g_strdup_printf ("%.1f", sampled / tubes));
  bw_truth_take (truth, _("Counted"),
                 g_strdup (_("people of this round; over several rounds it would be person-times, "
                             "which are never added to people")));
}

static void
take_hour (BwTruth       *truth,
           const BwFacts *facts,
           BwPlace        place)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, place);
  double yesterday = bw_sampling_figure_get_yesterday (facts, place);

  bw_truth_take (truth, _("Same hour yesterday"), bw_format_value (yesterday, BW_BOUND_EXACT, facts->language));
  if (!isnan (pace->needed))
    bw_truth_take (truth, _("Needed an hour"), bw_format_integer (ceil (pace->needed)));
  bw_truth_take (truth, _("As of"),
                 pace->as_of != 0 ? bw_format_as_of (pace->as_of, facts->now, facts->zone, facts->language)
                                  : bw_format_value (NAN, BW_BOUND_EXACT, facts->language));
  bw_truth_take (truth, _("Source"), g_strdup (_("History of the reports")));
  truth->definition = g_strdup (_("People sampled in the sixty minutes before now, and in the same "
                                  "sixty minutes a day before."));
}

static BwTruth *
make_truth (BwSamplingFigure  figure,
            const BwFacts    *facts,
            BwPlace           place)
{
  g_autofree char *value = NULL;
  BwFigureFace face;
  BwTruth *truth;

  bw_sampling_figure_init_face (figure, facts, place, &face);
  value = face.unit != NULL ? g_strdup_printf ("%s %s", face.value, face.unit) : g_strdup (face.value);
  truth = bw_truth_new (face.name, g_strstrip (value));
  bw_figure_face_clear (&face);
  return truth;
}

/**
 * bw_sampling_figure_init_face:
 * @figure: which one
 * @facts: facts, with a round
 * @place: of which place
 * @face: (out): what it shows; bw_figure_face_clear()
 */
void
bw_sampling_figure_init_face (BwSamplingFigure  figure,
                              const BwFacts    *facts,
                              BwPlace           place,
                              BwFigureFace     *face)
{
  g_return_if_fail (figure < BW_N_SAMPLING_FIGURES);
  g_return_if_fail (facts != NULL && facts->round != NULL);
  g_return_if_fail (face != NULL);

  *face = (BwFigureFace) { .tone = BW_TONE_FG2 };
  switch (figure)
    {
    case BW_SAMPLING_FIGURE_SAMPLED:
      bw_key_figure_init_face (BW_KEY_FIGURE_SAMPLED, facts, place, face);
      break;
    case BW_SAMPLING_FIGURE_SHARE:
      bw_key_figure_init_face (BW_KEY_FIGURE_SHARE, facts, place, face);
      break;
    case BW_SAMPLING_FIGURE_FINISH:
      bw_key_figure_init_face (BW_KEY_FIGURE_FINISH, facts, place, face);
      break;
    case BW_SAMPLING_FIGURE_HOUR:
      init_hour (facts, place, face);
      break;
    case BW_SAMPLING_FIGURE_POINTS:
    default:
      init_points (facts, place, face);
      break;
    }
}

/**
 * bw_sampling_figure_new_truth:
 * @figure: which one
 * @facts: facts, with a round
 * @place: of which place
 *
 * Returns: (transfer full): what stands behind it
 */
BwTruth *
bw_sampling_figure_new_truth (BwSamplingFigure  figure,
                              const BwFacts    *facts,
                              BwPlace           place)
{
  BwTruth *truth;

  g_return_val_if_fail (figure < BW_N_SAMPLING_FIGURES, NULL);
  g_return_val_if_fail (facts != NULL && facts->round != NULL, NULL);

  switch (figure)
    {
    case BW_SAMPLING_FIGURE_SAMPLED:
      truth = bw_key_truth_new (BW_KEY_FIGURE_SAMPLED, facts, place);
      take_counting (truth, facts, place);
      return truth;
    case BW_SAMPLING_FIGURE_SHARE:
      return bw_key_truth_new (BW_KEY_FIGURE_SHARE, facts, place);
    case BW_SAMPLING_FIGURE_FINISH:
      return bw_key_truth_new (BW_KEY_FIGURE_FINISH, facts, place);
    case BW_SAMPLING_FIGURE_HOUR:
      truth = make_truth (figure, facts, place);
      take_hour (truth, facts, place);
      return truth;
    case BW_SAMPLING_FIGURE_POINTS:
    default:
      return bw_key_truth_new (BW_KEY_FIGURE_POINTS, facts, place);
    }
}

double
bw_sampling_figure_get_yesterday (const BwFacts *facts,
                                  BwPlace        place)
{
  BwSeries *history;
  gint64 end;

  g_return_val_if_fail (facts != NULL, NAN);

  history = bw_picture_get_series (facts->picture, place, facts->sampling, facts->sampled);
  end = facts->now - BW_TIME_DAY;
  if (history == NULL || history->n_values == 0 || end - BW_TIME_HOUR < history->start)
    return NAN;

  return bw_series_get_at (history, end) - bw_series_get_at (history, end - BW_TIME_HOUR);
}
