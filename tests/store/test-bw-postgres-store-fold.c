/* test-bw-postgres-store-fold.c: others write while reports are folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store.h"

#include "bw-store-upkeep.h"
#include "store-fixture.h"

/* One microsecond after the other: groups of 2,000. */
#define N_REPORTS 12000
#define STEP      2000

typedef struct
{
  BwStore *store;  /* (unowned): of somebody else */
  guint    last;   /* reports that it had when it was looked last */
  guint    n;      /* times that they had changed */
} Look;

static gboolean
look (guint64  done,
      guint64  total,
      gpointer data)
{
  Look *self = data;
  guint n = store_fixture_count (self->store, NULL);

  self->n += n != self->last;
  self->last = n;
  return TRUE;
}

/* Two groups to a transaction, as more would be more than 5,000 reports. */
static void
test_in_pieces (StoreFixture  *fixture,
                gconstpointer  unused)
{
  g_autoptr (BwStore) other = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  Look self = { other, N_REPORTS, 0 };
  guint64 n_gone;

  store_fixture_fill (fixture->store, N_REPORTS);
  bw_store_upkeep_set_monitor (fixture->store, look, &self);
  g_assert_true (bw_store_upkeep_fold (fixture->store, G_MAXINT64 / 2, STEP, &n_gone, &error));
  bw_store_upkeep_set_monitor (fixture->store, NULL, NULL);
  g_assert_cmpuint (self.n, ==, 2);
  look (0, 0, &self);
  g_assert_cmpuint (self.n, ==, 3);
  g_assert_cmpuint (self.last, ==, N_REPORTS - n_gone);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/postgres-store-fold/in-pieces", StoreFixture, NULL, store_fixture_set_up, test_in_pieces,
              store_fixture_tear_down);

  return g_test_run ();
}
