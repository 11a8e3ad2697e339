/* test-bw-lazy-menu.c: a menu is there when it is opened, and not before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-lazy-menu.h"

static GMenuModel *
make_model (const char *label)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, label, "test.choose");
  return G_MENU_MODEL (menu);
}

static void
test_open (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  g_autoptr (GMenuModel) first = make_model ("a");
  g_autoptr (GMenuModel) second = make_model ("b");
  GtkPopover *popover;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (button));
  gtk_window_present (GTK_WINDOW (window));
  bw_lazy_menu_set_model (button, first);
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  g_assert_true (GTK_IS_POPOVER_MENU (popover));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_true (gtk_menu_button_get_menu_model (button) == first);

  /* The second time it is the same. */
  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == popover);
  gtk_menu_button_popdown (button);

  bw_lazy_menu_set_model (button, second);
  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_menu_model (button) == second);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/bw-lazy-menu/open", test_open);

  return g_test_run ();
}
