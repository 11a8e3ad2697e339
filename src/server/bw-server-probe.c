/* bw-server-probe.c: how the store is, known before anybody asks
 *
 * Who asks whether the daemon is ready (a proxy, a service manager) gives up on one
 * that is late to answer, and a database that hangs answers nobody. So the store is
 * looked at each second, one look at a time, and what is told is what the last one
 * found, and how long ago that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"
#include "bw-server-probe-private.h"

/* A store that was well so long ago is one that hangs: more than a commit takes that
 * waits for a slow disk, less than anybody waits for an answer. */
#define LATE_S 5

/* On the writer's thread. */
static gpointer
check_store (BwStore   *store,
             gpointer   data,
             GError   **error)
{
  return GINT_TO_POINTER (bw_store_check (store, error));
}

static void
on_store_checked_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  BwServer *self = data;
  g_autoptr (GError) error = NULL;
  gpointer is_good = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);

  self->is_probing = FALSE;
  g_clear_pointer (&self->store_fault, g_free);
  if (is_good == NULL || error != NULL)
    self->store_fault = g_strdup (error != NULL ? error->message : "it is not whole");
  else
    self->store_good = g_get_monotonic_time ();
}

/**
 * bw_server_probe_store:
 * @self: a daemon that has its writer
 *
 * To be called each second. While nothing can be written the writer looks by itself.
 */
void
bw_server_probe_store (BwServer *self)
{
  g_autoptr (GError) fault = bw_store_writer_dup_fault (self->writer);

  if (self->is_probing || fault != NULL)
    return;

  self->is_probing = TRUE;
  bw_store_writer_run_async (self->writer, check_store, NULL, NULL, NULL, NULL, on_store_checked_cb, self);
}

/**
 * bw_server_get_store_age:
 * @self: the daemon
 *
 * Returns: seconds since the store was found to be well
 */
guint
bw_server_get_store_age (BwServer *self)
{
  return (guint) ((g_get_monotonic_time () - self->store_good) / G_USEC_PER_SEC);
}

/**
 * bw_server_dup_store_fault:
 * @self: the daemon
 *
 * Asks nobody, and so never waits.
 *
 * Returns: (transfer full) (nullable): why nothing can be written, as far as is known
 */
char *
bw_server_dup_store_fault (BwServer *self)
{
  g_autoptr (GError) fault = bw_store_writer_dup_fault (self->writer);

  if (fault != NULL)
    return g_strdup_printf ("the store takes nothing: %s", fault->message);
  if (self->store_fault != NULL)
    return g_strdup_printf ("the store cannot be used: %s", self->store_fault);
  if (bw_server_get_store_age (self) >= LATE_S)
    return g_strdup_printf ("the store has not answered for %u s", bw_server_get_store_age (self));

  return NULL;
}
