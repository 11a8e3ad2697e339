/* test-bw-rule-briefing.c: one briefing a number, and none of them changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

#define SHEET "{\"type\":\"briefing\",\"id\":\"A/9\",\"scope\":\"A\",\"number\":9," \
              "\"cut_off\":\"2021-08-08T06:00:00Z\",\"digest\":\"0123456789ab\",\"content\":{}}"

static void
test_number (void)
{
  static const RuleFixture cases[] = {
    { "the ninth of A", NULL, SHEET, NULL, FALSE, "" },
    { "another number than its id",
      NULL,
      "{\"type\":\"briefing\",\"id\":\"A/9\",\"scope\":\"A\",\"number\":10}",
      NULL, FALSE, "/id: must be its scope and its number, “A/10”" },
    { "another scope than its id",
      NULL,
      "{\"type\":\"briefing\",\"id\":\"A/9\",\"scope\":\"B\",\"number\":9}",
      NULL, FALSE, "/id: must be its scope and its number, “B/9”" },
    { "a number that is written otherwise",
      NULL,
      "{\"type\":\"briefing\",\"id\":\"A/09\",\"scope\":\"A\",\"number\":9}",
      NULL, FALSE, "/id: must be" },
    { "of nowhere",
      NULL,
      "{\"type\":\"briefing\",\"id\":\"Z/9\",\"scope\":\"Z\",\"number\":9}",
      NULL, FALSE, "/scope: no area has the id" },
    { "changed", SHEET, SHEET, NULL, FALSE, ": has been issued and stays" },
    { "gone", SHEET, NULL, NULL, FALSE, ": has been issued and stays" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_BRIEFING, cases, G_N_ELEMENTS (cases), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-briefing/number", test_number);

  return g_test_run ();
}
