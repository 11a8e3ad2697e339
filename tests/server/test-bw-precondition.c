/* test-bw-precondition.c: which version of a document is meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-precondition.h"

static void
test_read (void)
{
  static const struct
  {
    const char *match;
    const char *none_match;
    guint       status;    /* 0: none */
    guint64     expected;
  } cases[] = {
    { "\"12\"", NULL, 0, 12 },
    { "\"9223372036854775807\"", NULL, 0, G_MAXINT64 },
    { "*", NULL, 0, BW_PRECONDITION_ANY },
    { NULL, "*", 0, 0 },
    { NULL, NULL, 428, 0 },
    { "*", "*", 400, 0 },
    { "\"1\"", "*", 400, 0 },
    { NULL, "\"1\"", 400, 0 },
    { NULL, "", 400, 0 },
    { "", NULL, 400, 0 },
    { "12", NULL, 400, 0 },
    { "\"", NULL, 400, 0 },
    { "\"\"", NULL, 400, 0 },
    { "\"0\"", NULL, 400, 0 },
    { "\"-1\"", NULL, 400, 0 },
    { "\" 1\"", NULL, 400, 0 },
    { "\"1x\"", NULL, 400, 0 },
    { "W/\"1\"", NULL, 400, 0 },
    { "\"1\", \"2\"", NULL, 400, 0 },
    { "\"18446744073709551615\"", NULL, 400, 0 },
    { "\"99999999999999999999\"", NULL, 400, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 expected = 77;
      BwProblem *problem = bw_precondition_read (cases[i].match, cases[i].none_match, &expected);

      g_test_message ("case %u", i);
      g_assert_cmpuint (problem != NULL ? bw_problem_get_status (problem) : 0, ==, cases[i].status);
      if (problem == NULL)
        g_assert_cmpuint (expected, ==, cases[i].expected);
      bw_problem_free (problem);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/precondition/read", test_read);

  return g_test_run ();
}
