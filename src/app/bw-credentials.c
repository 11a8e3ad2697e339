/* bw-credentials.c: the token of this person for a server, between two starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-credentials.h"

#include "bw-keyring.h"
#include "bw-token-file.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* What is to be done. */
typedef struct
{
  BwCredentials *credentials; /* (owned) */
  GCancellable  *cancellable; /* (owned) */
  char          *server;      /* (owned) */
  char          *token;       /* (owned) (nullable): it is forgotten */
  gboolean       may_ask;     /* the person may be asked to unlock the keyring */
  gboolean       is_in_file;  /* it stands there already */
} Job;

struct _BwCredentials
{
  GObject parent_instance;

  char         *path;   /* (owned) */
  BwTokenPlace  place;
  char         *fault;  /* (owned) (nullable) */
  GQueue        jobs;   /* (owned) (element-type Job): the first is being done */
};

typedef enum
{
  PROP_PLACE = 1,
  PROP_FAULT,
} BwCredentialsProperty;

static GParamSpec *properties[PROP_FAULT + 1];

G_DEFINE_FINAL_TYPE (BwCredentials, bw_credentials, G_TYPE_OBJECT)

static void start_job (Job *job);

static void
free_job (Job *job)
{
  g_object_unref (job->cancellable);
  g_object_unref (job->credentials);
  g_free (job->server);
  secret_password_free (job->token);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static void
set_place (BwCredentials *self,
           BwTokenPlace   place,
           const char    *fault)
{
  if (self->place != place)
    {
      g_autofree char *name = g_enum_to_string (BW_TYPE_TOKEN_PLACE, (int) place);

      g_debug ("the token: %s", name);
      self->place = place;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
    }

  if (g_strcmp0 (self->fault, fault) != 0)
    {
      g_free (self->fault);
      self->fault = g_strdup (fault);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAULT]);
    }
}

/* The next one begins. */
static void
end_job (Job *job)
{
  g_autoptr (BwCredentials) self = g_object_ref (job->credentials);

  g_assert (g_queue_peek_head (&self->jobs) == job);

  g_queue_pop_head (&self->jobs);
  free_job (job);
  if (!g_queue_is_empty (&self->jobs))
    start_job (g_queue_peek_head (&self->jobs));
}

static void
on_file_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  if (bw_token_file_save_finish (result, &error))
    {
      set_place (job->credentials, BW_TOKEN_PLACE_FILE, job->credentials->fault);
    }
  else
    {
      g_warning ("the token could not be kept: %s", error->message);
      set_place (job->credentials, BW_TOKEN_PLACE_NONE, error->message);
    }

  end_job (job);
}

static void
on_file_removed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  /* What is left of it would be taken for the newer one. */
  if (!bw_token_file_remove_finish (result, &error))
    {
      g_warning ("the file of the token could not be removed: %s", error->message);
      set_place (job->credentials, BW_TOKEN_PLACE_FILE, error->message);
    }
  else if (job->token != NULL)
    {
      set_place (job->credentials, BW_TOKEN_PLACE_KEYRING, NULL);
    }
  else if (job->credentials->fault == NULL)
    {
      set_place (job->credentials, BW_TOKEN_PLACE_NONE, NULL);
    }

  end_job (job);
}

static void
on_keyring_saved_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Job *job = user_data;
  BwCredentials *self = job->credentials;
  g_autoptr (GError) error = NULL;

  if (bw_keyring_save_finish (result, &error))
    {
      bw_token_file_remove_async (self->path, on_file_removed_cb, job);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* What comes next settles it. */
      end_job (job);
    }
  else if (job->is_in_file)
    {
      set_place (self, BW_TOKEN_PLACE_FILE, bw_keyring_describe (error));
      end_job (job);
    }
  else
    {
      set_place (self, self->place, bw_keyring_describe (error));
      bw_token_file_save_async (self->path, job->token, NULL, on_file_saved_cb, job);
    }
}

static void
on_keyring_removed_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  Job *job = user_data;
  BwCredentials *self = job->credentials;
  g_autoptr (GError) error = NULL;

  bw_keyring_remove_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* What comes next settles it. */
      end_job (job);
      return;
    }

  /* Of a keyring that was never of use there is nothing to be told; what one holds
   * and does not let go of is. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || (error != NULL && self->place == BW_TOKEN_PLACE_KEYRING))
    set_place (self, BW_TOKEN_PLACE_KEYRING, bw_keyring_describe (error));
  else
    set_place (self, self->place, NULL);

  bw_token_file_remove_async (self->path, on_file_removed_cb, job);
}

static void
start_job (Job *job)
{
  if (job->token != NULL)
    bw_keyring_save_async (job->server, job->token, job->may_ask, job->cancellable, on_keyring_saved_cb, job);
  else
    bw_keyring_remove_async (job->server, job->cancellable, on_keyring_removed_cb, job);
}

static void
add_job (BwCredentials *self,
         const char    *server,
         const char    *token,
         gboolean       may_ask,
         gboolean       is_in_file)
{
  Job *last = g_queue_peek_tail (&self->jobs);
  Job *job = g_new0 (Job, 1);

  job->credentials = g_object_ref (self);
  job->cancellable = g_cancellable_new ();
  job->server = g_strdup (server);
  job->token = g_strdup (token);
  job->may_ask = may_ask;
  job->is_in_file = is_in_file;

  /* Nobody needs to unlock a keyring for what is out of date. */
  if (last != NULL && g_str_equal (last->server, server))
    g_cancellable_cancel (last->cancellable);
  g_queue_push_tail (&self->jobs, job);
  if (g_queue_get_length (&self->jobs) == 1)
    start_job (job);
}

static void
on_keyring_loaded_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BwCredentials *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  char *token = bw_keyring_load_finish (result, &error);

  if (token != NULL)
    {
      set_place (self, BW_TOKEN_PLACE_KEYRING, NULL);
      g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    {
      set_place (self, BW_TOKEN_PLACE_NONE, NULL);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                               _("No token is kept for this server: enter one"));
    }
  else
    {
      g_autofree char *reason = NULL;

      /* Translators: %s: why, as “the keyring is locked” */
      reason = g_strdup_printf (_("The keyring does not give the token: %s. Ask it again, or enter the token"),
                                bw_keyring_describe (error));
      set_place (self, BW_TOKEN_PLACE_KEYRING, bw_keyring_describe (error));
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", reason);
    }
}

static void
on_file_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BwCredentials *self = g_task_get_source_object (task);
  const char *server = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  char *token = bw_token_file_load_finish (result, &error);

  if (token != NULL)
    {
      /* Nobody is asked for a password only because the program starts. */
      set_place (self, BW_TOKEN_PLACE_FILE, NULL);
      add_job (self, server, token, FALSE, TRUE);
      g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_debug ("no token in the file: %s", error->message);
  bw_keyring_load_async (server, g_task_get_cancellable (task), on_keyring_loaded_cb, g_object_ref (task));
}

static void
on_moved_file_loaded_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (Job) order = user_data;
  g_autoptr (GError) error = NULL;
  char *token = bw_token_file_load_finish (result, &error);

  if (token != NULL)
    add_job (order->credentials, order->server, token, TRUE, TRUE);
  else
    set_place (order->credentials, order->credentials->place, error->message);
  secret_password_free (token);
}

static void
bw_credentials_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BwCredentials *self = BW_CREDENTIALS (object);

  switch ((BwCredentialsProperty) property_id)
    {
    case PROP_PLACE:
      g_value_set_enum (value, (int) self->place);
      break;

    case PROP_FAULT:
      g_value_set_string (value, self->fault);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_credentials_finalize (GObject *object)
{
  BwCredentials *self = BW_CREDENTIALS (object);

  /* Each job holds us. */
  g_assert (g_queue_is_empty (&self->jobs));
  g_free (self->path);
  g_free (self->fault);

  G_OBJECT_CLASS (bw_credentials_parent_class)->finalize (object);
}

static void
bw_credentials_class_init (BwCredentialsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bw_credentials_get_property;
  object_class->finalize = bw_credentials_finalize;

  properties[PROP_PLACE] =
    g_param_spec_enum ("place", NULL, NULL, BW_TYPE_TOKEN_PLACE, BW_TOKEN_PLACE_UNKNOWN, flags);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_credentials_init (BwCredentials *self)
{
  g_queue_init (&self->jobs);
}

/**
 * bw_credentials_new:
 * @path: the file for where there is no keyring
 *
 * Returns: (transfer full): credentials that nobody has looked for yet
 */
BwCredentials *
bw_credentials_new (const char *path)
{
  BwCredentials *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (BW_TYPE_CREDENTIALS, NULL);
  self->path = g_strdup (path);
  return self;
}

/**
 * bw_credentials_load_async:
 * @self: credentials
 * @server: address of a backend
 * @cancellable: (nullable): cancellable; cancelled, nobody is asked any more
 * @callback: called when the token is there, or is not to be had
 * @user_data: for @callback
 */
void
bw_credentials_load_async (BwCredentials       *self,
                           const char          *server,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BW_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_credentials_load_async);
  g_task_set_task_data (task, g_strdup (server), g_free);
  bw_token_file_load_async (self->path, cancellable, on_file_loaded_cb, task);
}

/**
 * bw_credentials_load_finish:
 * @self: credentials
 * @result: result
 * @error: `NOT_FOUND`: none is kept; else why it is not to be had
 *
 * Returns: (transfer full) (nullable): the token; secret_password_free() wipes it
 */
char *
bw_credentials_load_finish (BwCredentials  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_credentials_save:
 * @self: credentials
 * @server: address of a backend
 * @token: its token, which that backend has accepted
 */
void
bw_credentials_save (BwCredentials *self,
                     const char    *server,
                     const char    *token)
{
  g_return_if_fail (BW_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL);
  g_return_if_fail (token != NULL);

  add_job (self, server, token, TRUE, FALSE);
}

/**
 * bw_credentials_forget:
 * @self: credentials
 * @server: address of a backend
 *
 * In both places. What the keyring does not let go of is told as a fault.
 */
void
bw_credentials_forget (BwCredentials *self,
                       const char    *server)
{
  g_return_if_fail (BW_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL);

  add_job (self, server, NULL, TRUE, FALSE);
}

/**
 * bw_credentials_move:
 * @self: credentials
 * @server: address of the backend that the token in the file is for
 */
void
bw_credentials_move (BwCredentials *self,
                     const char    *server)
{
  Job *order;

  g_return_if_fail (BW_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL);

  order = g_new0 (Job, 1);
  order->credentials = g_object_ref (self);
  order->cancellable = g_cancellable_new ();
  order->server = g_strdup (server);
  bw_token_file_load_async (self->path, NULL, on_moved_file_loaded_cb, order);
}

/**
 * bw_credentials_get_place:
 * @self: credentials
 *
 * Returns: where the token is kept
 */
BwTokenPlace
bw_credentials_get_place (BwCredentials *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIALS (self), BW_TOKEN_PLACE_UNKNOWN);

  return self->place;
}

/**
 * bw_credentials_get_fault:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): why it is not where it should be
 */
const char *
bw_credentials_get_fault (BwCredentials *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIALS (self), NULL);

  return self->fault;
}
