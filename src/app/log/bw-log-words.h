/* bw-log-words.h: lines of the log in words: their kinds, and what is to be known of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger-row.h"
#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_N_LOG_KINDS 6

/* A word of the wire, in the order in which they are offered. */
const char    *bw_log_words_get_kind      (guint              index);

/* (transfer full): all of them in words, in that order, after @first (nullable). */
GtkStringList *bw_log_words_new_kinds     (const char        *first);

/* @kind (nullable): a word of the wire; one that this release does not know stays. */
const char    *bw_log_words_describe_kind (const char        *kind);

/* (transfer full): where, and what became of it. */
char          *bw_log_words_dup_note      (BwDesk            *desk,
                                           BwClientLedgerRow *line,
                                           gboolean           is_corrected);

G_END_DECLS
