/* bw-alert.c: a document of type `alert`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert.h"

#include "bw-json.h"
#include "bw-payload-private.h"
#include "bw-time.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (BwAlert, bw_alert, bw_alert_ref, bw_alert_unref)

static void
clear_alert (gpointer data)
{
  BwAlert *self = data;

  g_free (self->rule);
  g_free (self->place);
  g_free (self->page);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->measure);
  g_free (self->display);
  g_free (self->acknowledged_by);
  g_free (self->acknowledged_reason);
}

static gboolean
read_time (JsonObject  *json,
           const char  *member,
           gint64      *time,
           GError     **error)
{
  return !bw_json_has (json, member) || bw_json_get_time (json, member, time, error);
}

/* (nullable): what is there and is none says nothing to us. */
static JsonObject *
get_object (JsonObject *json,
            const char *member)
{
  JsonNode *node = json_object_get_member (json, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_figure (BwAlert     *self,
             JsonObject  *figure,
             GError     **error)
{
  if (figure == NULL)
    return TRUE;

  return (!bw_json_has (figure, "value") || bw_json_get_number (figure, "value", &self->value, error))
         && bw_payload_dup_string (figure, "measure", FALSE, &self->measure, error)
         && read_time (figure, "at", &self->value_at, error);
}

static gboolean
read_acknowledgement (BwAlert     *self,
                      JsonObject  *acknowledged,
                      GError     **error)
{
  if (acknowledged == NULL)
    return TRUE;

  /* Of what is asked for the backend has yet to say when. */
  self->acknowledged_at = self->raised;
  return read_time (acknowledged, "at", &self->acknowledged_at, error)
         && read_time (acknowledged, "until", &self->acknowledged_until, error)
         && bw_payload_dup_string (acknowledged, "by_role", FALSE, &self->acknowledged_by, error)
         && bw_payload_dup_string (acknowledged, "reason", FALSE, &self->acknowledged_reason, error);
}

/* A severity that a newer backend has is at least not passed over. */
static void
read_severity (BwAlert    *self,
               JsonObject *json)
{
  self->severity = BW_SEVERITY_MEDIUM;
  bw_severity_from_string (json_object_get_string_member_with_default (json, "severity", NULL), &self->severity);
}

static gboolean
read_times (BwAlert     *self,
            JsonObject  *json,
            GError     **error)
{
  bw_json_get_time (json, "at", &self->raised, NULL);
  return read_time (json, "raised", &self->raised, error)
         && read_time (json, "since", &self->since, error)
         && read_time (json, "cleared", &self->cleared, error)
         && read_time (json, "archived", &self->archived, error);
}

static void
set_time (JsonObject *json,
          const char *member,
          gint64      time,
          GTimeZone  *zone)
{
  g_autofree char *text = time != 0 ? bw_time_format (time, zone) : NULL;

  if (text != NULL)
    json_object_set_string_member (json, member, text);
}

static void
set_string (JsonObject *json,
            const char *member,
            const char *text)
{
  if (text != NULL)
    json_object_set_string_member (json, member, text);
}

static void
set_figure (const BwAlert *self,
            JsonObject    *json,
            GTimeZone     *zone)
{
  JsonObject *figure;

  if (isnan (self->value))
    return;

  figure = json_object_new ();
  if (self->value == floor (self->value) && fabs (self->value) < 1e15)
    json_object_set_int_member (figure, "value", (gint64) self->value);
  else
    json_object_set_double_member (figure, "value", self->value);

  set_string (figure, "measure", self->measure);
  set_time (figure, "at", self->value_at, zone);
  json_object_set_object_member (json, "figure", figure);
}

static void
set_acknowledgement (const BwAlert *self,
                     JsonObject    *json,
                     GTimeZone     *zone)
{
  JsonObject *acknowledged;

  if (self->acknowledged_at == 0)
    return;

  acknowledged = json_object_new ();
  set_string (acknowledged, "by_role", self->acknowledged_by);
  set_time (acknowledged, "at", self->acknowledged_at, zone);
  set_time (acknowledged, "until", self->acknowledged_until, zone);
  set_string (acknowledged, "reason", self->acknowledged_reason);
  json_object_set_object_member (json, "acknowledged", acknowledged);
}

/**
 * bw_alert_new:
 * @json: a document of type `alert`
 * @error: return location; `BW_MODEL_ERROR`, the message begins with the pointer
 *
 * Returns: (transfer full) (nullable): the alert
 */
BwAlert *
bw_alert_new (JsonObject  *json,
              GError     **error)
{
  g_autoptr (BwAlert) self = g_atomic_rc_box_new0 (BwAlert);

  self->value = NAN;
  read_severity (self, json);
  if (!bw_payload_dup_string (json, "rule", TRUE, &self->rule, error)
      || !bw_payload_dup_string (json, "place", TRUE, &self->place, error)
      || !bw_payload_dup_string (json, "page", FALSE, &self->page, error)
      || !bw_payload_dup_string (json, "name", FALSE, &self->name, error)
      || !bw_payload_dup_english (json, &self->name_en, error)
      || !bw_payload_dup_string (json, "display", FALSE, &self->display, error)
      || !bw_payload_get_boolean (json, "no_data", &self->no_data, error)
      || !read_times (self, json, error)
      || !read_figure (self, get_object (json, "figure"), error)
      || !read_acknowledgement (self, get_object (json, "acknowledged"), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_alert_ref:
 * @self: an alert
 *
 * Returns: (transfer full): @self
 */
BwAlert *
bw_alert_ref (BwAlert *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_alert_unref:
 * @self: (transfer full): an alert; from any thread
 */
void
bw_alert_unref (BwAlert *self)
{
  g_atomic_rc_box_release_full (self, clear_alert);
}

/**
 * bw_alert_copy:
 * @self: an alert
 *
 * Returns: (transfer full): the same, acknowledged by nobody; it may be changed
 *   until others have it
 */
BwAlert *
bw_alert_copy (const BwAlert *self)
{
  BwAlert *copy = g_atomic_rc_box_new0 (BwAlert);

  *copy = *self;
  copy->rule = g_strdup (self->rule);
  copy->place = g_strdup (self->place);
  copy->page = g_strdup (self->page);
  copy->name = g_strdup (self->name);
  copy->name_en = g_strdup (self->name_en);
  copy->measure = g_strdup (self->measure);
  copy->display = g_strdup (self->display);
  copy->acknowledged_at = 0;
  copy->acknowledged_until = 0;
  copy->acknowledged_by = NULL;
  copy->acknowledged_reason = NULL;
  return copy;
}

gboolean
bw_alert_is_open (const BwAlert *self)
{
  return self->cleared == 0 && self->archived == 0;
}

/**
 * bw_alert_is_acknowledged:
 * @self: an alert
 * @now: the backend's time, microseconds
 *
 * Returns: whether it is known to somebody who has said why it can wait until
 *   after @now
 */
gboolean
bw_alert_is_acknowledged (const BwAlert *self,
                          gint64         now)
{
  return self->acknowledged_at != 0 && (self->acknowledged_until == 0 || now < self->acknowledged_until);
}

/**
 * bw_alert_get_name:
 * @self: an alert
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer none): what is wrong in a few words
 */
const char *
bw_alert_get_name (const BwAlert *self,
                   const char    *language)
{
  if (self->name_en != NULL && (self->name == NULL || g_str_equal (language, "en")))
    return self->name_en;

  return self->name != NULL ? self->name : self->rule;
}

/**
 * bw_alert_to_json:
 * @self: an alert
 * @zone: to write times in
 *
 * Returns: (transfer full): its members and its type
 */
JsonObject *
bw_alert_to_json (const BwAlert *self,
                  GTimeZone     *zone)
{
  JsonObject *json = json_object_new ();
  JsonObject *names;

  json_object_set_string_member (json, "type", "alert");
  set_string (json, "rule", self->rule);
  set_string (json, "place", self->place);
  set_string (json, "page", self->page);
  json_object_set_string_member (json, "severity", bw_severity_to_string (self->severity));
  set_string (json, "name", self->name);
  if (self->name_en != NULL)
    {
      names = json_object_new ();
      json_object_set_string_member (names, "en", self->name_en);
      json_object_set_object_member (json, "names", names);
    }

  if (self->no_data)
    json_object_set_boolean_member (json, "no_data", TRUE);

  set_string (json, "display", self->display);
  set_time (json, "since", self->since, zone);
  set_time (json, "raised", self->raised, zone);
  set_time (json, "cleared", self->cleared, zone);
  set_time (json, "archived", self->archived, zone);
  set_figure (self, json, zone);
  set_acknowledgement (self, json, zone);
  return json;
}
