/* bw-gift.h: a donation, or a part of it, as a line of the list
 *
 * Goods of a donation whose quantity somebody has told have a line each; those of which
 * nobody has, one line together: what is still to be found out is one task.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/**
 * BwGiftState:
 * @BW_GIFT_STATE_WAITING: entered here, and not with the backend yet
 * @BW_GIFT_STATE_UNQUANTIFIED: its quantity is still to be told
 * @BW_GIFT_STATE_HELD: received, and not passed on yet
 * @BW_GIFT_STATE_HANDED_OVER: passed on to whom it was meant for
 * @BW_GIFT_STATE_CORRECTED: another one stands for it
 */
typedef enum
{
  BW_GIFT_STATE_WAITING,
  BW_GIFT_STATE_UNQUANTIFIED,
  BW_GIFT_STATE_HELD,
  BW_GIFT_STATE_HANDED_OVER,
  BW_GIFT_STATE_CORRECTED,
} BwGiftState;

/**
 * BwGift:
 * @document: (owned) (nullable): as it was booked; %NULL: it is not with the backend
 * @id: (owned): of the document
 * @state: what is to be done about it
 * @is_cash: money; else goods
 * @what: (owned): the goods, with commas between them; of money its amount
 * @quantity: (owned) (nullable): how much; %NULL: nobody has told, which is not 0
 * @fen: what it is worth, of the whole donation; -1: not known
 * @donor: (owned) (nullable): who gave it
 * @donor_kind: (owned) (nullable): `person`, `unit`, …
 * @purpose: (owned) (nullable): `epidemic`, `flood`, `both`, or in words
 * @to: (owned) (nullable): code of the place that has it; %NULL: the city
 * @note: (owned) (nullable): what the source says of it
 * @at: when it was received
 * @handed_over: when it was passed on; 0: it was not
 * @due: when what was meant for a place should have been passed on; 0: no limit is set
 * @is_answered: a correction of it is on its way
 * @refusal: (owned) (nullable): of one that waits: what the backend said against it
 *
 * A plain record.
 */
typedef struct
{
  BwDocument  *document;
  char        *id;
  BwGiftState  state;
  gboolean     is_cash;
  char        *what;
  char        *quantity;
  gint64       fen;
  char        *donor;
  char        *donor_kind;
  char        *purpose;
  char        *to;
  char        *note;
  gint64       at;
  gint64       handed_over;
  gint64       due;
  gboolean     is_answered;
  char        *refusal;
} BwGift;

/* Adds the lines of a donation to @gifts. @document (nullable): it waits. @language:
 * "zh_CN" or "en". */
void bw_gift_read (GPtrArray   *gifts,
                   BwDocument  *document,
                   JsonObject  *members,
                   const char  *language);
void bw_gift_free (BwGift      *self);

/* Unquantified first, then what waits, then the newest first. */
int  bw_gift_compare (gconstpointer a,
                      gconstpointer b);

G_END_DECLS
