/* bw-gap-list.h: shifts that nobody covers, the nearest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-gap-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_GAP_LIST (bw_gap_list_get_type ())

/* Signals: `assign` (BwGapItem): a team is asked for; `assign-all`: for several;
 * `unconfirmed`: who has not confirmed is to be seen. */
G_DECLARE_FINAL_TYPE (BwGapList, bw_gap_list, BW, GAP_LIST, GtkWidget)

GtkWidget  *bw_gap_list_new               (void);

/* @gaps: (element-type BwGap): of the roster, nearest first; the first hundreds are
 * listed, and all of them can be copied. @may_assign: with buttons. */
void        bw_gap_list_update            (BwGapList         *self,
                                           BwDesk            *desk,
                                           GArray            *gaps,
                                           gboolean           may_assign);

/* Of the scope: what stands where no gap is known. */
void        bw_gap_list_set_coverage      (BwGapList         *self,
                                           const BwCoverage  *total);

/* What stands where no gap is known; "": there are some. Borrowed. */
const char *bw_gap_list_get_empty         (BwGapList         *self);

/* That not all are listed; "" if they are. Borrowed. */
const char *bw_gap_list_get_rest          (BwGapList         *self);

/* Teams that were told and have not answered in time. */
void        bw_gap_list_set_n_unconfirmed (BwGapList         *self,
                                           guint              n);
GListModel *bw_gap_list_get_model         (BwGapList         *self);

G_END_DECLS
