/* test-bw-text.c: encodings, marks of byte order, what is no text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text.h"

#include "bw-model-error.h"

#include <string.h>

static void
assert_decodes (const char *bytes,
                gsize       length,
                const char *encoding,
                const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bw_text_decode (bytes, length, encoding, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_fails (const char *bytes,
              gsize       length,
              const char *encoding,
              const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_text_decode (bytes, length, encoding, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_good (void)
{
  assert_decodes ("许昌", 6, "UTF-8", "许昌");
  assert_decodes ("\xef\xbb\xbfid", 5, "utf-8", "id");
  assert_decodes ("", 0, "UTF-8", "");
  assert_decodes ("\xd0\xed\xb2\xfd", 4, "GB18030", "许昌");
  assert_decodes ("\xef\xbb\xbf", 3, "UTF-8", "");
}

static void
test_bad (void)
{
  assert_fails ("id\nxx\n\xd0\xed", 8, "UTF-8", "line 3: not UTF-8; if");
  assert_fails ("id\0x", 4, "UTF-8", "line 1: a NUL byte");
  assert_fails ("id\0x", 4, "GB18030", "not GB18030");
  assert_fails ("id\n\xff\xff", 5, "GB18030", "line 2: not GB18030");
  assert_fails ("\xff\xfei\0", 4, "UTF-8", "UTF-16");
}

static void
test_long (void)
{
  g_autofree char *bytes = g_malloc (BW_TEXT_MAX_LENGTH + 1);

  memset (bytes, 'a', BW_TEXT_MAX_LENGTH + 1);
  assert_fails (bytes, BW_TEXT_MAX_LENGTH + 1, "UTF-8", "64 MiB");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/good", test_good);
  g_test_add_func ("/text/bad", test_bad);
  g_test_add_func ("/text/long", test_long);

  return g_test_run ();
}
