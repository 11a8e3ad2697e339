/* bw-donation-words.h: money and donors, in the words of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bound.h"

#include <glib.h>

G_BEGIN_DECLS

/* What people choose among; what a document says beside it stays as it is. */
#define BW_N_DONOR_KINDS 4
#define BW_N_PURPOSES    3

/* The number and the unit of an amount: "2,526.64" and "万元"; @unit (out) (transfer
 * full) (nullable): it stands in the number. */
char       *bw_donation_words_split_money (double       fen,
                                           BwBound      bound,
                                           const char  *language,
                                           char       **unit);

/* The same under a head that says 万元: whatever is less says its unit itself. */
char       *bw_donation_words_dup_amount  (double       fen,
                                           BwBound      bound,
                                           const char  *language);

/* Wire words, by the choice. */
const char *bw_donation_words_get_kind    (guint        choice);
const char *bw_donation_words_get_purpose (guint        choice);

/* (nullable): in the language of the desk; what is none of ours is itself. Borrowed. */
const char *bw_donation_words_describe_kind    (const char *kind);
const char *bw_donation_words_describe_purpose (const char *purpose);

G_END_DECLS
