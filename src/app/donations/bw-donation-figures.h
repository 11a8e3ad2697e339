/* bw-donation-figures.h: the five figures at the top of the page, and what stands behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-figure-face.h"
#include "bw-fund.h"
#include "bw-gift-sums.h"
#include "bw-truth.h"

G_BEGIN_DECLS

typedef enum
{
  BW_DONATION_FIGURE_GIVEN,    /* money and goods in all */
  BW_DONATION_FIGURE_FUND,     /* the fund that is itemised most */
  BW_DONATION_FIGURE_OTHER,    /* the next one */
  BW_DONATION_FIGURE_PERSONS,
  BW_DONATION_FIGURE_UNITS,
} BwDonationFigure;
#define BW_N_DONATION_FIGURES 5

/* @funds (element-type BwFund): of the city, whatever the scope. */
void     bw_donation_figures_init_face (BwDonationFigure   figure,
                                        BwDesk            *desk,
                                        BwPlace            scope,
                                        const BwGiftSums  *sums,
                                        GPtrArray         *funds,
                                        BwFigureFace      *face);
BwTruth *bw_donation_figures_new_truth (BwDonationFigure   figure,
                                        BwDesk            *desk,
                                        BwPlace            scope,
                                        const BwGiftSums  *sums,
                                        GPtrArray         *funds);

G_END_DECLS
