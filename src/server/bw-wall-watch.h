/* bw-wall-watch.h: walls that are not heard of, or show what is old: one alarm for each
 *
 * A heartbeat says until when the wall is well. Each wall is known to the alarm board by a
 * number of its own, so that it is raised, held and cleared as all else is; whoever is told
 * hears of the area and of the wall.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alarm-board.h"
#include "bw-picture.h"

G_BEGIN_DECLS

typedef struct _BwWallWatch BwWallWatch;

/* Both must outlive it. @max_open, @func: as of bw_alarm_board_new(); the events name the
 * wall. */
BwWallWatch *bw_wall_watch_new         (BwPicture         *picture,
                                        BwAlertRuleBook   *rules,
                                        guint              max_open,
                                        BwAlarmFunc        func,
                                        gpointer           user_data);
void         bw_wall_watch_free        (BwWallWatch       *self);

/* Of the backend's clock, 1 as it comes: the heart of a wall beats by another one. */
void         bw_wall_watch_set_speed   (BwWallWatch       *self,
                                        double             speed);

/* As of bw_alarm_board_restore() and bw_alarm_board_restore_run(), before it begins. */
void         bw_wall_watch_restore     (BwWallWatch       *self,
                                        const BwAlertRule *rule,
                                        BwPlace            place,
                                        const char        *id,
                                        double             value,
                                        BwSeverity         severity);
void         bw_wall_watch_restore_run (BwWallWatch       *self,
                                        const BwAlertRule *rule,
                                        BwPlace            place,
                                        const char        *id,
                                        gint64             since,
                                        gint64             known_until);

/* What is bad and not open yet: as of bw_alarm_board_foreach_run(). */
typedef void (*BwWallRunFunc)          (const BwAlertRule *rule,
                                        BwPlace            place,
                                        const char        *id,
                                        gint64             since,
                                        gint64             known_until,
                                        gpointer           user_data);
void         bw_wall_watch_foreach_run (BwWallWatch       *self,
                                        BwWallRunFunc      func,
                                        gpointer           user_data);

/* Reads all heartbeats. What was restored of a wall that is gone is over. */
void         bw_wall_watch_begin       (BwWallWatch       *self,
                                        gint64             now);

/* A heartbeat came, or the wall was taken off; the picture knows already. */
void         bw_wall_watch_note        (BwWallWatch       *self,
                                        const char        *id);

/* Places came or went: a wall whose area is gone alarms nobody. */
void         bw_wall_watch_check       (BwWallWatch       *self);

/* Lets happen what is due: O(log n) for each. */
void         bw_wall_watch_advance     (BwWallWatch       *self,
                                        gint64             now);
guint        bw_wall_watch_get_n_open  (BwWallWatch       *self);
guint        bw_wall_watch_get_n_waiting (BwWallWatch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWallWatch, bw_wall_watch_free)

G_END_DECLS
