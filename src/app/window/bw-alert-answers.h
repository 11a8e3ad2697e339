/* bw-alert-answers.h: what people say to alerts
 *
 * An alert is acknowledged as anything else is changed (bw-edits.h); here is what is
 * its own: the words, and that one of which something is on its way is passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

#define BW_TYPE_ALERT_ANSWERS (bw_alert_answers_get_type ())

/* Property `allowed` (boolean), with notify. */
G_DECLARE_FINAL_TYPE (BwAlertAnswers, bw_alert_answers, BW, ALERT_ANSWERS, GObject)

BwAlertAnswers      *bw_alert_answers_new         (BwDesk              *desk);

/* There is a backend, and as far as is known it would take what we say. */
gboolean             bw_alert_answers_is_allowed  (BwAlertAnswers      *self);

/* (nullable) (transfer none): what is still to reach the backend about the alert. */
BwClientOutboxEntry *bw_alert_answers_find        (BwAlertAnswers      *self,
                                                   const char          *id);

/* (nullable): what became of what was said to it; NULL: nothing is on its way. */
const char          *bw_alert_answers_describe    (BwAlertAnswers      *self,
                                                   const char          *id);

/* (nullable) (transfer full): the alert that a body, or what stands instead, tells. */
BwAlert             *bw_alert_answers_read        (const char          *json);

/* @documents (element-type BwDocument): alerts, as they were shown: another version
 * is not meant. */
void                 bw_alert_answers_give        (BwAlertAnswers      *self,
                                                   GPtrArray           *documents,
                                                   const char          *reason,
                                                   gint64               until);

G_END_DECLS
