/* bw-table-close.c: a window with a long table closes without holding up the others
 *
 * GTK keeps two hundred rows in use and drops them with the window, each with what screen
 * readers know of it: longer than a frame. A table without rows lets go of them step by
 * step (bw-list-growth), so the window is hidden, and destroyed when they have gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-close.h"

#include "bw-table-private.h"

#define LOOK_MS 40

typedef struct
{
  BwTable   *table;   /* (owned) */
  GtkWindow *window;  /* (owned) */
} Closing;

static void
free_closing (gpointer data)
{
  Closing *self = data;

  g_object_unref (self->table);
  g_object_unref (self->window);
  g_free (self);
}

static gboolean
on_look_timeout_cb (gpointer user_data)
{
  Closing *self = user_data;

  if (!bw_table_model_is_grown (self->table->model))
    return G_SOURCE_CONTINUE;

  gtk_window_destroy (self->window);
  return G_SOURCE_REMOVE;
}

/**
 * bw_table_close_window:
 * @table: a table
 * @window: where it stands
 *
 * Takes all rows from @table. A window that is destroyed meanwhile, with the one that it
 * stands above, stays so.
 */
void
bw_table_close_window (BwTable   *table,
                       GtkWindow *window)
{
  Closing *self;

  g_return_if_fail (BW_IS_TABLE (table));
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  bw_table_set_rows (table, NULL, 0);
  self = g_new0 (Closing, 1);
  self->table = g_object_ref (table);
  self->window = g_object_ref (window);
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, on_look_timeout_cb, self, free_closing);
}
