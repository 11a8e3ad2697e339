/* bw-facts.c: what a page needs to know of a place, looked up once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-facts.h"

#include "bw-time.h"

static BwMeasureId
find_measure (BwPicture  *picture,
              const char *id)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), id);

  return measure != NULL ? measure->index : BW_MEASURE_NONE;
}

/**
 * bw_facts_init:
 * @self: filled
 * @desk: a desk
 */
void
bw_facts_init (BwFacts *self,
               BwDesk  *desk)
{
  BwPicture *picture;

  g_return_if_fail (self != NULL);
  g_return_if_fail (BW_IS_DESK (desk));

  picture = bw_desk_get_picture (desk);
  *self = (BwFacts) {
    .desk = desk,
    .picture = picture,
    .places = bw_desk_get_places (desk),
    .round = bw_desk_get_round (desk),
    .sampling = bw_desk_get_sampling (desk),
    .now = bw_desk_get_data_now (desk),
    .zone = bw_desk_get_time_zone (desk),
    .language = bw_desk_get_language (desk),
    .is_chinese = g_str_has_prefix (bw_desk_get_language (desk), "zh"),
    .sampled = find_measure (picture, "sampled"),
    .target = find_measure (picture, "target"),
    .excluded = find_measure (picture, "excluded"),
    .queue = find_measure (picture, "queue"),
    .wait = find_measure (picture, "wait"),
    .desks_open = find_measure (picture, "desks_open"),
  };
}

/**
 * bw_facts_get_figure:
 * @self: facts
 * @place: a place
 * @subject: (nullable): name of a subject; %NULL: the sampling of the round
 * @measure: id of a measure
 * @figure: (out): always set; its measure is %NULL if the catalogue has none of that id
 *
 * Returns: whether there is anything to show
 */
gboolean
bw_facts_get_figure (const BwFacts *self,
                     BwPlace        place,
                     const char    *subject,
                     const char    *measure,
                     BwFigure      *figure)
{
  const BwMeasure *found;
  BwSubject index;

  g_return_val_if_fail (figure != NULL, FALSE);

  *figure = (BwFigure) { 0 };
  g_return_val_if_fail (self != NULL && measure != NULL, FALSE);

  found = bw_measure_catalogue_lookup (bw_picture_get_catalogue (self->picture), measure);
  index = subject != NULL ? bw_picture_get_subject (self->picture, subject) : self->sampling;
  figure->measure = found;
  return found != NULL && index != BW_SUBJECT_NONE
         && bw_picture_get_figure (self->picture, place, index, found->index, figure);
}

/**
 * bw_facts_is_in_round:
 * @self: facts
 * @place: a place
 *
 * Returns: whether the round asks anything of it
 */
gboolean
bw_facts_is_in_round (const BwFacts *self,
                      BwPlace        place)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return bw_picture_is_in_round (self->picture, self->round, place);
}

/**
 * bw_facts_count:
 * @self: facts
 * @place: a place
 * @kind: of sites
 * @condition: of sites
 *
 * Returns: how many there are
 */
guint
bw_facts_count (const BwFacts *self,
                BwPlace        place,
                BwSiteKind     kind,
                BwCondition    condition)
{
  const BwSite *site;

  g_return_val_if_fail (self != NULL, 0);

  site = bw_place_tree_get_site (self->places, place);
  if (site != NULL)
    return site->kind == kind && bw_picture_get_condition (self->picture, place) == condition;

  return bw_picture_count_sites (self->picture, place, kind, condition);
}

guint
bw_facts_count_all (const BwFacts *self,
                    BwPlace        place,
                    BwSiteKind     kind)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    n += bw_facts_count (self, place, kind, (BwCondition) i);

  return n;
}

guint
bw_facts_count_exceptions (const BwFacts *self,
                           BwPlace        place,
                           BwSiteKind     kind)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      if (bw_condition_is_exception ((BwCondition) i))
        n += bw_facts_count (self, place, kind, (BwCondition) i);
    }

  return n;
}

/**
 * bw_facts_is_stale:
 * @self: facts
 * @place: a place
 *
 * Returns: whether what is shown of it is old although it should not be
 */
gboolean
bw_facts_is_stale (const BwFacts *self,
                   BwPlace        place)
{
  const BwMeasure *measure;
  gint64 as_of;
  guint n_sites;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->sampled == BW_MEASURE_NONE)
    return FALSE;

  as_of = bw_picture_get_as_of (self->picture, place, self->sampling);
  measure = bw_measure_catalogue_get (bw_picture_get_catalogue (self->picture), self->sampled);
  if (as_of == 0 || measure->stale_after == 0 || !bw_picture_is_reported (self->picture, place, self->sampling)
      || self->now - as_of <= measure->stale_after * BW_TIME_SECOND)
    return FALSE;

  n_sites = bw_facts_count_all (self, place, BW_SITE_KIND_SAMPLING);
  return n_sites == 0
         || bw_facts_count (self, place, BW_SITE_KIND_SAMPLING, BW_CONDITION_CLOSED) < n_sites;
}
