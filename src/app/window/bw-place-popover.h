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
 * @BW_PLACE_CHOICE_TELL: the areas of the scope, or any place by what is typed; the desk
 *   stays where it is, and whoever asked is told
 */
typedef enum
{
  BW_PLACE_CHOICE_PARTS,
  BW_PLACE_CHOICE_ALL,
  BW_PLACE_CHOICE_TELL,
} BwPlaceChoice;

#define BW_TYPE_PLACE_POPOVER (bw_place_popover_get_type ())

/* Signal: `place-chosen` (string): its code, of %BW_PLACE_CHOICE_TELL. */
G_DECLARE_FINAL_TYPE (BwPlacePopover, bw_place_popover, BW, PLACE_POPOVER, GtkPopover)

GtkWidget *bw_place_popover_new (BwDesk         *desk,
                                 BwPlaceChoice   choice);

/* Whether a place is one of those to choose from. */
typedef gboolean (*BwPlaceFilter) (BwPlace   place,
                                   gpointer  user_data);

/* Of %BW_PLACE_CHOICE_TELL. */
void       bw_place_popover_set_filter (BwPlacePopover *self,
                                        BwPlaceFilter   filter,
                                        gpointer        user_data);

/* For tests: what is listed (element-type BwLinkItem). */
GListModel *bw_place_popover_get_items (BwPlacePopover *self);

G_END_DECLS
