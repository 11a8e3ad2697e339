/* test-bw-name-key.c: what a place, a team or an order is found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-name-key.h"

static void
test_rank (void)
{
  static const char * const names[] = { "许昌市", "Xuchang City", NULL };
  static const struct
  {
    const char *key;
    int         rank;
  } cases[] = {
    { "许昌市", BW_NAME_KEY_EXACT },
    { "许", BW_NAME_KEY_BEGINS },
    { "昌", BW_NAME_KEY_HOLDS },
    { "xuchang city", BW_NAME_KEY_EXACT },
    { "city", BW_NAME_KEY_HOLDS },
    { "xcs", BW_NAME_KEY_EXACT },
    { "xc", BW_NAME_KEY_BEGINS },
    { "changs", BW_NAME_KEY_HOLDS },
    { "411000", BW_NAME_KEY_EXACT },
    { "4110", BW_NAME_KEY_BEGINS },
    { "1000", BW_NAME_KEY_NO_RANK },
    { "许昌市\nxuchang", BW_NAME_KEY_NO_RANK },
    { "\n", BW_NAME_KEY_NO_RANK },
    { "北", BW_NAME_KEY_NO_RANK },
  };
  g_autoptr (BwPinyin) pinyin = bw_pinyin_new ();
  g_autoptr (BwNameKey) key = bw_name_key_new (names, "411000", pinyin);
  g_autoptr (BwNameKey) plain = bw_name_key_new (names, "411000", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].key);
      g_assert_cmpint (bw_name_key_rank (key, cases[i].key), ==, cases[i].rank);
    }

  g_assert_cmpint (bw_name_key_rank (plain, "xcs"), ==, BW_NAME_KEY_NO_RANK);
  g_assert_cmpint (bw_name_key_rank (plain, "许昌市"), ==, BW_NAME_KEY_EXACT);
}

/* A name of several lines is one name. */
static void
test_marks (void)
{
  static const char * const names[] = { NULL, "one\ntwo\001three", NULL };
  g_autoptr (BwNameKey) key = bw_name_key_new (names, NULL, NULL);

  g_assert_cmpint (bw_name_key_rank (key, "one two three"), ==, BW_NAME_KEY_EXACT);
  g_assert_cmpint (bw_name_key_rank (key, "two"), ==, BW_NAME_KEY_HOLDS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/name-key/rank", test_rank);
  g_test_add_func ("/app/name-key/marks", test_marks);
  return g_test_run ();
}
