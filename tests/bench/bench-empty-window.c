/* bench-empty-window.c: what a window costs that shows nothing
 *
 * The reference of `make bench`: an AdwApplicationWindow with a header bar. Prints
 * `first-frame` when it is on the screen, and stays until it is told to end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

static void
on_clock_after_paint_cb (GdkFrameClock *clock,
                         gpointer       data)
{
  g_signal_handlers_disconnect_by_data (clock, data);
  g_print ("first-frame\n");
}

static void
on_application_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_clock_after_paint_cb), window);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
