/* bw-gift-sums.h: what was given, told apart by who gave it, in which form and for what
 *
 * The total may be somebody's word and the parts what the ledger adds up to. What they
 * leave over is not itemised; a split of which no part is known is no row of zeros.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"

G_BEGIN_DECLS

/* By donor, by form, by purpose. */
#define BW_N_GIFT_SPLITS    3
#define BW_GIFT_SPLIT_PARTS 3

/**
 * BwGiftSplit:
 * @measures: (not owned): ids of the measures that its parts are of
 * @n_parts: how many parts it can have
 * @parts: each; one that is missing nobody has told
 * @known: what those that are there add up to, fen
 * @bound: how exact that is
 * @has_known: any is there
 * @rest: what of the total they leave over, fen
 * @has_rest: there is something left over
 */
typedef struct
{
  const char * const *measures;
  guint               n_parts;
  BwFigure            parts[BW_GIFT_SPLIT_PARTS];
  gint64              known;
  BwBound             bound;
  gboolean            has_known;
  gint64              rest;
  gboolean            has_rest;
} BwGiftSplit;

/**
 * BwGiftSums:
 * @total: money and goods in all, fen
 * @itemised: what of it the ledger adds up to, fen
 * @has_itemised: the ledger says anything of an amount
 * @rest: stated less itemised, fen
 * @has_rest: somebody has stated a total that is more
 * @workers: of the donors those that are model workers, as stated
 * @awarded: of the donors those that are holders of the labour award, as stated
 * @persons: donors that are persons, as stated
 * @units: donors that are units, as stated
 * @booked: donations in the ledger that stand
 * @unvalued: of them goods that nobody has valued
 * @splits: by donor, by form, by purpose
 */
typedef struct
{
  BwFigure    total;
  gint64      itemised;
  gboolean    has_itemised;
  gint64      rest;
  gboolean    has_rest;
  BwFigure    workers;
  BwFigure    awarded;
  BwFigure    persons;
  BwFigure    units;
  BwFigure    booked;
  BwFigure    unvalued;
  BwGiftSplit splits[BW_N_GIFT_SPLITS];
} BwGiftSums;

void            bw_gift_sums_read        (BwGiftSums       *self,
                                          BwPicture        *picture,
                                          BwPlace           place);

/* All who gave, where somebody has stated how many; else the one kind that was stated,
 * under its own name. */
const BwFigure *bw_gift_sums_get_persons (const BwGiftSums *self);
const BwFigure *bw_gift_sums_get_units   (const BwGiftSums *self);

G_END_DECLS
