/* bw-audit.c: who did what, when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-audit.h"

#include <sodium.h>
#include <string.h>

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static void
add_number (crypto_generichash_state *state,
            gint64                    number)
{
  guint64 bytes = GUINT64_TO_LE ((guint64) number);

  crypto_generichash_update (state, (const guint8 *) &bytes, sizeof bytes);
}

/* With its length, so that no two rows read the same. */
static void
add_text (crypto_generichash_state *state,
          const char               *text)
{
  gsize length = strlen (text);

  add_number (state, (gint64) length);
  crypto_generichash_update (state, (const guint8 *) text, length);
}

/**
 * bw_audit_new:
 * @at: when, microseconds since 1970 by the machine's own clock
 * @token: (nullable): id of the token
 * @role: (nullable): its role
 * @action: what was done
 * @object: (nullable): what it was done to
 * @status: HTTP status, or 0
 * @detail: (nullable): counts or a reason; never a secret
 *
 * Returns: (transfer full): a row without a number
 */
BwAudit *
bw_audit_new (gint64      at,
              const char *token,
              const char *role,
              const char *action,
              const char *object,
              guint       status,
              const char *detail)
{
  BwAudit *self = g_new0 (BwAudit, 1);

  self->at = at;
  self->token = dup_or_empty (token);
  self->role = dup_or_empty (role);
  self->action = dup_or_empty (action);
  self->object = dup_or_empty (object);
  self->status = status;
  self->detail = dup_or_empty (detail);
  return self;
}

/**
 * bw_audit_free:
 * @self: (transfer full): a row
 */
void
bw_audit_free (BwAudit *self)
{
  g_free (self->token);
  g_free (self->role);
  g_free (self->action);
  g_free (self->object);
  g_free (self->detail);
  g_free (self);
}

/**
 * bw_audit_chain:
 * @self: a row with its number
 * @hash: (inout): of the row before, all zero before the first; then of this one
 *
 * The BLAKE2b-256 of the hash of the row before it and of what it says.
 */
void
bw_audit_chain (const BwAudit *self,
                guint8         hash[BW_AUDIT_HASH_SIZE])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, BW_AUDIT_HASH_SIZE);
  crypto_generichash_update (&state, hash, BW_AUDIT_HASH_SIZE);
  add_number (&state, (gint64) self->seq);
  add_number (&state, self->at);
  add_number (&state, self->status);
  add_text (&state, self->token);
  add_text (&state, self->role);
  add_text (&state, self->action);
  add_text (&state, self->object);
  add_text (&state, self->detail);
  crypto_generichash_final (&state, hash, BW_AUDIT_HASH_SIZE);
}
