/* test-bw-client-backoff.c: pauses double up to half a minute, with full jitter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-backoff-private.h"

static void
test_longest (void)
{
  const guint longest[] = { 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000 };

  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    g_assert_cmpuint (bw_client_backoff_get_longest (i), ==, longest[i]);
  g_assert_cmpuint (bw_client_backoff_get_longest (1000), ==, 30000);
  g_assert_cmpuint (bw_client_backoff_get_longest (G_MAXUINT), ==, 30000);
}

static void
test_draw (void)
{
  gboolean is_early = FALSE;
  gboolean is_late = FALSE;

  g_random_set_seed (7);
  for (guint i = 0; i < 1000; i++)
    {
      double pause = bw_client_backoff_draw (2);

      g_assert_cmpfloat (pause, >=, 0);
      g_assert_cmpfloat (pause, <, 2000);
      is_early |= pause < 200;
      is_late |= pause > 1800;
    }
  g_assert_true (is_early && is_late);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-backoff/longest", test_longest);
  g_test_add_func ("/client-backoff/draw", test_draw);

  return g_test_run ();
}
