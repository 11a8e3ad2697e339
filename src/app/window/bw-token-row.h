/* bw-token-row.h: where the token is kept, and the way out of there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-credentials.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_TOKEN_ROW (bw_token_row_get_type ())

G_DECLARE_FINAL_TYPE (BwTokenRow, bw_token_row, BW, TOKEN_ROW, AdwActionRow)

/* Set once. @server: whose token it is */
void bw_token_row_set_credentials (BwTokenRow    *self,
                                   BwCredentials *credentials,
                                   const char    *server);

G_END_DECLS
