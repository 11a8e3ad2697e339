/* bw-contrast.h: whether what is shown is to have high contrast
 *
 * The system has a switch for it, which libadwaita follows by itself; where it has none,
 * or for this program alone, there is a preference. Both hold at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BW_TYPE_CONTRAST (bw_contrast_get_type ())
G_DECLARE_FINAL_TYPE (BwContrast, bw_contrast, BW, CONTRAST, GObject)

/* (transfer none): one for the program, on the main thread. Its property `high` tells of
 * changes once the styles are those of the new state. */
BwContrast *bw_contrast_get_default (void);
gboolean    bw_contrast_is_high     (BwContrast *self);

G_END_DECLS
