/* test-bw-briefing-typefaces.c: what can be chosen for a role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-typefaces.h"

static void
test_list (void)
{
  g_auto (GStrv) body = bw_briefing_typefaces_list (NULL, BW_BRIEFING_ROLE_BODY);
  g_auto (GStrv) digits = bw_briefing_typefaces_list (NULL, BW_BRIEFING_ROLE_DIGITS);

  g_assert_true (g_strv_contains ((const char * const *) body, "Noto Serif CJK SC"));
  g_assert_false (g_strv_contains ((const char * const *) body, "Liberation Serif"));
  g_assert_true (g_strv_contains ((const char * const *) digits, "Liberation Serif"));
  for (guint i = 1; body[i - 1] != NULL && body[i] != NULL; i++)
    g_assert_cmpint (g_utf8_collate (body[i - 1], body[i]), <, 0);
}

static double
find_weight (BwBriefingRole role)
{
  FcPattern *face = bw_briefing_typefaces_find (NULL, role, "Noto Serif CJK SC");
  double weight;

  g_assert_nonnull (face);
  g_assert_cmpint (FcPatternGetDouble (face, FC_WEIGHT, 0, &weight), ==, FcResultMatch);
  FcPatternDestroy (face);
  return weight;
}

static void
test_find (void)
{
  g_assert_cmpfloat (find_weight (BW_BRIEFING_ROLE_BODY), ==, FC_WEIGHT_REGULAR);
  g_assert_cmpfloat (find_weight (BW_BRIEFING_ROLE_TITLE), ==, FC_WEIGHT_BOLD);
  g_assert_null (bw_briefing_typefaces_find (NULL, BW_BRIEFING_ROLE_BODY, "No Such Font"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typefaces/list", test_list);
  g_test_add_func ("/typefaces/find", test_find);

  return g_test_run ();
}
