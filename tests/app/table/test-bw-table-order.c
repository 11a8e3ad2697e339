/* test-bw-table-order.c: who is listed, where, and when it moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-order.h"

#define N_ROWS 6

typedef struct
{
  BwTableOrder *order;
  guint32       values[N_ROWS];
  guint         groups[N_ROWS];
  guint         n_asked;
} Fixture;

static guint32
find_key (gconstpointer row,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->n_asked++;
  return fixture->values[GPOINTER_TO_UINT (row)];
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  return (int) fixture->values[GPOINTER_TO_UINT (a)] - (int) fixture->values[GPOINTER_TO_UINT (b)];
}

static guint
find_groups (gconstpointer row,
             gpointer      user_data)
{
  return ((Fixture *) user_data)->groups[GPOINTER_TO_UINT (row)];
}

static gboolean
is_row (gconstpointer row,
        gpointer      user_data)
{
  return row == user_data;
}

static gboolean
is_even (gconstpointer row,
         gpointer      user_data)
{
  return GPOINTER_TO_UINT (row) % 2 == 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  static const guint32 values[N_ROWS] = { 50, 10, BW_TABLE_KEY_NONE, 30, 10, 20 };
  gpointer rows[N_ROWS];

  fixture->order = bw_table_order_new ();
  for (guint i = 0; i < N_ROWS; i++)
    {
      rows[i] = GUINT_TO_POINTER (i);
      fixture->values[i] = values[i];
      fixture->groups[i] = i < 2 ? 3 : 1;
    }
  bw_table_order_set_groups (fixture->order, find_groups, fixture);
  bw_table_order_set_key (fixture->order, find_key, NULL, fixture, FALSE);
  bw_table_order_set_rows (fixture->order, rows, N_ROWS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_table_order_free (fixture->order);
}

/* The listed rows as a number a row, from the left: 1 4 5 is "145". */
static char *
dup_listed (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bw_table_order_get_n_listed (fixture->order); i++)
    {
      guint slot = bw_table_order_get_slot (fixture->order, i);

      g_assert_cmpuint (bw_table_order_get_position (fixture->order, slot), ==, i);
      g_string_append_printf (text, "%u", GPOINTER_TO_UINT (bw_table_order_get_row (fixture->order, slot)));
    }

  return g_string_free (text, FALSE);
}

static void
check_listed (Fixture    *fixture,
              const char *wanted)
{
  g_autofree char *listed = dup_listed (fixture);

  g_assert_cmpstr (listed, ==, wanted);
}

/* Equal ones in their order, what is not known last, in either direction. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  unused)
{
  check_listed (fixture, "");
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "145302");
  g_assert_false (bw_table_order_apply (fixture->order));

  bw_table_order_set_key (fixture->order, find_key, NULL, fixture, TRUE);
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "035142");

  bw_table_order_set_key (fixture->order, NULL, NULL, NULL, FALSE);
  bw_table_order_apply (fixture->order);
  check_listed (fixture, "012345");

  bw_table_order_set_key (fixture->order, NULL, compare, fixture, FALSE);
  bw_table_order_apply (fixture->order);
  g_assert_cmpuint (bw_table_order_get_slot (fixture->order, N_ROWS), ==, G_MAXUINT);
}

/* A key that changes moves nobody before it is asked for, and makes it dirty only if
 * it belongs elsewhere now. */
static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_table_order_apply (fixture->order);
  fixture->n_asked = 0;
  fixture->values[5] = 25;
  bw_table_order_read (fixture->order, is_row, GUINT_TO_POINTER (5));
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_false (bw_table_order_is_dirty (fixture->order));

  fixture->values[5] = 60;
  bw_table_order_read (fixture->order, is_row, GUINT_TO_POINTER (5));
  g_assert_true (bw_table_order_is_dirty (fixture->order));
  check_listed (fixture, "145302");
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "143052");
}

static void
test_groups (Fixture       *fixture,
             gconstpointer  unused)
{
  bw_table_order_apply (fixture->order);
  g_assert_cmpuint (bw_table_order_count (fixture->order, 0), ==, 6);
  g_assert_cmpuint (bw_table_order_count (fixture->order, 1), ==, 2);

  bw_table_order_set_wanted (fixture->order, 1);
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "10");
  g_assert_cmpuint (bw_table_order_get_position (fixture->order, 3), ==, G_MAXUINT);

  /* One more belongs to it: counted at once, listed when it is asked for. */
  fixture->groups[3] = 3;
  bw_table_order_read (fixture->order, NULL, NULL);
  g_assert_cmpuint (bw_table_order_count (fixture->order, 1), ==, 3);
  check_listed (fixture, "10");
  g_assert_true (bw_table_order_is_dirty (fixture->order));
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "130");
}

static void
test_match (Fixture       *fixture,
            gconstpointer  unused)
{
  bw_table_order_apply (fixture->order);
  bw_table_order_set_match (fixture->order, is_even, NULL);
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "402");

  /* What was sorted while it was not listed stands right when it is. */
  fixture->values[1] = 40;
  bw_table_order_read (fixture->order, NULL, NULL);
  bw_table_order_set_match (fixture->order, NULL, NULL);
  bw_table_order_apply (fixture->order);
  check_listed (fixture, "453102");

  bw_table_order_set_rows (fixture->order, NULL, 0);
  bw_table_order_apply (fixture->order);
  check_listed (fixture, "");
  g_assert_cmpuint (bw_table_order_count (fixture->order, 0), ==, 0);
}

/* What is read already may change before the rest is; another question begins anew. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  g_assert_false (bw_table_order_read_more (fixture->order, 4));
  g_assert_cmpuint (fixture->n_asked, ==, 4);
  g_assert_cmpuint (bw_table_order_get_n_listed (fixture->order), ==, 0);

  fixture->values[0] = 5;
  fixture->groups[0] = 1;
  fixture->values[5] = 60;
  bw_table_order_read (fixture->order, is_row, GUINT_TO_POINTER (0));
  bw_table_order_read (fixture->order, is_row, GUINT_TO_POINTER (5));
  g_assert_cmpuint (fixture->n_asked, ==, 5);
  g_assert_true (bw_table_order_read_more (fixture->order, 4));
  g_assert_cmpuint (fixture->n_asked, ==, 7);
  g_assert_true (bw_table_order_apply (fixture->order));
  check_listed (fixture, "014352");
  g_assert_cmpuint (bw_table_order_count (fixture->order, 0), ==, N_ROWS);
  g_assert_cmpuint (bw_table_order_count (fixture->order, 1), ==, 1);

  bw_table_order_forget (fixture->order);
  fixture->values[0] = 70;
  fixture->groups[1] = 1;
  g_assert_false (bw_table_order_read_more (fixture->order, 5));
  check_listed (fixture, "014352");
  bw_table_order_set_match (fixture->order, is_even, NULL);
  g_assert_false (bw_table_order_read_more (fixture->order, 5));
  g_assert_true (bw_table_order_read_more (fixture->order, G_MAXUINT));
  bw_table_order_apply (fixture->order);
  check_listed (fixture, "402");
  g_assert_cmpuint (bw_table_order_count (fixture->order, 0), ==, N_ROWS);
  g_assert_cmpuint (bw_table_order_count (fixture->order, 1), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/table-order/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/table-order/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/table-order/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/table-order/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/table-order/match", Fixture, NULL, set_up, test_match, tear_down);

  return g_test_run ();
}
