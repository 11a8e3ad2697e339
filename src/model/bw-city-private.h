/* bw-city-private.h: what reading a city and checking it share
 *
 * bw-city.c reads lines and members; bw-city-check.c holds the documents against
 * each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-city.h"

G_BEGIN_DECLS

/**
 * BwCityLine:
 * @document: (owned): what was read
 * @file: (not owned): name of the file
 * @line: from 1
 * @marked: it says where it is from: `fact` or `sample`
 */
typedef struct
{
  BwDocument *document;
  const char *file;
  guint       line;
  gboolean    marked;
} BwCityLine;

/* Adds what does not fit together to @faults. @lines: (element-type BwCityLine) */
void bw_city_check (GArray     *lines,
                    const char *root,
                    GPtrArray  *faults);

G_END_DECLS
