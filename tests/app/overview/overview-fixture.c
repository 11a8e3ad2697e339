/* overview-fixture.c: a small city on a desk whose clock stands still
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "overview-fixture.h"

#include "bw-language.h"
#include "picture-fixture.h"

#include <adwaita.h>

#define STEP (30 * BW_TIME_MINUTE)

static void
on_desk_refresh_cb (BwDesk  *desk,
                    gpointer change,
                    guint   *n_told)
{
  (*n_told)++;
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
overview_fixture_run (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, on_timeout_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
overview_fixture_tell (BwDesk *desk)
{
  guint n_told = 0;

  g_signal_connect (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), &n_told);
  bw_picture_set_now (bw_desk_get_picture (desk), FIXTURE_NOW);
  bw_picture_commit (bw_desk_get_picture (desk));
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (desk, &n_told);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
overview_fixture_progress (BwDesk     *desk,
                       const char *code,
                       double      done)
{
  BwPicture *picture = bw_desk_get_picture (desk);
  double values[49];
  g_autoptr (BwSeries) series = NULL;
  double before = fixture_value (picture, code, FIXTURE_SUBJECT, "sampled");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = done * i / 48.0;
  series = bw_series_new_full (code, FIXTURE_SUBJECT, "sampled", FIXTURE_START, STEP, values,
                               G_N_ELEMENTS (values));
  bw_picture_put_series (picture, series);
  fixture_set (picture, code, FIXTURE_SUBJECT, "target", 1000, BW_BOUND_EXACT, FIXTURE_START);
  fixture_add (picture, code, FIXTURE_SUBJECT, "sampled", before == before ? done - before : done,
               FIXTURE_NOW - BW_TIME_MINUTE);
}

BwDesk *
overview_fixture_new_empty (void)
{
  g_autoptr (BwClientSession) session = NULL;

  session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_clock_stop (bw_client_session_get_clock (session), FIXTURE_NOW);
  return bw_desk_new (session);
}

BwDesk *
overview_fixture_new (void)
{
  BwDesk *desk = overview_fixture_new_empty ();
  BwPicture *picture = bw_desk_get_picture (desk);
  const char *districts[] = { "d1", "d2", "d3", "d4" };

  fixture_area (picture, "c", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    fixture_area (picture, districts[i], "c");
  fixture_site (picture, "p1", "d1", "sampling");
  fixture_site (picture, "p2", "d1", "sampling");
  fixture_site (picture, "k1", "d1", "checkpoint");
  g_assert_true (fixture_apply (picture, "{'type':'site','id':'p3','area':'d1','kind':'sampling',"
                                "'name':'p3','position':[113.8,34.0],'state':'paused',"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'}"));
  g_assert_true (fixture_apply (picture, "{'type':'round','id':'r1','name':'r1','areas':['d1','d2','d3'],"
                                "'at':'2021-08-07T00:00:00Z','source':'import',"
                                "'starts':'2021-08-07T00:00:00Z','deadline':'2021-08-09T00:00:00Z',"
                                "'milestones':[{'at':'2021-08-09T00:00:00Z','share':1}]}"));
  fixture_set (picture, "c", FIXTURE_SUBJECT, "target", 3000, BW_BOUND_EXACT, FIXTURE_START);
  overview_fixture_progress (desk, "d1", 600);
  overview_fixture_progress (desk, "d2", 240);
  fixture_add (picture, "p1", FIXTURE_SUBJECT, "sampled", 20, FIXTURE_NOW - BW_TIME_MINUTE);
  fixture_set (picture, "p1", FIXTURE_SUBJECT, "queue", 35, BW_BOUND_EXACT, FIXTURE_NOW - BW_TIME_MINUTE);
  fixture_set (picture, "c", "mobilisation", "teams", 2295, BW_BOUND_OVER, FIXTURE_START);
  overview_fixture_tell (desk);
  return desk;
}

void
overview_fixture_emit (GtkWidget  *widget,
                   GType       type,
                   const char *signal,
                   double      x,
                   double      y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        continue;
      if (g_str_equal (signal, "leave"))
        g_signal_emit_by_name (controller, signal);
      else
        g_signal_emit_by_name (controller, signal, x, y);
      return;
    }

  g_assert_not_reached ();
}

GtkWindow *
overview_fixture_present (GtkWidget *child,
                      int        width,
                      int        height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return window;
}

void
overview_fixture_init (int    *argc,
                   char ***argv)
{
  GtkCssProvider *provider;

  bw_language_apply ();
  g_test_init (argc, argv, NULL);
  adw_init ();
  gtk_test_register_all_types ();

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/bulwarkdesk/Bulwark/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}
