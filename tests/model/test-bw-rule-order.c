/* test-bw-rule-order.c: orders are numbered, stay, and are superseded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"7\",\"issuer\":\"A\","
  "\"recipients\":[\"A\",\"B\"]}",
  "{\"type\":\"order\",\"id\":\"o2\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"8\",\"issuer\":\"A\","
  "\"superseded_by\":\"o1\"}",
  "{\"type\":\"order\",\"id\":\"o3\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"\\u0039\",\"issuer\":\"A\"}",
  "{\"type\":\"order\",\"id\":\"o4\",\"kind\":\"request\",\"title\":\"t\"}",
  "{\"type\":\"order\",\"id\":\"o7\",\"kind\":\"order\",\"title\":\"t\",\"recipients\":[\"A\",\"gone\"]}",
  "{\"type\":\"receipt\",\"id\":\"o5/A\",\"order\":\"o5\",\"area\":\"A\",\"state\":\"sent\"}",
  "{\"type\":\"receipt\",\"id\":\"o6/A\",\"order\":\"o6\",\"area\":\"A\",\"state\":\"sent\"}",
  "{\"type\":\"receipt\",\"id\":\"o6/B\",\"order\":\"\\u006f6\",\"area\":\"B\",\"state\":\"delivered\"}",
  NULL
};

/* One number once an issuer, however it is written. */
static void
test_numbers (void)
{
  static const RuleFixture cases[] = {
    { "free",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"6\",\"issuer\":\"A\"}",
      NULL, FALSE, "" },
    { "taken",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"7\",\"issuer\":\"A\"}",
      NULL, FALSE, "/number: " },
    { "of another issuer",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"7\",\"issuer\":\"B\"}",
      NULL, FALSE, "" },
    { "of no issuer",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"7\"}",
      NULL, FALSE, "" },
    { "taken with an escape",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"9\",\"issuer\":\"A\"}",
      NULL, FALSE, "/number: " },
    { "part of another",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"70\",\"issuer\":\"A\"}",
      NULL, FALSE, "" },
    { "without",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\"}",
      NULL, FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ORDER, cases, G_N_ELEMENTS (cases), others);
}

/* What is superseded is there, and is superseded once. */
static void
test_supersede (void)
{
  static const RuleFixture cases[] = {
    { "one that stands",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"o1\"}",
      NULL, FALSE, "" },
    { "one that is taken back",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"notice\",\"title\":\"t\",\"supersedes\":\"o1\",\"cancels\":true,"
      "\"recipients\":[\"P\",\"B\",\"A\"]}",
      NULL, FALSE, "" },
    { "one that is taken back for some",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"notice\",\"title\":\"t\",\"supersedes\":\"o1\",\"cancels\":true,"
      "\"recipients\":[\"A\",\"P\"]}",
      NULL, FALSE, "/recipients: does not name all" },
    { "one that is taken back for nobody",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"notice\",\"title\":\"t\",\"supersedes\":\"o1\",\"cancels\":true}",
      NULL, FALSE, "/recipients: does not name all" },
    { "one that is taken back, and was for an area that has gone",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"notice\",\"title\":\"t\",\"supersedes\":\"o7\",\"cancels\":true,"
      "\"recipients\":[\"A\"]}",
      NULL, FALSE, "" },
    { "one that another takes the place of for some",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"o1\","
      "\"recipients\":[\"A\"]}",
      NULL, FALSE, "" },
    { "nothing that is taken back",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"notice\",\"title\":\"t\",\"cancels\":true}",
      NULL, FALSE, "/cancels: names no order" },
    { "none",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"o9\"}",
      NULL, FALSE, "/supersedes: no order has the id" },
    { "one that was",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"o2\"}",
      NULL, FALSE, "/supersedes: has been superseded" },
    { "by a request",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"request\",\"title\":\"t\",\"supersedes\":\"o1\"}",
      NULL, FALSE, "/supersedes: is no request" },
    { "a request",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"request\",\"title\":\"t\",\"supersedes\":\"o4\"}",
      NULL, FALSE, "" },
    { "itself",
      NULL,
      "{\"type\":\"order\",\"id\":\"n\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"n\"}",
      NULL, FALSE, "/supersedes: no order has the id" },
    { "afterwards",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"supersedes\":\"o3\"}",
      NULL, FALSE, "/supersedes: cannot be changed" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ORDER, cases, G_N_ELEMENTS (cases), others);
}

/* What was told stays told. */
static void
test_stays (void)
{
  static const RuleFixture cases[] = {
    { "the text",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"text\":\"more\"}",
      NULL, FALSE, "" },
    { "more recipients",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"recipients\":[\"A\"]}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"recipients\":[\"B\",\"A\"]}",
      NULL, FALSE, "" },
    { "fewer recipients",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"recipients\":[\"A\",\"B\"]}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"recipients\":[\"B\"]}",
      NULL, FALSE, "/recipients: " },
    { "no recipients",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"recipients\":[\"A\",\"B\"]}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\"}",
      NULL, FALSE, "/recipients: " },
    { "another kind",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"plan\",\"title\":\"t\"}",
      NULL, FALSE, "/kind: " },
    { "another number",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"7\"}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"number\":\"9\"}",
      NULL, FALSE, "/number: " },
    { "another issuer",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"issuer\":\"A\"}",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\",\"issuer\":\"B\"}",
      NULL, FALSE, "/issuer: " },
    { "superseded",
      "{\"type\":\"order\",\"id\":\"o2\",\"kind\":\"order\",\"title\":\"t\",\"superseded_by\":\"o1\"}",
      "{\"type\":\"order\",\"id\":\"o2\",\"kind\":\"order\",\"title\":\"t\",\"text\":\"x\"}",
      NULL, FALSE, "/superseded_by: " },
    { "taken back",
      "{\"type\":\"order\",\"id\":\"o1\",\"kind\":\"order\",\"title\":\"t\"}",
      NULL,
      NULL, FALSE, ": an order is not taken back" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ORDER, cases, G_N_ELEMENTS (cases), others);
}

/* What somebody has received does not become another thing. */
static void
test_received (void)
{
  static const RuleFixture cases[] = {
    { "sent, and nobody has it",
      "{\"type\":\"order\",\"id\":\"o5\",\"kind\":\"order\","
      "\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o5\",\"kind\":\"order\","
      "\"title\":\"u\",\"text\":\"x\",\"due\":\"2022-03-10T12:00:00Z\"}",
      NULL, FALSE, "" },
    { "the title",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"u\"}",
      NULL, FALSE, "/title: an area has received it" },
    { "the text",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"text\":\"more\"}",
      NULL, FALSE, "/text: an area has received it" },
    { "the term",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"due\":\"2022-03-10T12:00:00Z\"}",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"due\":\"2022-03-11T12:00:00Z\"}",
      NULL, FALSE, "/due: an area has received it" },
    { "no term",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"due\":\"2022-03-10T12:00:00Z\"}",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\"}",
      NULL, FALSE, "/due: an area has received it" },
    { "what it expects",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\"}",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"expects\":{\"measure\":\"sampled\"}}",
      NULL, FALSE, "/expects: an area has received it" },
    { "told one more",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"recipients\":[\"A\"]}",
      "{\"type\":\"order\",\"id\":\"o6\",\"kind\":\"order\","
      "\"title\":\"t\",\"recipients\":[\"A\",\"B\"],\"source\":\"manual\",\"by_role\":\"staff\",\"exercise\":true}",
      NULL, FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_ORDER, cases, G_N_ELEMENTS (cases), others);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-order/numbers", test_numbers);
  g_test_add_func ("/rule-order/supersede", test_supersede);
  g_test_add_func ("/rule-order/stays", test_stays);
  g_test_add_func ("/rule-order/received", test_received);

  return g_test_run ();
}
