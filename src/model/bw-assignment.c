/* bw-assignment.c: a document of type `assignment`: a team at a site, for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-assignment.h"

#include "bw-alert-rule-book.h"
#include "bw-json.h"
#include "bw-payload-private.h"
#include "bw-time.h"

G_DEFINE_BOXED_TYPE (BwAssignment, bw_assignment, bw_assignment_ref, bw_assignment_unref)

static void
clear_assignment (gpointer data)
{
  BwAssignment *self = data;

  g_free (self->id);
  g_free (self->team);
  g_free (self->site);
  g_free (self->task);
}

/* The schema names the states. */
static BwAssignmentState
read_state (JsonObject *json)
{
  const char *state = bw_json_peek_string (json, "state");

  if (g_strcmp0 (state, "on_duty") == 0)
    return BW_ASSIGNMENT_STATE_ON_DUTY;
  if (g_strcmp0 (state, "relieved") == 0)
    return BW_ASSIGNMENT_STATE_RELIEVED;

  return g_strcmp0 (state, "missed") == 0 ? BW_ASSIGNMENT_STATE_MISSED : BW_ASSIGNMENT_STATE_PLANNED;
}

/**
 * bw_assignment_new:
 * @json: a document of type `assignment`
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the assignment
 */
BwAssignment *
bw_assignment_new (JsonObject  *json,
                   GError     **error)
{
  g_autoptr (BwAssignment) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwAssignment);
  if (!bw_payload_dup_string (json, "id", TRUE, &self->id, error)
      || !bw_payload_dup_string (json, "team", TRUE, &self->team, error)
      || !bw_payload_dup_string (json, "site", TRUE, &self->site, error)
      || !bw_payload_dup_string (json, "task", FALSE, &self->task, error))
    return NULL;

  self->from = bw_json_peek_time (json, "from");
  self->to = bw_json_peek_time (json, "to");
  self->remind_at = bw_json_peek_time (json, "remind_at");
  self->confirmed_at = bw_json_peek_time (json, "confirmed_at");
  self->state = read_state (json);
  return g_steal_pointer (&self);
}

/**
 * bw_assignment_new_planned:
 * @id: an id
 * @team: code of a team
 * @site: code of a site
 * @from: when it begins, microseconds
 * @to: when it ends
 *
 * Returns: (transfer full): what would be so
 */
BwAssignment *
bw_assignment_new_planned (const char *id,
                           const char *team,
                           const char *site,
                           gint64      from,
                           gint64      to)
{
  BwAssignment *self = g_atomic_rc_box_new0 (BwAssignment);

  self->id = g_strdup (id);
  self->team = g_strdup (team);
  self->site = g_strdup (site);
  self->from = from;
  self->to = to;
  return self;
}

/**
 * bw_assignment_ref:
 * @self: an assignment
 *
 * Returns: (transfer full): @self
 */
BwAssignment *
bw_assignment_ref (BwAssignment *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_assignment_unref:
 * @self: (transfer full): an assignment
 */
void
bw_assignment_unref (BwAssignment *self)
{
  g_atomic_rc_box_release_full (self, clear_assignment);
}

/**
 * bw_assignment_is_standing:
 * @self: an assignment
 *
 * Returns: whether somebody is to be there, or is
 */
gboolean
bw_assignment_is_standing (const BwAssignment *self)
{
  return self->from != 0
         && (self->state == BW_ASSIGNMENT_STATE_PLANNED || self->state == BW_ASSIGNMENT_STATE_ON_DUTY);
}

/**
 * bw_assignment_get_end:
 * @self: an assignment with a beginning
 *
 * Returns: when it is over, microseconds
 */
gint64
bw_assignment_get_end (const BwAssignment *self)
{
  return self->to != 0 ? self->to : self->from + BW_TIME_DAY;
}

/**
 * bw_assignment_is_absent:
 * @self: an assignment
 * @now: the backend's time, microseconds
 * @grace: how late somebody may be
 *
 * Returns: whether nobody has come, as the alert `shift-uncovered` tells
 */
gboolean
bw_assignment_is_absent (const BwAssignment *self,
                         gint64              now,
                         gint64              grace)
{
  return self->state == BW_ASSIGNMENT_STATE_PLANNED && self->from != 0 && self->from + grace <= now
         && (self->to == 0 || now < self->to);
}

/**
 * bw_assignment_is_unconfirmed:
 * @self: an assignment
 * @now: the backend's time, microseconds
 *
 * Returns: whether somebody should ask whether the team will come
 */
gboolean
bw_assignment_is_unconfirmed (const BwAssignment *self,
                              gint64              now)
{
  return self->state == BW_ASSIGNMENT_STATE_PLANNED && self->confirmed_at == 0
         && self->remind_at != 0 && self->remind_at <= now
         && (self->to == 0 || now < self->to);
}

static gint64
get_delay (const char *id,
           gint64      otherwise)
{
  const BwAlertRule *rule = bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), id);

  return rule != NULL ? rule->delay : otherwise;
}

gint64
bw_assignment_get_grace (void)
{
  return get_delay ("shift-uncovered", 15 * BW_TIME_MINUTE);
}

gint64
bw_assignment_get_longest (void)
{
  return get_delay ("shift-long", 12 * BW_TIME_HOUR);
}
