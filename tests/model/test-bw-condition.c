/* test-bw-condition.c: which conditions are exceptions, and their names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-condition.h"

static void
test_exceptions (void)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    n += bw_condition_is_exception ((BwCondition) i);

  g_assert_cmpuint (n, ==, 4);
  g_assert_true (bw_condition_is_exception (BW_CONDITION_PAUSED));
  g_assert_true (bw_condition_is_exception (BW_CONDITION_SILENT));
  g_assert_true (bw_condition_is_exception (BW_CONDITION_GAP));
  g_assert_false (bw_condition_is_exception (BW_CONDITION_UNCONFIRMED));
  g_assert_true (bw_condition_is_exception (BW_CONDITION_JAMMED));
}

static void
test_names (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BW_TYPE_CONDITION);

  g_assert_cmpuint (klass->n_values, ==, BW_N_CONDITIONS);
  g_assert_cmpint (g_enum_get_value_by_nick (klass, "silent")->value, ==, BW_CONDITION_SILENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/exceptions", test_exceptions);
  g_test_add_func ("/condition/names", test_names);

  return g_test_run ();
}
