/* bw-replay-loader.h: the histories of points, asked for from the backend
 *
 *   READY ──start──► ASKING ──all answered, cancel──► ENDED
 *
 * Those of areas come with the feed; those of points are at the backend: one request a
 * point, a few at once. Of very many points only the first are asked for by themselves,
 * the others when somebody looks at them: each is read from the log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"
#include "bw-series.h"

G_BEGIN_DECLS

#define BW_TYPE_REPLAY_LOADER (bw_replay_loader_get_type ())

/* Signals: `answered` (uint: what it was added with; pointer BwSeries, nullable: it could
 * not be read), `ended`. */
G_DECLARE_FINAL_TYPE (BwReplayLoader, bw_replay_loader, BW, REPLAY_LOADER, GObject)

/* @subject: of the round; @from, @until, @step: microseconds. */
BwReplayLoader *bw_replay_loader_new            (BwClientSession  *session,
                                                 const char       *subject,
                                                 gint64            from,
                                                 gint64            until,
                                                 gint64            step);
void            bw_replay_loader_add            (BwReplayLoader   *self,
                                                 const char       *code,
                                                 guint             index);

/* Somebody looks at it: it is asked for before those that nobody looks at. */
void            bw_replay_loader_prefer         (BwReplayLoader   *self,
                                                 guint             index);
void            bw_replay_loader_start          (BwReplayLoader   *self);
void            bw_replay_loader_cancel         (BwReplayLoader   *self);
gboolean        bw_replay_loader_is_ended       (BwReplayLoader   *self);
guint           bw_replay_loader_get_n_points   (BwReplayLoader   *self);
/* How many were asked for, or will be though nobody looks at more. */
guint           bw_replay_loader_get_n_wanted   (BwReplayLoader   *self);
guint           bw_replay_loader_get_n_answered (BwReplayLoader   *self);

G_END_DECLS
