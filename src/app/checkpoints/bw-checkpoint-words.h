/* bw-checkpoint-words.h: what is said of checkpoints, without any widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-book.h"
#include "bw-checkpoint-state.h"
#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/* The catalogue's name in the language of the desk. Borrowed. */
const char *bw_checkpoint_words_get_check    (const BwFacts            *facts,
                                              BwCheck                   check);

/* 落实 / 未落实 / 待确认. Borrowed. */
const char *bw_checkpoint_words_get_state    (BwCheckState              state);
BwSymbol    bw_checkpoint_words_get_symbol   (BwCheckState              state);
BwTone      bw_checkpoint_words_get_tone     (BwCheckState              state);

/* One line of each: (transfer full). */
char       *bw_checkpoint_words_dup_area     (const BwFacts            *facts,
                                              BwCheckpointBook         *book,
                                              BwPlace                   area);
char       *bw_checkpoint_words_dup_note     (const BwFacts            *facts,
                                              const BwCheckpointState  *state);
char       *bw_checkpoint_words_dup_row      (const BwFacts            *facts,
                                              const BwCheckpointState  *state);

/* @since: when the measure was first reported as not carried out, 0: not known. */
char       *bw_checkpoint_words_dup_check    (const BwFacts            *facts,
                                              const BwCheckpointState  *state,
                                              BwCheck                   check,
                                              gint64                    since,
                                              gboolean                  is_longer);

/* (transfer full): passages, turned back, fever and vehicles since the campaign began. */
char       *bw_checkpoint_words_dup_counts   (const BwFacts            *facts,
                                              BwPlace                   place);

/* (nullable): that somebody has said since the last report that it is carried out. Borrowed. */
BwCall     *bw_checkpoint_words_find_call    (const BwFacts            *facts,
                                              const BwCheckpointState  *state,
                                              BwCheck                   check);

/* In a table: the code, the name, how it is, a check each, passages, and the rest; of an
 * area how many it has, and nothing of the others. */
char       *bw_checkpoint_words_dup_cell     (const BwFacts            *facts,
                                              BwCheckpointBook         *book,
                                              BwPlace                   place,
                                              guint                     column);

G_END_DECLS
