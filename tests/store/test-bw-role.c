/* test-bw-role.c: who may do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-role.h"

static void
test_roles (void)
{
  static const char rights[][7] =
  {
    /* read, report, assign, ledger, command, administer: design §5 */
    "y.....", ".y....", "y.y...", "yyyy..", "yyyyy.", "y....y",
  };
  BwRole role = BW_ROLE_VIEWER;

  for (guint i = BW_ROLE_VIEWER; i <= BW_ROLE_ADMIN; i++)
    {
      g_assert_true (bw_role_from_string (bw_role_to_string ((BwRole) i), &role));
      g_assert_cmpuint (role, ==, i);
      for (guint right = BW_RIGHT_READ; right <= BW_RIGHT_ADMINISTER; right++)
        g_assert_cmpint (bw_role_may ((BwRole) i, (BwRight) right), ==, rights[i][right] == 'y');
    }

  role = BW_ROLE_STAFF;
  g_assert_false (bw_role_from_string ("Admin", &role));
  g_assert_false (bw_role_from_string (NULL, &role));
  g_assert_cmpuint (role, ==, BW_ROLE_STAFF);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/role/roles", test_roles);

  return g_test_run ();
}
