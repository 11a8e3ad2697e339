/* bw-token-file.c: a token in a file that only its owner can read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-token-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

/* A token is 43 characters; a file that is longer is another file. */
#define MAX_TOKEN 4096

static void
on_file_contents_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *contents = NULL;
  GError *error = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_strstrip (contents);
  if (*contents == '\0' || length > MAX_TOKEN || strpbrk (contents, " \t\r\n") != NULL)
    {
      g_autofree char *path = g_file_get_path (G_FILE (source));
      g_autofree char *reason = NULL;

      /* Translators: the path of a file. */
      reason = g_strdup_printf (_("%s must hold one token and nothing else"), path);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", reason);
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&contents), g_free);
}

static void
on_file_replaced_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_file_deleted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_delete_finish (G_FILE (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (error);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

/**
 * bw_token_file_dup_path:
 *
 * Returns: (transfer full): where the token is kept between two starts, if there is
 *   no keyring
 */
char *
bw_token_file_dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "bulwark", "token", NULL);
}

/**
 * bw_token_file_load_async:
 * @path: the file that holds a token
 * @cancellable: (nullable): cancellable
 * @callback: called when it was read
 * @user_data: for @callback
 */
void
bw_token_file_load_async (const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GFile) file = NULL;
  GTask *task;

  g_return_if_fail (path != NULL);

  file = g_file_new_for_path (path);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_token_file_load_async);
  g_file_load_contents_async (file, cancellable, on_file_contents_cb, task);
}

/**
 * bw_token_file_load_finish:
 * @result: result
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the token
 */
char *
bw_token_file_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_token_file_save_async:
 * @path: the file; its folder is made if need be
 * @token: a token
 * @cancellable: (nullable): cancellable
 * @callback: called when it is written
 * @user_data: for @callback
 */
void
bw_token_file_save_async (const char          *path,
                          const char          *token,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GTask *task;

  g_return_if_fail (path != NULL);
  g_return_if_fail (token != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_token_file_save_async);
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", folder, g_strerror (code));
      g_object_unref (task);
      return;
    }

  file = g_file_new_for_path (path);
  bytes = g_bytes_new (token, strlen (token));
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                                       on_file_replaced_cb, task);
}

/**
 * bw_token_file_save_finish:
 * @result: result
 * @error: why it was not written
 *
 * Returns: whether it is kept
 */
gboolean
bw_token_file_save_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bw_token_file_remove_async:
 * @path: the file
 * @callback: called when it is gone
 * @user_data: for @callback
 */
void
bw_token_file_remove_async (const char          *path,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GFile) file = NULL;
  GTask *task;

  g_return_if_fail (path != NULL);

  file = g_file_new_for_path (path);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, bw_token_file_remove_async);
  g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, on_file_deleted_cb, task);
}

/**
 * bw_token_file_remove_finish:
 * @result: result
 * @error: why it is still there
 *
 * Returns: whether it is gone
 */
gboolean
bw_token_file_remove_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
