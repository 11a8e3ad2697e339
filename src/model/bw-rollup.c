/* bw-rollup.c: how a measure of the whole is made from its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-rollup.h"

G_DEFINE_ENUM_TYPE (BwRollup, bw_rollup,
                    G_DEFINE_ENUM_VALUE (BW_ROLLUP_SUM, "sum"),
                    G_DEFINE_ENUM_VALUE (BW_ROLLUP_MAX, "max"),
                    G_DEFINE_ENUM_VALUE (BW_ROLLUP_NONE, "none"))
