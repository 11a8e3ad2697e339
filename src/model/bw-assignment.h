/* bw-assignment.h: a document of type `assignment`: a team at a site, for a while
 *
 * Also what makes one uncovered or too long, for whoever asks: the alert rules of
 * the backend, the grid of shifts, the rules whether a team can come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  BW_ASSIGNMENT_STATE_PLANNED,
  BW_ASSIGNMENT_STATE_ON_DUTY,
  BW_ASSIGNMENT_STATE_RELIEVED,
  BW_ASSIGNMENT_STATE_MISSED,
} BwAssignmentState;

#define BW_TYPE_ASSIGNMENT (bw_assignment_get_type ())

/**
 * BwAssignment:
 * @id: its id
 * @team: code of the team
 * @site: code of the site
 * @task: (nullable): what it does there
 * @from: when it begins, 0 if not stated
 * @to: when it ends, 0 if not stated
 * @state: how it stands
 * @remind_at: when who leads the team is to be asked again, 0: never
 * @confirmed_at: when the team said that it will come, 0: it has not
 *
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char              *id;
  char              *team;
  char              *site;
  char              *task;
  gint64             from;
  gint64             to;
  BwAssignmentState  state;
  gint64             remind_at;
  gint64             confirmed_at;
} BwAssignment;

GType         bw_assignment_get_type    (void);
BwAssignment *bw_assignment_new         (JsonObject          *json,
                                         GError             **error);

/* One that is planned and nowhere written yet. */
BwAssignment *bw_assignment_new_planned (const char          *id,
                                         const char          *team,
                                         const char          *site,
                                         gint64               from,
                                         gint64               to);
BwAssignment *bw_assignment_ref         (BwAssignment        *self);
void          bw_assignment_unref       (BwAssignment        *self);

/* Planned or on duty, with a time: it counts. */
gboolean      bw_assignment_is_standing (const BwAssignment  *self);

/* When it is over: of one that does not say so, a day after it began, for none is
 * longer. */
gint64        bw_assignment_get_end     (const BwAssignment  *self);

/* Whether it was to have begun @grace ago, and nobody has. */
gboolean      bw_assignment_is_absent   (const BwAssignment  *self,
                                         gint64               now,
                                         gint64               grace);

/* Whether the team was told, has not answered, and it is time to ask again. */
gboolean      bw_assignment_is_unconfirmed (const BwAssignment *self,
                                         gint64               now);

/* Microseconds: how late somebody may come (the rule `shift-uncovered`), how long
 * somebody may stay (`shift-long`). */
gint64        bw_assignment_get_grace   (void);
gint64        bw_assignment_get_longest (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAssignment, bw_assignment_unref)

G_END_DECLS
