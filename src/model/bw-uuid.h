/* bw-uuid.h: ids of reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_UUID_SIZE        16
#define BW_UUID_TEXT_LENGTH 36

/* Version 7 of RFC 9562: @time_ms since the epoch, then @random. */
void     bw_uuid_make   (guint8        id[BW_UUID_SIZE],
                         gint64        time_ms,
                         const guint8  random[10]);
gboolean bw_uuid_parse  (const char   *text,
                         guint8        id[BW_UUID_SIZE]);
void     bw_uuid_format (const guint8  id[BW_UUID_SIZE],
                         char          text[BW_UUID_TEXT_LENGTH + 1]);

G_END_DECLS
