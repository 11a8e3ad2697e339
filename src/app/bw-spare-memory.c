/* bw-spare-memory.c: memory that loading has left goes back to the system
 *
 * Frame buffers are kept by malloc (bw-startup), and so is all that was needed for a
 * while only: parsing a province, building pages. Looking for it takes about two
 * milliseconds, with locks that the main thread needs only one after the other: in a
 * worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-spare-memory.h"

#include <malloc.h>

/* Milliseconds after a whole state has come: what reading it has left; and what is left
 * when its pages are drawn, and the others built one after another. */
static const guint delays[] = { 3000, 12000 };

static void
run_give_back (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  bw_spare_memory_give_back ();
  g_task_return_boolean (task, TRUE);
}

static void
on_delay_timeout_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_name (task, "spare memory");
  g_task_run_in_thread (task, run_give_back);
}

static void
on_session_complete_cb (BwClientSession *session,
                        GParamSpec      *pspec,
                        gpointer         data)
{
  g_assert (BW_IS_CLIENT_SESSION (session));

  if (!bw_client_session_is_complete (session))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    g_timeout_add_once (delays[i], on_delay_timeout_cb, NULL);
}

/**
 * bw_spare_memory_follow:
 * @session: a session
 *
 * Gives back what is left each time that its state has come whole.
 */
void
bw_spare_memory_follow (BwClientSession *session)
{
  g_return_if_fail (BW_IS_CLIENT_SESSION (session));

  g_signal_connect (session, "notify::complete", G_CALLBACK (on_session_complete_cb), NULL);
}

/**
 * bw_spare_memory_give_back:
 *
 * Whole pages within what malloc holds of which nothing is in use.
 */
void
bw_spare_memory_give_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
