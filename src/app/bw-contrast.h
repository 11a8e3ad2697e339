/* bw-contrast.h: high contrast where the system has no switch for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before GTK starts: what a person chose holds from the next start on. */
void bw_contrast_apply (void);

G_END_DECLS
