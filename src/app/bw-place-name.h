/* bw-place-name.h: what a place is called, of which only the code is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* Of the place that is called @code; of one that is gone: @code. Borrowed. */
const char *bw_place_name_get (BwDesk     *desk,
                               const char *code);

G_END_DECLS
