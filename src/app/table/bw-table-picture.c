/* bw-table-picture.c: what a cell of a table shows besides its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-picture.h"

#include "bw-share-bar.h"
#include "bw-spark.h"

#include <string.h>

/* Pixels, of the visual reference. */
#define SYMBOL_SIZE 14
#define SYMBOL_DISTANCE 6
#define CHIP_PADDING 5
#define CHIP_EDGE 2
#define CHIP_RADIUS 6
#define CHIP_OPACITY 0.14
#define BAR_HEIGHT 14
#define BAR_DISTANCE 8
#define LINE_HEIGHT 22

static const float heights[] = {
  [BW_TABLE_PICTURE_NONE] = 0.0f,
  [BW_TABLE_PICTURE_SYMBOL] = SYMBOL_SIZE,
  [BW_TABLE_PICTURE_BAR] = BAR_HEIGHT,
  [BW_TABLE_PICTURE_LINE] = LINE_HEIGHT,
};

static gboolean
is_same (double a,
         double b)
{
  return memcmp (&a, &b, sizeof a) == 0;
}

static void
draw_symbol (const BwTablePicture  *self,
             cairo_t               *cr,
             const BwPalette       *palette,
             const graphene_rect_t *room)
{
  bw_color_set_source (bw_theme_get_tone (palette, self->tone), cr);
  bw_symbol_draw (self->symbol, cr, room->origin.x + SYMBOL_SIZE / 2.0, room->origin.y + room->size.height / 2.0,
                  SYMBOL_SIZE);
}

static void
draw_line (const BwTablePicture  *self,
           cairo_t               *cr,
           const BwPalette       *palette,
           const graphene_rect_t *room)
{
  const BwSpark spark = { self->values, self->n_values, self->is_late };

  cairo_translate (cr, room->origin.x, room->origin.y);
  bw_spark_draw (&spark, cr, palette, room->size.width, room->size.height);
}

static int
get_padding (const BwTablePicture *self)
{
  return self->is_chip ? CHIP_PADDING : 0;
}

/* Of the room that the cell has, what the picture takes; on whole pixels. */
static void
find_bounds (const BwTablePicture  *self,
             const graphene_rect_t *room,
             graphene_rect_t       *bounds)
{
  float height = heights[self->kind];

  *bounds = *room;
  if (self->kind == BW_TABLE_PICTURE_SYMBOL)
    {
      bounds->origin.x += get_padding (self);
      bounds->size.width = SYMBOL_SIZE;
    }
  if (self->kind == BW_TABLE_PICTURE_BAR)
    bounds->size.width -= BAR_DISTANCE;
  bounds->origin.y = (float) (int) (room->origin.y + (room->size.height - height) / 2.0f);
  bounds->size.height = height;
}

/**
 * bw_table_picture_equal:
 * @self: a picture
 * @other: another one
 *
 * Returns: whether both look alike
 */
gboolean
bw_table_picture_equal (const BwTablePicture *self,
                        const BwTablePicture *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->kind != other->kind)
    return FALSE;

  switch (self->kind)
    {
    case BW_TABLE_PICTURE_SYMBOL:
      return self->symbol == other->symbol && self->tone == other->tone && self->is_chip == other->is_chip;
    case BW_TABLE_PICTURE_BAR:
      return is_same (self->bar.share, other->bar.share) && is_same (self->bar.plan_share, other->bar.plan_share)
             && self->bar.state == other->bar.state && self->is_muted == other->is_muted;
    case BW_TABLE_PICTURE_LINE:
      return self->n_values == other->n_values && self->is_late == other->is_late
             && memcmp (self->values, other->values, self->n_values * sizeof *self->values) == 0;
    case BW_TABLE_PICTURE_NONE:
    default:
      return TRUE;
    }
}

/**
 * bw_table_picture_get_room:
 * @self: a picture
 * @width: of the cell, pixels
 * @percent_width: how much of it a percentage takes, pixels
 *
 * Returns: where the text begins, pixels from the left of the cell; @width: there is none
 */
int
bw_table_picture_get_room (const BwTablePicture *self,
                           int                   width,
                           int                   percent_width)
{
  g_return_val_if_fail (self != NULL, 0);

  switch (self->kind)
    {
    case BW_TABLE_PICTURE_SYMBOL:
      return self->symbol != BW_SYMBOL_NONE ? MIN (get_padding (self) + SYMBOL_SIZE + SYMBOL_DISTANCE, width) : 0;
    case BW_TABLE_PICTURE_BAR:
      return MAX (width - percent_width, 0);
    case BW_TABLE_PICTURE_LINE:
      return width;
    case BW_TABLE_PICTURE_NONE:
    default:
      return 0;
    }
}

/**
 * bw_table_picture_draw_ground:
 * @self: a picture
 * @widget: whose palette it takes
 * @snapshot: of @widget
 * @room: of the cell, pixels of @widget
 * @text_width: of the text beside the symbol, pixels
 * @text_height: of a line of text, pixels
 *
 * Nothing if it is no chip with a symbol.
 */
void
bw_table_picture_draw_ground (const BwTablePicture  *self,
                              GtkWidget             *widget,
                              GtkSnapshot           *snapshot,
                              const graphene_rect_t *room,
                              int                    text_width,
                              int                    text_height)
{
  float height = (float) (text_height + 2 * CHIP_EDGE);
  const BwColor *tone;
  GskRoundedRect ground;
  graphene_rect_t bounds;

  g_return_if_fail (self != NULL && room != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_SNAPSHOT (snapshot));

  if (self->kind != BW_TABLE_PICTURE_SYMBOL || !self->is_chip || self->symbol == BW_SYMBOL_NONE)
    return;

  tone = bw_theme_get_tone (bw_theme_get_palette (widget), self->tone);
  bounds = GRAPHENE_RECT_INIT (room->origin.x, (float) (int) ((room->size.height - height) / 2.0f),
                               (float) (2 * CHIP_PADDING + SYMBOL_SIZE + SYMBOL_DISTANCE + text_width),
                               height);
  gsk_rounded_rect_init_from_rect (&ground, &bounds, CHIP_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { (float) tone->red, (float) tone->green, (float) tone->blue,
                                                    CHIP_OPACITY }, &bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * bw_table_picture_draw:
 * @self: a picture
 * @widget: whose palette it takes
 * @snapshot: of @widget
 * @room: of the cell without its text, pixels of @widget
 */
void
bw_table_picture_draw (const BwTablePicture  *self,
                       GtkWidget             *widget,
                       GtkSnapshot           *snapshot,
                       const graphene_rect_t *room)
{
  const BwPalette *palette = bw_theme_get_palette (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  g_return_if_fail (self != NULL && room != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_SNAPSHOT (snapshot));

  if (self->kind == BW_TABLE_PICTURE_NONE
      || (self->kind == BW_TABLE_PICTURE_SYMBOL && self->symbol == BW_SYMBOL_NONE)
      || (self->kind == BW_TABLE_PICTURE_LINE && self->n_values == 0))
    return;

  /* Where a text has all the room there is no picture. */
  if (room->size.width <= 0.0f)
    return;

  find_bounds (self, room, &bounds);
  if (bounds.size.width <= 0.0f)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (self->kind == BW_TABLE_PICTURE_SYMBOL)
    draw_symbol (self, cr, palette, &bounds);
  else if (self->kind == BW_TABLE_PICTURE_LINE)
    draw_line (self, cr, palette, &bounds);
  else
    bw_share_bar_draw (&self->bar, self->is_muted, cr, palette, &bounds);
  cairo_destroy (cr);
}
