/* bw-team-figures.c: the five figures at the top of the page of teams
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-figures.h"

#include "bw-call-face.h"
#include "bw-call-words.h"
#include "bw-format-text.h"
#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>

static const char * const measures[] = { "teams", "branches", "members", "medical_lent" };

static const char *
get_name (BwTeamFigure figure)
{
  switch (figure)
    {
    case BW_TEAM_FIGURE_TEAMS:
      return _("Volunteer teams");
    case BW_TEAM_FIGURE_BRANCHES:
      return _("Temporary party branches");
    case BW_TEAM_FIGURE_MEMBERS:
      return _("Party members");
    case BW_TEAM_FIGURE_LENT:
      return _("Medical staff lent");
    case BW_TEAM_FIGURE_SHIFTS:
    default:
      return _("Shifts today and tomorrow");
    }
}

static gboolean
is_chinese (BwDesk *desk)
{
  return g_str_has_prefix (bw_desk_get_language (desk), "zh");
}

static char *
format_as_of (BwDesk *desk,
              gint64  at)
{
  return bw_format_as_of (at, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
}

/* What the whole city has, beside what the scope has. */
static char *
dup_whole (BwDesk     *desk,
           BwPlace     place,
           const char *measure)
{
  BwPlace root = bw_place_tree_get_root (bw_desk_get_places (desk));
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;
  BwFigure figure;

  if (root == BW_PLACE_NONE || root == place || !bw_team_figures_read (desk, root, measure, &figure))
    return NULL;

  number = bw_format_figure (&figure, bw_desk_get_language (desk));
  value = is_chinese (desk) ? g_strdup_printf ("%s %s", number, figure.measure->unit_zh) : g_steal_pointer (&number);
  /* Translators: the figure of the whole city, below that of one of its areas; %s: a number and its counting word */
  return g_strdup_printf (_("city %s"), value);
}

static void
show_call (BwDesk         *desk,
           BwPlace         place,
           const BwFigure *figure,
           BwFigureFace   *face)
{
  BwCall *call = bw_call_face_find (desk, place, "mobilisation", figure);

  if (call != NULL)
    bw_call_face_show (desk, call, face);
}

static void
init_stated (BwTeamFigure  index,
             BwDesk       *desk,
             BwPlace       place,
             BwFigureFace *face)
{
  BwFigure figure;

  face->note = dup_whole (desk, place, measures[index]);
  if (!bw_team_figures_read (desk, place, measures[index], &figure))
    {
      face->value = bw_format_value (NAN, BW_BOUND_EXACT, bw_desk_get_language (desk));
      face->is_missing = TRUE;
      show_call (desk, place, &figure, face);
      return;
    }

  face->value = bw_format_figure (&figure, bw_desk_get_language (desk));
  face->unit = g_strdup (is_chinese (desk) ? figure.measure->unit_zh : "");
  face->is_stale = bw_figure_is_stale (&figure, bw_desk_get_data_now (desk));
  if (bw_figure_get_as_of (&figure) != 0)
    {
      g_autofree char *as_of = format_as_of (desk, bw_figure_get_as_of (&figure));

      /* Translators: %s: the time at which a figure was true */
      face->tooltip = g_strdup_printf (_("As of %s"), as_of);
    }
  show_call (desk, place, &figure, face);
}

static char *
dup_nearest (BwDesk   *desk,
             BwRoster *roster,
             BwPlace   place,
             guint     n_missing)
{
  g_autofree char *clock = NULL;

  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      BwCoverage coverage;

      bw_roster_get_coverage (roster, place, i, &coverage);
      if (coverage.missing == 0)
        continue;

      if (i == bw_roster_get_current (roster))
        /* Translators: shifts that nobody covers, one of which has begun */
        return bw_format_text (ngettext ("%u uncovered, now", "%u uncovered, first now", n_missing), n_missing);

      clock = bw_format_as_of (bw_roster_get_shifts (roster)[i].from, bw_roster_get_now (roster),
                               bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
      /* Translators: shifts that nobody covers, and when the first one begins */
      return bw_format_text (ngettext ("%u uncovered, at %s", "%u uncovered, first at %s", n_missing), n_missing,
                             clock);
    }

  return NULL;
}

static char *
dup_unplanned (guint n)
{
  g_autofree char *number = bw_format_integer (n);

  /* Translators: shifts for which no area has planned anybody */
  return g_strdup_printf (ngettext ("%s shift without a plan", "%s shifts without a plan", n), number);
}

static void
init_shifts (BwDesk       *desk,
             BwRoster     *roster,
             BwPlace       place,
             BwFigureFace *face)
{
  BwCoverage total = { 0 };
  double share;

  if (roster != NULL)
    bw_roster_get_total (roster, place, &total);

  /* Nobody planned is nothing reported; nobody needed is neither. */
  if (total.covered + total.missing == 0)
    {
      face->value = g_strdup (total.unplanned > 0 ? C_("figure", "No plan") : "–");
      face->is_missing = TRUE;
      if (total.unplanned > 0)
        face->note = dup_unplanned (total.unplanned);
      return;
    }

  share = (double) (total.covered - total.thin) / (total.covered + total.missing);
  face->value = bw_format_share (total.missing + total.thin > 0 ? MIN (share, 0.999) : 1.0);
  if (total.missing > 0)
    {
      face->note = dup_nearest (desk, roster, place, total.missing);
      face->symbol = BW_SYMBOL_LATE;
      face->tone = BW_TONE_LATE;
    }
  else if (total.thin > 0)
    {
      /* Translators: shifts in which a team is at a place, but fewer people than it needs */
      face->note = bw_format_text (ngettext ("%u shift with too few people", "%u shifts with too few people",
                                             total.thin), total.thin);
      face->symbol = BW_SYMBOL_TIGHT;
      face->tone = BW_TONE_TIGHT;
    }
  else if (total.unplanned > 0)
    {
      face->note = dup_unplanned (total.unplanned);
    }
  else
    {
      face->note = g_strdup (_("all covered"));
    }
}

static void
take_count (BwTruth    *truth,
            const char *label,
            guint       n)
{
  bw_truth_take (truth, label, bw_format_integer (n));
}

static void
fill_shifts (BwTruth  *truth,
             BwDesk   *desk,
             BwRoster *roster,
             BwPlace   place)
{
  BwCoverage total = { 0 };

  if (roster != NULL)
    bw_roster_get_total (roster, place, &total);

  take_count (truth, _("Teams needed"), total.needed);
  take_count (truth, _("There or planned"), total.covered);
  if (total.missing > 0)
    bw_truth_warn (truth, _("Missing"), bw_format_integer (total.missing));
  if (total.thin > 0)
    bw_truth_warn (truth, _("Of these with too few people"), bw_format_integer (total.thin));
  if (total.pending > 0)
    take_count (truth, _("Waiting to be sent"), total.pending);
  if (total.unplanned > 0)
    take_count (truth, _("In areas without a plan"), total.unplanned);
  if (roster != NULL)
    bw_truth_take (truth, _("As of"), format_as_of (desk, bw_roster_get_now (roster)));
  bw_truth_take (truth, _("Source"), g_strdup (_("Sites, teams and their assignments")));
  truth->definition = g_strdup (_("One team for each site that is open for half of a shift or more, over the "
                                  "shifts of today and tomorrow that are not over. Who should have come a quarter "
                                  "of an hour ago and has not does not count. A site with fewer people than it needs "
                                  "is not fully covered. Areas that have planned nobody are "
                                  "left out of the share."));
}

gboolean
bw_team_figures_read (BwDesk     *desk,
                      BwPlace     place,
                      const char *measure,
                      BwFigure   *figure)
{
  BwPicture *picture = bw_desk_get_picture (desk);
  const BwMeasure *found = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), measure);
  BwSubject subject = bw_picture_get_subject (picture, "mobilisation");

  *figure = (BwFigure) { .measure = found };
  return found != NULL && place != BW_PLACE_NONE && subject != BW_SUBJECT_NONE
         && bw_picture_get_figure (picture, place, subject, found->index, figure);
}

const char *
bw_team_figures_get_measure (BwTeamFigure figure)
{
  g_return_val_if_fail (figure < G_N_ELEMENTS (measures), NULL);

  return measures[figure];
}

/**
 * bw_team_figures_init_face:
 * @figure: which one
 * @desk: a desk
 * @roster: (nullable): of it
 * @place: of which place
 * @face: (out): what it shows; bw_figure_face_clear()
 */
void
bw_team_figures_init_face (BwTeamFigure  figure,
                           BwDesk       *desk,
                           BwRoster     *roster,
                           BwPlace       place,
                           BwFigureFace *face)
{
  g_return_if_fail (figure < BW_N_TEAM_FIGURES);
  g_return_if_fail (face != NULL);

  *face = (BwFigureFace) { .tone = BW_TONE_FG2 };
  face->name = g_strdup (get_name (figure));
  if (figure == BW_TEAM_FIGURE_SHIFTS)
    init_shifts (desk, roster, place, face);
  else
    init_stated (figure, desk, place, face);
}

/**
 * bw_team_figures_make_truth:
 * @figure: which one
 * @desk: a desk
 * @roster: (nullable): of it
 * @place: of which place
 *
 * Returns: (transfer full): what stands behind it
 */
BwTruth *
bw_team_figures_make_truth (BwTeamFigure  figure,
                            BwDesk       *desk,
                            BwRoster     *roster,
                            BwPlace       place)
{
  g_autofree char *value = NULL;
  BwFigureFace face;
  BwFigure read;
  BwTruth *truth;

  bw_team_figures_init_face (figure, desk, roster, place, &face);
  value = g_strdup_printf ("%s %s", face.value, face.unit != NULL ? face.unit : "");
  truth = bw_truth_new (face.name, g_strstrip (value));
  bw_figure_face_clear (&face);
  if (figure == BW_TEAM_FIGURE_SHIFTS)
    {
      fill_shifts (truth, desk, roster, place);
      return truth;
    }

  bw_team_figures_read (desk, place, measures[figure], &read);
  if (read.measure != NULL)
    bw_truth_add_figure (truth, &read, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk),
                         bw_desk_get_language (desk));
  bw_call_words_add_truth (truth, desk, place, bw_picture_get_subject (bw_desk_get_picture (desk), "mobilisation"),
                           read.measure);
  return truth;
}

const char *
bw_team_figures_get_list (BwTeamFigure figure)
{
  switch (figure)
    {
    case BW_TEAM_FIGURE_TEAMS:
    case BW_TEAM_FIGURE_BRANCHES:
    case BW_TEAM_FIGURE_MEMBERS:
      return _("Show by unit");
    case BW_TEAM_FIGURE_LENT:
      return _("Show by lender");
    case BW_TEAM_FIGURE_SHIFTS:
    default:
      return NULL;
    }
}
