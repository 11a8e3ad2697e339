/* bw-order-effect.c: the figure that an order should move, before and now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-effect.h"

#include <math.h>

/* Of all who are to be sampled, if the order names no number. */
static double
find_target (BwPicture       *picture,
             const BwMeasure *measure,
             BwPlace          place,
             BwSubject        subject,
             double           target)
{
  const BwMeasure *all = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), "target");

  if (!isnan (target) || all == NULL || !g_str_equal (measure->id, "sampled"))
    return target;

  return bw_picture_get_value (picture, place, subject, all->index);
}

/**
 * bw_order_effect_new:
 * @picture: the picture
 * @order: an order
 * @sampling: subject of the round that is on
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full) (nullable): what it should move; %NULL: nothing, or what is
 *   not known here
 */
BwOrderEffect *
bw_order_effect_new (BwPicture     *picture,
                     const BwOrder *order,
                     BwSubject      sampling,
                     const char    *language)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  const BwMeasure *measure = order->measure != NULL
                               ? bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), order->measure)
                               : NULL;
  BwPlace place = order->measure_place != NULL ? bw_place_tree_lookup (places, order->measure_place)
                                               : bw_place_tree_get_root (places);
  BwSubject subject = BW_SUBJECT_NONE;
  gboolean is_chinese = !g_str_equal (language, "en");
  BwOrderEffect *self;
  BwFigure figure;

  if (measure != NULL)
    subject = g_str_equal (measure->subject, "sampling") ? sampling
                                                         : bw_picture_get_subject (picture, measure->subject);
  if (measure == NULL || place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE)
    return NULL;

  self = g_new0 (BwOrderEffect, 1);
  self->name = is_chinese ? measure->name_zh : measure->name_en;
  self->unit = is_chinese ? measure->unit_zh : measure->unit_en;
  self->where = bw_place_tree_get_name (places, place, language);
  self->issued = order->issued;
  self->before = NAN;
  self->now = bw_picture_get_value (picture, place, subject, measure->index);
  self->target = find_target (picture, measure, place, subject, order->target);
  if (bw_picture_get_totals (picture, place, subject, measure->index, &figure))
    self->as_of = bw_figure_get_as_of (&figure);

  self->series = bw_picture_get_series (picture, place, subject, measure->index);
  if (self->series != NULL)
    bw_series_ref (self->series);
  if (self->series != NULL && order->issued >= self->series->start)
    self->before = bw_series_get_at (self->series, order->issued);

  return self;
}

void
bw_order_effect_free (BwOrderEffect *self)
{
  g_clear_pointer (&self->series, bw_series_unref);
  g_free (self);
}
