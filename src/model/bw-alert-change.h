/* bw-alert-change.h: what a person may change of an alert
 *
 * An alert is the backend's to raise and to clear. A person may say that it is known:
 * why it can wait, and until when; that is all. That this needs a commander is said
 * where rights are (bw-document-rights.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Nothing is put off for longer. */
#define BW_ALERT_CHANGE_MAX_DAYS 7

/* (transfer full) (nullable): the document to be kept when somebody of @role asks
 * to put @wanted in the place of @standing (each nullable). `by_role` and `at` of
 * what is acknowledged are filled in here. The error's message begins with the
 * pointer of the member. */
JsonObject *bw_alert_change_make (JsonObject  *standing,
                                  JsonObject  *wanted,
                                  const char  *role,
                                  gint64       now,
                                  GTimeZone   *zone,
                                  GError     **error);

/* (transfer full): what to put in the place of @standing for it to be acknowledged
 * until @until, for @reason; without a reason, for it to be so no more. */
JsonObject *bw_alert_change_ask  (JsonObject  *standing,
                                  const char  *reason,
                                  gint64       until,
                                  GTimeZone   *zone);

/* FALSE: the backend would not take it: it is blank, or too long. */
gboolean    bw_alert_change_is_reason
                                 (const char  *text);

G_END_DECLS
