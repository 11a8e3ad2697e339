/* bw-rollup.h: how a measure of the whole is made from its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BW_ROLLUP_SUM,
  BW_ROLLUP_MAX,
  BW_ROLLUP_NONE,
} BwRollup;

#define BW_TYPE_ROLLUP (bw_rollup_get_type ())

GType bw_rollup_get_type (void);

G_END_DECLS
