/* test-bw-replay-player.c: time goes as fast as it is told, and not past its ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-replay-player.h"

#define SECOND G_USEC_PER_SEC
#define FROM   (1000 * (gint64) SECOND)
#define UNTIL  (10000 * (gint64) SECOND)
#define STEP   (900 * (gint64) SECOND)

static void
on_notify_cb (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static void
check_property (BwReplayPlayer *player,
                const char     *name,
                const GValue   *value)
{
  g_autofree char *detailed = g_strconcat ("notify::", name, NULL);
  g_auto (GValue) got = G_VALUE_INIT;
  guint n = 0;
  unsigned long id = g_signal_connect (player, detailed, G_CALLBACK (on_notify_cb), &n);

  g_object_set_property (G_OBJECT (player), name, value);
  g_object_set_property (G_OBJECT (player), name, value);
  g_assert_cmpuint (n, ==, 1);
  g_object_get_property (G_OBJECT (player), name, &got);
  g_assert_cmpint (g_param_values_cmp (g_object_class_find_property (G_OBJECT_GET_CLASS (player), name), &got, value),
                   ==, 0);
  g_signal_handler_disconnect (player, id);
}

static void
test_properties (void)
{
  BwReplayPlayer *player = bw_replay_player_new (FROM, UNTIL, STEP);
  g_auto (GValue) time = G_VALUE_INIT;
  g_auto (GValue) playing = G_VALUE_INIT;
  g_auto (GValue) speed = G_VALUE_INIT;

  g_assert_cmpint (bw_replay_player_get_time (player), ==, UNTIL);
  g_value_init (&time, G_TYPE_INT64);
  g_value_set_int64 (&time, FROM + SECOND);
  check_property (player, "time", &time);
  g_value_init (&playing, G_TYPE_BOOLEAN);
  g_value_set_boolean (&playing, TRUE);
  check_property (player, "playing", &playing);
  g_value_init (&speed, G_TYPE_UINT);
  g_value_set_uint (&speed, 60);
  check_property (player, "speed", &speed);
  /* It may go while it plays. */
  g_assert_finalize_object (player);
}

/* Ten seconds at ×60 are ten minutes; where the end is, it stops by itself. */
static void
test_advance (void)
{
  g_autoptr (BwReplayPlayer) player = bw_replay_player_new (FROM, UNTIL, STEP);

  /* From the end it begins anew. */
  bw_replay_player_set_playing (player, TRUE);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, FROM);
  bw_replay_player_set_speed (player, 60);
  bw_replay_player_advance (player, 10 * SECOND);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, FROM + 600 * (gint64) SECOND);
  g_assert_true (bw_replay_player_get_playing (player));
  bw_replay_player_set_speed (player, 600);
  bw_replay_player_advance (player, 3600 * (gint64) SECOND);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, UNTIL);
  g_assert_false (bw_replay_player_get_playing (player));
}

/* To whole steps, from between two to the nearer end of the one it is in. */
static void
test_step (void)
{
  g_autoptr (BwReplayPlayer) player = bw_replay_player_new (FROM, UNTIL, STEP);

  bw_replay_player_set_time (player, FROM + STEP + 1);
  bw_replay_player_set_playing (player, TRUE);
  bw_replay_player_step (player, -1);
  g_assert_false (bw_replay_player_get_playing (player));
  g_assert_cmpint (bw_replay_player_get_time (player), ==, FROM + STEP);
  bw_replay_player_step (player, -1);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, FROM);
  bw_replay_player_step (player, -1);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, FROM);
  bw_replay_player_set_time (player, FROM + 1);
  bw_replay_player_step (player, 1);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, FROM + STEP);
  bw_replay_player_set_time (player, UNTIL - 1);
  bw_replay_player_step (player, 1);
  g_assert_cmpint (bw_replay_player_get_time (player), ==, UNTIL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/replay-player/properties", test_properties);
  g_test_add_func ("/app/replay-player/advance", test_advance);
  g_test_add_func ("/app/replay-player/step", test_step);
  return g_test_run ();
}
