/* test-bw-series.c: the history of one flow, whole and in parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-series.h"

#include "bw-model-error.h"
#include "bw-time.h"
#include "picture-fixture.h"

#define START G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND
#define STEP  (15 * BW_TIME_MINUTE)

static void
assert_refused (const char *members,
                const char *pointer)
{
  g_autofree char *text = g_strdup_printf ("{\"place\":\"c\",\"subject\":\"r1\",\"measure\":\"sampled\","
                                           "\"start\":\"2021-08-08T08:00:00Z\",\"step\":900,\"values\":[1]%s}",
                                           members);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (BwSeries) series = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  series = bw_series_new (json_node_get_object (node), &error);
  g_assert_null (series);
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD);
  g_assert_true (g_str_has_prefix (error->message, pointer));
}

/* A tail says of what, or it is none. */
static void
test_members (void)
{
  assert_refused (",\"from\":1", "/after");
  assert_refused (",\"from\":0,\"after\":4", "/from");
  assert_refused (",\"from\":-1,\"after\":4", "/from");
  assert_refused (",\"from\":100001,\"after\":4", "/from");
  assert_refused (",\"from\":1,\"after\":0", "/after");
  assert_refused (",\"from\":\"1\",\"after\":4", "/from");
}

static void
test_round_trip (void)
{
  const double values[] = { 40, 41.5 };
  g_autoptr (BwSeries) tail = bw_series_new_tail ("c", "r1", "sampled", START, STEP, 3, 77, values, 2);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) json = bw_series_to_json (tail, zone);
  g_autoptr (BwSeries) back = bw_series_new (json, NULL);

  g_assert_cmpstr (json_object_get_string_member (json, "at"), ==, "2021-08-07T01:00:00+00:00");
  g_assert_nonnull (back);
  g_assert_cmpuint (back->from, ==, 3);
  g_assert_cmpuint (back->after, ==, 77);
  g_assert_cmpint (back->start, ==, START);
  g_assert_cmpmem (back->values, sizeof values, values, sizeof values);
}

/* A tail that nobody joined would be shown as if the day had begun with it. */
static void
test_not_shown (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  static const char series[] =
    "{'type':'series','id':'c/sampling:r1/sampled','place':'c','subject':'sampling:r1','measure':'sampled',"
    "'at':'2021-08-08T08:30:00Z','start':'2021-08-08T08:00:00Z','step':900,'values':[1,2]%s}";
  BwSubject subject;

  fixture_area (picture, "c", NULL);
  subject = bw_picture_get_subject (picture, "sampling:r1");
  g_assert_false (fixture_apply (picture, series, ",'from':1,'after':3"));
  g_assert_null (bw_picture_get_series (picture, fixture_place (picture, "c"), subject, fixture_measure ("sampled")));
  g_assert_true (fixture_apply (picture, series, ""));
  g_assert_nonnull (bw_picture_get_series (picture, fixture_place (picture, "c"), subject,
                                           fixture_measure ("sampled")));
}

/* However small the tails are, there is an end to it. */
static void
test_longest (void)
{
  g_autofree double *values = g_new0 (double, BW_SERIES_MAX_VALUES);
  g_autoptr (BwSeries) standing = bw_series_new_full ("c", "r1", "sampled", START, STEP, values,
                                                      BW_SERIES_MAX_VALUES - 1);
  g_autoptr (BwSeries) last = bw_series_new_tail ("c", "r1", "sampled", START, STEP, BW_SERIES_MAX_VALUES - 1, 77,
                                                  values, 1);
  g_autoptr (BwSeries) longest = bw_series_join (standing, last, NULL);
  g_autoptr (BwSeries) more = bw_series_new_tail ("c", "r1", "sampled", START, STEP, BW_SERIES_MAX_VALUES, 78,
                                                  values, 1);
  g_autoptr (BwSeries) longer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (longest);
  g_assert_cmpuint (longest->n_values, ==, BW_SERIES_MAX_VALUES);
  longer = bw_series_join (longest, more, &error);
  g_assert_null (longer);
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE);
  g_assert_true (g_str_has_prefix (error->message, "/values: "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/members", test_members);
  g_test_add_func ("/series/round-trip", test_round_trip);
  g_test_add_func ("/series/not-shown", test_not_shown);
  g_test_add_func ("/series/longest", test_longest);
  return g_test_run ();
}
