/* bw-alert-change.c: what a person may change of an alert
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-change.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-time.h"

#include <string.h>

#define MAX_REASON 1000

/* The backend's to say; what is sent of them is not looked at. */
static const char * const passed_over[] = { "seq", "at", "by_role", "acknowledged", NULL };

static gboolean
fail (GError     **error,
      const char  *pointer,
      const char  *reason)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "%s: %s", pointer, reason);
  return FALSE;
}

/* What stands does not allow it. */
static gboolean
refuse (GError     **error,
        const char  *pointer,
        const char  *reason)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE, "%s: %s", pointer, reason);
  return FALSE;
}

static gboolean
fail_fixed (GError     **error,
            const char  *member)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE, "/%s: only “acknowledged” can be changed", member);
  return FALSE;
}

/* Each member of @object is in @other and equal there. */
static gboolean
check_members (JsonObject  *object,
               JsonObject  *other,
               GError     **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      JsonNode *same = json_object_get_member (other, l->data);

      if (!g_strv_contains (passed_over, l->data) && (same == NULL || !json_node_equal (node, same)))
        return fail_fixed (error, l->data);
    }

  return TRUE;
}

static gboolean
check_standing (JsonObject  *standing,
                JsonObject  *wanted,
                GError     **error)
{
  if (standing == NULL || wanted == NULL)
    return refuse (error, "", "alerts are raised and cleared by the backend");
  if (bw_json_has (standing, "cleared") || bw_json_has (standing, "archived"))
    return refuse (error, "/cleared", "it is over; there is nothing left to acknowledge");

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

static gboolean
check_acknowledgement (JsonObject  *wanted,
                       gint64       now,
                       const char **reason,
                       gint64      *until,
                       GError     **error)
{
  JsonNode *node = json_object_get_member (wanted, "acknowledged");
  JsonObject *acknowledged = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (acknowledged == NULL)
    return fail (error, "/acknowledged", "must be an object with reason and until");
  if (!bw_json_get_string (acknowledged, "reason", reason, error)
      || !bw_json_get_time (acknowledged, "until", until, error))
    {
      g_prefix_error (error, "/acknowledged");
      return FALSE;
    }

  if (!bw_alert_change_is_reason (*reason))
    return fail (error, "/acknowledged/reason", "must say why it can wait, in at most 1000 bytes");
  if (*until <= now)
    return fail (error, "/acknowledged/until", "must be after now");
  if (*until > now + BW_ALERT_CHANGE_MAX_DAYS * BW_TIME_DAY)
    return fail (error, "/acknowledged/until", "must be within seven days");

  return TRUE;
}

static JsonObject *
make_acknowledgement (const char *role,
                      gint64      now,
                      gint64      until,
                      const char *reason,
                      GTimeZone  *zone)
{
  JsonObject *acknowledged = json_object_new ();
  g_autofree char *at = bw_time_format (now, zone);
  g_autofree char *end = bw_time_format (until, zone);

  json_object_set_string_member (acknowledged, "by_role", role);
  json_object_set_string_member (acknowledged, "at", at);
  json_object_set_string_member (acknowledged, "until", end);
  json_object_set_string_member (acknowledged, "reason", reason);
  return acknowledged;
}

/* What stands, without what is the backend's to say of its versions. */
static JsonObject *
copy_standing (JsonObject *standing)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (standing);

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!g_strv_contains (passed_over, l->data))
        json_object_set_member (copy, l->data, json_object_dup_member (standing, l->data));
    }

  return copy;
}

/**
 * bw_alert_change_make:
 * @standing: (nullable): the document as it is; %NULL: there is none
 * @wanted: (nullable): the document as it is to be; %NULL: it is to go
 * @role: role of whoever asks, e.g. `commander`
 * @now: the backend's time, microseconds
 * @zone: to write times in
 * @error: return location; `BW_MODEL_ERROR_RULE` if it may not be changed so,
 *   `BW_MODEL_ERROR_FIELD` if what is said of it is not good; "/pointer: reason"
 *
 * `acknowledged` with `reason` and `until` puts the alert off, whether it was put
 * off before or not; without the member, or with `null`, it is not put off any
 * more.
 *
 * Returns: (transfer full) (nullable): the document to be kept, without `seq`
 */
JsonObject *
bw_alert_change_make (JsonObject  *standing,
                      JsonObject  *wanted,
                      const char  *role,
                      gint64       now,
                      GTimeZone   *zone,
                      GError     **error)
{
  g_autofree char *at = NULL;
  const char *reason = NULL;
  gint64 until = 0;
  JsonObject *made;

  g_return_val_if_fail (role != NULL, NULL);

  if (!check_standing (standing, wanted, error)
      || !check_members (wanted, standing, error)
      || !check_members (standing, wanted, error)
      || (bw_json_has (wanted, "acknowledged") && !check_acknowledgement (wanted, now, &reason, &until, error)))
    return NULL;

  made = copy_standing (standing);
  at = bw_time_format (now, zone);
  json_object_set_string_member (made, "at", at);
  json_object_set_string_member (made, "by_role", role);
  if (reason != NULL)
    json_object_set_object_member (made, "acknowledged", make_acknowledgement (role, now, until, reason, zone));

  return made;
}

/**
 * bw_alert_change_ask:
 * @standing: the document as it is shown
 * @reason: (nullable): why it can wait; %NULL: it cannot any more
 * @until: how long, the backend's time, microseconds
 * @zone: to write @until in
 *
 * An acknowledgement that goes is told as `null`, so that what was sent twice can be
 * told from what somebody else has acknowledged since.
 *
 * Returns: (transfer full): the body of a `PUT`
 */
JsonObject *
bw_alert_change_ask (JsonObject *standing,
                     const char *reason,
                     gint64      until,
                     GTimeZone  *zone)
{
  JsonObject *body = copy_standing (standing);
  g_autofree char *end = reason != NULL ? bw_time_format (until, zone) : NULL;
  JsonObject *acknowledged;

  if (reason == NULL)
    {
      json_object_set_null_member (body, "acknowledged");
      return body;
    }

  acknowledged = json_object_new ();
  json_object_set_string_member (acknowledged, "reason", reason);
  json_object_set_string_member (acknowledged, "until", end);
  json_object_set_object_member (body, "acknowledged", acknowledged);
  return body;
}

/**
 * bw_alert_change_is_reason:
 * @text: what somebody gives as one
 *
 * Returns: whether it says anything, within 1000 bytes
 */
gboolean
bw_alert_change_is_reason (const char *text)
{
  return !is_blank (text) && strlen (text) <= MAX_REASON;
}
