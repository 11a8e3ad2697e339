/* bw-visit-list.h: a card of inspected places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-visit-row.h"
#include "bw-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* As many as a card shows; the rest is told as a number. */
#define BW_VISIT_LIST_MAX 12

#define BW_TYPE_VISIT_LIST (bw_visit_list_get_type ())

G_DECLARE_FINAL_TYPE (BwVisitList, bw_visit_list, BW, VISIT_LIST, AdwBin)

/* @visits: (element-type BwVisit). @title: of the card. @action (nullable): of a button
 * @label at the end of each row, with the id. @empty: what stands there without rows. */
void        bw_visit_list_update  (BwVisitList  *self,
                                   BwDesk       *desk,
                                   GPtrArray    *visits,
                                   const char   *title,
                                   const char   *empty,
                                   const char   *label,
                                   const char   *action);
guint       bw_visit_list_get_n_rows (BwVisitList *self);

/* (nullable): what a row says. */
const char *bw_visit_list_get_text (BwVisitList *self,
                                    guint        row);
const char *bw_visit_list_get_title (BwVisitList *self);

G_END_DECLS
