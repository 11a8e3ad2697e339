/* bw-table-picture.h: what a cell of a table shows besides its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bar.h"
#include "bw-symbol.h"
#include "bw-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of a line: half hours of six hours, for one. */
#define BW_TABLE_PICTURE_MAX_VALUES 24

typedef enum
{
  BW_TABLE_PICTURE_NONE,
  BW_TABLE_PICTURE_SYMBOL,  /* before the text */
  BW_TABLE_PICTURE_BAR,     /* before the text, which has the room of "100%" */
  BW_TABLE_PICTURE_LINE,    /* instead of the text */
} BwTablePictureKind;

/**
 * BwTablePicture:
 * @kind: which of the others count
 * @symbol: of a symbol; %BW_SYMBOL_NONE: the text stands at the beginning
 * @tone: of a symbol
 * @is_chip: of a symbol: it and the text stand on a ground of their colour
 * @bar: of a bar
 * @is_muted: of a bar: without colours, what it says is not known to be so now
 * @values: of a line: the oldest first; %NAN is a gap
 * @n_values: of a line
 * @is_late: of a line
 */
typedef struct
{
  BwTablePictureKind kind;
  BwSymbol           symbol;
  BwTone             tone;
  gboolean           is_chip;
  BwBar              bar;
  gboolean           is_muted;
  double             values[BW_TABLE_PICTURE_MAX_VALUES];
  guint              n_values;
  gboolean           is_late;
} BwTablePicture;

gboolean bw_table_picture_equal    (const BwTablePicture *self,
                                    const BwTablePicture *other);

/* Pixels from the left of the cell to its text, for one of @width in which a
 * percentage takes @percent_width. */
int      bw_table_picture_get_room (const BwTablePicture *self,
                                    int                   width,
                                    int                   percent_width);

/* The ground of a chip whose text is @text_width wide, in a line of @text_height, in
 * @room of the cell. */
void     bw_table_picture_draw_ground (const BwTablePicture  *self,
                                       GtkWidget             *widget,
                                       GtkSnapshot           *snapshot,
                                       const graphene_rect_t *room,
                                       int                    text_width,
                                       int                    text_height);

/* In the palette of @widget. */
void     bw_table_picture_draw     (const BwTablePicture  *self,
                                    GtkWidget             *widget,
                                    GtkSnapshot           *snapshot,
                                    const graphene_rect_t *room);

G_END_DECLS
