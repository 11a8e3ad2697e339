/* test-bw-format-text.c: counts in groups, in whatever order a translation has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format-text.h"

/* As translations do, which the compiler does not see. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"

static void
assert_text (char       *text,
             const char *wanted)
{
  g_assert_cmpstr (text, ==, wanted);
  g_free (text);
}

static void
test_counts (void)
{
  assert_text (bw_format_text ("%u areas left out", 999u), "999 areas left out");
  assert_text (bw_format_text ("%u of %u", 1234u, G_MAXUINT), "1,234 of 4,294,967,295");
  assert_text (bw_format_text ("%s: %u", "魏都区 50%", 12345u), "魏都区 50%: 12,345");
  assert_text (bw_format_text ("100%% of %u%%", 1000u), "100% of 1,000%");
  assert_text (bw_format_text ("nothing"), "nothing");
}

static void
test_order (void)
{
  const char *turned = "共 %2$u 项，显示前 %1$u 项：%3$s";

  assert_text (bw_format_text (turned, 300u, 12345u, "%u"), "共 12,345 项，显示前 300 项：%u");
}

static void
test_append (void)
{
  g_autoptr (GString) text = g_string_new ("a");

  bw_format_text_append (text, ", %u %s", 1000u, "b");
  g_assert_cmpstr (text->str, ==, "a, 1,000 b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format-text/counts", test_counts);
  g_test_add_func ("/format-text/order", test_order);
  g_test_add_func ("/format-text/append", test_append);
  return g_test_run ();
}
