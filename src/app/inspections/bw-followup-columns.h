/* bw-followup-columns.h: the table of what is to be put right, column by column
 *
 * The rows are follow-ups of a book (bw-visit-book.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-table.h"
#include "bw-visit-book.h"

G_BEGIN_DECLS

/**
 * BwFollowupColumns:
 * @desk: whose time and places
 * @book: where the inspections are
 *
 * What the columns read from. Nothing is owned.
 */
typedef struct
{
  BwDesk      *desk;
  BwVisitBook *book;
} BwFollowupColumns;

/* Gives @table its columns and chips. @self must outlive it. */
void  bw_followup_columns_set_up    (BwTable                  *table,
                                     const BwFollowupColumns  *self);

/* What is shown in the column of the state: also what is still on its way. */
char *bw_followup_columns_dup_state (const BwFollowupColumns  *self,
                                     const BwFollowup         *followup);

G_END_DECLS
