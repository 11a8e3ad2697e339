/* bw-client-history.c: how one measure of one place came to where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-history.h"

#include "bw-client-error.h"
#include "bw-client-question.h"
#include "bw-client-session-private.h"
#include "bw-json.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define PATIENCE_S 20
#define MAX_LENGTH (1024 * 1024)
#define MAX_POINTS 5001

/* What was asked. */
typedef struct
{
  char        *place;
  char        *subject;
  char        *measure;
  SoupMessage *message;  /* (owned) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->place);
  g_free (question->subject);
  g_free (question->measure);
  g_clear_object (&question->message);
  g_free (question);
}

static char *
make_path (const Question *question,
           gint64          from,
           gint64          to,
           guint           step)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *place = g_uri_escape_string (question->place, NULL, FALSE);
  g_autofree char *subject = g_uri_escape_string (question->subject, NULL, FALSE);
  g_autofree char *measure = g_uri_escape_string (question->measure, NULL, FALSE);
  g_autofree char *first = bw_time_format (from, utc);
  g_autofree char *last = bw_time_format (to, utc);
  g_autofree char *from_text = g_uri_escape_string (first, NULL, FALSE);
  g_autofree char *to_text = g_uri_escape_string (last, NULL, FALSE);

  return g_strdup_printf ("/v1/series?place=%s&subject=%s&measure=%s&from=%s&to=%s&step=%u",
                          place, subject, measure, from_text, to_text, step);
}

/* One `[time, value]`. FALSE: it is none. */
static gboolean
read_point (JsonNode *node,
            gint64   *time,
            double   *value)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *number;
  JsonNode *text;

  if (pair == NULL || json_array_get_length (pair) != 2)
    return FALSE;

  text = json_array_get_element (pair, 0);
  number = json_array_get_element (pair, 1);
  if (!JSON_NODE_HOLDS_VALUE (text) || json_node_get_value_type (text) != G_TYPE_STRING
      || !bw_time_parse (json_node_get_string (text), time, NULL))
    return FALSE;

  if (JSON_NODE_HOLDS_NULL (number))
    *value = NAN;
  else if (JSON_NODE_HOLDS_VALUE (number) && (json_node_get_value_type (number) == G_TYPE_INT64
                                              || json_node_get_value_type (number) == G_TYPE_DOUBLE))
    *value = json_node_get_double (number);
  else
    return FALSE;

  return TRUE;
}

/* (nullable): the points do not follow each other at one distance */
static BwSeries *
read_points (const Question *question,
             JsonArray      *points)
{
  guint n = json_array_get_length (points);
  g_autofree double *values = NULL;
  gint64 start = 0;
  gint64 step = 0;

  if (n < 2 || n > MAX_POINTS)
    return NULL;

  values = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 time;

      if (!read_point (json_array_get_element (points, i), &time, &values[i]))
        return NULL;

      if (i == 0)
        start = time;
      else if (i == 1)
        step = time - start;
      if (step < 0 || time != start + (gint64) i * step || (i > 0 && step == 0))
        return NULL;
    }

  return bw_series_new_full (question->place, question->subject, question->measure, start, step, values, n);
}

static BwSeries *
read_answer (const Question  *question,
             const char      *answer,
             gsize            length,
             GError         **error)
{
  g_autoptr (JsonNode) root = bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL);
  BwSeries *series = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? read_points (question, json_node_get_array (root))
                                                                  : NULL;

  if (series == NULL)
    g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT,
                 "the history of %s is no list of times and values", question->measure);
  return series;
}

static void
on_soup_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length = 0;
  g_autofree char *answer = bw_client_question_ask_finish (result, &length, &error);
  BwSeries *series = NULL;

  if (answer != NULL && soup_message_get_status (question->message) == SOUP_STATUS_OK)
    series = read_answer (question, answer, length, &error);
  else if (answer != NULL)
    error = bw_client_backend_read_refusal (question->message, answer, length);

  if (series != NULL)
    g_task_return_pointer (task, series, (GDestroyNotify) bw_series_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bw_client_history_ask_async:
 * @session: who is asked for it
 * @place: code of a place
 * @subject: of the measure
 * @measure: id of a flow, or of a gauge of a site
 * @from: the first time, microseconds, the backend's time
 * @to: the last time
 * @step: seconds between two points; the backend may widen it
 * @cancellable: (nullable): a cancellable
 * @callback: called when the history is there
 * @user_data: for @callback
 */
void
bw_client_history_ask_async (BwClientSession     *session,
                             const char          *place,
                             const char          *subject,
                             const char          *measure,
                             gint64               from,
                             gint64               to,
                             guint                step,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (SoupSession) soup = NULL;
  g_autofree char *path = NULL;
  Question *question;

  g_return_if_fail (BW_IS_CLIENT_SESSION (session));
  g_return_if_fail (place != NULL && subject != NULL && measure != NULL);

  g_task_set_source_tag (task, bw_client_history_ask_async);
  question = g_new0 (Question, 1);
  question->place = g_strdup (place);
  question->subject = g_strdup (subject);
  question->measure = g_strdup (measure);
  g_task_set_task_data (task, question, free_question);

  path = make_path (question, from, to, step);
  if (session->backend != NULL)
    question->message = bw_client_backend_new_message (session->backend, "GET", path);
  if (question->message == NULL)
    {
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, _("there is no backend to ask"));
      g_object_unref (task);
      return;
    }

  soup = bw_client_backend_new_session (session->backend);
  bw_client_question_ask_async (soup, question->message, MAX_LENGTH, PATIENCE_S, cancellable, on_soup_answer_cb,
                                task);
}

/**
 * bw_client_history_ask_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the history; %NULL if it did not come
 */
BwSeries *
bw_client_history_ask_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
