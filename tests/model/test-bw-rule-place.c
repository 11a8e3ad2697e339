/* test-bw-rule-place.c: what is named or counted stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"area\",\"id\":\"C1\",\"parent\":\"C0\"}",
  "{\"type\":\"site\",\"id\":\"Z1\",\"area\":\"C1\"}",
  "{\"type\":\"team\",\"id\":\"t\",\"area\":\"C2\"}",
  "{\"type\":\"team\",\"id\":\"u\",\"area\":\"C1\",\"lent_by\":\"\\u0043\\u0033\"}",
  "{\"type\":\"assignment\",\"id\":\"a\",\"team\":\"t\",\"site\":\"Z2\",\"state\":\"on_duty\"}",
  "{\"type\":\"assignment\",\"id\":\"b\",\"team\":\"t\",\"site\":\"Z3\",\"state\":\"missed\"}",
  "{\"type\":\"order\",\"id\":\"o\",\"title\":\"C9\",\"recipients\":[\"C4\"]}",
  "{\"type\":\"alert\",\"id\":\"x\",\"place\":\"Z3\"}",
  "{\"type\":\"entry\",\"id\":\"e\",\"area\":\"C9\"}",
  NULL
};

#define AREA(id) "{\"type\":\"area\",\"id\":\"" id "\",\"parent\":\"A\"}"
#define SITE(id) "{\"type\":\"site\",\"id\":\"" id "\",\"area\":\"A\"}"

static void
test_removal (void)
{
  static const RuleFixture areas[] = {
    { "with areas", AREA ("C0"), NULL, NULL, FALSE, ": the area “C1” names it" },
    { "with sites", AREA ("C1"), NULL, NULL, FALSE, ": the site “Z1” names it" },
    { "with a team", AREA ("C2"), NULL, NULL, FALSE, ": the team “t” names it" },
    { "that lends", AREA ("C3"), NULL, NULL, FALSE, ": the team “u” names it" },
    { "that was told", AREA ("C4"), NULL, NULL, FALSE, ": the order “o” names it" },
    { "of somebody else's business", AREA ("C2"), NULL, NULL, TRUE, ": something names it" },
    { "of a title and of the ledger", AREA ("C9"), NULL, NULL, FALSE, "" },
  };
  static const RuleFixture sites[] = {
    { "with somebody", SITE ("Z2"), NULL, NULL, FALSE, ": the assignment “a” names it" },
    { "with nobody any more", SITE ("Z3"), NULL, NULL, FALSE, "" },
    { "that counted", SITE (RULE_FIXTURE_COUNTED), NULL, NULL, FALSE, ": something was counted" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_AREA, areas, G_N_ELEMENTS (areas), others);
  rule_fixture_check (BW_DOCUMENT_TYPE_SITE, sites, G_N_ELEMENTS (sites), others);
}

static void
test_names (void)
{
  static const RuleFixture areas[] = {
    { "new", NULL, AREA ("D1"), NULL, FALSE, "" },
    { "called as a site", NULL, AREA ("Z1"), NULL, FALSE, "/id: a site is called that" },
    { "in none", NULL, "{\"type\":\"area\",\"id\":\"D1\",\"parent\":\"D0\"}", NULL, FALSE, "/parent: no area" },
    { "in a site", NULL, "{\"type\":\"area\",\"id\":\"D1\",\"parent\":\"Z1\"}", NULL, FALSE, "/parent: no area" },
  };
  static const RuleFixture sites[] = {
    { "new", NULL, SITE ("D1"), NULL, FALSE, "" },
    { "called as an area", NULL, SITE ("C1"), NULL, FALSE, "/id: an area is called that" },
    { "in none", NULL, "{\"type\":\"site\",\"id\":\"D1\",\"area\":\"D0\"}", NULL, FALSE, "/area: no area" },
  };
  static const RuleFixture inspections[] = {
    { "of an area", NULL, "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"C1\"}", NULL, FALSE, "" },
    { "of a site", NULL, "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"Z1\"}", NULL, FALSE, "" },
    { "of none", NULL, "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"D0\"}", NULL, FALSE, "/place: no place" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_AREA, areas, G_N_ELEMENTS (areas), others);
  rule_fixture_check (BW_DOCUMENT_TYPE_SITE, sites, G_N_ELEMENTS (sites), others);
  rule_fixture_check (BW_DOCUMENT_TYPE_INSPECTION, inspections, G_N_ELEMENTS (inspections), others);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-place/removal", test_removal);
  g_test_add_func ("/rule-place/names", test_names);

  return g_test_run ();
}
