/* bw-document-finder.c: teams and orders by what is typed
 *
 * Each is looked at once, in what BwNameIndex has read of it, and only when somebody types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-document-finder.h"

#include "bw-json.h"
#include "bw-link-item.h"
#include "bw-name-index.h"

#include <glib/gi18n.h>

/* A document that fits. */
typedef struct
{
  BwDocument *document;
  int         rank;
} Match;

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->rank != second->rank)
    return first->rank - second->rank;

  return g_strcmp0 (bw_document_get_id (first->document), bw_document_get_id (second->document));
}

/* The area that it is of, if that is known here; else what is shown. */
static const char *
get_scope (BwDesk     *desk,
           const char *code)
{
  BwPlaceTree *places = bw_desk_get_places (desk);

  return code != NULL && bw_place_tree_lookup (places, code) != BW_PLACE_NONE ? code : bw_desk_get_scope (desk);
}

static BwLinkItem *
make_team (BwDesk     *desk,
           BwDocument *document)
{
  const BwTeam *team = bw_document_get_team (document);
  BwPlaceTree *places = bw_desk_get_places (desk);
  const char *language = bw_desk_get_language (desk);
  BwPlace area = team->area != NULL ? bw_place_tree_lookup (places, team->area) : BW_PLACE_NONE;

  return bw_link_item_new ("bw-teams-symbolic", BW_LINK_TONE_PLAIN, bw_team_get_name (team, language),
                           area != BW_PLACE_NONE ? bw_place_tree_get_name (places, area, language) : NULL,
                           C_("page", "Teams"), get_scope (desk, team->area), BW_PAGE_TEAMS);
}

static BwLinkItem *
make_order (BwDesk     *desk,
            BwDocument *document)
{
  g_autoptr (JsonObject) members = bw_document_dup_object (document);
  const char *title = bw_json_peek_string (members, "title");

  return bw_link_item_new ("bw-orders-symbolic", BW_LINK_TONE_PLAIN,
                           title != NULL ? title : bw_document_get_id (document),
                           bw_json_peek_string (members, "number"), C_("page", "Orders"),
                           get_scope (desk, bw_json_peek_string (members, "issuer")), BW_PAGE_ORDERS);
}

static void
find (BwDesk         *desk,
      BwDocumentType  type,
      const char     *key,
      GPtrArray      *items)
{
  g_autoptr (GPtrArray) documents = bw_picture_gather_documents (bw_desk_get_picture (desk), type);
  BwNameIndex *names = bw_name_index_get (desk);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gboolean is_team = type == BW_DOCUMENT_TYPE_TEAM;

  for (guint i = 0; i < documents->len; i++)
    {
      Match match = { g_ptr_array_index (documents, i), 0 };

      match.rank = bw_name_index_rank_document (names, match.document, key);
      if (match.rank != BW_NAME_KEY_NO_RANK)
        g_array_append_val (matches, match);
    }

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, BW_DOCUMENT_FINDER_MAX); i++)
    {
      BwDocument *document = g_array_index (matches, Match, i).document;

      g_ptr_array_add (items, is_team ? make_team (desk, document) : make_order (desk, document));
    }
}

/**
 * bw_document_finder_search:
 * @desk: the desk
 * @text: what was typed
 *
 * Returns: (transfer full) (element-type BwLinkItem): teams, then orders, the best
 *   first, at most %BW_DOCUMENT_FINDER_MAX of each
 */
GPtrArray *
bw_document_finder_search (BwDesk     *desk,
                           const char *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *key = g_utf8_casefold (stripped, -1);

  g_return_val_if_fail (BW_IS_DESK (desk), items);

  if (*key == '\0')
    return items;

  find (desk, BW_DOCUMENT_TYPE_TEAM, key, items);
  find (desk, BW_DOCUMENT_TYPE_ORDER, key, items);
  return items;
}
