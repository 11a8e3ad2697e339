/* test-bw-team-words.c: shifts, gaps and fits in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-team-words.h"

#include "bw-time.h"

#include <math.h>

static void
test_shifts (void)
{
  g_assert_cmpstr (bw_team_words_get_shift (0), ==, "Early today");
  g_assert_cmpstr (bw_team_words_get_shift (5), ==, "Night tomorrow");
  g_assert_cmpstr (bw_team_words_get_hours (2), ==, "23–07");
  g_assert_cmpstr (bw_team_words_get_hours (3), ==, "07–15");
}

static void
test_cells (void)
{
  static const struct
  {
    BwCoverage  coverage;
    gboolean    is_past;
    const char *text;
    const char *description;
  } cases[] = {
    { { 19, 19, 0, 0, 0 }, FALSE, "19 / 19", "A, night shift of today, 19 of 19 there" },
    { { 19, 17, 2, 0, 0 }, FALSE, "−2", "A, night shift of today, 2 missing" },
    { { 19, 18, 1, 0, 1 }, FALSE, "−1", "A, night shift of today, 1 missing, 1 waiting to be sent" },
    { { 19, 0, 0, 19, 0 }, FALSE, "no plan", "A, night shift of today, no shifts planned" },
    { { 19, 4, 0, 15, 0 }, FALSE, "4 / 19", "A, night shift of today, 4 of 19 there" },
    { { 19, 19, 0, 0, 0, 3, 70, 80 }, FALSE, "16 / 19",
      "A, night shift of today, 19 of 19 there, 3 with too few people" },
    { { 1, 1, 0, 0, 0, 1, 8, 10 }, FALSE, "8 of 10", "A, night shift of today, 1 of 1 there, 8 of 10 people" },
    { { 1, 1, 0, 0, 0, 0, 10, 10 }, FALSE, "1 / 1", "A, night shift of today, 1 of 1 there" },
    { { 0, 0, 0, 0, 0 }, FALSE, "–", "A, night shift of today, nobody needed" },
    { { 0, 0, 0, 0, 0 }, TRUE, "–", "A, night shift of today, over" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bw_team_words_format_cell (&cases[i].coverage, cases[i].is_past);
      g_autofree char *description = bw_team_words_describe_cell ("A", 2, &cases[i].coverage, cases[i].is_past);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

static void
test_gaps (void)
{
  static const struct
  {
    BwGap       gap;
    const char *text;
  } cases[] = {
    { { 0, 1, FALSE, FALSE, FALSE }, "Middle today 15–23 · 1 missing" },
    { { 0, 1, FALSE, TRUE, FALSE }, "Middle today 15–23 · has not come" },
    { { 0, 1, FALSE, FALSE, FALSE, 8, 10 }, "Middle today 15–23 · 8 of 10 people · too few people" },
    { { 0, 5, TRUE, FALSE, FALSE }, "Night tomorrow 23–07 · no shifts planned" },
    { { 0, 5, FALSE, TRUE, TRUE }, "Night tomorrow 23–07 · waiting to be sent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bw_team_words_describe_gap (&cases[i].gap);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What stands in the way is from 07 to 15 (UTC) on the first of January 1970. */
static void
test_fits (void)
{
  static const struct
  {
    BwTeamVerdict  verdict;
    int            size;
    guint          n_short;
    double         distance;
    gboolean       is_recommended;
    const char    *note;
    const char    *badge;
    const char    *reason;
  } cases[] = {
    { BW_TEAM_VERDICT_FITS, 12, 0, 0.83, TRUE, "12 people · free · 0.8 km away", "Recommended", NULL },
    { BW_TEAM_VERDICT_FITS, -1, 0, NAN, FALSE, "size not reported · free", "", NULL },
    { BW_TEAM_VERDICT_FITS, 1, 3, 11.2, FALSE, "1 person, 3 too few · free · 11 km away", "", NULL },
    { BW_TEAM_VERDICT_SHORT_REST, 9, 0, NAN, FALSE, "9 people · off duty at 15:00, rests 8 h", "Short rest", NULL },
    { BW_TEAM_VERDICT_NO_REST, 9, 0, NAN, FALSE, "9 people · off duty at 15:00, rests 8 h", "No rest",
      "No rest: off duty at 15:00, rests 8 h" },
    { BW_TEAM_VERDICT_TOO_LONG, 9, 0, NAN, FALSE, "9 people · 16.5 h on duty without a pause", "Over 12 h",
      "Over 12 h: 16.5 h on duty without a pause" },
    { BW_TEAM_VERDICT_OVERLAPS, 9, 0, NAN, FALSE, "9 people · on duty at K, 1 Jan 07:00–15:00", "Conflict",
      "Conflict: on duty at K, 1 Jan 07:00–15:00" },
  };
  g_autoptr (BwPlaceTree) places = bw_place_tree_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (BwAssignment) duty = bw_assignment_new_planned ("a", "t", "K", 7 * BW_TIME_HOUR, 15 * BW_TIME_HOUR);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BwTeam team = { .code = (char *) "t", .name = (char *) "T", .size = cases[i].size };
      const BwTeamFit fit = {
        .team = &team, .verdict = cases[i].verdict, .conflict = duty, .is_before = TRUE, .rest = 8 * BW_TIME_HOUR,
        .stretch = 16 * BW_TIME_HOUR + 30 * BW_TIME_MINUTE, .distance = cases[i].distance,
        .n_short = cases[i].n_short, .is_recommended = cases[i].is_recommended,
      };
      g_autofree char *note = bw_team_words_describe_fit (&fit, places, zone, "en");
      g_autofree char *reason = bw_team_words_explain (&fit, places, zone, "en");

      g_assert_cmpstr (note, ==, cases[i].note);
      g_assert_cmpstr (bw_team_words_get_badge (&fit), ==, cases[i].badge);
      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
}

static void
test_kinds (void)
{
  g_assert_cmpstr (bw_team_words_get_kind ("women"), ==, "Women");
  g_assert_cmpstr (bw_team_words_get_kind ("divers"), ==, "divers");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/team-words/shifts", test_shifts);
  g_test_add_func ("/app/team-words/cells", test_cells);
  g_test_add_func ("/app/team-words/gaps", test_gaps);
  g_test_add_func ("/app/team-words/fits", test_fits);
  g_test_add_func ("/app/team-words/kinds", test_kinds);
  return g_test_run ();
}
