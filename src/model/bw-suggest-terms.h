/* bw-suggest-terms.h: what a suggestion is reckoned with besides the figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-time.h"

G_BEGIN_DECLS

/* Taking down, going there, setting up. A convention of this desk and not a
 * measurement: no report tells how long it takes. The person can say better. */
#define BW_SUGGEST_SETUP  BW_TIME_HOUR

/* The same line as between in time and tight (BwPaceState). */
#define BW_SUGGEST_MARGIN BW_TIME_HOUR

#define BW_SUGGEST_MOST   10

/* An area gets at most so many times the desks that it has: beyond that nobody knows
 * whether people would come faster, too. A convention. */
#define BW_SUGGEST_GROWTH 2

/**
 * BwSuggestTerms:
 * @now: the backend's time
 * @deadline: of the round
 * @setup: how long a desk that moves serves nobody
 * @margin: before the deadline, that whoever gives must keep
 * @most: desks that may move in all
 */
typedef struct
{
  gint64 now;
  gint64 deadline;
  gint64 setup;
  gint64 margin;
  guint  most;
} BwSuggestTerms;

G_END_DECLS
