/* test-bw-rule-followup.c: its end is told by a second role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rule-fixture.h"

static const char * const others[] =
{
  "{\"type\":\"inspection\",\"id\":\"i1\",\"place\":\"P\",\"findings\":[{}]}",
  "{\"type\":\"inspection\",\"id\":\"i2\",\"place\":\"P\",\"state\":\"under_way\",\"findings\":[{}]}",
  NULL
};

/* Every step, by a second role. */
static void
test_steps (void)
{
  static const RuleFixture cases[] = {
    { "open to open",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"open\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", FALSE, "" },
    { "open to evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"open\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\"}",
      "t", FALSE, "" },
    { "open to closed",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"open\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "t", FALSE, "/state: cannot be closed before" },
    { "open to not_executable",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"open\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\"}",
      "t", FALSE, "" },
    { "evidence to open",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", FALSE, "" },
    { "evidence to evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\"}",
      "t", FALSE, "" },
    { "evidence to closed",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "t", FALSE, "" },
    { "evidence to not_executable",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\"}",
      "t", FALSE, "" },
    { "closed to open",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"closed\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", FALSE, "" },
    { "closed to evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"closed\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\"}",
      "t", FALSE, "/state: has come to its end" },
    { "closed to closed",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"closed\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "t", FALSE, "/state: has come to its end" },
    { "closed to not_executable",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"closed\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\"}",
      "t", FALSE, "/state: has come to its end" },
    { "not_executable to open",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", FALSE, "" },
    { "not_executable to evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\"}",
      "t", FALSE, "/state: has come to its end" },
    { "not_executable to closed",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "t", FALSE, "/state: cannot be closed before" },
    { "not_executable to not_executable",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\"}",
      "t", FALSE, "/state: has come to its end" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FOLLOWUP, cases, G_N_ELEMENTS (cases), others);
}

/* The area that owns it gives evidence, and no more. */
static void
test_owner (void)
{
  static const RuleFixture cases[] = {
    { "evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\"}",
      "t", TRUE, "" },
    { "more evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence\":\"more\"}",
      "t", TRUE, "" },
    { "its end",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "t", TRUE, "/state: the area that owns it" },
    { "cannot be done",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\"}",
      "t", TRUE, "/state: the area that owns it" },
    { "back",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"x\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", TRUE, "/state: the area that owns it" },
    { "up again",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", TRUE, "/state: the area that owns it" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FOLLOWUP, cases, G_N_ELEMENTS (cases), others);
}

/* What is asked for, and by when, is not the owner's: it would never be late. */
static void
test_term (void)
{
  static const RuleFixture cases[] = {
    { "its term",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-03-10T12:00:00Z\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-04-10T12:00:00Z\",\"state\":\"open\"}",
      "t", TRUE, "/due: the area that owns it" },
    { "its term with the evidence",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-03-10T12:00:00Z\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-04-10T12:00:00Z\",\"state\":\"evidence\"}",
      "t", TRUE, "/due: the area that owns it" },
    { "no term",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-03-10T12:00:00Z\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence\":\"e\"}",
      "t", TRUE, "/due: the area that owns it" },
    { "a term",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-04-10T12:00:00Z\",\"state\":\"evidence\"}",
      "t", TRUE, "/due: the area that owns it" },
    { "another thing",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
      "\"what\":\"w\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
      "\"what\":\"v\",\"state\":\"evidence\"}",
      "t", TRUE, "/what: the area that owns it" },
    { "a member that nobody knows",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"x\":[1],\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"x\":[2],\"state\":\"evidence\"}",
      "t", TRUE, "/x: the area that owns it" },
    { "how it came",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"at\":\"2022-03-10T12:00:00Z\",\"source\":\"import\",\"by_role\":\"staff\",\"x\":[1],\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"at\":\"2022-03-11T12:00:00Z\",\"source\":\"manual\",\"by_role\":\"official\",\"exercise\":true,"
      "\"x\":[1],\"state\":\"evidence\"}",
      "t", TRUE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FOLLOWUP, cases, G_N_ELEMENTS (cases), others);
}

static void
test_level_above (void)
{
  static const RuleFixture cases[] = {
    { "its term",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-03-10T12:00:00Z\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"due\":\"2022-04-10T12:00:00Z\",\"state\":\"open\"}",
      "t", FALSE, "" },
    { "another thing",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
      "\"what\":\"w\",\"state\":\"evidence\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
      "\"what\":\"v\",\"state\":\"open\"}",
      "t", FALSE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FOLLOWUP, cases, G_N_ELEMENTS (cases), others);
}

/* Who gave the evidence does not judge it, whatever else it may; but may take it back. */
static void
test_giver (void)
{
  static const RuleFixture cases[] = {
    { "its end",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "t", FALSE, "/state: who gave the evidence" },
    { "cannot be done",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"not_executable\"}",
      "t", FALSE, "/state: who gave the evidence" },
    { "claims another",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"closed\",\"evidence_by\":\"x\"}",
      "t", FALSE, "/state: who gave the evidence" },
    { "another one",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      "u", FALSE, "" },
    { "takes it back",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence\":\"e\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "t", TRUE, "" },
    { "takes it back to what was shown before",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\",\"evidence\":\"e\",\"evidence_by\":\"t\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"open\",\"evidence\":\"d\"}",
      "t", TRUE, "" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FOLLOWUP, cases, G_N_ELEMENTS (cases), others);
}

/* It begins with an inspection that is done. */
static void
test_begin (void)
{
  static const RuleFixture cases[] = {
    { "open",
      NULL,
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      NULL, FALSE, "" },
    { "evidence",
      NULL,
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\","
      "\"state\":\"evidence\"}",
      NULL, FALSE, "" },
    { "with its end",
      NULL,
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"closed\"}",
      NULL, FALSE, "/state: cannot begin" },
    { "of none",
      NULL,
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i9\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      NULL, FALSE, "/inspection: no inspection has the id" },
    { "of one under way",
      NULL,
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i2\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      NULL, FALSE, "/inspection: is not done" },
    { "of another",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i2\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      NULL, FALSE, "/inspection: cannot be changed" },
    { "taken back",
      "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"what\":\"w\",\"state\":\"open\"}",
      NULL,
      NULL, FALSE, ": a follow-up is not taken back" },
  };

  rule_fixture_check (BW_DOCUMENT_TYPE_FOLLOWUP, cases, G_N_ELEMENTS (cases), others);
}

/* Who gave the evidence and who told the end is written by nobody else. */
static void
test_signs (void)
{
  const RuleFixture evidence = {
    "evidence", "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"state\":\"open\"}",
    "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"state\":\"evidence\"}", "t1", TRUE, ""
  };
  g_autofree char *given = rule_fixture_finish (BW_DOCUMENT_TYPE_FOLLOWUP, &evidence, others);
  const RuleFixture end = {
    "end", given,
    "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"state\":\"closed\"}", "t2", FALSE, ""
  };
  const RuleFixture back = {
    "back", given,
    "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"state\":\"open\"}", "t1", FALSE, ""
  };
  /* Somebody else's text comes back, and not in the name of who took his own back. */
  const RuleFixture earlier = {
    "earlier",
    "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"state\":\"evidence\","
    "\"evidence\":\"second\",\"evidence_by\":\"t1\",\"evidence_by_role\":\"official\"}",
    "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\",\"state\":\"open\","
    "\"evidence\":\"first\",\"evidence_by\":\"t0\",\"evidence_by_role\":\"staff\"}",
    "t1", TRUE, ""
  };
  g_autofree char *closed = NULL;
  g_autofree char *taken_back = NULL;
  g_autofree char *nobodys = NULL;

  g_assert_cmpstr (given, ==, "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
                              "\"state\":\"evidence\",\"evidence_by\":\"t1\",\"evidence_by_role\":\"official\"}");
  closed = rule_fixture_finish (BW_DOCUMENT_TYPE_FOLLOWUP, &end, others);
  g_assert_cmpstr (closed, ==, "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
                               "\"state\":\"closed\",\"evidence_by\":\"t1\",\"evidence_by_role\":\"official\","
                               "\"closed_by\":\"t2\",\"closed_by_role\":\"official\"}");
  taken_back = rule_fixture_finish (BW_DOCUMENT_TYPE_FOLLOWUP, &back, others);
  g_assert_cmpstr (taken_back, ==, "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
                                   "\"state\":\"open\"}");
  nobodys = rule_fixture_finish (BW_DOCUMENT_TYPE_FOLLOWUP, &earlier, others);
  g_assert_cmpstr (nobodys, ==, "{\"type\":\"followup\",\"id\":\"f\",\"inspection\":\"i1\",\"area\":\"A\","
                                "\"state\":\"open\",\"evidence\":\"first\"}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-followup/steps", test_steps);
  g_test_add_func ("/rule-followup/owner", test_owner);
  g_test_add_func ("/rule-followup/term", test_term);
  g_test_add_func ("/rule-followup/level-above", test_level_above);
  g_test_add_func ("/rule-followup/giver", test_giver);
  g_test_add_func ("/rule-followup/begin", test_begin);
  g_test_add_func ("/rule-followup/signs", test_signs);

  return g_test_run ();
}
