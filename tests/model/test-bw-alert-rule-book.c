/* test-bw-alert-rule-book.c: the rules compiled in, a city's over them, and what is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-condition.h"
#include "bw-fault.h"
#include "bw-alert-rule-book.h"
#include "bw-time.h"

#define GOOD "{'id':'x','kind':'measure','page':'sampling','severity':'low','name':{'zh_CN':'n','en':'n'}," \
             "'description':{'zh_CN':'d','en':'d'},'sites':['sampling'],'measure':'wait','threshold':25,'clear':20," \
             "'escalate':{'threshold':50,'clear':40,'severity':'high'},'hold':60}"
#define LONG "{'id':'queue-long','threshold':30,'clear':25,'escalate':null}"

static BwAlertRuleBook *
read_text (const char *text,
           GPtrArray  *faults)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return bw_alert_rule_book_new (json, -1, faults);
}

static BwAlertRuleBook *
read_rules (const char *rules,
            GPtrArray  *faults)
{
  g_autofree char *text = g_strdup_printf ("{'format':'bulwark-rules/1','rules':[%s]}", rules);

  return read_text (text, faults);
}

static void
assert_fault (const char *rules,
              const char *pointer)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  BwFault *fault;

  g_assert_null (read_rules (rules, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpstr (fault->pointer, ==, pointer);
  g_assert_cmpstr (fault->file, ==, BW_ALERT_RULE_BOOK_FILE);
}

/* Puts @bad in place of @good, and expects a fault at @pointer. */
static void
assert_refused (const char *good,
                const char *bad,
                const char *pointer)
{
  g_autoptr (GString) text = g_string_new (GOOD);

  g_assert_cmpuint (g_string_replace (text, good, bad, 0), >=, 1);
  assert_fault (text->str, pointer);
}

/* Every thing that a commander is to be told of has its rule. */
static void
test_default (void)
{
  static const char * const ids[] = {
    "positive-tube", "area-late", "checkpoint-unmanned", "checkpoint-gap", "checkpoint-silent", "point-paused",
    "point-silent", "queue-long", "order-unconfirmed", "followup-overdue", "shift-uncovered", "shift-long",
    "wall-silent", "totals-contradict",
  };
  BwAlertRuleBook *rules = bw_alert_rule_book_get_default ();

  g_assert_cmpuint (bw_alert_rule_book_get_size (rules), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const BwAlertRule *rule = bw_alert_rule_book_lookup (rules, ids[i]);

      g_assert_nonnull (rule);
      g_assert_true (rule == bw_alert_rule_book_get (rules, rule->index));
      g_assert_true (rule->is_enabled);
      g_assert_cmpstr (rule->description_zh, !=, "");
      g_assert_cmpstr (rule->description_en, !=, "");
    }

  g_assert_null (bw_alert_rule_book_lookup (rules, "no such rule"));
}

static void
test_numbers (void)
{
  BwAlertRuleBook *rules = bw_alert_rule_book_get_default ();
  const BwAlertRule *queue = bw_alert_rule_book_lookup (rules, "queue-long");
  const BwAlertRule *shift = bw_alert_rule_book_lookup (rules, "shift-long");
  const BwAlertRule *unmanned = bw_alert_rule_book_lookup (rules, "checkpoint-unmanned");

  g_assert_cmpfloat (queue->threshold, ==, 25);
  g_assert_cmpfloat (queue->clear, ==, 20);
  g_assert_cmpfloat (queue->escalate_threshold, ==, 50);
  g_assert_cmpfloat (queue->escalate_clear, ==, 40);
  g_assert_cmpstr (queue->measure->id, ==, "wait");
  g_assert_cmpuint (queue->site_kinds, ==, 1u << BW_SITE_KIND_SAMPLING);
  g_assert_cmpint (shift->delay, ==, 12 * BW_TIME_HOUR);
  g_assert_true (bw_alert_rule_is_bad (shift, 1));
  g_assert_true (bw_alert_rule_is_good (shift, 0));
  g_assert_true (bw_alert_rule_is_bad (unmanned, 0));
  g_assert_true (bw_alert_rule_is_good (unmanned, 1));
  g_assert_cmpuint (bw_alert_rule_book_lookup (rules, "checkpoint-gap")->conditions, ==, 1u << BW_CONDITION_GAP);
}

static void
test_city (void)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (BwAlertRuleBook) rules = read_rules (LONG ",{'id':'area-late','enabled':false}," GOOD, faults);
  guint size = bw_alert_rule_book_get_size (bw_alert_rule_book_get_default ());
  const BwAlertRule *queue;

  g_assert_nonnull (rules);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (bw_alert_rule_book_get_size (rules), ==, size + 1);
  queue = bw_alert_rule_book_lookup (rules, "queue-long");
  g_assert_cmpfloat (queue->threshold, ==, 30);
  g_assert_false (queue->escalates);
  g_assert_cmpint (queue->hold, ==, bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), "queue-long")->hold);
  g_assert_false (bw_alert_rule_book_lookup (rules, "area-late")->is_enabled);
  g_assert_cmpuint (bw_alert_rule_book_lookup (rules, "x")->index, ==, size);
  g_assert_cmpfloat (bw_alert_rule_book_lookup (bw_alert_rule_book_get_default (), "queue-long")->threshold, ==, 25);
}

static void
test_refused (void)
{
  assert_refused ("'id':'x'", "'id':'X y'", "/rules/0/id");
  assert_refused ("'id':'x',", "", "/rules/0/id");
  assert_refused ("'measure','page'", "'meazure','page'", "/rules/0/kind");
  assert_refused ("'page':'sampling'", "'page':'samples'", "/rules/0/page");
  assert_refused ("'severity':'low'", "'severity':'lowest'", "/rules/0/severity");
  assert_refused ("'en':'n'", "'fr':'n'", "/rules/0/name/en");
  assert_refused ("['sampling']", "['samplings']", "/rules/0/sites/0");
  assert_refused ("['sampling']", "[]", "/rules/0/sites");
  assert_refused ("'sites':['sampling'],", "", "/rules/0/sites");
  assert_refused ("'measure':'wait'", "'measure':'weight'", "/rules/0/measure");
  assert_refused ("'clear':20", "'clear':26", "/rules/0/clear");
  assert_refused ("'clear':20", "'clear':'20'", "/rules/0/clear");
  assert_refused ("'clear':20", "'cleared':20", "/rules/0/cleared");
  assert_refused ("'clear':40", "'clear':51", "/rules/0/escalate/clear");
  assert_refused ("'clear':40", "'clear':24", "/rules/0/escalate/clear");
  assert_refused ("'severity':'high'", "'severity':'low'", "/rules/0/escalate/severity");
  assert_refused ("'hold':60", "'hold':-1", "/rules/0/hold");
  assert_refused (",'hold':60", "", "/rules/0/hold");
  assert_refused ("'hold':60", "'hold':604801", "/rules/0/hold");
  assert_refused ("'hold':60", "'hold':60,'direction':'up'", "/rules/0/direction");
  assert_refused ("'hold':60", "'hold':60,'conditions':['gap']", "/rules/0/conditions");
  assert_fault (LONG "," LONG, "/rules/1/id");
  assert_fault ("{'id':'queue-long','threshold':10}", "/rules/0/clear");
  assert_fault ("7", "/rules/0");
}

static void
test_every_fault (void)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);

  g_assert_null (read_rules ("7," LONG ",{'id':'area-late','hold':true}", faults));
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_cmpstr (((BwFault *) g_ptr_array_index (faults, 1))->pointer, ==, "/rules/2/hold");

  g_ptr_array_set_size (faults, 0);
  g_assert_null (read_text ("{'format':'bulwark-rules/2','rules':[]}", faults));
  g_assert_null (read_text ("{'format':'bulwark-rules/1'}", faults));
  g_assert_null (read_text ("[", faults));
  g_assert_null (read_text ("[]", faults));
  g_assert_cmpuint (faults->len, ==, 4);
  g_assert_cmpstr (((BwFault *) g_ptr_array_index (faults, 0))->pointer, ==, "/format");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/alert-rule-book/default", test_default);
  g_test_add_func ("/model/alert-rule-book/numbers", test_numbers);
  g_test_add_func ("/model/alert-rule-book/city", test_city);
  g_test_add_func ("/model/alert-rule-book/refused", test_refused);
  g_test_add_func ("/model/alert-rule-book/every-fault", test_every_fault);
  return g_test_run ();
}
