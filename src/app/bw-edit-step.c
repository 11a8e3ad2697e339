/* bw-edit-step.c: one change of an action, to know it again and take it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-edit-step.h"

#include "bw-json.h"
#include "bw-patch.h"

#define MAX_LENGTH (2 * 1024 * 1024)

static JsonObject *
ref (JsonObject *object)
{
  return object != NULL ? json_object_ref (object) : NULL;
}

/* An order is superseded, and what was told stays told; a wall comes back by itself, and is
 * not there because a desk says so; a receipt only goes on, and a follow-up too, but whoever
 * gave its evidence may take that back; a team that has come has come, and what it is over
 * with is in the ledger (bw-rule-….c). */
static gboolean
stays (const BwEditStep *self)
{
  if (self->type == BW_DOCUMENT_TYPE_FOLLOWUP)
    return self->before == NULL || self->after == NULL
           || g_strcmp0 (bw_json_peek_string (self->before, "state"), "open") != 0
           || g_strcmp0 (bw_json_peek_string (self->after, "state"), "evidence") != 0;

  if (self->type == BW_DOCUMENT_TYPE_ASSIGNMENT && self->before != NULL && self->after != NULL)
    return g_strcmp0 (bw_json_peek_string (self->before, "state"), bw_json_peek_string (self->after, "state")) != 0;

  return bw_document_type_is_ledger (self->type)
         || self->type == BW_DOCUMENT_TYPE_DISPLAY
         || self->type == BW_DOCUMENT_TYPE_ORDER
         || self->type == BW_DOCUMENT_TYPE_RECEIPT;
}

/* What the backend itself writes into a document that somebody makes. */
static gboolean
is_of_backend (const char *member)
{
  return g_str_equal (member, "exercise");
}

/* Whether nobody has written anything into what this has made. As long as its version is
 * not known every member must be of this. */
static gboolean
is_untouched (const BwEditStep *self,
              JsonObject       *standing)
{
  guint64 seq = (guint64) json_object_get_int_member_with_default (standing, "seq", 0);
  g_autoptr (JsonObject) differing = NULL;
  g_autoptr (GList) names = NULL;

  if (self->version != NULL && !self->is_found)
    return seq == bw_edit_step_get_seq (self);

  differing = bw_patch_make (self->after, standing);
  names = json_object_get_members (differing);
  for (GList *link = names; link != NULL; link = link->next)
    {
      if (!is_of_backend (link->data))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full): the members that this has changed, as the backend wrote them: what it
 * added, as the time of an acknowledgement, tells ours from the same words of others; what
 * it does not keep is not there. */
static JsonObject *
make_traces (const BwEditStep *self)
{
  JsonObject *patch = bw_patch_make (self->before, self->after);
  g_autoptr (GList) names = json_object_get_members (patch);

  for (GList *link = names; link != NULL && self->made != NULL; link = link->next)
    {
      if (bw_json_has (self->made, link->data))
        json_object_set_member (patch, link->data, json_object_dup_member (self->made, link->data));
      else
        json_object_set_null_member (patch, link->data);
    }

  return patch;
}

static void
negate (JsonObject *counts,
        JsonObject *negative)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, counts);
  while (json_object_iter_next (&iter, &member, &node))
    {
      if (json_node_get_value_type (node) == G_TYPE_INT64)
        json_object_set_int_member (negative, member, -json_node_get_int (node));
      else
        json_object_set_double_member (negative, member, -json_node_get_double (node));
    }
}

/* The counts the other way round: what was set was read somewhere, and stays read. */
static JsonObject *
make_counter_report (const BwEditStep *self)
{
  JsonObject *report = json_object_new ();
  JsonObject *counts = json_object_new ();

  json_object_set_string_member (report, "place", json_object_get_string_member (self->after, "place"));
  json_object_set_string_member (report, "subject", json_object_get_string_member (self->after, "subject"));
  negate (json_object_get_object_member (self->after, "add"), counts);
  json_object_set_object_member (report, "add", counts);
  return report;
}

/**
 * bw_edit_step_new:
 * @type: of the document
 * @path: where it goes to
 * @title: for the person
 * @before: (nullable): what is there
 * @after: (nullable): what it becomes
 * @entry: on its way
 *
 * Returns: (transfer full): a step
 */
BwEditStep *
bw_edit_step_new (BwDocumentType       type,
                  const char          *path,
                  const char          *title,
                  JsonObject          *before,
                  JsonObject          *after,
                  BwClientOutboxEntry *entry)
{
  BwEditStep *self = g_new0 (BwEditStep, 1);

  self->type = type;
  self->path = g_strdup (path);
  self->title = g_strdup (title);
  self->before = ref (before);
  self->after = ref (after);
  self->entry = g_object_ref (entry);
  return self;
}

void
bw_edit_step_free (BwEditStep *self)
{
  g_free (self->path);
  g_free (self->title);
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->after, json_object_unref);
  g_clear_pointer (&self->made, json_object_unref);
  g_object_unref (self->entry);
  g_free (self->version);
  g_free (self);
}

/**
 * bw_edit_step_note_taken:
 * @self: a step whose entry is taken
 *
 * Keeps what the backend has told of it.
 */
void
bw_edit_step_note_taken (BwEditStep *self)
{
  const char *current = bw_client_outbox_entry_get_current (self->entry);
  g_autoptr (JsonNode) root = current != NULL ? bw_json_parse (current, -1, MAX_LENGTH, NULL) : NULL;

  self->is_taken = TRUE;
  self->is_found = bw_client_outbox_entry_is_found (self->entry);
  g_clear_pointer (&self->made, json_object_unref);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    self->made = json_node_dup_object (root);
  g_free (self->version);
  self->version = g_strdup (bw_client_outbox_entry_get_version (self->entry));
}

/**
 * bw_edit_step_get_seq:
 * @self: a step
 *
 * Returns: seq of what it has become; 0: that is not known
 */
guint64
bw_edit_step_get_seq (const BwEditStep *self)
{
  const char *version = self->version;

  /* An ETag of ours is a seq, with quotes around it or without. */
  return version != NULL ? g_ascii_strtoull (*version == '"' ? version + 1 : version, NULL, 10) : 0;
}

/**
 * bw_edit_step_is_reversible:
 * @self: a step
 *
 * What was found to be as it was to be may be somebody else's: an alert tells not who
 * has said the same, and what is gone tells nothing.
 *
 * Returns: whether there is a way back once the backend has it
 */
gboolean
bw_edit_step_is_reversible (const BwEditStep *self)
{
  if (self->is_found && (self->type == BW_DOCUMENT_TYPE_ALERT || self->after == NULL))
    return FALSE;

  return self->is_report ? bw_json_has (self->after, "add") : !stays (self);
}

/**
 * bw_edit_step_is_ours:
 * @self: a step
 * @standing: (nullable): what is there now
 *
 * Returns: whether that is just what it has made, and nobody has changed it since
 */
gboolean
bw_edit_step_is_ours (const BwEditStep *self,
                      JsonObject       *standing)
{
  g_autoptr (JsonObject) traces = NULL;

  if (standing == NULL || self->after == NULL)
    return standing == NULL && self->after == NULL;

  /* What is made goes as a whole: with it would go what others wrote there. */
  if (self->before == NULL && !is_untouched (self, standing))
    return FALSE;

  traces = make_traces (self);
  return bw_patch_is_in (traces, standing);
}

/**
 * bw_edit_step_take_back:
 * @self: a step that is reversible
 * @standing: (nullable): what is there now
 *
 * Returns: (transfer full) (nullable): what to put there instead, of a report what to
 *   send beside it; %NULL: it is to go
 */
JsonObject *
bw_edit_step_take_back (const BwEditStep *self,
                        JsonObject       *standing)
{
  g_autoptr (JsonObject) patch = NULL;
  g_autoptr (JsonObject) inverse = NULL;

  if (self->is_report)
    return make_counter_report (self);
  if (self->before == NULL)
    return NULL;
  if (self->after == NULL)
    return json_object_ref (self->before);

  patch = bw_patch_make (self->before, self->after);
  inverse = bw_patch_invert (patch, self->before);
  return bw_patch_apply (standing != NULL ? standing : self->after, inverse);
}
