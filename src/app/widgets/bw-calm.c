/* bw-calm.c: tells a widget only what it does not say already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-calm.h"

#define TOOLTIP_KEY "bw-calm-tooltip"

static gboolean
on_widget_query_tooltip_cb (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    is_by_keyboard,
                            GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), TOOLTIP_KEY);

  if (text == NULL || *text == '\0')
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * bw_calm_set_text:
 * @label: a label
 * @text: (nullable): what it is to say; %NULL is the same as ""
 */
void
bw_calm_set_text (GtkLabel   *label,
                  const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  if (text == NULL)
    text = "";
  if (!g_str_equal (gtk_label_get_label (label), text))
    gtk_label_set_label (label, text);
}

/**
 * bw_calm_set_class:
 * @widget: a widget
 * @name: of a style class
 * @has: whether it is to have the class
 */
void
bw_calm_set_class (GtkWidget  *widget,
                   const char *name,
                   gboolean    has)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  if (gtk_widget_has_css_class (widget, name) == (has != FALSE))
    return;

  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * bw_calm_set_tooltip:
 * @widget: a widget without a tooltip of its own
 * @text: (nullable): what its tooltip is to say
 *
 * Unlike gtk_widget_set_tooltip_text() it changes no tooltip that is on the screen.
 */
void
bw_calm_set_tooltip (GtkWidget  *widget,
                     const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), TOOLTIP_KEY), text) == 0)
    return;

  if (!gtk_widget_get_has_tooltip (widget))
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_widget_query_tooltip_cb), NULL);
      gtk_widget_set_has_tooltip (widget, TRUE);
    }

  g_object_set_data_full (G_OBJECT (widget), TOOLTIP_KEY, g_strdup (text), g_free);
}
