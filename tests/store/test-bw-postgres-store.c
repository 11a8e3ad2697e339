/* test-bw-postgres-store.c: a database that is foreign, newer, damaged, shared or cut off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store.h"

#include "bw-store-access.h"
#include "bw-store-shared.h"
#include "bw-store-upkeep.h"
#include "bw-store-url.h"
#include "bw-time.h"
#include "postgres-proxy.h"
#include "store-fixture.h"

#include <string.h>

#define N_WRITERS 4
#define N_GROUPS  60
#define N_REPORTS 3

static void
assert_open_fails (StoreFixture *fixture,
                   int           code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_store_open (fixture->url, bw_measure_catalogue_get_default (), TRUE, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, BW_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, fixture->database));
}

static void
test_newer (StoreFixture  *fixture,
            gconstpointer  unused)
{
  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "INSERT INTO bulwark_schema VALUES (2)");
  assert_open_fails (fixture, BW_STORE_ERROR_NEWER);
}

static void
test_foreign (StoreFixture  *fixture,
              gconstpointer  unused)
{
  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "DROP TABLE bulwark_schema");
  assert_open_fails (fixture, BW_STORE_ERROR_INVALID);
}

/* A step that takes longer than a statement may otherwise must come to its end: the
 * database itself looks what limits each of them runs under. */
static void
test_migration_has_no_limit (StoreFixture  *fixture,
                             gconstpointer  unused)
{
  static const char sql[] =
    "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE SCHEMA watch;"
    "CREATE TABLE watch.seen (n bigint);"
    "CREATE FUNCTION watch.look () RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF current_setting ('statement_timeout') <> '0' OR current_setting ('lock_timeout') <> '0'"
    " THEN RAISE EXCEPTION 'a limit'; END IF;"
    " INSERT INTO watch.seen VALUES (1); END $$;"
    "CREATE EVENT TRIGGER look ON ddl_command_start EXECUTE FUNCTION watch.look ()";
  g_autoptr (BwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  store_fixture_tamper (fixture, sql);
  store = bw_store_open (fixture->url, bw_measure_catalogue_get_default (), TRUE, &error);
  g_assert_no_error (error);

  /* It did look, and after the step they hold again. */
  store_fixture_tamper (fixture, "DO $$ BEGIN ASSERT (SELECT count (*) FROM watch.seen) > 5; END $$");
  g_assert_cmpuint (store_fixture_append (store, 1, "411002"), ==, 1);
  store_fixture_tamper (fixture, "DROP EVENT TRIGGER look");
}

static void
refuse_report (const BwReport *report,
               guint64         seq,
               gint64          received,
               gpointer        data)
{
  g_assert_not_reached ();
}

static void
test_bad_row (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture->store, 1, "411002");
  store_fixture_tamper (fixture, data);
  g_assert_false (bw_store_scan_reports (fixture->store, 0, NULL, refuse_report, NULL, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
}

/* What others wrote, as text: R for a report, else the id of a document. */
static void
assert_changes (BwStore    *store,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bw_store_shared_take_changes (store, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const BwStoreChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s:%" G_GUINT64_FORMAT ":%s ",
                              change->report != NULL ? "R" : change->id, change->seq,
                              change->report != NULL ? change->report->place
                                                     : change->json != NULL ? change->json : "gone");
    }

  g_assert_cmpstr (text->str, ==, expected);
}

/* More than are read at a time, in order and all of them. */
static void
test_many (StoreFixture  *fixture,
           gconstpointer  unused)
{
  static BwReport reports[12000];
  static BwStoreReport items[G_N_ELEMENTS (reports)];
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      store_fixture_make_report (&reports[i], i, i % 2 == 0 ? "411002" : "411003");
      items[i].report = &reports[i];
    }

  g_assert_true (bw_store_begin (fixture->store, &error));
  g_assert_true (bw_store_append_reports (fixture->store, items, G_N_ELEMENTS (items), 1, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
  g_assert_cmpuint (store_fixture_count (other, NULL), ==, G_N_ELEMENTS (reports));
  g_assert_cmpuint (store_fixture_count (other, "411003"), ==, G_N_ELEMENTS (reports) / 2);

  while (n < G_N_ELEMENTS (reports))
    {
      g_autoptr (GPtrArray) changes = bw_store_shared_take_changes (other, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (changes->len, <=, BW_STORE_SHARED_MANY);
      g_assert_cmpuint (changes->len, >, 0);
      for (guint i = 0; i < changes->len; i++)
        g_assert_cmpuint (((BwStoreChange *) g_ptr_array_index (changes, i))->seq, ==, ++n);
    }

  assert_changes (other, "");
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    bw_report_clear (&reports[i]);
}

static void
test_changes (StoreFixture  *fixture,
              gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) other = store_fixture_open (fixture);

  assert_changes (store, "");
  store_fixture_append (other, 1, "411002");
  store_fixture_put (other, BW_DOCUMENT_TYPE_TEAM, "t", "{1}", 0, NULL);
  store_fixture_put (other, BW_DOCUMENT_TYPE_TEAM, "u", "{1}", 0, NULL);
  assert_changes (store, "R:1:411002 t:2:{1} u:3:{1} ");
  assert_changes (store, "");

  /* One's own is not told, what stands between is. */
  store_fixture_append (store, 2, "411003");
  store_fixture_append (other, 3, "411002");
  store_fixture_append (store, 4, "411003");
  store_fixture_put (other, BW_DOCUMENT_TYPE_TEAM, "t", NULL, 2, NULL);
  assert_changes (store, "R:5:411002 ");
  assert_changes (store, "t:7:gone ");
  assert_changes (other, "R:4:411003 R:6:411003 ");
  assert_changes (other, "");
}

/* Documents that are more than are read at a time, among reports. */
static void
test_many_documents (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (fixture->store, &error));
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);
      g_auto (BwReport) report = { { 0 } };
      BwStoreReport item = { &report, 0 };
      guint64 seq;

      g_assert_true (bw_store_put_document (fixture->store, BW_DOCUMENT_TYPE_TEAM, id, NULL, "{1}", 0, &seq, &error));
      store_fixture_make_report (&report, i, "411002");
      g_assert_true (bw_store_append_reports (fixture->store, &item, 1, 1, &error));
      g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, 2 * i + 2);
    }
  g_assert_true (bw_store_commit (fixture->store, &error));

  changes = bw_store_shared_take_changes (other, &error);
  g_assert_cmpuint (changes->len, ==, 2400);
  for (guint i = 0; i < changes->len; i++)
    {
      const BwStoreChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpuint (change->seq, ==, i + 1);
      g_assert_cmpint (change->report != NULL, ==, i % 2 != 0);
    }
}

static void
test_tokens_of_others (StoreFixture  *fixture,
                       gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autofree char *secret = NULL;
  g_autoptr (BwToken) token = bw_token_make (BW_ROLE_STAFF, "411000", "desk", 5, 9, &secret);
  g_autoptr (GError) error = NULL;
  guint64 version = bw_store_get_data_version (other);

  store_fixture_append (fixture->store, 1, "411002");
  g_assert_cmpuint (bw_store_get_data_version (other), ==, version);
  g_assert_true (bw_store_access_put_token (fixture->store, token, &error));
  g_assert_cmpuint (bw_store_get_data_version (other), !=, version);
}

/* Several write at a time, and one looks on: it sees each number once, in order,
 * and none that comes to stand below what it has seen. */
static gpointer
write_groups (gpointer data)
{
  StoreFixture *fixture = data;
  g_autoptr (BwStore) store = store_fixture_open (fixture);
  static int n_started;
  int number = g_atomic_int_add (&n_started, 1);
  guint64 first = 1000000 * (guint64) (number + 1);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autoptr (GError) error = NULL;
      BwReport reports[N_REPORTS];
      BwStoreReport items[N_REPORTS];

      for (guint j = 0; j < N_REPORTS; j++)
        {
          store_fixture_make_report (&reports[j], first + i * N_REPORTS + j, "411002");
          items[j].report = &reports[j];
        }

      g_assert_true (number % 2 == 0 ? bw_store_begin (store, &error) : bw_store_begin_group (store, &error));
      g_assert_true (bw_store_append_reports (store, items, N_REPORTS, 1, &error));
      g_assert_true (bw_store_commit (store, &error));
      for (guint j = 0; j < N_REPORTS; j++)
        {
          g_assert_cmpuint (items[j].seq, >, 0);
          bw_report_clear (&reports[j]);
        }
    }

  return NULL;
}

static void
test_nothing_is_skipped (StoreFixture  *fixture,
                         gconstpointer  unused)
{
  const guint n_expected = N_WRITERS * N_GROUPS * N_REPORTS;
  GThread *threads[N_WRITERS];
  guint64 last = 0;
  guint n = 0;

  for (guint i = 0; i < N_WRITERS; i++)
    threads[i] = g_thread_new ("writer", write_groups, fixture);

  while (n < n_expected)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes = bw_store_shared_take_changes (fixture->store, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < changes->len; i++)
        {
          guint64 seq = ((BwStoreChange *) g_ptr_array_index (changes, i))->seq;

          g_assert_cmpuint (seq, ==, last + 1);
          last = seq;
          n++;
        }
    }

  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (bw_store_get_seq (fixture->store), ==, n_expected);
}

/* Whatever the database's own default is. */
static void
test_serializable (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database () ||"
                        " ' SET default_transaction_isolation TO serializable'; END $$");
  fixture->store = store_fixture_open (fixture);
  test_nothing_is_skipped (fixture, NULL);
}

static void
on_watched_cb (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

/* By a notification: the second call, for it calls each second anyway. */
static void
test_watch (StoreFixture  *fixture,
            gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  int n = 0;

  bw_store_shared_watch (fixture->store, on_watched_cb, &n);
  while (g_atomic_int_get (&n) < 2)
    g_usleep (10000);

  store_fixture_append (other, 1, "411002");
  while (g_atomic_int_get (&n) < 3)
    g_usleep (1000);

  bw_store_shared_watch (fixture->store, NULL, NULL);
  n = 0;
  store_fixture_append (other, 2, "411002");
  g_assert_cmpint (n, ==, 0);
}

/* The server ends the connection while nobody uses it: nobody is told. */
static void
test_cut_while_idle (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  static const char sql[] = "SELECT pg_terminate_backend (pid) FROM pg_stat_activity"
                            " WHERE datname = current_database () AND pid <> pg_backend_pid ()";

  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "411002"), ==, 1);
  store_fixture_tamper (fixture, sql);
  g_assert_cmpuint (store_fixture_append (fixture->store, 2, "411003-new"), ==, 2);
  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "411002"), ==, 0);
}

typedef struct
{
  PostgresProxy *proxy;
  BwStore       *store;
  BwReport       reports[3];
  BwStoreReport  items[3];
  gboolean       is_group;
} Cut;

/* A transaction of three reports, of which the second is there already, whose
 * commit is cut. */
static gboolean
commit_cut (Cut          *self,
            StoreFixture *fixture,
            PostgresCut   cut,
            GError      **error)
{
  g_autoptr (GError) failure = NULL;

  self->proxy = postgres_proxy_new (fixture->url, fixture->folder);
  self->store = bw_store_open (postgres_proxy_get_url (self->proxy), bw_measure_catalogue_get_default (), FALSE,
                               &failure);
  g_assert_no_error (failure);
  g_assert_cmpuint (store_fixture_append (self->store, 2, "411002"), ==, 1);
  assert_changes (self->store, "");
  for (guint i = 0; i < 3; i++)
    {
      store_fixture_make_report (&self->reports[i], i + 1, "411002");
      self->items[i].report = &self->reports[i];
    }

  g_assert_true (self->is_group ? bw_store_begin_group (self->store, &failure)
                                : bw_store_begin (self->store, &failure));
  g_assert_true (bw_store_append_reports (self->store, self->items, 3, 1, &failure));
  postgres_proxy_set_cut (self->proxy, cut);
  return bw_store_commit (self->store, error);
}

static void
end_cut (Cut *self)
{
  for (guint i = 0; i < 3; i++)
    bw_report_clear (&self->reports[i]);

  g_assert_finalize_object (self->store);
  postgres_proxy_free (self->proxy);
}

/* It was done, and only the answer is lost: it is found out. */
static void
test_answer_lost (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Cut cut = { .is_group = data != NULL };

  g_assert_true (commit_cut (&cut, fixture, POSTGRES_CUT_ANSWER, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cut.items[0].seq, ==, 2);
  g_assert_cmpuint (cut.items[1].seq, ==, 0);
  g_assert_cmpuint (cut.items[2].seq, ==, 4);

  /* They are its own: nobody else tells of them. */
  assert_changes (cut.store, "");
  g_assert_cmpuint (store_fixture_append (cut.store, 1, "411002"), ==, 0);
  g_assert_cmpuint (store_fixture_append (cut.store, 4, "411002"), ==, 5);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 4);
  end_cut (&cut);
}

/* It never arrived: that is found out too; a group is then written as any other. */
static void
test_question_lost (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Cut cut = { .is_group = data != NULL };
  gboolean is_done = commit_cut (&cut, fixture, POSTGRES_CUT_QUESTION, &error);

  g_assert_cmpint (is_done, ==, cut.is_group);
  if (!cut.is_group)
    g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);

  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, cut.is_group ? 3 : 1);
  assert_changes (cut.store, "");
  g_assert_cmpuint (store_fixture_append (cut.store, 1, "411002"), ==, cut.is_group ? 0 : 2);
  end_cut (&cut);
}

/* It was done and nobody can be asked: it is told as failed, and then as a change. */
static void
test_nobody_to_ask (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Cut cut = { .is_group = data != NULL };

  g_assert_false (commit_cut (&cut, fixture, POSTGRES_CUT_ALL, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_assert_false (bw_store_check (cut.store, NULL));
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 3);

  postgres_proxy_set_cut (cut.proxy, POSTGRES_CUT_NOTHING);
  while (!bw_store_check (cut.store, NULL))
    g_usleep (100000);

  g_assert_cmpuint (store_fixture_append (cut.store, 1, "411002"), ==, 0);
  assert_changes (cut.store, "R:2:411002 R:4:411002 ");
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 3);
  end_cut (&cut);
}

static guint64
append_group (BwStore *store,
              guint64  number)
{
  g_autoptr (BwAudit) row = bw_audit_new (1, "t", "staff", "POST", "", 200, "");
  g_auto (BwReport) report = { { 0 } };
  g_autoptr (GError) error = NULL;
  BwStoreReport item = { &report, G_MAXUINT64 };

  store_fixture_make_report (&report, number, "411002");
  g_assert_true (bw_store_begin_group (store, &error));
  g_assert_true (bw_store_append_reports (store, &item, 1, 1, &error));
  g_assert_true (bw_store_access_append_audit (store, row, &error));
  bw_store_commit (store, &error);
  g_assert_no_error (error);
  return item.seq;
}

/* A group is sent as if nobody else had written; where others have, its numbers and
 * its rows of the audit follow theirs all the same. */
static void
test_group_of_two (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  guint64 seq = 0;

  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (append_group (fixture->store, i), ==, ++seq);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpuint (append_group (other, 100 + i), ==, ++seq);
      g_assert_cmpuint (append_group (fixture->store, 200 + i), ==, ++seq);
      g_assert_cmpuint (append_group (fixture->store, 300 + i), ==, ++seq);
      g_assert_cmpuint (append_group (other, 300 + i), ==, 0);
    }

  /* A document within a group, and one that is taken back. */
  g_assert_true (bw_store_begin_group (fixture->store, &error));
  g_assert_true (bw_store_put_document (fixture->store, BW_DOCUMENT_TYPE_TEAM, "t", NULL, "{}", 0, &seq, &error));
  bw_store_roll_back (fixture->store);
  g_assert_true (bw_store_begin_group (fixture->store, &error));
  g_assert_true (bw_store_commit (fixture->store, &error));
  g_assert_cmpuint (append_group (fixture->store, 400), ==, seq);
  g_assert_cmpuint (append_group (fixture->store, 401), ==, seq + 1);
  g_assert_true (bw_store_verify (other, &error));
  g_assert_no_error (error);
}

/* Restored from a backup under our feet: no number is given twice to those who know
 * it, and who looks away meanwhile finds out all the same. */
static void
test_gone_back (StoreFixture  *fixture,
                gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (BwStore) anew = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture->store, 1, "411002");
  store_fixture_append (fixture->store, 2, "411002");
  assert_changes (fixture->store, "");
  store_fixture_tamper (fixture, "DELETE FROM report WHERE seq = 2; UPDATE counter SET seq = 1");
  g_assert_null (bw_store_shared_take_changes (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_false (bw_store_begin (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
  g_clear_error (&error);

  anew = store_fixture_open (fixture);
  g_assert_cmpstr (bw_store_get_epoch (anew), !=, bw_store_get_epoch (fixture->store));
  g_assert_cmpuint (store_fixture_append (anew, 3, "411002"), ==, 2);
  g_assert_cmpuint (store_fixture_append (anew, 4, "411002"), ==, 3);
  g_assert_false (bw_store_begin (other, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
}

/* All but this connection are cut, as by a failover. */
#define CUT_ALL \
  "SELECT pg_terminate_backend (pid) FROM pg_stat_activity" \
  " WHERE datname = current_database () AND pid <> pg_backend_pid ()"

static BwStore *
assert_ended (BwStore      *store,
              StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BwStore *anew;
  g_autofree char *lost = NULL;

  /* First that the connection is cut, then what the next one shows. */
  g_assert_null (bw_store_shared_take_changes (store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_null (bw_store_shared_take_changes (store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "gone back"));
  g_clear_error (&error);
  g_assert_false (bw_store_begin_group (store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
  g_clear_error (&error);

  anew = store_fixture_open (fixture);
  g_assert_cmpstr (bw_store_get_epoch (anew), !=, bw_store_get_epoch (store));
  lost = bw_store_dup_meta (anew, "lost", &error);
  g_assert_cmpint (g_ascii_strtoll (lost, NULL, 10), >, 1600000000000000);
  return anew;
}

static void
assert_ended_and_counts (BwStore      *store,
                         StoreFixture *fixture)
{
  g_autoptr (BwStore) anew = assert_ended (store, fixture);

  /* What is not there is no duplicate, and what is there is one. */
  g_assert_cmpuint (store_fixture_append (anew, 2, "411002"), >, 3);
  g_assert_cmpuint (store_fixture_append (anew, 1, "411002"), ==, 0);
  g_assert_cmpuint (store_fixture_count (anew, NULL), ==, 4);
}

/* A failover lost the last transaction, and others have written more since: the counter
 * is not behind, but the transaction is not there. */
static void
test_own_is_lost (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) other = store_fixture_open (fixture);

  store_fixture_append (store, 1, "411002");
  store_fixture_append (store, 2, "411002");
  assert_changes (store, "");
  store_fixture_tamper (fixture, "DELETE FROM report WHERE seq = 2; UPDATE source SET n = n - 1; " CUT_ALL);
  store_fixture_append (other, 3, "411002");
  store_fixture_append (other, 4, "411002");
  assert_ended_and_counts (store, fixture);
}

/* The same of what others had written, who are gone; and with the number of the lost
 * one given again. */
static void
test_read_is_lost (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  BwStore *store = fixture->store;
  BwStore *gone = store_fixture_open (fixture);
  g_autoptr (BwStore) other = NULL;

  store_fixture_append (gone, 1, "411002");
  store_fixture_append (gone, 2, "411002");
  assert_changes (store, "R:1:411002 R:2:411002 ");
  g_assert_finalize_object (gone);
  store_fixture_tamper (fixture, "DELETE FROM report WHERE seq = 2; UPDATE counter SET seq = 1;"
                        " UPDATE source SET n = n - 1; " CUT_ALL);
  other = store_fixture_open (fixture);
  g_assert_cmpuint (store_fixture_append (other, 3, "411002"), ==, 2);
  store_fixture_append (other, 4, "411002");
  assert_ended_and_counts (store, fixture);
}

/* What another process has put, which is gone itself: the second document is lost, and all
 * numbers are given again by a third. */
static void
lose_document (StoreFixture *fixture)
{
  g_autoptr (BwStore) other = NULL;

  store_fixture_tamper (fixture, "DELETE FROM document WHERE seq = 2; UPDATE counter SET seq = 1;"
                        " UPDATE source SET n = n - 1; " CUT_ALL);
  other = store_fixture_open (fixture);
  g_assert_cmpuint (store_fixture_put (other, BW_DOCUMENT_TYPE_TEAM, "v", "{1}", 0, NULL), ==, 2);
  g_assert_cmpuint (store_fixture_put (other, BW_DOCUMENT_TYPE_TEAM, "w", "{1}", 0, NULL), ==, 3);
}

static void
put_two (StoreFixture *fixture)
{
  g_autoptr (BwStore) gone = store_fixture_open (fixture);

  store_fixture_put (gone, BW_DOCUMENT_TYPE_TEAM, "t", "{1}", 0, NULL);
  store_fixture_put (gone, BW_DOCUMENT_TYPE_TEAM, "u", "{1}", 0, NULL);
}

/* Of several that have seen it each finds out, whoever is first. */
static void
test_document_is_lost (StoreFixture  *fixture,
                       gconstpointer  unused)
{
  g_autoptr (BwStore) second = store_fixture_open (fixture);
  g_autoptr (BwStore) anew = NULL;
  g_autoptr (GError) error = NULL;

  put_two (fixture);
  assert_changes (fixture->store, "t:1:{1} u:2:{1} ");
  assert_changes (second, "t:1:{1} u:2:{1} ");
  lose_document (fixture);
  anew = assert_ended (fixture->store, fixture);
  g_assert_null (bw_store_shared_take_changes (second, NULL));
  g_assert_null (bw_store_shared_take_changes (second, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
}

/* It came with a commit of this process's own, after which nothing was looked at. */
static void
test_lost_beside_own (StoreFixture  *fixture,
                      gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) anew = NULL;

  store_fixture_append (store, 1, "411002");
  store_fixture_append (store, 2, "411002");
  assert_changes (store, "");
  put_two (fixture);
  store_fixture_append (store, 3, "411002");
  assert_changes (store, "t:3:{1} u:4:{1} ");
  store_fixture_tamper (fixture, "DELETE FROM document WHERE seq = 4; UPDATE source SET n = 1 WHERE n = 2; " CUT_ALL);
  anew = assert_ended (store, fixture);
}

/* It was there when all was loaded, and nothing has come since. */
static void
test_loaded_is_lost (StoreFixture  *fixture,
                     gconstpointer  unused)
{
  g_autoptr (BwStore) reader = NULL;
  g_autoptr (BwStore) anew = NULL;

  put_two (fixture);
  reader = store_fixture_open (fixture);
  g_assert_true (bw_store_shared_begin_snapshot (reader, NULL));
  bw_store_roll_back (reader);
  lose_document (fixture);
  anew = assert_ended (reader, fixture);
}

static void
append_and_close (StoreFixture *fixture,
                  guint64       number)
{
  g_autoptr (BwStore) store = store_fixture_open (fixture);

  store_fixture_append (store, number, "411002");
}

/* Nothing is lost: it goes on, whoever has written meanwhile. */
static void
test_nothing_is_lost (StoreFixture  *fixture,
                      gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) other = store_fixture_open (fixture);

  store_fixture_append (store, 1, "411002");
  assert_changes (store, "");
  store_fixture_append (other, 2, "411002");
  assert_changes (store, "R:2:411002 ");
  store_fixture_tamper (fixture, CUT_ALL);
  store_fixture_append (other, 3, "411002");
  g_assert_cmpuint (store_fixture_append (store, 4, "411002"), ==, 4);
  assert_changes (store, "R:3:411002 ");
  store_fixture_tamper (fixture, CUT_ALL);
  g_assert_null (bw_store_shared_take_changes (store, NULL));
  assert_changes (store, "");

  /* Who has not written for 30 days is forgotten when another ends, and need not be there. */
  g_assert_cmpuint (store_fixture_append (other, 5, "411002"), ==, 5);
  assert_changes (store, "R:5:411002 ");
  store_fixture_tamper (fixture, "UPDATE source SET seen = now () - interval '31 days' WHERE n = 3");
  assert_changes (store, "");
  append_and_close (fixture, 6);
  assert_changes (store, "R:6:411002 ");
  store_fixture_tamper (fixture, "DO $$ BEGIN ASSERT (SELECT count (*) FROM source) = 2; END $$; " CUT_ALL);
  g_assert_null (bw_store_shared_take_changes (store, NULL));
  assert_changes (store, "");
  g_assert_cmpuint (store_fixture_append (store, 7, "411002"), ==, 7);
}

/* Whoever holds the lock and is frozen does not hold it for ever. */
static void
test_frozen (StoreFixture  *fixture,
             gconstpointer  unused)
{
  g_autoptr (BwStore) frozen = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (frozen, &error));
  g_assert_cmpuint (store_fixture_append (fixture->store, 1, "411002"), ==, 1);
  g_assert_false (bw_store_commit (frozen, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
  g_assert_cmpuint (store_fixture_append (frozen, 2, "411002"), ==, 2);
}

static void
test_secrets (void)
{
  static const struct
  {
    const char *url;
    gboolean    has_password;
  } urls[] =
  {
    { "postgresql://u:geheim@/x?host=/nowhere", TRUE },
    { "postgresql://u@/x?host=/nowhere&password=geheim", TRUE },
    { "postgresql://u:geheim@h:port/x", TRUE },
    { "postgres://u:ge@heim@h/x", TRUE },
    { "postgres://u:geheim/ge@h/x", TRUE },
    { "postgresql://u@/x?host=/nowhere&passfile=/nowhere/geheim", FALSE },
    { "postgresql:///x?service=none", FALSE },
    { "sqlite:/u:geheim@h", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (bw_store_url_has_password (urls[i].url), ==, urls[i].has_password);
      g_assert_null (bw_store_open (urls[i].url, bw_measure_catalogue_get_default (), FALSE, &error));
      g_test_message ("%s", error->message);
      if (urls[i].has_password)
        g_assert_null (strstr (error->message, "heim"));
    }
}

/* Who has read it goes on; who has not would count the sum on top of its parts. */
static void
test_folded_unread (StoreFixture  *fixture,
                    gconstpointer  unused)
{
  g_autoptr (BwStore) reader = store_fixture_open (fixture);
  g_autoptr (BwStore) sleeper = store_fixture_open (fixture);
  g_autoptr (GBytes) checkpoint = g_bytes_new_static ("x", 1);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_gone;

  for (guint i = 0; i < 10; i++)
    store_fixture_append (fixture->store, i, "411002");
  assert_changes (sleeper, "R:1:411002 R:2:411002 R:3:411002 R:4:411002 R:5:411002 R:6:411002 R:7:411002 R:8:411002"
                           " R:9:411002 R:10:411002 ");
  for (guint i = 10; i < 20; i++)
    store_fixture_append (fixture->store, i, "411002");
  changes = bw_store_shared_take_changes (reader, &error);
  g_assert_cmpuint (changes->len, ==, 20);

  g_assert_true (bw_store_begin (fixture->store, NULL));
  g_assert_true (bw_store_put_checkpoint (fixture->store, 20, checkpoint, NULL));
  g_assert_true (bw_store_commit (fixture->store, NULL));
  g_assert_true (bw_store_upkeep_fold (fixture->store, G_MAXINT64 / 2, BW_TIME_DAY, &n_gone, &error));
  g_assert_cmpuint (n_gone, >, 0);
  assert_changes (reader, "");
  g_assert_null (bw_store_shared_take_changes (sleeper, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_STALE);
  g_assert_false (bw_store_begin (sleeper, NULL));
}

#define LEADER "pg_locks WHERE locktype = 'advisory' AND objid = 1112299340 AND granted AND database =" \
               " (SELECT oid FROM pg_database WHERE datname = current_database ())"

/* Its session ends, and with it the lead. */
static void
cut_leader_off (StoreFixture *fixture)
{
  store_fixture_tamper (fixture, "SELECT pg_terminate_backend (pid) FROM " LEADER);
  store_fixture_tamper (fixture, "DO $$ BEGIN WHILE EXISTS (SELECT FROM " LEADER ") LOOP"
                        " PERFORM pg_sleep (0.01); END LOOP; END $$");
}

static void
assert_deposed (BwStore *store,
                guint    term)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_store_shared_check_term (store, term, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_DEPOSED);
}

/* One of two, until it ends or is cut off. */
static void
test_lead (StoreFixture  *fixture,
           gconstpointer  unused)
{
  BwStore *store = fixture->store;
  BwStore *other = store_fixture_open (fixture);
  guint term = bw_store_shared_lead (store, NULL);
  g_autoptr (GError) error = NULL;
  guint next;

  g_assert_cmpuint (term, !=, 0);
  g_assert_cmpuint (bw_store_shared_lead (store, NULL), ==, term);
  g_assert_cmpuint (bw_store_shared_lead (other, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_true (bw_store_shared_check_term (store, term, &error));

  cut_leader_off (fixture);
  g_assert_cmpuint (bw_store_shared_lead (other, &error), !=, 0);

  /* It finds out that it was cut off, and has the connection, but not the lead. */
  g_assert_true (bw_store_begin (store, &error));
  bw_store_roll_back (store);
  assert_deposed (store, term);
  g_assert_cmpuint (bw_store_shared_lead (store, &error), ==, 0);
  g_assert_no_error (error);

  g_assert_finalize_object (other);
  while ((next = bw_store_shared_lead (store, &error)) == 0)
    g_usleep (1000);
  g_assert_cmpuint (next, !=, term);
  assert_deposed (store, term);
}

/* Also of a transaction that was begun when nobody knew yet. */
static void
test_lead_in_transaction (StoreFixture  *fixture,
                          gconstpointer  unused)
{
  BwStore *store = fixture->store;
  guint term = bw_store_shared_lead (store, NULL);
  g_autoptr (GError) error = NULL;

  store_fixture_append (store, 1, "411002");
  g_assert_true (bw_store_begin_group (store, &error));
  g_assert_true (bw_store_shared_check_term (store, term, &error));
  g_assert_true (bw_store_commit (store, &error));

  cut_leader_off (fixture);
  g_assert_true (bw_store_shared_check_term (store, term, &error));
  g_assert_true (bw_store_begin_group (store, &error));
  assert_deposed (store, term);
  bw_store_roll_back (store);
}

#define ADD(name, function) \
  g_test_add ("/postgres-store/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)
#define ADD_GROUP(name, function) \
  g_test_add ("/postgres-store/" name, StoreFixture, "", store_fixture_set_up, function, store_fixture_tear_down)
#define ADD_BAD_ROW(name, sql) \
  g_test_add ("/postgres-store/" name, StoreFixture, sql, store_fixture_set_up, test_bad_row, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("newer", test_newer);
  ADD ("foreign", test_foreign);
  ADD ("migration-has-no-limit", test_migration_has_no_limit);
  ADD_BAD_ROW ("bad-statements", "UPDATE report SET statements = '\\xffff'");
  ADD_BAD_ROW ("bad-source", "UPDATE report SET source = 77");
  ADD_BAD_ROW ("missing-word", "UPDATE report SET place = 999");
  ADD ("many", test_many);
  ADD ("changes", test_changes);
  ADD ("many-documents", test_many_documents);
  ADD ("tokens-of-others", test_tokens_of_others);
  ADD ("nothing-is-skipped", test_nothing_is_skipped);
  ADD ("serializable", test_serializable);
  ADD ("watch", test_watch);
  ADD ("cut-while-idle", test_cut_while_idle);
  ADD ("answer-lost", test_answer_lost);
  ADD ("question-lost", test_question_lost);
  ADD ("nobody-to-ask", test_nobody_to_ask);
  ADD_GROUP ("answer-lost-of-a-group", test_answer_lost);
  ADD_GROUP ("question-lost-of-a-group", test_question_lost);
  ADD_GROUP ("nobody-to-ask-of-a-group", test_nobody_to_ask);
  ADD ("group-of-two", test_group_of_two);
  ADD ("gone-back", test_gone_back);
  ADD ("own-is-lost", test_own_is_lost);
  ADD ("read-is-lost", test_read_is_lost);
  ADD ("document-is-lost", test_document_is_lost);
  ADD ("lost-beside-own", test_lost_beside_own);
  ADD ("loaded-is-lost", test_loaded_is_lost);
  ADD ("nothing-is-lost", test_nothing_is_lost);
  ADD ("frozen", test_frozen);
  ADD ("folded-unread", test_folded_unread);
  ADD ("lead", test_lead);
  ADD ("lead-in-transaction", test_lead_in_transaction);
  g_test_add_func ("/postgres-store/secrets", test_secrets);

  return g_test_run ();
}
