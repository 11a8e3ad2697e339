/* bw-client-outbox-disk.c: entries of the outbox as files, one each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-file.h"
#include "bw-client-outbox-disk-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_FILE (4 * 1024 * 1024)

/* One entry, and where it is to stand. */
typedef struct
{
  BwClientOutboxEntry *entry; /* (owned): not for the worker */
  char                *path;  /* (owned) */
  char                *text;  /* (owned): as it was when it was given */
} Write;

/* One entry, and from where to where. */
typedef struct
{
  BwClientOutboxEntry *entry; /* (owned): not for the worker */
  char                *from;  /* (owned) */
  char                *to;    /* (owned) */
} Move;

static void
free_move (Move *move)
{
  g_object_unref (move->entry);
  g_free (move->from);
  g_free (move->to);
  g_free (move);
}

static void
free_write (Write *write)
{
  g_object_unref (write->entry);
  g_free (write->path);
  g_free (write->text);
  g_free (write);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const Write *write = data;
  GError *error = NULL;
  g_autoptr (BwClientFile) file = bw_client_file_new (write->path, &error);

  if (file != NULL)
    {
      bw_client_file_append (file, write->text, strlen (write->text));
      bw_client_file_commit (file, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (bw_client_file_remove (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
move_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Move *move = data;
  GError *error = NULL;

  if (bw_client_file_move (move->from, move->to, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* One that cannot be read is kept under another name: somebody wrote it. One that left
 * since the folder was listed is none. */
static BwClientOutboxEntry *
read_entry (const char *path)
{
  g_autoptr (BwClientOutboxEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *aside = g_strconcat (path, ".broken", NULL);
  GStatBuf status;
  gsize length;

  if (g_stat (path, &status) != 0)
    g_set_error_literal (&error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  else if (status.st_size <= MAX_FILE
           && g_file_get_contents (path, &text, &length, &error)) /* blocks: in a worker, see load_in_thread() */
    entry = bw_client_outbox_entry_parse (text, length, &error);

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return NULL;

  if (entry == NULL)
    {
      g_warning ("an entry of the outbox cannot be read and is put aside as %s: %s", aside,
                 error != NULL ? error->message : "it is too long");
      g_rename (path, aside);
      return NULL;
    }

  entry->home = g_path_get_dirname (path);
  entry->file = g_strdup (path);
  return g_steal_pointer (&entry);
}

/* @folders: (nullable) (element-type filename): takes those in it */
static void
read_folder (const char *folder,
             GPtrArray  *entries,
             GPtrArray  *folders)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  bw_client_file_sweep (folder);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      BwClientOutboxEntry *entry = g_str_has_suffix (name, ".json") ? read_entry (path) : NULL;

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      else if (folders != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (folders, g_steal_pointer (&path));
    }
}

/* A folder each token; beside them stands what was entered before there were any. */
static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  read_folder (data, entries, folders);
  for (guint i = 0; i < folders->len; i++)
    read_folder (g_ptr_array_index (folders, i), entries, NULL);

  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bw_client_outbox_disk_write_async:
 * @source: (type GObject): whom it is for; kept until then
 * @folder: made when it is needed
 * @entry: what to write, as it is now
 * @callback: called when it is there, or cannot be
 * @user_data: for @callback
 */
void
bw_client_outbox_disk_write_async (gpointer             source,
                                   const char          *folder,
                                   BwClientOutboxEntry *entry,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);
  g_autofree char *name = bw_client_outbox_entry_dup_name (entry);
  Write *write = g_new (Write, 1);

  write->entry = g_object_ref (entry);
  write->path = g_build_filename (folder, name, NULL);
  write->text = bw_client_outbox_entry_to_text (entry);
  g_task_set_source_tag (task, bw_client_outbox_disk_write_async);
  g_task_set_task_data (task, write, (GDestroyNotify) free_write);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * bw_client_outbox_disk_write_finish:
 * @result: what the callback was given
 * @entry: (out) (transfer none): which it was; also after an error
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where it stands
 */
char *
bw_client_outbox_disk_write_finish (GAsyncResult         *result,
                                    BwClientOutboxEntry **entry,
                                    GError              **error)
{
  const Write *write = g_task_get_task_data (G_TASK (result));

  *entry = write->entry;
  return g_task_propagate_boolean (G_TASK (result), error) ? g_strdup (write->path) : NULL;
}

/**
 * bw_client_outbox_disk_remove_async:
 * @source: (type GObject): whom it is for; kept until then
 * @path: (transfer full): of an entry
 * @callback: called when it is gone, or cannot be removed
 * @user_data: for @callback
 */
void
bw_client_outbox_disk_remove_async (gpointer             source,
                                    char                *path,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_source_tag (task, bw_client_outbox_disk_remove_async);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, remove_in_thread);
}

/**
 * bw_client_outbox_disk_remove_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where it stands still; %NULL: it is gone
 */
char *
bw_client_outbox_disk_remove_finish (GAsyncResult  *result,
                                     GError       **error)
{
  const char *path = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? NULL : g_strdup (path);
}

/**
 * bw_client_outbox_disk_move_async:
 * @source: (type GObject): whom it is for; kept until then
 * @entry: one that is on the disk, in another folder than its own; it is on its way
 *   until @callback is called
 * @callback: called when it is there, or cannot be
 * @user_data: for @callback
 */
void
bw_client_outbox_disk_move_async (gpointer             source,
                                  BwClientOutboxEntry *entry,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);
  g_autofree char *name = bw_client_outbox_entry_dup_name (entry);
  Move *move = g_new (Move, 1);

  move->entry = g_object_ref (entry);
  move->from = g_steal_pointer (&entry->file);
  move->to = g_build_filename (entry->home, name, NULL);
  g_task_set_source_tag (task, bw_client_outbox_disk_move_async);
  g_task_set_task_data (task, move, (GDestroyNotify) free_move);
  g_task_run_in_thread (task, move_in_thread);
}

/**
 * bw_client_outbox_disk_move_finish:
 * @result: what the callback was given
 * @entry: (out) (transfer none): which it was; also after an error
 * @error: return location
 *
 * Returns: (transfer full): where it stands; also after an error
 */
char *
bw_client_outbox_disk_move_finish (GAsyncResult         *result,
                                   BwClientOutboxEntry **entry,
                                   GError              **error)
{
  const Move *move = g_task_get_task_data (G_TASK (result));

  *entry = move->entry;
  return g_strdup (g_task_propagate_boolean (G_TASK (result), error) ? move->to : move->from);
}

/**
 * bw_client_outbox_disk_load_async:
 * @source: (type GObject): whom it is for; kept until then
 * @place: may not be there yet
 * @callback: called with all that can be read in it and in its folders
 * @user_data: for @callback
 *
 * What cannot be read is put aside under another name.
 */
void
bw_client_outbox_disk_load_async (gpointer             source,
                                  const char          *place,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_source_tag (task, bw_client_outbox_disk_load_async);
  g_task_set_task_data (task, g_strdup (place), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * bw_client_outbox_disk_load_finish:
 * @result: what the callback was given
 * @place: (out) (transfer none): which it was
 *
 * Returns: (transfer full) (element-type BwClientOutboxEntry): in no order; each knows
 *   its folder
 */
GPtrArray *
bw_client_outbox_disk_load_finish (GAsyncResult  *result,
                                   const char   **place)
{
  *place = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
