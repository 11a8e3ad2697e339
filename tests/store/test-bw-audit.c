/* test-bw-audit.c: the chain holds, and what breaks it is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-access.h"
#include "bw-store-class.h"
#include "bw-store.h"

#include "store-fixture.h"

#include <string.h>

#define N_ROWS 12

static void
append_rows (BwStore *store,
             guint    n_rows)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (BwAudit) row = bw_audit_new (1000 + i, "t1", "staff", "PUT", "team/a", 200, "1 document");

      g_assert_true (bw_store_begin (store, &error));
      g_assert_true (bw_store_access_append_audit (store, row, &error));
      g_assert_true (bw_store_commit (store, &error));
      g_assert_no_error (error);
    }
}

static void
test_pages (StoreFixture  *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  guint64 since = 0;
  guint n = 0;

  append_rows (fixture->store, N_ROWS);
  store_fixture_close (fixture);
  fixture->store = store_fixture_open (fixture);

  while (TRUE)
    {
      g_autoptr (GPtrArray) rows = bw_store_access_list_audit (fixture->store, since, 5, &error);
      BwAudit *row;

      g_assert_no_error (error);
      if (rows->len == 0)
        break;

      row = g_ptr_array_index (rows, 0);
      g_assert_cmpuint (row->seq, ==, since + 1);
      g_assert_cmpint (row->at, ==, (gint64) (1000 + since));
      g_assert_cmpstr (row->token, ==, "t1");
      g_assert_cmpstr (row->role, ==, "staff");
      g_assert_cmpstr (row->action, ==, "PUT");
      g_assert_cmpstr (row->object, ==, "team/a");
      g_assert_cmpuint (row->status, ==, 200);
      g_assert_cmpstr (row->detail, ==, "1 document");
      since = ((BwAudit *) g_ptr_array_index (rows, rows->len - 1))->seq;
      n += rows->len;
    }

  g_assert_cmpuint (n, ==, N_ROWS);
  g_assert_true (bw_store_verify (fixture->store, &error));
}

/* Many in one transaction. */
static void
append_many (BwStore *store,
             guint    n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_audit_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_store_begin (store, &error));
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (rows, bw_audit_new (1000 + i, "t1", "staff", "PUT", "team/a", 200, "1 document"));
      g_assert_true (bw_store_access_append_audit (store, g_ptr_array_index (rows, i), &error));
    }

  g_assert_true (bw_store_commit (store, &error));
  g_assert_no_error (error);
}

static guint n_read;

static GPtrArray *(*list_audit) (BwStore *store, guint64 since, guint limit, GError **error);

static GPtrArray *
list_few (BwStore  *store,
          guint64   since,
          guint     limit,
          GError  **error)
{
  GPtrArray *rows = list_audit (store, since, limit, error);

  g_assert_cmpuint (limit, >, 0);
  g_assert_cmpuint (limit, <=, 10000);
  n_read += rows != NULL ? rows->len : 0;
  return rows;
}

/* However long it is, never more than some of it are in memory; where it is damaged is
 * found all the same, and so is a missing end where a piece ends. */
static void
test_long (StoreFixture  *fixture,
           gconstpointer  unused)
{
  BwStoreClass *klass = BW_STORE_GET_CLASS (fixture->store);
  g_autoptr (GError) error = NULL;

  list_audit = klass->list_audit;
  klass->list_audit = list_few;
  append_many (fixture->store, 15000);
  g_assert_true (bw_store_verify (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, 15000);
  append_many (fixture->store, 7);
  g_assert_true (bw_store_verify (fixture->store, &error));

  store_fixture_tamper (fixture, "DELETE FROM audit WHERE seq > 10000");
  g_assert_false (bw_store_verify (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "at row 10001"));
  g_clear_error (&error);
  store_fixture_tamper (fixture, "UPDATE audit SET role = 'admin' WHERE seq = 5001");
  g_assert_false (bw_store_verify (fixture->store, &error));
  g_assert_nonnull (strstr (error->message, "at row 5001"));
  klass->list_audit = list_audit;
}

static void
test_tampering (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  append_rows (fixture->store, N_ROWS);
  store_fixture_tamper (fixture, data);
  g_assert_null (bw_store_access_list_audit (fixture->store, 0, 0, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (bw_store_verify (fixture->store, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
}

static void
test_two_processes (StoreFixture  *fixture,
                    gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    append_rows (i % 2 == 0 ? fixture->store : other, 1);

  rows = bw_store_access_list_audit (other, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 10);
}

/* Members that are written one after the other are not one text. */
static void
test_members_are_apart (StoreFixture  *fixture,
                        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  append_rows (fixture->store, 3);
  store_fixture_tamper (fixture, "UPDATE audit SET token = 't', role = '1staff' WHERE seq = 2");
  g_assert_null (bw_store_access_list_audit (fixture->store, 1, 1, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CORRUPT);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    const char *sql;
  } tampering[] =
  {
    { "/audit/changed", "UPDATE audit SET detail = '2 documents' WHERE seq = 5" },
    { "/audit/time-changed", "UPDATE audit SET at = at + 1 WHERE seq = 12" },
    { "/audit/first-taken-out", "DELETE FROM audit WHERE seq = 1" },
    { "/audit/taken-out", "DELETE FROM audit WHERE seq = 6" },
    { "/audit/last-taken-out", "DELETE FROM audit WHERE seq = 12" },
    { "/audit/all-taken-out", "DELETE FROM audit" },
    { "/audit/closed-up", "DELETE FROM audit WHERE seq = 6; UPDATE audit SET seq = seq - 1 WHERE seq > 6" },
    { "/audit/put-in", "INSERT INTO audit SELECT 13, at, token, role, action, object, status, detail, hash FROM audit"
                       " WHERE seq = 12" },
    { "/audit/hash-changed", "UPDATE audit SET hash = (SELECT hash FROM audit WHERE seq = 1) WHERE seq = 12" },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/audit/pages", StoreFixture, NULL, store_fixture_set_up, test_pages, store_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    g_test_add (tampering[i].name, StoreFixture, tampering[i].sql,
                store_fixture_set_up, test_tampering, store_fixture_tear_down);
  g_test_add ("/audit/members-are-apart", StoreFixture, NULL,
              store_fixture_set_up, test_members_are_apart, store_fixture_tear_down);
  g_test_add ("/audit/long", StoreFixture, NULL, store_fixture_set_up, test_long, store_fixture_tear_down);
  g_test_add ("/audit/two-processes", StoreFixture, NULL,
              store_fixture_set_up, test_two_processes, store_fixture_tear_down);

  return g_test_run ();
}
