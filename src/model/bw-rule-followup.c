/* bw-rule-followup.c: what an inspection asks for, and who may say that it is done
 *
 *            gives evidence            looks at it
 *   open ───────────────────► evidence ───────────► closed
 *     │ ◄─────────────────────────┤                   │
 *     │         sends it back     │                   │
 *     └───────────────────────────┴──► not_executable │
 *     ◄──────────────────────────────────────┴────────┘ takes it up again
 *
 * Every arrow but the first is for a second role: a token that is good for more
 * than the area that owns the follow-up (where the whole city owns it, there is no
 * more), and that is not the one that gave the evidence. So is what it asks for and
 * by when: an owner that could move its own term would never be late. Who gave the
 * evidence may take it back, which judges nothing: it is as if he had not. What was shown
 * before that, by whomever, is nobody's then: only the audit knows whose it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-rule-private.h"

static gboolean
is_state (JsonObject *followup,
          const char *state)
{
  return g_strcmp0 (bw_rule_get_text (followup, "state"), state) == 0;
}

static gboolean
is_end (JsonObject *followup)
{
  return is_state (followup, "closed") || is_state (followup, "not_executable");
}

static gboolean
check_inspection (BwRuleCase  *self,
                  GError     **error)
{
  g_autoptr (JsonObject) inspection = self->find (BW_DOCUMENT_TYPE_INSPECTION,
                                                  bw_rule_get_text (self->after, "inspection"),
                                                  self->user_data, error);

  if (inspection == NULL)
    return FALSE;

  return bw_rule_is_done (inspection) || bw_rule_refuse (error, "/inspection", "is not done yet");
}

/* Whether who asks may judge what another one did. */
static gboolean
is_second (BwRuleCase  *self,
           GError     **error)
{
  if (self->is_owner)
    return bw_rule_refuse (error, "/state", "the area that owns it cannot tell its end: a level above does");
  if (g_strcmp0 (bw_rule_get_text (self->before, "evidence_by"), self->token) == 0)
    return bw_rule_refuse (error, "/state", "who gave the evidence cannot judge it: another one does");

  return TRUE;
}

static gboolean
takes_back (BwRuleCase *self)
{
  return is_state (self->before, "evidence") && is_state (self->after, "open") && self->token != NULL
         && g_strcmp0 (bw_rule_get_text (self->before, "evidence_by"), self->token) == 0;
}

static gboolean
check_step (BwRuleCase  *self,
            GError     **error)
{
  const char *before = bw_rule_get_text (self->before, "state");
  const char *after = bw_rule_get_text (self->after, "state");

  if (g_strcmp0 (before, after) == 0)
    return !is_end (self->before) || bw_rule_refuse (error, "/state", "has come to its end: take it up again");
  if ((is_state (self->before, "open") && is_state (self->after, "evidence")) || takes_back (self))
    return TRUE;
  if (is_state (self->after, "closed") && !is_state (self->before, "evidence"))
    return bw_rule_refuse (error, "/state", "cannot be closed before there is evidence");
  if (is_end (self->before) && !is_state (self->after, "open"))
    return bw_rule_refuse (error, "/state", "has come to its end: take it up again first");

  return is_second (self, error);
}

/* The area that owns it gives evidence, and no more. */
static gboolean
check_members (BwRuleCase  *self,
               GError     **error)
{
  static const char * const own[] = {
    "state", "evidence", "evidence_by", "evidence_by_role", "closed_by", "closed_by_role", NULL
  };
  const char *changed;
  g_autofree char *pointer = NULL;

  if (!self->is_owner)
    return TRUE;

  /* A drill is marked on the way out: what comes back so is no change. */
  bw_rule_carry (self, "exercise");
  changed = bw_rule_find_change (self, own);
  if (changed == NULL)
    return TRUE;

  pointer = g_strconcat ("/", changed, NULL);
  return bw_rule_refuse (error, pointer, "the area that owns it gives evidence only: a level above changes the rest");
}

static gboolean
has_changed (BwRuleCase *self,
             const char *member)
{
  return g_strcmp0 (bw_rule_get_text (self->before, member), bw_rule_get_text (self->after, member)) != 0;
}

static void
sign (BwRuleCase *self,
      const char *by,
      const char *by_role)
{
  json_object_set_string_member (self->after, by, self->token);
  json_object_set_string_member (self->after, by_role, self->role);
}

/* Who did what, which no client can say; what is not there was given by nobody. */
static void
complete (BwRuleCase *self)
{
  bw_rule_carry (self, "evidence_by");
  bw_rule_carry (self, "evidence_by_role");
  if (takes_back (self) || (is_state (self->after, "open") && !bw_json_has (self->after, "evidence")))
    {
      json_object_remove_member (self->after, "evidence_by");
      json_object_remove_member (self->after, "evidence_by_role");
    }
  if (is_state (self->after, "evidence") && (has_changed (self, "state") || has_changed (self, "evidence")))
    sign (self, "evidence_by", "evidence_by_role");
  if (is_end (self->after))
    sign (self, "closed_by", "closed_by_role");
}

gboolean
bw_rule_check_followup (BwRuleCase  *self,
                        GError     **error)
{
  static const char * const fixed[] = { "inspection", NULL };

  if (self->after == NULL)
    return bw_rule_refuse (error, "", "a follow-up is not taken back: bring it to its end");

  if (self->before == NULL)
    {
      if (is_end (self->after))
        return bw_rule_refuse (error, "/state", "cannot begin with its end");
      if (!check_inspection (self, error))
        return FALSE;
    }
  else if (!bw_rule_keeps (self, fixed, error) || !check_step (self, error) || !check_members (self, error))
    {
      return FALSE;
    }

  complete (self);
  return TRUE;
}
