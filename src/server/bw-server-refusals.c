/* bw-server-refusals.c: what was refused, in the audit and the journal
 *
 * Each refusal is a row, but not each of a flood, which must fill neither the disk nor
 * the audit: of those with a token some in a second are told one by one, and how many
 * more there were. Whoever has none can send as many as he likes and is nobody, so
 * these are counted by themselves, and by the minute: they hide no other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

/* Told one by one: in a second, of those with a token, and of failures; in a minute of
 * those without. */
#define MAX_REFUSALS  20
#define MAX_STRANGERS 20

#define MINUTE_S 60

/* In the journal each is a field to search by. */
static void
log_answer (const BwAudit *row)
{
  g_autofree char *status = g_strdup_printf ("%u", row->status);

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                    "BULWARK_ACTION", row->action,
                    "BULWARK_STATUS", status,
                    "BULWARK_TOKEN", row->token,
                    "BULWARK_ROLE", row->role,
                    "BULWARK_AREA", row->object,
                    "MESSAGE", "%s: %s: %s", row->action, status, row->detail);
}

static void
tell_more (BwServer   *self,
           guint       n,
           guint       max,
           const char *of_what)
{
  g_autofree char *detail = NULL;

  if (n <= max)
    return;

  detail = g_strdup_printf ("%u more refusals %s", n - max, of_what);
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "%s", detail);
  bw_store_writer_audit (self->writer, bw_audit_new (g_get_real_time (), "", "", "refused", "", 0, detail));
}

/* Once a second, and when the daemon ends. */
void
bw_server_tell_refusals (BwServer *self)
{
  tell_more (self, self->n_refusals, MAX_REFUSALS, "within a second");
  self->n_refusals = 0;
  self->n_failures = 0;
  if (self->n_seconds % MINUTE_S != 0 && !self->is_stopping)
    return;

  tell_more (self, self->n_strangers, MAX_STRANGERS, "without a good token within a minute");
  self->n_strangers = 0;
}

void
bw_server_audit_refusal (BwServer *self,
                         BwAudit  *row)
{
  gboolean is_told = *row->token != '\0' ? ++self->n_refusals <= MAX_REFUSALS : ++self->n_strangers <= MAX_STRANGERS;

  self->counts.refusals += row->status == 401 || row->status == 403;
  if (!is_told)
    {
      bw_audit_free (row);
      return;
    }

  log_answer (row);
  bw_store_writer_audit (self->writer, row);
}

void
bw_server_log_failure (BwServer *self,
                       BwAudit  *row)
{
  if (++self->n_failures <= MAX_REFUSALS)
    log_answer (row);

  bw_audit_free (row);
}
