/* bw-report.c: an idempotent statement from the field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-report-private.h"
#include "bw-time.h"
#include "bw-uuid.h"

#include <string.h>

G_STATIC_ASSERT (BW_UUID_SIZE == sizeof (((BwReport *) NULL)->id));

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, message);
  return FALSE;
}

static gboolean
read_head (BwReport    *self,
           JsonObject  *json,
           GError     **error)
{
  const char *id;
  const char *source = "report";

  if (!bw_json_get_string (json, "id", &id, error))
    return FALSE;
  if (!bw_uuid_parse (id, self->id))
    return fail (error, "/id: must be a UUID");

  if (!bw_payload_dup_string (json, "place", TRUE, &self->place, error)
      || !bw_payload_dup_string (json, "subject", TRUE, &self->subject, error)
      || !bw_json_get_time (json, "at", &self->at, error)
      || (bw_json_has (json, "source") && !bw_json_get_string (json, "source", &source, error)))
    return FALSE;

  if (*self->place == '\0' || strlen (self->place) > BW_REPORT_MAX_CODE)
    return fail (error, "/place: must have 1 to 128 bytes");
  if (*self->subject == '\0' || strlen (self->subject) > BW_REPORT_MAX_CODE)
    return fail (error, "/subject: must have 1 to 128 bytes");
  if (!bw_source_from_string (source, &self->source))
    return fail (error, "/source: no source is called that");

  return TRUE;
}

/* A plain number, or of a `set` also {value, bound}. */
static gboolean
read_value (BwStatement  *statement,
            JsonObject   *values,
            const char   *name,
            GError      **error)
{
  JsonNode *node = json_object_get_member (values, name);
  const char *sign = "=";
  BwBound bound;

  if (!statement->set || !JSON_NODE_HOLDS_OBJECT (node))
    return bw_json_get_number (values, name, &statement->value, error);

  if (!bw_json_get_number (json_node_get_object (node), "value", &statement->value, error)
      || (bw_json_has (json_node_get_object (node), "bound")
          && !bw_json_get_string (json_node_get_object (node), "bound", &sign, error)))
    {
      g_prefix_error (error, "/%s", name);
      return FALSE;
    }

  if (!bw_bound_from_string (sign, &bound))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s/bound: must be =, > or ~", name);
      return FALSE;
    }

  statement->bound = (guint8) bound;
  return TRUE;
}

/* `add` is for flows, `set` for the others; a correction is a negative `add`, and what
 * is set is a total, which is never below zero; how great it may be depends on the place,
 * which bw_picture_check_report() knows. */
static gboolean
check_value (const BwStatement  *statement,
             const BwMeasure    *measure,
             GError            **error)
{
  gboolean is_flow = measure->kind == BW_MEASURE_KIND_FLOW;
  double minimum = !statement->set ? MIN (measure->minimum, -measure->maximum)
                   : is_flow ? MAX (measure->minimum, 0.0) : measure->minimum;
  double maximum = statement->set ? bw_measure_get_greatest_total (measure) : measure->maximum;
  const char *fault = bw_measure_find_fault (measure, statement->value);

  /* An area's total of a flow may be stated, and is no single report: bw-tally.h. */
  if (!statement->set && !is_flow)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: is not a flow, use set", measure->id);
      return FALSE;
    }

  if (!(statement->value >= minimum && statement->value <= maximum))
    g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                 "/%s: must be from %.15g to %.15g", measure->id, minimum, maximum);
  else if (fault != NULL)
    g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: %s", measure->id, fault);
  else
    return TRUE;

  return FALSE;
}

static gboolean
is_stated_before (const BwReport *self,
                  BwMeasureId     measure)
{
  for (guint i = 0; i < self->n_statements; i++)
    {
      if (self->statements[i].measure == measure)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_statement (BwReport         *self,
                JsonObject       *values,
                const BwMeasure  *measure,
                gboolean          set,
                GError          **error)
{
  BwStatement statement = { .measure = measure->index, .set = (guint8) set };

  return read_value (&statement, values, measure->id, error)
         && bw_report_take_statement (self, &statement, measure, error);
}

static gboolean
read_statements (BwReport            *self,
                 JsonObject          *values,
                 BwMeasureCatalogue  *catalogue,
                 gboolean             set,
                 GError             **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const BwMeasure *measure = bw_measure_catalogue_lookup (catalogue, name);

      /* A foreign name is no part of the pointer: it may hold anything. */
      if (measure == NULL)
        return fail (error, ": no measure is called that");
      if (self->n_statements == BW_REPORT_MAX_STATEMENTS)
        return fail (error, ": more than 32 statements");
      if (!read_statement (self, values, measure, set, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_member (BwReport            *self,
             JsonObject          *json,
             BwMeasureCatalogue  *catalogue,
             const char          *member,
             GError             **error)
{
  JsonNode *node = json_object_get_member (json, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: must be an object", member);
      return FALSE;
    }

  if (read_statements (self, json_node_get_object (node), catalogue, g_str_equal (member, "set"), error))
    return TRUE;

  g_prefix_error (error, "/%s", member);
  return FALSE;
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

static void
add_statement (JsonObject        *values,
               const BwStatement *statement,
               const char        *name)
{
  JsonObject *object;

  if (statement->bound == BW_BOUND_EXACT)
    {
      json_object_set_member (values, name, number_to_json (statement->value));
      return;
    }

  object = json_object_new ();
  json_object_set_member (object, "value", number_to_json (statement->value));
  json_object_set_string_member (object, "bound", bw_bound_to_string (statement->bound));
  json_object_set_object_member (values, name, object);
}

static void
take_unless_empty (JsonObject *json,
                   const char *member,
                   JsonObject *values)
{
  if (json_object_get_size (values) > 0)
    json_object_set_object_member (json, member, values);
  else
    json_object_unref (values);
}

gboolean
bw_report_take_statement (BwReport           *self,
                          const BwStatement  *statement,
                          const BwMeasure    *measure,
                          GError            **error)
{
  if (!bw_measure_is_of_subject (measure, self->subject))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/%s: is a measure of the subject “%s”", measure->id, measure->subject);
      return FALSE;
    }

  if (is_stated_before (self, measure->index))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: is in add as well", measure->id);
      return FALSE;
    }

  if (!check_value (statement, measure, error))
    return FALSE;

  self->statements[self->n_statements++] = *statement;
  return TRUE;
}

/**
 * bw_report_parse:
 * @self: (out caller-allocates): the report; cleared on failure
 * @json: the object of the wire
 * @catalogue: the measures there are
 * @error: return location; `BW_MODEL_ERROR_FIELD`, "/pointer: reason"
 *
 * Whether the place exists and the time lies ahead is for the caller to judge.
 *
 * Returns: whether it is a report
 */
gboolean
bw_report_parse (BwReport            *self,
                 JsonObject          *json,
                 BwMeasureCatalogue  *catalogue,
                 GError             **error)
{
  g_return_val_if_fail (self != NULL && json != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (read_head (self, json, error)
      && read_member (self, json, catalogue, "add", error)
      && read_member (self, json, catalogue, "set", error)
      && (self->n_statements > 0 || fail (error, ": must have at least one statement in add or set")))
    return TRUE;

  bw_report_clear (self);
  return FALSE;
}

/**
 * bw_report_clear:
 * @self: a report, or one that is all zero
 *
 * Frees what it holds and makes it all zero.
 */
void
bw_report_clear (BwReport *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->place);
  g_free (self->subject);
  memset (self, 0, sizeof *self);
}

/**
 * bw_report_to_json:
 * @self: a report
 * @catalogue: the measures there are
 * @zone: the zone to write its time in
 *
 * Returns: (transfer full): the object of the wire
 */
JsonObject *
bw_report_to_json (const BwReport     *self,
                   BwMeasureCatalogue *catalogue,
                   GTimeZone          *zone)
{
  JsonObject *json = json_object_new ();
  JsonObject *add = json_object_new ();
  JsonObject *set = json_object_new ();
  g_autofree char *at = bw_time_format (self->at, zone);
  char id[BW_UUID_TEXT_LENGTH + 1];

  for (guint i = 0; i < self->n_statements; i++)
    {
      const BwStatement *statement = &self->statements[i];

      add_statement (statement->set ? set : add, statement,
                     bw_measure_catalogue_get (catalogue, statement->measure)->id);
    }

  bw_uuid_format (self->id, id);
  json_object_set_string_member (json, "id", id);
  json_object_set_string_member (json, "place", self->place);
  json_object_set_string_member (json, "subject", self->subject);
  json_object_set_string_member (json, "at", at);
  take_unless_empty (json, "add", add);
  take_unless_empty (json, "set", set);
  json_object_set_string_member (json, "source", bw_source_to_string (self->source));
  return json;
}
