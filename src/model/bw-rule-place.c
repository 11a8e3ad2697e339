/* bw-rule-place.c: areas and sites, which everything else stands in
 *
 * One that goes leaves nothing behind that names it or was counted there; what is
 * over and in the ledger names what was there then. No area is called as a site is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-reason.h"
#include "bw-rule-private.h"
#include "bw-schema.h"

#include <string.h>

/* Whoever names a place. */
typedef struct
{
  BwDocumentType  type;    /* of those that are being looked through */
  const char     *place;
  const char     *quoted;  /* the place as a JSON string */
  gboolean        is_told; /* which one it is: an inspection that is to come is hidden from most */
  gboolean        is_named;
  char           *namer;   /* (owned) (nullable): of the first one found, what is said */
} Search;

/* Not alerts, which end with the place, nor walls, which are where they are; figures
 * are asked for by themselves. */
static gboolean
is_looked_through (BwDocumentType type)
{
  return !bw_document_type_is_ledger (type)
         && type != BW_DOCUMENT_TYPE_TALLY
         && type != BW_DOCUMENT_TYPE_SERIES
         && type != BW_DOCUMENT_TYPE_ALERT
         && type != BW_DOCUMENT_TYPE_DISPLAY;
}

static void
note_name (const char *pointer,
           const char *wanted,
           const char *id,
           gpointer    data)
{
  Search *search = data;
  gboolean is_place = g_str_equal (wanted, "area") || g_str_equal (wanted, "site") || g_str_equal (wanted, "place");

  search->is_named |= is_place && g_str_equal (id, search->place);
}

static gboolean
see_document (const char *json,
              gpointer    data)
{
  Search *search = data;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *document;

  /* Most are not to be parsed for that; one with an escape may name it all the same. */
  if (strstr (json, search->quoted) == NULL && strchr (json, '\\') == NULL)
    return TRUE;

  node = bw_json_parse (json, -1, G_MAXINT, NULL);
  document = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (document == NULL || bw_rule_is_past (search->type, document))
    return TRUE;

  bw_schema_visit_names (bw_schema_of_type (search->type), document, note_name, search);
  if (search->is_named && search->is_told)
    search->namer = g_strdup_printf ("the %s “%s” names it: it stays", bw_document_type_to_string (search->type),
                                     bw_rule_get_text (document, "id"));
  else if (search->is_named)
    search->namer = g_strdup ("something names it: it stays");

  return !search->is_named;
}

static gboolean
check_namers (BwRuleCase  *self,
              GError     **error)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", self->id);
  Search search = { .place = self->id, .quoted = quoted, .is_told = self->is_whole };

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES && search.namer == NULL; i++)
    {
      search.type = (BwDocumentType) i;
      if (is_looked_through (search.type) && !self->each (search.type, see_document, &search, self->user_data, error))
        return FALSE;
    }

  if (search.namer == NULL)
    return TRUE;

  bw_rule_refuse (error, "", search.namer);
  g_free (search.namer);
  return FALSE;
}

static gboolean
check_removal (BwRuleCase  *self,
               GError     **error)
{
  gboolean is_counted = FALSE;

  if (!check_namers (self, error) || !self->counted (self->id, &is_counted, self->user_data, error))
    return FALSE;

  return !is_counted || bw_rule_refuse (error, "", "something was counted there: it stays");
}

gboolean
bw_rule_check_place (BwRuleCase  *self,
                     GError     **error)
{
  gboolean is_area = self->type == BW_DOCUMENT_TYPE_AREA;
  g_autoptr (JsonObject) other = NULL;
  g_autoptr (GError) fault = NULL;

  if (self->after == NULL)
    return check_removal (self, error);
  if (self->before != NULL)
    return TRUE;

  other = self->find (is_area ? BW_DOCUMENT_TYPE_SITE : BW_DOCUMENT_TYPE_AREA, self->id, self->user_data, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }

  return other == NULL
         || bw_rule_refuse (error, "/id", bw_reason_say (is_area ? BW_REASON_IS_SITE : BW_REASON_IS_AREA));
}
