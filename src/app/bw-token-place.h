/* bw-token-place.h: where the token of a server is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwTokenPlace:
 * @BW_TOKEN_PLACE_UNKNOWN: nobody has looked
 * @BW_TOKEN_PLACE_NONE: it is not kept
 * @BW_TOKEN_PLACE_KEYRING: in the keyring of the person
 * @BW_TOKEN_PLACE_FILE: in a file that only the person can read
 */
typedef enum
{
  BW_TOKEN_PLACE_UNKNOWN,
  BW_TOKEN_PLACE_NONE,
  BW_TOKEN_PLACE_KEYRING,
  BW_TOKEN_PLACE_FILE,
} BwTokenPlace;

#define BW_TYPE_TOKEN_PLACE (bw_token_place_get_type ())

GType bw_token_place_get_type (void);

G_END_DECLS
