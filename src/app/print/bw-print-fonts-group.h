/* bw-print-fonts-group.h: chooses the fonts of printed sheets, one for each role
 *
 * What is installed is read by a worker when somebody looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_PRINT_FONTS_GROUP (bw_print_fonts_group_get_type ())

G_DECLARE_FINAL_TYPE (BwPrintFontsGroup, bw_print_fonts_group, BW, PRINT_FONTS_GROUP, AdwPreferencesGroup)

/* Once. */
void bw_print_fonts_group_set_settings (BwPrintFontsGroup  *self,
                                        GSettings          *settings);

G_END_DECLS
