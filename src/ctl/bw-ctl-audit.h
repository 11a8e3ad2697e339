/* bw-ctl-audit.h: that something was taken out of a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

void bw_ctl_audit_write (BwStore    *store,
                         const char *action,
                         const char *what,
                         const char *file);

G_END_DECLS
