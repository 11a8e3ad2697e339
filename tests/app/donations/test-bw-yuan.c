/* test-bw-yuan.c: an amount is what was typed, to the fen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-yuan.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64      fen;
  } cases[] =
  {
    { "0", 0 }, { "1", 100 }, { "0.01", 1 }, { "0.1", 10 }, { "0.29", 29 }, { "1.15", 115 }, { "4.35", 435 },
    { "25,266,400", 2526640000 }, { " 12 ", 1200 }, { "12345678901.23", G_GINT64_CONSTANT (1234567890123) },
    { "100000000000", BW_YUAN_MAX_FEN }, { "007", 700 },
    { "1,234,567.50", 123456750 }, { "１，２３４．５", 123450 }, { "１２", 1200 }, { "2.5万", 2500000 }, { "103万元", 103000000 },
    { "1.2 亿", G_GINT64_CONSTANT (12000000000) }, { "2.5 元", 250 }, { "　3　", 300 }, { "0.123万", 123000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *fault = NULL;
      gint64 fen = -1;

      g_assert_true (bw_yuan_read (cases[i].text, &fen, &fault));
      g_assert_null (fault);
      g_assert_cmpint (fen, ==, cases[i].fen);
    }
}

static void
test_no_amount (void)
{
  static const char * const texts[] =
  {
    "", " ", ".", "1.", ".5", "1.234", "1.2.3", "-1", "+1", "1e3", "一", "1 000", ",1", "0x1", "1.x", "100000000000.01",
    "99999999999999999999", "①", "2.5万亿", "万", "元", "1.2345678万", "2万5", "1．",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *fault = NULL;
      gint64 fen;

      g_assert_false (bw_yuan_read (texts[i], &fen, &fault));
      g_assert_nonnull (fault);
      g_assert_cmpint (*fault == '\0', ==, i < 2);
    }
}

/* What may be meant otherwise is refused, and how to write it is said. */
static void
test_comma (void)
{
  static const char * const texts[] =
  {
    "2,5", "２，５", "2，5", "12,34", "1,2345", "1234,567", "1,234,56", "1,,234", "1.234,50", "1,234.5,6", "0,500", "2,5万",
    "1,", "12,", ",123",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *fault = NULL;
      gint64 fen = -1;

      g_assert_false (bw_yuan_read (texts[i], &fen, &fault));
      g_assert_cmpint (fen, ==, -1);
      g_assert_cmpstr (fault, ==, "The amount: a comma parts thousands only, as in 1,234,567.50; write decimals behind "
                       "a point, as in 2.5");
    }
}

/* Back and forth, and nothing is lost on the way. */
static void
test_write (void)
{
  static const gint64 amounts[] = { 0, 1, 10, 99, 100, 101, 1000, 123456, 2526640000, BW_YUAN_MAX_FEN - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *plain = bw_yuan_write (amounts[i]);
      g_autofree char *grouped = bw_yuan_group (amounts[i]);
      const char *fault;
      gint64 fen;

      g_assert_true (bw_yuan_read (plain, &fen, &fault));
      g_assert_cmpint (fen, ==, amounts[i]);
      g_assert_true (bw_yuan_read (grouped, &fen, &fault));
      g_assert_cmpint (fen, ==, amounts[i]);
    }
}

static void
test_group (void)
{
  g_autofree char *small = bw_yuan_group (12345);
  g_autofree char *great = bw_yuan_group (2526640005);
  g_autofree char *whole = bw_yuan_write (12300);

  g_assert_cmpstr (small, ==, "123.45");
  g_assert_cmpstr (great, ==, "25,266,400.05");
  g_assert_cmpstr (whole, ==, "123");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/yuan/read", test_read);
  g_test_add_func ("/yuan/no-amount", test_no_amount);
  g_test_add_func ("/yuan/comma", test_comma);
  g_test_add_func ("/yuan/write", test_write);
  g_test_add_func ("/yuan/group", test_group);

  return g_test_run ();
}
