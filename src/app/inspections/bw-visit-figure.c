/* bw-visit-figure.c: the five figures at the top of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-figure.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *
get_name (BwVisitFigure figure)
{
  switch (figure)
    {
    case BW_VISIT_FIGURE_FAULTS:
      return _("Faults found");
    case BW_VISIT_FIGURE_CLOSED:
      return _("Re-inspected and closed");
    case BW_VISIT_FIGURE_OPEN:
      return _("To be put right");
    case BW_VISIT_FIGURE_MEASURES:
      return _("Measures carried out");
    case BW_VISIT_FIGURE_TODAY:
    default:
      return _("Inspected today");
    }
}

/* When it was last told; 0: never, and then it is not known. */
static gint64
get_as_of (BwVisitFigure       figure,
           const BwVisitFacts *facts)
{
  return figure == BW_VISIT_FIGURE_MEASURES ? facts->checks_as_of : facts->as_of;
}

static gboolean
is_missing (BwVisitFigure       figure,
            const BwVisitFacts *facts)
{
  if (get_as_of (figure, facts) == 0)
    return TRUE;

  /* Where nobody went today nobody knows that nothing was wrong. */
  if (figure == BW_VISIT_FIGURE_FAULTS)
    return facts->n_today == 0;

  return figure == BW_VISIT_FIGURE_MEASURES && facts->n_checkpoints == 0;
}

static char *
dup_value (BwVisitFigure       figure,
           const BwVisitFacts *facts,
           const char         *language)
{
  if (is_missing (figure, facts))
    return bw_format_value (NAN, BW_BOUND_EXACT, language);

  switch (figure)
    {
    case BW_VISIT_FIGURE_FAULTS:
      return bw_format_integer (facts->n_faults);
    case BW_VISIT_FIGURE_CLOSED:
      return bw_format_integer (facts->n_closed);
    case BW_VISIT_FIGURE_OPEN:
      return bw_format_integer (facts->n_open);
    case BW_VISIT_FIGURE_MEASURES:
      return bw_format_share ((double) facts->n_complete / facts->n_checkpoints);
    case BW_VISIT_FIGURE_TODAY:
    default:
      return bw_format_integer (facts->n_today);
    }
}

static const char *
get_unit (BwVisitFigure figure)
{
  switch (figure)
    {
    case BW_VISIT_FIGURE_TODAY:
      return C_("unit of inspections", "visits");
    case BW_VISIT_FIGURE_FAULTS:
    case BW_VISIT_FIGURE_CLOSED:
    case BW_VISIT_FIGURE_OPEN:
      return C_("unit of faults", "items");
    case BW_VISIT_FIGURE_MEASURES:
    default:
      return NULL;
    }
}

/* Hours and minutes, as one says them. */
static char *
dup_span (gint64 span)
{
  int hours = (int) (span / BW_TIME_HOUR);
  int minutes = (int) (span % BW_TIME_HOUR / BW_TIME_MINUTE);

  if (hours == 0)
    /* Translators: a span of time */
    return g_strdup_printf (_("%d min"), minutes);

  /* Translators: a span of time, hours and minutes */
  return g_strdup_printf (_("%d h %d min"), hours, minutes);
}

static char *
dup_closed_note (const BwVisitFacts *facts)
{
  g_autofree char *span = facts->mean_close > 0 ? dup_span (facts->mean_close) : NULL;

  if (facts->n_closed == 0)
    return g_strdup (_("none closed today"));
  if (span == NULL)
    /* Translators: below how many follow-ups were closed: nobody knows when the inspections were */
    return g_strdup (_("how long it took is not reported"));

  /* Translators: how long it took on the mean: "3 h 40 min on average" */
  return g_strdup_printf (_("%s on average"), span);
}

static char *
dup_open_note (const BwVisitFacts *facts)
{
  if (facts->n_overdue > 0)
    /* Translators: of what is to be put right: "1 overdue · 1 due today" */
    return bw_format_text (_("%u overdue · %u due today"), facts->n_overdue, facts->n_due_today);

  /* Translators: of what is to be put right */
  return bw_format_text (_("%u due today"), facts->n_due_today);
}

static char *
dup_note (BwVisitFigure       figure,
          const BwVisitFacts *facts)
{
  g_autofree char *complete = NULL;
  g_autofree char *all = NULL;

  switch (figure)
    {
    case BW_VISIT_FIGURE_FAULTS:
      /* Translators: where faults were found today */
      return bw_format_text (ngettext ("in %u area", "in %u areas", facts->n_fault_parts), facts->n_fault_parts);
    case BW_VISIT_FIGURE_CLOSED:
      return dup_closed_note (facts);
    case BW_VISIT_FIGURE_OPEN:
      return dup_open_note (facts);
    case BW_VISIT_FIGURE_MEASURES:
      complete = bw_format_integer (facts->n_complete);
      all = bw_format_integer (facts->n_checkpoints);
      /* Translators: checkpoints with all measures, out of those that report: "1,846 / 1,852 checkpoints" */
      return g_strdup_printf (_("%s / %s checkpoints"), complete, all);
    case BW_VISIT_FIGURE_TODAY:
    default:
      /* Translators: of the inspections of today: "18 unannounced · 28 announced" */
      return bw_format_text (_("%u unannounced · %u announced"), facts->n_unannounced,
                             facts->n_today - facts->n_unannounced);
    }
}

static char *
dup_tooltip (gint64      as_of,
             gint64      now,
             GTimeZone  *zone,
             const char *language)
{
  g_autofree char *time = NULL;

  if (as_of == 0)
    return NULL;

  time = bw_format_as_of (as_of, now, zone, language);
  /* Translators: %s: the time at which a figure was true */
  return g_strdup_printf (_("As of %s"), time);
}

void
bw_visit_figure_init_face (BwVisitFigure       figure,
                           const BwVisitFacts *facts,
                           gint64              now,
                           GTimeZone          *zone,
                           const char         *language,
                           BwFigureFace       *face)
{
  gboolean is_late = figure == BW_VISIT_FIGURE_OPEN && facts->n_overdue > 0;
  gboolean is_known = !is_missing (figure, facts);

  *face = (BwFigureFace) {
    .name = g_strdup (get_name (figure)),
    .value = dup_value (figure, facts, language),
    .unit = g_strdup (is_known ? get_unit (figure) : NULL),
    .note = is_known ? dup_note (figure, facts) : NULL,
    .tooltip = dup_tooltip (get_as_of (figure, facts), now, zone, language),
    .symbol = is_late ? BW_SYMBOL_LATE : BW_SYMBOL_NONE,
    .tone = is_late ? BW_TONE_LATE : BW_TONE_FG2,
    .is_missing = !is_known,
  };
}

static const char *
get_definition (BwVisitFigure figure)
{
  switch (figure)
    {
    case BW_VISIT_FIGURE_FAULTS:
      return _("Findings of today that are partly met or not met; praise and what is in order do not count.");
    case BW_VISIT_FIGURE_CLOSED:
      return _("Follow-ups that were closed today by a second person; the mean is from the inspection to the end.");
    case BW_VISIT_FIGURE_OPEN:
      return _("Follow-ups that have not come to their end, whether there is evidence or not.");
    case BW_VISIT_FIGURE_MEASURES:
      return _("Checkpoints where temperature, health code, register and certificate are all checked, of those "
               "that report. Not reported is not a gap, and does not count as carried out.");
    case BW_VISIT_FIGURE_TODAY:
    default:
      return _("Inspections that were finished today. Those under way are hidden from the places inspected, and "
               "do not count yet.");
    }
}

static void
take_number (BwTruth    *truth,
             const char *label,
             guint       n)
{
  bw_truth_take (truth, label, bw_format_integer (n));
}

static void
fill (BwTruth            *truth,
      BwVisitFigure       figure,
      const BwVisitFacts *facts)
{
  if (figure == BW_VISIT_FIGURE_TODAY)
    {
      take_number (truth, _("Unannounced"), facts->n_unannounced);
      take_number (truth, _("Announced"), facts->n_today - facts->n_unannounced);
    }
  else if (figure == BW_VISIT_FIGURE_OPEN)
    {
      if (facts->n_overdue > 0)
        bw_truth_warn (truth, _("Overdue"), bw_format_integer (facts->n_overdue));
      take_number (truth, _("Due today"), facts->n_due_today);
      take_number (truth, C_("follow-up", "Not executable"), facts->n_not_executable);
    }
  else if (figure == BW_VISIT_FIGURE_MEASURES)
    {
      take_number (truth, _("Out of"), facts->n_checkpoints);
      if (facts->n_complete < facts->n_checkpoints)
        bw_truth_warn (truth, _("With a gap, or to be confirmed"),
                       bw_format_integer (facts->n_checkpoints - facts->n_complete));
    }
}

BwTruth *
bw_visit_figure_new_truth (BwVisitFigure       figure,
                           const BwVisitFacts *facts,
                           gint64              now,
                           GTimeZone          *zone,
                           const char         *language)
{
  g_autofree char *value = dup_value (figure, facts, language);
  gint64 as_of = get_as_of (figure, facts);
  gboolean is_known = !is_missing (figure, facts);
  const char *unit = is_known ? get_unit (figure) : NULL;
  g_autofree char *text = unit != NULL ? g_strdup_printf ("%s %s", value, unit) : g_strdup (value);
  BwTruth *truth = bw_truth_new (get_name (figure), text);

  if (is_known)
    fill (truth, figure, facts);
  bw_truth_take (truth, _("As of"), as_of != 0 ? bw_format_as_of (as_of, now, zone, language)
                                               : bw_format_value (NAN, BW_BOUND_EXACT, language));
  bw_truth_take (truth, _("Source"), g_strdup (figure == BW_VISIT_FIGURE_MEASURES
                                                 ? _("List of points and their reports")
                                                 : _("Inspections and follow-ups")));
  g_free (truth->definition);
  truth->definition = g_strdup (get_definition (figure));
  return truth;
}
