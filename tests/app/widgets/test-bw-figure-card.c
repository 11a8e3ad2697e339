/* test-bw-figure-card.c: each figure has its own strip, which goes with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-figure-card.h"

#include <adwaita.h>

typedef struct
{
  BwFigureCard *card;
  GtkWindow    *window;
  guint         n_asked;
  guint         listed;
  gboolean      is_freed;
} Fixture;

static BwTruth *
make_truth (guint    figure,
            gpointer user_data)
{
  Fixture *fixture = user_data;
  BwTruth *truth = bw_truth_new ("Figure", "7");

  fixture->n_asked++;
  bw_truth_take (truth, "Which", g_strdup_printf ("%u of %u", figure, fixture->n_asked));
  return truth;
}

static void
on_destroyed_cb (gpointer user_data)
{
  ((Fixture *) user_data)->is_freed = TRUE;
}

static void
on_card_show_list_cb (BwFigureCard *card,
                      guint         figure,
                      Fixture      *fixture)
{
  fixture->listed = figure;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->card = BW_FIGURE_CARD (bw_figure_card_new (5));
  fixture->listed = G_MAXUINT;
  for (guint i = 0; i < 5; i++)
    {
      BwFigureFace face = { .name = g_strdup_printf ("Name %u", i), .value = g_strdup ("7") };

      bw_figure_card_set_face (fixture->card, i, &face);
      bw_figure_face_clear (&face);
    }
  g_signal_connect (fixture->card, "show-list", G_CALLBACK (on_card_show_list_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 92);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->card));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwFigureCard *card = fixture->card;

  g_object_add_weak_pointer (G_OBJECT (card), (gpointer *) &fixture->card);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->card);
}

static void
press (Fixture *fixture,
       guint    figure)
{
  g_signal_emit_by_name (bw_figure_card_get_button (fixture->card, figure), "clicked");
}

static void
test_strip (Fixture       *fixture,
            gconstpointer  unused)
{
  BwTruthStrip *strip;

  /* Nothing is known behind them: nothing opens. */
  press (fixture, 0);
  g_assert_null (bw_figure_card_get_strip (fixture->card));

  bw_figure_card_set_truth_func (fixture->card, make_truth, fixture, on_destroyed_cb);
  bw_figure_card_update_strip (fixture->card);
  g_assert_cmpuint (fixture->n_asked, ==, 0);

  press (fixture, 3);
  strip = bw_figure_card_get_strip (fixture->card);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "Which"), ==, "3 of 1");
  bw_figure_card_update_strip (fixture->card);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "Which"), ==, "3 of 2");
  press (fixture, 4);
  g_assert_cmpstr (bw_truth_strip_get_text (strip, "Which"), ==, "4 of 3");

  bw_figure_card_set_list (fixture->card, 4, "Show");
  g_signal_emit_by_name (strip, "show-list");
  g_assert_cmpuint (fixture->listed, ==, 4);

  g_assert_false (fixture->is_freed);
  bw_figure_card_set_truth_func (fixture->card, NULL, NULL, NULL);
  g_assert_true (fixture->is_freed);
}

static void
test_faces (Fixture       *fixture,
            gconstpointer  unused)
{
  guint n_figures;

  g_object_get (fixture->card, "n-figures", &n_figures, NULL);
  g_assert_cmpuint (n_figures, ==, 5);
  g_assert_cmpuint (bw_figure_card_get_n_figures (fixture->card), ==, 5);
  g_assert_cmpstr (bw_figure_button_get_text (bw_figure_card_get_button (fixture->card, 2)), ==, "Name 2 7");
}

/* One line where they fit, else two, the first with three of five. */
static void
test_lines (Fixture       *fixture,
            gconstpointer  unused)
{
  int line;
  int lines;
  int least;
  int wanted;

  gtk_widget_measure (GTK_WIDGET (fixture->card), GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->card), GTK_ORIENTATION_VERTICAL, wanted, &line, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->card), GTK_ORIENTATION_VERTICAL, least, &lines, NULL, NULL, NULL);
  g_assert_cmpint (lines, ==, 2 * line);
  g_assert_cmpint (least, <, wanted);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/figure-card/strip", Fixture, NULL, set_up, test_strip, tear_down);
  g_test_add ("/figure-card/faces", Fixture, NULL, set_up, test_faces, tear_down);
  g_test_add ("/figure-card/lines", Fixture, NULL, set_up, test_lines, tear_down);

  return g_test_run ();
}
