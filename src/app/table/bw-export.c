/* bw-export.c: rows as text or on paper, in slices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-export.h"

#include "bw-briefing-list.h"
#include "bw-csv-writer.h"
#include "bw-format-text.h"
#include "bw-print.h"
#include "bw-printable.h"
#include "bw-saver.h"

#include <glib/gi18n.h>

#define SLICE_US 3000

/* Rows between two looks at the clock. */
#define N_ROWS   32

typedef struct
{
  guint     index;
  char     *title;     /* (owned) */
  gboolean  is_number;
} Column;

struct _BwExport
{
  GPtrArray         *rows;      /* (owned) */
  GArray            *columns;   /* (owned) (element-type Column) */
  BwExportTextFunc   text;
  BwExportCheckFunc  check;     /* (nullable) */
  gpointer           user_data;
  GDestroyNotify     free_data; /* (nullable) */
  gboolean           has_titles;
  guint              next;
  BwExportForm       form;
  GString           *written;   /* (owned) (nullable) */
  BwBriefingContent *content;   /* (owned) (nullable) */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
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
append_cell (BwExport     *self,
             const Column *column,
             const char   *cell,
             gboolean      is_text,
             gboolean      is_first)
{
  if (self->form == BW_EXPORT_FORM_CSV)
    bw_csv_writer_add_cell (self->written, cell, is_text || !column->is_number, is_first);
  else
    append_plain (self->written, cell, is_first);
}

static void
end_row (BwExport *self)
{
  if (self->form == BW_EXPORT_FORM_CSV)
    bw_csv_writer_end_row (self->written);
  else
    g_string_append_c (self->written, '\n');
}

static void
append_titles (BwExport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      append_cell (self, column, column->title, TRUE, i == 0);
    }

  end_row (self);
}

static void
write_row (BwExport      *self,
           gconstpointer  row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      g_autofree char *text = self->text (row, column->index, TRUE, self->user_data);

      append_cell (self, column, text != NULL ? text : "", FALSE, i == 0);
    }

  end_row (self);
}

static void
print_row (BwExport      *self,
           gconstpointer  row)
{
  GStrv cells = g_new0 (char *, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    {
      char *text = self->text (row, g_array_index (self->columns, Column, i).index, FALSE, self->user_data);

      cells[i] = text != NULL ? g_strdelimit (text, "\n\r\t", ' ') : g_strdup ("");
    }

  bw_briefing_content_add_row (bw_briefing_list_get_table (self->content), BW_BRIEFING_ROW_PLAIN, cells);
}

static void
end (BwExport *self,
     GTask    *task)
{
  if (self->content != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->content), (GDestroyNotify) bw_briefing_content_free);
  else
    g_task_return_pointer (task, g_string_free (g_steal_pointer (&self->written), FALSE), g_free);
}

static gboolean
on_slice_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  BwExport *self = g_task_get_task_data (task);
  gint64 until = g_get_monotonic_time () + SLICE_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (self->check != NULL && !self->check (self->user_data))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _("the rows of the table have changed meanwhile"));
      return G_SOURCE_REMOVE;
    }

  while (self->next < self->rows->len)
    {
      gconstpointer row = g_ptr_array_index (self->rows, self->next);

      if (self->content != NULL)
        print_row (self, row);
      else
        write_row (self, row);

      self->next++;
      if (self->next % N_ROWS == 0 && g_get_monotonic_time () >= until)
        return G_SOURCE_CONTINUE;
    }

  end (self, task);
  return G_SOURCE_REMOVE;
}

/* Takes over both. */
static void
run (BwExport *self,
     GTask    *task)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_task_set_task_data (task, self, (GDestroyNotify) bw_export_free);
  g_task_attach_source (task, source, on_slice_idle_cb);
}

/* More rows than anybody reads on paper: what to do. */
static GError *
make_fault (const BwExport *self)
{
  g_autofree char *text = NULL;

  /* Translators: rows that there are, and how many are printed at most */
  text = bw_format_text (_("%u rows are listed, and at most %u are printed: choose a smaller area or fewer rows, or "
                           "save them as CSV"), self->rows->len, BW_EXPORT_MAX_PRINTED);
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, text);
}

/* (transfer full): heads of the columns; @words: a bit for each of those of words */
static GStrv
dup_titles (const BwExport *self,
            guint64        *words)
{
  GStrv titles = g_new0 (char *, self->columns->len + 1);

  *words = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      titles[i] = g_strdup (column->title);
      *words |= column->is_number ? 0 : G_GUINT64_CONSTANT (1) << i;
    }

  return titles;
}

static void
on_copied_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree char *title = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bw_export_write_finish (source, result, &error);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (source)), text);
  bw_saver_tell_copied (GTK_WIDGET (source), title, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;
  char *text = bw_export_write_finish (source, result, &error);

  if (text != NULL)
    bw_saver_write_text (GTK_WIDGET (source), file, text);
  else
    bw_saver_tell_end (GTK_WIDGET (source), file, error);
}

/**
 * bw_export_new: (skip)
 * @rows: (transfer full): in their order
 * @text: what they say
 * @check: (nullable): whether they are still what they were
 * @user_data: for both
 * @free_data: (nullable): frees @user_data
 *
 * Returns: (transfer full): an export without columns
 */
BwExport *
bw_export_new (GPtrArray         *rows,
               BwExportTextFunc   text,
               BwExportCheckFunc  check,
               gpointer           user_data,
               GDestroyNotify     free_data)
{
  BwExport *self = g_new0 (BwExport, 1);

  self->rows = rows;
  self->text = text;
  self->check = check;
  self->user_data = user_data;
  self->free_data = free_data;
  self->has_titles = TRUE;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  return self;
}

void
bw_export_free (BwExport *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);
  g_clear_pointer (&self->content, bw_briefing_content_free);
  if (self->written != NULL)
    g_string_free (self->written, TRUE);
  if (self->free_data != NULL)
    self->free_data (self->user_data);

  g_free (self);
}

/**
 * bw_export_add_column: (skip)
 * @self: an export
 * @index: of the column, for the text function
 * @title: what stands above it
 * @is_number: it holds numbers
 */
void
bw_export_add_column (BwExport   *self,
                      guint       index,
                      const char *title,
                      gboolean    is_number)
{
  const Column column = { index, g_strdup (title), is_number };

  g_array_append_val (self->columns, column);
}

void
bw_export_hide_titles (BwExport *self)
{
  self->has_titles = FALSE;
}

guint
bw_export_get_n_rows (BwExport *self)
{
  return self->rows->len;
}

/**
 * bw_export_write_async: (skip)
 * @self: (transfer full): an export
 * @source: what is kept alive meanwhile
 * @form: CSV, or parted by tabs
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
bw_export_write_async (BwExport            *self,
                       GObject             *source,
                       BwExportForm         form,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, bw_export_write_async);
  self->form = form;
  self->written = g_string_new (form == BW_EXPORT_FORM_CSV ? BW_CSV_WRITER_BOM : NULL);
  if (self->has_titles)
    append_titles (self);

  run (self, task);
}

/**
 * bw_export_write_finish: (skip)
 * @source: as it was begun
 * @result: result
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): UTF-8
 */
char *
bw_export_write_finish (GObject       *source,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_export_copy: (skip)
 * @self: (transfer full): an export
 * @widget: whose clipboard takes it; tells how it ended
 * @title: what was copied
 */
void
bw_export_copy (BwExport   *self,
                GtkWidget  *widget,
                const char *title)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && title != NULL);

  bw_export_write_async (self, G_OBJECT (widget), BW_EXPORT_FORM_PLAIN, NULL, on_copied_cb, g_strdup (title));
}

/**
 * bw_export_save: (skip)
 * @self: (transfer full): an export
 * @widget: tells how it ended
 * @file: becomes a CSV of it
 */
void
bw_export_save (BwExport  *self,
                GtkWidget *widget,
                GFile     *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file));

  bw_export_write_async (self, G_OBJECT (widget), BW_EXPORT_FORM_CSV, NULL, on_written_cb, g_object_ref (file));
}

/**
 * bw_export_print: (skip)
 * @self: (transfer full): an export
 * @desk: whose scope, time and language the sheet is of
 * @title: what is listed
 * @choice: (nullable): which of it, below the table
 * @task: (transfer full): is given the sheet
 */
void
bw_export_print (BwExport   *self,
                 BwDesk     *desk,
                 const char *title,
                 const char *choice,
                 GTask      *task)
{
  g_autoptr (BwExport) export = self;
  GError *error = NULL;
  GStrv titles;
  guint64 words;

  if (self->rows->len > BW_EXPORT_MAX_PRINTED)
    {
      bw_printable_return (task, NULL, make_fault (self));
      return;
    }

  titles = dup_titles (self, &words);
  self->content = bw_briefing_list_draft (bw_desk_get_picture (desk), bw_desk_get_scope (desk), title, titles, words,
                                          choice, bw_desk_get_data_now (desk), bw_print_get_stopped (desk),
                                          bw_desk_get_language (desk), &error);
  if (self->content != NULL)
    run (g_steal_pointer (&export), task);
  else
    bw_printable_return (task, NULL, error);
}
