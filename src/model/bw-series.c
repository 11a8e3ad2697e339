/* bw-series.c: a document of type `series`, the history of one flow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-series.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-payload-private.h"
#include "bw-time.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (BwSeries, bw_series, bw_series_ref, bw_series_unref)

static void
clear_series (gpointer data)
{
  BwSeries *self = data;

  g_free (self->place);
  g_free (self->subject);
  g_free (self->measure);
  g_free (self->values);
}

static gboolean
read_values (BwSeries    *self,
             JsonObject  *json,
             GError     **error)
{
  JsonNode *node = json_object_get_member (json, "values");
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/values: must be a list of numbers");
      return FALSE;
    }

  list = json_node_get_array (node);
  self->n_values = json_array_get_length (list);
  self->values = g_new0 (double, self->n_values);
  for (guint i = 0; i < self->n_values; i++)
    {
      JsonNode *value = json_array_get_element (list, i);
      GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

      if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
        self->values[i] = json_node_get_double (value);
      if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) || !isfinite (self->values[i]))
        {
          g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                       "/values/%u: must be a finite number", i);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_tail (BwSeries    *self,
           JsonObject  *json,
           GError     **error)
{
  gint64 from = 0;
  gint64 after = 0;

  if ((json_object_has_member (json, "from")
       && !bw_json_get_integer (json, "from", 1, BW_SERIES_MAX_VALUES, &from, error))
      || ((from > 0 || json_object_has_member (json, "after"))
          && !bw_json_get_integer (json, "after", 1, G_MAXINT64, &after, error)))
    return FALSE;

  self->from = (guint) from;
  self->after = (guint64) after;
  return TRUE;
}

static gboolean
read_series (BwSeries    *self,
             JsonObject  *json,
             GError     **error)
{
  gint64 seconds;

  if (!bw_payload_dup_string (json, "place", TRUE, &self->place, error)
      || !bw_payload_dup_string (json, "subject", TRUE, &self->subject, error)
      || !bw_payload_dup_string (json, "measure", TRUE, &self->measure, error)
      || !bw_json_get_time (json, "start", &self->start, error)
      || !bw_json_get_integer (json, "step", 1, 366 * 86400, &seconds, error))
    return FALSE;

  self->step = seconds * BW_TIME_SECOND;
  return read_tail (self, json, error) && read_values (self, json, error);
}

/**
 * bw_series_new:
 * @json: a document of type `series`
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the series
 */
BwSeries *
bw_series_new (JsonObject  *json,
               GError     **error)
{
  g_autoptr (BwSeries) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwSeries);
  return read_series (self, json, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_series_new_full:
 * @place: code of the area
 * @subject: `sampling:r1`, …
 * @measure: wire name of the measure
 * @start: time of the first value
 * @step: microseconds between two values, whole seconds
 * @values: (array length=n_values): running totals, copied
 * @n_values: how many
 *
 * Returns: (transfer full): the series
 */
BwSeries *
bw_series_new_full (const char   *place,
                    const char   *subject,
                    const char   *measure,
                    gint64        start,
                    gint64        step,
                    const double *values,
                    guint         n_values)
{
  return bw_series_new_tail (place, subject, measure, start, step, 0, 0, values, n_values);
}

/**
 * bw_series_new_tail:
 * @place: code of the area
 * @subject: `sampling:r1`, …
 * @measure: wire name of the measure
 * @start: time of the first value of the whole
 * @step: microseconds between two values, whole seconds
 * @from: how many values are before these; 0: it is whole
 * @after: the version that it goes on from; 0 of a whole one
 * @values: (array length=n_values): running totals, copied
 * @n_values: how many
 *
 * Returns: (transfer full): the series
 */
BwSeries *
bw_series_new_tail (const char   *place,
                    const char   *subject,
                    const char   *measure,
                    gint64        start,
                    gint64        step,
                    guint         from,
                    guint64       after,
                    const double *values,
                    guint         n_values)
{
  BwSeries *self;

  g_return_val_if_fail (place != NULL && subject != NULL && measure != NULL, NULL);
  g_return_val_if_fail (step > 0, NULL);

  self = g_atomic_rc_box_new0 (BwSeries);
  self->place = g_strdup (place);
  self->subject = g_strdup (subject);
  self->measure = g_strdup (measure);
  self->start = start;
  self->step = step;
  self->from = from;
  self->after = after;
  self->values = g_memdup2 (values, n_values * sizeof (double));
  self->n_values = n_values;
  return self;
}

/* How many steps @tail begins after @standing; -1: it does not go on from it. */
static gint64
find_shift (const BwSeries *standing,
            const BwSeries *tail)
{
  gint64 shift;

  if (standing->from != 0 || standing->step != tail->step || tail->start < standing->start
      || (tail->start - standing->start) % tail->step != 0)
    return -1;

  shift = (tail->start - standing->start) / tail->step;
  return shift + tail->from <= standing->n_values ? shift : -1;
}

/**
 * bw_series_join:
 * @standing: a whole history
 * @tail: what is new of it, of the same area, subject and measure
 * @error: return location; `BW_MODEL_ERROR_RULE` if it does not go on from it, or
 *   would be longer than any may be
 *
 * The whole may begin later than @standing: then what is before it is dropped.
 *
 * Returns: (transfer full) (nullable): the history as it is now
 */
BwSeries *
bw_series_join (const BwSeries  *standing,
                const BwSeries  *tail,
                GError         **error)
{
  g_autofree double *values = NULL;
  gint64 shift;

  g_return_val_if_fail (standing != NULL && tail != NULL, NULL);

  shift = find_shift (standing, tail);
  if (shift < 0)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE,
                   "/from: %u values must be there, and they are not", tail->from);
      return NULL;
    }

  if (tail->from > BW_SERIES_MAX_VALUES || tail->n_values > BW_SERIES_MAX_VALUES - tail->from)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE, "/values: with what stands more than %d",
                   BW_SERIES_MAX_VALUES);
      return NULL;
    }

  values = g_new (double, (gsize) tail->from + tail->n_values);
  for (guint i = 0; i < tail->from; i++)
    values[i] = standing->values[shift + i];
  for (guint i = 0; i < tail->n_values; i++)
    values[tail->from + i] = tail->values[i];

  return bw_series_new_full (tail->place, tail->subject, tail->measure, tail->start, tail->step,
                             values, tail->from + tail->n_values);
}

/**
 * bw_series_ref:
 * @self: a series
 *
 * Returns: (transfer full): @self
 */
BwSeries *
bw_series_ref (BwSeries *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_series_unref:
 * @self: (transfer full): a series
 */
void
bw_series_unref (BwSeries *self)
{
  g_atomic_rc_box_release_full (self, clear_series);
}

/**
 * bw_series_to_json:
 * @self: a series
 * @zone: the zone to write times in
 *
 * Returns: (transfer full): its document
 */
JsonObject *
bw_series_to_json (const BwSeries *self,
                   GTimeZone      *zone)
{
  JsonObject *json = json_object_new ();
  JsonArray *values = json_array_sized_new (self->n_values);
  g_autofree char *id = g_strjoin ("/", self->place, self->subject, self->measure, NULL);
  g_autofree char *start = bw_time_format (self->start, zone);
  g_autofree char *at = bw_time_format (self->start
                                        + (MAX (1, (gint64) self->from + self->n_values) - 1) * self->step, zone);

  for (guint i = 0; i < self->n_values; i++)
    json_array_add_double_element (values, self->values[i]);

  json_object_set_string_member (json, "type", "series");
  json_object_set_string_member (json, "id", id);
  json_object_set_string_member (json, "place", self->place);
  json_object_set_string_member (json, "subject", self->subject);
  json_object_set_string_member (json, "measure", self->measure);
  json_object_set_string_member (json, "at", at);
  json_object_set_string_member (json, "start", start);
  json_object_set_int_member (json, "step", self->step / BW_TIME_SECOND);
  if (self->from > 0)
    {
      json_object_set_int_member (json, "from", self->from);
      json_object_set_int_member (json, "after", (gint64) self->after);
    }
  json_object_set_array_member (json, "values", values);
  return json;
}

/**
 * bw_series_get_at:
 * @self: a series
 * @time: microseconds since 1970
 *
 * Returns: the running total at @time
 */
double
bw_series_get_at (const BwSeries *self,
                  gint64          time)
{
  gint64 index;
  double part;

  if (self->n_values == 0 || time < self->start)
    return 0;

  index = (time - self->start) / self->step;
  if (index >= (gint64) self->n_values - 1)
    return self->values[self->n_values - 1];

  part = (double) ((time - self->start) % self->step) / (double) self->step;
  return self->values[index] + part * (self->values[index + 1] - self->values[index]);
}
