/* bw-rule-team.c: a team that has something to do stays; one that is lent is so for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-rule-private.h"

#include <string.h>

/* What a team has to do. */
typedef struct
{
  const char *team;
  gboolean    is_busy;
} Duty;

static gboolean
see_assignment (const char *json,
                gpointer    data)
{
  Duty *duty = data;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *assignment;

  /* An id has nothing that JSON would have to escape, but may be written so. */
  if (strstr (json, duty->team) == NULL && strchr (json, '\\') == NULL)
    return TRUE;

  node = bw_json_parse (json, -1, G_MAXINT, NULL);
  assignment = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  duty->is_busy = g_strcmp0 (bw_rule_get_text (assignment, "team"), duty->team) == 0
                  && !bw_rule_is_past (BW_DOCUMENT_TYPE_ASSIGNMENT, assignment);
  return !duty->is_busy;
}

static gboolean
check_period (JsonObject  *team,
              GError     **error)
{
  gint64 from = bw_json_peek_time (team, "lent_from");
  gint64 until = bw_json_peek_time (team, "lent_until");

  return from == 0 || until == 0 || from < until
         || bw_rule_refuse (error, "/lent_until", "is not after “lent_from”");
}

gboolean
bw_rule_check_team (BwRuleCase  *self,
                    GError     **error)
{
  Duty duty = { self->id, FALSE };

  if (self->after != NULL)
    return check_period (self->after, error);
  if (!self->each (BW_DOCUMENT_TYPE_ASSIGNMENT, see_assignment, &duty, self->user_data, error))
    return FALSE;

  return !duty.is_busy || bw_rule_refuse (error, "", "has an assignment: relieve it first");
}
