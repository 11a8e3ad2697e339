/* bw-symbol-icon.c: one of our signs, beside a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-symbol-icon.h"

struct _BwSymbolIcon
{
  GtkWidget parent_instance;

  BwSymbol symbol;
  BwTone   tone;
  int      size;
};

typedef enum
{
  PROP_SYMBOL = 1,
  PROP_TONE,
  PROP_SIZE,
} BwSymbolIconProperty;

static GParamSpec *properties[PROP_SIZE + 1];

G_DEFINE_FINAL_TYPE (BwSymbolIcon, bw_symbol_icon, GTK_TYPE_WIDGET)

static void
bw_symbol_icon_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  BwSymbolIcon *self = BW_SYMBOL_ICON (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->symbol == BW_SYMBOL_NONE)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  bw_color_set_source (bw_theme_get_tone (bw_theme_get_palette (widget), self->tone), cr);
  bw_symbol_draw (self->symbol, cr, width / 2.0, height / 2.0, self->size);
  cairo_destroy (cr);
}

static void
bw_symbol_icon_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = BW_SYMBOL_ICON (widget)->size;
}

static void
bw_symbol_icon_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_symbol_icon_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_symbol_icon_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BwSymbolIcon *self = BW_SYMBOL_ICON (object);

  switch ((BwSymbolIconProperty) prop_id)
    {
    case PROP_SYMBOL:
      g_value_set_uint (value, self->symbol);
      break;
    case PROP_TONE:
      g_value_set_uint (value, self->tone);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_symbol_icon_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BwSymbolIcon *self = BW_SYMBOL_ICON (object);

  switch ((BwSymbolIconProperty) prop_id)
    {
    case PROP_SYMBOL:
      bw_symbol_icon_set_symbol (self, g_value_get_uint (value));
      break;
    case PROP_TONE:
      bw_symbol_icon_set_tone (self, g_value_get_uint (value));
      break;
    case PROP_SIZE:
      self->size = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_symbol_icon_class_init (BwSymbolIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bw_symbol_icon_get_property;
  object_class->set_property = bw_symbol_icon_set_property;
  widget_class->snapshot = bw_symbol_icon_snapshot;
  widget_class->measure = bw_symbol_icon_measure;
  widget_class->css_changed = bw_symbol_icon_css_changed;

  properties[PROP_SYMBOL] = g_param_spec_uint ("symbol", NULL, NULL, 0, BW_SYMBOL_CHEVRON,
                                               BW_SYMBOL_NONE, flags);
  properties[PROP_TONE] = g_param_spec_uint ("tone", NULL, NULL, 0, BW_TONE_PLAN,
                                             BW_TONE_FG, flags);
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 96, 16,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                            | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "symbol");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_symbol_icon_init (BwSymbolIcon *self)
{
}

GtkWidget *
bw_symbol_icon_new (void)
{
  return g_object_new (BW_TYPE_SYMBOL_ICON, NULL);
}

BwSymbol
bw_symbol_icon_get_symbol (BwSymbolIcon *self)
{
  g_return_val_if_fail (BW_IS_SYMBOL_ICON (self), BW_SYMBOL_NONE);

  return self->symbol;
}

void
bw_symbol_icon_set_symbol (BwSymbolIcon *self,
                           BwSymbol      symbol)
{
  g_return_if_fail (BW_IS_SYMBOL_ICON (self));

  if (self->symbol == symbol)
    return;

  self->symbol = symbol;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SYMBOL]);
}

BwTone
bw_symbol_icon_get_tone (BwSymbolIcon *self)
{
  g_return_val_if_fail (BW_IS_SYMBOL_ICON (self), BW_TONE_FG);

  return self->tone;
}

void
bw_symbol_icon_set_tone (BwSymbolIcon *self,
                         BwTone        tone)
{
  g_return_if_fail (BW_IS_SYMBOL_ICON (self));

  if (self->tone == tone)
    return;

  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}
