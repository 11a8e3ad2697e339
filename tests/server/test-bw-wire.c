/* test-bw-wire.c: texts that are put together by hand say what a tree would say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wire.h"

#include "bw-time.h"
#include "picture-fixture.h"

#include <string.h>

#define START (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)

typedef struct
{
  BwPicture    *picture;
  BwShelf      *shelf;
  BwSeriesBook *series;
  GTimeZone    *zone;
  BwWire       *wire;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  exercise)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture->shelf = bw_shelf_new ();
  fixture->series = bw_series_book_new (fixture->picture, 15 * BW_TIME_MINUTE);
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  fixture->wire = bw_wire_new (fixture->picture, fixture->series, fixture->zone, GPOINTER_TO_INT (exercise));
  fixture_area (fixture->picture, "R", NULL);
  fixture_site (fixture->picture, "S1", "R", "sampling");
  fixture_round (fixture->picture, START);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  exercise)
{
  bw_wire_free (fixture->wire);
  g_time_zone_unref (fixture->zone);
  bw_series_book_free (fixture->series);
  bw_shelf_free (fixture->shelf);
  g_object_unref (fixture->picture);
}

static void
assert_same (const char *text,
             JsonObject *wanted)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (JsonNode) other = json_node_init_object (json_node_alloc (), wanted);

  g_assert_nonnull (node);
  g_assert_null (strchr (text, '\n'));
  if (!json_node_equal (node, other))
    g_error ("%s\n%s", text, json_to_string (other, FALSE));
}

static void
check_tally (Fixture    *fixture,
             const char *code,
             guint64     seq)
{
  BwPlace place = fixture_place (fixture->picture, code);
  BwSubject subject = bw_picture_get_subject (fixture->picture, "sampling:r1");
  g_autoptr (BwTally) tally = bw_picture_dup_tally (fixture->picture, place, subject, NULL);
  g_autoptr (JsonObject) wanted = bw_tally_to_json (tally, bw_picture_get_catalogue (fixture->picture),
                                                    fixture->zone);
  BwItem *item = bw_shelf_put_tally (fixture->shelf, fixture->picture, place, subject, seq);

  json_object_set_int_member (wanted, "seq", (gint64) seq);
  assert_same (bw_wire_get_text (fixture->wire, item), wanted);
}

static void
test_tally (Fixture       *fixture,
            gconstpointer  exercise)
{
  fixture_add (fixture->picture, "S1", "sampling:r1", "sampled", 12, START);
  check_tally (fixture, "S1", 7);
  fixture_add (fixture->picture, "S1", "sampling:r1", "sampled", 0.125, START + 1500 * 1000);
  fixture_set (fixture->picture, "S1", "sampling:r1", "queue", 35, BW_BOUND_OVER, START + 60 * BW_TIME_SECOND);
  check_tally (fixture, "S1", 8);
  fixture_add (fixture->picture, "R", "sampling:r1", "sampled", 5, START + 90 * BW_TIME_SECOND);
  fixture_set (fixture->picture, "R", "sampling:r1", "sampled", 1e6, BW_BOUND_ABOUT, START);
  check_tally (fixture, "R", G_GUINT64_CONSTANT (12345678901));
}

/* What a tally is stated with beside its figures stays with it. */
static void
test_tally_extra (Fixture       *fixture,
                  gconstpointer  exercise)
{
  static const char text[] =
    "{\"type\":\"tally\",\"id\":\"S1/sampling:r1\",\"place\":\"S1\",\"subject\":\"sampling:r1\","
    "\"at\":\"2021-08-07T08:00:00+08:00\",\"source\":\"import\",\"by_role\":\"staff\",\"seq\":3,"
    "\"exercise\":true,\"values\":{\"target\":10},\"sample\":true,\"note\":\"a \\\"b\\\"\\n卫\","
    "\"precision\":{\"day\":[1,null]}}";
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (fixture->picture);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (BwTally) tally = bw_tally_new (json_node_get_object (node), catalogue, NULL);
  g_autoptr (BwTally) twin = bw_tally_new (json_node_get_object (node), catalogue, NULL);
  g_autoptr (JsonObject) wanted = bw_tally_to_json (tally, catalogue, fixture->zone);
  BwPlace place = fixture_place (fixture->picture, "S1");
  BwSubject subject;
  BwItem *item;

  g_assert_cmpstr (tally->extra, ==,
                   "\"sample\":true,\"note\":\"a \\\"b\\\"\\n卫\",\"precision\":{\"day\":[1,null]}");
  g_assert_true (tally->extra == twin->extra);
  g_assert_true (json_object_get_boolean_member (wanted, "sample"));

  bw_picture_put_tally (fixture->picture, tally, 3);
  subject = bw_picture_get_subject (fixture->picture, "sampling:r1");
  item = bw_shelf_put_tally (fixture->shelf, fixture->picture, place, subject, 3);
  bw_shelf_set_extra (fixture->shelf, item, tally->extra);
  json_object_set_int_member (wanted, "seq", 3);
  assert_same (bw_wire_get_text (fixture->wire, item), wanted);

  /* A report changes figures, not what was said of those that were stated. */
  fixture_add (fixture->picture, "S1", "sampling:r1", "sampled", 12, START + BW_TIME_HOUR);
  bw_shelf_put_tally (fixture->shelf, fixture->picture, place, subject, 4);
  g_assert_nonnull (strstr (bw_wire_get_text (fixture->wire, item), "\"sampled\":12"));
  g_assert_nonnull (strstr (bw_wire_get_text (fixture->wire, item), ",\"sample\":true,\"note\":"));

  /* It goes with its document. */
  bw_shelf_remove (fixture->shelf, BW_DOCUMENT_TYPE_TALLY, item->id, 5);
  g_assert_null (item->extra);
}

static void
test_series (Fixture       *fixture,
             gconstpointer  exercise)
{
  BwReport report = { .place = (char *) "S1", .subject = (char *) "sampling:r1", .at = START, .n_statements = 1 };
  BwSeriesTrack *track;
  g_autoptr (BwSeries) series = NULL;
  g_autoptr (JsonObject) wanted = NULL;
  BwItem *item;

  report.statements[0].measure = fixture_measure ("sampled");
  report.statements[0].value = 12;
  bw_series_book_add_report (fixture->series, &report, 1);
  track = g_ptr_array_index (bw_series_book_get_tracks (fixture->series), 0);
  bw_series_book_publish (fixture->series, track, START + BW_TIME_HOUR, 9);
  series = bw_series_book_dup_told (fixture->series, track);
  wanted = bw_series_to_json (series, fixture->zone);
  json_object_set_int_member (wanted, "seq", 9);
  item = bw_shelf_put (fixture->shelf, BW_DOCUMENT_TYPE_SERIES, "R/sampling:r1/sampled", track->place, 9, NULL);
  item->subject = track->subject;
  item->measure = track->measure;
  {
    g_autoptr (JsonNode) node = json_from_string (bw_wire_get_text (fixture->wire, item), NULL);
    g_autoptr (BwSeries) back = NULL;

    g_assert_nonnull (node);
    back = bw_series_new (json_node_get_object (node), NULL);
    g_assert_nonnull (back);
    g_assert_cmpint (back->start, ==, series->start);
    g_assert_cmpint (back->step, ==, series->step);
    g_assert_cmpmem (back->values, back->n_values * sizeof (double),
                     series->values, series->n_values * sizeof (double));
    g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "at"), ==,
                     json_object_get_string_member (wanted, "at"));
    g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "id"), ==,
                     json_object_get_string_member (wanted, "id"));
  }
}

/* Put on the shelf as bw_server_stamp_series() does. */
static BwItem *
publish (Fixture       *fixture,
         BwSeriesTrack *track,
         gint64         now,
         guint64        seq)
{
  BwItem *item;

  bw_series_book_publish (fixture->series, track, now, seq);
  item = bw_shelf_put (fixture->shelf, BW_DOCUMENT_TYPE_SERIES, "R/sampling:r1/sampled", track->place, seq, NULL);
  item->subject = track->subject;
  item->measure = track->measure;
  return item;
}

/* Who was told the last is told what is new, everybody else all of it. */
static void
test_news (Fixture       *fixture,
           gconstpointer  exercise)
{
  BwReport report = { .place = (char *) "S1", .subject = (char *) "sampling:r1", .at = START, .n_statements = 1 };
  BwSeriesTrack *track;
  BwItem *item;

  report.statements[0].measure = fixture_measure ("sampled");
  report.statements[0].value = 12;
  bw_series_book_add_report (fixture->series, &report, 1);
  track = g_ptr_array_index (bw_series_book_get_tracks (fixture->series), 0);
  item = publish (fixture, track, START + BW_TIME_HOUR, 9);
  g_assert_nonnull (strstr (bw_wire_get_news (fixture->wire, item, 8), "\"values\":[0,12],\"seq\":9}"));

  report.at = START + 65 * BW_TIME_MINUTE;
  bw_series_book_add_report (fixture->series, &report, 10);
  item = publish (fixture, track, START + 2 * BW_TIME_HOUR, 14);
  g_assert_nonnull (strstr (bw_wire_get_news (fixture->wire, item, 9),
                            "\"at\":\"2021-08-07T09:15:00+08:00\",\"start\":\"2021-08-07T08:00:00+08:00\",\"step\":900,"
                            "\"from\":2,\"after\":9,\"values\":[12,12,12,24],\"seq\":14}"));
  g_assert_nonnull (strstr (bw_wire_get_news (fixture->wire, item, 8), "\"values\":[0,12,12,12,12,24],\"seq\":14}"));
  g_assert_null (strstr (bw_wire_get_news (fixture->wire, item, 8), "\"from\""));
  g_assert_null (strstr (bw_wire_get_text (fixture->wire, item), "\"from\""));

  /* It goes with the next, which here is all of it: it begins earlier. */
  report.at = START - BW_TIME_HOUR;
  bw_series_book_add_report (fixture->series, &report, 15);
  item = publish (fixture, track, START + 2 * BW_TIME_HOUR, 16);
  g_assert_nonnull (strstr (bw_wire_get_news (fixture->wire, item, 14), "\"values\":[0,12,12,12,12,24,24,24,24,36],"));
}

static void
test_finish (Fixture       *fixture,
             gconstpointer  exercise)
{
  g_autofree char *plain = bw_wire_finish (fixture->wire, "{\"type\":\"team\",\"id\":\"t\",\"name\":\"}\"}", 5);
  g_autofree char *again = bw_wire_finish (fixture->wire, "{\"type\":\"team\",\"seq\":4,\"exercise\":true}", 5);

  g_assert_cmpstr (plain, ==, "{\"type\":\"team\",\"id\":\"t\",\"name\":\"}\",\"seq\":5}");
  g_assert_cmpstr (again, ==, "{\"type\":\"team\",\"exercise\":true,\"seq\":5}");
}

static void
test_exercise (Fixture       *fixture,
               gconstpointer  exercise)
{
  g_autofree char *plain = bw_wire_finish (fixture->wire, "{\"type\":\"team\",\"exercise\":false}", 5);
  BwPlace place = fixture_place (fixture->picture, "S1");
  BwItem *item;

  g_assert_cmpstr (plain, ==, "{\"type\":\"team\",\"seq\":5,\"exercise\":true}");
  fixture_add (fixture->picture, "S1", "sampling:r1", "sampled", 12, START);
  item = bw_shelf_put_tally (fixture->shelf, fixture->picture, place,
                             bw_picture_get_subject (fixture->picture, "sampling:r1"), 3);
  g_assert_nonnull (strstr (bw_wire_get_text (fixture->wire, item), ",\"exercise\":true}"));
}

static void
test_text (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  bw_wire_append_text (out, "a\"b\\c\nd\x01卫");
  g_assert_cmpstr (out->str, ==, "\"a\\\"b\\\\c\\nd\\u0001卫\"");
  g_string_truncate (out, 0);
  bw_wire_append_number (out, -42);
  g_string_append_c (out, ' ');
  bw_wire_append_number (out, 0.1);
  g_string_append_c (out, ' ');
  bw_wire_append_number (out, 0);
  g_assert_cmpstr (out->str, ==, "-42 0.1 0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/wire/tally", Fixture, GINT_TO_POINTER (FALSE), set_up, test_tally, tear_down);
  g_test_add ("/wire/tally-extra", Fixture, GINT_TO_POINTER (FALSE), set_up, test_tally_extra, tear_down);
  g_test_add ("/wire/series", Fixture, GINT_TO_POINTER (FALSE), set_up, test_series, tear_down);
  g_test_add ("/wire/news", Fixture, GINT_TO_POINTER (FALSE), set_up, test_news, tear_down);
  g_test_add ("/wire/finish", Fixture, GINT_TO_POINTER (FALSE), set_up, test_finish, tear_down);
  g_test_add ("/wire/exercise", Fixture, GINT_TO_POINTER (TRUE), set_up, test_exercise, tear_down);
  g_test_add_func ("/wire/text", test_text);
  return g_test_run ();
}
