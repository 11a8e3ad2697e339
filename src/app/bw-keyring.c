/* bw-keyring.c: tokens in the Secret Service
 *
 * The simple calls of libsecret serve each of its backends: the service on the bus,
 * and in a sandbox a file that the portal's key opens. Only whether a keyring is
 * open is asked of the service itself: it alone asks a person to unlock it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-keyring.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* What is being kept: it waits for the keyring to say whether it is open. */
typedef struct
{
  char *server; /* (owned) */
  char *token;  /* (owned) */
} Saving;

static const SecretSchema schema = {
  .name = "io.github.bulwarkdesk.Bulwark",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static void
free_saving (Saving *saving)
{
  g_free (saving->server);
  secret_password_free (saving->token);
  g_free (saving);
}

static void
return_locked (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "the keyring is locked");
}

/* It gave nothing: because it has nothing, or because nobody unlocked it? */
static void
on_password_searched_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (items != NULL)
    return_locked (task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the keyring has no token for this server");

  g_list_free_full (items, g_object_unref);
}

static void
on_password_looked_up_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *token = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
  else
    secret_password_search (&schema, SECRET_SEARCH_NONE, g_task_get_cancellable (task), on_password_searched_cb,
                            g_object_ref (task), "server", (const char *) g_task_get_task_data (task), NULL);
}

static void
on_password_stored_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    return_locked (task);
}

static void
store (GTask *task)
{
  const Saving *saving = g_task_get_task_data (task);
  g_autofree char *label = NULL;

  /* Translators: what a keyring calls the token of a server; %s: its address */
  label = g_strdup_printf (_("Bulwark: token for %s"), saving->server);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, saving->token, g_task_get_cancellable (task),
                         on_password_stored_cb, g_object_ref (task), "server", saving->server, NULL);
}

/* One that is not there yet would have to be made, and a person asked for its
 * password. */
static void
on_collection_found_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);

  /* No service, nobody who asks: what is wrong, or that it is behind a portal, shows
   * when it is stored. */
  if (error == NULL && (collection == NULL || secret_collection_get_locked (collection)))
    return_locked (task);
  else
    store (task);

  g_clear_error (&error);
}

static void
on_rest_searched_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (items != NULL)
    return_locked (task);
  else
    g_task_return_boolean (task, TRUE);

  g_list_free_full (items, g_object_unref);
}

/* That nothing was removed is no error; that something is left is one: only what is
 * unlocked is removed. */
static void
on_password_cleared_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    secret_password_search (&schema, SECRET_SEARCH_ALL, g_task_get_cancellable (task), on_rest_searched_cb,
                            g_object_ref (task), "server", (const char *) g_task_get_task_data (task), NULL);
}

static void
on_all_unlocked_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    secret_password_clear (&schema, g_task_get_cancellable (task), on_password_cleared_cb, g_object_ref (task),
                           "server", (const char *) g_task_get_task_data (task), NULL);

  g_list_free_full (items, g_object_unref);
}

/**
 * bw_keyring_load_async:
 * @server: address of a backend
 * @cancellable: (nullable): cancellable; cancelled, it no longer asks the person
 * @callback: called when it has answered
 * @user_data: for @callback
 */
void
bw_keyring_load_async (const char          *server,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (server != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_keyring_load_async);
  g_task_set_task_data (task, g_strdup (server), g_free);
  secret_password_lookup (&schema, cancellable, on_password_looked_up_cb, task, "server", server, NULL);
}

/**
 * bw_keyring_load_finish:
 * @result: result
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the token
 */
char *
bw_keyring_load_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_keyring_save_async:
 * @server: address of a backend
 * @token: its token, in place of one that is kept
 * @may_ask: whether the person may be asked to unlock it
 * @cancellable: (nullable): cancellable
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
bw_keyring_save_async (const char          *server,
                       const char          *token,
                       gboolean             may_ask,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (server != NULL);
  g_return_if_fail (token != NULL);

  saving = g_new0 (Saving, 1);
  saving->server = g_strdup (server);
  saving->token = g_strdup (token);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_keyring_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) free_saving);
  if (may_ask)
    store (task);
  else
    secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, cancellable,
                                 on_collection_found_cb, g_object_ref (task));
}

/**
 * bw_keyring_save_finish:
 * @result: result
 * @error: why it is not kept
 *
 * Returns: whether it is kept
 */
gboolean
bw_keyring_save_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bw_keyring_remove_async:
 * @server: address of a backend
 * @cancellable: (nullable): cancellable
 * @callback: called when it is gone
 * @user_data: for @callback
 */
void
bw_keyring_remove_async (const char          *server,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (server != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_keyring_remove_async);
  g_task_set_task_data (task, g_strdup (server), g_free);
  secret_password_search (&schema, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, cancellable, on_all_unlocked_cb, task,
                          "server", server, NULL);
}

/**
 * bw_keyring_remove_finish:
 * @result: result
 * @error: why it is still there
 *
 * Returns: whether it is gone
 */
gboolean
bw_keyring_remove_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bw_keyring_describe:
 * @error: what bw_keyring_load_finish() or one of the others said
 *
 * Returns: (transfer none): the same for a person
 */
const char *
bw_keyring_describe (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return _("the keyring is locked");
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("this computer has no keyring");

  return error->message;
}
