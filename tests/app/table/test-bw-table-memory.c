/* test-bw-table-memory.c: how a person wants a table outlives it; what nobody wants is not kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-memory.h"

#include "bw-settings.h"

#include <adwaita.h>

static char *
dup_text (gconstpointer row,
          gpointer      user_data)
{
  return g_strdup_printf ("%u", GPOINTER_TO_UINT (row));
}

static guint32
find_key (gconstpointer row,
          gpointer      user_data)
{
  return GPOINTER_TO_UINT (row);
}

static guint
find_groups (gconstpointer row,
             gpointer      user_data)
{
  return 1;
}

static const BwTableColumn columns[] = {
  { .id = "name", .title = "Name", .width = 120, .text = dup_text },
  { .id = "value", .title = "Value", .width = 80, .text = dup_text, .key = find_key },
  { .id = "other", .title = "Other", .width = 80, .text = dup_text, .is_hidden = TRUE },
};

static const BwTableChip chips[] = {
  { "all", "All", NULL, TRUE },
  { "some", "Some", NULL, FALSE },
};

static BwTable *
open_table (const char *name)
{
  BwTable *table = g_object_ref_sink (BW_TABLE (bw_table_new ()));

  bw_table_set_columns (table, columns, G_N_ELEMENTS (columns), NULL, NULL);
  bw_table_set_chips (table, chips, G_N_ELEMENTS (chips), find_groups);
  bw_table_memory_attach (table, name);
  return table;
}

static GtkColumnView *
find_view (GtkWidget *widget)
{
  GtkColumnView *found = GTK_IS_COLUMN_VIEW (widget) ? GTK_COLUMN_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

static gboolean
is_shown (BwTable *table,
          guint    column)
{
  GListModel *all = gtk_column_view_get_columns (find_view (GTK_WIDGET (table)));
  g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (all, column);

  return gtk_column_view_column_get_visible (one);
}

static void
assert_view (BwTable    *table,
             const char *sort,
             gboolean    is_descending,
             const char *chip)
{
  g_autofree char *its_sort = NULL;
  g_autofree char *its_chip = NULL;
  gboolean its_direction;

  g_object_get (table, "sort", &its_sort, "descending", &its_direction, "chip", &its_chip, NULL);
  g_assert_cmpstr (its_sort, ==, sort);
  g_assert_cmpint (its_direction, ==, is_descending);
  g_assert_cmpstr (its_chip, ==, chip);
}

static void
close_table (BwTable *table)
{
  g_assert_finalize_object (table);
}

static guint
count_kept (void)
{
  g_autoptr (GSettings) settings = bw_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, "table-views");

  return (guint) g_variant_n_children (all);
}

/* Columns, order and chip; each table has its own. */
static void
test_kept (void)
{
  BwTable *table = open_table ("one");

  assert_view (table, "", FALSE, "all");
  bw_table_set_chip (table, "some");
  bw_table_set_sort (table, "value", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (table), "column.value", NULL);
  gtk_widget_activate_action (GTK_WIDGET (table), "column.other", NULL);
  close_table (table);
  g_assert_cmpuint (count_kept (), ==, 1);

  table = open_table ("two");
  assert_view (table, "", FALSE, "all");
  g_assert_true (is_shown (table, 1));
  g_assert_false (is_shown (table, 2));
  close_table (table);

  table = open_table ("one");
  assert_view (table, "value", TRUE, "some");
  g_assert_false (is_shown (table, 1));
  g_assert_true (is_shown (table, 2));
  close_table (table);
}

/* As it comes: that is not kept, so that what comes may change. */
static void
test_reset (void)
{
  BwTable *table = open_table ("one");

  gtk_widget_activate_action (GTK_WIDGET (table), "view.reset", NULL);
  assert_view (table, "", FALSE, "all");
  g_assert_true (is_shown (table, 1));
  g_assert_false (is_shown (table, 2));
  g_assert_cmpuint (count_kept (), ==, 0);
  close_table (table);
}

/* What another version kept, or somebody wrote. */
static void
test_unknown (void)
{
  g_autoptr (GSettings) settings = bw_settings_new ();
  BwTable *table;

  g_settings_set_value (settings, "table-views",
                        g_variant_new_parsed ("{'one': {'sort': <'gone'>, 'descending': <true>, 'chip': <'gone'>,"
                                              " 'hidden': <['name', 'gone', 'value']>, 'else': <7>}}"));
  table = open_table ("one");
  assert_view (table, "", FALSE, "all");
  g_assert_true (is_shown (table, 0));
  g_assert_false (is_shown (table, 1));
  close_table (table);

  g_settings_set_value (settings, "table-views",
                        g_variant_new_parsed ("{'one': {'sort': <7>, 'hidden': <'value'>}}"));
  table = open_table ("one");
  assert_view (table, "", FALSE, "all");
  g_assert_true (is_shown (table, 1));
  close_table (table);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/table-memory/kept", test_kept);
  g_test_add_func ("/table-memory/reset", test_reset);
  g_test_add_func ("/table-memory/unknown", test_unknown);

  return g_test_run ();
}
