/* bw-area-line.h: what a row of the list says of a place, and where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bar.h"
#include "bw-facts.h"
#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwAreaOrder:
 *
 * Values of the setting `area-order`.
 */
typedef enum
{
  BW_AREA_ORDER_LATEST_FIRST,
  BW_AREA_ORDER_LEAST_DONE_FIRST,
  BW_AREA_ORDER_BY_CODE,
} BwAreaOrder;

/**
 * BwAreaLine:
 * @place: whose
 * @symbol: sign before the name
 * @tone: colour of the sign and of @margin
 * @is_strong: name in bold: it is late
 * @is_muted: figures are old or missing: no colour
 * @is_part: one can go down to it
 * @name: of the place
 * @bar: done against plan
 * @percent: done
 * @rate: people an hour; of a site, the queue
 * @finish: projected; of a site, the wait
 * @margin: to the deadline; of a site, its condition
 * @remark: (nullable): stands instead of @rate and @finish
 * @label: all of it in words
 *
 * Strings are owned; bw_area_line_clear().
 */
typedef struct
{
  BwPlace   place;
  BwSymbol  symbol;
  BwTone    tone;
  gboolean  is_strong;
  gboolean  is_muted;
  gboolean  is_part;
  char     *name;
  BwBar     bar;
  char     *percent;
  char     *rate;
  char     *finish;
  char     *margin;
  char     *remark;
  char     *label;
} BwAreaLine;

void    bw_area_line_init        (BwAreaLine    *self,
                                  const BwFacts *facts,
                                  BwPlace        place);
void    bw_area_line_clear       (BwAreaLine    *self);

/* Counts and their time, for who hovers over the row. */
char   *bw_area_line_dup_tooltip (const BwFacts *facts,
                                  BwPlace        place);

/* Small for what comes first. Latest first: late without an end, then by finish,
 * latest first, done ones, not reported, not in the round. Of sites: exceptions
 * first, then the least done. */
guint32 bw_area_line_get_key     (const BwFacts *facts,
                                  BwPlace        place,
                                  BwAreaOrder    order);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwAreaLine, bw_area_line_clear)

G_END_DECLS
