/* bw-client-question.h: a request of which the answer is short, and comes in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* @longest: bytes of the answer; what is beyond them is cut off. @patience_s: from
 * now to the last byte of it, whatever moves meanwhile. */
void  bw_client_question_ask_async  (SoupSession          *session,
                                     SoupMessage          *message,
                                     gsize                 longest,
                                     guint                 patience_s,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/* (nullable): the answer, whatever its status; NULL: there was none. */
char *bw_client_question_ask_finish (GAsyncResult         *result,
                                     gsize                *length,
                                     GError              **error);

G_END_DECLS
