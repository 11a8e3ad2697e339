/* store-dump.c: a store with something of everything in it, and all of it as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-dump.h"

#include "bw-ledger-count.h"
#include "bw-store-access.h"
#include "bw-store-ledger.h"
#include "bw-store-upkeep.h"
#include "store-fixture.h"

#include <string.h>

#define FIRST_AT G_GINT64_CONSTANT (1600000000000000)

char *
store_dump_dup_name (guint number)
{
  return g_strdup_printf ("4110%02u", number);
}

static void
put_reports (BwStore *store)
{
  g_autofree BwReport *reports = g_new0 (BwReport, STORE_DUMP_N_REPORTS);
  g_autofree BwStoreReport *items = g_new0 (BwStoreReport, STORE_DUMP_N_REPORTS);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < STORE_DUMP_N_REPORTS; i++)
    {
      g_autofree char *place = store_dump_dup_name (i % STORE_DUMP_N_PLACES);

      store_fixture_make_report (&reports[i], i, place);
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_append_reports (store, items, STORE_DUMP_N_REPORTS, 1700000000000000, &error));
  g_assert_true (bw_store_commit (store, &error));
  for (guint i = 0; i < STORE_DUMP_N_REPORTS; i++)
    bw_report_clear (&reports[i]);
}

static void
put_document (BwStore        *store,
              BwDocumentType  type,
              const char     *id,
              const char     *place,
              const char     *json)
{
  g_autoptr (GError) error = NULL;
  guint64 seq;

  g_assert_true (bw_store_put_document (store, type, id, place, json, 0, &seq, &error));
  g_assert_no_error (error);
}

static void
put_documents (BwStore *store)
{
  g_autofree char *long_text = g_strnfill (300000, 'x');
  g_autofree char *long_json = g_strdup_printf ("{\"text\":\"%s\"}", long_text);
  g_autoptr (GError) error = NULL;
  guint64 seq;

  g_assert_true (bw_store_begin (store, &error));
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      BwDocumentType type = (BwDocumentType) i;

      /* What moves tallies must be read for that. */
      put_document (store, type, "d1", "411001",
                    bw_ledger_count_is_counted (type) ? "{}" : "{\"name\":\"采样点“一”\\\\\\u0000\"}");
      put_document (store, type, "d2", NULL, i == 0 ? long_json : "{}");
      if (bw_document_type_is_ledger (type))
        continue;

      put_document (store, type, "gone", "411002", "{\"area\":\"411003\"}");
      g_assert_true (bw_store_remove_document (store, type, "gone", G_MAXUINT64, &seq, &error));
    }

  g_assert_true (bw_store_set_meta (store, "root", "411000", &error));
  g_assert_true (bw_store_ledger_note_counted (store, &error));
  g_assert_true (bw_store_set_meta (store, "time_zone", "Asia/Shanghai", &error));
  g_assert_true (bw_store_commit (store, &error));
}

static void
put_access (BwStore *store)
{
  g_autofree char *secret = NULL;
  g_autofree char *second = NULL;
  g_autoptr (BwToken) token = bw_token_make (BW_ROLE_STAFF, "411000", "采样 3", 5, 9, &secret);
  g_autoptr (BwToken) revoked = bw_token_make (BW_ROLE_VIEWER, "411002", "", 6, 0, &second);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_access_put_token (store, token, &error));
  g_assert_true (bw_store_access_put_token (store, revoked, &error));
  g_assert_true (bw_store_access_revoke_token (store, revoked->id, 7, &error));
  g_assert_true (bw_store_commit (store, &error));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (BwAudit) row = bw_audit_new (1600000000000000 + i, token->id, "staff", "PUT /v1/documents",
                                              "order/“1”", 200, i == 0 ? "" : "备注");

      g_assert_true (bw_store_begin (store, &error));
      g_assert_true (bw_store_access_append_audit (store, row, &error));
      g_assert_true (bw_store_commit (store, &error));
    }
}

static void
put_checkpoint (BwStore *store,
                gsize    length)
{
  g_autofree char *text = g_strnfill (length, 'c');
  g_autoptr (GBytes) data = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_put_checkpoint (store, bw_store_get_seq (store), data, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_no_error (error);
}

/* Its word goes with it: in a database there is a gap then among their numbers. */
static void
take_back_report (BwStore *store)
{
  g_auto (BwReport) report = { { 0 } };
  g_autoptr (GError) error = NULL;
  BwStoreReport item = { &report, 0 };

  store_fixture_make_report (&report, STORE_DUMP_N_REPORTS + 1, "taken-back");
  g_assert_true (bw_store_begin (store, &error));
  g_assert_true (bw_store_append_reports (store, &item, 1, 1, &error));
  bw_store_roll_back (store);
}

void
store_dump_fill (BwStore *store)
{
  g_autoptr (GError) error = NULL;
  guint64 n_gone;

  take_back_report (store);
  put_reports (store);
  put_checkpoint (store, 100);
  put_documents (store);
  put_access (store);
  put_checkpoint (store, 200000);
  g_assert_true (bw_store_upkeep_fold (store, FIRST_AT + 8000, 2000, &n_gone, &error));
  g_assert_cmpuint (n_gone, >, 0);
  g_assert_cmpuint (store_fixture_append (store, STORE_DUMP_N_REPORTS + 2, "411001"), !=, 0);
}

static void
note_document (BwDocumentType  type,
               const char     *id,
               guint64         seq,
               gboolean        gone,
               const char     *place,
               const char     *json,
               gpointer        data)
{
  g_string_append_printf (data, "%s %s %" G_GUINT64_FORMAT " %s %s %s\n", bw_document_type_to_string (type), id, seq,
                          gone ? "gone" : "stands", place != NULL ? place : "NULL", json != NULL ? json : "NULL");
}

static void
note_report (const BwReport *report,
             guint64         seq,
             gint64          received,
             gpointer        data)
{
  GString *text = data;

  g_string_append_printf (text, "%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " ", seq, received);
  for (guint i = 0; i < sizeof report->id; i++)
    g_string_append_printf (text, "%02x", report->id[i]);
  g_string_append_printf (text, " %s %s %" G_GINT64_FORMAT " %d", report->place, report->subject, report->at,
                          (int) report->source);
  for (guint i = 0; i < report->n_statements; i++)
    {
      const BwStatement *statement = &report->statements[i];

      g_string_append_printf (text, " %u/%u/%u/%.17g", statement->measure, statement->set, statement->bound,
                              statement->value);
    }

  g_string_append_c (text, '\n');
}

static void
note_tokens (BwStore *store,
             GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tokens = bw_store_access_list_tokens (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < tokens->len; i++)
    {
      const BwToken *token = g_ptr_array_index (tokens, i);

      for (guint j = 0; j < sizeof token->hash; j++)
        g_string_append_printf (text, "%02x", token->hash[j]);
      g_string_append_printf (text, " %s %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                              token->id, token->name, bw_role_to_string (token->role), token->area, token->created,
                              token->expires, token->revoked);
    }
}

static void
note_audit (BwStore *store,
            guint64  n,
            GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bw_store_access_list_audit (store, 0, (guint) n, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const BwAudit *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %s %s %u %s\n", row->seq, row->at,
                              row->token, row->role, row->action, row->object, row->status, row->detail);
    }
}

static void
note_checkpoint (BwStore *store,
                 GString *text)
{
  g_autoptr (GError) error = NULL;
  guint64 seq = 0;
  g_autoptr (GBytes) data = bw_store_get_checkpoint (store, &seq, &error);
  g_autofree char *sum = data != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data) : NULL;

  g_assert_no_error (error);
  g_string_append_printf (text, "checkpoint %" G_GUINT64_FORMAT " %s\n", seq, sum);
}

static void
note_meta (BwStore *store,
           GString *text)
{
  static const char * const keys[] = { "root", "time_zone", "folded_before", "folded_until" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = bw_store_dup_meta (store, keys[i], &error);

      g_assert_no_error (error);
      g_string_append_printf (text, "%s %s\n", keys[i], value);
    }
}

guint64
store_dump_n_audit (BwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bw_store_access_list_audit (store, 0, 0, &error);

  g_assert_no_error (error);
  return rows->len;
}

char *
store_dump_read (BwStore *store,
                 guint64  n_audit)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, "%" G_GUINT64_FORMAT "\n", bw_store_get_seq (store));
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    g_assert_true (bw_store_scan_documents (store, (BwDocumentType) i, 0, 0, TRUE, note_document, text, &error));

  g_assert_true (bw_store_scan_reports (store, 0, NULL, note_report, text, &error));
  for (guint i = 0; i < STORE_DUMP_N_PLACES; i++)
    {
      g_autofree char *place = store_dump_dup_name (i);

      g_string_append_printf (text, "%s has %u\n", place, store_fixture_count (store, place));
    }

  note_tokens (store, text);
  note_audit (store, n_audit, text);
  note_checkpoint (store, text);
  note_meta (store, text);
  return g_string_free (text, FALSE);
}
