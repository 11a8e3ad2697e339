/* bw-client-ledger-row.c: one document of the ledger, as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-ledger-row.h"

struct _BwClientLedgerRow
{
  GObject parent_instance;

  BwDocument *document;  /* (owned) */
  JsonObject *members;   /* (owned) (nullable): nobody has asked for them */
};

G_DEFINE_FINAL_TYPE (BwClientLedgerRow, bw_client_ledger_row, G_TYPE_OBJECT)

static void
bw_client_ledger_row_finalize (GObject *object)
{
  BwClientLedgerRow *self = BW_CLIENT_LEDGER_ROW (object);

  g_clear_pointer (&self->document, bw_document_unref);
  g_clear_pointer (&self->members, json_object_unref);

  G_OBJECT_CLASS (bw_client_ledger_row_parent_class)->finalize (object);
}

static void
bw_client_ledger_row_class_init (BwClientLedgerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_client_ledger_row_finalize;
}

static void
bw_client_ledger_row_init (BwClientLedgerRow *self)
{
}

BwClientLedgerRow *
bw_client_ledger_row_new (BwDocument *document)
{
  BwClientLedgerRow *self = g_object_new (BW_TYPE_CLIENT_LEDGER_ROW, NULL);

  self->document = bw_document_ref (document);
  return self;
}

BwDocument *
bw_client_ledger_row_get_document (BwClientLedgerRow *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER_ROW (self), NULL);

  return self->document;
}

JsonObject *
bw_client_ledger_row_get_members (BwClientLedgerRow *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_LEDGER_ROW (self), NULL);

  if (self->members == NULL)
    self->members = bw_document_dup_object (self->document);

  return self->members;
}
