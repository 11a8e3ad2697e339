/* bw-full-text.c: what is shortened can be read in full
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-full-text.h"

/* A pointer to a function is no pointer to data. */
typedef struct
{
  BwFullTextFunc func;
} Teller;

static GQuark
teller_quark (void)
{
  return g_quark_from_static_string ("bw-full-text");
}

/* An inscription does not tell whether it is shortened. */
static gboolean
is_wider (GtkInscription *inscription)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (inscription),
                                                                   gtk_inscription_get_text (inscription));
  int width;

  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (GTK_WIDGET (inscription));
}

/* (transfer full) (nullable): of the widget or the first in it. */
static char *
find_text (GtkWidget *widget)
{
  char *text = bw_full_text_dup_at (widget, -1, -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = find_text (child);

  return text;
}

static gboolean
on_window_query_tooltip_cb (GtkWidget  *window,
                            int         x,
                            int         y,
                            gboolean    is_by_key,
                            GtkTooltip *tooltip)
{
  GtkWidget *widget = is_by_key ? gtk_window_get_focus (GTK_WINDOW (window))
                                : gtk_widget_pick (window, x, y, GTK_PICK_INSENSITIVE);
  g_autofree char *text = NULL;
  double its_x = 0.0;
  double its_y = 0.0;

  if (widget != NULL && is_by_key)
    text = find_text (widget);
  else if (widget != NULL && gtk_widget_translate_coordinates (window, widget, x, y, &its_x, &its_y))
    text = bw_full_text_dup_at (widget, (int) its_x, (int) its_y);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * bw_full_text_attach:
 * @window: a window
 *
 * What has a tooltip of its own keeps it: it is asked first.
 */
void
bw_full_text_attach (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_has_tooltip (window, TRUE);
  g_signal_connect (window, "query-tooltip", G_CALLBACK (on_window_query_tooltip_cb), NULL);
}

/**
 * bw_full_text_dup:
 * @widget: any widget
 *
 * Returns: (transfer full) (nullable): its text, if it is one and less of it is shown
 */
char *
bw_full_text_dup (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL
      && is_wider (GTK_INSCRIPTION (widget)))
    return g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget)));

  return NULL;
}

/**
 * bw_full_text_set_func:
 * @widget: draws several texts by itself
 * @func: tells which of them is shortened
 */
void
bw_full_text_set_func (GtkWidget      *widget,
                       BwFullTextFunc  func)
{
  Teller *teller;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  teller = g_new (Teller, 1);
  teller->func = func;
  g_object_set_qdata_full (G_OBJECT (widget), teller_quark (), teller, g_free);
}

/**
 * bw_full_text_dup_at:
 * @widget: any widget
 * @x: pixels from its left; negative: anywhere
 * @y: pixels from its top
 *
 * Returns: (transfer full) (nullable): the text there, if less of it is shown
 */
char *
bw_full_text_dup_at (GtkWidget *widget,
                     int        x,
                     int        y)
{
  const Teller *teller;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  teller = g_object_get_qdata (G_OBJECT (widget), teller_quark ());
  return teller != NULL ? teller->func (widget, x, y) : bw_full_text_dup (widget);
}
