/* bw-briefing-english.c: the sheet in English
 *
 * Sentences are drafted by rules from the facts; what is not known is said to be
 * not reported, a bound stays a bound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-english.h"

#include "bw-briefing-duties.h"
#include "bw-briefing-front.h"
#include "bw-briefing-progress.h"
#include "bw-briefing-words.h"
#include "bw-format.h"

#include <math.h>

/* Late parts that are dealt with one by one; the table has them all. */
#define MAX_LATE 4
#define LANGUAGE "en"

static void
append (GString    *text,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static void
append (GString    *text,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

static char *
take (GString *text)
{
  return g_string_free (text, FALSE);
}

/* What the sentences are about. */
static const char *
get_subject (const BwBriefingFacts *facts)
{
  return facts->whole.name;
}

/* Differences are those of the printed shares, so that a reader who subtracts
 * them finds the same. */
static void
append_share (GString      *text,
              const BwPace *pace)
{
  g_autofree char *percent = NULL;
  g_autofree char *difference = NULL;
  int done;
  int points;

  if (isnan (pace->share))
    return;

  done = bw_briefing_words_get_permille (pace->share);
  percent = bw_briefing_words_dup_percent (done);
  append (text, ", %s%% done", percent);
  if (isnan (pace->plan_share) || pace->state == BW_PACE_DONE)
    return;

  points = done - bw_briefing_words_get_permille (pace->plan_share);
  difference = bw_briefing_words_dup_percent (ABS (points));
  if (points == 0)
    append (text, ", as planned");
  else
    append (text, ", %s points %s plan", difference, points < 0 ? "below" : "above");
}

/* A count that cannot be is not printed without the word. */
static void
append_contradiction (GString        *text,
                      const BwFigure *figure)
{
  BwContradiction contradiction = bw_figure_get_contradiction (figure);

  if (contradiction != BW_CONTRADICTION_NONE)
    append (text, " (%s)", bw_format_contradiction (contradiction, LANGUAGE));
}

static void
append_counts (GString               *text,
               const BwBriefingFacts *facts)
{
  const BwPace *pace = &facts->whole.pace;
  g_autofree char *target = bw_briefing_words_dup_value (&facts->whole.target, LANGUAGE);
  g_autofree char *done = bw_briefing_words_dup_value (&facts->whole.done, LANGUAGE);
  g_autofree char *of_whom = bw_briefing_words_dup_of_whom (facts);

  append (text, "%s: people to be sampled %s", get_subject (facts), target);
  if (of_whom != NULL)
    append (text, " (%s)", of_whom);

  append (text, ", sampled %s", done);
  append_contradiction (text, &facts->whole.done);
  append_share (text, pace);
  append (text, ". ");
  if (!isnan (pace->rate) && pace->state != BW_PACE_DONE)
    {
      g_autofree char *rate = bw_format_integer (fabs (pace->rate));

      append (text, pace->rate < 0.0 ? "In the last hour corrections exceed reports by %s. " : "%s in the last hour. ",
              rate);
    }
}

/* Past the deadline whoever is not done is late, whatever the projection says. */
static gboolean
is_over (const BwBriefingFacts *facts)
{
  return facts->cut_off >= facts->round->deadline;
}

static void
append_late (GString               *text,
             const BwBriefingFacts *facts)
{
  const BwPace *pace = &facts->whole.pace;
  g_autofree char *deadline = bw_briefing_words_dup_time (facts, facts->round->deadline);

  if (is_over (facts))
    {
      g_autofree char *left = bw_format_integer (pace->target - pace->done);

      append (text, "The deadline (%s) is over with %s people not sampled", deadline, left);
    }

  if (pace->finish == 0)
    {
      append (text, is_over (facts) ? "" : "At the present rate it will not be finished within 14 days");
    }
  else
    {
      g_autofree char *finish = bw_briefing_words_dup_time (facts, pace->finish);
      g_autofree char *span = bw_briefing_words_dup_span (pace->margin, LANGUAGE);

      append (text, "%s the present rate it finishes %s, %s after the deadline", is_over (facts) ? "; at" : "At",
              finish, span);
    }
}

static void
append_verdict (GString               *text,
                const BwBriefingFacts *facts)
{
  const BwPace *pace = &facts->whole.pace;
  g_autofree char *finish = pace->finish != 0 ? bw_briefing_words_dup_time (facts, pace->finish) : NULL;
  g_autofree char *span = bw_briefing_words_dup_span (pace->margin, LANGUAGE);
  g_autofree char *starts = bw_briefing_words_dup_time (facts, facts->round->starts);

  switch (pace->state)
    {
    case BW_PACE_DONE:
      append (text, "The round is done");
      if (finish != NULL)
        append (text, ", finished %s", finish);
      break;

    case BW_PACE_LATE:
      append_late (text, facts);
      break;

    case BW_PACE_IN_TIME:
    case BW_PACE_TIGHT:
      append (text, "At the present rate it finishes %s, %s before the deadline", finish, span);
      break;

    case BW_PACE_UNKNOWN:
    default:
      if (facts->cut_off < facts->round->starts)
        append (text, "The round begins %s", starts);
      else if (isnan (pace->done) || isnan (pace->target) || bw_pace_is_overcorrected (pace))
        append (text, "When it finishes cannot be told");
      else
        append (text, "With less than 30 minutes of reports it cannot yet be told when it finishes");
      break;
    }
}

static void
append_names (GString    *text,
              GPtrArray  *names,
              const char *before)
{
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;

  list = bw_briefing_words_dup_list (names, LANGUAGE);
  append (text, "%s%s", before, list);
}

static void
append_parts (GString               *text,
              const BwBriefingFacts *facts)
{
  g_autoptr (GPtrArray) late = bw_briefing_facts_list (facts, BW_PACE_LATE);
  g_autoptr (GPtrArray) tight = bw_briefing_facts_list (facts, BW_PACE_TIGHT);
  g_autoptr (GPtrArray) missing = bw_briefing_facts_list_missing (facts);
  g_autoptr (GPtrArray) impossible = bw_briefing_facts_list_overcorrected (facts);

  append_names (text, late, is_over (facts) ? "; not done: " : "; late: ");
  append_names (text, tight, "; with less than 1 hour left: ");
  append_names (text, missing, "; not reported: ");
  append_names (text, impossible, "; corrections exceed reports: ");
  append (text, ".");
}

static void
add_progress (BwBriefingContent     *content,
              const BwBriefingFacts *facts)
{
  GString *text = g_string_new (NULL);

  if (facts->round == NULL)
    {
      append (text, "No round of sampling is on.");
    }
  else if (!facts->is_in_round)
    {
      append (text, "%s is not in this round.", get_subject (facts));
    }
  else
    {
      append_counts (text, facts);
      append_verdict (text, facts);
      append_parts (text, facts);
    }

  bw_briefing_front_add_section (content, "Progress", take (text));
  bw_briefing_progress_add (content, facts);
  bw_briefing_progress_add_map (content, facts);
  bw_briefing_progress_add_figure (content, facts);
}

static guint
count_all (const guint *by_condition)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    n += by_condition[i];

  return n;
}

static void
append_sites (GString    *text,
              guint       n,
              const char *what)
{
  g_autofree char *number = bw_format_integer (n);

  if (n > 0)
    append (text, ", %s %s", number, what);
}

static void
add_checkpoints (BwBriefingContent     *content,
                 const BwBriefingFacts *facts)
{
  GString *text = g_string_new (NULL);
  const guint *n = facts->checkpoints;
  guint all = count_all (n);
  g_autofree char *number = bw_format_integer (all);
  g_autofree char *complete = bw_format_integer (n[BW_CONDITION_NORMAL]);
  g_autofree char *gaps = bw_format_integer (n[BW_CONDITION_GAP]);

  if (all == 0)
    {
      append (text, "%s has no checkpoints on record", get_subject (facts));
    }
  else
    {
      append (text, "%s has %s %s: %s %s out the four measures (temperature, code, register, certificate), %s %s not",
              get_subject (facts), number, all == 1 ? "checkpoint" : "checkpoints",
              complete, n[BW_CONDITION_NORMAL] == 1 ? "carries" : "carry", gaps,
              n[BW_CONDITION_GAP] == 1 ? "does" : "do");
      append_sites (text, n[BW_CONDITION_UNCONFIRMED], "to be confirmed");
      append_sites (text, n[BW_CONDITION_SILENT], "overdue");
      append_sites (text, n[BW_CONDITION_UNKNOWN], "not reported");
      append_sites (text, n[BW_CONDITION_PAUSED], "paused");
      append_sites (text, n[BW_CONDITION_CLOSED], "closed");
    }

  append (text, ".");
  bw_briefing_front_add_section (content, "Checkpoints", take (text));
}

/* What is to be known of a figure. The as-of time stands behind the last of those
 * that share it. */
static void
append_remarks (GString               *text,
                const BwBriefingFacts *facts,
                const BwFigure        *figure,
                gboolean               with_time)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  double rest;

  if (bw_figure_get_not_itemised (figure, &rest) && rest > 0.0)
    {
      g_autofree char *number = bw_format_integer (rest);

      g_ptr_array_add (remarks, g_strconcat (number, " of them not itemised", NULL));
    }

  if (!figure->has_stated && figure->n_reported < figure->n_expected)
    g_ptr_array_add (remarks, g_strdup_printf ("%u of %u areas reported", figure->n_reported, figure->n_expected));

  if (with_time)
    {
      g_autofree char *as_of = bw_briefing_words_dup_day_time (facts, bw_figure_get_as_of (figure));

      g_ptr_array_add (remarks, g_strconcat ("as of ", as_of, NULL));
    }

  for (guint i = 0; i < remarks->len; i++)
    append (text, "%s%s", i == 0 ? " (" : "; ", (const char *) g_ptr_array_index (remarks, i));

  g_string_append (text, remarks->len > 0 ? ")" : "");
}

static void
add_mobilisation (BwBriefingContent     *content,
                  const BwBriefingFacts *facts)
{
  GString *text = g_string_new (NULL);
  g_autofree char *shift = NULL;

  append (text, "%s: ", get_subject (facts));
  for (guint i = 0; i < facts->mobilisation->len; i++)
    {
      const BwFigure *figure = &g_array_index (facts->mobilisation, BwFigure, i);
      const BwFigure *next = i + 1 < facts->mobilisation->len ? figure + 1 : NULL;
      g_autofree char *value = bw_briefing_words_dup_value (figure, LANGUAGE);
      g_autofree char *name = g_utf8_strdown (figure->measure->name_en, -1);

      append (text, "%s %s", name, value);
      append_remarks (text, facts, figure,
                      next == NULL || bw_figure_get_as_of (next) != bw_figure_get_as_of (figure));
      append (text, next != NULL ? ", " : ".");
    }

  if (facts->mobilisation->len == 0)
    append (text, "not reported.");

  shift = bw_briefing_duties_dup_shift (facts);
  append (text, " %s", shift);
  bw_briefing_front_add_section (content, "People", take (text));
}

static void
append_fund (GString              *text,
             const BwBriefingFund *fund)
{
  g_autofree char *money = bw_briefing_words_dup_money (fund->fen, fund->bound, LANGUAGE);
  double rest;

  append (text, "%s %s %s for %s", fund->payer, fund->is_spent ? "spent" : "allotted", money, fund->category);
  for (guint i = 0; i < fund->items->len; i++)
    {
      const BwBriefingFund *item = g_ptr_array_index (fund->items, i);
      g_autofree char *part = bw_briefing_words_dup_money (item->fen, item->bound, LANGUAGE);

      append (text, "%s%s %s", i == 0 ? ", of it " : ", ", item->category, part);
    }

  if (fund->items->len == 0)
    {
      append (text, ", not itemised");
    }
  else if (bw_briefing_facts_get_rest (fund, &rest) && rest > 0.0)
    {
      g_autofree char *left = bw_briefing_words_dup_money (rest, fund->bound, LANGUAGE);

      append (text, ", %s not itemised", left);
    }
}

/* A province is told what its cities' funds add up to, not what they are. */
static void
append_funds_total (GString               *text,
                    const BwBriefingFacts *facts)
{
  const BwFigure *totals[] = { &facts->allotted, &facts->spent };
  static const char * const verbs[] = { "allotted", "spent" };
  gint64 oldest = G_MAXINT64;
  g_autofree char *as_of = NULL;

  append (text, "Funds");
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      g_autofree char *money = NULL;

      if (bw_figure_is_missing (totals[i]))
        continue;

      money = bw_briefing_words_dup_value (totals[i], LANGUAGE);
      append (text, "%s %s %s", oldest == G_MAXINT64 ? "" : ",", verbs[i], money);
      oldest = MIN (oldest, bw_figure_get_as_of (totals[i]));
    }

  if (oldest == G_MAXINT64)
    {
      append (text, " not reported; ");
      return;
    }

  as_of = bw_briefing_words_dup_day_time (facts, oldest);
  append (text, ", not itemised (as of %s); ", as_of);
}

static void
append_donors (GString               *text,
               const BwBriefingFacts *facts,
               const char            *as_of)
{
  for (guint i = 0; i < facts->donors->len; i++)
    {
      const BwFigure *figure = &g_array_index (facts->donors, BwFigure, i);
      g_autofree char *value = bw_briefing_words_dup_value (figure, LANGUAGE);
      g_autofree char *name = g_utf8_strdown (figure->measure->name_en, -1);

      append (text, "%s%s: %s", i == 0 ? " (" : ", ", name, value);
    }

  append (text, facts->donors->len > 0 ? "; as of %s)." : " (donors not reported; as of %s).", as_of);
}

static void
append_donations (GString               *text,
                  const BwBriefingFacts *facts)
{
  g_autofree char *money = bw_briefing_words_dup_value (&facts->donations, LANGUAGE);
  g_autofree char *as_of = NULL;
  double rest;

  if (bw_figure_is_missing (&facts->donations))
    {
      append (text, "Donations not reported.");
      return;
    }

  as_of = bw_briefing_words_dup_day_time (facts, bw_figure_get_as_of (&facts->donations));
  append (text, "Donations %s", money);
  if (!facts->donations.has_summed)
    append (text, ", not itemised");
  else if (bw_figure_get_not_itemised (&facts->donations, &rest) && rest > 0.0)
    {
      g_autofree char *left = bw_briefing_words_dup_money (rest, BW_BOUND_EXACT, LANGUAGE);

      append (text, ", %s of it not itemised", left);
    }

  append_donors (text, facts, as_of);
}

static void
add_money (BwBriefingContent     *content,
           const BwBriefingFacts *facts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->funds->len; i++)
    {
      append_fund (text, g_ptr_array_index (facts->funds, i));
      append (text, "; ");
    }

  if (facts->funds->len == 0)
    append_funds_total (text, facts);

  append_donations (text, facts);
  bw_briefing_front_add_section (content, "Funds and goods", take (text));
}

static void
add_matter (GPtrArray *matters,
            GString   *matter)
{
  g_ptr_array_add (matters, take (matter));
}

static void
list_late (GPtrArray             *matters,
           const BwBriefingFacts *facts)
{
  guint n = 0;

  for (guint i = 0; i < facts->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (facts->parts, BwBriefingPart, i);
      g_autofree char *left = NULL;
      g_autofree char *span = NULL;
      GString *matter;

      if (part->pace.state != BW_PACE_LATE || ++n > MAX_LATE)
        continue;

      left = bw_format_integer (part->pace.target - part->pace.done);
      matter = g_string_new (NULL);
      append (matter, "%s: %s people not sampled", part->name, left);
      if (part->pace.margin < 0)
        {
          span = bw_briefing_words_dup_span (part->pace.margin, LANGUAGE);
          append (matter, ", %s late", span);
        }

      add_matter (matters, matter);
    }

  if (n > MAX_LATE)
    g_ptr_array_add (matters, g_strdup_printf ("%u more, see table 1", n - MAX_LATE));
}

static void
list_points (GPtrArray             *matters,
             const BwBriefingFacts *facts)
{
  const guint *n = facts->points;
  g_autofree char *all = bw_format_integer (count_all (n));
  GString *matter = g_string_new (NULL);

  if (n[BW_CONDITION_PAUSED] + n[BW_CONDITION_SILENT] + n[BW_CONDITION_JAMMED] + n[BW_CONDITION_UNKNOWN] == 0)
    {
      g_string_free (matter, TRUE);
      return;
    }

  append (matter, "%s sampling points", all);
  append_sites (matter, n[BW_CONDITION_PAUSED], "paused");
  append_sites (matter, n[BW_CONDITION_JAMMED], "jammed");
  append_sites (matter, n[BW_CONDITION_SILENT], "overdue");
  append_sites (matter, n[BW_CONDITION_UNKNOWN], "not reported");
  add_matter (matters, matter);
}

static void
list_contradictions (GPtrArray             *matters,
                     const BwBriefingFacts *facts)
{
  g_autoptr (GPtrArray) impossible = bw_briefing_facts_list_overcorrected (facts);

  for (guint i = 0; i < facts->contradictions->len; i++)
    {
      const BwFigure *figure = &g_array_index (facts->contradictions, BwFigure, i);
      BwFigure summed = *figure;
      g_autofree char *whole = bw_briefing_words_dup_value (figure, LANGUAGE);
      g_autofree char *parts = NULL;
      GString *matter = g_string_new (NULL);

      summed.has_stated = !figure->has_summed;
      parts = bw_briefing_words_dup_value (&summed, LANGUAGE);
      if (bw_figure_get_contradiction (figure) == BW_CONTRADICTION_PARTS)
        append (matter, "%s: the parts add up to %s, more than the total of %s that was reported",
                figure->measure->name_en, parts, whole);
      else
        append (matter, "%s: corrections exceed reports, which leaves %s", figure->measure->name_en, parts);
      add_matter (matters, matter);
    }
  if (impossible->len > 0)
    {
      g_autofree char *list = bw_briefing_words_dup_list (impossible, LANGUAGE);

      g_ptr_array_add (matters, g_strconcat ("Corrections of the people sampled exceed reports: ", list, NULL));
    }
}

static void
add_matters (BwBriefingContent     *content,
             const BwBriefingFacts *facts)
{
  g_autoptr (GPtrArray) matters = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  list_late (matters, facts);
  list_points (matters, facts);
  list_contradictions (matters, facts);
  for (guint i = 0; i < matters->len; i++)
    {
      if (matters->len > 1)
        append (text, "(%u) ", i + 1);

      append (text, "%s%s", (const char *) g_ptr_array_index (matters, i), i + 1 < matters->len ? "; " : ".");
    }

  if (matters->len == 0)
    append (text, "None.");

  bw_briefing_front_add_section (content, "Matters to settle", take (text));
}

static void
add_front (BwBriefingContent     *content,
           const BwBriefingFacts *facts)
{
  const char *round = facts->round == NULL ? "Epidemic control"
                      : facts->round->name_en != NULL ? facts->round->name_en : facts->round->name;

  content->masthead = g_strdup ("Epidemic Control Briefing");
  content->number = bw_briefing_front_dup_number (content, facts->number);
  bw_briefing_front_set (content, facts, g_strconcat (facts->whole.name, ", ", round, NULL));
}

static void
add_headlines (BwBriefingContent     *content,
               const BwBriefingFacts *facts)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, g_strconcat (content->title, " ", content->cut_off, NULL));
  if (facts->round != NULL && !facts->is_in_round)
    {
      g_ptr_array_add (lines, g_strdup_printf ("%s is not in this round.", get_subject (facts)));
    }
  else if (facts->round != NULL)
    {
      GString *counts = g_string_new (NULL);
      GString *verdict = g_string_new (NULL);

      append_counts (counts, facts);
      append_verdict (verdict, facts);
      append_parts (verdict, facts);
      g_ptr_array_add (lines, g_strchomp (take (counts)));
      g_ptr_array_add (lines, take (verdict));
    }

  g_ptr_array_add (lines, NULL);
  content->headlines = (GStrv) g_ptr_array_steal (lines, NULL);
}

/**
 * bw_briefing_english_draft:
 * @facts: the facts
 *
 * Returns: (transfer full): the sheet
 */
BwBriefingContent *
bw_briefing_english_draft (const BwBriefingFacts *facts)
{
  BwBriefingContent *content = bw_briefing_content_new (LANGUAGE);

  add_front (content, facts);
  add_headlines (content, facts);
  add_progress (content, facts);
  add_checkpoints (content, facts);
  add_mobilisation (content, facts);
  bw_briefing_duties_add_orders (content, facts);
  bw_briefing_duties_add_inspections (content, facts);
  add_money (content, facts);
  add_matters (content, facts);
  bw_briefing_duties_add_sources (content, facts);
  bw_briefing_front_sign (content, NULL, NULL, FALSE);
  return content;
}
