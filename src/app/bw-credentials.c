/* bw-credentials.c: the token of this user, in a file only he can read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-credentials.h"

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
  g_autoptr (GBytes) token = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_warning ("the token could not be kept: %s", error->message);
}

/**
 * bw_credentials_dup_path:
 *
 * Returns: (transfer full): where the token is kept between two starts
 */
char *
bw_credentials_dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "bulwark", "token", NULL);
}

/**
 * bw_credentials_load_async:
 * @path: the file that holds a token
 * @cancellable: (nullable): cancellable
 * @callback: called when it was read
 * @user_data: for @callback
 */
void
bw_credentials_load_async (const char          *path,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GFile) file = NULL;
  GTask *task;

  g_return_if_fail (path != NULL);

  file = g_file_new_for_path (path);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_credentials_load_async);
  g_file_load_contents_async (file, cancellable, on_file_contents_cb, task);
}

/**
 * bw_credentials_load_finish:
 * @result: result
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the token
 */
char *
bw_credentials_load_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_credentials_save:
 * @token: a token
 *
 * Keeps it for the next start.
 */
void
bw_credentials_save (const char *token)
{
  g_autofree char *path = bw_credentials_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (token != NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_warning ("the folder %s could not be made", folder);
      return;
    }

  bytes = g_bytes_new (token, strlen (token));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       on_file_replaced_cb, g_bytes_ref (bytes));
}
