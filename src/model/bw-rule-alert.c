/* bw-rule-alert.c: people acknowledge alerts, and no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-change.h"
#include "bw-rule-private.h"

static void
take (JsonObject *after,
      JsonObject *made,
      const char *member)
{
  json_object_remove_member (after, member);
  if (json_object_has_member (made, member))
    json_object_set_member (after, member, json_object_dup_member (made, member));
}

gboolean
bw_rule_check_alert (BwRuleCase  *self,
                     GError     **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) made = bw_alert_change_make (self->before, self->after, self->role, self->now,
                                                      self->zone != NULL ? self->zone : zone, error);

  if (made == NULL)
    return FALSE;

  take (self->after, made, "acknowledged");
  take (self->after, made, "by_role");
  take (self->after, made, "at");
  return TRUE;
}
