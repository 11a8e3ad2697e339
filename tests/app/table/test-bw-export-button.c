/* test-bw-export-button.c: a list that is no table, on the clipboard and as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-export-button.h"

#include <string.h>

typedef struct
{
  GtkWindow      *window;
  BwExportButton *button;
  char           *text;
} Fixture;

static const char * const titles[] = { "Name", "Note", NULL };

static GPtrArray *
list_rows (gpointer user_data)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, g_strdup ("first"));
  g_ptr_array_add (rows, g_strdup ("second, with a comma"));
  return rows;
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  g_assert_true (GTK_IS_WINDOW (user_data));

  return column == 0 ? g_strdup (row) : NULL;
}

static char *
dup_string (gconstpointer row,
            guint         column,
            gboolean      is_plain,
            gpointer      user_data)
{
  return column == 0 ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT ((gpointer) row))) : NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->button = g_object_ref_sink (g_object_new (BW_TYPE_EXPORT_BUTTON, NULL));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->button));
  gtk_window_set_child (fixture->window, toasts);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  g_assert_finalize_object (fixture->button);
  g_free (fixture->text);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->text = bw_export_write_finish (source, result, &error);
  if (fixture->text == NULL)
    fixture->text = g_strdup (error->message);
}

static void
begin (Fixture *fixture)
{
  bw_export_write_async (bw_export_button_make_export (fixture->button), G_OBJECT (fixture->button),
                         BW_EXPORT_FORM_CSV, NULL, on_written_cb, fixture);
}

static void
finish (Fixture *fixture)
{
  while (fixture->text == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  unused)
{
  bw_export_button_set_list (fixture->button, list_rows, titles, dup_cell, G_OBJECT (fixture->window));
  begin (fixture);
  finish (fixture);
  g_assert_nonnull (strstr (fixture->text, "Name,Note\r\nfirst,\r\n\"second, with a comma\",\r\n"));
}

/* The items of a model are the rows, as they are then; in a card it says what it copies. */
static void
test_model (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *button = adw_bin_get_child (ADW_BIN (fixture->button));

  bw_export_button_set_title (fixture->button, "Points");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "Points"));
  bw_export_button_set_model (fixture->button, G_LIST_MODEL (model), titles, dup_string, G_OBJECT (fixture->window));
  gtk_string_list_append (model, "later");
  begin (fixture);
  finish (fixture);
  g_assert_nonnull (strstr (fixture->text, "Name,Note\r\nlater,\r\n"));
}

/* What was begun is ended. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_export_button_set_list (fixture->button, list_rows, titles, dup_cell, G_OBJECT (fixture->window));
  begin (fixture);
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  finish (fixture);
  g_assert_nonnull (strstr (fixture->text, "first"));
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  ((Fixture *) user_data)->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->button));

  /* Nothing is listed yet. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->button), "list.copy", NULL);
  bw_export_button_set_list (fixture->button, list_rows, titles, dup_cell, G_OBJECT (fixture->window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->button), "list.copy", NULL));
  while (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING))
    g_main_context_iteration (NULL, TRUE);
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read_cb, fixture);
  finish (fixture);
  g_assert_cmpstr (fixture->text, ==, "Name\tNote\nfirst\t\nsecond, with a comma\t\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/export-button/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/export-button/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/export-button/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/export-button/copy", Fixture, NULL, set_up, test_copy, tear_down);
  return g_test_run ();
}
