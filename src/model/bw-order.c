/* bw-order.c: what one level tells another, as a page shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order.h"

#include "bw-json.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (BwOrder, bw_order, bw_order_ref, bw_order_unref)

static char *
dup_text (JsonObject *object,
          const char *member)
{
  return g_strdup (bw_json_peek_string (object, member));
}

/* (transfer full): those that are texts */
static GStrv
dup_texts (JsonObject *object,
           const char *member)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
        g_strv_builder_add (texts, json_node_get_string (item));
    }

  return g_strv_builder_end (texts);
}

static void
read_expects (BwOrder    *self,
              JsonObject *members)
{
  JsonNode *node = json_object_get_member (members, "expects");
  JsonObject *expects = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  self->target = NAN;
  if (expects == NULL)
    return;

  self->measure = dup_text (expects, "measure");
  self->measure_place = dup_text (expects, "place");
  if (bw_json_has (expects, "target") && !bw_json_get_number (expects, "target", &self->target, NULL))
    self->target = NAN;
}

static void
clear (gpointer data)
{
  BwOrder *self = data;

  g_free (self->id);
  g_free (self->kind);
  g_free (self->number);
  g_free (self->title);
  g_free (self->text);
  g_free (self->issuer);
  g_strfreev (self->recipients);
  g_free (self->supersedes);
  g_free (self->superseded_by);
  g_free (self->measure);
  g_free (self->measure_place);
  g_clear_pointer (&self->document, bw_document_unref);
}

/**
 * bw_order_new:
 * @members: of a document or a draft
 *
 * Returns: (transfer full): an order; what is missing or wrong is left out
 */
BwOrder *
bw_order_new (JsonObject *members)
{
  BwOrder *self = g_rc_box_new0 (BwOrder);
  const char *kind = bw_json_peek_string (members, "kind");

  self->id = dup_text (members, "id");
  self->kind = g_strdup (kind != NULL ? kind : "notice");
  self->number = dup_text (members, "number");
  self->title = dup_text (members, "title");
  if (self->title == NULL)
    self->title = g_strdup ("");
  self->text = dup_text (members, "text");
  self->issuer = dup_text (members, "issuer");
  self->issued = bw_json_peek_time (members, "issued");
  self->acknowledge_by = bw_json_peek_time (members, "acknowledge_by");
  self->due = bw_json_peek_time (members, "due");
  self->recipients = dup_texts (members, "recipients");
  self->supersedes = dup_text (members, "supersedes");
  self->superseded_by = dup_text (members, "superseded_by");
  bw_json_get_boolean (members, "cancels", &self->cancels, NULL);
  bw_json_get_boolean (members, "exercise", &self->exercise, NULL);
  read_expects (self, members);
  return self;
}

/**
 * bw_order_new_from_document:
 * @document: an order
 *
 * Returns: (transfer full): the same as a page shows it
 */
BwOrder *
bw_order_new_from_document (BwDocument *document)
{
  g_autoptr (JsonObject) members = bw_document_dup_object (document);
  BwOrder *self = bw_order_new (members);

  self->document = bw_document_ref (document);
  if (self->issued == 0)
    self->issued = bw_document_get_at (document);

  return self;
}

/**
 * bw_order_new_successor:
 * @self: an order
 * @kind: of the new one
 * @title: of the new one
 * @text: (nullable): of the new one
 *
 * Returns: (transfer full): an order to the same recipients that takes its place
 */
BwOrder *
bw_order_new_successor (const BwOrder *self,
                        const char    *kind,
                        const char    *title,
                        const char    *text)
{
  g_autoptr (JsonObject) members = json_object_new ();
  JsonArray *recipients = json_array_new ();

  for (guint i = 0; self->recipients[i] != NULL; i++)
    json_array_add_string_element (recipients, self->recipients[i]);
  json_object_set_string_member (members, "kind", kind);
  json_object_set_string_member (members, "title", title);
  if (text != NULL)
    json_object_set_string_member (members, "text", text);
  json_object_set_string_member (members, "supersedes", self->id);
  json_object_set_array_member (members, "recipients", recipients);
  return bw_order_new (members);
}

BwOrder *
bw_order_ref (BwOrder *self)
{
  return g_rc_box_acquire (self);
}

void
bw_order_unref (BwOrder *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * bw_order_is_request:
 * @self: an order
 *
 * Returns: whether it asks the level above
 */
gboolean
bw_order_is_request (const BwOrder *self)
{
  return g_str_equal (self->kind, "request");
}

/**
 * bw_order_is_cancelled:
 * @self: an order
 * @picture: what else is known
 *
 * Returns: whether the one that has taken its place is known, and takes it back
 */
gboolean
bw_order_is_cancelled (const BwOrder *self,
                       BwPicture     *picture)
{
  BwDocument *document = self->superseded_by != NULL
                           ? bw_picture_get_document (picture, BW_DOCUMENT_TYPE_ORDER, self->superseded_by) : NULL;
  g_autoptr (BwOrder) successor = document != NULL ? bw_order_new_from_document (document) : NULL;

  return successor != NULL && successor->cancels;
}
