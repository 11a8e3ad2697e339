/* bw-briefing-facts.h: every number of the sheet, read off the picture once
 *
 * Both languages are drafted from the same facts, so they cannot differ in a
 * number, and each number is a BwFigure, a BwPace or a count of sites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-work.h"
#include "bw-map-places.h"
#include "bw-pace.h"

G_BEGIN_DECLS

/**
 * BwBriefingPart:
 * @place: the place
 * @name: (owned): in the language of the sheet
 * @done: people sampled
 * @target: people to sample
 * @pace: how it is getting on by itself; of the scope, with its last part
 */
typedef struct
{
  BwPlace   place;
  char     *name;
  BwFigure  done;
  BwFigure  target;
  BwPace    pace;
} BwBriefingPart;

/**
 * BwBriefingGroup:
 * @name: (owned): who of which areas takes part, in the language of the sheet
 * @target: people to sample there
 */
typedef struct
{
  char   *name;
  double  target;
} BwBriefingGroup;

/**
 * BwBriefingFund:
 * @payer: (owned): who pays
 * @category: (owned): what for
 * @note: (owned) (nullable): of the source
 * @fen: allotted, or spent if nothing is said to be allotted; NaN: not stated
 * @is_spent: @fen is what was spent
 * @bound: how exact
 * @items: (owned) (element-type BwBriefingFund) (nullable): what it is known to consist of
 */
typedef struct
{
  char      *payer;
  char      *category;
  char      *note;
  double     fen;
  gboolean   is_spent;
  BwBound    bound;
  GPtrArray *items;
} BwBriefingFund;

/**
 * BwBriefingFacts:
 * @language: (owned): "zh_CN" or "en"
 * @headquarters: (owned): name of the topmost area
 * @is_whole: the scope is that area
 * @level: of the scope
 * @parts_level: of the parts in the table
 * @zone: (owned): of the topmost area
 * @round: (owned) (nullable): the round in question
 * @is_in_round: it asks something of the scope
 * @cut_off: time for which all of it holds
 * @stopped: the data stopped then, 0 if not
 * @number: of the issue, 0: none
 * @exercise: a drill
 * @sample: made-up or simulated figures are in it
 * @whole: the scope
 * @groups: (element-type BwBriefingGroup): whom the target consists of, as the round
 *   says; empty unless they are all of it
 * @excluded: people who do not take part
 * @history: (owned) (nullable): running total of the scope
 * @parts: (element-type BwBriefingPart): direct parts, latest finish first
 * @outside: names of direct parts that are not in the round
 * @outlines: (owned) (nullable): boundaries of the parts, those that have one, and points
 *   where there are no parts to compare; see bw_briefing_facts_has_map()
 * @conditions: (owned) (nullable): BwCondition of each of these points
 * @points: sampling points by condition
 * @checkpoints: checkpoints by condition
 * @work: (owned) (nullable): shifts, orders and visits, all read; set by who drafts
 * @mobilisation: (element-type BwFigure): those that are not missing
 * @funds: (element-type BwBriefingFund): those that are in no other one
 * @allotted: sum of funds, by tallies
 * @spent: what of them was spent, by tallies
 * @donations: money and goods given
 * @donors: (element-type BwFigure): how many gave, by kind as the source names them:
 *   those that are not missing
 * @contradictions: (element-type BwFigure): parts above the whole
 */
typedef struct
{
  char           *language;
  char           *headquarters;
  gboolean        is_whole;
  BwLevel         level;
  BwLevel         parts_level;
  GTimeZone      *zone;
  BwRound        *round;
  gboolean        is_in_round;
  gint64          cut_off;
  gint64          stopped;
  guint           number;
  gboolean        exercise;
  gboolean        sample;
  BwBriefingPart  whole;
  GArray         *groups;
  BwFigure        excluded;
  BwSeries       *history;
  GArray         *parts;
  GPtrArray      *outside;
  BwMapPlaces    *outlines;
  guint8         *conditions;
  guint           points[BW_N_CONDITIONS];
  guint           checkpoints[BW_N_CONDITIONS];
  BwBriefingWork *work;
  GArray         *mobilisation;
  GPtrArray      *funds;
  BwFigure        allotted;
  BwFigure        spent;
  BwFigure        donations;
  GArray         *donors;
  GArray         *contradictions;
} BwBriefingFacts;

/* @scope must be listed. @stopped: 0 or the time of the last data. */
BwBriefingFacts *bw_briefing_facts_new       (BwPicture               *picture,
                                              BwPlace                  scope,
                                              gint64                   as_of,
                                              gint64                   stopped,
                                              guint                    number,
                                              const char              *language);

/* The same without any figure: what the head of a sheet needs. */
BwBriefingFacts *bw_briefing_facts_new_bare  (BwPicture               *picture,
                                              BwPlace                  scope,
                                              gint64                   as_of,
                                              gint64                   stopped,
                                              const char              *language);
void             bw_briefing_facts_free      (BwBriefingFacts         *self);

/* Names of the parts in @state, latest first. (element-type utf8), borrowed. */
GPtrArray       *bw_briefing_facts_list      (const BwBriefingFacts   *self,
                                              BwPaceState              state);

/* Of the parts that have not reported. Of those whose figure is stale at the cut-off. */
GPtrArray       *bw_briefing_facts_list_missing (const BwBriefingFacts *self);

/* Of those that were corrected to less than none. */
GPtrArray       *bw_briefing_facts_list_overcorrected (const BwBriefingFacts *self);
gboolean         bw_briefing_facts_is_stale  (const BwBriefingFacts   *self,
                                              const BwBriefingPart    *part);

/* Whether there is a map: of parts that can be compared, for more than one has a boundary;
 * else of points. Not of more than paper shows. */
gboolean         bw_briefing_facts_has_map   (const BwBriefingFacts   *self);

/* What is left of a fund when its items are taken off; FALSE: it has none. */
gboolean         bw_briefing_facts_get_rest  (const BwBriefingFund    *fund,
                                              double                  *fen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingFacts, bw_briefing_facts_free)

G_END_DECLS
