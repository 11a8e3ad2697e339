/* test-bw-table-close.c: a window with a long table is gone for eyes at once, and its rows step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-close.h"

#include <adwaita.h>

#define N_ROWS 1000

static char *
dup_name (gconstpointer row,
          gpointer      user_data)
{
  return g_strdup_printf ("%u", GPOINTER_TO_UINT (row));
}

static const BwTableColumn columns[] = {
  { .id = "name", .title = "Name", .width = 120, .text = dup_name },
};

/* Where the rows stand. */
static GListModel *
find_model (GtkWidget *widget)
{
  GListModel *found = GTK_IS_LIST_VIEW (widget) && !gtk_widget_has_css_class (widget, "captions")
                        ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget))) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_model (child);

  return found;
}

static void
test_close (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *table = bw_table_new ();
  gpointer rows[N_ROWS];
  GListModel *model;
  guint n_before;
  guint n_first;

  for (guint i = 0; i < N_ROWS; i++)
    rows[i] = GUINT_TO_POINTER (i);
  bw_table_set_columns (BW_TABLE (table), columns, G_N_ELEMENTS (columns), NULL, NULL);
  bw_table_set_rows (BW_TABLE (table), rows, N_ROWS);
  gtk_window_set_child (window, table);
  gtk_window_set_default_size (window, 400, 400);
  gtk_window_present (window);
  while (!bw_table_is_settled (BW_TABLE (table)))
    g_main_context_iteration (NULL, TRUE);

  model = find_model (table);
  n_before = g_list_model_get_n_items (model);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  bw_table_close_window (BW_TABLE (table), window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  n_first = g_list_model_get_n_items (model);
  g_assert_cmpuint (n_before, ==, N_ROWS);
  g_assert_cmpuint (n_first, >, 0);
  g_assert_cmpuint (n_first, <, N_ROWS);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* One that went with the window above meanwhile is not looked for any more. */
static void
test_destroyed (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *table = bw_table_new ();

  bw_table_set_columns (BW_TABLE (table), columns, G_N_ELEMENTS (columns), NULL, NULL);
  gtk_window_set_child (window, table);
  gtk_window_present (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  bw_table_close_window (BW_TABLE (table), window);
  gtk_window_destroy (window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/table/close", test_close);
  g_test_add_func ("/table/close-destroyed", test_destroyed);

  return g_test_run ();
}
