/* bw-notify-extender.h: asks the service manager for time while nothing else can
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwNotifyExtender BwNotifyExtender;

BwNotifyExtender *bw_notify_extender_new  (const char       *state,
                                           guint             interval_ms);
void              bw_notify_extender_free (BwNotifyExtender *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwNotifyExtender, bw_notify_extender_free)

G_END_DECLS
