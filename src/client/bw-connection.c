/* bw-connection.c: how the desk stands to the backend, in one word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-session.h"

G_DEFINE_ENUM_TYPE (BwConnection, bw_connection,
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_SYNCING, "syncing"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_LIVE, "live"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_RECONNECTING, "reconnecting"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (BW_CONNECTION_TOKENLESS, "tokenless"))
