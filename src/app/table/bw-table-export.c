/* bw-table-export.c: of the table: its rows as text and on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-export.h"
#include "bw-table-private.h"

#include <glib/gi18n.h>

/* What the rows were when it began. */
typedef struct
{
  BwTable   *table;    /* (unowned): the source of the task keeps it */
  GPtrArray *held;     /* (owned) (nullable): whose elements the rows are */
  guint      revision; /* of the rows */
} Snapshot;

static void
free_snapshot (gpointer data)
{
  Snapshot *snapshot = data;

  g_clear_pointer (&snapshot->held, g_ptr_array_unref);
  g_free (snapshot);
}

static char *
dup_text (gconstpointer row,
          guint         index,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwTable *self = ((Snapshot *) user_data)->table;
  const BwTableColumn *column = &self->columns[index];

  return is_plain && column->plain != NULL ? column->plain (row, self->user_data)
                                           : column->text (row, self->user_data);
}

static gboolean
check (gpointer user_data)
{
  const Snapshot *snapshot = user_data;
  BwTable *self = snapshot->table;

  return self->revision == snapshot->revision && (self->prepare == NULL || self->prepare (self->user_data));
}

/* The columns that are shown. */
static BwExport *
make_export (BwTable  *self,
             gboolean  is_selection)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);
  BwExport *export = bw_export_new (is_selection ? bw_table_model_list_selected (self->model)
                                                 : bw_table_model_list_rows (self->model),
                                    dup_text, check, snapshot, free_snapshot);

  snapshot->table = self;
  snapshot->held = self->held != NULL ? g_ptr_array_ref (self->held) : NULL;
  snapshot->revision = self->revision;
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!self->columns[i].is_command && bw_table_grid_is_shown (self->grid, i))
        bw_export_add_column (export, i, _(self->columns[i].title), self->columns[i].is_number);
    }

  return export;
}

/* (transfer full) (nullable): which rows are listed, if not all */
static char *
dup_choice (BwTable *self)
{
  const char *chip = self->n_chips > 0 ? _(self->chips[self->chip].label) : NULL;
  gboolean is_all = self->n_chips == 0 || self->chips[self->chip].is_all;

  if (self->needle != NULL && *self->needle != '\0' && !is_all)
    /* Translators: below a printed table: which rows are in it: of a group, with a text. */
    return g_strdup_printf (_("Listed: %s, with “%s”"), chip, self->needle);
  if (self->needle != NULL && *self->needle != '\0')
    /* Translators: below a printed table: only rows with a text. */
    return g_strdup_printf (_("Listed: with “%s”"), self->needle);

  /* Translators: below a printed table: only rows of a group. */
  return is_all ? NULL : g_strdup_printf (_("Listed: %s"), chip);
}

/**
 * bw_table_draft: (skip)
 * @printable: a table with a desk
 * @task: (transfer full): is given the sheet
 *
 * What is listed, in its order, with the columns that are shown.
 */
void
bw_table_draft (BwPrintable *printable,
                GTask       *task)
{
  BwTable *self = BW_TABLE (printable);
  g_autoptr (BwExport) export = make_export (self, FALSE);
  g_autofree char *choice = dup_choice (self);

  bw_export_print (g_steal_pointer (&export), self->desk, gtk_label_get_text (self->title), choice, task);
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
  BwExport *export;

  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->columns != NULL);

  export = make_export (self, is_selection);
  if (is_selection && !is_csv)
    bw_export_hide_titles (export);

  bw_export_write_async (export, G_OBJECT (self), is_csv ? BW_EXPORT_FORM_CSV : BW_EXPORT_FORM_PLAIN, cancellable,
                         callback, user_data);
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
  return bw_export_write_finish (G_OBJECT (self), result, error);
}
