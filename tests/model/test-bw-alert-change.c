/* test-bw-alert-change.c: only what is acknowledged can be changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-change.h"
#include "bw-json.h"
#include "bw-time.h"

#define NOW  (G_GINT64_CONSTANT (1628402400) * BW_TIME_SECOND) /* 2021-08-08T06:00:00Z */
#define BASE "'type':'alert','id':'a','rule':'queue-long','place':'s','severity':'low'," \
             "'raised':'2021-08-08T05:00:00+00:00'"
#define OPEN "{" BASE ",'at':'2021-08-08T05:00:00+00:00','seq':7}"
#define GOOD "{'reason':'加派中','until':'2021-08-08T08:00:00+00:00'}"

static JsonObject *
read_text (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) root = bw_json_parse (json, -1, 10000, NULL);

  g_assert_nonnull (root);
  return json_node_dup_object (root);
}

static JsonObject *
change (const char  *standing,
        const char  *wanted,
        const char  *role,
        GError     **error)
{
  g_autoptr (JsonObject) old = standing != NULL ? read_text (standing) : NULL;
  g_autoptr (JsonObject) new = read_text (wanted);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return bw_alert_change_make (old, new, role, NOW, zone, error);
}

static void
assert_refused (const char *standing,
                const char *wanted,
                const char *role,
                const char *pointer)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (change (standing, wanted, role, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, pointer));
}

/* Who and when are not the client's to say. */
static void
test_put_off (void)
{
  static const char wanted[] = "{" BASE ",'at':'2001-01-01T00:00:00+00:00','acknowledged':{'reason':'加派中',"
                               "'by_role':'admin','at':'2001-01-01T00:00:00+00:00',"
                               "'until':'2021-08-08T08:00:00+00:00'}}";
  static const char expected[] = "{" BASE ",'at':'2021-08-08T06:00:00+00:00','by_role':'commander',"
                                 "'acknowledged':{'reason':'加派中','by_role':'commander',"
                                 "'at':'2021-08-08T06:00:00+00:00','until':'2021-08-08T08:00:00+00:00'}}";
  g_autoptr (JsonObject) made = change (OPEN, wanted, "commander", NULL);
  g_autoptr (JsonObject) right = read_text (expected);

  g_assert_nonnull (made);
  g_assert_true (json_object_equal (made, right));
}

static void
test_take_back (void)
{
  g_autoptr (JsonObject) made = change ("{" BASE ",'acknowledged':" GOOD "}", "{" BASE ",'acknowledged':null}",
                                        "commander", NULL);

  g_assert_nonnull (made);
  g_assert_false (json_object_has_member (made, "acknowledged"));
}

static void
test_refused (void)
{
  assert_refused (NULL, "{" BASE ",'acknowledged':" GOOD "}", "commander", ": ");
  assert_refused ("{" BASE ",'cleared':'2021-08-08T05:30:00+00:00'}",
                  "{" BASE ",'cleared':'2021-08-08T05:30:00+00:00','acknowledged':" GOOD "}", "commander",
                  "/cleared: ");
  assert_refused (OPEN, "{" BASE ",'cleared':'2021-08-08T06:00:00+00:00'}", "commander", "/cleared: ");
  assert_refused (OPEN, "{" BASE ",'new':1,'acknowledged':" GOOD "}", "commander", "/new: ");
  assert_refused (OPEN, "{'type':'alert','acknowledged':" GOOD "}", "commander", "/");
  assert_refused (OPEN, "{" BASE ",'acknowledged':true}", "commander", "/acknowledged: ");
  assert_refused (OPEN, "{" BASE ",'acknowledged':{'until':'2021-08-08T08:00:00+00:00'}}", "commander",
                  "/acknowledged/reason: ");
  assert_refused (OPEN, "{" BASE ",'acknowledged':{'reason':' ','until':'2021-08-08T08:00:00+00:00'}}",
                  "commander", "/acknowledged/reason: ");
  assert_refused (OPEN, "{" BASE ",'acknowledged':{'reason':'x'}}", "commander", "/acknowledged/until: ");
  assert_refused (OPEN, "{" BASE ",'acknowledged':{'reason':'x','until':'2021-08-08T06:00:00+00:00'}}", "commander",
                  "/acknowledged/until: ");
  assert_refused (OPEN, "{" BASE ",'acknowledged':{'reason':'x','until':'2021-08-15T06:00:01+00:00'}}", "commander",
                  "/acknowledged/until: ");
}

/* What a desk asks for is taken, and says nothing that is the backend's to say. */
static void
test_asked (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) standing = read_text (OPEN);
  g_autoptr (JsonObject) body = bw_alert_change_ask (standing, "加派中", NOW + 2 * BW_TIME_HOUR, zone);
  g_autoptr (JsonObject) made = bw_alert_change_make (standing, body, "commander", NOW, zone, NULL);
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (JsonObject) again = NULL;

  g_assert_false (json_object_has_member (body, "seq"));
  g_assert_false (json_object_has_member (body, "at"));
  g_assert_nonnull (made);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (made, "acknowledged"), "until"), ==,
                   "2021-08-08T08:00:00+00:00");

  back = bw_alert_change_ask (made, NULL, 0, zone);
  g_assert_true (json_object_get_null_member (back, "acknowledged"));
  again = bw_alert_change_make (made, back, "commander", NOW, zone, NULL);
  g_assert_nonnull (again);
  g_assert_false (json_object_has_member (again, "acknowledged"));
}

static void
test_reason (void)
{
  g_autofree char *longest = g_strnfill (1000, 'x');
  g_autofree char *longer = g_strnfill (1001, 'x');

  g_assert_true (bw_alert_change_is_reason ("已派队"));
  g_assert_true (bw_alert_change_is_reason (longest));
  g_assert_false (bw_alert_change_is_reason (longer));
  g_assert_false (bw_alert_change_is_reason (" \t "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/alert-change/put-off", test_put_off);
  g_test_add_func ("/model/alert-change/take-back", test_take_back);
  g_test_add_func ("/model/alert-change/refused", test_refused);
  g_test_add_func ("/model/alert-change/asked", test_asked);
  g_test_add_func ("/model/alert-change/reason", test_reason);
  return g_test_run ();
}
