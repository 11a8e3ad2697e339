/* test-bw-point-line.c: what a row says of a point, and where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-language.h"
#include "bw-name-index.h"
#include "bw-point-line.h"
#include "bw-table-order.h"
#include "sampling-fixture.h"

#include <math.h>

static BwPointLine
get_line (SamplingFixture *fixture,
          const char      *code)
{
  BwPointLine line;

  bw_point_line_init (&line, &fixture->facts, sampling_fixture_place (fixture->desk, code));
  return line;
}

static void
check_queue (SamplingFixture *fixture,
             const char      *code,
             const char      *wanted)
{
  BwPointLine line = get_line (fixture, code);
  g_autofree char *text = bw_point_line_dup_queue (&line, "zh_CN");

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_states (SamplingFixture *fixture,
             gconstpointer    unused)
{
  BwPointLine paused = get_line (fixture, "p3");

  g_assert_cmpint (get_line (fixture, "p1").state, ==, BW_POINT_CLEAR);
  g_assert_cmpint (paused.state, ==, BW_POINT_PAUSED);
  g_assert_cmpint (get_line (fixture, "p4").state, ==, BW_POINT_JAMMED);
  g_assert_cmpint (get_line (fixture, "p5").state, ==, BW_POINT_DONE);
  g_assert_cmpint (get_line (fixture, "p6").state, ==, BW_POINT_UNKNOWN);
  g_assert_cmpstr (bw_point_state_get_word (BW_POINT_PAUSED), ==, "暂停");
  g_assert_cmpint (bw_point_state_get_tone (BW_POINT_DONE), ==, BW_TONE_SUCCESS);
  g_assert_cmpstr (paused.name, ==, "七里店");
  g_assert_cmpstr (paused.area, ==, "d1");
  g_assert_cmpfloat (paused.share, ==, 0.2);
  g_assert_cmpint (paused.desks, ==, 6);
  g_assert_true (isnan (get_line (fixture, "p6").done));
}

/* Why it pauses; who waits and how long; nothing where that is no question. */
static void
test_queue (SamplingFixture *fixture,
            gconstpointer    unused)
{
  check_queue (fixture, "p3", "采样管用尽");
  check_queue (fixture, "p4", "226 人 · 约 60 分");
  check_queue (fixture, "p1", "35 人");
  check_queue (fixture, "p5", "–");
  check_queue (fixture, "p6", "–");
}

static guint32
get_key (SamplingFixture *fixture,
         const char      *code)
{
  return bw_point_line_get_key (&fixture->facts, sampling_fixture_place (fixture->desk, code));
}

static void
test_order (SamplingFixture *fixture,
            gconstpointer    unused)
{
  static const char * const codes[] = { "p3", "p4", "p6", "p1", "p5" };

  for (guint i = 1; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpuint (get_key (fixture, codes[i - 1]), <, get_key (fixture, codes[i]));

  /* Of two that are jammed the longer wait comes first; none is the last of keys. */
  sampling_fixture_set (fixture->desk, "p1", "wait", 70);
  sampling_fixture_tell (fixture);
  g_assert_cmpuint (get_key (fixture, "p1"), <, get_key (fixture, "p4"));
  g_assert_cmpuint (get_key (fixture, "p5"), <, BW_TABLE_KEY_NONE);
}

static void
check_age (SamplingFixture *fixture,
           gint64           age,
           const char      *wanted)
{
  BwPointLine line = { .as_of = FIXTURE_NOW - age };
  g_autofree char *text = bw_point_line_dup_age (&line, FIXTURE_NOW);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_age (SamplingFixture *fixture,
          gconstpointer    unused)
{
  check_age (fixture, 4 * BW_TIME_SECOND, "4 秒");
  check_age (fixture, 12 * BW_TIME_MINUTE, "12 分");
  check_age (fixture, 119 * BW_TIME_MINUTE, "119 分");
  check_age (fixture, 3 * BW_TIME_HOUR, "3 小时");
  check_age (fixture, 3 * BW_TIME_DAY, "3 天");
  check_age (fixture, -BW_TIME_SECOND, "0 秒");
  check_age (fixture, FIXTURE_NOW, "–");

  /* Older than three reporting intervals. */
  g_assert_false (get_line (fixture, "p1").is_old);
  bw_clock_stop (bw_client_session_get_clock (bw_desk_get_session (fixture->desk)),
                 FIXTURE_NOW + BW_TIME_HOUR);
  bw_facts_init (&fixture->facts, fixture->desk);
  g_assert_true (get_line (fixture, "p1").is_old);
  g_assert_false (get_line (fixture, "p5").is_old);
  g_assert_false (get_line (fixture, "p6").is_old);
}

static gboolean
matches (SamplingFixture *fixture,
         const char      *code,
         const char      *needle)
{
  return bw_point_line_matches (&fixture->facts, sampling_fixture_place (fixture->desk, code), needle);
}

static void
test_match (SamplingFixture *fixture,
            gconstpointer    unused)
{
  g_assert_true (matches (fixture, "p3", "里店"));
  g_assert_true (matches (fixture, "p3", "qili"));
  g_assert_true (matches (fixture, "p3", "p3"));
  g_assert_false (matches (fixture, "p3", "d1"));

  /* Initials too, once the names are spelled; the area in both languages. */
  while (!bw_name_index_is_whole (bw_name_index_get (fixture->desk)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (matches (fixture, "p3", "qld"));
  g_assert_false (matches (fixture, "p3", "zzz"));
  g_assert_true (bw_point_line_matches_area (&fixture->facts, sampling_fixture_place (fixture->desk, "d1"), "d1"));
  g_assert_false (matches (fixture, "p4", "里店"));
  g_assert_false (matches (fixture, "p3", "qilx"));
}

int
main (int    argc,
      char **argv)
{
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, SamplingFixture, NULL, sampling_fixture_set_up, test, sampling_fixture_tear_down)
  ADD ("/point-line/states", test_states);
  ADD ("/point-line/queue", test_queue);
  ADD ("/point-line/order", test_order);
  ADD ("/point-line/age", test_age);
  ADD ("/point-line/match", test_match);

  return g_test_run ();
}
