/* test-bw-rule-inspection.c: what was found stays found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

/* Done is done, said or seen by its findings. */
static void
test_done (void)
{
  static const RuleFixture cases[] = {
    { "goes on",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"under_way\"}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"under_way\",\"findings\":[{}]}",
      NULL, FALSE, "" },
    { "is done",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"under_way\",\"findings\":[{}]}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"done\",\"findings\":[{}]}",
      NULL, FALSE, "" },
    { "found",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\"}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"findings\":[{}]}",
      NULL, FALSE, "" },
    { "more found",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"findings\":[{}]}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"findings\":[{},{}]}",
      NULL, FALSE, "" },
    { "hidden again",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"findings\":[{}]}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\"}",
      NULL, FALSE, "/state: is done" },
    { "not done again",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"done\"}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"planned\"}",
      NULL, FALSE, "/state: is done" },
    { "said of findings",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"findings\":[{}]}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"under_way\",\"findings\":[{}]}",
      NULL, FALSE, "/state: is done" },
    { "given up",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"planned\"}",
      NULL,
      NULL, FALSE, "" },
    { "taken back",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\",\"state\":\"done\"}",
      NULL,
      NULL, FALSE, ": is done" },
    { "elsewhere",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"P\"}",
      "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"Q\"}",
      NULL, FALSE, "/place: cannot be changed" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_INSPECTION, cases, G_N_ELEMENTS (cases), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-inspection/done", test_done);

  return g_test_run ();
}
