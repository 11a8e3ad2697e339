/* bw-picture-figures.c: answers what the figures and tallies are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture-private.h"

#include <math.h>
#include <string.h>

/* The kind of site that reports for @subject, or -1: the areas do it. */
static int
find_site_kind (const char *subject)
{
  g_autofree char *prefix = g_strndup (subject, strcspn (subject, ":"));
  BwSiteKind kind;

  return bw_site_kind_from_string (prefix, &kind) ? (int) kind : -1;
}

static gboolean
has_sites (BwPicture  *self,
           BwPlace     area,
           BwSiteKind  kind)
{
  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      if (bw_site_watch_count (self->watch, area, kind, (BwCondition) i) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_expected (BwPicture       *self,
             BwTallyTable    *table,
             BwPlace          part,
             int              kind,
             const BwMeasure *measure)
{
  const BwSite *site = bw_place_tree_get_site (self->places, part);

  if (site != NULL)
    return (int) site->kind == kind && measure->kind != BW_MEASURE_KIND_STATED;

  return kind < 0
         || has_sites (self, part, (BwSiteKind) kind)
         || bw_tally_table_has_row (table, part);
}

/* Direct parts that could have a value: the sites that report for the subject,
 * and the areas that have such sites or have reported. */
static guint
count_expected (BwPicture       *self,
                BwTallyTable    *table,
                BwPlace          area,
                const BwMeasure *measure)
{
  int kind = find_site_kind (bw_tally_table_get_subject (table));
  const BwPlace *parts;
  guint n_parts;
  guint n = 0;

  parts = bw_place_tree_get_parts (self->places, area, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    n += is_expected (self, table, parts[i], kind, measure);

  return n;
}

/**
 * bw_picture_get_figure:
 * @self: a picture
 * @place: a place
 * @subject: a subject
 * @measure: a measure
 * @figure: (out): always set; of a missing one only the measure and the numbers
 *   of parts mean anything
 *
 * O(direct parts).
 *
 * Returns: whether there is anything to show
 */
gboolean
bw_picture_get_figure (BwPicture   *self,
                       BwPlace      place,
                       BwSubject    subject,
                       BwMeasureId  measure,
                       BwFigure    *figure)
{
  gboolean is_there = bw_picture_get_totals (self, place, subject, measure, figure);

  if (figure->measure != NULL
      && bw_picture_get_subject_name (self, subject) != NULL
      && bw_place_tree_is_listed (self->places, place)
      && !bw_place_tree_is_site (self->places, place))
    figure->n_expected = MAX (figure->n_reported,
                              count_expected (self, bw_picture_ensure_table (self, subject), place,
                                              figure->measure));

  return is_there;
}

/**
 * bw_picture_get_totals:
 * @self: a picture
 * @place: a place
 * @subject: a subject
 * @measure: a measure
 * @figure: (out): always set, but for how many parts could have a value
 *
 * O(1), or once O(direct parts) after the greatest of them went.
 *
 * Returns: whether there is anything to show
 */
gboolean
bw_picture_get_totals (BwPicture   *self,
                       BwPlace      place,
                       BwSubject    subject,
                       BwMeasureId  measure,
                       BwFigure    *figure)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);
  g_return_val_if_fail (measure < bw_measure_catalogue_get_size (self->catalogue), FALSE);
  g_return_val_if_fail (figure != NULL, FALSE);

  *figure = (BwFigure) { .measure = bw_measure_catalogue_get (self->catalogue, measure) };
  if (bw_picture_get_subject_name (self, subject) == NULL
      || !bw_place_tree_is_listed (self->places, place))
    return FALSE;

  bw_tally_table_get_figure (bw_picture_ensure_table (self, subject), place, measure, figure);
  return !bw_figure_is_missing (figure);
}

/**
 * bw_picture_get_value:
 * @self: a picture
 * @place: a place
 * @subject: a subject
 * @measure: a measure
 *
 * O(1), unless the greatest or the newest part below went since the last call:
 * then O(direct parts) of each area on the way to it, once.
 *
 * Returns: the value shown, or NaN if missing
 */
double
bw_picture_get_value (BwPicture   *self,
                      BwPlace      place,
                      BwSubject    subject,
                      BwMeasureId  measure)
{
  BwTallyTable *table;

  g_return_val_if_fail (BW_IS_PICTURE (self), NAN);

  table = bw_picture_get_table (self, subject);
  return table != NULL ? bw_tally_table_get_shown (table, place, measure).value : NAN;
}

/**
 * bw_picture_get_as_of:
 * @self: a picture
 * @place: a place
 * @subject: a subject
 *
 * Returns: time of the newest value of the place or anything below it,
 *   microseconds; 0 if there is none
 */
gint64
bw_picture_get_as_of (BwPicture *self,
                      BwPlace    place,
                      BwSubject  subject)
{
  BwTallyTable *table;

  g_return_val_if_fail (BW_IS_PICTURE (self), 0);

  table = bw_picture_get_table (self, subject);
  return table != NULL ? bw_tally_table_get_as_of (table, place) : 0;
}

/**
 * bw_picture_is_reported:
 * @self: a picture
 * @place: a place
 * @subject: a subject
 *
 * A target that was loaded with the city is no report: without a count or a reading
 * a place is not late with its data, it has none.
 *
 * Returns: whether anything was counted or read at the place or below it
 */
gboolean
bw_picture_is_reported (BwPicture *self,
                        BwPlace    place,
                        BwSubject  subject)
{
  BwTallyTable *table;

  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);

  table = bw_picture_get_table (self, subject);
  return table != NULL && bw_tally_table_is_reported (table, place);
}

/**
 * bw_picture_dup_tally:
 * @self: a picture
 * @place: a place
 * @subject: a subject
 * @seq: (out) (optional): version of the tally; untouched if there is none
 *
 * A picture that is handed the tallies of another shows the same figures.
 *
 * Returns: (transfer full) (nullable): what was said of this very place
 */
BwTally *
bw_picture_dup_tally (BwPicture *self,
                      BwPlace    place,
                      BwSubject  subject,
                      guint64   *seq)
{
  BwTallyTable *table;

  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);

  table = bw_picture_get_table (self, subject);
  return table != NULL ? bw_tally_table_dup_tally (table, place, seq) : NULL;
}

typedef struct
{
  BwPicture          *self;
  BwPlace             area;
  BwSubject           subject;
  BwPictureTallyFunc  function;
  gpointer            user_data;
} Walk;

static void
visit_tally (BwPlace  place,
             guint64  seq,
             gpointer user_data)
{
  const Walk *walk = user_data;

  if (walk->area == BW_PLACE_NONE
      || bw_place_tree_is_within (walk->self->places, place, walk->area))
    walk->function (walk->self, place, walk->subject, seq, walk->user_data);
}

/**
 * bw_picture_foreach_tally:
 * @self: a picture
 * @area: an area, or %BW_PLACE_NONE for all
 * @since: a version; 0 for all tallies, those without version too
 * @function: called for each; must not change the picture
 * @user_data: handed on
 *
 * Each tally of @area and below that is newer than @since, subject by subject,
 * areas before sites. O(tallies) for the versions, O(depth) for each newer one.
 */
void
bw_picture_foreach_tally (BwPicture          *self,
                          BwPlace             area,
                          guint64             since,
                          BwPictureTallyFunc  function,
                          gpointer            user_data)
{
  Walk walk = { .self = self, .area = area, .function = function, .user_data = user_data };

  g_return_if_fail (BW_IS_PICTURE (self));
  g_return_if_fail (function != NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      BwTallyTable *table = bw_picture_get_table (self, (BwSubject) i);

      walk.subject = (BwSubject) i;
      if (table != NULL)
        bw_tally_table_foreach (table, since, visit_tally, &walk);
    }
}

/**
 * bw_picture_set_watched:
 * @self: a picture
 * @watched: what the backend says
 *
 * A change of it is a change of the alerts.
 */
void
bw_picture_set_watched (BwPicture *self,
                        gboolean   watched)
{
  g_return_if_fail (BW_IS_PICTURE (self));

  if (self->watched == watched)
    return;

  self->watched = watched;
  self->types |= 1u << BW_DOCUMENT_TYPE_ALERT;
}

gboolean
bw_picture_get_watched (BwPicture *self)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);

  return self->watched;
}

/* Whether the round names @place or something under it; @is_inside: whether @place
 * lies in what it names. A round that names nothing is held everywhere. */
static gboolean
is_named (BwPicture     *self,
          const BwRound *round,
          BwPlace        place,
          gboolean      *is_inside)
{
  *is_inside = round->areas == NULL || round->areas[0] == NULL;
  if (*is_inside)
    return place == bw_place_tree_get_root (self->places);

  for (guint i = 0; round->areas[i] != NULL; i++)
    {
      BwPlace area = bw_place_tree_lookup (self->places, round->areas[i]);

      if (area == BW_PLACE_NONE)
        continue;
      if (bw_place_tree_is_within (self->places, area, place))
        return TRUE;
      *is_inside |= bw_place_tree_is_within (self->places, place, area);
    }

  return FALSE;
}

/* Somebody has told a count of @place, or set it a target. */
static gboolean
has_count (BwPicture     *self,
           const BwRound *round,
           BwPlace        place)
{
  g_autofree char *subject = bw_round_dup_subject (round);
  BwTallyTable *table = bw_picture_get_table (self, bw_picture_get_subject (self, subject));

  return table != NULL
         && (!isnan (bw_tally_table_get_shown (table, place, self->sampled).value)
             || !isnan (bw_tally_table_get_shown (table, place, self->target).value));
}

/**
 * bw_picture_is_in_round:
 * @self: a picture
 * @round: (nullable): a round
 * @place: a place
 *
 * The areas that the round names and all above them are in it; of what lies in them
 * only what takes samples: a sampling point, an area with such points, and one that
 * has a target or a count. In a county where only key groups in the town are sampled
 * nobody waits for the villages, and no more for a grid, whose people go to the
 * points of its community.
 *
 * Returns: whether the round asks anything of @place
 */
gboolean
bw_picture_is_in_round (BwPicture     *self,
                        const BwRound *round,
                        BwPlace        place)
{
  const BwSite *site;
  gboolean is_inside;

  g_return_val_if_fail (BW_IS_PICTURE (self), FALSE);

  if (round == NULL || place == BW_PLACE_NONE)
    return FALSE;
  if (is_named (self, round, place, &is_inside))
    return TRUE;
  if (!is_inside)
    return FALSE;

  site = bw_place_tree_get_site (self->places, place);
  if (site != NULL)
    return site->kind == BW_SITE_KIND_SAMPLING;

  return has_sites (self, place, BW_SITE_KIND_SAMPLING) || has_count (self, round, place);
}
