/* bw-tally.c: a document of type `tally`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tally.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-time.h"

#include <string.h>

/* Of a tally itself. `seq` and `exercise` are the backend's to tell; who said it
 * goes with the source, which is that of the newest value. */
static const char * const members[] =
{
  "type", "id", "place", "subject", "at", "source", "by_role", "values", "own", "times", "own_times", "seq",
  "exercise", NULL
};

G_DEFINE_BOXED_TYPE (BwTally, bw_tally, bw_tally_ref, bw_tally_unref)

static void
clear_tally (gpointer data)
{
  BwTally *self = data;

  g_free (self->place);
  g_free (self->subject);
  g_free (self->values);
  g_clear_pointer (&self->extra, bw_shared_text_unref);
}

/* An object; an absent one is %NULL. */
static gboolean
get_object (JsonObject  *json,
            const char  *member,
            JsonObject **object,
            GError     **error)
{
  JsonNode *node = json_object_get_member (json, member);

  *object = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: must be an object", member);
      return FALSE;
    }

  *object = json_node_get_object (node);
  return TRUE;
}

/* A number, or {value, bound}. */
static gboolean
read_value (BwTallyValue  *value,
            JsonObject    *values,
            const char    *measure,
            GError       **error)
{
  JsonNode *node = json_object_get_member (values, measure);
  const char *sign = "=";
  BwBound bound;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return bw_json_get_number (values, measure, &value->value, error);

  if (!bw_json_get_number (json_node_get_object (node), "value", &value->value, error)
      || (bw_json_has (json_node_get_object (node), "bound")
          && !bw_json_get_string (json_node_get_object (node), "bound", &sign, error)))
    {
      g_prefix_error (error, "/%s", measure);
      return FALSE;
    }

  if (!bw_bound_from_string (sign, &bound))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s/bound: must be =, > or ~", measure);
      return FALSE;
    }

  value->bound = (guint8) bound;
  return TRUE;
}

static gboolean
read_values (GArray              *list,
             BwMeasureCatalogue  *catalogue,
             JsonObject          *values,
             JsonObject          *times,
             BwTallyValue         blank,
             GError             **error)
{
  JsonObjectIter iter;
  const char *name;

  if (values == NULL)
    return TRUE;

  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const BwMeasure *measure = bw_measure_catalogue_lookup (catalogue, name);
      BwTallyValue value = blank;

      if (measure == NULL)
        continue;

      value.measure = measure->index;
      if (!read_value (&value, values, name, error))
        {
          g_prefix_error (error, "/%s", blank.own ? "own" : "values");
          return FALSE;
        }

      if (times != NULL && bw_json_has (times, name) && !bw_json_get_time (times, name, &value.at, error))
        {
          g_prefix_error (error, "/%s", blank.own ? "own_times" : "times");
          return FALSE;
        }
      g_array_append_val (list, value);
    }

  return TRUE;
}

static gboolean
read_source (BwTally     *self,
             JsonObject  *json,
             GError     **error)
{
  const char *source;

  if (!bw_json_has (json, "source"))
    return TRUE;
  if (!bw_json_get_string (json, "source", &source, error))
    return FALSE;
  if (bw_source_from_string (source, &self->source))
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/source: no source is called that");
  return FALSE;
}

/* (transfer full) (nullable): most tallies have none; of those that have, many have
 * the same. */
static BwSharedText *
read_extra (JsonObject *json)
{
  g_autoptr (JsonObject) extra = NULL;
  g_autofree char *line = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, json);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_strv_contains (members, name))
        continue;
      if (extra == NULL)
        extra = json_object_new ();
      json_object_set_member (extra, name, json_node_copy (node));
    }

  if (extra == NULL)
    return NULL;

  line = bw_json_to_line (extra);
  line[strlen (line) - 1] = '\0';
  return bw_shared_text_new (line + 1);
}

/* Puts them back. */
static void
write_extra (JsonObject *json,
             const char *text)
{
  g_autofree char *line = g_strdup_printf ("{%s}", text);
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (json, name, json_node_copy (member));
}

static gboolean
read_tally (BwTally             *self,
            JsonObject          *json,
            BwMeasureCatalogue  *catalogue,
            GError             **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (BwTallyValue));
  JsonObject *values;
  JsonObject *own;
  JsonObject *times;
  JsonObject *own_times;
  BwTallyValue blank = { 0 };

  if (!bw_payload_dup_string (json, "place", TRUE, &self->place, error)
      || !bw_payload_dup_string (json, "subject", TRUE, &self->subject, error)
      || !bw_json_get_time (json, "at", &self->at, error)
      || !read_source (self, json, error)
      || !get_object (json, "values", &values, error)
      || !get_object (json, "own", &own, error)
      || !get_object (json, "times", &times, error)
      || !get_object (json, "own_times", &own_times, error))
    return FALSE;

  blank.at = self->at;
  if (!read_values (list, catalogue, values, times, blank, error))
    return FALSE;
  blank.own = TRUE;
  if (!read_values (list, catalogue, own, own_times, blank, error))
    return FALSE;

  self->n_values = list->len;
  self->values = (BwTallyValue *) (gpointer) g_array_free (g_steal_pointer (&list), FALSE);
  self->extra = read_extra (json);
  return TRUE;
}

/* Whole numbers are written as such. */
static JsonNode *
number_to_json (double value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (value >= -1e15 && value <= 1e15 && value == (double) (gint64) value)
    json_node_set_int (node, (gint64) value);
  else
    json_node_set_double (node, value);

  return node;
}

static JsonNode *
value_to_json (const BwTallyValue *value)
{
  JsonNode *node;
  JsonObject *object;

  if (value->bound == BW_BOUND_EXACT)
    return number_to_json (value->value);

  object = json_object_new ();
  json_object_set_member (object, "value", number_to_json (value->value));
  json_object_set_string_member (object, "bound", bw_bound_to_string (value->bound));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

static void
take_unless_empty (JsonObject *json,
                   const char *member,
                   JsonObject *object)
{
  if (json_object_get_size (object) > 0)
    json_object_set_object_member (json, member, object);
  else
    json_object_unref (object);
}

/**
 * bw_tally_new:
 * @json: a document of type `tally`
 * @catalogue: the measures there are
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the tally
 */
BwTally *
bw_tally_new (JsonObject          *json,
              BwMeasureCatalogue  *catalogue,
              GError             **error)
{
  g_autoptr (BwTally) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwTally);
  return read_tally (self, json, catalogue, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_tally_new_full:
 * @place: code of the area or site
 * @subject: `sampling:r1`, …
 * @at: time of the newest value
 * @source: how it came
 * @values: (array length=n_values): copied
 * @n_values: how many
 *
 * Returns: (transfer full): the tally
 */
BwTally *
bw_tally_new_full (const char         *place,
                   const char         *subject,
                   gint64              at,
                   BwSource            source,
                   const BwTallyValue *values,
                   guint               n_values)
{
  BwTally *self;

  g_return_val_if_fail (place != NULL && subject != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwTally);
  self->place = g_strdup (place);
  self->subject = g_strdup (subject);
  self->at = at;
  self->source = source;
  self->values = g_memdup2 (values, n_values * sizeof (BwTallyValue));
  self->n_values = n_values;
  return self;
}

/**
 * bw_tally_ref:
 * @self: a tally
 *
 * Returns: (transfer full): @self
 */
BwTally *
bw_tally_ref (BwTally *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_tally_unref:
 * @self: (transfer full): a tally
 */
void
bw_tally_unref (BwTally *self)
{
  g_atomic_rc_box_release_full (self, clear_tally);
}

/**
 * bw_tally_to_json:
 * @self: a tally
 * @catalogue: the measures there are
 * @zone: the zone to write times in
 *
 * Returns: (transfer full): its document, without `seq` and `exercise`
 */
JsonObject *
bw_tally_to_json (const BwTally      *self,
                  BwMeasureCatalogue *catalogue,
                  GTimeZone          *zone)
{
  JsonObject *json = json_object_new ();
  JsonObject *values = json_object_new ();
  JsonObject *own = json_object_new ();
  JsonObject *times = json_object_new ();
  JsonObject *own_times = json_object_new ();
  g_autofree char *id = g_strjoin ("/", self->place, self->subject, NULL);
  g_autofree char *at = bw_time_format (self->at, zone);

  for (guint i = 0; i < self->n_values; i++)
    {
      const BwTallyValue *value = &self->values[i];
      const char *name = bw_measure_catalogue_get (catalogue, value->measure)->id;

      json_object_set_member (value->own ? own : values, name, value_to_json (value));
      if (value->at != self->at)
        {
          g_autofree char *time = bw_time_format (value->at, zone);

          json_object_set_string_member (value->own ? own_times : times, name, time);
        }
    }

  json_object_set_string_member (json, "type", "tally");
  json_object_set_string_member (json, "id", id);
  json_object_set_string_member (json, "place", self->place);
  json_object_set_string_member (json, "subject", self->subject);
  json_object_set_string_member (json, "at", at);
  json_object_set_string_member (json, "source", bw_source_to_string (self->source));
  json_object_set_object_member (json, "values", values);
  take_unless_empty (json, "own", own);
  take_unless_empty (json, "times", times);
  take_unless_empty (json, "own_times", own_times);
  if (self->extra != NULL)
    write_extra (json, self->extra);
  return json;
}
