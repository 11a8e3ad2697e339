/* test-bw-rule-assignment.c: what is over is in the ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"team\",\"id\":\"T\"}",
  "{\"type\":\"team\",\"id\":\"U\"}",
  "{\"type\":\"assignment\",\"id\":\"a1\",\"team\":\"T\",\"site\":\"S\",\"state\":\"relieved\"}",
  "{\"type\":\"assignment\",\"id\":\"a2\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
  NULL
};

/* Forward until it is over. */
static void
test_steps (void)
{
  static const RuleFixture cases[] = {
    { "new",
      NULL,
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      NULL, FALSE, "" },
    { "past at once",
      NULL,
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"missed\"}",
      NULL, FALSE, "" },
    { "on duty",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"on_duty\"}",
      NULL, FALSE, "" },
    { "relieved",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"on_duty\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"relieved\"}",
      NULL, FALSE, "" },
    { "missed",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"missed\"}",
      NULL, FALSE, "" },
    { "later",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\",\"task\":\"x\"}",
      NULL, FALSE, "" },
    { "not yet after all",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"on_duty\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      NULL, FALSE, "/state: is on duty" },
    { "over",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"relieved\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"on_duty\"}",
      NULL, FALSE, "/state: is over" },
    { "over, in words",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"missed\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"missed\",\"task\":\"x\"}",
      NULL, FALSE, "/state: is over" },
    { "given up",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      NULL,
      NULL, FALSE, "" },
    { "given up on duty",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"on_duty\"}",
      NULL,
      NULL, FALSE, "/state: is on duty" },
    { "over, gone",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"missed\"}",
      NULL,
      NULL, FALSE, "/state: is over" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ASSIGNMENT, cases, G_N_ELEMENTS (cases), others);
}

/* It stays with its team and its site. */
static void
test_names (void)
{
  static const RuleFixture cases[] = {
    { "another team",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"U\",\"site\":\"S\",\"state\":\"planned\"}",
      NULL, FALSE, "/team: cannot be changed" },
    { "another site",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"planned\"}",
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"R\",\"state\":\"planned\"}",
      NULL, FALSE, "/site: cannot be changed" },
    { "no team",
      NULL,
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"V\",\"site\":\"S\",\"state\":\"planned\"}",
      NULL, FALSE, "/team: no team has the id" },
    { "correction",
      NULL,
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"relieved\",\"corrects\":\"a1\"}",
      NULL, FALSE, "" },
    { "of what is not over",
      NULL,
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"relieved\",\"corrects\":\"a2\"}",
      NULL, FALSE, "/corrects: is not over" },
    { "of nothing",
      NULL,
      "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"T\",\"site\":\"S\",\"state\":\"relieved\",\"corrects\":\"a9\"}",
      NULL, FALSE, "/corrects: no assignment has the id" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ASSIGNMENT, cases, G_N_ELEMENTS (cases), others);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-assignment/steps", test_steps);
  g_test_add_func ("/rule-assignment/names", test_names);

  return g_test_run ();
}
