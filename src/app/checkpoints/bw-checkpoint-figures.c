/* bw-checkpoint-figures.c: the five figures of the checkpoints, and what stands behind each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-figures.h"

#include "bw-call-face.h"
#include "bw-call-words.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* A count of checkpoints of @place in @condition. */
static guint
count (const BwFacts *facts,
       BwPlace        place,
       BwCondition    condition)
{
  return bw_facts_count (facts, place, BW_SITE_KIND_CHECKPOINT, condition);
}

/* At which somebody is known to stand. */
static guint
count_manned (const BwFacts *facts,
              BwPlace        place)
{
  return count (facts, place, BW_CONDITION_NORMAL) + count (facts, place, BW_CONDITION_GAP)
         + count (facts, place, BW_CONDITION_UNCONFIRMED) + count (facts, place, BW_CONDITION_BUSY)
         + count (facts, place, BW_CONDITION_JAMMED);
}

static gint64
get_as_of (const BwFacts *facts,
           BwPlace        place)
{
  BwSubject subject = bw_picture_get_subject (facts->picture, "checkpoint");

  return subject != BW_SUBJECT_NONE ? bw_picture_get_as_of (facts->picture, place, subject) : 0;
}

/* Who reports, and has turned nobody back since this morning, has told so: a flow is as
 * old as the newest report. */
static gboolean
is_old (const BwFacts   *facts,
        BwPlace          place,
        const BwMeasure *measure)
{
  return measure->stale_after > 0 && facts->now - get_as_of (facts, place) > measure->stale_after * BW_TIME_SECOND;
}

static gint64
get_midnight (const BwFacts *facts)
{
  g_autoptr (GDateTime) now = bw_time_to_date_time (facts->now, facts->zone);
  g_autoptr (GDateTime) midnight = g_date_time_new (facts->zone, g_date_time_get_year (now),
                                                    g_date_time_get_month (now), g_date_time_get_day_of_month (now),
                                                    0, 0, 0);

  return g_date_time_to_unix (midnight) * BW_TIME_SECOND;
}

/* What was added since midnight; NAN if that is not known: a site's history does not
 * come with the feed. */
static double
get_today (const BwFacts  *facts,
           BwPlace         place,
           const BwFigure *figure)
{
  BwSubject subject = bw_picture_get_subject (facts->picture, "checkpoint");
  const BwSeries *series = bw_picture_get_series (facts->picture, place, subject, figure->measure->index);

  if (series == NULL || bw_figure_is_missing (figure))
    return NAN;

  return bw_figure_get_value (figure) - bw_series_get_at (series, get_midnight (facts));
}

static void
set_as_of (const BwFacts *facts,
           gint64         at,
           BwFigureFace  *face)
{
  g_autofree char *as_of = NULL;

  if (at == 0)
    return;

  as_of = bw_format_as_of (at, facts->now, facts->zone, facts->language);
  /* Translators: %s: the time at which a figure was true */
  face->tooltip = g_strdup_printf (_("As of %s"), as_of);
}

static void
show_call (const BwFacts  *facts,
           BwPlace         place,
           const BwFigure *figure,
           BwFigureFace   *face)
{
  BwCall *call = bw_call_face_find (facts->desk, place, "checkpoint", figure);

  if (call != NULL)
    bw_call_face_show (facts->desk, call, face);
}

/* Who telephones tells all that passed so far, and the face what has today. */
static void
show_call_of_all (const BwFacts  *facts,
                  BwPlace         place,
                  const BwFigure *figure,
                  BwFigureFace   *face)
{
  BwCall *call = bw_call_face_find (facts->desk, place, "checkpoint", figure);

  if (call != NULL)
    bw_call_face_show_total (facts->desk, call, face);
}

static void
set_missing (const BwFacts *facts,
             BwFigureFace  *face)
{
  face->value = bw_format_value (NAN, BW_BOUND_EXACT, facts->language);
  face->is_missing = TRUE;
}

static void
set_warning (BwFigureFace *face,
             char         *note)
{
  g_free (face->note);
  face->note = note;
  face->symbol = BW_SYMBOL_LATE;
  face->tone = BW_TONE_LATE;
}

/* How many the checkpoints of a place guard, where somebody has told it of the whole. */
static char *
dup_guarded (const BwFacts *facts,
             BwPlace        place)
{
  g_autofree char *residents = NULL;
  BwFigure figure;

  if (!bw_facts_get_figure (facts, place, "grids", "residents", &figure) || !figure.has_stated)
    return NULL;

  residents = bw_format_figure (&figure, facts->language);
  /* Translators: people who live behind the checkpoints */
  return g_strdup_printf (_("%s residents"), residents);
}

static void
init_manned (const BwFacts    *facts,
             BwCheckpointBook *book,
             BwPlace           place,
             BwFigureFace     *face)
{
  guint n_all = bw_facts_count_all (facts, place, BW_SITE_KIND_CHECKPOINT);
  g_autofree char *all = bw_format_integer (n_all);
  guint n_unrecorded = bw_checkpoint_book_count_unrecorded (book, facts, place);
  guint n_communities;
  guint n_blind;

  face->name = g_strdup (_("Manned checkpoints"));
  if (n_all == 0 || count (facts, place, BW_CONDITION_UNKNOWN) == n_all)
    {
      set_missing (facts, face);
      return;
    }

  n_blind = bw_checkpoint_book_count_blind (book, place, &n_communities);
  face->value = bw_format_integer (count_manned (facts, place));
  face->unit = g_strdup_printf ("/ %s", all);
  if (n_blind > 0)
    /* Translators: communities of an area at none of whose checkpoints anybody is known to stand */
    set_warning (face, bw_format_text (ngettext ("%u community unmanned", "%u communities unmanned", n_blind),
                                       n_blind));
  else
    face->note = dup_guarded (facts, place);
  if (n_blind == 0 && n_unrecorded > 0)
    /* Translators: areas of which nobody has recorded any community: whether all are guarded cannot be told */
    set_warning (face, bw_format_text (ngettext ("%u area without communities on record",
                                                 "%u areas without communities on record", n_unrecorded),
                                       n_unrecorded));
  if (face->note == NULL && n_communities > 0)
    face->note = g_strdup (_("no blind spots"));
}

static void
init_complete (const BwFacts *facts,
               BwPlace        place,
               BwFigureFace  *face)
{
  guint n_manned = count_manned (facts, place);
  guint n_gaps = count (facts, place, BW_CONDITION_GAP);
  guint n_unconfirmed = count (facts, place, BW_CONDITION_UNCONFIRMED);
  g_autofree char *manned = bw_format_integer (n_manned);
  g_autofree char *gaps = NULL;
  g_autofree char *unconfirmed = NULL;

  face->name = g_strdup (_("All four measures"));
  if (n_manned == 0)
    {
      set_missing (facts, face);
      return;
    }

  face->value = bw_format_integer (n_manned - n_gaps - n_unconfirmed);
  face->unit = g_strdup_printf ("/ %s", manned);

  /* Translators: checkpoints at which a measure is not carried out */
  gaps = bw_format_text (ngettext ("%u with a gap", "%u with gaps", n_gaps), n_gaps);
  /* Translators: checkpoints of which not all measures are reported */
  unconfirmed = bw_format_text (_("%u to be confirmed"), n_unconfirmed);
  if (n_gaps > 0 && n_unconfirmed > 0)
    set_warning (face, g_strdup_printf ("%s · %s", gaps, unconfirmed));
  else if (n_gaps > 0)
    set_warning (face, g_steal_pointer (&gaps));
  else
    face->note = n_unconfirmed > 0 ? g_steal_pointer (&unconfirmed) : g_strdup (_("no gaps"));
}

/* Of the day where its history is known, else since the campaign began. */
static void
init_flow (const BwFacts *facts,
           BwPlace        place,
           const char    *id,
           const char    *today_name,
           const char    *name,
           BwFigureFace  *face)
{
  BwFigure figure;
  double today;
  g_autofree char *all = NULL;

  if (!bw_facts_get_figure (facts, place, "checkpoint", id, &figure) || bw_figure_is_missing (&figure))
    {
      face->name = g_strdup (name);
      set_missing (facts, face);
      show_call (facts, place, &figure, face);
      return;
    }

  today = get_today (facts, place, &figure);
  all = bw_format_figure (&figure, facts->language);
  face->name = g_strdup (isnan (today) ? name : today_name);
  face->value = isnan (today) ? g_strdup (all) : bw_format_value (today, BW_BOUND_EXACT, facts->language);
  face->unit = g_strdup (facts->is_chinese ? figure.measure->unit_zh : "");
  face->is_stale = is_old (facts, place, figure.measure);
  set_as_of (facts, get_as_of (facts, place), face);
  if (face->is_stale)
    {
      face->note = g_strdup (face->tooltip);
      face->symbol = BW_SYMBOL_TIGHT;
      face->tone = BW_TONE_FG2;
    }
  else if (isnan (today))
    {
      face->note = g_strdup (_("since the campaign began"));
    }
  else
    {
      /* Translators: below what was counted today; %s: what was counted since the campaign began */
      face->note = g_strdup_printf (_("%s in all"), all);
    }

  if (isnan (today))
    show_call (facts, place, &figure, face);
  else
    show_call_of_all (facts, place, &figure, face);
}

/* (transfer full): since the campaign began, or "not reported" */
static char *
dup_count (const BwFacts *facts,
           BwPlace        place,
           const char    *id)
{
  BwFigure figure;

  return bw_facts_get_figure (facts, place, "checkpoint", id, &figure)
           ? bw_format_figure (&figure, facts->language) : bw_format_value (NAN, BW_BOUND_EXACT, facts->language);
}

/* Beside what stands there already, also where that is missing or old. Takes @text. */
static void
take_note (BwFigureFace *face,
           char         *text)
{
  char *note = face->note != NULL ? g_strjoin (" · ", face->note, text, NULL) : g_strdup (text);

  g_free (text);
  g_free (face->note);
  face->note = note;
}

static void
init_passed (const BwFacts *facts,
             BwPlace        place,
             BwFigureFace  *face)
{
  g_autofree char *vehicles = dup_count (facts, place, "vehicles");

  init_flow (facts, place, "passed", _("Passages today"), _("Passages"), face);
  /* Translators: vehicles that passed since the campaign began; %s: a number, or "not reported" */
  take_note (face, g_strdup_printf (_("vehicles %s"), vehicles));
}

static void
init_turned_back (const BwFacts *facts,
                  BwPlace        place,
                  BwFigureFace  *face)
{
  g_autofree char *fever = dup_count (facts, place, "fever");

  init_flow (facts, place, "turned_back", _("Turned back today"), _("Turned back"), face);
  /* Translators: how many had a fever since the campaign began; %s: a number, or "not reported" */
  take_note (face, g_strdup_printf (_("fever %s"), fever));
}

static void
set_needed (const BwFacts *facts,
            BwPlace        place,
            double         guards,
            double         required,
            BwBound        bound,
            BwFigureFace  *face)
{
  g_autofree char *needed = bw_format_value (required, bound, facts->language);
  g_autofree char *missing = bw_format_value (required - guards, bound, facts->language);

  if (isnan (required))
    return;

  /* Where nobody speaks there may be guards, or none. */
  if (face->is_stale)
    face->note = g_strdup (face->tooltip);
  else if (guards < required && count (facts, place, BW_CONDITION_SILENT) == 0
           && count (facts, place, BW_CONDITION_UNKNOWN) == 0)
    /* Translators: guards that are needed, and how many of them are not there */
    face->note = g_strdup_printf (_("%s needed, %s missing"), needed, missing);
  else
    /* Translators: guards that are needed */
    face->note = g_strdup_printf (_("%s needed"), needed);
}

static void
init_guards (const BwFacts    *facts,
             BwCheckpointBook *book,
             BwPlace           place,
             BwFigureFace     *face)
{
  BwBound bound;
  double required = bw_checkpoint_book_get_required (book, place, &bound);
  BwFigure figure;
  double guards;

  face->name = g_strdup (_("Guards on duty"));
  if (!bw_facts_get_figure (facts, place, "checkpoint", "guards", &figure) || bw_figure_is_missing (&figure))
    {
      set_missing (facts, face);
      show_call (facts, place, &figure, face);
      return;
    }

  guards = bw_figure_get_value (&figure);
  face->value = bw_format_figure (&figure, facts->language);
  face->unit = g_strdup (facts->is_chinese ? figure.measure->unit_zh : "");
  face->is_stale = bw_figure_is_stale (&figure, facts->now);
  set_as_of (facts, bw_figure_get_as_of (&figure), face);
  set_needed (facts, place, guards, required, bound, face);
  show_call (facts, place, &figure, face);
}

static void
fill_conditions (BwTruth          *truth,
                 const BwFacts    *facts,
                 BwCheckpointBook *book,
                 BwPlace           place)
{
  gint64 at = get_as_of (facts, place);
  guint n_communities;
  guint n_blind;

  bw_truth_take (truth, _("Out of"), bw_format_integer (bw_facts_count_all (facts, place, BW_SITE_KIND_CHECKPOINT)));
  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      guint n = count (facts, place, (BwCondition) i);
      const char *word = bw_format_condition ((BwCondition) i, facts->language);

      if (n > 0 && bw_condition_is_exception ((BwCondition) i))
        bw_truth_warn (truth, word, bw_format_integer (n));
      else if (n > 0)
        bw_truth_take (truth, word, bw_format_integer (n));
    }

  n_blind = bw_checkpoint_book_count_blind (book, place, &n_communities);
  if (n_communities > 0)
    bw_truth_take (truth, _("Communities"), bw_format_integer (n_communities));
  if (n_blind > 0)
    bw_truth_warn (truth, _("Unmanned communities"), bw_format_integer (n_blind));

  bw_truth_take (truth, _("As of"), at != 0 ? bw_format_as_of (at, facts->now, facts->zone, facts->language)
                                            : bw_format_value (NAN, BW_BOUND_EXACT, facts->language));
  bw_truth_take (truth, _("Source"), g_strdup (_("List of points and their reports")));
  truth->definition = g_strdup (_("Manned: open, and heard of within the hours that a checkpoint may be silent. A "
                                  "community is unmanned if none of its checkpoints is known to be."));
}

static void
fill_measure (BwTruth       *truth,
              const BwFacts *facts,
              BwPlace        place,
              const char    *id)
{
  BwFigure figure;

  bw_facts_get_figure (facts, place, "checkpoint", id, &figure);
  if (figure.measure != NULL)
    bw_truth_add_figure (truth, &figure, facts->now, facts->zone, facts->language);
  bw_call_words_add_truth (truth, facts->desk, place, bw_picture_get_subject (facts->picture, "checkpoint"),
                           figure.measure);
}

/**
 * bw_checkpoint_figures_init_face:
 * @figure: which one
 * @facts: of the desk
 * @book: of the same
 * @place: an area or a checkpoint
 * @face: (out): filled
 */
void
bw_checkpoint_figures_init_face (BwCheckpointFigure  figure,
                                 const BwFacts      *facts,
                                 BwCheckpointBook   *book,
                                 BwPlace             place,
                                 BwFigureFace       *face)
{
  g_return_if_fail (facts != NULL && book != NULL && face != NULL);

  *face = (BwFigureFace) { .tone = BW_TONE_FG2 };
  switch (figure)
    {
    case BW_CHECKPOINT_FIGURE_MANNED:
      init_manned (facts, book, place, face);
      break;
    case BW_CHECKPOINT_FIGURE_COMPLETE:
      init_complete (facts, place, face);
      break;
    case BW_CHECKPOINT_FIGURE_PASSED:
      init_passed (facts, place, face);
      break;
    case BW_CHECKPOINT_FIGURE_TURNED_BACK:
      init_turned_back (facts, place, face);
      break;
    case BW_CHECKPOINT_FIGURE_GUARDS:
      init_guards (facts, book, place, face);
      break;
    default:
      g_return_if_reached ();
    }

  if (face->tooltip == NULL)
    set_as_of (facts, get_as_of (facts, place), face);
}

/**
 * bw_checkpoint_figures_new_truth:
 * @figure: which one
 * @facts: of the desk
 * @book: of the same
 * @place: an area or a checkpoint
 *
 * Returns: (transfer full): what stands behind it
 */
BwTruth *
bw_checkpoint_figures_new_truth (BwCheckpointFigure  figure,
                                 const BwFacts      *facts,
                                 BwCheckpointBook   *book,
                                 BwPlace             place)
{
  g_autofree char *value = NULL;
  BwFigureFace face;
  BwTruth *truth;

  g_return_val_if_fail (facts != NULL && book != NULL, NULL);

  bw_checkpoint_figures_init_face (figure, facts, book, place, &face);
  value = face.unit != NULL ? g_strdup_printf ("%s %s", face.value, face.unit) : g_strdup (face.value);
  truth = bw_truth_new (face.name, g_strstrip (value));
  bw_figure_face_clear (&face);

  switch (figure)
    {
    case BW_CHECKPOINT_FIGURE_PASSED:
      fill_measure (truth, facts, place, "passed");
      break;
    case BW_CHECKPOINT_FIGURE_TURNED_BACK:
      fill_measure (truth, facts, place, "turned_back");
      break;
    case BW_CHECKPOINT_FIGURE_GUARDS:
      fill_measure (truth, facts, place, "guards");
      break;
    case BW_CHECKPOINT_FIGURE_MANNED:
    case BW_CHECKPOINT_FIGURE_COMPLETE:
    default:
      fill_conditions (truth, facts, book, place);
      break;
    }

  return truth;
}
