/* bw-city.h: a directory of reference data that a backend starts from
 *
 * A city is `city.json` (name, root, time zone, files, credits, what is sample
 * data) and the files that it lists: NDJSON, one document a line, in the same
 * form as on the wire. `#` begins a comment line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-fault.h"

G_BEGIN_DECLS

#define BW_TYPE_CITY (bw_city_get_type ())

G_DECLARE_FINAL_TYPE (BwCity, bw_city, BW, CITY, GObject)

/* Reads everything; a `city.json` that cannot be used is an error, everything
 * else that is wrong becomes a fault. */
BwCity     *bw_city_new              (const char    *directory,
                                      GError       **error);
const char *bw_city_get_name         (BwCity        *self);
const char *bw_city_get_root         (BwCity        *self);
const char *bw_city_get_time_zone    (BwCity        *self);
GStrv       bw_city_get_credits      (BwCity        *self);

/* (element-type BwDocument), in the order of the feed. Borrowed. */
GPtrArray  *bw_city_get_documents    (BwCity        *self);

/* (element-type BwFault): faults of lines and members, then of what does not fit
 * together (a name of nothing, an area in one that is not above it, a site
 * outside its area, two documents of one id, parts above a stated total,
 * invented data that is not marked). Borrowed. */
GPtrArray  *bw_city_get_faults       (BwCity        *self);

G_END_DECLS
