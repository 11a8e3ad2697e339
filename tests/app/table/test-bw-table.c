/* test-bw-table.c: chips, search, sorting, copying; only what is seen is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-full-text.h"
#include "bw-table.h"

#include <adwaita.h>

#define N_ROWS 400

typedef struct
{
  BwTable    *table;
  GtkWindow  *window;
  guint       values[N_ROWS];
  guint       n_read;
  gpointer    activated;
  guint       n_selections;
  guint       pressed;
  char       *exported;
} Fixture;

static char *
dup_name (gconstpointer row,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->n_read++;
  return g_strdup_printf ("Row %u", GPOINTER_TO_UINT (row));
}

static char *
dup_value (gconstpointer row,
           gpointer      user_data)
{
  return g_strdup_printf ("%u,000", ((Fixture *) user_data)->values[GPOINTER_TO_UINT (row)]);
}

static char *
dup_plain_value (gconstpointer row,
                 gpointer      user_data)
{
  return g_strdup_printf ("%u000", ((Fixture *) user_data)->values[GPOINTER_TO_UINT (row)]);
}

static guint32
find_value (gconstpointer row,
            gpointer      user_data)
{
  return ((Fixture *) user_data)->values[GPOINTER_TO_UINT (row)];
}

static GtkWidget *
make_note (gpointer user_data)
{
  return gtk_button_new ();
}

static char *
dup_note (gconstpointer row,
          gpointer      user_data)
{
  return g_strdup (GPOINTER_TO_UINT (row) % 2 == 0 ? "=even" : "odd");
}

static void
fill_note (GtkWidget     *cell,
           gconstpointer  row,
           gpointer       user_data)
{
  g_autofree char *text = dup_note (row, user_data);

  gtk_button_set_label (GTK_BUTTON (cell), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "u", GPOINTER_TO_UINT (row));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "test.press");
}

static guint
find_groups (gconstpointer row,
             gpointer      user_data)
{
  return ((Fixture *) user_data)->values[GPOINTER_TO_UINT (row)] == 7 ? 3 : 1;
}

static const BwTableColumn columns[] = {
  { .id = "name", .title = "Name", .width = 120, .is_wide = TRUE, .text = dup_name },
  { .id = "value", .title = "Value", .width = 80, .is_number = TRUE, .text = dup_value, .plain = dup_plain_value,
    .key = find_value },
  { .id = "note", .title = "Note", .width = 80, .text = dup_note, .make = make_note, .fill = fill_note },
  { .id = "other", .title = "Other", .width = 200, .is_hidden = TRUE, .text = dup_note },
};

static const BwTableChip chips[] = {
  { "all", "All", NULL, TRUE },
  { "seven", "Seven", "No row is seven.", FALSE },
};

static gboolean
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, on_timeout_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Fixture *fixture)
{
  do
    run (30);
  while (!bw_table_is_settled (fixture->table));
}

static void
on_table_row_activated_cb (BwTable  *table,
                           gpointer  row,
                           Fixture  *fixture)
{
  fixture->activated = row;
}

static void
on_table_selection_changed_cb (BwTable *table,
                               Fixture *fixture)
{
  fixture->n_selections++;
}

static void
on_press_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  ((Fixture *) user_data)->pressed = g_variant_get_uint32 (parameter);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  const GActionEntry press = { "press", on_press_activate_cb, "u", NULL, NULL, { 0 } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  gpointer rows[N_ROWS];

  for (guint i = 0; i < N_ROWS; i++)
    {
      rows[i] = GUINT_TO_POINTER (i);
      fixture->values[i] = 1000 - i;
    }
  fixture->table = BW_TABLE (bw_table_new ());
  bw_table_set_columns (fixture->table, columns, G_N_ELEMENTS (columns), NULL, fixture);
  bw_table_set_chips (fixture->table, chips, G_N_ELEMENTS (chips), find_groups);
  bw_table_set_sort (fixture->table, "value", FALSE);
  bw_table_set_title (fixture->table, "Rows");
  bw_table_set_rows (fixture->table, rows, N_ROWS);
  g_signal_connect (fixture->table, "row-activated", G_CALLBACK (on_table_row_activated_cb), fixture);
  g_signal_connect (fixture->table, "selection-changed", G_CALLBACK (on_table_selection_changed_cb), fixture);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), &press, 1, fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->table), "test", G_ACTION_GROUP (actions));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 600, 400);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->table));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  BwTable *table = fixture->table;

  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *) &fixture->table);
  gtk_window_destroy (fixture->window);
  run (20);
  g_assert_null (fixture->table);
  g_free (fixture->exported);
}

static guint
get_row (Fixture *fixture,
         guint    position)
{
  return GPOINTER_TO_UINT (bw_table_get_row (fixture->table, position));
}

static const char *
get_text (Fixture    *fixture,
          guint       position,
          const char *column)
{
  return bw_table_get_text (fixture->table, position, column);
}

static gboolean
is_row (gconstpointer row,
        gpointer      user_data)
{
  return row == user_data;
}

/* The button above the column that says so. */
static GtkWidget *
find_caption (GtkWidget  *widget,
              const char *title)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), title))
    return gtk_widget_get_parent (gtk_widget_get_parent (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_caption (child, title);

  return found;
}

static void
get_bounds (Fixture         *fixture,
            const char      *column,
            graphene_rect_t *bounds)
{
  GtkWidget *caption = find_caption (GTK_WIDGET (fixture->table), column);

  g_assert_nonnull (caption);
  g_assert_true (gtk_widget_compute_bounds (caption, GTK_WIDGET (fixture->table), bounds));
}

/* The wide one takes all that is over, however wide those are that are not shown. */
static void
test_wide (Fixture       *fixture,
           gconstpointer  unused)
{
  graphene_rect_t before;
  graphene_rect_t last;
  graphene_rect_t name;

  get_bounds (fixture, "Name", &before);
  get_bounds (fixture, "Note", &last);
  g_assert_cmpfloat (last.origin.x + last.size.width, >=, gtk_widget_get_width (GTK_WIDGET (fixture->table)) - 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "column.other", NULL);
  settle (fixture);
  get_bounds (fixture, "Name", &name);
  g_assert_cmpfloat (before.size.width - name.size.width, ==, 200);

  /* And back, as it was. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "column.other", NULL);
  settle (fixture);
  get_bounds (fixture, "Name", &name);
  g_assert_cmpfloat (name.size.width, ==, before.size.width);
}

/* Where the caption's text ends, within the padding of its column. */
static float
find_end (GtkWidget *widget,
          GtkWidget *column)
{
  graphene_rect_t bounds;
  float end = 0.0f;

  if (GTK_IS_LABEL (widget) && gtk_widget_compute_bounds (widget, column, &bounds))
    return bounds.origin.x + bounds.size.width;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    end = MAX (end, find_end (child, column));

  return end;
}

/* A caption ends where its numbers do, at the padding, whether the table is sorted by it or not. */
static void
test_captions (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *caption = find_caption (GTK_WIDGET (fixture->table), "Value");

  g_assert_cmpfloat_with_epsilon (find_end (caption, caption), gtk_widget_get_width (caption), 1.0);
  bw_table_set_sort (fixture->table, "", FALSE);
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (find_end (caption, caption), gtk_widget_get_width (caption), 1.0);
}

/* (transfer full): as a person makes it wider. */
static GtkColumnViewColumn *
find_column (Fixture *fixture,
             guint    index)
{
  GtkWidget *captions = gtk_widget_get_ancestor (find_caption (GTK_WIDGET (fixture->table), "Value"),
                                                 GTK_TYPE_COLUMN_VIEW);

  return g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (captions)), index);
}

/* Too narrow for its columns it scrolls sideways, and the captions go along. */
static void
test_sideways (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (bw_table_find_row (fixture->table, 0), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_autoptr (GtkColumnViewColumn) name = find_column (fixture, 0);
  graphene_rect_t first;
  graphene_rect_t before;
  graphene_rect_t after;

  get_bounds (fixture, "Value", &first);
  gtk_column_view_column_set_fixed_width (name, 900);
  while (gtk_adjustment_get_upper (across) <= gtk_adjustment_get_page_size (across))
    run (20);
  settle (fixture);
  get_bounds (fixture, "Value", &before);
  gtk_adjustment_set_value (across, 30.0);
  settle (fixture);
  get_bounds (fixture, "Value", &after);
  g_assert_cmpfloat (before.origin.x - after.origin.x, ==, 30.0f);

  /* A press twice on the edge of a column: as wide as it comes; and none is left aside. */
  gtk_adjustment_set_value (across, 1000.0);
  settle (fixture);
  gtk_column_view_column_set_fixed_width (name, -1);
  settle (fixture);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (name), ==, columns[0].width);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0.0);
  get_bounds (fixture, "Value", &after);
  g_assert_cmpfloat (after.origin.x, ==, first.origin.x);
}

/* A text that has no room ends in dots, and is told in full. */
static void
test_full_text (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GtkColumnViewColumn) value = find_column (fixture, 1);
  g_autofree char *before = bw_full_text_dup_at (bw_table_find_row (fixture->table, 0), -1, -1);
  g_autofree char *after = NULL;

  g_assert_null (before);
  gtk_column_view_column_set_fixed_width (value, 50);
  settle (fixture);
  after = bw_full_text_dup_at (bw_table_find_row (fixture->table, 0), -1, -1);
  g_assert_cmpstr (after, ==, "601,000");
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *note = bw_table_row_get_cell (BW_TABLE_ROW (bw_table_find_row (fixture->table, 0)), 2);

  g_assert_cmpuint (get_row (fixture, 0), ==, N_ROWS - 1);
  g_assert_cmpstr (get_text (fixture, 0, "name"), ==, "Row 399");
  g_assert_cmpstr (get_text (fixture, 0, "value"), ==, "601,000");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (note)), ==, "odd");
  gtk_test_accessible_assert_property (note, GTK_ACCESSIBLE_PROPERTY_LABEL, "odd");

  /* Of four hundred some dozen were read. */
  g_assert_cmpuint (fixture->n_read, <, 200);

  /* One that cannot be seen costs nothing, one that can is read alone. */
  fixture->n_read = 0;
  bw_table_update (fixture->table, is_row, GUINT_TO_POINTER (5));
  run (20);
  g_assert_cmpuint (fixture->n_read, ==, 0);
  fixture->values[N_ROWS - 1] = 600;
  bw_table_update (fixture->table, is_row, GUINT_TO_POINTER (N_ROWS - 1));
  g_assert_cmpstr (get_text (fixture, 0, "value"), ==, "600,000");
  g_assert_cmpuint (fixture->n_read, <=, 2);
}

/* What is pressed in a row is the row's, also after others have come there. */
static void
test_press (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *note = bw_table_row_get_cell (BW_TABLE_ROW (bw_table_find_row (fixture->table, 1)), 2);

  g_assert_true (gtk_widget_get_mapped (note));
  g_assert_true (gtk_widget_activate (note));
  run (400);
  g_assert_cmpuint (fixture->pressed, ==, N_ROWS - 2);

  bw_table_set_sort (fixture->table, "value", TRUE);
  settle (fixture);
  g_assert_true (gtk_widget_activate (note));
  run (400);
  g_assert_cmpuint (fixture->pressed, ==, 1);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *sort = NULL;
  gboolean is_descending;

  bw_table_set_sort (fixture->table, "value", TRUE);
  g_assert_cmpuint (get_row (fixture, 0), ==, 0);
  g_object_get (fixture->table, "sort", &sort, "descending", &is_descending, NULL);
  g_assert_cmpstr (sort, ==, "value");
  g_assert_true (is_descending);

  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.descending", NULL);
  g_assert_cmpuint (get_row (fixture, 0), ==, N_ROWS - 1);

  /* Not at once under the eyes of who reads, but soon. */
  fixture->values[0] = 1;
  bw_table_update (fixture->table, NULL, NULL);
  run (600);
  g_assert_cmpuint (get_row (fixture, 0), ==, 0);
  settle (fixture);
  g_assert_cmpstr (get_text (fixture, 0, "value"), ==, "1,000");
}

static void
test_chips (Fixture       *fixture,
            gconstpointer  unused)
{
  fixture->values[3] = 7;
  fixture->values[9] = 7;
  bw_table_update (fixture->table, NULL, NULL);
  g_assert_cmpuint (bw_table_count (fixture->table, "seven"), ==, 2);
  bw_table_set_chip (fixture->table, "seven");
  g_assert_cmpuint (bw_table_get_n_listed (fixture->table), ==, 2);
  g_assert_cmpuint (get_row (fixture, 0), ==, 3);

  /* All again, and in the first order. */
  bw_table_set_sort (fixture->table, "value", TRUE);
  bw_table_set_chip (fixture->table, "all");
  g_assert_cmpuint (bw_table_get_n_listed (fixture->table), ==, N_ROWS);
  g_assert_cmpuint (get_row (fixture, 0), ==, 3);
}

static GtkWidget *
find_empty (GtkWidget *widget)
{
  GtkWidget *found = NULL;
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "No row"))
    return widget;

  for (child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_empty (child);

  return found;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_table_set_chip (fixture->table, "seven");
  g_assert_cmpuint (bw_table_get_n_listed (fixture->table), ==, 0);
  g_assert_nonnull (find_empty (GTK_WIDGET (fixture->table)));
  g_assert_true (gtk_widget_get_visible (find_empty (GTK_WIDGET (fixture->table))));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_table_set_search (fixture->table, " ROW 12 ");
  g_assert_cmpuint (bw_table_get_n_listed (fixture->table), ==, 11);
  g_assert_cmpuint (get_row (fixture, 10), ==, 12);
  bw_table_set_search (fixture->table, "");
  g_assert_cmpuint (bw_table_get_n_listed (fixture->table), ==, N_ROWS);
}

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  g_free (fixture->exported);
  fixture->exported = bw_table_export_finish (BW_TABLE (source), result, &error);
  if (fixture->exported == NULL)
    fixture->exported = g_strdup (error->message);
}

static const char *
export (Fixture  *fixture,
        gboolean  is_selection,
        gboolean  is_csv)
{
  g_clear_pointer (&fixture->exported, g_free);
  bw_table_export_async (fixture->table, is_selection, is_csv, NULL, on_exported_cb, fixture);
  while (fixture->exported == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->exported;
}

static void
test_export (Fixture       *fixture,
             gconstpointer  unused)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GtkShortcutAction) escape = gtk_named_action_new ("table.clear");
  g_autoptr (GPtrArray) cleared = NULL;

  bw_table_set_search (fixture->table, "row 12");
  g_assert_true (bw_table_select (fixture->table, GUINT_TO_POINTER (12)));
  g_assert_false (bw_table_select (fixture->table, GUINT_TO_POINTER (13)));

  /* Escape takes it back; once nothing is chosen it is somebody else's. */
  g_assert_true (gtk_shortcut_action_activate (escape, 0, GTK_WIDGET (fixture->table), NULL));
  cleared = bw_table_list_selected (fixture->table);
  g_assert_cmpuint (cleared->len, ==, 0);
  g_assert_false (gtk_shortcut_action_activate (escape, 0, GTK_WIDGET (fixture->table), NULL));
  g_assert_true (bw_table_select (fixture->table, GUINT_TO_POINTER (12)));
  g_assert_cmpuint (fixture->n_selections, ==, 3);
  g_assert_cmpstr (export (fixture, TRUE, FALSE), ==, "Row 12\t988000\t=even\n");

  /* Nobody chooses when rows move or are others. */
  bw_table_set_sort (fixture->table, "value", TRUE);
  settle (fixture);
  bw_table_set_sort (fixture->table, "value", FALSE);
  settle (fixture);
  g_assert_cmpuint (fixture->n_selections, ==, 3);

  /* What is listed, in its order; a spreadsheet computes nothing of it. */
  lines = g_strsplit (export (fixture, FALSE, TRUE), "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 13);
  g_assert_cmpstr (lines[0], ==, "\xef\xbb\xbf" "Name,Value,Note");
  g_assert_cmpstr (lines[11], ==, "Row 12,988000,'=even");

  /* A column that is not shown is not written. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "column.note", NULL);
  g_assert_cmpstr (export (fixture, TRUE, FALSE), ==, "Row 12\t988000\n");
}

static void
on_clipboard_read_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *text = NULL;

  bw_table_select (fixture->table, GUINT_TO_POINTER (398));
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.copy", NULL);
  run (50);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->table)), NULL,
                                 on_clipboard_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "Row 398\t602000\t=even\n");
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *row = gtk_widget_get_parent (bw_table_find_row (fixture->table, 2));

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 397, Value 603,000, odd");

  /* What is not shown is not read out, and again when it is. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "column.note", NULL);
  settle (fixture);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 397, Value 603,000");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "column.note", NULL);
  settle (fixture);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 397, Value 603,000, odd");
  gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  g_signal_emit_by_name (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW), "activate", 2);
  g_assert_true (fixture->activated == GUINT_TO_POINTER (397));
}

/* The focus stays with the row. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  unused)
{
  GtkWidget *focus;

  bw_table_focus (fixture->table);
  fixture->values[N_ROWS - 1] = 603;
  fixture->values[N_ROWS - 3] = 604;
  bw_table_update (fixture->table, NULL, NULL);
  bw_table_set_sort (fixture->table, "value", FALSE);
  g_assert_cmpuint (get_row (fixture, 1), ==, N_ROWS - 1);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (bw_table_find_row (fixture->table, 1), focus));
}

static void
test_model (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  BwTable *table = g_object_ref_sink (BW_TABLE (bw_table_new ()));
  static const BwTableColumn one[] = { { .id = "name", .title = "Name", .width = 120, .text = dup_name } };

  bw_table_set_columns (table, one, 1, NULL, fixture);
  bw_table_set_model (table, G_LIST_MODEL (items));
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 0);
  g_list_store_append (items, first);
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 1);
  g_assert_true (bw_table_get_row (table, 0) == first);
  g_list_store_remove_all (items);
  g_assert_cmpuint (bw_table_get_n_listed (table), ==, 0);
  g_assert_finalize_object (table);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/table/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/table/captions", Fixture, NULL, set_up, test_captions, tear_down);
  g_test_add ("/table/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/table/sideways", Fixture, NULL, set_up, test_sideways, tear_down);
  g_test_add ("/table/full-text", Fixture, NULL, set_up, test_full_text, tear_down);
  g_test_add ("/table/press", Fixture, NULL, set_up, test_press, tear_down);
  g_test_add ("/table/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/table/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/table/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/table/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/table/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/table/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/table/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/table/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/table/model", Fixture, NULL, set_up, test_model, tear_down);

  return g_test_run ();
}
