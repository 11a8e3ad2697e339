/* bw-rule-order.c: orders are numbered, stay, and are superseded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-rule-private.h"

#include <string.h>

/* A number that is looked for. */
typedef struct
{
  const char *number;
  const char *issuer;  /* (nullable) */
  gboolean    is_taken;
} Number;

static gboolean
see_order (const char *json,
           gpointer    data)
{
  Number *number = data;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *order;

  /* Most are not to be parsed for that; one with an escape may be it all the same. */
  if (strstr (json, number->number) == NULL && strchr (json, '\\') == NULL)
    return TRUE;

  node = bw_json_parse (json, -1, G_MAXINT, NULL);
  order = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  number->is_taken = g_strcmp0 (bw_rule_get_text (order, "number"), number->number) == 0
                     && g_strcmp0 (bw_rule_get_text (order, "issuer"), number->issuer) == 0;
  return !number->is_taken;
}

static gboolean
check_number (BwRuleCase  *self,
              GError     **error)
{
  Number number = { bw_rule_get_text (self->after, "number"), bw_rule_get_text (self->after, "issuer"), FALSE };

  if (number.number == NULL)
    return TRUE;
  if (!self->each (BW_DOCUMENT_TYPE_ORDER, see_order, &number, self->user_data, error))
    return FALSE;

  return !number.is_taken || bw_rule_refuse (error, "/number", "the issuer has given this number already");
}

static gboolean
is_request (JsonObject *order)
{
  return g_strcmp0 (bw_rule_get_text (order, "kind"), "request") == 0;
}

/* Who may only ask must not undo what he was told. */
static gboolean
check_superseded (BwRuleCase  *self,
                  GError     **error)
{
  const char *id = bw_rule_get_text (self->after, "supersedes");
  g_autoptr (JsonObject) superseded = NULL;

  if (id == NULL)
    return !json_object_get_boolean_member_with_default (self->after, "cancels", FALSE)
           || bw_rule_refuse (error, "/cancels", "names no order: put its id in “supersedes”");

  superseded = self->find (BW_DOCUMENT_TYPE_ORDER, id, self->user_data, error);
  if (superseded == NULL)
    return FALSE;
  if (is_request (self->after) && !is_request (superseded))
    return bw_rule_refuse (error, "/supersedes", "is no request, and a request supersedes nothing else");

  return bw_rule_get_text (superseded, "superseded_by") == NULL
         || bw_rule_refuse (error, "/supersedes", "has been superseded by another one already");
}

/* (nullable): a code of @list that is not in @others */
static const char *
find_left_out (JsonNode *list,
               JsonNode *others)
{
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
  JsonArray *among = others != NULL && JSON_NODE_HOLDS_ARRAY (others) ? json_node_get_array (others) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      gboolean is_there = FALSE;

      for (guint j = 0; among != NULL && j < json_array_get_length (among) && !is_there; j++)
        is_there = json_node_equal (item, json_array_get_element (among, j));
      if (!is_there)
        return json_node_get_string (item);
    }

  return NULL;
}

static gboolean
keeps_recipients (BwRuleCase  *self,
                  GError     **error)
{
  JsonNode *before = json_object_get_member (self->before, "recipients");
  JsonNode *after = json_object_get_member (self->after, "recipients");

  return find_left_out (before, after) == NULL
         || bw_rule_refuse (error, "/recipients", "who was told stays told: supersede the order");
}

/* A receipt that is looked for. */
typedef struct
{
  const char *order;
  gboolean    is_read;
} Answer;

static gboolean
see_receipt (const char *json,
             gpointer    data)
{
  Answer *answer = data;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *receipt;
  const char *state;

  if (strstr (json, answer->order) == NULL && strchr (json, '\\') == NULL)
    return TRUE;

  node = bw_json_parse (json, -1, G_MAXINT, NULL);
  receipt = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  state = bw_rule_get_text (receipt, "state");
  answer->is_read = g_strcmp0 (bw_rule_get_text (receipt, "order"), answer->order) == 0
                    && state != NULL && !g_str_equal (state, "sent");
  return !answer->is_read;
}

/* Who has it acts on what he read: that does not become another thing behind his
 * back. More may still be told it. */
static gboolean
keeps_content (BwRuleCase  *self,
               GError     **error)
{
  static const char * const free[] = { "recipients", "superseded_by", NULL };
  Answer answer = { self->id, FALSE };
  g_autofree char *pointer = NULL;
  const char *changed;

  if (bw_rule_find_change (self, free) == NULL)
    return TRUE;
  if (!self->each (BW_DOCUMENT_TYPE_RECEIPT, see_receipt, &answer, self->user_data, error))
    return FALSE;
  if (!answer.is_read)
    return TRUE;

  /* A drill is marked on the way out: what comes back so is no change. */
  bw_rule_carry (self, "exercise");
  changed = bw_rule_find_change (self, free);
  if (changed == NULL)
    return TRUE;

  pointer = g_strconcat ("/", changed, NULL);
  return bw_rule_refuse (error, pointer, "an area has received it as it is: supersede the order");
}

gboolean
bw_rule_check_order (BwRuleCase  *self,
                     GError     **error)
{
  static const char * const fixed[] = { "kind", "number", "issuer", "supersedes", "cancels", NULL };

  if (self->after == NULL)
    return bw_rule_refuse (error, "", "an order is not taken back: supersede it");
  if (self->before == NULL)
    return check_number (self, error) && check_superseded (self, error);
  if (bw_rule_get_text (self->before, "superseded_by") != NULL)
    return bw_rule_refuse (error, "/superseded_by", "has been superseded, and stays as it was");

  return bw_rule_keeps (self, fixed, error) && keeps_recipients (self, error) && keeps_content (self, error);
}
