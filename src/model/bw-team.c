/* bw-team.c: a document of type `team`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-team.h"

#include "bw-json.h"
#include "bw-payload-private.h"

/* What a schema lets pass as a whole number. */
#define MAX_WHOLE G_GINT64_CONSTANT (9007199254740991)

G_DEFINE_BOXED_TYPE (BwTeam, bw_team, bw_team_ref, bw_team_unref)

static void
clear_team (gpointer data)
{
  BwTeam *self = data;

  g_free (self->code);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->area);
  g_free (self->lent_by);
  g_free (self->contact_role);
  g_free (self->phone);
}

static gboolean
read_team (BwTeam      *self,
           JsonObject  *json,
           GError     **error)
{
  gint64 size = -1;
  gint64 party_members = -1;

  if (!bw_payload_dup_string (json, "id", TRUE, &self->code, error)
      || !bw_payload_dup_string (json, "kind", TRUE, &self->kind, error)
      || !bw_payload_dup_string (json, "name", TRUE, &self->name, error)
      || !bw_payload_dup_english (json, &self->name_en, error)
      || !bw_payload_dup_string (json, "area", TRUE, &self->area, error)
      || !bw_payload_get_integer (json, "size", MAX_WHOLE, &size, error)
      || !bw_payload_get_integer (json, "party_members", MAX_WHOLE, &party_members, error)
      || !bw_payload_dup_string (json, "lent_by", FALSE, &self->lent_by, error)
      || !bw_payload_dup_string (json, "contact_role", FALSE, &self->contact_role, error)
      || !bw_payload_dup_string (json, "phone", FALSE, &self->phone, error))
    return FALSE;

  self->lent_from = bw_json_peek_time (json, "lent_from");
  self->lent_until = bw_json_peek_time (json, "lent_until");
  self->arrived = bw_json_peek_time (json, "arrived");
  self->size = (int) MIN (size, G_MAXINT32);
  self->party_members = (int) MIN (party_members, G_MAXINT32);
  return TRUE;
}

/**
 * bw_team_new:
 * @json: a document of type `team`
 * @error: return location; the message begins with the pointer of the member
 *
 * Returns: (transfer full) (nullable): the team
 */
BwTeam *
bw_team_new (JsonObject  *json,
             GError     **error)
{
  g_autoptr (BwTeam) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_atomic_rc_box_new0 (BwTeam);
  return read_team (self, json, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_team_ref:
 * @self: a team
 *
 * Returns: (transfer full): @self
 */
BwTeam *
bw_team_ref (BwTeam *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_team_unref:
 * @self: (transfer full): a team
 */
void
bw_team_unref (BwTeam *self)
{
  g_atomic_rc_box_release_full (self, clear_team);
}

/**
 * bw_team_get_name:
 * @self: a team
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer none): its name
 */
const char *
bw_team_get_name (const BwTeam *self,
                  const char   *language)
{
  g_return_val_if_fail (self != NULL, "");

  return !g_str_has_prefix (language, "zh") && self->name_en != NULL ? self->name_en : self->name;
}
