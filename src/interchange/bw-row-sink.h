/* bw-row-sink.h: where the rows of a foreign file go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-datum.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwRowSink:
 * @what: a #BwDocumentType or %BW_COLUMN_REPORT
 * @datum: what the coordinates in the file are measured from
 * @take: a row: its members, converted; @line from 1, or 0; @pointer of the row
 *   within the file, `""` if it is a line
 * @refuse: a row that cannot be read: where, why
 * @remark: something of the row that is taken next was mended: where, what
 * @cancellable: (nullable): ends the reading
 * @user_data: for both
 */
typedef struct
{
  guint         what;
  BwDatum       datum;
  void        (*take)   (JsonObject *row,
                         guint       line,
                         const char *pointer,
                         gpointer    user_data);
  void        (*refuse) (guint       line,
                         const char *pointer,
                         const char *reason,
                         gpointer    user_data);
  void        (*remark) (guint       line,
                         const char *pointer,
                         const char *remark,
                         gpointer    user_data);
  GCancellable *cancellable;
  gpointer      user_data;
} BwRowSink;

G_END_DECLS
