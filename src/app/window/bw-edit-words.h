/* bw-edit-words.h: members of documents in words, for one that compares two versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* In the language of the desk; a member that is not known: as it is called. */
const char *bw_edit_words_get_member (const char  *member);

/* A word that the schemas list; another one: as it is. */
const char *bw_edit_words_get_word   (const char  *word);

/* (transfer full): a value (nullable: it is not there); times, places and states as
 * they are shown elsewhere. */
char       *bw_edit_words_dup_value  (BwDesk      *desk,
                                      JsonNode    *value);

/* (transfer full): what an entry of the outbox is doing; why, and what to do. */
char       *bw_edit_words_dup_state  (BwClientOutboxEntry *entry);

G_END_DECLS
