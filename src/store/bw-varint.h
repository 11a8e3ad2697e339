/* bw-varint.h: whole numbers in as few bytes as they need
 *
 * Seven bits a byte, least significant first; the highest bit says that more
 * follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     bw_varint_append (GByteArray    *blob,
                           guint64        value);

/* Reads one from @cursor and moves it on. FALSE: there is none before @end. */
gboolean bw_varint_read   (const guint8 **cursor,
                           const guint8  *end,
                           guint64       *value);

G_END_DECLS
