/* bw-text.h: the bytes of a foreign file as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a file that is imported. */
#define BW_TEXT_MAX_LENGTH (64 * 1024 * 1024)

/* @encoding: `UTF-8`, with or without a mark of byte order, or `GB18030` (which
 * holds GBK and GB 2312). */
gboolean bw_text_is_encoding (const char  *encoding);
char    *bw_text_decode      (const char  *bytes,
                              gsize        length,
                              const char  *encoding,
                              GError     **error);

G_END_DECLS
