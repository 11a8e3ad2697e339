/* test-bw-client-ids.c: every id is found by its number, and the other way round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-ids.h"

#define N_IDS 5000

static guint
add (BwClientIds *ids,
     guint        index)
{
  g_autofree char *id = g_strdup_printf ("site-%u/sampling:r1", index);

  return bw_client_ids_add (ids, id);
}

static guint
find (BwClientIds *ids,
      guint        index)
{
  g_autofree char *id = g_strdup_printf ("site-%u/sampling:r1", index);

  return bw_client_ids_find (ids, id);
}

static void
test_numbers (void)
{
  g_autoptr (BwClientIds) ids = bw_client_ids_new ();

  g_assert_cmpuint (bw_client_ids_find (ids, "a"), ==, BW_CLIENT_IDS_NONE);
  g_assert_cmpuint (bw_client_ids_add (ids, "a"), ==, 0);
  g_assert_cmpuint (bw_client_ids_add (ids, ""), ==, 1);
  g_assert_cmpuint (bw_client_ids_add (ids, "许昌"), ==, 2);
  g_assert_cmpuint (bw_client_ids_add (ids, "a"), ==, 0);
  g_assert_cmpuint (bw_client_ids_find (ids, ""), ==, 1);
  g_assert_cmpuint (bw_client_ids_count (ids), ==, 3);
  g_assert_cmpstr (bw_client_ids_get (ids, 2), ==, "许昌");
}

/* Every third goes; of those every other comes again, with a number of its own. */
static void
test_removed (void)
{
  g_autoptr (BwClientIds) ids = bw_client_ids_new ();
  guint next = N_IDS;

  for (guint i = 0; i < N_IDS; i++)
    g_assert_cmpuint (add (ids, i), ==, i);
  for (guint i = 0; i < N_IDS; i += 3)
    bw_client_ids_remove (ids, i);
  g_assert_cmpuint (bw_client_ids_count (ids), ==, N_IDS - (N_IDS + 2) / 3);

  for (guint i = 0; i < N_IDS; i++)
    g_assert_cmpuint (find (ids, i), ==, i % 3 == 0 ? BW_CLIENT_IDS_NONE : i);
  g_assert_null (bw_client_ids_get (ids, 3));

  for (guint i = 0; i < N_IDS; i += 6)
    g_assert_cmpuint (add (ids, i), ==, next++);
  for (guint i = 0; i < N_IDS; i++)
    g_assert_cmpuint (find (ids, i), ==,
                      i % 6 == 0 ? N_IDS + i / 6 : i % 3 == 0 ? BW_CLIENT_IDS_NONE : i);
}

/* One that comes and goes for weeks leaves room for the others. */
static void
test_restless (void)
{
  g_autoptr (BwClientIds) ids = bw_client_ids_new ();

  add (ids, 0);
  for (guint i = 1; i < N_IDS; i++)
    {
      g_assert_cmpuint (add (ids, 1), ==, i);
      bw_client_ids_remove (ids, i);
      g_assert_cmpuint (find (ids, 1), ==, BW_CLIENT_IDS_NONE);
      g_assert_cmpuint (find (ids, 0), ==, 0);
    }

  g_assert_cmpuint (bw_client_ids_count (ids), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/ids/numbers", test_numbers);
  g_test_add_func ("/client/ids/removed", test_removed);
  g_test_add_func ("/client/ids/restless", test_restless);
  return g_test_run ();
}
