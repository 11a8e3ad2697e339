/* bw-table-export.c: of the table: its rows as text
 *
 * What a hundred thousand rows say takes half a second to put into words: it is done
 * in slices, so that the desk goes on meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-csv-writer.h"
#include "bw-table-private.h"

#include <glib/gi18n.h>

#define SLICE_US 3000

/* Rows between two looks at the clock. */
#define N_ROWS 32

typedef struct
{
  GPtrArray *rows;      /* (owned) */
  GPtrArray *held;      /* (owned) (nullable): whose elements they are */
  GString   *text;      /* (owned) */
  guint      revision;  /* of the rows */
  guint      next;
  gboolean   is_csv;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->rows);
  g_clear_pointer (&export->held, g_ptr_array_unref);
  if (export->text != NULL)
    g_string_free (export->text, TRUE);
  g_free (export);
}

/* A cell of a table that is pasted is no place for a tab or a line break. */
static void
append_plain (GString    *text,
              const char *cell,
              gboolean    is_first)
{
  if (!is_first)
    g_string_append_c (text, '\t');

  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_c (text, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

static void
append_cell (Export     *export,
             const char *cell,
             gboolean    is_number,
             gboolean    is_first)
{
  if (export->is_csv)
    bw_csv_writer_add_cell (export->text, cell, !is_number, is_first);
  else
    append_plain (export->text, cell, is_first);
}

static void
end_row (Export *export)
{
  if (export->is_csv)
    bw_csv_writer_end_row (export->text);
  else
    g_string_append_c (export->text, '\n');
}

static void
append_titles (BwTable *self,
               Export  *export)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!gtk_column_view_column_get_visible (self->view_columns[i]))
        continue;
      append_cell (export, _(self->columns[i].title), FALSE, is_first);
      is_first = FALSE;
    }
  end_row (export);
}

static void
append_row (BwTable       *self,
            Export        *export,
            gconstpointer  row)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const BwTableColumn *column = &self->columns[i];
      g_autofree char *text = NULL;

      if (!gtk_column_view_column_get_visible (self->view_columns[i]))
        continue;

      text = column->plain != NULL ? column->plain (row, self->user_data) : column->text (row, self->user_data);
      append_cell (export, text != NULL ? text : "", self->columns[i].is_number, is_first);
      is_first = FALSE;
    }
  end_row (export);
}

static gboolean
on_slice_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  BwTable *self = g_task_get_source_object (task);
  Export *export = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (self->revision != export->revision || (self->prepare != NULL && !self->prepare (self->user_data)))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _("the rows of the table have changed meanwhile"));
      return G_SOURCE_REMOVE;
    }

  while (export->next < export->rows->len)
    {
      append_row (self, export, g_ptr_array_index (export->rows, export->next));
      export->next++;
      if (export->next % N_ROWS == 0 && g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  g_task_return_pointer (task, g_string_free (g_steal_pointer (&export->text), FALSE), g_free);
  return G_SOURCE_REMOVE;
}

/**
 * bw_table_export_async:
 * @self: a table
 * @is_selection: the rows that are selected, without titles; else all that are
 *   listed, in their order
 * @is_csv: RFC 4180, with a mark of byte order; else cells are parted by tabs
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
bw_table_export_async (BwTable             *self,
                       gboolean             is_selection,
                       gboolean             is_csv,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSource) source = g_idle_source_new ();
  Export *export;

  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->columns != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_table_export_async);
  export = g_new0 (Export, 1);
  export->rows = is_selection ? bw_table_model_list_selected (self->model)
                              : bw_table_model_list_rows (self->model);
  export->held = self->held != NULL ? g_ptr_array_ref (self->held) : NULL;
  export->text = g_string_new (is_csv ? BW_CSV_WRITER_BOM : NULL);
  export->revision = self->revision;
  export->is_csv = is_csv;
  if (!is_selection || is_csv)
    append_titles (self, export);
  g_task_set_task_data (task, export, free_export);
  g_task_attach_source (task, source, on_slice_idle_cb);
}

/**
 * bw_table_export_finish:
 * @self: the table
 * @result: result
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): UTF-8
 */
char *
bw_table_export_finish (BwTable       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
