/* bw-level.h: how high a place stands in the tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BW_LEVEL_UNKNOWN,
  BW_LEVEL_COUNTRY,
  BW_LEVEL_PROVINCE,
  BW_LEVEL_CITY,
  BW_LEVEL_DISTRICT,
  BW_LEVEL_SUBDISTRICT,
  BW_LEVEL_COMMUNITY,
  BW_LEVEL_GRID,
  BW_LEVEL_SITE,
} BwLevel;

#define BW_TYPE_LEVEL (bw_level_get_type ())

GType       bw_level_get_type    (void);
const char *bw_level_to_string   (BwLevel      level);
gboolean    bw_level_from_string (const char  *text,
                                  BwLevel     *level);

G_END_DECLS
