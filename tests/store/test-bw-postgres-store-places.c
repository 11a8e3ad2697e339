/* test-bw-postgres-store-places.c: reports of a place that another process has just taken away
 *
 * Whoever is told that a report is not taken finds it nowhere in the log, and whoever is
 * told nothing of the kind does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store.h"

#include "bw-store-places.h"
#include "bw-store-shared.h"
#include "postgres-proxy.h"
#include "store-fixture.h"

#define SITE   BW_DOCUMENT_TYPE_SITE
#define LATEST G_MAXUINT64
#define N      4

/* The place that goes. The store knows the second one as a word, so that it need not look
 * for one, and lock anything, before the commit. */
#define GONE  "gone"
#define KNOWN "sampling:r1"

typedef struct
{
  BwReport      reports[N];
  BwStoreReport items[N];
} Group;

/* Of the place that goes, and of one that stays, in turn. */
static void
fill_group (Group      *self,
            guint64     first,
            const char *gone)
{
  for (guint i = 0; i < N; i++)
    {
      store_fixture_make_report (&self->reports[i], first + i, i % 2 == 0 ? gone : "411002");
      self->items[i] = (BwStoreReport) { .report = &self->reports[i] };
    }
}

static void
clear_group (Group *self)
{
  for (guint i = 0; i < N; i++)
    bw_report_clear (&self->reports[i]);
}

/* What was told is how it stands; of the place that went nothing is there. */
static void
check_group (const Group *self,
             BwStore     *store,
             guint        n_expected)
{
  for (guint i = 0; i < N; i++)
    {
      g_assert_true ((self->items[i].seq == BW_STORE_NO_PLACE) == (i % 2 == 0));
      g_assert_cmpuint (self->items[i].seq, !=, 0);
    }

  g_assert_cmpuint (store_fixture_count (store, NULL), ==, n_expected);
  g_assert_cmpuint (store_fixture_count (store, self->reports[0].place), ==, 0);
}

static void
take (BwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = bw_store_shared_take_changes (store, &error);

  g_assert_no_error (error);
}

/* @store knows of the place, has written last as far as it knows, and has not heard of its
 * end. */
static void
take_place_away (BwStore    *store,
                 BwStore    *other,
                 const char *gone)
{
  store_fixture_put (other, SITE, gone, "{}", 0, NULL);
  take (store);
  store_fixture_append (store, 1000, "411002");
  take (store);
  store_fixture_put (other, SITE, gone, NULL, LATEST, NULL);
}

/* They had been taken for good when it was found out that others have written. */
static void
test_group (StoreFixture  *fixture,
            gconstpointer  data)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  Group group;

  take_place_away (store, other, data);
  fill_group (&group, 1, data);
  g_assert_true (bw_store_begin_group (store, &error));
  g_assert_true (bw_store_append_reports (store, group.items, N, 1, &error));
  g_assert_true (bw_store_commit (store, &error));
  check_group (&group, other, 3);
  clear_group (&group);
  g_assert_cmpuint (store_fixture_append (store, 100, data), ==, BW_STORE_NO_PLACE);
}

/* It is locked from the beginning on; and when the deletion has been told. */
static void
test_locked (StoreFixture  *fixture,
             gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  Group group;

  take_place_away (store, other, GONE);
  for (guint i = 0; i < 2; i++)
    {
      fill_group (&group, 1 + i * N, GONE);
      g_assert_true (bw_store_begin (store, &error));
      g_assert_true (bw_store_append_reports (store, group.items, N, 1, &error));
      g_assert_true (bw_store_commit (store, &error));
      check_group (&group, other, 3 + 2 * i);
      clear_group (&group);
      take (store);
    }
}

/* It went and is there again; or this very transaction puts it there. */
static void
test_back (StoreFixture  *fixture,
           gconstpointer  unused)
{
  BwStore *store = fixture->store;
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_auto (BwReport) report = { { 0 } };
  g_auto (BwReport) second = { { 0 } };
  BwStoreReport item = { &report, 0 };
  BwStoreReport again = { &second, 0 };
  guint64 seq;

  take_place_away (store, other, KNOWN);
  store_fixture_put (other, BW_DOCUMENT_TYPE_AREA, KNOWN, "{}", 0, NULL);
  store_fixture_make_report (&report, 1, KNOWN);
  g_assert_true (bw_store_begin_group (store, &error));
  g_assert_true (bw_store_append_reports (store, &item, 1, 1, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_cmpuint (item.seq, <, BW_STORE_NO_PLACE);
  g_assert_cmpuint (store_fixture_count (other, KNOWN), ==, 1);

  store_fixture_tamper (fixture, "DELETE FROM report");
  take (store);
  store_fixture_put (other, BW_DOCUMENT_TYPE_AREA, KNOWN, NULL, LATEST, NULL);
  store_fixture_make_report (&second, 2, KNOWN);
  g_assert_true (bw_store_begin_group (store, &error));
  g_assert_true (bw_store_append_reports (store, &item, 1, 1, &error));
  g_assert_true (bw_store_put_document (store, SITE, KNOWN, NULL, "{}", 0, &seq, &error));
  g_assert_true (bw_store_append_reports (store, &again, 1, 1, &error));
  g_assert_true (bw_store_commit (store, &error));
  g_assert_cmpuint (item.seq, ==, BW_STORE_NO_PLACE);
  g_assert_cmpuint (again.seq, ==, seq + 1);
  g_assert_cmpuint (store_fixture_count (other, KNOWN), ==, 1);
}

/* The answer to the commit is lost: what was not taken is not taken for a duplicate. */
static void
test_answer_lost (StoreFixture  *fixture,
                  gconstpointer  unused)
{
  PostgresProxy *proxy = postgres_proxy_new (fixture->url, fixture->folder);
  BwStore *store = bw_store_open (postgres_proxy_get_url (proxy), bw_measure_catalogue_get_default (), FALSE, NULL);
  g_autoptr (GError) error = NULL;
  Group group;

  take_place_away (store, fixture->store, KNOWN);
  fill_group (&group, 1, KNOWN);
  g_assert_true (bw_store_begin_group (store, &error));
  g_assert_true (bw_store_append_reports (store, group.items, N, 1, &error));
  postgres_proxy_set_cut (proxy, POSTGRES_CUT_COMMITTED);
  g_assert_true (bw_store_commit (store, &error));
  g_assert_true (postgres_proxy_has_cut (proxy));
  check_group (&group, fixture->store, 3);
  clear_group (&group);
  g_assert_finalize_object (store);
  postgres_proxy_free (proxy);
}

#define ADD(name, function, data) \
  g_test_add ("/postgres-store-places/" name, StoreFixture, data, store_fixture_set_up, function, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("group", test_group, GONE);
  ADD ("group-at-once", test_group, KNOWN);
  ADD ("locked", test_locked, NULL);
  ADD ("back", test_back, NULL);
  ADD ("answer-lost", test_answer_lost, NULL);

  return g_test_run ();
}
