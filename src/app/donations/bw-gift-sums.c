/* bw-gift-sums.c: what was given, told apart by who gave it, in which form and for what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-gift-sums.h"

#include <math.h>
#include <string.h>

#define SUBJECT "donations"

static const char * const by_donor[] = { "person_fen", "unit_fen", NULL };
static const char * const by_form[] = { "cash_fen", "goods_fen", NULL };
static const char * const by_purpose[] = { "epidemic_fen", "flood_fen", "both_fen", NULL };

static const char * const * const splits[BW_N_GIFT_SPLITS] = { by_donor, by_form, by_purpose };

static void
read_figure (BwPicture  *picture,
             BwPlace     place,
             const char *id,
             BwFigure   *figure)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), id);

  *figure = (BwFigure) { .measure = measure };
  if (measure != NULL && place != BW_PLACE_NONE)
    bw_picture_get_figure (picture, place, bw_picture_get_subject (picture, SUBJECT), measure->index, figure);
}

/* Fen are whole, and far from where a double is not. */
static gint64
to_fen (double value)
{
  return (gint64) llround (value);
}

/* What is shown: at a site what was counted, at an area what was stated or added up. */
static void
read_split (BwGiftSplit        *self,
            const char * const *measures,
            BwPicture          *picture,
            BwPlace             place,
            const BwFigure     *total)
{
  self->measures = measures;
  for (guint i = 0; measures[i] != NULL; i++)
    {
      BwFigure *part = &self->parts[self->n_parts++];

      read_figure (picture, place, measures[i], part);
      if (bw_figure_is_missing (part))
        continue;

      self->has_known = TRUE;
      self->known += to_fen (bw_figure_get_value (part));
      self->bound = bw_bound_combine (self->bound, bw_figure_get_bound (part));
    }

  if (bw_figure_is_missing (total))
    return;

  self->rest = to_fen (bw_figure_get_value (total)) - self->known;
  self->has_rest = self->rest > 0;
}

/**
 * bw_gift_sums_read:
 * @self: (out caller-allocates): the sums
 * @picture: a picture
 * @place: of which place
 */
void
bw_gift_sums_read (BwGiftSums *self,
                   BwPicture  *picture,
                   BwPlace     place)
{
  double rest;

  memset (self, 0, sizeof *self);
  read_figure (picture, place, "donations_fen", &self->total);
  read_figure (picture, place, "donor_model_workers", &self->workers);
  read_figure (picture, place, "donor_award_units", &self->awarded);
  read_figure (picture, place, "donor_persons", &self->persons);
  read_figure (picture, place, "donor_units", &self->units);
  read_figure (picture, place, "donations_booked", &self->booked);
  read_figure (picture, place, "goods_unvalued", &self->unvalued);
  for (guint i = 0; i < BW_N_GIFT_SPLITS; i++)
    read_split (&self->splits[i], splits[i], picture, place, &self->total);

  self->has_itemised = self->total.has_summed;
  self->itemised = self->has_itemised ? to_fen (self->total.summed) : 0;
  if (bw_figure_get_not_itemised (&self->total, &rest))
    self->rest = to_fen (rest);
  else if (self->total.has_stated && !self->total.has_summed)
    self->rest = to_fen (self->total.stated);
  self->has_rest = self->rest > 0;
}

const BwFigure *
bw_gift_sums_get_persons (const BwGiftSums *self)
{
  return bw_figure_is_missing (&self->persons) && !bw_figure_is_missing (&self->workers) ? &self->workers
                                                                                        : &self->persons;
}

const BwFigure *
bw_gift_sums_get_units (const BwGiftSums *self)
{
  return bw_figure_is_missing (&self->units) && !bw_figure_is_missing (&self->awarded) ? &self->awarded : &self->units;
}
