/* bw-visit-draft.c: an inspection that is being written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-draft.h"

#include "bw-time.h"

#include <glib/gi18n.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

const char *
bw_visit_draft_find_fault (const BwVisitDraft *self)
{
  if (is_empty (self->place))
    return _("Choose the place that is inspected");
  if (g_strcmp0 (self->place, self->root) == 0)
    return _("The whole city inspects and is not inspected: choose a place in it");
  if (self->is_done && self->findings->len == 0)
    return _("Say how at least one measure was found");

  for (guint i = 0; i < self->findings->len; i++)
    {
      const BwFinding *finding = &g_array_index (self->findings, BwFinding, i);

      if (bw_verdict_is_fault (finding->verdict) && is_empty (finding->note))
        return _("Say in words what must be put right");
    }

  return NULL;
}

static JsonArray *
make_findings (const BwVisitDraft *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->findings->len; i++)
    {
      const BwFinding *finding = &g_array_index (self->findings, BwFinding, i);
      JsonObject *object = json_object_new ();

      if (finding->measure != NULL)
        json_object_set_string_member (object, "measure", finding->measure);
      if (finding->verdict != BW_VERDICT_NONE)
        json_object_set_string_member (object, "verdict", bw_verdict_to_string (finding->verdict));
      if (!is_empty (finding->note))
        json_object_set_string_member (object, "note", finding->note);
      json_array_add_object_element (list, object);
    }

  return list;
}

JsonObject *
bw_visit_draft_to_json (const BwVisitDraft *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "place", self->place);
  json_object_set_boolean_member (object, "unannounced", self->is_unannounced);
  json_object_set_string_member (object, "state", self->is_done ? "done" : "under_way");
  if (!is_empty (self->role))
    json_object_set_string_member (object, "inspector_role", self->role);
  json_object_set_array_member (object, "findings", make_findings (self));
  return object;
}

guint
bw_visit_draft_count_faults (const BwVisitDraft *self)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += bw_verdict_is_fault (g_array_index (self->findings, BwFinding, i).verdict) ? 1 : 0;

  return n;
}

JsonObject *
bw_visit_draft_make_followup (const BwVisitDraft *self,
                              guint               finding,
                              const char         *inspection,
                              const char         *owner,
                              gint64              due,
                              GTimeZone          *zone)
{
  const BwFinding *found = &g_array_index (self->findings, BwFinding, finding);
  g_autofree char *by = bw_time_format (due, zone);
  JsonObject *object;

  if (!self->is_done || !bw_verdict_is_fault (found->verdict))
    return NULL;

  object = json_object_new ();
  json_object_set_string_member (object, "inspection", inspection);
  json_object_set_string_member (object, "area", owner);
  json_object_set_string_member (object, "what", found->note);
  json_object_set_string_member (object, "due", by);
  json_object_set_string_member (object, "state", "open");
  return object;
}
