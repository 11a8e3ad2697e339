/* bw-report-intake.c: a body full of reports, judged one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-intake.h"

#include "bw-json.h"
#include "bw-ledger-count.h"
#include "bw-wire.h"

#include <string.h>

#define MAX_LINE (64 * 1024)

/* No plainly written report is as short: its id alone has 36 characters. */
#define MIN_REPORT 100

static void
free_rejection (gpointer data)
{
  BwRejection *rejection = data;

  g_free (rejection->pointer);
  g_free (rejection->reason);
  g_free (rejection);
}

static void
reject (BwReportIntake *self,
        guint           index,
        const char     *pointer,
        const char     *reason)
{
  BwRejection *rejection = g_new0 (BwRejection, 1);

  rejection->index = index;
  rejection->pointer = g_strdup (pointer);
  rejection->reason = g_strdup (reason);
  g_ptr_array_add (self->rejected, rejection);
}

static void
reject_error (BwReportIntake *self,
              guint           index,
              const GError   *error)
{
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;

  bw_json_split_error (error, &pointer, &reason);
  reject (self, index, pointer, reason);
}

/* Whether it can be taken; the place is judged first, so that a token learns
 * nothing about places that are none of its business. */
static gboolean
judge (BwReportIntake      *self,
       guint                index,
       const BwReport      *report,
       const BwReportRules *rules)
{
  BwPlaceTree *places = bw_picture_get_places (rules->picture);
  BwPlace place = bw_place_tree_lookup (places, report->place);
  g_autoptr (GError) error = NULL;

  if (place != BW_PLACE_NONE && !bw_scope_has_place (places, rules->scope, place))
    {
      self->n_outside++;
      reject (self, index, "/place", "lies outside the area of the token");
      return FALSE;
    }

  if (bw_ledger_count_has_id (report->id))
    {
      reject (self, index, "/id", "is one that the backend itself gives to what the ledger counts");
      return FALSE;
    }

  if (report->at > rules->latest)
    {
      reject (self, index, "/at", "lies ahead of the backend's clock");
      return FALSE;
    }

  if (!rules->any_source && report->source != BW_SOURCE_REPORT && report->source != BW_SOURCE_SIMULATION)
    {
      reject (self, index, "/source", "is for those who keep the ledger");
      return FALSE;
    }

  if (bw_picture_check_report (rules->picture, report, &error))
    return TRUE;

  reject_error (self, index, error);
  return FALSE;
}

static void
take_node (BwReportIntake      *self,
           guint                index,
           JsonNode            *node,
           const BwReportRules *rules)
{
  BwReport *report = &self->reports[self->n_reports];
  g_autoptr (GError) error = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      reject (self, index, "", "must be an object");
      return;
    }

  if (!bw_report_parse (report, json_node_get_object (node), bw_picture_get_catalogue (rules->picture), &error))
    {
      reject_error (self, index, error);
      return;
    }

  if (judge (self, index, report, rules))
    self->n_reports++;
  else
    bw_report_clear (report);
}

static BwProblem *
make_too_many (const BwReportRules *rules)
{
  return bw_problem_new (413, "more than %u reports in one request", rules->maximum);
}

static void
drop_all (BwReportIntake *self)
{
  for (guint i = 0; i < self->n_reports; i++)
    bw_report_clear (&self->reports[i]);

  g_clear_pointer (&self->reports, g_free);
  g_ptr_array_set_size (self->rejected, 0);
  self->n_reports = 0;
  self->n_outside = 0;
}

static const char *
skip_space (const char *text,
            const char *end)
{
  while (text < end && (*text == ' ' || *text == '\n' || *text == '\r' || *text == '\t'))
    text++;

  return text;
}

/* An array of plainly written reports, which nearly all are, without a tree. FALSE:
 * nothing was taken; something in it is not plain, or not good. */
static gboolean
read_plain (BwReportIntake      *self,
            const char          *body,
            gsize                length,
            const BwReportRules *rules)
{
  const char *end = body + length;
  const char *text = skip_space (body, end);
  guint room = MIN (rules->maximum, (guint) (length / MIN_REPORT) + 1);
  guint n = 0;

  if (text == end || *text++ != '[')
    return FALSE;

  self->reports = g_new (BwReport, room);
  for (gboolean is_more = TRUE; is_more && n < room; n++)
    {
      BwReport *report = &self->reports[self->n_reports];

      if (!bw_report_scan (report, &text, end, bw_picture_get_catalogue (rules->picture)))
        break;

      if (judge (self, n, report, rules))
        self->n_reports++;
      else
        bw_report_clear (report);

      text = skip_space (text, end);
      is_more = text < end && *text == ',';
      text += is_more;
    }

  if (n > 0 && text < end && *text == ']' && skip_space (text + 1, end) == end)
    return TRUE;

  drop_all (self);
  return FALSE;
}

static BwProblem *
read_json (BwReportIntake      *self,
           const char          *body,
           gsize                length,
           const BwReportRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *list;
  guint n;

  if (read_plain (self, body, length, rules))
    return NULL;

  root = bw_json_parse (body, (gssize) length, length, &error);
  if (root == NULL)
    return bw_problem_new_from_error (error);

  if (JSON_NODE_HOLDS_OBJECT (root))
    {
      self->reports = g_new0 (BwReport, 1);
      take_node (self, 0, root, rules);
      return NULL;
    }

  if (!JSON_NODE_HOLDS_ARRAY (root))
    return bw_problem_new (400, "must be an array of reports");

  list = json_node_get_array (root);
  n = json_array_get_length (list);
  if (n > rules->maximum)
    return make_too_many (rules);

  self->reports = g_new0 (BwReport, n + 1);
  for (guint i = 0; i < n; i++)
    take_node (self, i, json_array_get_element (list, i), rules);

  return NULL;
}

static guint
count_lines (const char *body,
             gsize       length)
{
  const char *end = body + length;
  guint n = 0;

  while (body < end)
    {
      const char *stop = memchr (body, '\n', (gsize) (end - body));

      stop = stop != NULL ? stop : end;
      n += stop > body;
      body = stop + 1;
    }

  return n;
}

static void
take_line (BwReportIntake      *self,
           guint                index,
           const char          *line,
           gsize                length,
           const BwReportRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bw_json_parse (line, (gssize) length, MAX_LINE, &error);

  if (node != NULL)
    take_node (self, index, node, rules);
  else
    reject_error (self, index, error);
}

static BwProblem *
read_lines (BwReportIntake      *self,
            const char          *body,
            gsize                length,
            const BwReportRules *rules)
{
  const char *end = body + length;
  guint n = count_lines (body, length);
  guint index = 0;

  if (n > rules->maximum)
    return make_too_many (rules);
  if (n == 0)
    return bw_problem_new (400, "there is no report in the body");

  self->reports = g_new0 (BwReport, n + 1);
  while (body < end)
    {
      const char *stop = memchr (body, '\n', (gsize) (end - body));
      gsize line;

      stop = stop != NULL ? stop : end;
      line = (gsize) (stop - body);
      if (line > 0 && body[line - 1] == '\r')
        line--;
      if (line > 0)
        take_line (self, index, body, line, rules);
      index += stop > body;
      body = stop + 1;
    }

  return NULL;
}

/**
 * bw_report_intake_find_format:
 * @content_type: (nullable): of the request
 * @body: the body
 *
 * Returns: how to read it
 */
BwReportFormat
bw_report_intake_find_format (const char *content_type,
                              const char *body)
{
  g_autofree char *type = g_strndup (content_type != NULL ? content_type : "",
                                     content_type != NULL ? strcspn (content_type, "; ") : 0);

  if (g_ascii_strcasecmp (type, "application/x-ndjson") == 0
      || g_ascii_strcasecmp (type, "application/ndjson") == 0
      || g_ascii_strcasecmp (type, "application/jsonl") == 0)
    return BW_REPORT_FORMAT_NDJSON;
  if (g_ascii_strcasecmp (type, "application/json") == 0)
    return BW_REPORT_FORMAT_JSON;

  return body[strspn (body, " \t\r\n")] == '[' ? BW_REPORT_FORMAT_JSON : BW_REPORT_FORMAT_NDJSON;
}

/**
 * bw_report_intake_read:
 * @self: (out caller-allocates): what the body holds
 * @body: the body
 * @length: of the body
 * @format: how to read it
 * @rules: what is taken
 *
 * Returns: (transfer full) (nullable): why nothing can be taken; %NULL if each
 *   report was judged by itself
 */
BwProblem *
bw_report_intake_read (BwReportIntake      *self,
                       const char          *body,
                       gsize                length,
                       BwReportFormat       format,
                       const BwReportRules *rules)
{
  memset (self, 0, sizeof *self);
  self->rejected = g_ptr_array_new_with_free_func (free_rejection);
  return format == BW_REPORT_FORMAT_JSON ? read_json (self, body, length, rules)
                                         : read_lines (self, body, length, rules);
}

/**
 * bw_report_intake_clear:
 * @self: an intake
 *
 * Frees what is left in it.
 */
void
bw_report_intake_clear (BwReportIntake *self)
{
  if (self->rejected != NULL && self->reports != NULL)
    drop_all (self);

  g_clear_pointer (&self->rejected, g_ptr_array_unref);
  memset (self, 0, sizeof *self);
}

/**
 * bw_report_intake_find_index:
 * @self: an intake whose rejections stand in order
 * @n: the n-th that is good, from 0
 *
 * Returns: which report of the body that was
 */
guint
bw_report_intake_find_index (BwReportIntake *self,
                             guint           n)
{
  for (guint i = 0; i < self->rejected->len; i++)
    {
      const BwRejection *rejection = g_ptr_array_index (self->rejected, i);

      if (rejection->index > n)
        break;

      n++;
    }

  return n;
}

/**
 * bw_report_intake_reject:
 * @self: an intake
 * @index: which report of the body
 * @pointer: into the report
 * @reason: what is wrong there
 *
 * Of one that was good as far as could be seen.
 */
void
bw_report_intake_reject (BwReportIntake *self,
                         guint           index,
                         const char     *pointer,
                         const char     *reason)
{
  reject (self, index, pointer, reason);
}

char *
bw_report_intake_write (BwReportIntake *self)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < self->rejected->len; i++)
    {
      const BwRejection *rejection = g_ptr_array_index (self->rejected, i);

      g_string_append_printf (out, "%s{\"index\":%u,\"pointer\":", i > 0 ? "," : "", rejection->index);
      bw_wire_append_text (out, rejection->pointer);
      g_string_append (out, ",\"reason\":");
      bw_wire_append_text (out, rejection->reason);
      g_string_append_c (out, '}');
    }

  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}
