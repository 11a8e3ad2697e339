/* test-bw-wall-facts.c: what the wall says, and what it never hides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-facts.h"

#include "bw-time.h"
#include "desk-fixture.h"
#include "http-fixture.h"
#include "sleep-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define STALE_AFTER (30 * BW_TIME_SECOND)

typedef struct
{
  HttpFixture     *backend;  /* (nullable) */
  BwClientSession *session;
  BwDesk          *desk;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  bw_desk_set_scope (fixture->desk, "c");
}

/* The same city from a feed, which then says nothing more. */
static void
set_up_live (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *events = desk_fixture_dup_events ("{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}");

  fixture->backend = http_fixture_new_feed (NULL);
  http_fixture_send (fixture->backend, events);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "token", NULL);
  fixture->desk = bw_desk_new (fixture->session);
  while (bw_client_session_get_connection (fixture->session) != BW_CONNECTION_LIVE
         || bw_desk_get_round (fixture->desk) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->desk);
  bw_client_session_disconnect (fixture->session);
  g_object_unref (fixture->session);
  g_clear_pointer (&fixture->backend, http_fixture_free);
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BwWallFacts) facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);

  g_assert_cmpint (facts->state, ==, BW_WALL_STATE_SAVED);
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_CLOCK], ==, "14:32:00");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_COUNTDOWN], ==, "29:28:00");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_DONE], ==, "1,900");
  g_assert_nonnull (strstr (facts->texts[BW_WALL_TEXT_TARGET], "3,000"));
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_SHARE], ==, "63.3%");
  g_assert_cmpfloat_with_epsilon (facts->share, 1900.0 / 3000.0, 1e-9);
  g_assert_cmpint (facts->pace, ==, BW_PACE_LATE);

  /* A file is not a stream that stopped. */
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_WARNING], ==, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_AS_OF], ==, "");
}

/* What nobody reported is said to be so, and is no 0 %. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwWallFacts) facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);

  for (guint i = BW_WALL_TEXT_SENT; i <= BW_WALL_TEXT_REPORTED; i++)
    {
      g_assert_cmpstr (facts->texts[i], !=, "");
      g_assert_null (strchr (facts->texts[i], '%'));
      g_assert_null (strchr (facts->texts[i], '0'));
    }

  desk_fixture_apply (fixture->session,
                      "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'p1','subject':'sampling:r1','values':{'target':1000,'sampled':900,'sent':600},"
                      "'seq':20}");
  {
    g_autoptr (BwWallFacts) later = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);

    g_assert_cmpstr (later->texts[BW_WALL_TEXT_SENT], ==, "20.0%");
    g_assert_null (strchr (later->texts[BW_WALL_TEXT_TESTED], '%'));
  }
}

/* More was taken back than was ever reported: no share below zero, and the reason in
 * the place of the finish. */
static void
test_overcorrected (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (BwWallFacts) facts = NULL;

  desk_fixture_apply (fixture->session,
                      "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'p1','subject':'sampling:r1','values':{'target':1000,'sampled':-3000,'sent':-1},"
                      "'seq':20}");
  facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_DONE], ==, "−2,000");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_SHARE], ==, "–");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_SENT], ==, "–");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_FINISH], ==, "更正多于上报");
  g_assert_cmpint (facts->pace, ==, BW_PACE_UNKNOWN);
  g_assert_true (isnan (facts->share));
}

/* Only what differs is drawn anew. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwWallFacts) first = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_autoptr (BwWallFacts) same = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_autoptr (BwWallFacts) other = NULL;

  g_assert_true (bw_wall_facts_is_equal (first, same, 0, BW_WALL_N_TEXTS - 1));
  g_assert_false (bw_wall_facts_is_equal (first, NULL, 0, BW_WALL_N_TEXTS - 1));
  desk_fixture_apply (fixture->session,
                      "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00','source':'simulation',"
                      "'place':'p1','subject':'sampling:r1','values':{'target':1000,'sampled':901},'seq':20}");
  other = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_assert_true (bw_wall_facts_is_equal (first, other, BW_WALL_TEXT_CITY, BW_WALL_TEXT_CLOCK));
  g_assert_false (bw_wall_facts_is_equal (first, other, BW_WALL_TEXT_TITLE, BW_WALL_TEXT_EMPTY_WHY));
}

static void
test_empty (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (BwWallFacts) facts = bw_wall_facts_new (desk, STALE_AFTER, 0, 0);
  g_autofree char *text = bw_wall_facts_describe (facts);

  g_assert_cmpint (facts->state, ==, BW_WALL_STATE_EMPTY);
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_EMPTY], !=, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_SHARE], ==, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_CAMPAIGN], ==, "");
  g_assert_true (isnan (facts->share));
  g_assert_nonnull (strstr (text, facts->texts[BW_WALL_TEXT_EMPTY]));
}

static void
on_session_opened_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_assert_true (bw_client_session_open_state_finish (BW_CLIENT_SESSION (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Of what is still being read nothing is claimed, and no server is missing. */
static void
test_opening (void)
{
  g_autofree char *path = desk_fixture_write_state ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (BwWallFacts) facts = NULL;
  g_autoptr (BwWallFacts) later = NULL;
  gboolean is_open = FALSE;

  bw_client_session_open_state_async (session, file, NULL, on_session_opened_cb, &is_open);
  facts = bw_wall_facts_new (desk, STALE_AFTER, 0, 0);
  g_assert_cmpint (facts->state, ==, BW_WALL_STATE_EMPTY);
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_EMPTY], ==, "Loading");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_EMPTY_WHY], ==, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_CAMPAIGN], ==, "");

  while (!is_open)
    g_main_context_iteration (NULL, TRUE);
  later = bw_wall_facts_new (desk, STALE_AFTER, 0, 0);
  g_assert_cmpint (later->state, ==, BW_WALL_STATE_SAVED);
  g_remove (path);
}

static void
test_no_campaign (Fixture       *fixture,
                  gconstpointer  data)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);
  g_autoptr (BwWallFacts) facts = NULL;

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_ROUND, "r1");
  bw_picture_commit (picture);
  while (bw_desk_get_round (fixture->desk) != NULL)
    g_main_context_iteration (NULL, TRUE);
  facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_EMPTY], !=, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_CAMPAIGN], ==, "No campaign");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_COUNTDOWN], ==, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_SHARE], ==, "");
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_CLOCK], ==, "14:32:00");
}

static void
test_describe (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (BwWallFacts) facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_autofree char *text = bw_wall_facts_describe (facts);
  static const BwWallText told[] = { BW_WALL_TEXT_SHARE, BW_WALL_TEXT_PLAN, BW_WALL_TEXT_FINISH, BW_WALL_TEXT_MARGIN };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_nonnull (strstr (text, facts->texts[told[i]]));

  /* A reader must not begin anew each second. */
  g_assert_null (strstr (text, "14:32:00"));
  g_assert_null (strstr (text, "29:28:00"));
}

/* While another backend tells its state, what is shown is of the one before. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 kept = bw_desk_get_now (fixture->desk) - 5 * BW_TIME_MINUTE;
  g_autoptr (BwWallFacts) facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, kept, 2 * BW_TIME_MINUTE);

  g_assert_cmpint (facts->state, ==, BW_WALL_STATE_STALE);

  /* Its age is that of the picture, whatever the clock of the other says. */
  g_assert_nonnull (strstr (facts->texts[BW_WALL_TEXT_WARNING], "2 分 00 秒"));
  g_assert_cmpfloat (facts->colour, ==, 0.0);
  g_assert_nonnull (strstr (facts->texts[BW_WALL_TEXT_WARNING_TIME], "14:27"));
  g_assert_cmpstr (facts->texts[BW_WALL_TEXT_TRYING], ==, "Another data service");
}

/* Whoever was asleep for two hours has seen nothing of them, and knows it at once. */
static void
test_slept (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BwWallFacts) before = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_autoptr (BwWallFacts) after = NULL;

  g_assert_cmpint (before->state, ==, BW_WALL_STATE_LIVE);
  sleep_fixture_sleep (2 * BW_TIME_HOUR);
  after = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
  g_assert_cmpint (after->state, ==, BW_WALL_STATE_STALE);
  g_assert_true (g_str_has_prefix (after->texts[BW_WALL_TEXT_CLOCK], "16:3"));
  g_assert_true (g_str_has_prefix (after->texts[BW_WALL_TEXT_PILL], "Stopped 2:0"));
  g_assert_nonnull (strstr (after->texts[BW_WALL_TEXT_WARNING], "2 小时"));
}

/* A backend that hangs keeps its connection. Step by step the figures lose their colour, and
 * the pill says for how long nothing has come. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    gint64      seconds;
    BwWallState state;
    double      colour;
    const char *pill;
  } steps[] = {
    { 0, BW_WALL_STATE_LIVE, 1.0, "Live" },
    { 10, BW_WALL_STATE_LIVE, 1.0, "Live" },
    { 13, BW_WALL_STATE_QUIET, 0.75, "Silent · 1" },
    { 17, BW_WALL_STATE_QUIET, 0.5, "Silent · 1" },
    { 25, BW_WALL_STATE_QUIET, 0.25, "Silent · 2" },
    { 31, BW_WALL_STATE_STALE, 0.0, "Stopped 0:3" },
  };
  gint64 slept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (BwWallFacts) facts = NULL;

      sleep_fixture_sleep (steps[i].seconds * BW_TIME_SECOND - slept);
      slept = steps[i].seconds * BW_TIME_SECOND;
      facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);
      g_assert_cmpint (bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_LIVE);
      g_assert_cmpint (facts->state, ==, steps[i].state);
      g_assert_cmpfloat (facts->colour, ==, steps[i].colour);
      g_assert_true (g_str_has_prefix (facts->texts[BW_WALL_TEXT_PILL], steps[i].pill));
    }

  /* It speaks again. */
  http_fixture_send (fixture->backend, "event: heartbeat\ndata: {\"clock\":{\"now\":\"2021-08-08T14:33:00+08:00\","
                                       "\"speed\":1},\"seq\":16}\n\n");
  while (bw_client_session_get_silence (fixture->session) > 10 * BW_TIME_SECOND)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autoptr (BwWallFacts) facts = bw_wall_facts_new (fixture->desk, STALE_AFTER, 0, 0);

    g_assert_cmpint (facts->state, ==, BW_WALL_STATE_LIVE);
    g_assert_cmpfloat (facts->colour, ==, 1.0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/wall/facts/saved", Fixture, NULL, set_up, test_saved, tear_down);
  g_test_add ("/app/wall/facts/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/app/wall/facts/overcorrected", Fixture, NULL, set_up, test_overcorrected, tear_down);
  g_test_add ("/app/wall/facts/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add_func ("/app/wall/facts/empty", test_empty);
  g_test_add_func ("/app/wall/facts/opening", test_opening);
  g_test_add ("/app/wall/facts/no-campaign", Fixture, NULL, set_up, test_no_campaign, tear_down);
  g_test_add ("/app/wall/facts/describe", Fixture, NULL, set_up, test_describe, tear_down);
  g_test_add ("/app/wall/facts/silent", Fixture, NULL, set_up_live, test_silent, tear_down);
  g_test_add ("/app/wall/facts/slept", Fixture, NULL, set_up_live, test_slept, tear_down);
  g_test_add ("/app/wall/facts/kept", Fixture, NULL, set_up, test_kept, tear_down);
  return g_test_run ();
}
