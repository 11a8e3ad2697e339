/* bw-alert-rule-read.c: reading one rule, strictly
 *
 * Rules are written by hand: a member that nobody knows, or one that says nothing
 * for the kind of the rule, is a slip and not passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-rule-private.h"

#include "bw-json.h"
#include "bw-measure-catalogue.h"
#include "bw-model-error.h"
#include "bw-time.h"

#include <string.h>

/* A week: longer than any round, and nothing that a person waits for. */
#define MAX_SECONDS (7 * 24 * 3600)
#define MAX_ID      40

#define ALL       G_MAXUINT
#define KIND(k)   (1u << BW_ALERT_RULE_KIND_##k)
#define OF_PLACES (KIND (MEASURE) | KIND (CONDITION) | KIND (PACE) | KIND (CONTRADICTION))
#define TIMED     (KIND (RECEIPT) | KIND (FOLLOWUP) | KIND (SHIFT_UNCOVERED) | KIND (SHIFT_LENGTH) | KIND (DISPLAY))
#define NUMERIC   (KIND (MEASURE) | KIND (PACE) | KIND (CONTRADICTION))

/* Which kinds may have a member, and which must. */
static const struct
{
  const char *name;
  guint       allowed;
  guint       required;
} members[] =
{
  { "id", ALL, ALL },
  { "kind", ALL, ALL },
  { "page", ALL, ALL },
  { "severity", ALL, ALL },
  { "name", ALL, ALL },
  { "description", ALL, ALL },
  { "enabled", ALL, 0 },
  { "sites", KIND (MEASURE) | KIND (CONDITION) | KIND (CONTRADICTION), KIND (CONDITION) },
  { "levels", KIND (MEASURE) | KIND (PACE) | KIND (CONTRADICTION), KIND (PACE) },
  { "measure", KIND (MEASURE) | KIND (CONTRADICTION), KIND (MEASURE) | KIND (CONTRADICTION) },
  { "conditions", KIND (CONDITION), KIND (CONDITION) },
  { "direction", KIND (MEASURE), 0 },
  { "threshold", NUMERIC | TIMED, NUMERIC | TIMED },
  { "clear", NUMERIC, 0 },
  { "escalate", NUMERIC, 0 },
  { "renewed", KIND (MEASURE), 0 },
  { "hold", ALL, ALL },
  { "clear_hold", ALL, 0 },
  { "no_data", OF_PLACES, 0 },
};

static const char * const escalate_members[] = { "threshold", "clear", "severity", NULL };

/* The pages of the desk (design §6). */
static const char * const pages[] =
{
  "overview", "sampling", "checkpoints", "teams", "donations", "orders", "inspections", NULL
};

static gboolean
fail (GError     **error,
      const char  *member,
      const char  *reason)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: %s", member, reason);
  return FALSE;
}

static gboolean
read_choice (JsonObject  *object,
             const char  *member,
             GType        type,
             guint       *value,
             GError     **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *choice;
  const char *nick;

  if (!bw_json_get_string (object, member, &nick, error))
    return FALSE;

  choice = g_enum_get_value_by_nick (klass, nick);
  if (choice == NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: nothing here is called “%s”", member, nick);
      return FALSE;
    }

  *value = (guint) choice->value;
  return TRUE;
}

/* A list of nicks as bits; nothing if it is not there. */
static gboolean
read_choices (JsonObject  *object,
              const char  *member,
              GType        type,
              guint       *bits,
              GError     **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *list;

  if (!bw_json_has (object, member))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return fail (error, member, "must be a list of at least one word");

  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *item = json_array_get_element (list, i);
      gboolean is_text = JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING;
      const GEnumValue *choice = is_text ? g_enum_get_value_by_nick (klass, json_node_get_string (item)) : NULL;

      if (choice == NULL)
        {
          g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s/%u: no such word is known here", member, i);
          return FALSE;
        }
      *bits |= 1u << choice->value;
    }

  return TRUE;
}

/* {"zh_CN": …, "en": …} */
static gboolean
read_translated (JsonObject  *object,
                 const char  *member,
                 const char **zh,
                 const char **en,
                 GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, member, "must be an object with zh_CN and en");
  if (bw_json_get_string (json_node_get_object (node), "zh_CN", zh, error)
      && bw_json_get_string (json_node_get_object (node), "en", en, error))
    return TRUE;

  g_prefix_error (error, "/%s", member);
  return FALSE;
}

/* It becomes part of the ids of alerts, which stand in addresses. */
static gboolean
is_id (const char *text)
{
  if (*text == '\0' || strlen (text) > MAX_ID)
    return FALSE;

  for (; *text != '\0'; text++)
    {
      if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '-')
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_words (BwAlertRule  *self,
            JsonObject   *object,
            GError      **error)
{
  guint severity = BW_SEVERITY_LOW;

  if (!bw_json_get_string (object, "id", &self->id, error)
      || !bw_json_get_string (object, "page", &self->page, error)
      || !read_choice (object, "severity", BW_TYPE_SEVERITY, &severity, error)
      || !read_translated (object, "name", &self->name_zh, &self->name_en, error)
      || !read_translated (object, "description", &self->description_zh, &self->description_en, error))
    return FALSE;

  self->severity = (BwSeverity) severity;
  if (!is_id (self->id))
    return fail (error, "id", "must be small letters, digits and hyphens");
  if (!g_strv_contains (pages, self->page))
    return fail (error, "page", "no page of the desk is called that");

  return TRUE;
}

/* Seconds; 0 if it is not there. */
static gboolean
read_seconds (JsonObject  *object,
              const char  *member,
              gint64      *time,
              GError     **error)
{
  gint64 seconds = 0;

  if (bw_json_has (object, member) && !bw_json_get_integer (object, member, 0, MAX_SECONDS, &seconds, error))
    return FALSE;

  *time = seconds * BW_TIME_SECOND;
  return TRUE;
}

static gboolean
read_flag (JsonObject  *object,
           const char  *member,
           gboolean    *flag,
           GError     **error)
{
  return !bw_json_has (object, member) || bw_json_get_boolean (object, member, flag, error);
}

/* What is cleared must not be bad at once again. */
static gboolean
read_limits (const BwAlertRule  *self,
             JsonObject         *object,
             double             *threshold,
             double             *clear,
             GError            **error)
{
  if (!bw_json_get_number (object, "threshold", threshold, error))
    return FALSE;

  *clear = *threshold;
  if (bw_json_has (object, "clear") && !bw_json_get_number (object, "clear", clear, error))
    return FALSE;

  return !bw_alert_rule_is_beyond (self, *clear, *threshold)
         || fail (error, "clear", "must not be beyond the threshold");
}

static gboolean
read_second_limits (BwAlertRule  *self,
                    JsonObject   *object,
                    GError      **error)
{
  g_autoptr (GList) names = json_object_get_members (object);
  guint severity;

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!g_strv_contains (escalate_members, l->data))
        return fail (error, l->data, "no member is called that here");
    }

  if (!read_limits (self, object, &self->escalate_threshold, &self->escalate_clear, error)
      || !read_choice (object, "severity", BW_TYPE_SEVERITY, &severity, error))
    return FALSE;

  self->worse = (BwSeverity) severity;
  if (bw_alert_rule_is_beyond (self, self->threshold, self->escalate_clear))
    return fail (error, "clear", "must not be on the good side of the first threshold");
  if (self->worse <= self->severity)
    return fail (error, "severity", "must be above that of the rule");

  return TRUE;
}

static gboolean
read_escalation (BwAlertRule  *self,
                 JsonObject   *object,
                 GError      **error)
{
  JsonNode *node = json_object_get_member (object, "escalate");

  self->escalates = bw_json_has (object, "escalate");
  if (!self->escalates)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "escalate", "must be an object");
  if (read_second_limits (self, json_node_get_object (node), error))
    return TRUE;

  g_prefix_error (error, "/escalate");
  return FALSE;
}

/* Of a timed kind the threshold is a delay, and one that is past it is too many. */
static gboolean
read_delay (BwAlertRule  *self,
            JsonObject   *object,
            GError      **error)
{
  gint64 minutes;

  if (!bw_json_get_integer (object, "threshold", 0, MAX_SECONDS / 60, &minutes, error))
    return FALSE;

  self->delay = minutes * BW_TIME_MINUTE;
  return TRUE;
}

static gboolean
read_numbers (BwAlertRule  *self,
              JsonObject   *object,
              GError      **error)
{
  const char *direction = "above";

  self->is_enabled = TRUE;
  if (!read_flag (object, "enabled", &self->is_enabled, error)
      || !read_flag (object, "renewed", &self->is_renewed, error)
      || !read_seconds (object, "hold", &self->hold, error)
      || !read_seconds (object, "clear_hold", &self->clear_hold, error)
      || !read_seconds (object, "no_data", &self->no_data, error)
      || (bw_json_has (object, "direction") && !bw_json_get_string (object, "direction", &direction, error)))
    return FALSE;

  self->is_below = g_str_equal (direction, "below");
  if (!self->is_below && !g_str_equal (direction, "above"))
    return fail (error, "direction", "must be one of above|below");
  if (bw_alert_rule_kind_is_timed (self->kind))
    return read_delay (self, object, error);
  if (self->kind == BW_ALERT_RULE_KIND_CONDITION)
    return TRUE;

  return read_limits (self, object, &self->threshold, &self->clear, error) && read_escalation (self, object, error);
}

static gboolean
read_places (BwAlertRule  *self,
             JsonObject   *object,
             GError      **error)
{
  const char *measure;

  if (!read_choices (object, "sites", BW_TYPE_SITE_KIND, &self->site_kinds, error)
      || !read_choices (object, "levels", BW_TYPE_LEVEL, &self->levels, error)
      || !read_choices (object, "conditions", BW_TYPE_CONDITION, &self->conditions, error))
    return FALSE;

  if (!bw_alert_rule_kind_is_timed (self->kind) && self->site_kinds == 0 && self->levels == 0)
    return fail (error, "sites", "neither sites nor levels are named");
  if (!bw_json_has (object, "measure"))
    return TRUE;
  if (!bw_json_get_string (object, "measure", &measure, error))
    return FALSE;

  self->measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), measure);
  return self->measure != NULL || fail (error, "measure", "no measure is called that");
}

static gboolean
check_member (BwAlertRuleKind   kind,
              const char       *name,
              GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (g_str_equal (members[i].name, name))
        return (members[i].allowed & (1u << kind)) != 0
               || fail (error, name, "says nothing for a rule of this kind");
    }

  return fail (error, name, "no member is called that");
}

static gboolean
check_members (BwAlertRuleKind   kind,
               JsonObject       *object,
               GError          **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (bw_json_has (object, l->data) && !check_member (kind, l->data, error))
        return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if ((members[i].required & (1u << kind)) != 0 && !bw_json_has (object, members[i].name))
        return fail (error, members[i].name, "is missing");
    }

  return TRUE;
}

/**
 * bw_alert_rule_read:
 * @self: (out caller-allocates): a rule; its index is the caller's
 * @object: in the form of `data/rules.json`; must outlive the rule
 * @error: return location; `BW_MODEL_ERROR_FIELD`, "/member: reason"
 *
 * Returns: whether it is one
 */
gboolean
bw_alert_rule_read (BwAlertRule  *self,
                    JsonObject   *object,
                    GError      **error)
{
  guint kind;

  *self = (BwAlertRule) { 0 };
  if (!read_choice (object, "kind", BW_TYPE_ALERT_RULE_KIND, &kind, error)
      || !check_members ((BwAlertRuleKind) kind, object, error))
    return FALSE;

  self->kind = (BwAlertRuleKind) kind;
  return read_words (self, object, error)
         && read_places (self, object, error)
         && read_numbers (self, object, error);
}
