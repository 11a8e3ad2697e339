/* test-bw-rule-team.c: a team that has something to do stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"assignment\",\"id\":\"a1\",\"team\":\"busy\",\"site\":\"S\",\"state\":\"planned\"}",
  "{\"type\":\"assignment\",\"id\":\"busy-2\",\"team\":\"done\",\"site\":\"S\",\"state\":\"relieved\"}",
  "{\"type\":\"assignment\",\"id\":\"a3\",\"team\":\"esc\\u0061ped\",\"site\":\"S\",\"state\":\"on_duty\"}",
  NULL
};

static void
test_removal (void)
{
  static const RuleFixture cases[] = {
    { "has one", "{\"type\":\"team\",\"id\":\"busy\",\"area\":\"A\"}", NULL, NULL, FALSE, ": has an assignment" },
    { "had one", "{\"type\":\"team\",\"id\":\"done\",\"area\":\"A\"}", NULL, NULL, FALSE, "" },
    { "with an escape", "{\"type\":\"team\",\"id\":\"escaped\",\"area\":\"A\"}", NULL, NULL, FALSE,
      ": has an assignment" },
    { "is named elsewhere", "{\"type\":\"team\",\"id\":\"S\",\"area\":\"A\"}", NULL, NULL, FALSE, "" },
    { "changed", "{\"type\":\"team\",\"id\":\"busy\",\"area\":\"A\"}",
      "{\"type\":\"team\",\"id\":\"busy\",\"area\":\"A\",\"size\":3}", NULL, FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_TEAM, cases, G_N_ELEMENTS (cases), others);
}

/* A team is lent for a while, not backwards. */
static void
test_period (void)
{
#define LENT "{\"type\":\"team\",\"id\":\"t\",\"area\":\"A\",\"lent_by\":\"B\","
  static const RuleFixture cases[] = {
    { "for an hour", NULL,
      LENT "\"lent_from\":\"2021-08-08T08:00:00Z\",\"lent_until\":\"2021-08-08T09:00:00Z\"}", NULL, FALSE, "" },
    { "without an end", NULL, LENT "\"lent_from\":\"2021-08-08T08:00:00Z\"}", NULL, FALSE, "" },
    { "without a beginning", NULL, LENT "\"lent_until\":\"2021-08-08T08:00:00Z\"}", NULL, FALSE, "" },
    { "backwards", NULL,
      LENT "\"lent_from\":\"2021-08-08T08:00:00Z\",\"lent_until\":\"2021-08-08T08:00:00Z\"}", NULL, FALSE,
      "/lent_until: is not after" },
  };
#undef LENT

  rule_fixture_check (BW_DOCUMENT_TYPE_TEAM, cases, G_N_ELEMENTS (cases), others);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-team/removal", test_removal);
  g_test_add_func ("/rule-team/period", test_period);

  return g_test_run ();
}
