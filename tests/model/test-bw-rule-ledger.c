/* test-bw-rule-ledger.c: what is written down stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"entry\",\"id\":\"e0\",\"kind\":\"decision\",\"text\":\"t\"}",
  "{\"type\":\"entry\",\"id\":\"e1\",\"kind\":\"decision\",\"text\":\"about “corrects”\"}",
  "{\"type\":\"entry\",\"id\":\"e2\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e1\"}",
  NULL
};

/* Nothing changes it; another one corrects it. */
static void
test_stays (void)
{
  static const RuleFixture cases[] = {
    { "new",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\"}",
      NULL, FALSE, "" },
    { "correction",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e0\"}",
      NULL, FALSE, "" },
    { "of a correction",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e2\"}",
      NULL, FALSE, "" },
    { "of what was corrected",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e1\"}",
      NULL, FALSE, "/corrects: was corrected by “e2” already" },
    { "of another place",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e0\",\"area\":\"A\"}",
      NULL, TRUE, "/corrects: is of another place" },
    { "of nothing",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e9\"}",
      NULL, FALSE, "/corrects: no entry has the id" },
    { "of itself",
      NULL,
      "{\"type\":\"entry\",\"id\":\"e0\",\"kind\":\"decision\",\"text\":\"t\",\"corrects\":\"e0\"}",
      NULL, FALSE, "/corrects: must be another" },
    { "changed",
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\"}",
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\"}",
      NULL, FALSE, ": is in the ledger" },
    { "taken back",
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\"}",
      NULL,
      NULL, FALSE, ": is in the ledger" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ENTRY, cases, G_N_ELEMENTS (cases), others);
}

/* The clock says 2021-08-08T06:00:00Z. What counts nothing may be about what is to come. */
static void
test_ahead (void)
{
  static const RuleFixture donations[] = {
    { "of tomorrow", NULL, "{\"type\":\"donation\",\"id\":\"d\",\"form\":\"cash\",\"at\":\"2021-08-09T05:59:59Z\"}",
      NULL, FALSE, "" },
    { "of later", NULL, "{\"type\":\"donation\",\"id\":\"d\",\"form\":\"cash\",\"at\":\"2021-08-09T06:00:01Z\"}",
      NULL, FALSE, "/at: lies ahead" },
  };
  static const RuleFixture entries[] = {
    { "of later", NULL,
      "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"decision\",\"text\":\"t\",\"at\":\"2021-09-09T00:00:00Z\"}",
      NULL, FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_DONATION, donations, G_N_ELEMENTS (donations), others);
  rule_fixture_check (BW_DOCUMENT_TYPE_ENTRY, entries, G_N_ELEMENTS (entries), others);
}

#define FIGURE(members) \
  "{\"type\":\"entry\",\"id\":\"e\",\"kind\":\"contact\",\"text\":\"t\",\"figure\":{\"place\":\"R\"," \
  "\"subject\":\"sampling:r1\",\"measure\":\"queue\",\"value\":35,\"said_by\":\"s\"," members

/* It is of the past; what is decided on it is the same figure, and says why. */
static void
test_figure (void)
{
  static const char * const told[] =
  {
    "{\"type\":\"entry\",\"id\":\"f1\",\"kind\":\"contact\",\"text\":\"t\",\"figure\":{\"place\":\"R\","
    "\"subject\":\"sampling:r1\",\"measure\":\"queue\",\"value\":30,\"said_by\":\"s\","
    "\"at\":\"2021-08-08T05:00:00Z\"}}",
    "{\"type\":\"entry\",\"id\":\"f2\",\"kind\":\"contact\",\"text\":\"t\",\"figure\":{\"place\":\"S\","
    "\"subject\":\"sampling:r1\",\"measure\":\"queue\",\"value\":30,\"said_by\":\"s\","
    "\"at\":\"2021-08-08T05:00:00Z\"}}",
    NULL
  };
  static const RuleFixture cases[] = {
    { "now", NULL, FIGURE ("\"at\":\"2021-08-08T06:00:00Z\"}}"), NULL, FALSE, "" },
    { "to come", NULL, FIGURE ("\"at\":\"2021-08-08T06:06:00Z\"}}"), NULL, FALSE, "/figure/at: lies ahead" },
    { "corrected", NULL, FIGURE ("\"at\":\"2021-08-08T05:00:00Z\"},\"corrects\":\"f1\",\"reason\":\"r\"}"),
      NULL, FALSE, "" },
    { "decided", NULL,
      FIGURE ("\"at\":\"2021-08-08T05:00:00Z\",\"state\":\"kept\"},\"corrects\":\"f1\",\"reason\":\"r\"}"),
      NULL, FALSE, "" },
    { "of nothing", NULL, FIGURE ("\"at\":\"2021-08-08T05:00:00Z\",\"state\":\"accepted\"},\"reason\":\"r\"}"),
      NULL, FALSE, "/corrects: must name" },
    { "without a reason", NULL,
      FIGURE ("\"at\":\"2021-08-08T05:00:00Z\",\"state\":\"accepted\"},\"corrects\":\"f1\"}"),
      NULL, FALSE, "/reason: must say why" },
    { "of another place", NULL,
      FIGURE ("\"at\":\"2021-08-08T05:00:00Z\"},\"corrects\":\"f2\",\"reason\":\"r\"}"),
      NULL, FALSE, "/figure/place: must be that" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ENTRY, cases, G_N_ELEMENTS (cases), told);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-ledger/stays", test_stays);
  g_test_add_func ("/rule-ledger/ahead", test_ahead);
  g_test_add_func ("/rule-ledger/figure", test_figure);

  return g_test_run ();
}
