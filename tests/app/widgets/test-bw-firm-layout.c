/* test-bw-firm-layout.c: a column of texts is as large as in a box, and asked less
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-firm-layout.h"

#define TEXT "Sampled 600 at a point whose name and place take more than a line of the list that it is in"

typedef struct
{
  GtkWidget *row;     /* (owned): a row of a list, with a column of texts and a button */
  GtkWidget *column;  /* (unowned) */
  guint      n_asked; /* so often a text was measured */
} Fixture;

static Fixture *measured;

static GtkSizeRequestMode
get_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_text (GtkWidget      *widget,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  measured->n_asked++;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
allocate_text (GtkWidget *widget,
               int        width,
               int        height,
               int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static GtkWidget *
make_text (void)
{
  GtkWidget *bin = adw_bin_new ();
  GtkWidget *label = gtk_label_new (TEXT);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  adw_bin_set_child (ADW_BIN (bin), label);
  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (get_mode, measure_text, allocate_text));
  return bin;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  fixture->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (fixture->column, TRUE);
  gtk_box_append (GTK_BOX (fixture->column), make_text ());
  gtk_box_append (GTK_BOX (fixture->column), make_text ());
  gtk_box_append (GTK_BOX (fixture->row), fixture->column);
  gtk_box_append (GTK_BOX (fixture->row), gtk_button_new_with_label ("x"));
  measured = fixture;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (GTK_BOX (fixture->row));
}

static int
measure_height (Fixture *fixture,
                int      width)
{
  int height;

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static void
test_same (Fixture       *fixture,
           gconstpointer  unused)
{
  int wide = measure_height (fixture, 900);
  int narrow = measure_height (fixture, 300);

  g_assert_cmpint (narrow, >, wide);
  bw_firm_layout_apply (fixture->column);
  g_assert_cmpint (measure_height (fixture, 900), ==, wide);
  g_assert_cmpint (measure_height (fixture, 300), ==, narrow);
}

static void
test_asks_less (Fixture       *fixture,
                gconstpointer  unused)
{
  bw_firm_layout_apply (fixture->column);
  measure_height (fixture, 500);
  g_assert_cmpuint (fixture->n_asked, >, 0);
  g_assert_cmpuint (fixture->n_asked, <=, 12);
}

/* Where libadwaita has its titles is no promise: told here when they are elsewhere. */
static void
test_row (void)
{
  GtkWidget *row = g_object_ref_sink (adw_action_row_new ());
  int before;
  int after;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), TEXT);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), TEXT);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 300, NULL, &before, NULL, NULL);
  bw_firm_layout_apply_to_row (ADW_ACTION_ROW (row));
  bw_firm_layout_apply_to_row (ADW_ACTION_ROW (row));
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 300, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, ==, before);

  g_assert_finalize_object (ADW_ACTION_ROW (row));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/firm-layout/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/firm-layout/asks-less", Fixture, NULL, set_up, test_asks_less, tear_down);
  g_test_add_func ("/firm-layout/row", test_row);

  return g_test_run ();
}
