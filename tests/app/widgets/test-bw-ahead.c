/* test-bw-ahead.c: styles and sizes of what is new, found out before a frame needs them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ahead.h"

#include <adwaita.h>
#include <time.h>

#define N_PARTS 4

/* More than a step takes. */
#define LONG_US 5000

static guint n_measured;

static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
measure_long (GtkWidget      *widget,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  gint64 end = get_processor_time () + LONG_US;

  while (get_processor_time () < end)
    ;
  n_measured++;
  *minimum = *natural = 10;
}

static void
allocate_nothing (GtkWidget *widget,
                  int        width,
                  int        height,
                  int        baseline)
{
}

static GtkWidget *
make_part (void)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (part, gtk_custom_layout_new (NULL, measure_long, allocate_nothing));
  return part;
}

/* The third part is not visible, nor what stands in it. */
static GtkWidget *
make_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < N_PARTS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), make_part ());
      gtk_widget_set_visible (box, i != 2);
      gtk_box_append (GTK_BOX (page), box);
    }

  n_measured = 0;
  return page;
}

static void
test_step (void)
{
  GtkWidget *page = g_object_ref_sink (make_page ());

  /* One that takes long, or several, but never all at once. */
  for (guint i = 1; i < N_PARTS; i++)
    {
      g_assert_true (bw_ahead_step (page));
      g_assert_cmpuint (n_measured, ==, i);
    }
  g_assert_false (bw_ahead_step (page));

  /* All is known, and nothing is found out again: not here, and not by a frame. */
  while (bw_ahead_step (page))
    ;
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (n_measured, ==, N_PARTS - 1);
  g_object_unref (page);
}

/* What is taken away meanwhile ends the round. */
static void
test_taken_away (void)
{
  GtkWidget *page = g_object_ref_sink (make_page ());
  GtkWidget *part;

  g_assert_true (bw_ahead_step (page));
  while ((part = gtk_widget_get_first_child (page)) != NULL)
    gtk_box_remove (GTK_BOX (page), part);
  g_assert_false (bw_ahead_step (page));
  g_assert_cmpuint (n_measured, ==, 1);
  g_object_unref (page);
}

static void
test_present (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), make_page ());
  bw_ahead_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (window));
  while (!gtk_widget_get_visible (window))
    {
      g_assert_cmpuint (n_measured, <, N_PARTS);
      g_main_context_iteration (NULL, TRUE);
    }

  g_assert_cmpuint (n_measured, >=, N_PARTS - 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_controllers (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  return g_list_model_get_n_items (controllers);
}

/* Keys wait until it has come; then the window behind it hears them again. */
static void
test_keys (void)
{
  GtkWidget *behind = gtk_window_new ();
  GtkWidget *window = gtk_window_new ();
  guint before = count_controllers (behind);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (behind));
  gtk_window_set_child (GTK_WINDOW (window), make_page ());
  bw_ahead_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_controllers (behind), ==, before + 1);
  while (!gtk_widget_get_visible (window))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (count_controllers (behind), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (behind));
}

static gboolean
on_end_idle_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whoever closes it before it came does not see it. */
static void
test_destroyed (void)
{
  GtkWidget *window = g_object_ref (gtk_window_new ());
  gboolean is_over = FALSE;

  gtk_window_set_child (GTK_WINDOW (window), make_page ());
  bw_ahead_present (GTK_WINDOW (window));
  g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  g_idle_add_full (G_PRIORITY_LOW, on_end_idle_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (gtk_widget_get_visible (window));
  g_assert_finalize_object (window);
}

/* Of a page that is shown already, too, and again when something comes. */
static void
test_find (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = make_page ();
  gboolean is_over = FALSE;

  gtk_window_set_child (GTK_WINDOW (window), page);
  bw_ahead_find (page);
  bw_ahead_find (page);
  gtk_box_append (GTK_BOX (page), make_part ());
  g_idle_add_full (G_PRIORITY_LOW, on_end_idle_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (n_measured, ==, N_PARTS);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/ahead/step", test_step);
  g_test_add_func ("/app/ahead/taken-away", test_taken_away);
  g_test_add_func ("/app/ahead/present", test_present);
  g_test_add_func ("/app/ahead/keys", test_keys);
  g_test_add_func ("/app/ahead/destroyed", test_destroyed);
  g_test_add_func ("/app/ahead/find", test_find);
  return g_test_run ();
}
