/* test-bw-spark-line.c: what it was given is copied, and drawn when there is some
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-spark-line.h"

#include <adwaita.h>

static void
test_values (void)
{
  BwSparkLine *line = g_object_ref_sink (BW_SPARK_LINE (bw_spark_line_new ()));
  double values[] = { 1.0, 2.0, 3.0 };
  BwSpark spark = { values, G_N_ELEMENTS (values), FALSE };

  g_assert_cmpuint (bw_spark_line_get_n_values (line), ==, 0);
  bw_spark_line_set_spark (line, &spark);
  g_assert_cmpuint (bw_spark_line_get_n_values (line), ==, 3);
  bw_spark_line_set_spark (line, &spark);
  spark.n_values = 0;
  bw_spark_line_set_spark (line, &spark);
  g_assert_cmpuint (bw_spark_line_get_n_values (line), ==, 0);
  g_assert_finalize_object (line);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/spark-line/values", test_values);

  return g_test_run ();
}
