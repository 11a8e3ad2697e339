/* bw-wall-sheet.c: a scene that is drawn as a whole, from rows read off the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-sheet.h"

#include "bw-format.h"
#include "bw-wall-part.h"

#include <glib/gi18n.h>

/* The word across a drill, in units; of the width; and how much of it is seen. */
#define MARK_SIZE    300.0
#define MARK_LINE    3.0
#define MARK_SHARE   0.6
#define MARK_OPACITY 0.45

typedef struct
{
  BwDesk      *desk;      /* (owned) */
  BwWallFacts *facts;     /* (owned) (nullable) */
  GPtrArray   *rows;      /* (owned) (nullable) (element-type BwWallRow) */
  char        *language;  /* (owned) */
  BwPalette    palette;
  double       scale;
} BwWallSheetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BwWallSheet, bw_wall_sheet, BW_TYPE_WALL_SCENE)

static BwWallSheetPrivate *
get_private (BwWallSheet *self)
{
  return bw_wall_sheet_get_instance_private (self);
}

static gboolean
is_stale (BwWallSheetPrivate *priv)
{
  return priv->facts != NULL && priv->facts->state == BW_WALL_STATE_STALE;
}

static void
bw_wall_sheet_show (BwWallScene *scene,
                    BwWallFacts *facts,
                    double       scale,
                    const char  *language)
{
  BwWallSheet *self = BW_WALL_SHEET (scene);
  BwWallSheetPrivate *priv = get_private (self);
  gboolean is_same = priv->scale == scale && g_strcmp0 (priv->language, language) == 0
                     && bw_wall_facts_is_equal (priv->facts, facts, BW_WALL_TEXT_AS_OF, BW_WALL_TEXT_AS_OF);

  bw_wall_facts_ref (facts);
  g_clear_pointer (&priv->facts, bw_wall_facts_unref);
  priv->facts = facts;
  priv->scale = scale;
  if (g_strcmp0 (priv->language, language) != 0)
    {
      g_free (priv->language);
      priv->language = g_strdup (language);
    }
  bw_wall_part_find_palette (&priv->palette, facts);
  if (!is_same)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  bw_wall_sheet_update (self);
}

static char *
bw_wall_sheet_describe (BwWallScene *scene,
                        BwWallFacts *facts)
{
  BwWallSheetPrivate *priv = get_private (BW_WALL_SHEET (scene));
  g_autofree char *rows = bw_wall_row_describe (priv->rows);
  const char *const parts[] = {
    facts->is_exercise ? C_("wall", "Exercise") : "", facts->texts[BW_WALL_TEXT_CITY],
    facts->texts[BW_WALL_TEXT_CAMPAIGN], facts->texts[BW_WALL_TEXT_WARNING_TIME], rows,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (text->len > 0)
        /* Translators: between the parts of what a screen reader says of the wall. */
        g_string_append (text, C_("wall", ", "));
      g_string_append (text, parts[i]);
    }

  return g_string_free (text, FALSE);
}

/* As an outline, and below the texts, which lose nothing by it. */
static void
draw_mark (BwWallSheet *self,
           BwWallPen   *pen,
           double       width,
           double       height)
{
  BwWallSheetPrivate *priv = get_private (self);
  const char *text = C_("wall", "Exercise");
  double size = MARK_SIZE * priv->scale;
  double natural;

  if (priv->facts == NULL || !priv->facts->is_exercise)
    return;

  natural = bw_wall_pen_measure (pen, text, size, PANGO_WEIGHT_BOLD);
  natural = bw_wall_pen_measure (pen, text, size * MIN (1.0, MARK_SHARE * width / MAX (natural, 1.0)),
                                 PANGO_WEIGHT_BOLD);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, width / 2.0, height / 2.0);
  cairo_rotate (pen->cr, -G_PI / 10.0);
  cairo_move_to (pen->cr, -natural / 2.0, -pango_layout_get_baseline (pen->layout) * 0.6 / PANGO_SCALE);
  pango_cairo_layout_path (pen->cr, pen->layout);
  cairo_restore (pen->cr);
  cairo_set_line_width (pen->cr, MARK_LINE * priv->scale);
  cairo_set_source_rgba (pen->cr, 1.0, 1.0, 1.0, MARK_OPACITY);
  cairo_stroke (pen->cr);
}

static void
bw_wall_sheet_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_wall_sheet_parent_class)->map (widget);

  bw_wall_sheet_update (BW_WALL_SHEET (widget));
}

static void
bw_wall_sheet_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BwWallSheet *self = BW_WALL_SHEET (widget);
  BwWallSheetPrivate *priv = get_private (self);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (priv->rows == NULL || width <= 0.0 || height <= 0.0)
    return;

  graphene_rect_init (&bounds, 0, 0, (float) width, (float) height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  {
    g_auto (BwWallPen) pen = { 0 };

    bw_wall_pen_init (&pen, cr, priv->language);
    draw_mark (self, &pen, width, height);
    BW_WALL_SHEET_GET_CLASS (self)->draw (self, &pen, width, height);
  }
  cairo_destroy (cr);
}

static void
bw_wall_sheet_finalize (GObject *object)
{
  BwWallSheetPrivate *priv = get_private (BW_WALL_SHEET (object));

  g_clear_pointer (&priv->rows, g_ptr_array_unref);
  g_clear_pointer (&priv->facts, bw_wall_facts_unref);
  g_clear_pointer (&priv->language, g_free);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (bw_wall_sheet_parent_class)->finalize (object);
}

static void
bw_wall_sheet_class_init (BwWallSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BwWallSceneClass *scene_class = BW_WALL_SCENE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_wall_sheet_finalize;
  widget_class->map = bw_wall_sheet_map;
  widget_class->snapshot = bw_wall_sheet_snapshot;
  scene_class->show = bw_wall_sheet_show;
  scene_class->describe = bw_wall_sheet_describe;

  /* The wall as a whole says what it shows. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_wall_sheet_init (BwWallSheet *self)
{
  BwWallSheetPrivate *priv = get_private (self);

  priv->scale = 1.0;
  priv->language = g_strdup ("zh_CN");
  priv->palette = *bw_palette_get (BW_PALETTE_WALL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
bw_wall_sheet_set_desk (BwWallSheet *self,
                        BwDesk      *desk)
{
  g_return_if_fail (BW_IS_WALL_SHEET (self));
  g_return_if_fail (BW_IS_DESK (desk));

  g_set_object (&get_private (self)->desk, desk);
}

BwDesk *
bw_wall_sheet_get_desk (BwWallSheet *self)
{
  return get_private (self)->desk;
}

void
bw_wall_sheet_update (BwWallSheet *self)
{
  BwWallSheetPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) rows = NULL;

  /* Places that are not there yet have no figures. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || bw_desk_get_scope_place (priv->desk) == BW_PLACE_NONE)
    return;

  rows = BW_WALL_SHEET_GET_CLASS (self)->read (self, priv->desk);
  if (bw_wall_row_is_same (rows, priv->rows))
    return;

  g_clear_pointer (&priv->rows, g_ptr_array_unref);
  priv->rows = g_steal_pointer (&rows);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GPtrArray *
bw_wall_sheet_get_rows (BwWallSheet *self)
{
  return get_private (self)->rows;
}

double
bw_wall_sheet_get_scale (BwWallSheet *self)
{
  return get_private (self)->scale;
}

double
bw_wall_sheet_fit (BwWallSheet *self,
                   double       height)
{
  return MIN (get_private (self)->scale, gtk_widget_get_height (GTK_WIDGET (self)) / height);
}

const BwPalette *
bw_wall_sheet_get_palette (BwWallSheet *self)
{
  return &get_private (self)->palette;
}

const char *
bw_wall_sheet_get_as_of (BwWallSheet *self)
{
  BwWallSheetPrivate *priv = get_private (self);

  return is_stale (priv) ? priv->facts->texts[BW_WALL_TEXT_AS_OF] : NULL;
}

char *
bw_wall_sheet_dup_as_of (BwDesk *desk,
                         gint64  at)
{
  g_autofree char *time = NULL;

  if (at == 0)
    return NULL;

  time = bw_format_as_of (at, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  /* Translators: on the wall, beside the figure: for when it holds. */
  return g_strdup_printf (C_("wall", "as of %s"), time);
}

void
bw_wall_sheet_draw_title (BwWallSheet     *self,
                          BwWallPen       *pen,
                          const BwWallRow *row,
                          double           u,
                          double           x,
                          double           base,
                          double           width)
{
  static const BwColor stale = BW_WALL_STALE_COLOR;
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  const char *as_of = bw_wall_sheet_get_as_of (self);
  double taken;

  if (as_of != NULL)
    taken = bw_wall_pen_write (pen, as_of, 38.0 * u, PANGO_WEIGHT_BOLD, &stale, x + width, base, 1.0, width * 0.5);
  else
    taken = bw_wall_pen_write (pen, row->as_of, 30.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, x + width, base, 1.0,
                               width * 0.5);
  bw_wall_pen_write (pen, row->name, 44.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, x, base, 0.0,
                     width - taken - 20.0 * u);
}

void
bw_wall_sheet_fill_box (cairo_t       *cr,
                        const BwColor *color,
                        double         x,
                        double         y,
                        double         width,
                        double         height,
                        double         radius)
{
  bw_color_set_source (color, cr);
  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

void
bw_wall_sheet_draw_rule (BwWallSheet *self,
                         cairo_t     *cr,
                         double       x,
                         double       y,
                         double       width)
{
  BwWallSheetPrivate *priv = get_private (self);

  bw_color_set_source (&priv->palette.grid, cr);
  cairo_set_line_width (cr, 2.0 * priv->scale);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

double
bw_wall_sheet_draw_state (BwWallSheet     *self,
                          BwWallPen       *pen,
                          const BwWallRow *row,
                          double           size,
                          double           right,
                          double           base,
                          double           max_width)
{
  const BwColor *color = bw_theme_get_tone (&get_private (self)->palette, row->tone);
  double room = row->symbol != BW_SYMBOL_NONE ? 1.3 * size : 0.0;
  double width;

  if (row->state == NULL)
    return 0.0;

  width = bw_wall_pen_write (pen, row->state, size, PANGO_WEIGHT_BOLD, color, right, base, 1.0, max_width - room);
  if (row->symbol == BW_SYMBOL_NONE)
    return width;

  bw_color_set_source (color, pen->cr);
  bw_symbol_draw (row->symbol, pen->cr, right - width - room + size * 0.55, base - size * 0.36, size);
  return width + room;
}
