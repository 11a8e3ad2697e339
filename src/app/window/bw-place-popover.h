/* bw-place-popover.h: choose a place: one of the scope's areas, or any
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwPlaceChoice:
 * @BW_PLACE_CHOICE_PARTS: the areas of the scope, latest first
 * @BW_PLACE_CHOICE_ALL: any place, by what is typed
 */
typedef enum
{
  BW_PLACE_CHOICE_PARTS,
  BW_PLACE_CHOICE_ALL,
} BwPlaceChoice;

#define BW_TYPE_PLACE_POPOVER (bw_place_popover_get_type ())

G_DECLARE_FINAL_TYPE (BwPlacePopover, bw_place_popover, BW, PLACE_POPOVER, GtkPopover)

GtkWidget *bw_place_popover_new (BwDesk         *desk,
                                 BwPlaceChoice   choice);

/* For tests: what is listed (element-type BwLinkItem). */
GListModel *bw_place_popover_get_items (BwPlacePopover *self);

G_END_DECLS
