/* test-bw-rule-fund.c: a fund is within none in the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"fund\",\"id\":\"a\",\"payer\":\"p\",\"within\":\"b\"}",
  "{\"type\":\"fund\",\"id\":\"b\",\"payer\":\"p\",\"within\":\"c\"}",
  "{\"type\":\"fund\",\"id\":\"c\",\"payer\":\"p\"}",
  NULL
};

/* No fund is a part of itself. */
static void
test_within (void)
{
  static const RuleFixture cases[] = {
    { "an item",
      NULL,
      "{\"type\":\"fund\",\"id\":\"n\",\"payer\":\"p\",\"within\":\"a\"}",
      NULL, FALSE, "" },
    { "of itself",
      NULL,
      "{\"type\":\"fund\",\"id\":\"n\",\"payer\":\"p\",\"within\":\"n\"}",
      NULL, FALSE, "/within: no fund" },
    { "in a circle",
      "{\"type\":\"fund\",\"id\":\"c\",\"payer\":\"p\"}",
      "{\"type\":\"fund\",\"id\":\"c\",\"payer\":\"p\",\"within\":\"a\"}",
      NULL, FALSE, "/within: is within this fund itself" },
    { "of none",
      NULL,
      "{\"type\":\"fund\",\"id\":\"n\",\"payer\":\"p\",\"within\":\"z\"}",
      NULL, FALSE, "/within: no fund has the id" },
    { "gone",
      "{\"type\":\"fund\",\"id\":\"c\",\"payer\":\"p\"}",
      NULL,
      NULL, FALSE, ": has items" },
    { "of no items, gone",
      "{\"type\":\"fund\",\"id\":\"a\",\"payer\":\"p\",\"within\":\"b\"}",
      NULL,
      NULL, FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FUND, cases, G_N_ELEMENTS (cases), others);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-fund/within", test_within);

  return g_test_run ();
}
