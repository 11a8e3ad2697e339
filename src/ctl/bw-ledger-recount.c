/* bw-ledger-recount.c: of the verb verify: whether the ledger and its tallies agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-recount.h"

#include "bw-json.h"
#include "bw-ledger-count.h"

#include <math.h>

/* Of one place and measure. */
typedef struct
{
  double booked;
  double counted;
} Sum;

struct _BwLedgerRecount
{
  char       *root;      /* (owned) (nullable) */
  GHashTable *sums;      /* (owned): "place subject measure" → Sum */
  GHashTable *documents; /* (owned): "type id" → BwDocument: all that count */
  GHashTable *corrected; /* (owned): a set of the same keys */
};

static Sum *
ensure_sum (BwLedgerRecount *self,
            const BwReport  *report,
            const BwMeasure *measure)
{
  char *key = g_strjoin (" ", report->place, report->subject, measure->id, NULL);
  Sum *sum = g_hash_table_lookup (self->sums, key);

  if (sum != NULL)
    {
      g_free (key);
      return sum;
    }

  sum = g_new0 (Sum, 1);
  g_hash_table_insert (self->sums, key, sum);
  return sum;
}

static void
book (BwLedgerRecount *self,
      BwDocument      *document,
      gboolean         is_taken_back)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autoptr (JsonObject) object = bw_document_dup_object (document);
  g_auto (BwReport) report = { 0 };

  if (!bw_ledger_count_fill (&report, catalogue, bw_document_get_kind (document), object, self->root, is_taken_back))
    return;

  for (guint i = 0; i < report.n_statements; i++)
    {
      const BwStatement *statement = &report.statements[i];

      ensure_sum (self, &report, bw_measure_catalogue_get (catalogue, statement->measure))->booked += statement->value;
    }
}

static char *
make_key (BwDocumentType  type,
          const char     *id)
{
  return g_strconcat (bw_document_type_to_string (type), " ", id, NULL);
}

BwLedgerRecount *
bw_ledger_recount_new (const char *root)
{
  BwLedgerRecount *self = g_new0 (BwLedgerRecount, 1);

  self->root = g_strdup (root);
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bw_document_unref);
  self->corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
bw_ledger_recount_free (BwLedgerRecount *self)
{
  g_hash_table_unref (self->sums);
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->corrected);
  g_free (self->root);
  g_free (self);
}

/**
 * bw_ledger_recount_add_document:
 * @self: a recount
 * @document: any document
 */
void
bw_ledger_recount_add_document (BwLedgerRecount  *self,
                                const BwDocument *document)
{
  BwDocumentType type = bw_document_get_kind (document);
  g_autoptr (JsonObject) object = NULL;
  const char *corrected;

  if (!bw_ledger_count_is_counted (type))
    return;

  object = bw_document_dup_object (document);
  corrected = bw_json_peek_string (object, "corrects");
  g_hash_table_insert (self->documents, make_key (type, bw_document_get_id (document)),
                       bw_document_ref ((BwDocument *) document));
  if (corrected != NULL)
    g_hash_table_add (self->corrected, make_key (type, corrected));
}

/**
 * bw_ledger_recount_add_report:
 * @self: a recount
 * @report: any report
 */
void
bw_ledger_recount_add_report (BwLedgerRecount *self,
                              const BwReport  *report)
{
  for (guint i = 0; i < report->n_statements; i++)
    {
      const BwStatement *statement = &report->statements[i];
      const BwMeasure *measure = bw_measure_catalogue_get (bw_measure_catalogue_get_default (), statement->measure);

      if (measure->ledger && !statement->set)
        ensure_sum (self, report, measure)->counted += statement->value;
    }
}

/**
 * bw_ledger_recount_compare:
 * @self: a recount to which all was added
 * @func: called for each place and measure of which both differ
 * @user_data: for @func
 */
void
bw_ledger_recount_compare (BwLedgerRecount     *self,
                           BwLedgerRecountFunc  func,
                           gpointer             user_data)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      book (self, value, FALSE);
      if (g_hash_table_contains (self->corrected, key))
        book (self, value, TRUE);
    }

  g_hash_table_remove_all (self->documents);
  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Sum *sum = value;

      /* Counts and fen: whole numbers, of which a double is sure. */
      if (fabs (sum->booked - sum->counted) >= 0.5)
        func (key, sum->booked, sum->counted, user_data);
    }
}
