/* bw-http-peer.h: who is at the other end of a Unix socket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* @peers (nullable) (element-type uid_t): who may, and nobody else. Without it:
 * root, the user that runs this, and whoever is in @group. */
gboolean bw_http_peer_is_allowed (int            fd,
                                  const GArray  *peers,
                                  gid_t          group);

/* Names or numbers, with commas between; NULL and an error if one is nobody. */
GArray  *bw_http_peer_parse      (const char    *text,
                                  GError       **error);

G_END_DECLS
