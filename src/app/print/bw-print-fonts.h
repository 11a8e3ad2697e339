/* bw-print-fonts.h: the fonts of printed sheets, as somebody chose them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-fonts.h"

#include <gio/gio.h>

G_BEGIN_DECLS

const char *bw_print_fonts_get_key       (BwBriefingRole         role);

/* What it is for, in the language of the desk. */
const char *bw_print_fonts_get_role_name (BwBriefingRole         role);

/* (transfer full): a family for each role, "": ours. @settings (nullable). */
GStrv       bw_print_fonts_read          (GSettings             *settings);

/* Whether all of them are installed; for workers. */
gboolean    bw_print_fonts_check         (const char * const    *fonts,
                                          GError               **error);

G_END_DECLS
