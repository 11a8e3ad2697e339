/* bw-theme.c: which colours a drawing of the desk takes now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-theme.h"

#include "bw-contrast.h"

#include <adwaita.h>

#define FADED_CLASS "faded"

/* What is offline keeps a trace of its colours (visual reference, 10a). */
#define FADED_SATURATION 0.18

static const char *tone_classes[] = { "", "fg2", "fg3", "late", "tight", "done", "plan", "success" };
G_STATIC_ASSERT (G_N_ELEMENTS (tone_classes) == BW_TONE_SUCCESS + 1);

static const BwPalette *
get_faded (BwPaletteKind kind)
{
  static BwPalette faded[BW_N_PALETTE_KINDS];
  static gboolean is_made[BW_N_PALETTE_KINDS];

  if (!is_made[kind])
    {
      bw_palette_fade (&faded[kind], bw_palette_get (kind), FADED_SATURATION, 1.0);
      is_made[kind] = TRUE;
    }

  return &faded[kind];
}

static void
queue_draw_below (GtkWidget *widget)
{
  GtkWidget *child;

  gtk_widget_queue_draw (widget);
  for (child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    queue_draw_below (child);
}

/**
 * bw_theme_is_faded:
 * @widget: a widget
 *
 * Returns: whether what it shows is not live
 */
gboolean
bw_theme_is_faded (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (gtk_widget_has_css_class (widget, FADED_CLASS))
        return TRUE;
    }

  return FALSE;
}

/**
 * bw_theme_set_faded:
 * @widget: a widget, for itself and all below
 * @faded: whether what it shows is not live
 */
void
bw_theme_set_faded (GtkWidget *widget,
                    gboolean   faded)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (faded == gtk_widget_has_css_class (widget, FADED_CLASS))
    return;

  if (faded)
    gtk_widget_add_css_class (widget, FADED_CLASS);
  else
    gtk_widget_remove_css_class (widget, FADED_CLASS);

  queue_draw_below (widget);
}

/**
 * bw_theme_get_kind:
 *
 * Returns: light or dark as the desk is, in high contrast if that is wanted
 */
BwPaletteKind
bw_theme_get_kind (void)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (bw_contrast_is_high (bw_contrast_get_default ()))
    return is_dark ? BW_PALETTE_DARK_HIGH : BW_PALETTE_LIGHT_HIGH;

  return is_dark ? BW_PALETTE_DARK : BW_PALETTE_LIGHT;
}

guint
bw_theme_get_fg2_percent (void)
{
  return (guint) (bw_palette_get (bw_theme_get_kind ())->fg2.alpha * 100.0 + 0.5);
}

/**
 * bw_theme_get_palette:
 * @widget: the widget that draws
 *
 * Returns: (transfer none): the colours to draw with
 */
const BwPalette *
bw_theme_get_palette (GtkWidget *widget)
{
  BwPaletteKind kind = bw_theme_get_kind ();

  return bw_theme_is_faded (widget) ? get_faded (kind) : bw_palette_get (kind);
}

/**
 * bw_theme_get_tone:
 * @palette: a palette
 * @tone: what the colour means
 *
 * Returns: (transfer none): the colour
 */
const BwColor *
bw_theme_get_tone (const BwPalette *palette,
                   BwTone           tone)
{
  g_return_val_if_fail (palette != NULL, NULL);

  switch (tone)
    {
    case BW_TONE_FG2:
      return &palette->fg2;
    case BW_TONE_FG3:
      return &palette->fg3;
    case BW_TONE_LATE:
      return &palette->late;
    case BW_TONE_TIGHT:
      return &palette->tight;
    case BW_TONE_DONE:
      return &palette->done;
    case BW_TONE_PLAN:
      return &palette->plan;
    case BW_TONE_SUCCESS:
      return &palette->success;
    case BW_TONE_FG:
    default:
      return &palette->fg;
    }
}

/**
 * bw_theme_get_class:
 * @tone: what the colour means
 *
 * Returns: (transfer none): its style class
 */
const char *
bw_theme_get_class (BwTone tone)
{
  g_return_val_if_fail (tone < G_N_ELEMENTS (tone_classes), "");

  return tone_classes[tone];
}

/**
 * bw_theme_set_tone:
 * @widget: a text
 * @tone: what its colour is to mean
 */
void
bw_theme_set_tone (GtkWidget *widget,
                   BwTone     tone)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 1; i < G_N_ELEMENTS (tone_classes); i++)
    {
      gboolean has = gtk_widget_has_css_class (widget, tone_classes[i]);

      if (has && i != (guint) tone)
        gtk_widget_remove_css_class (widget, tone_classes[i]);
      else if (!has && i == (guint) tone)
        gtk_widget_add_css_class (widget, tone_classes[i]);
    }
}
