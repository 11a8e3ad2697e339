/* bw-audit.h: who did what, when
 *
 * Rows are chained: each holds the hash of the one before, so that a row that
 * was changed or taken out later is found. Written in the transaction of the
 * change that they tell of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_AUDIT_HASH_SIZE 32

/**
 * BwAudit:
 * @seq: number of the row, given by the store
 * @at: when, by the machine's own clock
 * @token: id of the token, or `""`
 * @role: of the token, or `""`
 * @action: `POST /v1/reports`, `token create`, `refused`, …
 * @object: what it was done to, or `""`
 * @status: HTTP status, or 0
 * @detail: counts or a reason; never a secret
 *
 * One row. Strings are owned.
 */
typedef struct
{
  guint64  seq;
  gint64   at;
  char    *token;
  char    *role;
  char    *action;
  char    *object;
  guint    status;
  char    *detail;
} BwAudit;

BwAudit *bw_audit_new   (gint64         at,
                         const char    *token,
                         const char    *role,
                         const char    *action,
                         const char    *object,
                         guint          status,
                         const char    *detail);
void     bw_audit_free  (BwAudit       *self);

/* From the hash of the row before it to its own. */
void     bw_audit_chain (const BwAudit *self,
                         guint8         hash[BW_AUDIT_HASH_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAudit, bw_audit_free)

G_END_DECLS
