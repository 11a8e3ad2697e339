/* test-bw-list-growth.c: a view is told of many lines step by step, of few at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-list-growth.h"

typedef struct
{
  GListStore   *model;   /* stands for a list: what is told comes from it */
  BwListGrowth *growth;
  guint         n_lines; /* as a view would know it */
  guint         n_told;
  guint         n_steps;
  guint         n_most_removed;
  guint         first_kept;
  guint         end_kept;
} Fixture;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Fixture    *fixture)
{
  g_assert_cmpuint (position + n_removed, <=, fixture->n_lines);
  g_assert_true (n_added == 0 || position == fixture->n_lines);
  fixture->n_lines += n_added;
  fixture->n_lines -= n_removed;
  fixture->n_most_removed = MAX (fixture->n_most_removed, n_removed);
  g_assert_cmpuint (bw_list_growth_get_n_items (fixture->growth), ==, fixture->n_lines);
  fixture->n_told++;
}

static void
on_step_cb (gpointer user_data)
{
  ((Fixture *) user_data)->n_steps++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->model = g_list_store_new (G_TYPE_OBJECT);
  fixture->growth = bw_list_growth_new (G_LIST_MODEL (fixture->model), on_step_cb, fixture);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_list_growth_free (fixture->growth);
  g_object_unref (fixture->model);
}

static void
wait_until_done (Fixture *fixture)
{
  while (!bw_list_growth_is_done (fixture->growth))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_few (Fixture       *fixture,
          gconstpointer  unused)
{
  bw_list_growth_set_wanted (fixture->growth, 4);
  g_assert_true (bw_list_growth_is_done (fixture->growth));
  g_assert_cmpuint (fixture->n_lines, ==, 4);
  bw_list_growth_set_wanted (fixture->growth, 4);
  g_assert_cmpuint (fixture->n_told, ==, 4);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_list_growth_set_wanted (fixture->growth, 100000);
  g_assert_cmpuint (fixture->n_lines, >, 0);
  g_assert_cmpuint (fixture->n_lines, <, 50);
  g_assert_cmpuint (bw_list_growth_get_n_items (fixture->growth), ==, fixture->n_lines);
  wait_until_done (fixture);
  g_assert_cmpuint (fixture->n_lines, ==, 100000);
  g_assert_cmpuint (fixture->n_steps, >, 3);
  g_assert_cmpuint (fixture->n_steps, <, 300);

  /* No more widgets are made for these. */
  bw_list_growth_set_wanted (fixture->growth, 200000);
  g_assert_true (bw_list_growth_is_done (fixture->growth));
  g_assert_cmpuint (fixture->n_lines, ==, 200000);
}

/* It became shorter before it had grown; then it goes. */
static void
test_shorter (Fixture       *fixture,
              gconstpointer  unused)
{
  bw_list_growth_set_wanted (fixture->growth, 5000);
  bw_list_growth_set_wanted (fixture->growth, 3);
  g_assert_true (bw_list_growth_is_done (fixture->growth));
  g_assert_cmpuint (fixture->n_lines, ==, 3);
  bw_list_growth_set_wanted (fixture->growth, 5000);
  g_assert_false (bw_list_growth_is_done (fixture->growth));
}

static void
get_kept (guint    *first,
          guint    *end,
          gpointer  user_data)
{
  Fixture *fixture = user_data;

  *first = fixture->first_kept;
  *end = fixture->end_kept;
}

/* What nobody sees goes at once; what has widgets goes by and by. */
static void
check_goes_by_steps (Fixture *fixture,
                     guint    first_kept,
                     guint    end_kept,
                     guint    n_wanted)
{
  guint n_left = MIN (end_kept, 100000) - MAX (first_kept, n_wanted);

  fixture->first_kept = first_kept;
  fixture->end_kept = end_kept;
  bw_list_growth_set_wanted (fixture->growth, 100000);
  wait_until_done (fixture);

  bw_list_growth_set_wanted (fixture->growth, n_wanted);
  g_assert_cmpuint (fixture->n_lines, <=, n_wanted + n_left);
  g_assert_cmpuint (fixture->n_lines, >=, n_wanted + n_left - 16);
  fixture->n_most_removed = 0;
  wait_until_done (fixture);
  g_assert_cmpuint (fixture->n_lines, ==, n_wanted);
  g_assert_cmpuint (fixture->n_most_removed, >, 0);
  g_assert_cmpuint (fixture->n_most_removed, <, 16);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_list_growth_set_kept_func (fixture->growth, get_kept, fixture);
  check_goes_by_steps (fixture, 0, 200, 1);
  check_goes_by_steps (fixture, 5000, 5200, 3);
  check_goes_by_steps (fixture, 5000, 5200, 5100);
  check_goes_by_steps (fixture, 99800, 100000, 99850);

  /* Nobody sees what goes. */
  fixture->first_kept = 0;
  fixture->end_kept = 200;
  bw_list_growth_set_wanted (fixture->growth, 100000);
  wait_until_done (fixture);
  bw_list_growth_set_wanted (fixture->growth, 500);
  g_assert_true (bw_list_growth_is_done (fixture->growth));
}

/* It shall be long again before all that goes is gone. */
static void
test_longer (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_list_growth_set_kept_func (fixture->growth, get_kept, fixture);
  fixture->end_kept = 200;
  bw_list_growth_set_wanted (fixture->growth, 1000);
  wait_until_done (fixture);
  bw_list_growth_set_wanted (fixture->growth, 1);
  g_assert_false (bw_list_growth_is_done (fixture->growth));
  bw_list_growth_set_wanted (fixture->growth, 1000);
  wait_until_done (fixture);
  g_assert_cmpuint (fixture->n_lines, ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/list-growth/few", Fixture, NULL, set_up, test_few, tear_down);
  g_test_add ("/list-growth/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/list-growth/shorter", Fixture, NULL, set_up, test_shorter, tear_down);

  g_test_add ("/list-growth/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/list-growth/longer", Fixture, NULL, set_up, test_longer, tear_down);

  return g_test_run ();
}
