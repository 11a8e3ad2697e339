/* bw-startup.h: what must be settled before GTK starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     bw_startup_prepare         (void);

/* Whether there is a device to draw with; for tests @folder is another one. */
gboolean bw_startup_has_render_node (const char *folder);

G_END_DECLS
