/* bw-lazy-menu.c: a menu whose popover is made when it is opened
 *
 * A popover with a model has a widget for each line of it from the beginning: for the menu
 * of a table some milliseconds, and most are never opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-lazy-menu.h"

static void
create_popup (GtkMenuButton *button,
              gpointer       user_data)
{
  GMenuModel *model = user_data;

  g_assert (G_IS_MENU_MODEL (model));

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

/**
 * bw_lazy_menu_set_model:
 * @button: a button without a menu, or with another
 * @model: what it opens
 *
 * As gtk_menu_button_set_menu_model(), with the popover made when somebody opens it.
 */
void
bw_lazy_menu_set_model (GtkMenuButton *button,
                        GMenuModel    *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  gtk_menu_button_set_popover (button, NULL);
  gtk_menu_button_set_create_popup_func (button, create_popup, g_object_ref (model), g_object_unref);
}
