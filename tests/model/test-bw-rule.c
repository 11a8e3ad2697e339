/* test-bw-rule.c: what holds for every type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

/* A document stays at its place. */
static void
test_place (void)
{
  static const RuleFixture cases[] = {
    { "renamed",
      "{\"type\":\"team\",\"id\":\"T\",\"name\":\"a\",\"area\":\"A\"}",
      "{\"type\":\"team\",\"id\":\"T\",\"name\":\"b\",\"area\":\"A\"}",
      NULL, FALSE, "" },
    { "elsewhere",
      "{\"type\":\"team\",\"id\":\"T\",\"name\":\"a\",\"area\":\"A\"}",
      "{\"type\":\"team\",\"id\":\"T\",\"name\":\"a\",\"area\":\"B\"}",
      NULL, FALSE, "/area: cannot be changed" },
    { "gone",
      "{\"type\":\"team\",\"id\":\"T\",\"name\":\"a\",\"area\":\"A\"}",
      NULL,
      NULL, FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_TEAM, cases, G_N_ELEMENTS (cases), NULL);
}

/* A part of the city stays a part of what it was. */
static void
test_tree (void)
{
  static const RuleFixture areas[] = {
    { "renamed", "{\"id\":\"A\",\"parent\":\"P\"}", "{\"id\":\"A\",\"parent\":\"P\","
    "\"name\":\"n\"}", NULL, FALSE, "" },
    { "moved", "{\"id\":\"A\",\"parent\":\"P\"}", "{\"id\":\"A\",\"parent\":\"Q\"}", NULL, FALSE, "/parent: " },
  };
  static const RuleFixture sites[] = {
    { "closed", "{\"id\":\"S\",\"area\":\"A\"}", "{\"id\":\"S\",\"area\":\"A\","
    "\"state\":\"closed\"}", NULL, FALSE, "" },
    { "moved", "{\"id\":\"S\",\"area\":\"A\"}", "{\"id\":\"S\",\"area\":\"B\"}", NULL, FALSE, "/area: " },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_AREA, areas, G_N_ELEMENTS (areas), NULL);
  rule_fixture_check (BW_DOCUMENT_TYPE_SITE, sites, G_N_ELEMENTS (sites), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/place", test_place);
  g_test_add_func ("/rule/tree", test_tree);

  return g_test_run ();
}
