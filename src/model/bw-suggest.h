/* bw-suggest.h: who could finish earlier if desks moved
 *
 * Pure: areas in, moves out; nothing is sent. See bw-suggest.c for what is assumed and
 * why the moves are the best ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-suggest-area.h"
#include "bw-suggest-end.h"
#include "bw-suggest-move.h"
#include "bw-suggest-terms.h"

G_BEGIN_DECLS

typedef struct _BwSuggest BwSuggest;

BwSuggest           *bw_suggest_new           (const BwSuggestTerms *terms);
void                 bw_suggest_free          (BwSuggest            *self);

/* What @area owns is the suggestion's from then on. */
void                 bw_suggest_take_area     (BwSuggest            *self,
                                               BwSuggestArea        *area);
guint                bw_suggest_get_n_areas   (BwSuggest            *self);
const BwSuggestArea *bw_suggest_get_area      (BwSuggest            *self,
                                               guint                 index);

/* Once all areas are there, and anew when the terms are others. */
void                 bw_suggest_set_terms     (BwSuggest            *self,
                                               const BwSuggestTerms *terms);
const BwSuggestTerms *bw_suggest_get_terms    (BwSuggest            *self);
void                 bw_suggest_solve         (BwSuggest            *self);

/* (transfer none) (element-type BwSuggestMove): those into one area beside each other,
 * the latest area first. Empty: nothing helps. */
GArray              *bw_suggest_get_moves     (BwSuggest            *self);

/* What if: so many desks in the move, the others as they are. */
void                 bw_suggest_try           (BwSuggest            *self,
                                               guint                 move,
                                               guint                 desks);

/* Most desks that @move can be tried with: one stays where people are missing. */
guint                bw_suggest_get_most      (BwSuggest            *self,
                                               guint                 move);

/* Of one without a fault: as it is, and with all the moves. */
void                 bw_suggest_get_before    (BwSuggest            *self,
                                               guint                 area,
                                               BwSuggestEnd         *end);
void                 bw_suggest_get_after     (BwSuggest            *self,
                                               guint                 area,
                                               BwSuggestEnd         *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSuggest, bw_suggest_free)

G_END_DECLS
