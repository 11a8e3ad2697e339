/* bw-rule-ledger.c: what is written down stays
 *
 * Who has put something wrong puts another one that names it (`corrects`); who has
 * corrected it wrong corrects that one. So there is one that stands, and the tallies of
 * a donation or a supply are moved once: see bw-ledger-count.h.
 *
 * A figure that came by telephone is an entry as well: it moves no tally, and what
 * becomes of it is said by another entry that corrects it.
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

/* Of a figure that somebody has read out: clocks of two machines are never the same. */
#define MAX_FIGURE_AHEAD (5 * BW_TIME_MINUTE)

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

/* (nullable): borrowed */
static JsonObject *
peek_figure (JsonObject *entry)
{
  JsonNode *node = entry != NULL ? json_object_get_member (entry, "figure") : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* What it corrects is the same figure of the same place; or no figure at all, of which
 * this is the first word. */
static gboolean
is_of_figure (BwRuleCase  *self,
              JsonObject  *figure,
              const char  *corrected,
              GError     **error)
{
  static const char * const members[] = { "place", "subject", "measure" };
  g_autoptr (JsonObject) entry = NULL;
  JsonObject *other;
  GError *fault = NULL;

  entry = self->find (self->type, corrected, self->user_data, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }

  other = peek_figure (entry);
  for (guint i = 0; other != NULL && i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *pointer = g_strconcat ("/figure/", members[i], NULL);

      if (g_strcmp0 (bw_rule_get_text (figure, members[i]), bw_rule_get_text (other, members[i])) != 0)
        return bw_rule_refuse (error, pointer, "must be that of the figure that it corrects");
    }

  return TRUE;
}

/* Beyond its schema. What became of a figure is a decision: of which one, and why. */
static gboolean
check_figure (BwRuleCase  *self,
              GError     **error)
{
  JsonObject *figure = peek_figure (self->after);
  const char *corrected = bw_rule_get_text (self->after, "corrects");
  const char *reason = bw_rule_get_text (self->after, "reason");
  const char *state = figure != NULL ? bw_rule_get_text (figure, "state") : NULL;

  if (figure == NULL)
    return TRUE;
  if (bw_json_peek_time (figure, "at") > self->now + MAX_FIGURE_AHEAD)
    return bw_rule_refuse (error, "/figure/at", "lies ahead of the backend's clock");
  if (state != NULL && !g_str_equal (state, "open") && corrected == NULL)
    return bw_rule_refuse (error, "/corrects", "must name the entry that this decides on");
  if (corrected != NULL && (reason == NULL || *reason == '\0'))
    return bw_rule_refuse (error, "/reason", "must say why");

  return corrected == NULL || is_of_figure (self, figure, corrected, error);
}

gboolean
bw_rule_check_ledger (BwRuleCase  *self,
                      GError     **error)
{
  const char *corrected;

  if (self->before != NULL)
    return bw_rule_refuse (error, "", "is in the ledger and stays: put another one that names it in “corrects”");

  if (!check_figure (self, error))
    return FALSE;
  if (bw_ledger_count_is_counted (self->type) && bw_json_peek_time (self->after, "at") > self->now + MAX_AHEAD)
    return bw_rule_refuse (error, "/at", "lies ahead of the backend's clock");

  corrected = bw_rule_get_text (self->after, "corrects");
  if (corrected == NULL)
    return TRUE;
  if (g_str_equal (corrected, self->id))
    return bw_rule_refuse (error, "/corrects", "must be another one");

  return is_of_place (self, corrected, error) && stands (self, corrected, error);
}
