/* bw-fund.h: money that was set aside, and what of it is itemised
 *
 * Sums are whole fen. A whole is never forced to be its items: what they leave over is
 * not itemised, and items above an exact whole are a contradiction that is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/**
 * BwFund:
 * @id: of the document
 * @payer: who pays
 * @category: (nullable): what for, in words
 * @note: (nullable): what the source says of it
 * @purpose: (nullable): `epidemic`, `flood` or `both`
 * @is_known: somebody told an amount
 * @is_spent: @fen was spent; else set aside
 * @fen: the amount: what was set aside, or if nobody told that, what was spent
 * @allotted_fen: what was set aside; -1: nobody told
 * @spent_fen: what was spent; -1: nobody told
 * @bound: how exact it is
 * @at: when it was true
 * @items: (element-type BwFund): what it was spent on, the greatest first
 * @itemised: what those of them that tell an amount add up to
 * @items_bound: how exact that is
 */
typedef struct
{
  char      *id;
  char      *payer;
  char      *category;
  char      *note;
  char      *purpose;
  gboolean   is_known;
  gboolean   is_spent;
  gint64     fen;
  gint64     allotted_fen;
  gint64     spent_fen;
  BwBound    bound;
  gint64     at;
  GPtrArray *items;
  gint64     itemised;
  BwBound    items_bound;
} BwFund;

/* (transfer full) (element-type BwFund): those within no other one; itemised ones and
 * the greatest first. @documents: (element-type BwDocument): of type `fund`. */
GPtrArray *bw_fund_list            (GPtrArray     *documents);

/* FALSE: there is none, or nobody can tell. */
gboolean   bw_fund_get_rest        (const BwFund  *self,
                                    gint64        *fen);
gboolean   bw_fund_is_contradicted (const BwFund  *self);

/* Of an item, or of the itemised part: 0 to 1; NaN: nobody can tell. */
double     bw_fund_get_share       (const BwFund  *self,
                                    gint64         fen);

G_END_DECLS
