/* bw-calm.c: tells a widget only what it does not say already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-calm.h"

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
