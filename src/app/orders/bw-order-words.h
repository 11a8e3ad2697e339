/* bw-order-words.h: orders and their steps in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-order-ladder.h"

G_BEGIN_DECLS

/* How much a line of an order matters. */
typedef enum
{
  BW_ORDER_TONE_QUIET,
  BW_ORDER_TONE_DONE,
  BW_ORDER_TONE_TIGHT,
  BW_ORDER_TONE_LATE,
} BwOrderTone;

const char *bw_order_words_get_kind    (const char           *kind);
const char *bw_order_words_get_step    (BwOrderStep           step);

/* (transfer full): who issued it; a code of an area is its name. */
char       *bw_order_words_dup_issuer  (BwDesk               *desk,
                                        const BwOrder        *order);

/* (transfer full): issuer and time: "指挥部办公室 · 8月8日 09:00". */
char       *bw_order_words_dup_source  (BwDesk               *desk,
                                        const BwOrder        *order);

/* (transfer full): how far it is, in a line. @entry (nullable): still on its way. */
char       *bw_order_words_dup_status  (BwDesk               *desk,
                                        const BwOrder        *order,
                                        const BwOrderLadder  *ladder,
                                        BwClientOutboxEntry  *entry,
                                        BwOrderTone          *tone);

/* (transfer full): below a step of the ladder: "期限 12:00", "09:01 全部送达". */
char       *bw_order_words_dup_term    (BwDesk               *desk,
                                        const BwOrderLadder  *ladder,
                                        BwOrderStep           step);

G_END_DECLS
