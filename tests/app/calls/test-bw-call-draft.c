/* test-bw-call-draft.c: what is typed becomes a figure, or is told what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-call-draft.h"

#include "bw-measure-catalogue.h"
#include "bw-time.h"

#include <string.h>

#define NOON G_GINT64_CONSTANT (1646913600000000) /* 2022-03-10T12:00:00Z */

static BwCallDraft
make_draft (const char *measure,
            const char *value,
            const char *at)
{
  return (BwCallDraft) {
    .place = "p1",
    .subject = "sampling:r1",
    .measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), measure),
    .value = value,
    .said_by = " watch officer ",
    .at = at,
    .note = "",
    .reason = "",
  };
}

/* (transfer full) (nullable): what is wrong with @field; NULL: nothing at all is */
static char *
find_fault (const BwCallDraft *draft,
            BwCallField        field)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  char *faults[BW_N_CALL_FIELDS] = { NULL };
  g_autoptr (JsonObject) figure = bw_call_draft_build (draft, utc, NOON, faults);
  char *fault = g_steal_pointer (&faults[field]);

  g_assert_true ((figure == NULL) == (fault != NULL));
  for (guint i = 0; i < BW_N_CALL_FIELDS; i++)
    g_assert_null (faults[i]);
  return fault;
}

static void
check (const char  *measure,
       const char  *value,
       const char  *at,
       BwCallField  field,
       const char  *wanted)
{
  BwCallDraft draft = make_draft (measure, value, at);
  g_autofree char *fault = find_fault (&draft, field);

  g_assert_cmpstr (fault, ==, wanted);
}

static void
test_figure (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  BwCallDraft draft = make_draft ("queue", "1,250", "2022-03-10 11:45");
  char *faults[BW_N_CALL_FIELDS] = { NULL };
  g_autoptr (JsonObject) figure = NULL;

  draft.bound = BW_BOUND_ABOUT;
  figure = bw_call_draft_build (&draft, utc, NOON, faults);
  g_assert_nonnull (figure);
  g_assert_cmpint (json_object_get_int_member (figure, "value"), ==, 1250);
  g_assert_cmpstr (json_object_get_string_member (figure, "bound"), ==, "~");
  g_assert_cmpstr (json_object_get_string_member (figure, "said_by"), ==, "watch officer");
  g_assert_cmpstr (json_object_get_string_member (figure, "measure"), ==, "queue");
  g_assert_cmpstr (json_object_get_string_member (figure, "at"), ==, "2022-03-10T11:45:00+00:00");
  g_assert_false (json_object_has_member (figure, "note"));
}

static void
test_value (void)
{
  check ("queue", "35", "11:45", BW_CALL_FIELD_VALUE, NULL);
  check ("queue", "0", "11:45", BW_CALL_FIELD_VALUE, NULL);
  check ("wait", "12.5", "11:45", BW_CALL_FIELD_VALUE, NULL);
  check ("queue", "", "11:45", BW_CALL_FIELD_VALUE, "");
  check ("queue", "many", "11:45", BW_CALL_FIELD_VALUE, "a number is typed like 1,250");
  check ("queue", "12.5", "11:45", BW_CALL_FIELD_VALUE, "it is counted one by one: a whole number");
  check ("queue", "-1", "11:45", BW_CALL_FIELD_VALUE, "from 0 to 100,000 is plausible");
  check ("queue", "100001", "11:45", BW_CALL_FIELD_VALUE, "from 0 to 100,000 is plausible");

  /* What a point has sampled in all is more than one report may say. */
  check ("sampled", "10001", "11:45", BW_CALL_FIELD_VALUE, NULL);
}

static void
test_time (void)
{
  check ("queue", "35", "12:00", BW_CALL_FIELD_AT, NULL);
  check ("queue", "35", "2022-03-09 23:00", BW_CALL_FIELD_AT, NULL);
  check ("queue", "35", "12:30", BW_CALL_FIELD_AT, "this time is still to come: give one that has passed");
  check ("queue", "35", "noon", BW_CALL_FIELD_AT, "a time is typed like 14:30 or 2021-08-08 14:30");
  check ("queue", "35", "25:00", BW_CALL_FIELD_AT, "a time is typed like 14:30 or 2021-08-08 14:30");
  check ("queue", "35", "", BW_CALL_FIELD_AT, "");
}

static void
test_texts (void)
{
  g_autofree char *text = g_strnfill (401, 'x');
  g_autofree char *fault = NULL;
  BwCallDraft draft = make_draft ("queue", "35", "11:45");

  draft.said_by = "  ";
  fault = find_fault (&draft, BW_CALL_FIELD_SAID_BY);
  g_assert_cmpstr (fault, ==, "");
  g_clear_pointer (&fault, g_free);
  draft.said_by = text;
  fault = find_fault (&draft, BW_CALL_FIELD_SAID_BY);
  g_assert_cmpstr (fault, ==, "at most 200 characters");
  g_clear_pointer (&fault, g_free);
  draft.said_by = "s";
  draft.note = text;
  fault = find_fault (&draft, BW_CALL_FIELD_NOTE);
  g_assert_cmpstr (fault, ==, "at most 400 characters");
  g_clear_pointer (&fault, g_free);

  /* A correction says why. */
  draft.note = "";
  draft.needs_reason = TRUE;
  fault = find_fault (&draft, BW_CALL_FIELD_REASON);
  g_assert_cmpstr (fault, ==, "");
}

static void
test_number (void)
{
  double number = 0;

  g_assert_true (bw_call_draft_read_number ("１，２５０", &number));
  g_assert_cmpfloat (number, ==, 1250);
  g_assert_true (bw_call_draft_read_number ("12.5", &number));
  g_assert_cmpfloat (number, ==, 12.5);
  g_assert_false (bw_call_draft_read_number ("1.2.3", &number));
  g_assert_false (bw_call_draft_read_number ("1e5", &number));
  g_assert_false (bw_call_draft_read_number ("-", &number));
  g_assert_false (bw_call_draft_read_number ("0x10", &number));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call-draft/figure", test_figure);
  g_test_add_func ("/call-draft/value", test_value);
  g_test_add_func ("/call-draft/time", test_time);
  g_test_add_func ("/call-draft/texts", test_texts);
  g_test_add_func ("/call-draft/number", test_number);

  return g_test_run ();
}
