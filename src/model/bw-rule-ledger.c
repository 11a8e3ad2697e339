/* bw-rule-ledger.c: what is written down stays
 *
 * Who has put something wrong puts another one that names it (`corrects`); who has
 * corrected it wrong corrects that one. So there is one that stands, and the tallies of
 * a donation or a supply are moved once: see bw-ledger-count.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-ledger-count.h"
#include "bw-rule-private.h"
#include "bw-time.h"

#include <string.h>

/* As of reports: the tally of its place would be of that time for ever. */
#define MAX_AHEAD BW_TIME_DAY

/* Whoever corrected the same one before. */
typedef struct
{
  const char *corrected;
  char       *other;     /* (owned) (nullable) */
} Corrections;

/* Of many, hardly any names it at all. */
static gboolean
see_entry (const char *json,
           gpointer    data)
{
  Corrections *corrections = data;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *entry;

  if (strstr (json, "\"corrects\"") == NULL)
    return TRUE;

  node = bw_json_parse (json, -1, G_MAXINT, NULL);
  entry = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (entry != NULL && g_strcmp0 (bw_rule_get_text (entry, "corrects"), corrections->corrected) == 0)
    corrections->other = g_strdup (bw_rule_get_text (entry, "id"));

  return corrections->other == NULL;
}

static gboolean
stands (BwRuleCase  *self,
        const char  *corrected,
        GError     **error)
{
  Corrections corrections = { corrected, NULL };
  g_autofree char *other = NULL;
  g_autofree char *reason = NULL;

  if (!self->each (self->type, see_entry, &corrections, self->user_data, error))
    return FALSE;

  other = corrections.other;
  if (other == NULL)
    return TRUE;

  reason = g_strdup_printf ("was corrected by “%s” already: correct that one", other);
  return bw_rule_refuse (error, "/corrects", reason);
}

/* Who may book at one place only takes nothing back at another. */
static gboolean
is_of_place (BwRuleCase  *self,
             const char  *corrected,
             GError     **error)
{
  const char *member = bw_document_type_get_place_member (self->type);
  g_autoptr (JsonObject) other = NULL;
  GError *fault = NULL;

  if (self->is_whole)
    return TRUE;

  other = self->find (self->type, corrected, self->user_data, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }

  return g_strcmp0 (bw_rule_get_text (other, member), bw_rule_get_text (self->after, member)) == 0
         || bw_rule_refuse (error, "/corrects", "is of another place, and the token is not good for all of the city");
}

gboolean
bw_rule_check_ledger (BwRuleCase  *self,
                      GError     **error)
{
  const char *corrected;

  if (self->before != NULL)
    return bw_rule_refuse (error, "", "is in the ledger and stays: put another one that names it in “corrects”");

  if (bw_ledger_count_is_counted (self->type) && bw_json_peek_time (self->after, "at") > self->now + MAX_AHEAD)
    return bw_rule_refuse (error, "/at", "lies ahead of the backend's clock");

  corrected = bw_rule_get_text (self->after, "corrects");
  if (corrected == NULL)
    return TRUE;
  if (g_str_equal (corrected, self->id))
    return bw_rule_refuse (error, "/corrects", "must be another one");

  return is_of_place (self, corrected, error) && stands (self, corrected, error);
}
