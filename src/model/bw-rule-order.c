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

static gboolean
is_among (JsonNode  *item,
          JsonArray *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      if (json_node_equal (item, json_array_get_element (list, i)))
        return TRUE;
    }

  return FALSE;
}

static JsonArray *
get_recipients (JsonObject *order)
{
  JsonNode *list = json_object_get_member (order, "recipients");

  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

/* Who received an order and does not hear that it is cancelled goes on with it; an area
 * that has gone hears nothing any more. */
static gboolean
tells_all (BwRuleCase  *self,
           JsonObject  *cancelled,
           GError     **error)
{
  JsonArray *told = get_recipients (cancelled);
  JsonArray *chosen = get_recipients (self->after);

  for (guint i = 0; told != NULL && i < json_array_get_length (told); i++)
    {
      JsonNode *item = json_array_get_element (told, i);
      g_autoptr (JsonObject) area = NULL;
      g_autoptr (GError) fault = NULL;

      if (is_among (item, chosen))
        continue;

      area = self->find (BW_DOCUMENT_TYPE_AREA, json_node_get_string (item), self->user_data, &fault);
      if (fault != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return FALSE;
        }
      if (area != NULL)
        return bw_rule_refuse (error, "/recipients", "does not name all who received the order that is cancelled");
    }

  return TRUE;
}

/* Who may only ask must not undo what he was told. */
static gboolean
check_superseded (BwRuleCase  *self,
                  GError     **error)
{
  const char *id = bw_rule_get_text (self->after, "supersedes");
  gboolean cancels = json_object_get_boolean_member_with_default (self->after, "cancels", FALSE);
  g_autoptr (JsonObject) superseded = NULL;

  if (id == NULL)
    return !cancels || bw_rule_refuse (error, "/cancels", "names no order: put its id in “supersedes”");

  superseded = self->find (BW_DOCUMENT_TYPE_ORDER, id, self->user_data, error);
  if (superseded == NULL)
    return FALSE;
  if (is_request (self->after) && !is_request (superseded))
    return bw_rule_refuse (error, "/supersedes", "is no request, and a request supersedes nothing else");

  if (bw_rule_get_text (superseded, "superseded_by") != NULL)
    return bw_rule_refuse (error, "/supersedes", "has been superseded by another one already");

  return !cancels || tells_all (self, superseded, error);
}

static gboolean
keeps_recipients (BwRuleCase  *self,
                  GError     **error)
{
  JsonArray *before = get_recipients (self->before);
  JsonArray *after = get_recipients (self->after);

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      if (!is_among (json_array_get_element (before, i), after))
        return bw_rule_refuse (error, "/recipients", "who was told stays told: supersede the order");
    }

  return TRUE;
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
