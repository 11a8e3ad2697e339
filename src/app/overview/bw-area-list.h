/* bw-area-list.h: the parts of the scope, who lags first
 *
 * A list of one hundred thousand points costs what is on the screen: rows are
 * read anew only where something has changed and where they can be seen, the
 * order at most twice a second and never under the pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-line.h"
#include "bw-place-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_AREA_LIST (bw_area_list_get_type ())

/* Property: `order` (string: nick of the setting `area-order`), notifies.
 * Action: `areas.order` (the same). */
G_DECLARE_FINAL_TYPE (BwAreaList, bw_area_list, BW, AREA_LIST, GtkWidget)

GtkWidget    *bw_area_list_new        (void);

/* @desk: once. */
void          bw_area_list_set_desk   (BwAreaList          *self,
                                       BwDesk              *desk);

/* @change (nullable): what changed since the last call; NULL: everything. */
void          bw_area_list_update     (BwAreaList          *self,
                                       const BwFacts       *facts,
                                       BwPlace              scope,
                                       const BwDeskChange  *change);
void          bw_area_list_reread     (BwAreaList          *self,
                                       const BwFacts       *facts);
const char   *bw_area_list_get_order  (BwAreaList          *self);
void          bw_area_list_set_order  (BwAreaList          *self,
                                       const char          *order);
BwPlaceModel *bw_area_list_get_model  (BwAreaList          *self);

/* (nullable): of a row that is on the screen: its words. Borrowed. */
const char   *bw_area_list_get_text   (BwAreaList          *self,
                                       BwPlace              place);

/* Whether every row that can be seen says what is known now. */
gboolean      bw_area_list_is_settled (BwAreaList          *self);
void          bw_area_list_focus      (BwAreaList          *self);

/* 截至 of the card; NULL: none. */
void          bw_area_list_set_as_of  (BwAreaList          *self,
                                       const char          *text);

G_END_DECLS
