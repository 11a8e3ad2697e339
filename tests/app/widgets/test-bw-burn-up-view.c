/* test-bw-burn-up-view.c: drawn when it differs, and only then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-burn-up-view.h"
#include "bw-time.h"

#include <adwaita.h>
#include <math.h>

#define T0 (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)

static BwRound *
make_round (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  BwRound *round;

  json_parser_load_from_data (parser, "{\"type\":\"round\",\"id\":\"r1\",\"name\":\"r1\",\"areas\":[],"
                              "\"starts\":\"2021-08-07T00:00:00Z\",\"deadline\":\"2021-08-09T00:00:00Z\","
                              "\"milestones\":[{\"at\":\"2021-08-09T00:00:00Z\",\"share\":1}]}", -1, &error);
  g_assert_no_error (error);
  round = bw_round_new (json_node_get_object (json_parser_get_root (parser)), &error);
  g_assert_no_error (error);
  return round;
}

/* Until what was asked for is on the screen. */
static void
draw (GtkWidget *widget)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_test_widget_wait_for_draw (widget);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_draws (void)
{
  g_autoptr (BwRound) round = make_round ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  BwBurnUpView *view = BW_BURN_UP_VIEW (bw_burn_up_view_new ());
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  BwBurnUp chart = { .round = round, .now = T0 + 24 * BW_TIME_HOUR, .zone = zone, .language = "en" };
  guint n_drawn;

  bw_pace_compute (&chart.pace, round, NULL, 400, 1000, chart.now);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_present (window);
  draw (GTK_WIDGET (view));
  g_assert_cmpuint (bw_burn_up_view_get_n_drawn (view), ==, 0);

  bw_burn_up_view_set_chart (view, &chart);
  draw (GTK_WIDGET (view));
  n_drawn = bw_burn_up_view_get_n_drawn (view);
  g_assert_cmpuint (n_drawn, >, 0);

  /* The same, and what cannot be seen: seconds, one person of very many. */
  bw_burn_up_view_set_chart (view, &chart);
  chart.now += BW_TIME_SECOND;
  chart.pace.done += 0.01;
  bw_burn_up_view_set_chart (view, &chart);
  draw (GTK_WIDGET (view));
  g_assert_cmpuint (bw_burn_up_view_get_n_drawn (view), ==, n_drawn);

  chart.pace.done += 5;
  bw_burn_up_view_set_chart (view, &chart);
  draw (GTK_WIDGET (view));
  g_assert_cmpuint (bw_burn_up_view_get_n_drawn (view), >, n_drawn);

  gtk_window_destroy (window);
}

static void
test_finalize (void)
{
  g_autoptr (BwRound) round = make_round ();
  BwBurnUpView *view = g_object_ref_sink (BW_BURN_UP_VIEW (bw_burn_up_view_new ()));
  BwBurnUp chart = { .round = round, .now = T0, .language = "en" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  chart.zone = zone;
  bw_pace_compute (&chart.pace, round, NULL, NAN, NAN, T0);
  bw_burn_up_view_set_chart (view, &chart);
  bw_burn_up_view_set_chart (view, NULL);
  bw_burn_up_view_set_chart (view, &chart);
  g_assert_finalize_object (view);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/burn-up-view/draws", test_draws);
  g_test_add_func ("/burn-up-view/finalize", test_finalize);

  return g_test_run ();
}
