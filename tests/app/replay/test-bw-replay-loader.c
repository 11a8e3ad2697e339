/* test-bw-replay-loader.c: each point is told of once, and there is an end
 *
 * Nobody is there to answer: each question fails by itself. What answers look like is in
 * tests/client.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-replay-loader.h"

#include "bw-measure-catalogue.h"
#include "bw-time.h"

#define N_POINTS 10

typedef struct
{
  BwClientSession *session;
  BwReplayLoader  *loader;
  guint            n_told[N_POINTS];
  guint            n_answers;
  guint            told[N_POINTS]; /* in the order of the answers */
  guint            n_ends;
} Fixture;

static void
on_loader_answered_cb (BwReplayLoader *loader,
                       guint           index,
                       BwSeries       *history,
                       Fixture        *fixture)
{
  g_assert_null (history);
  g_assert_cmpuint (index, >=, 100);
  fixture->n_told[index - 100]++;
  fixture->told[fixture->n_answers++] = index;
}

static void
on_loader_ended_cb (BwReplayLoader *loader,
                    Fixture        *fixture)
{
  fixture->n_ends++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  fixture->loader = bw_replay_loader_new (fixture->session, "sampling:r1", 0, BW_TIME_DAY, BW_TIME_HOUR);
  g_signal_connect (fixture->loader, "answered", G_CALLBACK (on_loader_answered_cb), fixture);
  g_signal_connect (fixture->loader, "ended", G_CALLBACK (on_loader_ended_cb), fixture);
  for (guint i = 0; i < N_POINTS; i++)
    {
      g_autofree char *code = g_strdup_printf ("p%u", i);

      bw_replay_loader_add (fixture->loader, code, 100 + i);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->loader);
  g_object_unref (fixture->session);
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  bw_replay_loader_start (fixture->loader);
  g_assert_cmpuint (bw_replay_loader_get_n_answered (fixture->loader), ==, 0);
  while (fixture->n_ends == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->n_ends, ==, 1);
  g_assert_cmpuint (bw_replay_loader_get_n_points (fixture->loader), ==, N_POINTS);
  g_assert_cmpuint (bw_replay_loader_get_n_answered (fixture->loader), ==, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    g_assert_cmpuint (fixture->n_told[i], ==, 1);
}

/* Who is looked at comes first, and all the others come too. */
static void
test_prefer (Fixture       *fixture,
             gconstpointer  data)
{
  bw_replay_loader_prefer (fixture->loader, 108);
  bw_replay_loader_start (fixture->loader);
  bw_replay_loader_prefer (fixture->loader, 105);
  bw_replay_loader_prefer (fixture->loader, 109);
  bw_replay_loader_prefer (fixture->loader, 108);
  bw_replay_loader_prefer (fixture->loader, 777);
  while (fixture->n_ends == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->told[0], ==, 108);
  g_assert_cmpuint (fixture->told[4], ==, 105);
  g_assert_cmpuint (fixture->told[5], ==, 109);
  for (guint i = 0; i < N_POINTS; i++)
    g_assert_cmpuint (fixture->n_told[i], ==, 1);
}

/* After the end nothing more is told. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_answers;

  bw_replay_loader_start (fixture->loader);
  while (fixture->n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  n_answers = fixture->n_answers;
  bw_replay_loader_cancel (fixture->loader);
  g_assert_cmpuint (fixture->n_ends, ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  bw_replay_loader_cancel (fixture->loader);
  g_assert_cmpuint (fixture->n_answers, ==, n_answers);
  g_assert_cmpuint (fixture->n_ends, ==, 1);
}

/* Of very many the last are asked for only if somebody looks at them. */
static void
test_many (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwReplayLoader) loader = bw_replay_loader_new (session, "sampling:r1", 0, BW_TIME_DAY, BW_TIME_HOUR);

  for (guint i = 0; i < 1500; i++)
    bw_replay_loader_add (loader, "p", i);
  g_assert_cmpuint (bw_replay_loader_get_n_wanted (loader), ==, 300);
  bw_replay_loader_start (loader);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (bw_replay_loader_get_n_answered (loader), ==, 300);
  g_assert_false (bw_replay_loader_is_ended (loader));

  bw_replay_loader_prefer (loader, 700);
  bw_replay_loader_prefer (loader, 1499);
  bw_replay_loader_prefer (loader, 10);
  g_assert_cmpuint (bw_replay_loader_get_n_wanted (loader), ==, 302);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (bw_replay_loader_get_n_answered (loader), ==, 302);
  bw_replay_loader_cancel (loader);
  g_assert_true (bw_replay_loader_is_ended (loader));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/replay-loader/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/app/replay-loader/prefer", Fixture, NULL, set_up, test_prefer, tear_down);
  g_test_add ("/app/replay-loader/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add_func ("/app/replay-loader/many", test_many);
  return g_test_run ();
}
