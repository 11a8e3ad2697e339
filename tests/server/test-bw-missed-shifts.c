/* test-bw-missed-shifts.c: shifts that nobody came to, for as long as they last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-missed-shifts.h"

#include "bw-time.h"

/* 2021-08-07T01:00:00Z */
#define FROM (G_GINT64_CONSTANT (1628298000) * BW_TIME_SECOND)

/* (transfer full) (nullable): what it corrects */
static char *
note (BwMissedShifts *missed,
      const char     *text,
      gint64          now)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return bw_missed_shifts_note (missed, json_node_get_object (node), now);
}

static guint
count (BwMissedShifts *missed)
{
  g_autoptr (GPtrArray) ids = bw_missed_shifts_list (missed);

  return ids->len;
}

static void
test_missed (void)
{
  g_autoptr (BwMissedShifts) missed = bw_missed_shifts_new ();
  const char *site;
  gint64 from;
  gint64 until;

  g_assert_null (note (missed, "{'id':'a','site':'s','from':'2021-08-07T01:00:00Z','to':'2021-08-07T09:00:00Z',"
                       "'state':'planned'}", FROM));
  g_assert_false (bw_missed_shifts_lookup (missed, "a", &site, &from, &until));
  g_assert_null (note (missed, "{'id':'a','site':'s','from':'2021-08-07T01:00:00Z','to':'2021-08-07T09:00:00Z',"
                       "'state':'missed'}", FROM));
  g_assert_true (bw_missed_shifts_lookup (missed, "a", &site, &from, &until));
  g_assert_cmpstr (site, ==, "s");
  g_assert_cmpint (from, ==, FROM);
  g_assert_cmpint (until, ==, FROM + 8 * BW_TIME_HOUR);

  /* None lasts for ever, and of one without a time nobody can be late for it. */
  g_assert_null (note (missed, "{'id':'b','site':'s','from':'2021-08-07T01:00:00Z','state':'missed'}", FROM));
  g_assert_true (bw_missed_shifts_lookup (missed, "b", &site, &from, &until));
  g_assert_cmpint (until, ==, FROM + BW_TIME_DAY);
  g_assert_null (note (missed, "{'id':'c','site':'s','state':'missed'}", FROM));
  g_assert_cmpuint (count (missed), ==, 2);
}

static void
test_over (void)
{
  g_autoptr (BwMissedShifts) missed = bw_missed_shifts_new ();

  note (missed, "{'id':'a','site':'s','from':'2021-08-07T01:00:00Z','to':'2021-08-07T09:00:00Z','state':'missed'}",
        FROM);
  note (missed, "{'id':'x','site':'s','state':'relieved'}", FROM + 8 * BW_TIME_HOUR - 1);
  g_assert_cmpuint (count (missed), ==, 1);
  note (missed, "{'id':'x','site':'s','state':'relieved'}", FROM + 8 * BW_TIME_HOUR);
  g_assert_cmpuint (count (missed), ==, 0);

  /* A ledger of years is read at a start: nothing of it stays. */
  note (missed, "{'id':'a','site':'s','from':'2021-08-07T01:00:00Z','state':'missed'}", FROM + 2 * BW_TIME_DAY);
  g_assert_cmpuint (count (missed), ==, 0);
}

static void
test_corrected (void)
{
  static const char a[] = "{'id':'a','site':'s','from':'2021-08-07T01:00:00Z','state':'missed'}";
  g_autoptr (BwMissedShifts) missed = bw_missed_shifts_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  note (missed, a, FROM);
  first = note (missed, "{'id':'b','site':'s','state':'on_duty','corrects':'a'}", FROM);
  g_assert_cmpstr (first, ==, "a");
  g_assert_cmpuint (count (missed), ==, 0);
  g_assert_null (note (missed, "{'id':'b','site':'s','state':'relieved','corrects':'a'}", FROM));

  /* Missed all the same, but at another time. */
  note (missed, a, FROM);
  second = note (missed, "{'id':'c','site':'s','from':'2021-08-07T03:00:00Z','state':'missed','corrects':'a'}", FROM);
  g_assert_cmpstr (second, ==, "a");
  g_assert_cmpuint (count (missed), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/missed-shifts/missed", test_missed);
  g_test_add_func ("/missed-shifts/over", test_over);
  g_test_add_func ("/missed-shifts/corrected", test_corrected);

  return g_test_run ();
}
