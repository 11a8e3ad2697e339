/* bw-import-reader.c: a file that is to be imported, read in a worker
 *
 *   what stands (the backend, all members) ──► worker: file ──► rows ──► held against it
 *
 * Documents are not changed by anybody: the worker may have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-import-reader.h"

#include "bw-client-lister.h"
#include "bw-column.h"
#include "bw-table-file.h"

const guint bw_import_reader_choices[] = { BW_DOCUMENT_TYPE_AREA, BW_DOCUMENT_TYPE_SITE, BW_DOCUMENT_TYPE_TEAM };

G_STATIC_ASSERT (G_N_ELEMENTS (bw_import_reader_choices) == BW_N_IMPORT_CHOICES);

typedef struct
{
  char         *path;      /* (owned) */
  const char   *encoding;  /* static; NULL: to be found out */
  guint         what;
  BwDatum       datum;
  GPtrArray    *standing;  /* (owned) (nullable) (element-type BwDocument) */
  char         *root;      /* (owned) */
  gint64        now;
  GCancellable *cancellable; /* (owned) (nullable) */
  BwImport     *import;    /* (owned) (nullable) */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_free (self->root);
  g_clear_pointer (&self->standing, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->import, bw_import_free);
  g_free (self);
}

static void
take_row (JsonObject *row,
          guint       line,
          const char *pointer,
          gpointer    user_data)
{
  Reading *self = user_data;

  bw_import_add_row (self->import, (BwDocumentType) self->what, row, line, pointer);
}

static void
refuse_row (guint       line,
            const char *pointer,
            const char *reason,
            gpointer    user_data)
{
  bw_import_add_fault (((Reading *) user_data)->import, line, pointer, reason);
}

static void
remark_row (guint       line,
            const char *pointer,
            const char *remark,
            gpointer    user_data)
{
  bw_import_add_remark (((Reading *) user_data)->import, line, pointer, remark);
}

static gboolean
read_rows (Reading  *self,
           GError  **error)
{
  BwRowSink sink =
  {
    .datum = self->datum,
    .take = take_row,
    .refuse = refuse_row,
    .remark = remark_row,
    .cancellable = self->cancellable,
    .user_data = self,
  };
  g_autofree char *text = bw_table_file_load (self->path, &self->encoding, self->cancellable, error);

  if (text == NULL)
    return FALSE;

  if (self->what == BW_IMPORT_READER_GUESS
      && !bw_table_file_guess (self->path, text, bw_import_reader_choices, BW_N_IMPORT_CHOICES, &self->what))
    self->what = bw_import_reader_choices[0];

  for (guint i = 0; i < self->standing->len; i++)
    {
      BwDocument *document = g_ptr_array_index (self->standing, i);

      bw_import_add_standing (self->import, document, bw_document_get_seq (document));
    }

  /* Here, and not on the main thread. */
  g_clear_pointer (&self->standing, g_ptr_array_unref);

  sink.what = self->what;
  return bw_table_file_parse (self->path, text, &sink, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *self = task_data;
  g_autofree char *name = g_path_get_basename (self->path);
  GError *error = NULL;

  /* blocks: in a worker */
  self->import = bw_import_new (name, self->now);
  if (!read_rows (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  bw_import_finish (self->import, self->root);
  g_task_return_boolean (task, TRUE);
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->standing = bw_client_lister_list_finish (BW_CLIENT_SESSION (source), result, &error);
  if (self->standing != NULL)
    g_task_run_in_thread (task, read_in_thread);
  else
    g_task_return_error (task, error);
}

/* All that has a say in an import, as `bulwarkctl import` has it. */
static void
list_standing (BwDesk *desk,
               GTask  *task)
{
  g_autoptr (GArray) types = g_array_new (FALSE, FALSE, sizeof (BwDocumentType));

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      BwDocumentType type = (BwDocumentType) i;

      if (bw_column_list (i) != NULL && !bw_document_type_is_ledger (type))
        g_array_append_val (types, type);
    }

  bw_client_lister_list_async (bw_desk_get_session (desk), (const BwDocumentType *) types->data, types->len,
                               g_task_get_cancellable (task), on_listed_cb, g_object_ref (task));
}

static void
drop_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  bw_import_free (task_data);
}

/**
 * bw_import_reader_read_async:
 * @desk: what stands
 * @path: name of the file
 * @encoding: (nullable): `UTF-8` or `GB18030`; %NULL: it is found out
 * @what: what it is; %BW_IMPORT_READER_GUESS: it is found out
 * @datum: what its coordinates are measured from
 * @cancellable: (nullable): ends it
 * @callback: called when it is read
 * @user_data: for @callback
 */
void
bw_import_reader_read_async (BwDesk              *desk,
                             const char          *path,
                             const char          *encoding,
                             guint                what,
                             BwDatum              datum,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (desk, cancellable, callback, user_data);
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace root = bw_place_tree_get_root (places);
  Reading *self = g_new0 (Reading, 1);

  g_task_set_source_tag (task, bw_import_reader_read_async);
  self->path = g_strdup (path);
  self->encoding = encoding != NULL ? g_intern_string (encoding) : NULL;
  self->what = what;
  self->datum = datum;
  self->root = g_strdup (root != BW_PLACE_NONE ? bw_place_tree_get_code (places, root) : "");
  self->now = bw_desk_get_data_now (desk);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, self, free_reading);
  list_standing (desk, task);
}

/**
 * bw_import_reader_read_finish:
 * @desk: as it was begun
 * @result: result
 * @what: (out): what it is
 * @encoding: (out) (nullable): how it is written; also of a file that could not be read
 * @error: why there is nothing
 *
 * Returns: (transfer full) (nullable): its rows, held against what stands
 */
BwImport *
bw_import_reader_read_finish (BwDesk        *desk,
                              GAsyncResult  *result,
                              guint         *what,
                              const char   **encoding,
                              GError       **error)
{
  Reading *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, desk), NULL);

  *what = self->what;
  *encoding = self->encoding;
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&self->import) : NULL;
}

void
bw_import_reader_drop (BwImport *import)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, bw_import_reader_drop);
  g_task_set_task_data (task, import, NULL);
  g_task_run_in_thread (task, drop_in_thread);
}
