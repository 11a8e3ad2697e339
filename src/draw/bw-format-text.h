/* bw-format-text.h: sentences with counts in them, in groups of three
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): as g_strdup_printf(), but a count (`%u`) is written like all numbers:
 * 1,012,846. Takes `%u`, `%s` and `%%`, in another order too (`%2$u`), and no flags. */
char *bw_format_text        (const char  *format,
                             ...) G_GNUC_PRINTF (1, 2);

/* The same at the end of @text. */
void  bw_format_text_append (GString     *text,
                             const char  *format,
                             ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
