/* bw-wall-part.c: a piece of the wall that is drawn from the facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-part.h"

#include <math.h>

/* Of the visual reference; small text would be below 7 : 1 with it. */
#define STALE_BRIGHTNESS      0.78
#define STALE_TEXT_BRIGHTNESS 0.95

typedef struct
{
  BwWallFacts *facts;     /* (owned) (nullable) */
  char        *language;  /* (owned) */
  double       scale;
  int          drift_x;
  int          drift_y;
} BwWallPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BwWallPart, bw_wall_part, GTK_TYPE_WIDGET)

static BwWallPartPrivate *
get_private (BwWallPart *self)
{
  return bw_wall_part_get_instance_private (self);
}

static void
bw_wall_part_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  BwWallPart *self = BW_WALL_PART (widget);
  BwWallPartPrivate *priv = get_private (self);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (priv->facts == NULL || width <= 0.0 || height <= 0.0)
    return;

  graphene_rect_init (&bounds, 0, 0, (float) width, (float) height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  {
    g_auto (BwWallPen) pen = { 0 };

    cairo_translate (cr, priv->drift_x, priv->drift_y);
    bw_wall_pen_init (&pen, cr, priv->language);
    BW_WALL_PART_GET_CLASS (self)->draw (self, &pen, width, height);
  }
  cairo_destroy (cr);
}

static void
bw_wall_part_finalize (GObject *object)
{
  BwWallPartPrivate *priv = get_private (BW_WALL_PART (object));

  g_clear_pointer (&priv->facts, bw_wall_facts_unref);
  g_clear_pointer (&priv->language, g_free);

  G_OBJECT_CLASS (bw_wall_part_parent_class)->finalize (object);
}

static void
bw_wall_part_class_init (BwWallPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = bw_wall_part_finalize;
  widget_class->snapshot = bw_wall_part_snapshot;

  /* The wall as a whole says what it shows; its pieces would only repeat it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_wall_part_init (BwWallPart *self)
{
  BwWallPartPrivate *priv = get_private (self);

  priv->scale = 1.0;
  priv->language = g_strdup ("zh_CN");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
bw_wall_part_set_facts (BwWallPart  *self,
                        BwWallFacts *facts)
{
  BwWallPartPrivate *priv = get_private (self);
  BwWallPartClass *klass = BW_WALL_PART_GET_CLASS (self);
  gboolean is_equal = bw_wall_facts_is_equal (priv->facts, facts, klass->first, klass->last);

  bw_wall_facts_ref (facts);
  g_clear_pointer (&priv->facts, bw_wall_facts_unref);
  priv->facts = facts;
  if (!is_equal)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

BwWallFacts *
bw_wall_part_get_facts (BwWallPart *self)
{
  return get_private (self)->facts;
}

const char *
bw_wall_part_get_text (BwWallPart *self,
                       BwWallText  which)
{
  BwWallFacts *facts = get_private (self)->facts;

  return facts != NULL ? facts->texts[which] : "";
}

void
bw_wall_part_set_scale (BwWallPart *self,
                        double      scale)
{
  BwWallPartPrivate *priv = get_private (self);

  if (priv->scale == scale)
    return;

  priv->scale = scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
bw_wall_part_get_scale (BwWallPart *self)
{
  return get_private (self)->scale;
}

void
bw_wall_part_set_drift (BwWallPart *self,
                        int         x,
                        int         y)
{
  BwWallPartPrivate *priv = get_private (self);

  if (priv->drift_x == x && priv->drift_y == y)
    return;

  priv->drift_x = x;
  priv->drift_y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
bw_wall_part_get_height (BwWallPart *self)
{
  return (int) round (BW_WALL_PART_GET_CLASS (self)->height * get_private (self)->scale);
}

void
bw_wall_part_set_language (BwWallPart *self,
                           const char *language)
{
  BwWallPartPrivate *priv = get_private (self);

  if (g_strcmp0 (priv->language, language) == 0)
    return;

  g_free (priv->language);
  priv->language = g_strdup (language);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
bw_wall_part_get_language (BwWallPart *self)
{
  return get_private (self)->language;
}

void
bw_wall_part_find_palette (BwPalette         *palette,
                           const BwWallFacts *facts)
{
  gboolean is_stale = facts->state == BW_WALL_STATE_STALE;
  BwPalette text;

  *palette = *bw_palette_get (BW_PALETTE_WALL);
  if (facts->colour >= 1.0)
    return;

  bw_palette_fade (&text, palette, facts->colour, is_stale ? STALE_TEXT_BRIGHTNESS : 1.0);
  bw_palette_fade (palette, palette, facts->colour, is_stale ? STALE_BRIGHTNESS : 1.0);
  palette->fg2 = text.fg2;
  palette->late = text.late;
  palette->tight = text.tight;
  palette->success = text.success;
}

void
bw_wall_part_draw_rule (BwWallPart *self,
                        cairo_t    *cr,
                        double      x,
                        double      height)
{
  double scale = get_private (self)->scale;

  bw_color_set_source (&bw_palette_get (BW_PALETTE_WALL)->track, cr);
  cairo_set_line_width (cr, 2.0 * scale);
  cairo_move_to (cr, x, height * 0.28);
  cairo_line_to (cr, x, height * 0.72);
  cairo_stroke (cr);
}
