/* bw-team.h: a document of type `team`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_TYPE_TEAM (bw_team_get_type ())

/**
 * BwTeam:
 * @code: its id
 * @kind: volunteer, vanguard, women, medical, …
 * @name: name in Chinese
 * @name_en: (nullable): name in English
 * @area: code of the area that it belongs to
 * @size: how many they are, -1 if not stated
 * @party_members: how many of them are, -1 if not stated
 * @lent_by: (nullable): code of the area that lent it
 * @lent_from: when it is to be there, microseconds; 0: not stated
 * @lent_until: until when it is lent; 0: not stated
 * @arrived: when it arrived; 0: not reported
 * @contact_role: (nullable): whom to ask for
 * @phone: (nullable): its number
 *
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char   *code;
  char   *kind;
  char   *name;
  char   *name_en;
  char   *area;
  int     size;
  int     party_members;
  char   *lent_by;
  gint64  lent_from;
  gint64  lent_until;
  gint64  arrived;
  char   *contact_role;
  char   *phone;
} BwTeam;

GType       bw_team_get_type (void);
BwTeam     *bw_team_new      (JsonObject    *json,
                              GError       **error);
BwTeam     *bw_team_ref      (BwTeam        *self);
void        bw_team_unref    (BwTeam        *self);

/* Name in @language ("zh_CN" or "en"), else the Chinese one. */
const char *bw_team_get_name (const BwTeam  *self,
                              const char    *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTeam, bw_team_unref)

G_END_DECLS
