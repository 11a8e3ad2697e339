/* bw-token-place.c: where the token of a server is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-token-place.h"

G_DEFINE_ENUM_TYPE (BwTokenPlace, bw_token_place,
                    G_DEFINE_ENUM_VALUE (BW_TOKEN_PLACE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BW_TOKEN_PLACE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BW_TOKEN_PLACE_KEYRING, "keyring"),
                    G_DEFINE_ENUM_VALUE (BW_TOKEN_PLACE_FILE, "file"))
