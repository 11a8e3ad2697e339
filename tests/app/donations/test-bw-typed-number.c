/* test-bw-typed-number.c: only what cannot be misread is a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-typed-number.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *number;
    gboolean    is_comma;
  } cases[] =
  {
    { "0", "0", FALSE }, { "007", "007", FALSE }, { "1,234,567.50", "1234567.50", FALSE }, { "2.5万", "25000", FALSE },
    { "1.23456 万", "12345.6", FALSE }, { "１，２３４．５", "1234.5", FALSE }, { "12,345万", "123450000", FALSE },
    { "0.0001亿", "000010000", FALSE },
    { "2,5", NULL, TRUE }, { "２，５", NULL, TRUE }, { "1.5,5", NULL, TRUE }, { "01,234", NULL, TRUE },
    { "", NULL, FALSE }, { "-1", NULL, FALSE }, { "1 000", NULL, FALSE }, { "1.", NULL, FALSE }, { ".5", NULL, FALSE },
    { "1.2.3", NULL, FALSE }, { "一", NULL, FALSE }, { "½", NULL, FALSE }, { "1e3", NULL, FALSE }, { "万", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_comma = !cases[i].is_comma;
      g_autofree char *number = bw_typed_number_read (cases[i].text, &is_comma);

      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpint (is_comma, ==, cases[i].is_comma);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typed-number/read", test_read);

  return g_test_run ();
}
