/* bw-datum.h: what a pair of coordinates is measured from
 *
 * All of ours is WGS-84, which CGCS2000 equals within centimetres. Chinese web
 * maps give GCJ-02 (300 to 700 m beside it) or BD-09 (another kilometre away):
 * the numbers look alike, so that nothing but a declaration tells them apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BW_DATUM_UNDECLARED,
  BW_DATUM_WGS84,
  BW_DATUM_GCJ02,
  BW_DATUM_BD09,
} BwDatum;

/* `WGS-84`, `CGCS2000`, `GCJ-02` or `BD-09`, with or without the hyphen. */
gboolean bw_datum_from_string (const char *text,
                               BwDatum    *datum);

/* In place; degrees. Exact to a millimetre as far as the formulas are. */
void     bw_datum_to_wgs84    (BwDatum     datum,
                               double     *longitude,
                               double     *latitude);

/* The other way round, for tests and for who asks for it. */
void     bw_datum_from_wgs84  (BwDatum     datum,
                               double     *longitude,
                               double     *latitude);

G_END_DECLS
