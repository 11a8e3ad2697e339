/* test-bw-connection-words.c: a connection's state in a few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-connection-words.h"

#include "bw-language.h"
#include "bw-time.h"

static void
assert_words (BwConnection  connection,
              gint64        silence,
              double        latency,
              gint64        as_of,
              const char   *wanted)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  BwConnectionFacts facts = { connection, silence, latency, as_of, as_of + BW_TIME_MINUTE, zone, "zh_CN" };
  g_autofree char *text = bw_connection_words_dup_short (&facts);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_words (void)
{
  gint64 as_of = 0;

  g_assert_true (bw_time_parse ("2021-08-08T14:21:00+08:00", &as_of, NULL));

  assert_words (BW_CONNECTION_NONE, -1, -1, 0, "未连接");
  assert_words (BW_CONNECTION_CONNECTING, -1, -1, 0, "连接中");
  assert_words (BW_CONNECTION_SYNCING, 0, -1, 0, "载入中");
  assert_words (BW_CONNECTION_LIVE, BW_TIME_SECOND, 0.4, as_of, "实时 · 0.4 s");
  /* Before any change: what the heartbeat says. */
  assert_words (BW_CONNECTION_LIVE, 0, -1, as_of, "实时 · 0.0 s");
  assert_words (BW_CONNECTION_LIVE, BW_TIME_SECOND, -1, as_of, "实时 · 1.0 s");
  assert_words (BW_CONNECTION_LIVE, -1, -1, as_of, "实时");
  /* An hour is an age, and not what a change took. */
  assert_words (BW_CONNECTION_LIVE, BW_TIME_SECOND, 3600, as_of, "实时 · 1.0 s");
  assert_words (BW_CONNECTION_RECONNECTING, 38 * BW_TIME_SECOND, 0.4, as_of, "重连中 · 38 s");
  assert_words (BW_CONNECTION_RECONNECTING, -1, -1, 0, "重连中");
  assert_words (BW_CONNECTION_OFFLINE, BW_TIME_HOUR, 0.4, as_of, "离线 · 14:21");
  assert_words (BW_CONNECTION_OFFLINE, -1, -1, 0, "离线");
  assert_words (BW_CONNECTION_REFUSED, -1, -1, as_of, "凭证被拒 · 14:21");
  assert_words (BW_CONNECTION_SAVED, -1, -1, as_of, "存档 · 14:21");
  assert_words (BW_CONNECTION_TOKENLESS, -1, -1, as_of, "等待凭证 · 14:21");
}

/* Each state that means something else reads without colour. */
static void
test_icons (void)
{
  static const BwConnection states[] = {
    BW_CONNECTION_LIVE, BW_CONNECTION_RECONNECTING, BW_CONNECTION_OFFLINE, BW_CONNECTION_REFUSED,
    BW_CONNECTION_SAVED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (bw_connection_words_get_icon_name (states[i]), !=,
                         bw_connection_words_get_icon_name (states[j]));
      g_assert_nonnull (bw_connection_words_get_css_class (states[i]));
      g_assert_nonnull (bw_connection_words_get_meaning (states[i]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/connection-words/words", test_words);
  g_test_add_func ("/app/connection-words/icons", test_icons);
  return g_test_run ();
}
