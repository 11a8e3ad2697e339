/* bench-empty-window.c: what a window costs that shows nothing
 *
 *   bench-empty-window [--repaint]
 *
 * The reference of `make bench`: an AdwApplicationWindow with a header bar. Prints
 * `first-frame` when it is on the screen, and stays until it is told to end. With
 * --repaint it draws itself anew in every frame, as a busy page would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "bw-startup.h"

static void
on_clock_after_paint_cb (GdkFrameClock *clock,
                         gpointer       data)
{
  g_signal_handlers_disconnect_by_data (clock, data);
  g_print ("first-frame\n");
}

/* Another grey each time: what is the same as before, GTK does not draw again. */
static void
draw_plain (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  static guint n_frames;
  double grey = n_frames++ % 2 == 0 ? 0.4 : 0.6;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_paint (cr);
}

static gboolean
on_area_tick_cb (GtkWidget     *area,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  gtk_widget_queue_draw (area);
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
make_restless_area (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_vexpand (area, TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_plain, NULL, NULL);
  gtk_widget_add_tick_callback (area, on_area_tick_cb, NULL, NULL);
  return area;
}

static void
on_application_activate_cb (GtkApplication *application,
                            gboolean       *repaints)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (*repaints)
    gtk_box_append (GTK_BOX (box), make_restless_area ());
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
  gboolean repaints = FALSE;
  const GOptionEntry options[] = {
    { "repaint", 0, 0, G_OPTION_ARG_NONE, &repaints, "Draw everything in every frame", NULL },
    { NULL },
  };
  g_autoptr (AdwApplication) application = NULL;

  bw_startup_prepare (); /* drawn the way that the desk is drawn */
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate_cb), &repaints);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
