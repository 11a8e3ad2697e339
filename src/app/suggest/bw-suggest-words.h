/* bw-suggest-words.h: who could finish earlier, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-suggest.h"

G_BEGIN_DECLS

/**
 * BwSuggestWords:
 * @suggest: what is told of
 * @places: its areas
 * @zone: of the city
 * @language: "zh_CN" or "en"
 *
 * Borrowed, all of it, from who holds the suggestion and the desk.
 */
typedef struct
{
  BwSuggest   *suggest;
  BwPlaceTree *places;
  GTimeZone   *zone;
  const char  *language;
} BwSuggestWords;

void        bw_suggest_words_init             (BwSuggestWords        *self,
                                               BwSuggest             *suggest,
                                               BwDesk                *desk);
const char *bw_suggest_words_get_name         (const BwSuggestWords  *self,
                                               guint                  area);

/* 14:20, with its day if that is another one; "no end in sight", "about 14:20". */
char       *bw_suggest_words_dup_finish       (const BwSuggestWords  *self,
                                               guint                  area,
                                               const BwSuggestEnd    *end);

/* Heads of the columns of what follows; not translated. */
const char * const *bw_suggest_words_get_titles (void);

/* (transfer full) (element-type GStrv): each move that is tried with a desk or more, as a
 * row. */
GPtrArray  *bw_suggest_words_list_moves       (const BwSuggestWords  *self);

/* Of all areas together: what the desks that are moved would bring. */
char       *bw_suggest_words_dup_headline     (const BwSuggestWords  *self);

/* An area before and after: when it ends, by how much that is earlier or later. */
char       *bw_suggest_words_dup_change       (const BwSuggestWords  *self,
                                               guint                  area);

/* The range of the end after, P10 to P90. */
char       *bw_suggest_words_dup_band         (const BwSuggestWords  *self,
                                               guint                  area);

/* Its margin to the deadline, before and after. */
char       *bw_suggest_words_dup_margin       (const BwSuggestWords  *self,
                                               guint                  area);

/* What it rests on: desks before and after, what each serves, who waits, as of when. */
char       *bw_suggest_words_dup_basis        (const BwSuggestWords  *self,
                                               guint                  area);

/* (nullable): why @area would give more than it can. */
char       *bw_suggest_words_dup_refusal      (const BwSuggestWords  *self,
                                               guint                  area);

/* Whether @area neither gives nor gets whatever the moves, or is late and gets none
 * because nobody is in line there. */
gboolean    bw_suggest_words_is_left_out      (const BwSuggestWords  *self,
                                               guint                  area);

/* Why an area is left out, and as of when that is known. */
char       *bw_suggest_words_dup_fault        (const BwSuggestWords  *self,
                                               guint                  area);

/* Why there is no move at all. */
char       *bw_suggest_words_dup_none         (const BwSuggestWords  *self);

/* What all of it assumes. */
char       *bw_suggest_words_dup_assumptions  (const BwSuggestWords  *self);

G_END_DECLS
