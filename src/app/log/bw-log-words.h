/* bw-log-words.h: the kinds of lines of the log, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_N_LOG_KINDS 6

/* A word of the wire, in the order in which they are offered. */
const char *bw_log_words_get_kind      (guint       index);

/* @kind (nullable): a word of the wire; one that this release does not know stays. */
const char *bw_log_words_describe_kind (const char *kind);

G_END_DECLS
