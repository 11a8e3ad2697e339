/* test-bw-visit-draft.c: what can be saved, and as what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-draft.h"
#include "bw-visit-due.h"

#include "bw-document.h"
#include "bw-json.h"
#include "bw-schema.h"
#include "visit-fixture.h"

static void
add (GArray     *findings,
     const char *measure,
     BwVerdict   verdict,
     const char *note)
{
  BwFinding finding = { (char *) measure, verdict, (char *) note };

  g_array_append_val (findings, finding);
}

static void
assert_schema (BwDocumentType  type,
               JsonObject     *members)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), members);

  json_object_set_string_member (members, "type", bw_document_type_to_string (type));
  json_object_set_string_member (members, "id", "x");
  json_object_set_string_member (members, "at", VISIT_FIXTURE_NOW);
  g_assert_true (bw_schema_check (bw_schema_of_type (type), node, 1, faults));
}

static void
test_faults (void)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (BwFinding));
  BwVisitDraft draft = { .root = "c", .findings = findings, .is_done = TRUE };

  g_assert_nonnull (bw_visit_draft_find_fault (&draft));
  draft.place = "c";
  g_assert_nonnull (bw_visit_draft_find_fault (&draft));
  draft.place = "k1";
  g_assert_nonnull (bw_visit_draft_find_fault (&draft));

  /* One that is under way needs nothing yet. */
  draft.is_done = FALSE;
  g_assert_null (bw_visit_draft_find_fault (&draft));

  draft.is_done = TRUE;
  add (findings, "check_code", BW_VERDICT_MET, NULL);
  g_assert_null (bw_visit_draft_find_fault (&draft));
  add (findings, "check_register", BW_VERDICT_PARTIAL, "");
  g_assert_nonnull (bw_visit_draft_find_fault (&draft));
  g_array_index (findings, BwFinding, 1).note = (char *) "登记不全";
  g_assert_null (bw_visit_draft_find_fault (&draft));
  g_assert_cmpuint (bw_visit_draft_count_faults (&draft), ==, 1);
}

static void
test_json (void)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (BwFinding));
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  BwVisitDraft draft = {
    .place = "k1", .root = "c", .is_unannounced = TRUE, .is_done = TRUE, .role = "督查组", .findings = findings
  };
  g_autoptr (JsonObject) visit = NULL;
  g_autoptr (JsonObject) followup = NULL;

  add (findings, "check_code", BW_VERDICT_MET, NULL);
  add (findings, "check_register", BW_VERDICT_UNMET, "无台账");
  visit = bw_visit_draft_to_json (&draft);
  assert_schema (BW_DOCUMENT_TYPE_INSPECTION, visit);
  g_assert_cmpstr (bw_json_peek_string (visit, "state"), ==, "done");

  g_assert_null (bw_visit_draft_make_followup (&draft, 0, "v", "d2", 1, zone));
  followup = bw_visit_draft_make_followup (&draft, 1, "v", "d2", visit_fixture_time ("2021-08-08T18:00:00+08:00"),
                                           zone);
  assert_schema (BW_DOCUMENT_TYPE_FOLLOWUP, followup);
  g_assert_cmpstr (bw_json_peek_string (followup, "what"), ==, "无台账");
  g_assert_cmpstr (bw_json_peek_string (followup, "due"), ==, "2021-08-08T18:00:00+08:00");

  /* What is not done yet asks for nothing. */
  draft.is_done = FALSE;
  g_assert_null (bw_visit_draft_make_followup (&draft, 1, "v", "d2", 1, zone));
}

static void
assert_due (BwVisitDue  due,
            const char *now,
            const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  g_assert_cmpint (bw_visit_due_get_time (due, visit_fixture_time (now), zone), ==, visit_fixture_time (expected));
}

static void
test_due (void)
{
  assert_due (BW_VISIT_DUE_SOON, VISIT_FIXTURE_NOW, "2021-08-08T18:30:00+08:00");
  assert_due (BW_VISIT_DUE_EVENING, VISIT_FIXTURE_NOW, "2021-08-08T18:00:00+08:00");
  assert_due (BW_VISIT_DUE_EVENING, "2021-08-08T18:00:00+08:00", "2021-08-09T18:00:00+08:00");
  assert_due (BW_VISIT_DUE_MORNING, VISIT_FIXTURE_NOW, "2021-08-09T09:00:00+08:00");
  assert_due (BW_VISIT_DUE_NOON, "2021-08-08T00:00:00+08:00", "2021-08-09T12:00:00+08:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-draft/faults", test_faults);
  g_test_add_func ("/visit-draft/json", test_json);
  g_test_add_func ("/visit-draft/due", test_due);

  return g_test_run ();
}
