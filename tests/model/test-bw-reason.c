/* test-bw-reason.c: each reason is known again from its text, with what it names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reason.h"

#include <string.h>

#define HARD "no \"a\", “b” is {2}"

static guint
count_names (BwReason reason)
{
  guint n = 0;

  for (const char *c = strstr (bw_reason_get_pattern (reason), "{"); c != NULL; c = strstr (c + 1, "{"))
    n++;

  return n;
}

static void
test_all (void)
{
  static const char * const names[BW_REASON_MAX_NAMES] = { "H1", "区 2", "a, b" };

  for (guint i = BW_REASON_OTHER + 1; i < BW_N_REASONS; i++)
    {
      BwReason reason = (BwReason) i;
      guint n = count_names (reason);
      g_autofree char *text = bw_reason_write (reason, names[0], n > 1 ? names[1] : NULL, n > 2 ? names[2] : NULL,
                                               NULL);
      g_auto (GStrv) found = NULL;

      g_test_message ("%s", text);
      g_assert_null (strstr (text, "{"));
      g_assert_cmpint (bw_reason_read (text, &found), ==, reason);
      g_assert_cmpuint (g_strv_length (found), ==, n);
      for (guint j = 0; j < n; j++)
        g_assert_cmpstr (found[j], ==, names[j]);
      if (n == 0)
        g_assert_cmpstr (bw_reason_say (reason), ==, text);
    }
}

/* What a person has written is not taken for a place in a pattern. */
static void
test_hard_name (void)
{
  g_autofree char *text = bw_reason_write (BW_REASON_UNKNOWN, "area", HARD, NULL);
  g_auto (GStrv) names = NULL;

  g_assert_cmpstr (text, ==, "no area is called \"" HARD "\"");
  g_assert_cmpint (bw_reason_read (text, &names), ==, BW_REASON_UNKNOWN);
  g_assert_cmpstr (names[0], ==, "area");
  g_assert_cmpstr (names[1], ==, HARD);
}

static void
test_other (void)
{
  static const char * const texts[] = { "", "is missing?", "what a newer backend says", "must be", "{1}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) names = NULL;

      g_assert_cmpint (bw_reason_read (texts[i], &names), ==, BW_REASON_OTHER);
      g_assert_cmpuint (g_strv_length (names), ==, 0);
    }
}

/* The one with most words of its own: “must be {1}” fits to many. */
static void
test_narrowest (void)
{
  g_assert_cmpint (bw_reason_read ("must be a whole number", NULL), ==, BW_REASON_KIND);
  g_assert_cmpint (bw_reason_read ("must be one of a|b", NULL), ==, BW_REASON_CHOICE);
  g_assert_cmpint (bw_reason_read ("must be from 1 to 9", NULL), ==, BW_REASON_RANGE);
}

static void
test_fill (void)
{
  static const char * const names[] = { "a", "b", NULL };
  g_autofree char *turned = bw_reason_fill ("{2} before {1}, {3}{x}", names);

  g_assert_cmpstr (turned, ==, "b before a, {x}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reason/all", test_all);
  g_test_add_func ("/reason/hard-name", test_hard_name);
  g_test_add_func ("/reason/other", test_other);
  g_test_add_func ("/reason/narrowest", test_narrowest);
  g_test_add_func ("/reason/fill", test_fill);
  return g_test_run ();
}
