/* bw-wall-facts.h: all that the wall says, in words and numbers
 *
 * Made anew each second and at each change; comparing two of them tells what has
 * to be drawn anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/**
 * BwWallState:
 * @BW_WALL_STATE_EMPTY: there is nothing to show yet
 * @BW_WALL_STATE_LIVE: what is shown is now
 * @BW_WALL_STATE_QUIET: a heartbeat is missed, or the connection is
 * @BW_WALL_STATE_STALE: nothing came for too long: what is shown is not now
 * @BW_WALL_STATE_SAVED: a file is shown
 */
typedef enum
{
  BW_WALL_STATE_EMPTY,
  BW_WALL_STATE_LIVE,
  BW_WALL_STATE_QUIET,
  BW_WALL_STATE_STALE,
  BW_WALL_STATE_SAVED,
} BwWallState;

typedef enum
{
  /* of the strip */
  BW_WALL_TEXT_CITY,
  BW_WALL_TEXT_CAMPAIGN,
  BW_WALL_TEXT_PILL,
  BW_WALL_TEXT_COUNTDOWN_LABEL,
  BW_WALL_TEXT_COUNTDOWN,
  BW_WALL_TEXT_DATE,
  BW_WALL_TEXT_CLOCK,
  /* of the banner and the ticker when it is stale */
  BW_WALL_TEXT_WARNING,
  BW_WALL_TEXT_WARNING_TIME,
  BW_WALL_TEXT_TRYING,
  BW_WALL_TEXT_TRYING_HOW,
  /* of the panel */
  BW_WALL_TEXT_TITLE,
  BW_WALL_TEXT_AS_OF,
  BW_WALL_TEXT_SHARE,
  BW_WALL_TEXT_DONE,
  BW_WALL_TEXT_TARGET,
  BW_WALL_TEXT_PLAN,
  BW_WALL_TEXT_FINISH_LABEL,
  BW_WALL_TEXT_FINISH,
  BW_WALL_TEXT_MARGIN,
  BW_WALL_TEXT_SENT,
  BW_WALL_TEXT_TESTED,
  BW_WALL_TEXT_REPORTED,
  /* of the stage when there is nothing */
  BW_WALL_TEXT_EMPTY,
  BW_WALL_TEXT_EMPTY_WHY,
} BwWallText;
#define BW_WALL_N_TEXTS (BW_WALL_TEXT_EMPTY_WHY + 1)

/**
 * BwWallFacts:
 * @state: how old the picture is
 * @is_exercise: whether it is a drill
 * @pace: the verdict on the scope
 * @is_behind: whether less is done than the plan wants
 * @is_last_hour: whether the deadline is less than an hour off, or over
 * @is_old: whether the figures of the scope are older than they may be, though the
 *   feed speaks
 * @is_reported: anything was reported of the scope: that nothing needs attention can be told
 * @colour: how much of their colour the figures have, 1 to 0: less while nothing comes
 * @share: done, NaN if it cannot be told
 * @plan_share: what the plan wants, NaN if there is none
 * @texts: (array fixed-size=BW_WALL_N_TEXTS): by BwWallText; "" where nothing is
 *   to be said
 *
 * Reference-counted and immutable once made.
 */
typedef struct
{
  BwWallState  state;
  gboolean     is_exercise;
  BwPaceState  pace;
  gboolean     is_behind;
  gboolean     is_last_hour;
  gboolean     is_old;
  gboolean     is_reported;
  double       colour;
  double       share;
  double       plan_share;
  char        *texts[BW_WALL_N_TEXTS];
} BwWallFacts;

/* @stale_after: microseconds without an event of the feed. @kept: for when the picture
 * holds that stays while another backend tells its state, @kept_age: microseconds since
 * that was right; 0: there is none. */
BwWallFacts *bw_wall_facts_new       (BwDesk             *desk,
                                      gint64              stale_after,
                                      gint64              kept,
                                      gint64              kept_age);
BwWallFacts *bw_wall_facts_ref       (BwWallFacts        *self);
void         bw_wall_facts_unref     (BwWallFacts        *self);

/* Whether any of the texts from @first to @last, or what goes with them, differs. */
gboolean     bw_wall_facts_is_equal  (const BwWallFacts  *self,
                                      const BwWallFacts  *other,
                                      BwWallText          first,
                                      BwWallText          last);

/* (transfer full): the whole picture in words, for those who do not see it. */
char        *bw_wall_facts_describe  (const BwWallFacts  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWallFacts, bw_wall_facts_unref)

G_END_DECLS
