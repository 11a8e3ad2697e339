/* bw-key-figure.c: the six figures at the top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-key-figure.h"

#include "bw-call-face.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

typedef void (*FaceFunc) (const BwFacts *facts,
                          BwPlace        place,
                          BwFigureFace  *face);

static void
set_not_reported (const BwFacts *facts,
                  BwFigureFace  *face)
{
  face->value = bw_format_value (NAN, BW_BOUND_EXACT, facts->language);
  face->is_missing = TRUE;
}

/* What would follow from a count below zero: none, and why. */
static void
set_impossible (const BwFacts *facts,
                BwFigureFace  *face)
{
  face->is_missing = TRUE;
  face->symbol = BW_SYMBOL_TIGHT;
  face->tone = BW_TONE_LATE;
  face->note = g_strdup (bw_format_contradiction (BW_CONTRADICTION_CORRECTIONS, facts->language));
}

/* Hovering tells the time of every figure. */
static void
set_as_of (const BwFacts *facts,
           BwFigureFace  *face,
           gint64         at)
{
  g_autofree char *as_of = NULL;

  if (at == 0)
    return;

  as_of = bw_format_as_of (at, facts->now, facts->zone, facts->language);
  /* Translators: %s: the time at which a figure was true */
  face->tooltip = g_strdup_printf (_("As of %s"), as_of);
}

/* @subject (nullable): the sampling of the round. */
static void
show_call (const BwFacts  *facts,
           BwPlace         place,
           const char     *subject,
           const BwFigure *figure,
           BwFigureFace   *face)
{
  const char *name = subject != NULL ? subject : bw_picture_get_subject_name (facts->picture, facts->sampling);
  BwCall *call = bw_call_face_find (facts->desk, place, name, figure);

  if (call != NULL)
    bw_call_face_show (facts->desk, call, face);
}

static void
set_stale (const BwFacts *facts,
           BwPlace        place,
           BwFigureFace  *face)
{
  if (!bw_facts_is_stale (facts, place))
    return;

  face->is_stale = TRUE;
  if (face->tooltip != NULL)
    {
      g_free (face->note);
      face->note = g_strdup (face->tooltip);
      face->symbol = BW_SYMBOL_TIGHT;
      face->tone = BW_TONE_FG2;
    }
}

/* "长葛市沿用 14:18 数据": a part that has gone silent stands in its total. */
static char *
dup_old_part_note (const BwFacts *facts,
                   BwPlace        place)
{
  g_autofree char *as_of = NULL;
  const BwPlace *parts;
  BwPlace stale = BW_PLACE_NONE;
  guint n_parts;
  guint n_stale = 0;

  parts = bw_place_tree_get_parts (facts->places, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (bw_place_tree_is_site (facts->places, parts[i]) || !bw_facts_is_stale (facts, parts[i]))
        continue;
      stale = parts[i];
      n_stale++;
    }

  if (n_stale == 0)
    return NULL;
  if (n_stale > 1)
    /* Translators: parts whose newest report is too old */
    return bw_format_text (ngettext ("%u area with old data", "%u areas with old data", n_stale), n_stale);

  as_of = bw_format_as_of (bw_picture_get_as_of (facts->picture, stale, facts->sampling), facts->now,
                           facts->zone, facts->language);
  /* Translators: an area, and the time of its newest report: Changge with data of 14:18 */
  return g_strdup_printf (_("%s with data of %s"),
                          bw_place_tree_get_name (facts->places, stale, facts->language), as_of);
}

static void
init_sampled (const BwFacts *facts,
              BwPlace        place,
              BwFigureFace  *face)
{
  const BwMeasure *measure;
  BwFigure figure;
  BwContradiction contradiction = BW_CONTRADICTION_NONE;
  double target = bw_picture_get_value (facts->picture, place, facts->sampling, facts->target);
  g_autofree char *goal = NULL;

  face->name = g_strdup (_("Sampled"));
  if (!bw_facts_get_figure (facts, place, NULL, "sampled", &figure))
    {
      set_not_reported (facts, face);
    }
  else
    {
      measure = figure.measure;
      contradiction = bw_figure_get_contradiction (&figure);
      face->value = bw_format_figure (&figure, facts->language);
      face->unit = g_strdup (facts->is_chinese ? measure->unit_zh : "");
      set_as_of (facts, face, bw_figure_get_as_of (&figure));
    }

  face->note = contradiction != BW_CONTRADICTION_NONE
               ? g_strdup (bw_format_contradiction (contradiction, facts->language))
               : dup_old_part_note (facts, place);
  if (face->note != NULL)
    {
      face->symbol = BW_SYMBOL_TIGHT;
      face->tone = BW_TONE_LATE;
    }
  else if (isnan (target))
    {
      face->note = g_strdup (_("no target set"));
    }
  else
    {
      goal = bw_format_integer (target);
      /* Translators: below the number of people sampled; %s: how many there are in all */
      face->note = g_strdup_printf (_("of %s"), goal);
    }
  set_stale (facts, place, face);
  show_call (facts, place, NULL, &figure, face);
}

static void
init_share (const BwFacts *facts,
            BwPlace        place,
            BwFigureFace  *face)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, place);
  g_autofree char *plan = bw_format_share (pace->plan_share);
  g_autofree char *points = NULL;
  double behind;

  face->name = g_strdup (_("Completed"));
  if (bw_pace_is_overcorrected (pace))
    {
      set_impossible (facts, face);
      face->value = bw_format_share (NAN);
      return;
    }
  if (isnan (pace->share))
    {
      set_not_reported (facts, face);
      /* Translators: %s: share of the target that the plan wants now */
      face->note = g_strdup_printf (_("plan %s"), plan);
      return;
    }

  face->value = bw_format_share (pace->share < 1.0 ? MIN (pace->share, 0.999) : pace->share);

  /* Of what is shown, so that the three numbers agree. */
  behind = (round (pace->plan_share * 1000.0) - round (pace->share * 1000.0)) / 10.0;
  points = g_strdup_printf ("%.1f", ABS (behind));
  if (behind > 0.0)
    {
      face->tone = BW_TONE_LATE;
      /* Translators: share that the plan wants, and percentage points behind it */
      face->note = g_strdup_printf (_("plan %s, %s behind"), plan, points);
    }
  else
    {
      /* Translators: share that the plan wants, and percentage points ahead of it */
      face->note = g_strdup_printf (_("plan %s, %s ahead"), plan, points);
    }
  set_as_of (facts, face, pace->as_of);
  set_stale (facts, place, face);
}

static void
set_margin (const BwFacts *facts,
            BwPlace        place,
            const BwPace  *pace,
            BwFigureFace  *face)
{
  g_autofree char *margin = bw_format_margin (pace->margin, TRUE, facts->language);

  face->value = bw_format_day_time (pace->finish, facts->zone, facts->language);
  if (pace->state == BW_PACE_LATE)
    {
      face->symbol = BW_SYMBOL_LATE;
      face->tone = BW_TONE_LATE;
    }
  else if (pace->state == BW_PACE_TIGHT)
    {
      face->symbol = BW_SYMBOL_TIGHT;
      face->tone = BW_TONE_TIGHT;
    }

  if (pace->latest_part != BW_PLACE_NONE && pace->latest_part != place)
    face->note = g_strdup_printf ("%s · %s", margin,
                                  bw_place_tree_get_name (facts->places, pace->latest_part,
                                                          facts->language));
  else
    face->note = g_steal_pointer (&margin);
}

static void
init_finish (const BwFacts *facts,
             BwPlace        place,
             BwFigureFace  *face)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, place);

  face->name = g_strdup (_("Projected finish"));
  if (pace->state == BW_PACE_DONE)
    {
      face->value = g_strdup (C_("area", "Done"));
      face->symbol = BW_SYMBOL_DONE;
      if (pace->finish != 0)
        face->note = bw_format_day_time (pace->finish, facts->zone, facts->language);
    }
  else if (pace->finish != 0)
    {
      set_margin (facts, place, pace, face);
    }
  else if (pace->state == BW_PACE_LATE)
    {
      face->value = g_strdup (_("after the deadline"));
      face->is_missing = TRUE;
      face->symbol = BW_SYMBOL_LATE;
      face->tone = BW_TONE_LATE;
      face->note = facts->now >= facts->round->deadline ? g_strdup (_("deadline is over"))
                                                        : g_strdup (_("no end in sight"));
    }
  else if (bw_pace_is_overcorrected (pace))
    {
      set_impossible (facts, face);
      face->value = g_strdup (_("cannot tell yet"));
    }
  else
    {
      face->value = g_strdup (_("cannot tell yet"));
      face->is_missing = TRUE;
      face->note = isnan (pace->done) ? g_strdup (_("nothing reported"))
                                      : g_strdup (_("needs 30 min of data"));
    }
  set_as_of (facts, face, pace->as_of);
  set_stale (facts, place, face);
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

static char *
join_notes (GPtrArray *notes)
{
  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" · ", (char **) notes->pdata);
}

static void
init_points (const BwFacts *facts,
             BwPlace        place,
             BwFigureFace  *face)
{
  const BwSiteKind kind = BW_SITE_KIND_SAMPLING;
  guint n_all = bw_facts_count_all (facts, place, kind);
  guint n_paused = bw_facts_count (facts, place, kind, BW_CONDITION_PAUSED);
  guint n_silent = bw_facts_count (facts, place, kind, BW_CONDITION_SILENT);
  guint n_unknown = bw_facts_count (facts, place, kind, BW_CONDITION_UNKNOWN);
  guint n_closed = bw_facts_count (facts, place, kind, BW_CONDITION_CLOSED);
  g_autofree char *all = bw_format_integer (n_all);
  g_autofree char *paused = bw_format_integer (n_paused);
  g_autofree char *silent = bw_format_integer (n_silent);
  g_autofree char *unknown = bw_format_integer (n_unknown);
  g_autofree char *closed = bw_format_integer (n_closed);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  face->name = g_strdup (_("Sampling points"));
  if (n_unknown == n_all)
    {
      set_not_reported (facts, face);
      return;
    }

  face->value = bw_format_integer (n_all - n_paused - n_silent - n_closed - n_unknown);
  /* Translators: points in all, after those that report: 612 / 640 */
  face->unit = g_strdup_printf (_("/ %s"), all);
  /* Translators: sampling points that pause */
  take_note (notes, n_paused, g_strdup_printf (_("%s paused"), paused));
  /* Translators: sampling points or checkpoints that have not been heard of for long */
  take_note (notes, n_silent, g_strdup_printf (_("%s silent"), silent));
  /* Translators: sampling points or checkpoints that have reported nothing yet */
  take_note (notes, n_unknown, g_strdup_printf (_("%s not reported"), unknown));
  /* Translators: sampling points that have closed, as they should by now */
  take_note (notes, notes->len == 0 ? n_closed : 0, g_strdup_printf (_("%s closed as planned"), closed));
  face->note = notes->len > 0 ? join_notes (notes) : g_strdup (_("all report"));
  face->tone = n_paused + n_silent > 0 ? BW_TONE_LATE : BW_TONE_FG2;
  if (n_paused + n_silent > 0)
    face->symbol = n_paused > 0 ? BW_SYMBOL_PAUSED : BW_SYMBOL_SILENT;
}

static char *
dup_checkpoint_note (BwCondition condition,
                     const char *n)
{
  switch (condition)
    {
    case BW_CONDITION_GAP:
      /* Translators: checkpoints where a measure is not carried out */
      return g_strdup_printf (_("%s with gaps"), n);
    case BW_CONDITION_PAUSED:
      /* Translators: sampling points or checkpoints that pause */
      return g_strdup_printf (_("%s paused"), n);
    case BW_CONDITION_SILENT:
      /* Translators: sampling points or checkpoints that have not been heard of for long */
      return g_strdup_printf (_("%s silent"), n);
    case BW_CONDITION_UNCONFIRMED:
      /* Translators: checkpoints that have reported some of their four measures only */
      return g_strdup_printf (_("%s to be confirmed"), n);
    case BW_CONDITION_UNKNOWN:
      /* Translators: sampling points or checkpoints that have reported nothing yet */
      return g_strdup_printf (_("%s not reported"), n);
    case BW_CONDITION_CLOSED:
      /* Translators: sampling points that have closed, as they should by now */
      return g_strdup_printf (_("%s closed as planned"), n);
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_BUSY:
    case BW_CONDITION_JAMMED:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The same beside others: so short that four of them stand in the card. */
static char *
dup_short_checkpoint_note (BwCondition condition,
                           const char *n)
{
  switch (condition)
    {
    case BW_CONDITION_GAP:
      /* Translators: checkpoints where a measure is not carried out, as short as can be */
      return g_strdup_printf (C_("checkpoints", "%s gaps"), n);
    case BW_CONDITION_PAUSED:
      /* Translators: checkpoints that pause, as short as can be */
      return g_strdup_printf (C_("checkpoints", "%s paused"), n);
    case BW_CONDITION_SILENT:
      /* Translators: checkpoints that have not been heard of for long, as short as can be */
      return g_strdup_printf (C_("checkpoints", "%s silent"), n);
    case BW_CONDITION_UNCONFIRMED:
      /* Translators: checkpoints that have reported some of their four measures only, as short as can be */
      return g_strdup_printf (C_("checkpoints", "%s to confirm"), n);
    case BW_CONDITION_UNKNOWN:
      /* Translators: checkpoints that have reported nothing yet, as short as can be */
      return g_strdup_printf (C_("checkpoints", "%s not reported"), n);
    case BW_CONDITION_CLOSED:
      /* Translators: checkpoints that have closed, as short as can be */
      return g_strdup_printf (C_("checkpoints", "%s closed"), n);
    case BW_CONDITION_NORMAL:
    case BW_CONDITION_BUSY:
    case BW_CONDITION_JAMMED:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* All that is not in order, the worst first. */
static char *
dup_checkpoint_notes (const BwFacts *facts,
                      BwPlace        place)
{
  static const BwCondition conditions[] = {
    BW_CONDITION_GAP, BW_CONDITION_PAUSED, BW_CONDITION_SILENT, BW_CONDITION_UNCONFIRMED,
    BW_CONDITION_UNKNOWN, BW_CONDITION_CLOSED,
  };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  guint n[G_N_ELEMENTS (conditions)];
  guint n_notes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      n[i] = bw_facts_count (facts, place, BW_SITE_KIND_CHECKPOINT, conditions[i]);
      n_notes += n[i] > 0 ? 1 : 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *number = bw_format_integer (n[i]);

      take_note (notes, n[i], n_notes == 1 ? dup_checkpoint_note (conditions[i], number)
                                           : dup_short_checkpoint_note (conditions[i], number));
    }

  return notes->len > 0 ? join_notes (notes) : NULL;
}

static void
init_checkpoints (const BwFacts *facts,
                  BwPlace        place,
                  BwFigureFace  *face)
{
  const BwSiteKind kind = BW_SITE_KIND_CHECKPOINT;
  guint n_all = bw_facts_count_all (facts, place, kind);

  face->name = g_strdup (_("Checkpoints"));
  if (n_all == 0)
    {
      set_not_reported (facts, face);
      return;
    }

  face->value = bw_format_integer (n_all);
  /* Translators: counting word of checkpoints after the number; empty in English */
  face->unit = g_strdup (facts->is_chinese ? C_("unit", "checkpoints") : "");
  face->note = dup_checkpoint_notes (facts, place);
  if (face->note == NULL)
    face->note = g_strdup (_("all measures carried out"));

  face->tone = bw_facts_count_exceptions (facts, place, kind) > 0 ? BW_TONE_LATE : BW_TONE_FG2;
  if (bw_facts_count (facts, place, kind, BW_CONDITION_GAP) > 0)
    face->symbol = BW_SYMBOL_LATE;
  else if (bw_facts_count (facts, place, kind, BW_CONDITION_PAUSED) > 0)
    face->symbol = BW_SYMBOL_PAUSED;
  else if (bw_facts_count (facts, place, kind, BW_CONDITION_SILENT) > 0)
    face->symbol = BW_SYMBOL_SILENT;
  else if (bw_facts_count (facts, place, kind, BW_CONDITION_UNCONFIRMED) > 0)
    face->symbol = BW_SYMBOL_TIGHT;
}

static void
init_teams (const BwFacts *facts,
            BwPlace        place,
            BwFigureFace  *face)
{
  BwFigure teams;
  BwFigure members;

  face->name = g_strdup (_("Volunteer teams"));
  if (bw_facts_get_figure (facts, place, "mobilisation", "members", &members))
    {
      g_autofree char *count = bw_format_figure (&members, facts->language);

      /* Translators: party members who serve in the volunteer teams */
      face->note = g_strdup_printf (_("%s party members"), count);
    }

  if (!bw_facts_get_figure (facts, place, "mobilisation", "teams", &teams))
    {
      set_not_reported (facts, face);
      show_call (facts, place, "mobilisation", &teams, face);
      return;
    }

  face->value = bw_format_figure (&teams, facts->language);
  /* Translators: counting word of teams after the number; empty in English */
  face->unit = g_strdup (facts->is_chinese ? C_("unit", "teams") : "");
  set_as_of (facts, face, bw_figure_get_as_of (&teams));
  show_call (facts, place, "mobilisation", &teams, face);
}

/**
 * bw_key_figure_init_face:
 * @figure: which one
 * @facts: facts, with a round
 * @place: of which place
 * @face: (out): what it shows; bw_figure_face_clear()
 */
void
bw_key_figure_init_face (BwKeyFigure    figure,
                         const BwFacts *facts,
                         BwPlace        place,
                         BwFigureFace  *face)
{
  static const FaceFunc functions[] = {
    init_sampled, init_share, init_finish, init_points, init_checkpoints, init_teams,
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (functions) == BW_N_KEY_FIGURES);

  g_return_if_fail (figure < BW_N_KEY_FIGURES);
  g_return_if_fail (facts != NULL && facts->round != NULL);
  g_return_if_fail (face != NULL);

  *face = (BwFigureFace) { .tone = BW_TONE_FG2 };
  functions[figure] (facts, place, face);
}
