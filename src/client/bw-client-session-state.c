/* bw-client-session-state.c: opens saved states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session-private.h"

#include "bw-client-state.h"

/* A new file or backend begins with nothing; what is under way is of the old. */
static void
begin_file (BwClientSession *self)
{
  bw_client_session_disconnect (self);
  g_clear_pointer (&self->item, bw_client_item_free);
  g_clear_error (&self->error);
  self->newest_at = 0;
  self->n_faulty = 0;
  bw_client_session_drop (self);
}

static void
take_event (BwFeedEvent *event,
            gpointer     user_data)
{
  bw_client_session_take_event (BW_CLIENT_SESSION (user_data), event);
}

/* A state without a `live` line is as old as its newest document; whether it is
 * whole nobody knows, and so it is not called complete. */
static void
settle_clock (BwClientSession *self)
{
  if (self->as_of != 0)
    return;

  self->as_of = self->newest_at;
  bw_clock_stop (self->clock, self->newest_at);
  bw_picture_set_now (self->picture, self->newest_at);
}

void
bw_client_session_end_file (BwClientSession *self,
                            const GError    *error)
{
  g_autoptr (GTask) task = NULL;

  if (error != NULL)
    {
      bw_client_session_drop (self);
      self->error = g_error_copy (error);
      bw_client_session_enter (self, BW_CONNECTION_NONE);
    }
  else
    {
      settle_clock (self);
      bw_client_session_commit (self);
      bw_client_session_enter (self, BW_CONNECTION_SAVED);
    }

  /* Afterwards: nobody sees a moment with neither. */
  task = bw_client_session_end_opening (self);
  if (task != NULL && error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

/**
 * bw_client_session_open_state_async:
 * @self: a session; a backend that it has is disconnected
 * @file: a saved feed (NDJSON), or the live feed written down
 * @cancellable: (nullable): a cancellable
 * @callback: called when all of it is shown, or nothing
 * @user_data: for @callback
 *
 * Another file or backend that is opened meanwhile cancels this one.
 */
void
bw_client_session_open_state_async (BwClientSession     *self,
                                    GFile               *file,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BW_IS_CLIENT_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_client_session_open_state_async);
  begin_file (self);
  bw_client_session_begin_opening (self, task);
  bw_client_feed_open (self->feed, self->generation, file, cancellable);
}

/**
 * bw_client_session_open_state_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; “line N: reason” of `BW_CLIENT_ERROR_FORMAT`, or of
 *   the file
 *
 * Returns: whether the file is shown
 */
gboolean
bw_client_session_open_state_finish (BwClientSession  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bw_client_session_load_state:
 * @self: a session
 * @path: of a saved feed
 * @error: return location; as of bw_client_session_open_state_finish()
 *
 * Blocks; for programs without a window.
 *
 * Returns: whether the file is shown
 */
gboolean
bw_client_session_load_state (BwClientSession  *self,
                              const char       *path,
                              GError          **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) fault = NULL;

  g_return_val_if_fail (BW_IS_CLIENT_SESSION (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  begin_file (self);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, &fault);
  if (stream != NULL)
    bw_client_state_read (G_INPUT_STREAM (stream), self->catalogue, NULL, take_event, self, &fault);

  bw_client_session_end_file (self, fault);
  if (fault == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}
