/* bw-wake-lock.h: keeps the screen on and the machine awake
 *
 *   session manager or portal (GtkApplication) ──has none──► screen saver of the session bus
 *                                                            and logind, both
 *
 * Where nobody can be asked, as under a bare X server, that is told in the log once, and
 * asked again with each check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _BwWakeLock BwWakeLock;

/* @application (nullable): there is none that knows a session. @reason is for people. */
BwWakeLock *bw_wake_lock_new     (GtkApplication *application,
                                  GtkWindow      *window,
                                  const char     *reason);

/* Lets go of all that was taken, and of what is still to be answered. */
void        bw_wake_lock_free    (BwWakeLock     *self);

/* Now and then: asks again for what it has not got. @self (nullable). */
void        bw_wake_lock_check   (BwWakeLock     *self);

/* Whether anybody keeps the machine awake for it. */
gboolean    bw_wake_lock_is_held (BwWakeLock     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWakeLock, bw_wake_lock_free)

G_END_DECLS
