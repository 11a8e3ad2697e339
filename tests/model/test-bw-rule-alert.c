/* test-bw-rule-alert.c: people acknowledge alerts, and no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

/* Nothing else is theirs. */
static void
test_acknowledged (void)
{
  static const RuleFixture cases[] = {
    { "acknowledged",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\","
      "\"acknowledged\":{\"reason\":\"x\",\"until\":\"2021-08-08T08:00:00Z\"}}",
      NULL, FALSE, "" },
    { "without a reason",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\","
      "\"acknowledged\":{\"until\":\"2021-08-08T08:00:00Z\"}}",
      NULL, FALSE, "/acknowledged/reason" },
    { "no more",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\","
      "\"acknowledged\":{\"at\":\"x\"}}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      NULL, FALSE, "" },
    { "raised",
      NULL,
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      NULL, FALSE, ": alerts are raised" },
    { "taken back",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      NULL,
      NULL, FALSE, ": alerts are raised" },
    { "cleared",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\",\"cleared\":\"x\"}",
      NULL, FALSE, "/cleared: only" },
    { "another rule",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"s\",\"place\":\"P\",\"raised\":\"x\"}",
      NULL, FALSE, "/rule: only" },
    { "without a member",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\",\"severity\":\"high\"}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      NULL, FALSE, "/severity: only" },
    { "unknown member",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\"}",
      "{\"type\":\"alert\",\"id\":\"r/P\",\"rule\":\"r\",\"place\":\"P\",\"raised\":\"x\",\"mine\":1}",
      NULL, FALSE, "/mine: only" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ALERT, cases, G_N_ELEMENTS (cases), NULL);
}

/* By whom is not for the client to say. */
static void
test_by (void)
{
  const RuleFixture one = {
    "one", "{\"id\":\"a\",\"by_role\":\"admin\"}",
    "{\"id\":\"a\",\"acknowledged\":{\"reason\":\"x\",\"until\":\"2021-08-08T08:00:00Z\",\"by_role\":\"admin\"}}",
    "t", FALSE, ""
  };
  g_autofree char *written = rule_fixture_finish (BW_DOCUMENT_TYPE_ALERT, &one, NULL);

  g_assert_nonnull (strstr (written, "\"acknowledged\":{\"by_role\":\"official\","));
  g_assert_null (strstr (written, "admin"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-alert/acknowledged", test_acknowledged);
  g_test_add_func ("/rule-alert/by", test_by);

  return g_test_run ();
}
