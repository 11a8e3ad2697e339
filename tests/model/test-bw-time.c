/* test-bw-time.c: times of RFC 3339, and texts that are none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-time.h"

static void
test_there_and_back (void)
{
  const char *texts[] = { "2021-08-07T10:00:00+08:00", "2020-02-29T23:59:59.250000+08:00" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;
      gint64 time;

      g_assert_true (bw_time_parse (texts[i], &time, &error));
      g_assert_no_error (error);
      again = bw_time_format (time, zone);
      g_assert_cmpstr (again, ==, texts[i]);
    }
}

static void
test_offsets (void)
{
  gint64 east;
  gint64 west;
  gint64 utc;

  g_assert_true (bw_time_parse ("2021-08-07T10:00:00+08:00", &east, NULL));
  g_assert_true (bw_time_parse ("2021-08-06T20:30:00-05:30", &west, NULL));
  g_assert_true (bw_time_parse ("2021-08-07T02:00:00Z", &utc, NULL));
  g_assert_cmpint (east, ==, utc);
  g_assert_cmpint (west, ==, utc);
  g_assert_cmpint (utc, ==, G_GINT64_CONSTANT (1628301600) * BW_TIME_SECOND);
}

static void
test_refused (void)
{
  const char *texts[] = {
    "", "2021-08-07", "2021-08-07T10:00:00", "2021-08-07 10:00:00Z", "2021-02-29T10:00:00Z",
    "2021-13-01T10:00:00Z", "2021-08-07T24:00:00Z", "2021-08-07T10:60:00Z", "2021-08-07T10:00:60Z",
    "2021-08-07T10:00:00.Z", "2021-08-07T10:00:00+0800", "2021-08-07T10:00:00+24:00",
    "2021-08-07T10:00:00Z ", "1970-01-01T00:00:00Z", "1969-12-31T23:00:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 time = 5;

      g_assert_false (bw_time_parse (texts[i], &time, NULL));
      g_assert_cmpint (time, ==, 5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/there-and-back", test_there_and_back);
  g_test_add_func ("/time/offsets", test_offsets);
  g_test_add_func ("/time/refused", test_refused);

  return g_test_run ();
}
