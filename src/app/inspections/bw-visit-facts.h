/* bw-visit-facts.h: what the page of inspections says of a scope
 *
 * Read off a book and the picture; no widget, no word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-visit-book.h"

G_BEGIN_DECLS

/* Of which findings are counted: the four checks of a gate, what protects people at a
 * sampling point, and all else. */
#define BW_N_VISIT_MEASURES 6
#define BW_N_VISIT_DAYS     3

/**
 * BwVisitCoverage:
 * @part: an area right under the scope
 * @last: when it was last visited unannounced, 0: never
 */
typedef struct
{
  BwPlace part;
  gint64  last;
} BwVisitCoverage;

/**
 * BwVisitFacts:
 * @n_today: inspections that were done today
 * @n_unannounced: of those the unannounced ones
 * @n_faults: what they found that must be put right
 * @n_fault_parts: in how many areas right under the root
 * @n_closed: follow-ups that were closed today
 * @mean_close: how long that took on the mean from the inspection on, microseconds; 0:
 *   none was closed, or nobody knows when it began
 * @n_open: follow-ups that are still to come to their end
 * @n_overdue: of those whose time is over
 * @n_due_today: of those that are due today
 * @n_ended: all that were closed
 * @n_not_executable: all that cannot be done
 * @n_checkpoints: checkpoints that report
 * @n_complete: of those where all four checks are carried out
 * @followups: (element-type BwFollowup): of the scope, deadline first; borrowed
 * @pending: (element-type BwVisit): of the scope, those that are planned or under way, which
 *   only the whole city sees; borrowed
 * @round: (element-type BwVisit): the last unannounced round: of one day, by one inspector,
 *   in one area right under the root; praise first; borrowed
 * @round_part: where that was, or %BW_PLACE_NONE
 * @as_of: when the last thing was written of the scope, 0: never: then nothing is known
 * @checks_as_of: time of the newest report of a checkpoint of the scope, 0: none
 * @n_done: inspections that were done by day, today last; 0: then nothing is known of
 *   that day
 * @counts: faults by measure and by day, today last
 * @coverage: (element-type BwVisitCoverage): never visited first, then longest ago
 */
typedef struct
{
  guint      n_today;
  guint      n_unannounced;
  guint      n_faults;
  guint      n_fault_parts;
  guint      n_closed;
  gint64     mean_close;
  guint      n_open;
  guint      n_overdue;
  guint      n_due_today;
  guint      n_ended;
  guint      n_not_executable;
  guint      n_checkpoints;
  guint      n_complete;
  GPtrArray *followups;
  GPtrArray *pending;
  GPtrArray *round;
  BwPlace    round_part;
  gint64     as_of;
  gint64     checks_as_of;
  guint      n_done[BW_N_VISIT_DAYS];
  guint      counts[BW_N_VISIT_MEASURES][BW_N_VISIT_DAYS];
  GArray    *coverage;
} BwVisitFacts;

/* @now: the time for which it holds. Valid until the book is read again. */
BwVisitFacts *bw_visit_facts_new         (BwVisitBook   *book,
                                          BwPicture     *picture,
                                          BwPlace        scope,
                                          gint64         now,
                                          GTimeZone     *zone);
void          bw_visit_facts_free        (BwVisitFacts  *self);

/* Follow-ups that are still to come to their end, without all else. */
guint         bw_visit_facts_count_open  (BwVisitBook   *book,
                                          BwPlaceTree   *places,
                                          BwPlace        scope,
                                          gint64         now,
                                          guint         *n_overdue);

/* How the checkpoints of the same scope are now. */
void          bw_visit_facts_count_checkpoints (BwVisitFacts *self,
                                                BwPicture    *picture,
                                                BwPlace       scope);

/* (nullable): the measure of a row of the counts; NULL: all else. */
const char   *bw_visit_facts_get_measure (guint          row);

/* Whether there is nothing at all to show. */
gboolean      bw_visit_facts_is_empty    (const BwVisitFacts *self);

/* Local midnight before or at @time. */
gint64        bw_visit_facts_get_day     (gint64         time,
                                          GTimeZone     *zone);

/* The area right under the root that @place is in; the root of itself. */
BwPlace       bw_visit_facts_get_part    (BwPlaceTree   *places,
                                          BwPlace        place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwVisitFacts, bw_visit_facts_free)

G_END_DECLS
