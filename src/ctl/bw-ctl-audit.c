/* bw-ctl-audit.c: that something was taken out of a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-audit.h"

#include "bw-store-access.h"

static gboolean
write_row (BwStore     *store,
           const char  *action,
           const char  *detail,
           GError     **error)
{
  g_autoptr (BwAudit) row = bw_audit_new (g_get_real_time (), NULL, NULL, action, NULL, 0, detail);

  if (!bw_store_begin (store, error))
    return FALSE;
  if (bw_store_access_append_audit (store, row, error))
    return bw_store_commit (store, error);

  bw_store_roll_back (store);
  return FALSE;
}

/**
 * bw_ctl_audit_write:
 * @store: a store without a transaction
 * @action: the verb
 * @what: what was taken out
 * @file: where it went
 *
 * When it has happened, so that nothing stands in the audit that has not. It has
 * happened also if it cannot be noted: that is said on standard error.
 */
void
bw_ctl_audit_write (BwStore    *store,
                    const char *action,
                    const char *what,
                    const char *file)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *detail = g_strdup_printf ("%s to %s", what, name);
  g_autoptr (GError) error = NULL;

  if (!write_row (store, action, detail, &error))
    g_printerr ("bulwarkctl %s: it is done, but could not be noted in the audit: %s\n", action, error->message);
}
