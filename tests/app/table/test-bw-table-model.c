/* test-bw-table-model.c: lines come in steps; what is selected are rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-model.h"

#define MANY 1000

typedef struct
{
  BwTableModel *model;
  guint         n_told;
  guint         most_added;
  guint         n_chosen;
  gboolean      is_end;
} Fixture;

static guint32
find_key (gconstpointer row,
          gpointer      user_data)
{
  return G_MAXUINT32 - 1 - GPOINTER_TO_UINT (row);
}

static gboolean
is_small (gconstpointer row,
          gpointer      user_data)
{
  return GPOINTER_TO_UINT (row) < 5;
}

/* Items come and go at the end only. */
static void
on_model_items_changed_cb (Fixture *fixture,
                           guint    position,
                           guint    removed,
                           guint    added)
{
  fixture->n_told++;
  fixture->most_added = MAX (fixture->most_added, added);
  fixture->is_end = fixture->is_end
                    && position + added == g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

static void
on_model_chosen_cb (Fixture *fixture)
{
  fixture->n_chosen++;
}

static void
set_rows (Fixture *fixture,
          guint    n_rows)
{
  g_autofree gpointer *rows = g_new (gpointer, n_rows);

  for (guint i = 0; i < n_rows; i++)
    rows[i] = GUINT_TO_POINTER (i);
  bw_table_model_set_rows (fixture->model, rows, n_rows);
  bw_table_model_settle (fixture->model);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->model = bw_table_model_new ();
  fixture->is_end = TRUE;
  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (on_model_items_changed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "chosen", G_CALLBACK (on_model_chosen_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_true (fixture->is_end);
  g_assert_finalize_object (fixture->model);
}

static guint
get_row (Fixture *fixture,
         guint    position)
{
  return GPOINTER_TO_UINT (bw_table_model_get_row (fixture->model, position));
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GObject) line = NULL;

  set_rows (fixture, MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), <, 100);
  g_assert_false (bw_table_model_is_grown (fixture->model));
  while (!bw_table_model_is_grown (fixture->model))
    {
      guint before = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));

      fixture->most_added = 0;
      g_main_context_iteration (NULL, TRUE);
      if (before < 200)
        g_assert_cmpuint (fixture->most_added, <, 50);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, MANY);
  line = g_list_model_get_item (G_LIST_MODEL (fixture->model), MANY - 1);
  g_assert_nonnull (line);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), MANY));

  /* Another order is told to nobody. */
  fixture->n_told = 0;
  bw_table_order_set_key (bw_table_model_get_order (fixture->model), find_key, NULL, NULL, FALSE);
  g_assert_true (bw_table_model_settle (fixture->model));
  g_assert_cmpuint (get_row (fixture, 0), ==, MANY - 1);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  unused)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (fixture->model);
  g_autoptr (GtkBitset) range = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GPtrArray) others = NULL;
  gpointer first = NULL;

  set_rows (fixture, 10);
  gtk_selection_model_select_item (selection, 2, TRUE);
  gtk_selection_model_select_item (selection, 7, FALSE);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  range = gtk_selection_model_get_selection_in_range (selection, 5, 5);
  g_assert_cmpuint (gtk_bitset_get_size (range), ==, 1);
  g_assert_true (gtk_bitset_contains (range, 7));

  g_assert_cmpuint (fixture->n_chosen, ==, 2);
  g_assert_cmpuint (bw_table_model_peek_selected (fixture->model, NULL, 2), ==, 2);

  /* It goes where the rows go. */
  bw_table_order_set_key (bw_table_model_get_order (fixture->model), find_key, NULL, NULL, FALSE);
  bw_table_model_settle (fixture->model);
  g_assert_true (gtk_selection_model_is_selected (selection, 7));
  g_assert_false (gtk_selection_model_is_selected (selection, 3));
  rows = bw_table_model_list_selected (fixture->model);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_ptr_array_index (rows, 0)), ==, 7);

  /* One that is not listed is not copied, and is there again when it is. */
  bw_table_order_set_match (bw_table_model_get_order (fixture->model), is_small, NULL);
  bw_table_model_settle (fixture->model);
  fewer = bw_table_model_list_selected (fixture->model);
  g_assert_cmpuint (fewer->len, ==, 1);
  g_assert_cmpuint (bw_table_model_peek_selected (fixture->model, &first, 1), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (first), ==, 2);
  bw_table_order_set_match (bw_table_model_get_order (fixture->model), NULL, NULL);

  /* Other rows, of which one was selected. */
  set_rows (fixture, 5);
  others = bw_table_model_list_selected (fixture->model);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_ptr_array_index (others, 0)), ==, 2);

  /* Nobody has chosen all that; and nobody has when it is forgotten. */
  g_assert_cmpuint (fixture->n_chosen, ==, 2);
  bw_table_model_forget_selected (fixture->model);
  g_assert_false (bw_table_model_has_selected (fixture->model));
  g_assert_cmpuint (bw_table_model_peek_selected (fixture->model, &first, 1), ==, 0);
  g_assert_cmpuint (fixture->n_chosen, ==, 2);

  gtk_selection_model_select_all (selection);
  g_assert_true (gtk_selection_model_is_selected (selection, 4));
  gtk_selection_model_unselect_all (selection);
  g_assert_false (gtk_selection_model_is_selected (selection, 4));
  g_assert_cmpuint (fixture->n_chosen, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/table-model/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/table-model/selection", Fixture, NULL, set_up, test_selection, tear_down);

  return g_test_run ();
}
