/* bw-settings.h: what a person has set, where that is installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL where no schema is installed: then all is as it comes. */
GSettings *bw_settings_new (void);

G_END_DECLS
