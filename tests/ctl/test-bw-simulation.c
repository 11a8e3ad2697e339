/* test-bw-simulation.c: the same seed, the same campaign; and one that could be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulation.h"

#include "bw-picture.h"
#include "bw-time.h"
#include "city-fixture.h"

#include <string.h>

static BwSimulation *
start (const char *city,
       guint64     seed)
{
  g_autoptr (GPtrArray) documents = fixture_read_city (city);
  g_autoptr (GError) error = NULL;
  BwSimulation *simulation = bw_simulation_new (documents, bw_measure_catalogue_get_default (), seed, &error);

  g_assert_no_error (error);
  return simulation;
}

/* A hash of all reports from @from on, and how many there are. */
static char *
hash_reports (guint64 seed,
              gint64  from,
              guint  *n)
{
  g_autoptr (BwSimulation) simulation = start (FIXTURE_HARBOUR, seed);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  BwReport report;

  *n = 0;
  bw_simulation_skip (simulation, from);
  for (; bw_simulation_next (simulation, G_MAXINT64, &report); (*n)++)
    {
      g_autoptr (JsonObject) json = bw_report_to_json (&report, bw_measure_catalogue_get_default (), zone);
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json);
      g_autofree char *text = json_to_string (node, FALSE);

      g_assert_cmpint (report.at, >=, from);
      g_checksum_update (checksum, (const guint8 *) text, -1);
      bw_report_clear (&report);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_seeds (void)
{
  guint n;
  guint m;
  g_autofree char *one = hash_reports (7, 0, &n);
  g_autofree char *same = hash_reports (7, 0, &m);
  g_autofree char *other = hash_reports (8, 0, &m);

  g_assert_cmpuint (n, >, 500);
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

/* Who begins later, or stops and goes on, sends what would have been sent. */
static void
test_skip (void)
{
  g_autoptr (BwSimulation) whole = start (FIXTURE_HARBOUR, 7);
  g_autoptr (BwSimulation) late = start (FIXTURE_HARBOUR, 7);
  gint64 from = bw_simulation_get_starts (whole) + 5 * BW_TIME_HOUR + 77 * BW_TIME_SECOND;
  gint64 until = from;
  BwReport a;
  BwReport b;
  guint n = 0;

  bw_simulation_skip (whole, from);
  while (bw_simulation_next (whole, G_MAXINT64, &a))
    {
      while (!bw_simulation_next (late, until, &b) || b.at < from)
        {
          bw_report_clear (&b);
          until += 13 * BW_TIME_SECOND;
        }

      g_assert_cmpmem (a.id, sizeof a.id, b.id, sizeof b.id);
      g_assert_cmpstr (a.place, ==, b.place);
      bw_report_clear (&a);
      bw_report_clear (&b);
      n++;
    }

  g_assert_cmpuint (n, >, 100);
}

/* All of it is acceptable to a picture, in order, with ids of their own, and adds
 * up to what the points counted, but for the one that went silent. */
static void
test_adds_up (void)
{
  g_autoptr (GPtrArray) documents = fixture_read_city (FIXTURE_HARBOUR);
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (BwSimulation) simulation = start (FIXTURE_HARBOUR, 7);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                      (GDestroyNotify) g_bytes_unref, NULL);
  const BwMeasure *sampled = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), "sampled");
  gint64 last = 0;
  gint64 silent_from;
  const char *silent = bw_simulation_get_silent (simulation, &silent_from);
  guint64 counts[4];
  double value;
  BwReport report;

  bw_picture_apply (picture, (BwDocument **) documents->pdata, documents->len);
  while (bw_simulation_next (simulation, G_MAXINT64, &report))
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (bw_picture_check_report (picture, &report, &error));
      g_assert_no_error (error);
      g_assert_true (g_hash_table_add (ids, g_bytes_new (report.id, sizeof report.id)));
      g_assert_cmpint (report.at, >=, last);
      g_assert_false (strcmp (report.place, silent) == 0 && report.at >= silent_from);
      last = report.at;
      bw_picture_apply_report (picture, &report, 1);
      bw_report_clear (&report);

      bw_simulation_count (simulation, &counts[0], &counts[1], &counts[2], &counts[3]);
      g_assert_cmpuint (counts[2] + counts[3], ==, counts[1]);
      g_assert_cmpuint (counts[1], <=, counts[0]);
    }

  value = bw_picture_get_value (picture, bw_place_tree_lookup (bw_picture_get_places (picture), "H"),
                                bw_picture_get_subject (picture, "sampling:spring"), sampled->index);
  g_assert_cmpfloat (value, <=, (double) counts[2]);
  g_assert_cmpfloat (value, >, 0.8 * (double) counts[2]);
  g_assert_cmpuint (counts[0], ==, 14300);
  g_assert_cmpuint (counts[2], >, 13000);
}

static double
get_done (BwPicture  *picture,
          const char *place)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  BwPlace index = bw_place_tree_lookup (bw_picture_get_places (picture), place);
  BwSubject subject = bw_picture_get_subject (picture, "sampling:r1");

  return bw_picture_get_value (picture, index, subject, bw_measure_catalogue_lookup (catalogue, "sampled")->index)
         / bw_picture_get_value (picture, index, subject, bw_measure_catalogue_lookup (catalogue, "target")->index);
}

static guint
count (BwPicture   *picture,
       BwSiteKind   kind,
       BwCondition  condition)
{
  return bw_picture_count_sites (picture, bw_place_tree_get_root (bw_picture_get_places (picture)),
                                 kind, condition);
}

/* The day of the reference pictures: the districts with the fewest desks lag. */
static void
test_xuchang (void)
{
  const char *units[] =
  {
    "411002", "411003", "411024", "411025", "411071", "411081", "411082", "4110-DC", "4110-SF",
  };
  g_autoptr (GPtrArray) documents = fixture_read_city (FIXTURE_XUCHANG);
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (BwSimulation) simulation = start (FIXTURE_XUCHANG, 1);
  gint64 until;
  guint n = 0;
  BwReport report;

  g_assert_true (bw_time_parse ("2021-08-08T14:32:00+08:00", &until, NULL));
  bw_picture_apply (picture, (BwDocument **) documents->pdata, documents->len);
  for (; bw_simulation_next (simulation, until, &report); n++)
    {
      bw_picture_apply_report (picture, &report, 1);
      bw_report_clear (&report);
    }

  g_test_message ("%u reports, city %.4f", n, get_done (picture, "411000"));
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_test_message ("%s lead %.3f done %.4f", units[i],
                    bw_simulation_get_lead (simulation, units[i]), get_done (picture, units[i]));

  bw_picture_set_now (picture, until);
  g_assert_cmpuint (count (picture, BW_SITE_KIND_SAMPLING, BW_CONDITION_SILENT), ==, 1);
  g_assert_cmpuint (count (picture, BW_SITE_KIND_SAMPLING, BW_CONDITION_PAUSED), >, 5);
  g_assert_cmpuint (count (picture, BW_SITE_KIND_SAMPLING, BW_CONDITION_PAUSED), <, 60);
  g_assert_cmpuint (count (picture, BW_SITE_KIND_CHECKPOINT, BW_CONDITION_SILENT), ==, 0);
  g_assert_cmpuint (count (picture, BW_SITE_KIND_CHECKPOINT, BW_CONDITION_GAP), >, 0);
  g_assert_cmpuint (count (picture, BW_SITE_KIND_CHECKPOINT, BW_CONDITION_GAP), <, 30);
  g_assert_cmpuint (n, <, 300000);
  g_assert_cmpfloat_with_epsilon (get_done (picture, "411000"), 0.799, 0.01);
  g_assert_cmpfloat_with_epsilon (get_done (picture, "411003"), 0.719, 0.015);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (i != 1)
        g_assert_cmpfloat (get_done (picture, units[i]), >, get_done (picture, "411003"));
    }
}

static void
test_nothing_to_simulate (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_simulation_new (none, bw_measure_catalogue_get_default (), 1, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/simulation/seeds", test_seeds);
  g_test_add_func ("/simulation/skip", test_skip);
  g_test_add_func ("/simulation/adds-up", test_adds_up);
  g_test_add_func ("/simulation/xuchang", test_xuchang);
  g_test_add_func ("/simulation/nothing-to-simulate", test_nothing_to_simulate);

  return g_test_run ();
}
