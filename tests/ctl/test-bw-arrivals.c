/* test-bw-arrivals.c: the curve meets its milestones and sleeps at night
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-arrivals.h"

#include "bw-time.h"
#include "city-fixture.h"

static BwDocument *
dup_round (const char *city)
{
  g_autoptr (GPtrArray) documents = fixture_read_city (city);

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      if (bw_document_get_kind (document) == BW_DOCUMENT_TYPE_ROUND)
        return bw_document_ref (document);
    }

  g_assert_not_reached ();
}

static void
test_milestones (gconstpointer city)
{
  g_autoptr (BwDocument) document = dup_round (city);
  const BwRound *round = bw_document_get_round (document);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (BwArrivals) arrivals = bw_arrivals_new (round, zone);
  double before = 0;

  for (guint i = 0; i < round->n_milestones; i++)
    g_assert_cmpfloat_with_epsilon (bw_arrivals_get_share (arrivals, round->milestones[i].at),
                                    round->milestones[i].share, 1e-9);

  for (gint64 time = round->starts; time < round->deadline + BW_TIME_DAY; time += BW_TIME_HOUR)
    {
      double share = bw_arrivals_get_share (arrivals, time);

      g_assert_cmpfloat (share, >=, before);
      before = share;
    }

  g_assert_cmpfloat (bw_arrivals_get_share (arrivals, round->deadline + BW_TIME_DAY), >, 1);
  g_assert_cmpfloat (bw_arrivals_get_share (arrivals, round->starts - BW_TIME_DAY), ==, 0);
}

static void
test_hours (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 time;

  g_assert_true (bw_time_parse ("2021-08-08T06:32:00Z", &time, NULL));
  g_assert_cmpuint (bw_arrivals_get_minute_of_day (shanghai, time), ==, 14 * 60 + 32);
  g_assert_cmpfloat (bw_arrivals_get_pulse (3 * 60), <, 0.2);
  g_assert_cmpfloat (bw_arrivals_get_pulse (9 * 60), >, bw_arrivals_get_pulse (13 * 60));
  g_assert_cmpfloat (bw_arrivals_get_pulse (17 * 60), >, bw_arrivals_get_pulse (13 * 60));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/arrivals/milestones/harbour", FIXTURE_HARBOUR, test_milestones);
  g_test_add_data_func ("/arrivals/milestones/xuchang", FIXTURE_XUCHANG, test_milestones);
  g_test_add_func ("/arrivals/hours", test_hours);

  return g_test_run ();
}
