/* bw-ctl-verify-store.h: of the verb verify: is a store whole, and does it add up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prints what is wrong, then what is worth knowing. Returns the exit code. */
int bw_ctl_verify_store (const char *url,
                         gboolean    told);

G_END_DECLS
