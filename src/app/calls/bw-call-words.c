/* bw-call-words.c: a figure that came by telephone, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-words.h"

#include "bw-format.h"
#include "bw-place-finder.h"

#include <glib/gi18n.h>
#include <math.h>

static gboolean
is_chinese (BwDesk *desk)
{
  return !g_str_equal (bw_desk_get_language (desk), "en");
}

static char *
dup_as_of (BwDesk *desk,
           gint64  time)
{
  return bw_format_as_of (time, bw_desk_get_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
}

static const BwMeasure *
get_measure (BwDesk *desk,
             BwCall *call)
{
  return bw_call_get_measure (call, bw_desk_get_picture (desk));
}

/* What became of it, when somebody has decided. */
static char *
dup_decision (BwDesk *desk,
              BwCall *call)
{
  const char *reason = call->reason != NULL ? call->reason : "";
  g_autofree char *reported = NULL;

  if (call->state == BW_CALL_KEPT)
    /* Translators: of a figure that came by telephone; the place is for why. */
    return g_strdup_printf (_("The telephone figure stands: %s"), reason);

  reported = bw_call_words_dup_value (desk, call, call->reported, BW_BOUND_EXACT);
  /* Translators: of a figure that came by telephone; the places are for what was reported, and why that is right. */
  return g_strdup_printf (_("The report of %s was accepted: %s"), reported, reason);
}

/**
 * bw_call_words_dup_value:
 * @desk: the desk
 * @call: of which measure
 * @value: a number of it; NaN: it is not reported
 * @bound: how exact that is
 *
 * Returns: (transfer full): with its unit
 */
char *
bw_call_words_dup_value (BwDesk  *desk,
                         BwCall  *call,
                         double   value,
                         BwBound  bound)
{
  const BwMeasure *measure = get_measure (desk, call);
  const char *unit = measure == NULL ? "" : is_chinese (desk) ? measure->unit_zh : measure->unit_en;
  g_autofree char *number = bw_format_value (value, bound, bw_desk_get_language (desk));

  return isnan (value) || *unit == '\0' ? g_steal_pointer (&number) : g_strjoin (" ", number, unit, NULL);
}

/**
 * bw_call_words_dup_title:
 * @desk: the desk
 * @call: a figure
 *
 * Returns: (transfer full): what it is and how much
 */
char *
bw_call_words_dup_title (BwDesk *desk,
                         BwCall *call)
{
  const BwMeasure *measure = get_measure (desk, call);
  const char *name = measure == NULL ? call->measure : is_chinese (desk) ? measure->name_zh : measure->name_en;
  g_autofree char *value = bw_call_words_dup_value (desk, call, call->value, call->bound);

  return g_strjoin (" ", name, value, NULL);
}

/**
 * bw_call_words_dup_source:
 * @desk: the desk
 * @call: a figure
 *
 * Returns: (transfer full): that it came by telephone, of whom, for when, what else was
 *   said
 */
char *
bw_call_words_dup_source (BwDesk *desk,
                          BwCall *call)
{
  g_autofree char *as_of = dup_as_of (desk, call->at);
  /* Translators: the source of a figure: who said it, and when it was so: "By telephone, watch officer, as of 14:05" */
  g_autofree char *source = g_strdup_printf (_("By telephone, %s, as of %s"), call->said_by, as_of);

  return call->note != NULL ? g_strjoin (" · ", source, call->note, NULL) : g_steal_pointer (&source);
}

/**
 * bw_call_words_dup_reported:
 * @desk: the desk
 * @call: a figure
 * @figure: (nullable): what is reported of the same; %NULL: nothing
 *
 * Returns: (transfer full): that, with its time
 */
char *
bw_call_words_dup_reported (BwDesk         *desk,
                            BwCall         *call,
                            const BwFigure *figure)
{
  g_autofree char *value = NULL;
  g_autofree char *as_of = NULL;

  if (figure == NULL || bw_figure_is_missing (figure))
    return g_strdup (_("No report yet"));

  value = bw_call_words_dup_value (desk, call, bw_figure_get_value (figure), bw_figure_get_bound (figure));
  as_of = dup_as_of (desk, bw_figure_get_as_of (figure));
  /* Translators: what is reported, and when it was so: "Reported 41 people (as of 14:20)" */
  return g_strdup_printf (_("Reported %s (as of %s)"), value, as_of);
}

/**
 * bw_call_words_dup_difference:
 * @desk: the desk
 * @call: a figure
 * @figure: what is reported of the same
 *
 * Returns: (transfer full): the latter less the former, with its sign
 */
char *
bw_call_words_dup_difference (BwDesk         *desk,
                              BwCall         *call,
                              const BwFigure *figure)
{
  double difference = bw_figure_get_value (figure) - call->value;
  gboolean is_exact = call->bound == BW_BOUND_EXACT && bw_figure_get_bound (figure) == BW_BOUND_EXACT;
  g_autofree char *number = bw_format_value (fabs (difference), BW_BOUND_EXACT, bw_desk_get_language (desk));
  const char *sign = difference > 0 ? "+" : difference < 0 ? "\xe2\x88\x92" : "";

  /* Translators: of two figures of which at least one is not exact; the place is for a number with its sign. */
  return is_exact ? g_strconcat (sign, number, NULL) : g_strdup_printf (_("about %s%s"), sign, number);
}

/**
 * bw_call_words_get_mark:
 * @state: of what a figure is held against
 *
 * Returns: (transfer none) (nullable): that it is provisional, and why; %NULL: it is not
 */
const char *
bw_call_words_get_mark (BwCallReportsState state)
{
  switch (state)
    {
    case BW_CALL_REPORTS_ASKED:
      return _("Provisional: this is the last report; the one nearest to the call is not known yet");
    case BW_CALL_REPORTS_FAILED:
      return _("Provisional: this is the last report; the one nearest to the call could not be read");
    case BW_CALL_REPORTS_NONE:
    case BW_CALL_REPORTS_NEAREST:
    default:
      return NULL;
    }
}

/**
 * bw_call_words_dup_status:
 * @desk: the desk
 * @call: a figure
 *
 * Returns: (transfer full): how far it is, and what is reported of the same: nearest to its
 *   time; of another report, that it is provisional
 */
char *
bw_call_words_dup_status (BwDesk *desk,
                          BwCall *call)
{
  BwPicture *picture = bw_desk_get_picture (desk);
  g_autofree char *reported = NULL;
  g_autofree char *difference = NULL;
  g_autofree char *status = NULL;
  BwCallReportsState state;
  BwFigure figure;

  if (call->is_refused)
    return g_strdup (_("Not taken by the server: see what waits to be sent"));
  if (call->is_waiting)
    return g_strdup (_("Not sent yet"));
  if (call->state != BW_CALL_OPEN)
    return dup_decision (desk, call);

  state = bw_call_reports_find (bw_call_book_get_reports (bw_desk_get_calls (desk)), call, &figure);
  reported = bw_call_words_dup_reported (desk, call, state != BW_CALL_REPORTS_NONE ? &figure : NULL);
  if (!bw_call_is_due (call, picture))
    /* Translators: of a figure that came by telephone; the place is for what was reported before: "No report yet" */
    return g_strdup_printf (_("Waits for the report · %s"), reported);

  difference = bw_call_words_dup_difference (desk, call, &figure);
  /* Translators: of a figure that came by telephone; the places are for what is reported, and how much more or less
   * that is: "To reconcile · Reported 41 people (as of 14:20) · difference +6" */
  status = g_strdup_printf (_("To reconcile · %s · difference %s"), reported, difference);
  return g_strjoin (" · ", status, bw_call_words_get_mark (state), NULL);
}

/**
 * bw_call_words_dup_place:
 * @desk: the desk
 * @code: of a place
 *
 * Returns: (transfer full): its name, and what it stands in
 */
char *
bw_call_words_dup_place (BwDesk     *desk,
                         const char *code)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = bw_place_tree_lookup (places, code);
  g_autofree char *path = NULL;

  if (place == BW_PLACE_NONE)
    return g_strdup (code);

  path = bw_place_finder_dup_path (desk, place, bw_place_tree_get_root (places));
  return g_strjoin (" · ", bw_place_tree_get_name (places, place, bw_desk_get_language (desk)),
                    *path != '\0' ? path : NULL, NULL);
}

/**
 * bw_call_words_add_truth:
 * @truth: what stands behind a figure
 * @desk: the desk
 * @place: of which it is
 * @subject: what is counted
 * @measure: what is measured
 *
 * A line more if the same came by telephone and was not given up for a report.
 */
void
bw_call_words_add_truth (BwTruth         *truth,
                         BwDesk          *desk,
                         BwPlace          place,
                         BwSubject        subject,
                         const BwMeasure *measure)
{
  const char *name = bw_picture_get_subject_name (bw_desk_get_picture (desk), subject);
  BwCall *call = NULL;
  g_autofree char *value = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *line = NULL;

  if (name != NULL && measure != NULL && place != BW_PLACE_NONE)
    call = bw_call_book_find (bw_desk_get_calls (desk), bw_place_tree_get_code (bw_desk_get_places (desk), place),
                              name, measure->id);
  if (call == NULL)
    return;

  value = bw_call_words_dup_value (desk, call, call->value, call->bound);
  as_of = dup_as_of (desk, call->at);
  /* Translators: a figure that came by telephone, who said it, and when it was so: "35 people (watch officer, as of
   * 14:05), in no total" */
  line = g_strdup_printf (_("%s (%s, as of %s), in no total"), value, call->said_by, as_of);
  bw_truth_warn (truth, _("By telephone"), g_steal_pointer (&line));
}
