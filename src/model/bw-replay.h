/* bw-replay.h: how far areas were at a time of the round
 *
 * Holds the histories as they were when they were added: they are immutable and shared,
 * so that nothing is copied, and what comes later changes nothing in what is replayed.
 *
 * May be read by any thread while one adds: what takes long is left to a worker
 * (bw_replay_compute_async()).
 *
 * A history tells the running total at the end of each of its steps. In between, what
 * stood at the last end stands: nothing is made up. Before anything was counted an area
 * has not reported: that is not 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-pace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwReplayMoment:
 * @at: time of the total, 0: not reported
 * @done: the total, NaN: not reported
 * @share: of the target, NaN: not reported, no target, or corrections exceed reports
 * @pace: what could be told then
 *
 * How far an area was.
 */
typedef struct
{
  gint64      at;
  double      done;
  double      share;
  BwPaceState pace;
} BwReplayMoment;

typedef struct _BwReplay BwReplay;

/* @round: what the paces are told by; @until: when it was read. */
BwReplay *bw_replay_new         (BwRound         *round,
                                 gint64           until);
BwReplay *bw_replay_ref         (BwReplay        *self);
void      bw_replay_unref       (BwReplay        *self);

/* An area, under the index that is returned. @history (nullable): there is none;
 * @target: NaN: none is known. */
guint     bw_replay_add         (BwReplay        *self,
                                 BwSeries        *history,
                                 double           target);

/* What came later of an area that was added without one. */
void      bw_replay_set_history (BwReplay        *self,
                                 guint            index,
                                 BwSeries        *history);

/* From the beginning of the round to when it was read. */
gint64    bw_replay_get_from    (const BwReplay  *self);
gint64    bw_replay_get_until   (const BwReplay  *self);

/* Microseconds from one total to the next, 0: there is no history. */
gint64    bw_replay_get_step    (const BwReplay  *self);

/* The last time at which totals were told, not after @time: all moments in between are
 * the same. */
gint64    bw_replay_get_instant (const BwReplay  *self,
                                 gint64           time);

/* O(1), but for the pace: that reads the history before @time. */
void      bw_replay_get_moment  (const BwReplay  *self,
                                 guint            index,
                                 gint64           time,
                                 BwReplayMoment  *moment);

/* The same of all, in a worker; @n is how many there were. (transfer full) (array length=n) */
void      bw_replay_compute_async (BwReplay           *self,
                                   gint64              time,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
BwReplayMoment *bw_replay_compute_finish (GAsyncResult *result,
                                          guint        *n,
                                          GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwReplay, bw_replay_unref)

G_END_DECLS
