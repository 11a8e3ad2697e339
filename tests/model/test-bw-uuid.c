/* test-bw-uuid.c: ids of reports there and back, in the order of time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-uuid.h"

#include <string.h>

static void
test_version_seven (void)
{
  const guint8 random[10] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
  char text[BW_UUID_TEXT_LENGTH + 1];
  guint8 early[BW_UUID_SIZE];
  guint8 late[BW_UUID_SIZE];

  bw_uuid_make (early, 0x0123456789ab, random);
  bw_uuid_make (late, 0x0123456789ac, (const guint8[10]) { 0 });
  bw_uuid_format (early, text);
  g_assert_cmpstr (text, ==, "01234567-89ab-7fff-bfff-ffffffffffff");
  g_assert_cmpint (memcmp (early, late, BW_UUID_SIZE), <, 0);
}

static void
test_parse (void)
{
  char text[BW_UUID_TEXT_LENGTH + 1];
  guint8 id[BW_UUID_SIZE];

  g_assert_true (bw_uuid_parse ("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", id));
  bw_uuid_format (id, text);
  g_assert_cmpstr (text, ==, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  g_assert_false (bw_uuid_parse (NULL, id));
  g_assert_false (bw_uuid_parse ("f81d4fae-7dec-11d0-a765-00a0c91e6bf", id));
  g_assert_false (bw_uuid_parse ("f81d4fae07dec-11d0-a765-00a0c91e6bf6", id));
  g_assert_false (bw_uuid_parse ("g81d4fae-7dec-11d0-a765-00a0c91e6bf6", id));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uuid/version-seven", test_version_seven);
  g_test_add_func ("/uuid/parse", test_parse);

  return g_test_run ();
}
