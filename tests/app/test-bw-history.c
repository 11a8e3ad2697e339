/* test-bw-history.c: where a person has been, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-history.h"

static void
assert_step (BwHistory  *history,
             int         direction,
             const char *wanted_scope,
             BwPage      wanted_page)
{
  const char *scope = NULL;
  BwPage page = BW_PAGE_INSPECTIONS;

  g_assert_true (bw_history_step (history, direction, &scope, &page));
  g_assert_cmpstr (scope, ==, wanted_scope);
  g_assert_cmpint (page, ==, wanted_page);
}

static void
test_empty (void)
{
  g_autoptr (BwHistory) history = bw_history_new ();
  const char *scope = "untouched";
  BwPage page = BW_PAGE_TEAMS;

  g_assert_false (bw_history_can_step (history, -1));
  g_assert_false (bw_history_can_step (history, 1));
  g_assert_false (bw_history_step (history, -1, &scope, &page));
  g_assert_cmpstr (scope, ==, "untouched");
}

static void
test_back_and_forward (void)
{
  g_autoptr (BwHistory) history = bw_history_new ();

  bw_history_replace (history, "411000", BW_PAGE_OVERVIEW);
  bw_history_push (history, "411002", BW_PAGE_OVERVIEW);
  bw_history_push (history, "411002", BW_PAGE_TEAMS);

  assert_step (history, -1, "411002", BW_PAGE_OVERVIEW);
  assert_step (history, -1, "411000", BW_PAGE_OVERVIEW);
  g_assert_false (bw_history_can_step (history, -1));
  assert_step (history, 1, "411002", BW_PAGE_OVERVIEW);
  assert_step (history, 1, "411002", BW_PAGE_TEAMS);
  g_assert_false (bw_history_can_step (history, 1));
}

static void
test_push_forgets_ahead (void)
{
  g_autoptr (BwHistory) history = bw_history_new ();

  bw_history_replace (history, "a", BW_PAGE_OVERVIEW);
  bw_history_push (history, "b", BW_PAGE_OVERVIEW);
  assert_step (history, -1, "a", BW_PAGE_OVERVIEW);
  bw_history_push (history, "c", BW_PAGE_ORDERS);

  g_assert_false (bw_history_can_step (history, 1));
  assert_step (history, -1, "a", BW_PAGE_OVERVIEW);
}

static void
test_is_bounded (void)
{
  g_autoptr (BwHistory) history = bw_history_new ();
  const char *scope;
  BwPage page;
  guint n_steps = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);

      bw_history_push (history, code, BW_PAGE_OVERVIEW);
    }

  assert_step (history, -1, "998", BW_PAGE_OVERVIEW);
  while (bw_history_step (history, -1, &scope, &page))
    n_steps++;
  g_assert_cmpuint (n_steps, <, 200);
  g_assert_cmpuint (n_steps, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/history/empty", test_empty);
  g_test_add_func ("/app/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/app/history/push-forgets-ahead", test_push_forgets_ahead);
  g_test_add_func ("/app/history/is-bounded", test_is_bounded);
  return g_test_run ();
}
