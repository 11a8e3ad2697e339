/* bw-alert-rule-private.h: reading one rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-rule.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strings are borrowed from @object. The message begins with the pointer of the
 * member. */
gboolean bw_alert_rule_read (BwAlertRule  *self,
                             JsonObject   *object,
                             GError      **error);

G_END_DECLS
