/* bw-wall-sheet.h: a scene that is drawn as a whole, from rows read off the picture
 *
 * The rows are read while it is on, when the board has something to show, and it is
 * drawn only if they differ from those before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-wall-pen.h"
#include "bw-wall-row.h"
#include "bw-wall-scene.h"

G_BEGIN_DECLS

/* Ground of a panel of the visual reference. */
#define BW_WALL_PANEL_COLOR { 0x1c / 255.0, 0x1f / 255.0, 0x25 / 255.0, 1.0 }

#define BW_TYPE_WALL_SHEET (bw_wall_sheet_get_type ())

G_DECLARE_DERIVABLE_TYPE (BwWallSheet, bw_wall_sheet, BW, WALL_SHEET, BwWallScene)

/**
 * BwWallSheetClass:
 * @read: (transfer full) (element-type BwWallRow): what there is to say
 * @draw: called with rows, never without; @width and @height in pixels
 */
struct _BwWallSheetClass
{
  BwWallSceneClass parent_class;

  GPtrArray *(*read) (BwWallSheet *self,
                      BwDesk      *desk);
  void       (*draw) (BwWallSheet *self,
                      BwWallPen   *pen,
                      double       width,
                      double       height);
};

void             bw_wall_sheet_set_desk    (BwWallSheet   *self,
                                            BwDesk        *desk);
BwDesk          *bw_wall_sheet_get_desk    (BwWallSheet   *self);

/* Reads anew at once, if it is on. */
void             bw_wall_sheet_update      (BwWallSheet   *self);

/* (nullable) (element-type BwWallRow) */
GPtrArray       *bw_wall_sheet_get_rows    (BwWallSheet   *self);

/* Pixels for one unit. */
double           bw_wall_sheet_get_scale   (BwWallSheet   *self);

/* The same for what is @height units high, and shall be there whole. */
double           bw_wall_sheet_fit         (BwWallSheet   *self,
                                            double         height);

/* Grey while what is shown is not of now. */
const BwPalette *bw_wall_sheet_get_palette (BwWallSheet   *self);

/* (nullable): in the colour of what is stale, for when all of it holds; NULL: now. */
const char      *bw_wall_sheet_get_as_of   (BwWallSheet   *self);

/* (transfer full) (nullable): "as of 14:20"; NULL: of 0. */
char            *bw_wall_sheet_dup_as_of   (BwDesk        *desk,
                                            gint64         at);

/* The name of a row and, at the right, for when it holds. @u: pixels for one unit. */
void             bw_wall_sheet_draw_title  (BwWallSheet     *self,
                                            BwWallPen       *pen,
                                            const BwWallRow *row,
                                            double           u,
                                            double           x,
                                            double           base,
                                            double           width);

/* A box with round corners, filled. */
void             bw_wall_sheet_fill_box    (cairo_t       *cr,
                                            const BwColor *color,
                                            double         x,
                                            double         y,
                                            double         width,
                                            double         height,
                                            double         radius);

/* A hair line between two rows. */
void             bw_wall_sheet_draw_rule   (BwWallSheet   *self,
                                            cairo_t       *cr,
                                            double         x,
                                            double         y,
                                            double         width);

/* The sign and the words of a row's state, right-aligned at @right; returns their width. */
double           bw_wall_sheet_draw_state  (BwWallSheet     *self,
                                            BwWallPen       *pen,
                                            const BwWallRow *row,
                                            double           size,
                                            double           right,
                                            double           base,
                                            double           max_width);

G_END_DECLS
