/* bw-audit.c: who did what, when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-audit.h"

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
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
