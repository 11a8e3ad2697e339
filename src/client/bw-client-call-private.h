/* bw-client-call-private.h: a call that may be given up at any moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void          bw_client_call_send_async  (SoupSession          *session,
                                          SoupMessage          *message,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GInputStream *bw_client_call_send_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
