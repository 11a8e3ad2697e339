/* test-bw-assignment.c: what a document says of a team at a site
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-assignment.h"

#include "bw-alert-rule-book.h"
#include "bw-json.h"
#include "bw-time.h"

static BwAssignment *
read_assignment (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, G_MAXINT, NULL);
  g_autoptr (GError) error = NULL;
  BwAssignment *assignment = bw_assignment_new (json_node_get_object (node), &error);

  g_assert_no_error (error);
  return assignment;
}

static void
test_states (void)
{
  static const struct
  {
    const char *members;
    gboolean    is_standing;
    gboolean    is_absent;   /* at 08:15 */
  } cases[] = {
    { "'from':'1970-01-01T08:00:00Z','to':'1970-01-01T16:00:00Z','state':'planned'", TRUE, TRUE },
    { "'from':'1970-01-01T08:00:01Z','to':'1970-01-01T16:00:00Z','state':'planned'", TRUE, FALSE },
    { "'from':'1970-01-01T08:00:00Z','to':'1970-01-01T08:15:00Z','state':'planned'", TRUE, FALSE },
    { "'from':'1970-01-01T08:00:00Z','state':'planned'", TRUE, TRUE },
    { "'state':'planned'", FALSE, FALSE },
    { "'from':'1970-01-01T08:00:00Z','state':'on_duty'", TRUE, FALSE },
    { "'from':'1970-01-01T08:00:00Z','state':'relieved'", FALSE, FALSE },
    { "'from':'1970-01-01T08:00:00Z','state':'missed'", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'id':'a','team':'t','site':'s',%s}", cases[i].members);
      g_autoptr (BwAssignment) assignment = read_assignment (text);

      g_assert_cmpint (bw_assignment_is_standing (assignment), ==, cases[i].is_standing);
      g_assert_cmpint (bw_assignment_is_absent (assignment, 8 * BW_TIME_HOUR + 15 * BW_TIME_MINUTE,
                                                bw_assignment_get_grace ()), ==, cases[i].is_absent);
    }
}

static void
test_end (void)
{
  g_autoptr (BwAssignment) closed = bw_assignment_new_planned ("a", "t", "s", 10, 20);
  g_autoptr (BwAssignment) open = bw_assignment_new_planned ("a", "t", "s", 10, 0);

  g_assert_cmpint (bw_assignment_get_end (closed), ==, 20);
  g_assert_cmpint (bw_assignment_get_end (open), ==, 10 + BW_TIME_DAY);
}

/* At eight o'clock. */
static void
test_unconfirmed (void)
{
  static const struct
  {
    const char *members;
    gboolean    is_unconfirmed;
  } cases[] = {
    { "'remind_at':'1970-01-01T08:00:00Z','state':'planned'", TRUE },
    { "'remind_at':'1970-01-01T08:00:01Z','state':'planned'", FALSE },
    { "'state':'planned'", FALSE },
    { "'remind_at':'1970-01-01T07:00:00Z','state':'on_duty'", FALSE },
    { "'remind_at':'1970-01-01T07:00:00Z','confirmed_at':'1970-01-01T07:30:00Z','state':'planned'", FALSE },
    { "'remind_at':'1970-01-01T07:00:00Z','to':'1970-01-01T08:00:00Z','state':'planned'", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'id':'a','team':'t','site':'s',%s}", cases[i].members);
      g_autoptr (BwAssignment) assignment = read_assignment (text);

      g_assert_cmpint (bw_assignment_is_unconfirmed (assignment, 8 * BW_TIME_HOUR), ==, cases[i].is_unconfirmed);
    }
}

/* The grid and the alerts mean the same. */
static void
test_limits (void)
{
  BwAlertRuleBook *book = bw_alert_rule_book_get_default ();

  g_assert_cmpint (bw_assignment_get_grace (), ==, bw_alert_rule_book_lookup (book, "shift-uncovered")->delay);
  g_assert_cmpint (bw_assignment_get_longest (), ==, bw_alert_rule_book_lookup (book, "shift-long")->delay);
  g_assert_cmpint (bw_assignment_get_grace (), ==, 15 * BW_TIME_MINUTE);
  g_assert_cmpint (bw_assignment_get_longest (), ==, 12 * BW_TIME_HOUR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/assignment/states", test_states);
  g_test_add_func ("/model/assignment/end", test_end);
  g_test_add_func ("/model/assignment/unconfirmed", test_unconfirmed);
  g_test_add_func ("/model/assignment/limits", test_limits);
  return g_test_run ();
}
