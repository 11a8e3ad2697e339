/* bw-store-change.c: what another process has put into the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-change.h"

static int
compare_seqs (gconstpointer a,
              gconstpointer b)
{
  const BwStoreChange *left = *(const BwStoreChange * const *) a;
  const BwStoreChange *right = *(const BwStoreChange * const *) b;

  return left->seq < right->seq ? -1 : left->seq > right->seq;
}

BwStoreChange *
bw_store_change_new_report (guint64         seq,
                            const BwReport *report)
{
  BwStoreChange *self = g_new0 (BwStoreChange, 1);

  self->seq = seq;
  self->report = g_memdup2 (report, sizeof *report);
  self->report->place = g_strdup (report->place);
  self->report->subject = g_strdup (report->subject);
  return self;
}

BwStoreChange *
bw_store_change_new_document (guint64         seq,
                              BwDocumentType  type,
                              const char     *id,
                              const char     *place,
                              const char     *json)
{
  BwStoreChange *self = g_new0 (BwStoreChange, 1);

  self->seq = seq;
  self->type = type;
  self->id = g_strdup (id);
  self->place = g_strdup (place);
  self->json = g_strdup (json);
  return self;
}

/**
 * bw_store_change_free:
 * @self: (transfer full): a change
 */
void
bw_store_change_free (BwStoreChange *self)
{
  if (self->report != NULL)
    bw_report_clear (self->report);

  g_free (self->report);
  g_free (self->id);
  g_free (self->place);
  g_free (self->json);
  g_free (self);
}

GPtrArray *
bw_store_change_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bw_store_change_free);
}

void
bw_store_change_sort (GPtrArray *changes)
{
  g_ptr_array_sort (changes, compare_seqs);
}
