/* bw-visit.c: an inspection, as a document of that type tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit.h"

#include "bw-json.h"

static void
clear_finding (gpointer data)
{
  BwFinding *finding = data;

  g_free (finding->measure);
  g_free (finding->note);
}

static gboolean
peek_boolean (JsonObject *object,
              const char *member)
{
  gboolean value = FALSE;

  return bw_json_has (object, member) && bw_json_get_boolean (object, member, &value, NULL) && value;
}

static void
read_findings (BwVisit    *self,
               JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "findings");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      JsonObject *from = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      BwFinding finding;

      if (from == NULL)
        continue;

      finding.measure = g_strdup (bw_json_peek_string (from, "measure"));
      finding.verdict = bw_verdict_from_string (bw_json_peek_string (from, "verdict"));
      finding.note = g_strdup (bw_json_peek_string (from, "note"));
      g_array_append_val (self->findings, finding);
    }
}

BwVisit *
bw_visit_new (BwDocument *document)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (document);
  const char *state = bw_json_peek_string (object, "state");
  BwVisit *self = g_new0 (BwVisit, 1);

  self->id = g_strdup (bw_document_get_id (document));
  self->place = g_strdup (bw_json_peek_string (object, "place"));
  self->at = bw_document_get_at (document);
  self->is_dated = !bw_json_has (object, "precision");
  self->is_unannounced = peek_boolean (object, "unannounced");
  self->is_sample = peek_boolean (object, "sample");
  self->inspector_role = g_strdup (bw_json_peek_string (object, "inspector_role"));
  self->findings = g_array_new (FALSE, FALSE, sizeof (BwFinding));
  g_array_set_clear_func (self->findings, clear_finding);
  read_findings (self, object);

  /* The rule of the backend: without a state it is done as soon as something was found. */
  self->is_done = state != NULL ? g_str_equal (state, "done") : self->findings->len > 0;
  return self;
}

void
bw_visit_free (BwVisit *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->place);
  g_free (self->inspector_role);
  g_array_unref (self->findings);
  g_free (self);
}

guint
bw_visit_count_faults (const BwVisit *self)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += bw_verdict_is_fault (g_array_index (self->findings, BwFinding, i).verdict) ? 1 : 0;

  return n;
}

BwVerdict
bw_visit_get_verdict (const BwVisit *self)
{
  static const BwVerdict order[] = { BW_VERDICT_UNMET, BW_VERDICT_PARTIAL, BW_VERDICT_COMMENDED, BW_VERDICT_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < self->findings->len; j++)
      {
        if (g_array_index (self->findings, BwFinding, j).verdict == order[i])
          return order[i];
      }

  return self->findings->len > 0 ? BW_VERDICT_MET : BW_VERDICT_NONE;
}
