/* bw-edit-words.c: members of documents in words, for one that compares two versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-edit-words.h"

#include "bw-format.h"
#include "bw-json.h"
#include "bw-place-name.h"
#include "bw-refusal-words.h"
#include "bw-time.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* Of data/schemas: those that people change. */
static const struct
{
  const char *name;
  const char *words;
} members[] = {
  { "acknowledged", NC_("member", "Acknowledged") },
  { "area", NC_("member", "Area") },
  { "at", NC_("member", "As of") },
  { "by", NC_("member", "By when") },
  { "by_role", NC_("member", "By whom") },
  { "contact_role", NC_("member", "Contact") },
  { "desks", NC_("member", "Desks") },
  { "due", NC_("member", "Due") },
  { "evidence", NC_("member", "Evidence") },
  { "expects", NC_("member", "Is to bring about") },
  { "findings", NC_("member", "Findings") },
  { "from", NC_("member", "From") },
  { "hours", NC_("member", "Hours") },
  { "issued", NC_("member", "Issued") },
  { "issuer", NC_("member", "Issuer") },
  { "kind", NC_("member", "Kind") },
  { "measure", NC_("member", "Measure") },
  { "name", NC_("member", "Name") },
  { "note", NC_("member", "Note") },
  { "number", NC_("member", "Number") },
  { "phone", NC_("member", "Telephone") },
  { "place", NC_("member", "Place") },
  { "position", NC_("member", "Position") },
  { "reason", NC_("member", "Reason") },
  { "recipients", NC_("member", "Recipients") },
  { "site", NC_("member", "Site") },
  { "size", NC_("member", "Size") },
  { "source", NC_("member", "Source") },
  { "state", NC_("member", "State") },
  { "supersedes", NC_("member", "Supersedes") },
  { "target", NC_("member", "Target") },
  { "task", NC_("member", "Task") },
  { "team", NC_("member", "Team") },
  { "text", NC_("member", "Text") },
  { "title", NC_("member", "Title") },
  { "to", NC_("member", "To") },
  { "until", NC_("member", "Until") },
  { "what", NC_("member", "What") },
};

/* Words that the schemas list. */
static const struct
{
  const char *name;
  const char *words;
} values[] = {
  { "acknowledged", NC_("value", "acknowledged") },
  { "closed", NC_("value", "closed") },
  { "delivered", NC_("value", "delivered") },
  { "doing", NC_("value", "under way") },
  { "done", NC_("value", "done") },
  { "evidence", NC_("value", "evidence given") },
  { "import", NC_("value", "imported") },
  { "manual", NC_("value", "entered by hand") },
  { "missed", NC_("value", "missed") },
  { "not_executable", NC_("value", "cannot be carried out") },
  { "notice", NC_("value", "notice") },
  { "on_duty", NC_("value", "on duty") },
  { "open", NC_("value", "open") },
  { "opened", NC_("value", "opened") },
  { "order", NC_("value", "order") },
  { "paused", NC_("value", "paused") },
  { "plan", NC_("value", "plan") },
  { "planned", NC_("value", "planned") },
  { "relieved", NC_("value", "relieved") },
  { "report", NC_("value", "reported") },
  { "request", NC_("value", "request") },
  { "sent", NC_("value", "sent") },
  { "simulation", NC_("value", "simulated") },
  { "unable", NC_("value", "unable") },
};

static char *
describe_text (BwDesk     *desk,
               const char *text)
{
  const char *word;
  gint64 time;

  if (bw_time_parse (text, &time, NULL))
    return bw_format_as_of (time, bw_desk_get_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));

  word = bw_edit_words_get_word (text);
  if (word != text)
    return g_strdup (word);

  word = bw_visit_words_get_role (text);
  if (word != text)
    return g_strdup (word);

  return g_strdup (bw_place_name_get (desk, text));
}

static char *
describe_array (BwDesk    *desk,
                JsonArray *array)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (words, bw_edit_words_dup_value (desk, json_array_get_element (array, i)));
  g_ptr_array_add (words, NULL);

  /* Translators: between the parts of a list in a sentence. */
  return g_strjoinv (C_("list", ", "), (char **) words->pdata);
}

static char *
describe_object (BwDesk     *desk,
                 JsonObject *object)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      g_autofree char *value = bw_edit_words_dup_value (desk, node);

      /* Translators: the name of something, and its value: "Reason: team sent". */
      g_ptr_array_add (words, g_strdup_printf (C_("member", "%s: %s"), bw_edit_words_get_member (member), value));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_("list", ", "), (char **) words->pdata);
}

static char *
describe_number (JsonNode *value)
{
  double number = json_node_get_double (value);

  return fabs (number - round (number)) > 0.0 ? g_strdup_printf ("%g", number) : bw_format_integer (number);
}

/**
 * bw_edit_words_get_member: (skip)
 * @member: of a document
 *
 * Returns: (transfer none): its name for a person
 */
const char *
bw_edit_words_get_member (const char *member)
{
  g_return_val_if_fail (member != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (g_str_equal (members[i].name, member))
        return g_dpgettext2 (NULL, "member", members[i].words);
    }

  return member;
}

/**
 * bw_edit_words_get_word: (skip)
 * @word: of those that the schemas list
 *
 * Returns: (transfer none): it for a person; @word itself if it is none of them
 */
const char *
bw_edit_words_get_word (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (g_str_equal (values[i].name, word))
        return g_dpgettext2 (NULL, "value", values[i].words);
    }

  return word;
}

/**
 * bw_edit_words_dup_value: (skip)
 * @desk: the desk
 * @value: (nullable): of a member
 *
 * Returns: (transfer full): for a person
 */
char *
bw_edit_words_dup_value (BwDesk   *desk,
                         JsonNode *value)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return g_strdup ("—");
  if (JSON_NODE_HOLDS_ARRAY (value))
    return describe_array (desk, json_node_get_array (value));
  if (JSON_NODE_HOLDS_OBJECT (value))
    return describe_object (desk, json_node_get_object (value));
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return describe_text (desk, json_node_get_string (value));
  if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (value) ? _("yes") : _("no"));

  return describe_number (value);
}

/**
 * bw_edit_words_dup_state: (skip)
 * @entry: something that waits
 *
 * Returns: (transfer full): what it is doing, why, and what to do
 */
char *
bw_edit_words_dup_state (BwClientOutboxEntry *entry)
{
  const char *reason = bw_client_outbox_entry_get_reason (entry);
  g_autofree char *words = NULL;
  const char *advice;
  const char *word = NULL;

  switch (bw_client_outbox_entry_get_state (entry))
    {
    case BW_OUTBOX_STATE_SENDING:
      word = C_("outbox", "on its way");
      break;

    case BW_OUTBOX_STATE_WITHDRAWN:
      word = C_("outbox", "undone; not known yet whether it had arrived");
      break;

    case BW_OUTBOX_STATE_CONFLICT:
      return g_strdup (C_("outbox", "somebody else was faster: choose"));

    case BW_OUTBOX_STATE_REFUSED:
      word = C_("outbox", "refused");
      break;

    case BW_OUTBOX_STATE_ANOTHERS:
      word = C_("outbox", "entered with another token, not sent");
      break;

    case BW_OUTBOX_STATE_WAITING:
    default:
      word = C_("outbox", "waiting");
      break;
    }

  if (reason == NULL)
    return g_strdup (word);

  words = bw_refusal_words_dup (reason);
  advice = bw_refusal_words_get_advice (reason);
  if (advice != NULL)
    /* Translators: what something that waits is doing, why, and what to do: "refused: it has been superseded.
     * Discard it". */
    return g_strdup_printf (C_("outbox", "%s: %s. %s"), word, words, advice);

  /* Translators: what something that waits is doing, and why: "waiting: not reached". */
  return g_strdup_printf (C_("outbox", "%s: %s"), word, words);
}
