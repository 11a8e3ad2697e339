/* bw-display.c: the heartbeat of a wall: whose it is, and what of it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-display.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-server-private.h"
#include "bw-time.h"

static gboolean
is_of_token (JsonObject    *object,
             const BwToken *token)
{
  const char *id;

  return bw_json_has (object, "token")
         && bw_json_get_string (object, "token", &id, NULL)
         && g_str_equal (id, token->id);
}

/* (transfer full) (nullable): what it said last */
static JsonObject *
dup_standing (BwExchange *exchange,
              const char *id)
{
  BwDocument *standing = bw_picture_get_document (exchange->server->picture, BW_DOCUMENT_TYPE_DISPLAY, id);

  return standing != NULL ? bw_document_dup_object (standing) : NULL;
}

/* A token ends, or the wall is given another one while that is still good elsewhere: what
 * the old one had must not be lost to both. */
static gboolean
is_of_another (BwExchange *exchange,
               JsonObject *object)
{
  const BwToken *owner = bw_json_has (object, "token") && !is_of_token (object, exchange->token)
                         ? bw_auth_get_by_id (exchange->server->auth, bw_json_peek_string (object, "token"))
                         : NULL;

  return owner != NULL && bw_token_is_good (owner, g_get_real_time ());
}

/* It is of another, which does not speak for it any more. Only one that stands exactly
 * where that stood may: a wall that went over to a wider area, or to the next one, could
 * not be had back by who has lost it. Who keeps the ledger can write it anyway, and has
 * no need of it. */
static gboolean
is_left (BwExchange *exchange,
         const char *id,
         JsonObject *object)
{
  BwServer *server = exchange->server;
  gint64 patience = (gint64) server->options.settings[BW_SETTING_WALL_PATIENCE_S] * G_USEC_PER_SEC;
  const char *area = bw_json_peek_string (object, "area");

  return area != NULL
         && g_str_equal (area, exchange->token->area)
         && !bw_role_may (exchange->token->role, BW_RIGHT_LEDGER)
         && bw_heartbeats_get_silence (server->heartbeats, id, g_get_monotonic_time ()) >= patience;
}

/* It would be of this token from now on, and was not. */
static gboolean
is_taken_over (BwExchange *exchange,
               const char *id,
               JsonObject *object)
{
  return !is_of_token (object, exchange->token)
         && (!is_of_another (exchange, object) || is_left (exchange, id, object));
}

/* What nobody has any more is there for who sees it. */
static gboolean
is_in_scope (BwExchange *exchange,
             JsonObject *object)
{
  BwPlaceTree *places = bw_picture_get_places (exchange->server->picture);
  const char *area = bw_json_peek_string (object, "area");

  return bw_scope_has_place (places, exchange->scope,
                             area != NULL ? bw_place_tree_lookup (places, area) : BW_PLACE_NONE);
}

static guint
count_standing (BwExchange *exchange)
{
  g_autoptr (GPtrArray) displays = bw_picture_list_documents (exchange->server->picture, BW_DOCUMENT_TYPE_DISPLAY);
  guint n = 0;

  for (guint i = 0; i < displays->len; i++)
    {
      g_autoptr (JsonObject) object = bw_document_dup_object (g_ptr_array_index (displays, i));

      n += is_of_token (object, exchange->token);
    }

  return n;
}

static guint
count_on_way (BwExchange *exchange)
{
  GPtrArray *others = exchange->server->new_displays;
  guint n = 0;

  for (guint i = 0; i < others->len; i++)
    {
      BwExchange *other = g_ptr_array_index (others, i);

      n += g_str_equal (other->token->id, exchange->token->id);
    }

  return n;
}

gboolean
bw_display_may_write (BwExchange *exchange,
                      const char *id)
{
  g_autoptr (JsonObject) object = dup_standing (exchange, id);

  return object == NULL
         || is_of_token (object, exchange->token)
         || bw_role_may (exchange->token->role, BW_RIGHT_LEDGER)
         || (is_taken_over (exchange, id, object) && is_in_scope (exchange, object));
}

gboolean
bw_display_may_remove (BwExchange *exchange,
                       const char *id)
{
  g_autoptr (JsonObject) object = dup_standing (exchange, id);

  return bw_display_may_write (exchange, id) && (object == NULL || !is_of_another (exchange, object)
                                                 || bw_role_may (exchange->token->role, BW_RIGHT_LEDGER));
}

gboolean
bw_display_changes_hands (BwExchange *exchange,
                          const char *id)
{
  g_autoptr (JsonObject) object = dup_standing (exchange, id);

  return object != NULL && is_taken_over (exchange, id, object);
}

gboolean
bw_display_has_room (BwExchange *exchange,
                     const char *id)
{
  g_autoptr (JsonObject) object = dup_standing (exchange, id);

  return (object != NULL && !is_taken_over (exchange, id, object))
         || count_standing (exchange) + count_on_way (exchange) < BW_DISPLAY_MAX_OF_TOKEN;
}

static void
keep_known (JsonObject *object,
            JsonObject *given)
{
  static const char * const names[] = { "name", "scene", "data_age_s", "frame_age_s" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (json_object_has_member (given, names[i]))
        json_object_set_member (object, names[i], json_object_dup_member (given, names[i]));
    }
}

/* Who keeps the ledger may write any wall, and it stays whose it is: else the wall itself
 * would be refused from then on. */
static void
stamp_owner (BwExchange *exchange,
             const char *id,
             JsonObject *object)
{
  g_autoptr (JsonObject) standing = dup_standing (exchange, id);
  gboolean stays = standing != NULL && is_of_another (exchange, standing)
                   && !is_left (exchange, id, standing);

  json_object_set_string_member (object, "token",
                                 stays ? bw_json_peek_string (standing, "token") : exchange->token->id);
  json_object_set_string_member (object, "area",
                                 stays ? bw_json_peek_string (standing, "area") : exchange->token->area);
}

/**
 * bw_display_make:
 * @exchange: a request with the heartbeat
 * @id: of the display
 * @error: return location
 *
 * Unknown members of other documents are kept; anybody who may read may write
 * one of these, so that here they are not.
 *
 * Returns: (transfer full) (nullable): the document
 */
BwDocument *
bw_display_make (BwExchange  *exchange,
                 const char  *id,
                 GError     **error)
{
  BwServer *server = exchange->server;
  gsize length;
  const char *body = bw_http_request_get_body (exchange->request, &length);
  g_autoptr (JsonNode) root = bw_json_parse (body, (gssize) length, BW_DISPLAY_MAX_BYTES, error);
  g_autofree char *now = bw_time_format (bw_clock_get_now (server->clock), server->zone);
  g_autoptr (JsonObject) object = json_object_new ();

  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      return NULL;
    }

  keep_known (object, json_node_get_object (root));
  json_object_set_string_member (object, "type", "display");
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "at", now);
  json_object_set_string_member (object, "source", "report");
  json_object_set_string_member (object, "by_role", bw_role_to_string (exchange->token->role));
  stamp_owner (exchange, id, object);
  return bw_document_new_from_object (object, server->catalogue, error);
}
