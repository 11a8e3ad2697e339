/* bw-client-writer.h: many documents to the backend, one file's worth at a time
 *
 *   waiting ──► on their way (some at a time) ──► told: taken, or why not
 *      ▲              │ no answer, given up: it may stand there
 *      └──────────────┘ ended: what is not told waits, and run() goes on with it
 *
 * Unlike the outbox nothing is kept on disk: whoever imports a file waits for its end,
 * and has the file. A document that came there although its answer was lost stands when
 * it is sent again: the backend says so, and it counts as taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define BW_TYPE_CLIENT_WRITER (bw_client_writer_get_type ())

/* Signals: `told` (uint: index; GError, nullable: why it was not taken), `ended`
 * (GError, nullable: why before all was told). */
G_DECLARE_FINAL_TYPE (BwClientWriter, bw_client_writer, BW, CLIENT_WRITER, GObject)

BwClientWriter *bw_client_writer_new       (BwClientSession  *session);

/* In this order, those of one type and level at once. @standing: seq of what it
 * replaces; 0: it is new. */
void            bw_client_writer_add       (BwClientWriter   *self,
                                            BwDocument       *document,
                                            guint64           standing);

/* Begins, or goes on with those that are not told. */
void            bw_client_writer_run       (BwClientWriter   *self);

/* Nothing new goes; it ends when what is on its way is answered, so that each document is
 * told to stand or not. Again: that is given up too, it may have arrived. */
void            bw_client_writer_stop      (BwClientWriter   *self);
gboolean        bw_client_writer_is_stopping (BwClientWriter *self);
gboolean        bw_client_writer_is_unsure (BwClientWriter   *self,
                                            guint             index);
gboolean        bw_client_writer_is_running (BwClientWriter  *self);
guint           bw_client_writer_get_n     (BwClientWriter   *self);
guint           bw_client_writer_get_n_told (BwClientWriter  *self);

/* Of one document, for those who send it themselves: what the answer means. */
gboolean        bw_client_writer_stands_already (JsonObject  *sent,
                                                 const char  *answer,
                                                 gsize        length);
GError         *bw_client_writer_read_fault     (SoupMessage *message,
                                                 const char  *answer,
                                                 gsize        length);

G_END_DECLS
