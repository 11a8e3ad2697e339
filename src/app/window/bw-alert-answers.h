/* bw-alert-answers.h: what people say to alerts, on its way to the backend
 *
 *   give ──► outbox ──► backend ──► feed: acknowledged
 *    │          │ 412, 4xx: `failed`: a person insists, or lets it be
 *    └─ undo ◄──┘ before it went: taken out; after: taken back when the feed tells it
 *
 * One window has one. Nothing is shown as acknowledged before the backend says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

#define BW_TYPE_ALERT_ANSWERS (bw_alert_answers_get_type ())

/* Property `allowed` (boolean), with notify. Signals: `given` (uint: so many were
 * acknowledged at once; int64: until when), `failed` (BwClientOutboxEntry: one that
 * the backend did not take). */
G_DECLARE_FINAL_TYPE (BwAlertAnswers, bw_alert_answers, BW, ALERT_ANSWERS, GObject)

BwAlertAnswers      *bw_alert_answers_new         (BwDesk              *desk);

/* There is a backend, and as far as is known it would take what we say. */
gboolean             bw_alert_answers_is_allowed  (BwAlertAnswers      *self);

/* (nullable) (transfer none): what is still to reach the backend about the alert. */
BwClientOutboxEntry *bw_alert_answers_find        (BwAlertAnswers      *self,
                                                   const char          *id);

/* (nullable) (transfer full): the id of the alert that an entry is about; NULL: it
 * is about something else. */
char                *bw_alert_answers_dup_id      (BwClientOutboxEntry *entry);

/* (nullable) (transfer full): the alert that a body, or what stands instead, tells. */
BwAlert             *bw_alert_answers_read        (const char          *json);

/* @documents (element-type BwDocument): alerts, as they were shown: another version
 * is not meant. */
void                 bw_alert_answers_give        (BwAlertAnswers      *self,
                                                   GPtrArray           *documents,
                                                   const char          *reason,
                                                   gint64               until);

/* The last that was given is as if it had not been. */
void                 bw_alert_answers_undo        (BwAlertAnswers      *self);

/* Of a conflict: says the same of what stands now. FALSE: it is over. */
gboolean             bw_alert_answers_insist      (BwAlertAnswers      *self,
                                                   BwClientOutboxEntry *entry);

G_END_DECLS
