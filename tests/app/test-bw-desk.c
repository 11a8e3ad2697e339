/* test-bw-desk.c: scope, page, round and refresh in one place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-desk.h"

#include "desk-fixture.h"

/* What a listener has heard. */
typedef struct
{
  guint    n_refreshes;
  guint    n_everything;
  guint    n_ticks;
  guint    n_scopes;
  guint    types;
  gboolean is_d1_changed;
  BwPlace  d1;
} Heard;

static void
on_desk_refresh_cb (BwDesk             *desk,
                    const BwDeskChange *change,
                    Heard              *heard)
{
  heard->n_refreshes++;
  if (change == NULL)
    {
      heard->n_everything++;
      return;
    }

  heard->types |= change->types;
  g_assert_cmpuint (change->n_places, ==, bw_place_tree_get_size (bw_desk_get_places (desk)));
  for (guint i = 0; i < change->n_changed; i++)
    g_assert_true (change->is_changed[change->changed[i]]);
  if (change->is_changed[heard->d1])
    heard->is_d1_changed = TRUE;
}

static void
on_desk_tick_cb (BwDesk *desk,
                 Heard  *heard)
{
  heard->n_ticks++;
}

static void
on_desk_scope_cb (BwDesk     *desk,
                  GParamSpec *pspec,
                  Heard      *heard)
{
  heard->n_scopes++;
}

static void
count (guint *n)
{
  (*n)++;
}

static gboolean
on_over_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, on_over_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static BwDesk *
new_desk (BwClientSession *session,
          Heard           *heard)
{
  BwDesk *desk = bw_desk_new (session);

  *heard = (Heard) { .d1 = desk_fixture_place (session, "d1") };
  g_signal_connect (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), heard);
  g_signal_connect (desk, "tick", G_CALLBACK (on_desk_tick_cb), heard);
  g_signal_connect (desk, "notify::scope", G_CALLBACK (on_desk_scope_cb), heard);
  return desk;
}

static void
report (BwClientSession *session,
        guint            sampled,
        guint            seq)
{
  desk_fixture_apply (session, "{'type':'tally','id':'p1/sampling:r1','at':'2021-08-08T14:31:00+08:00',"
                      "'source':'report','place':'p1','subject':'sampling:r1',"
                      "'values':{'target':1000,'sampled':%u,'desks_open':4,'wait':5},'seq':%u}", sampled, seq);
}

static void
test_begins_at_root (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "c");
  g_assert_cmpuint (bw_desk_get_scope_place (desk), ==, desk_fixture_place (session, "c"));
  g_assert_cmpint (bw_desk_get_page (desk), ==, BW_PAGE_OVERVIEW);
  g_assert_cmpstr (g_time_zone_get_identifier (bw_desk_get_time_zone (desk)), ==, "Asia/Shanghai");
  g_assert_cmpstr (bw_desk_get_round (desk)->id, ==, "r1");
  g_assert_cmpstr (bw_picture_get_subject_name (bw_desk_get_picture (desk), bw_desk_get_sampling (desk)), ==,
                   "sampling:r1");
  g_assert_false (bw_desk_is_faded (desk));
  g_assert_cmpint (bw_desk_get_data_now (desk), ==, bw_desk_get_now (desk));
  g_assert_finalize_object (g_steal_pointer (&desk));
}

static void
on_desk_scope_missing_cb (BwDesk     *desk,
                          const char *code,
                          char      **missing)
{
  g_free (*missing);
  *missing = g_strdup (code);
}

static void
test_scope (void)
{
  g_autofree char *missing = NULL;
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  Heard heard;
  g_autoptr (BwDesk) desk = new_desk (session, &heard);

  bw_desk_set_scope (desk, "d1");
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "d1");
  g_assert_cmpuint (heard.n_scopes, ==, 1);
  g_assert_cmpuint (heard.n_everything, ==, 1);

  /* Where it is already. */
  bw_desk_set_scope (desk, "d1");
  g_assert_cmpuint (heard.n_scopes, ==, 1);

  /* A site is shown in its area. */
  bw_desk_set_scope_place (desk, desk_fixture_place (session, "p1"));
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "s1");

  /* What is not there: the root, as soon as something is told, and not in silence. */
  g_signal_connect (desk, "scope-missing", G_CALLBACK (on_desk_scope_missing_cb), &missing);
  bw_desk_set_scope (desk, "d2");
  g_assert_null (missing);
  bw_desk_set_scope (desk, "nowhere");
  report (session, 901, 100);
  run_for (300);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "c");
  g_assert_cmpstr (missing, ==, "nowhere");
}

/* While a state comes in the root is another one; a desk that nobody has moved goes
 * along. */
static void
test_follows_root (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  desk_fixture_apply (session, "{'type':'area','id':'x1','at':'2021-08-05T00:00:00+08:00','source':'import',"
                      "'level':'district','name':'x1','seq':1}");
  run_for (300);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "x1");

  desk_fixture_apply (session, "{'type':'area','id':'x','at':'2021-08-05T00:00:00+08:00','source':'import',"
                      "'level':'city','name':'x','seq':2}\n"
                      "{'type':'area','id':'x1','at':'2021-08-05T00:00:00+08:00','source':'import','parent':'x',"
                      "'level':'district','name':'x1','seq':3}");
  run_for (300);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "x");

  bw_desk_set_scope (desk, "x1");
  desk_fixture_apply (session, "{'type':'area','id':'x2','at':'2021-08-05T00:00:00+08:00','source':'import',"
                      "'parent':'x','level':'district','name':'x2','seq':4}");
  run_for (300);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "x1");
}

static void
assert_history (BwDesk   *desk,
                gboolean  can_go_back,
                gboolean  can_go_forward)
{
  gboolean is_back;
  gboolean is_forward;

  g_object_get (desk, "can-go-back", &is_back, "can-go-forward", &is_forward, NULL);
  g_assert_cmpint (is_back, ==, can_go_back);
  g_assert_cmpint (is_forward, ==, can_go_forward);
}

static void
test_history (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  assert_history (desk, FALSE, FALSE);
  bw_desk_go_to (desk, "d1", BW_PAGE_TEAMS);
  bw_desk_set_page (desk, BW_PAGE_ORDERS);
  assert_history (desk, TRUE, FALSE);

  bw_desk_go_back (desk);
  g_assert_cmpint (bw_desk_get_page (desk), ==, BW_PAGE_TEAMS);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "d1");
  assert_history (desk, TRUE, TRUE);

  bw_desk_go_back (desk);
  g_assert_cmpint (bw_desk_get_page (desk), ==, BW_PAGE_OVERVIEW);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "c");
  assert_history (desk, FALSE, TRUE);

  bw_desk_go_forward (desk);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "d1");
  g_assert_cmpint (bw_desk_get_page (desk), ==, BW_PAGE_TEAMS);
}

static void
test_refresh_is_gathered (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  Heard heard;
  g_autoptr (BwDesk) desk = new_desk (session, &heard);
  gint64 begin = g_get_monotonic_time ();
  gint64 took;
  guint seq = 100;

  while (g_get_monotonic_time () - begin < G_USEC_PER_SEC)
    {
      report (session, 900 + seq % 100, seq);
      seq++;
      g_main_context_iteration (NULL, FALSE);
    }
  run_for (300);
  took = g_get_monotonic_time () - begin;

  g_assert_cmpuint (seq, >, 110);
  g_assert_cmpuint (heard.n_refreshes, >=, 1);
  g_assert_cmpint (heard.n_refreshes, <=, took / 200000 + 2);
  g_assert_true (heard.is_d1_changed);
  g_assert_true ((heard.types & (1u << BW_DOCUMENT_TYPE_TALLY)) != 0);
  g_assert_cmpuint (heard.n_everything, ==, 0);
}

static void
test_sleeps (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  Heard heard;
  g_autoptr (BwDesk) desk = new_desk (session, &heard);

  bw_desk_set_awake (desk, FALSE);
  report (session, 950, 100);
  run_for (1300);
  g_assert_cmpuint (heard.n_refreshes, ==, 0);
  g_assert_cmpuint (heard.n_ticks, ==, 0);

  bw_desk_set_awake (desk, TRUE);
  g_assert_cmpuint (heard.n_refreshes, ==, 1);
  g_assert_true (heard.is_d1_changed);
  g_assert_cmpuint (heard.n_ticks, ==, 1);

  /* With nothing new there is nothing to tell. */
  bw_desk_set_awake (desk, FALSE);
  bw_desk_set_awake (desk, TRUE);
  g_assert_cmpuint (heard.n_refreshes, ==, 1);
}

static void
test_pace_is_kept (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  BwPlace d1 = desk_fixture_place (session, "d1");
  BwPlace d2 = desk_fixture_place (session, "d2");
  const BwPace *pace = bw_desk_get_pace (desk, d1);

  g_assert_cmpfloat (pace->done, ==, 1800);
  g_assert_cmpfloat (pace->target, ==, 2000);
  g_assert_true (bw_desk_get_pace (desk, d1) == pace);
  g_assert_cmpint (bw_desk_get_pace (desk, d2)->state, ==, BW_PACE_LATE);

  report (session, 950, 100);
  g_assert_cmpfloat (bw_desk_get_pace (desk, d1)->done, ==, 1850);
  g_assert_cmpfloat (bw_desk_get_pace (desk, d2)->done, ==, 100);
}

/* What the head says is what the latest row says. */
static void
test_pace_of_parts (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  BwPlace d2 = desk_fixture_place (session, "d2");
  const BwPace *city = bw_desk_get_pace (desk, desk_fixture_place (session, "c"));

  g_assert_cmpuint (city->latest_part, ==, d2);
  g_assert_cmpint (city->finish, ==, bw_desk_get_pace (desk, d2)->finish);
  g_assert_cmpint (city->state, ==, BW_PACE_LATE);
}

static void
test_without_round (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  g_assert_null (bw_desk_get_round (desk));
  g_assert_cmpuint (bw_desk_get_sampling (desk), ==, BW_SUBJECT_NONE);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "");
  g_assert_cmpuint (bw_desk_get_scope_place (desk), ==, BW_PLACE_NONE);
  g_assert_nonnull (bw_desk_get_time_zone (desk));

  /* A scope that was chosen before anything is known waits for it. */
  bw_desk_set_scope (desk, "d1");
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "d1");
}

/* A site that is asked for is told beside the area that it stands in, again too. */
static void
test_sought (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  guint n_told = 0;

  bw_desk_set_scope (desk, "c");
  g_signal_connect_swapped (desk, "notify::sought", G_CALLBACK (count), &n_told);
  g_assert_null (bw_desk_get_sought (desk));
  bw_desk_go_to (desk, "k1", BW_PAGE_CHECKPOINTS);
  g_assert_cmpstr (bw_desk_get_scope (desk), ==, "d2");
  g_assert_cmpstr (bw_desk_get_sought (desk), ==, "k1");
  bw_desk_go_to (desk, "k1", BW_PAGE_CHECKPOINTS);
  g_assert_cmpuint (n_told, ==, 2);
  bw_desk_go_back (desk);
  g_assert_null (bw_desk_get_sought (desk));
  g_assert_cmpuint (n_told, ==, 3);
}

static void
test_hovered (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  g_assert_cmpuint (bw_desk_get_hovered (desk), ==, BW_PLACE_NONE);
  bw_desk_set_hovered (desk, desk_fixture_place (session, "d1"));
  g_assert_cmpuint (bw_desk_get_hovered (desk), ==, desk_fixture_place (session, "d1"));

  /* In another scope another place is under the pointer. */
  bw_desk_set_scope (desk, "d2");
  g_assert_cmpuint (bw_desk_get_hovered (desk), ==, BW_PLACE_NONE);
}

/* What was chosen stays so while it is a part of what is shown. */
static void
test_selected (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  guint n_told = 0;

  g_signal_connect_swapped (desk, "notify::selected", G_CALLBACK (count), &n_told);
  g_assert_cmpuint (bw_desk_get_selected (desk), ==, BW_PLACE_NONE);
  bw_desk_set_selected (desk, desk_fixture_place (session, "k1"));
  bw_desk_set_selected (desk, desk_fixture_place (session, "k1"));
  g_assert_cmpuint (bw_desk_get_selected (desk), ==, desk_fixture_place (session, "k1"));
  g_assert_cmpuint (n_told, ==, 1);

  bw_desk_set_scope (desk, "d2");
  g_assert_cmpuint (bw_desk_get_selected (desk), ==, desk_fixture_place (session, "k1"));
  bw_desk_set_scope (desk, "d1");
  g_assert_cmpuint (bw_desk_get_selected (desk), ==, BW_PLACE_NONE);
  g_assert_cmpuint (n_told, ==, 2);

  /* The scope itself is all of what is shown. */
  bw_desk_set_scope (desk, "c");
  bw_desk_set_selected (desk, desk_fixture_place (session, "d1"));
  bw_desk_set_scope (desk, "d1");
  g_assert_cmpuint (bw_desk_get_selected (desk), ==, BW_PLACE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/desk/begins-at-root", test_begins_at_root);
  g_test_add_func ("/app/desk/scope", test_scope);
  g_test_add_func ("/app/desk/follows-root", test_follows_root);
  g_test_add_func ("/app/desk/history", test_history);
  g_test_add_func ("/app/desk/refresh-is-gathered", test_refresh_is_gathered);
  g_test_add_func ("/app/desk/sleeps", test_sleeps);
  g_test_add_func ("/app/desk/pace-is-kept", test_pace_is_kept);
  g_test_add_func ("/app/desk/pace-of-parts", test_pace_of_parts);
  g_test_add_func ("/app/desk/without-round", test_without_round);
  g_test_add_func ("/app/desk/sought", test_sought);
  g_test_add_func ("/app/desk/hovered", test_hovered);
  g_test_add_func ("/app/desk/selected", test_selected);
  return g_test_run ();
}
