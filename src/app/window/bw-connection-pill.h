/* bw-connection-pill.h: how old is this: the state of the connection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CONNECTION_PILL (bw_connection_pill_get_type ())

G_DECLARE_FINAL_TYPE (BwConnectionPill, bw_connection_pill, BW, CONNECTION_PILL, AdwBin)

void        bw_connection_pill_set_desk (BwConnectionPill *self,
                                         BwDesk           *desk);

/* For tests: what it says now. */
const char *bw_connection_pill_get_text (BwConnectionPill *self);

G_END_DECLS
