/* bw-share-bar.h: how much is done, as a bar in a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_SHARE_BAR (bw_share_bar_get_type ())

/* Drawn anew only when what it shows differs by a pixel. */
G_DECLARE_FINAL_TYPE (BwShareBar, bw_share_bar, BW, SHARE_BAR, GtkWidget)

GtkWidget *bw_share_bar_new       (void);
BwBar      bw_share_bar_get_bar   (BwShareBar   *self);
void       bw_share_bar_set_bar   (BwShareBar   *self,
                                   const BwBar  *bar);

/* Out of date: no colour, no hatch. */
gboolean   bw_share_bar_get_muted (BwShareBar   *self);
void       bw_share_bar_set_muted (BwShareBar   *self,
                                   gboolean      muted);

/* The same as part of another drawing. */
void       bw_share_bar_draw      (const BwBar           *bar,
                                   gboolean               is_muted,
                                   cairo_t               *cr,
                                   const BwPalette       *palette,
                                   const graphene_rect_t *room);

G_END_DECLS
