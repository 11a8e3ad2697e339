/* bw-client-sockets-private.h: which socket a message comes by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void bw_client_sockets_follow (SoupSession *session,
                               SoupMessage *message);
void bw_client_sockets_close  (SoupSession *session,
                               SoupMessage *message);

G_END_DECLS
