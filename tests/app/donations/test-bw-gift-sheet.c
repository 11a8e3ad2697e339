/* test-bw-gift-sheet.c: what was given as rows: all that its card tells, and in which way the rest is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-gift-sheet.h"

#define TALLY "{\"type\":\"tally\",\"id\":\"C/donations\",\"at\":\"2021-08-08T00:00:00Z\",\"place\":\"C\"," \
              "\"subject\":\"donations\",\"values\":{\"donor_model_workers\":75,\"donor_award_units\":90}}"

/* (transfer full) (element-type GStrv): as they are taken away */
static GPtrArray *
list_rows (const char *tally)
{
  const char *lines[] = {
    "{\"type\":\"area\",\"id\":\"C\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"city\",\"name\":\"x\"}", tally,
  };
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  BwGiftSums sums;

  for (guint i = 0; i < G_N_ELEMENTS (lines) && lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BwDocument) document = bw_document_new (lines[i], -1, bw_measure_catalogue_get_default (), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (bw_picture_apply (picture, &document, 1), ==, 0);
    }

  bw_picture_commit (picture);
  bw_gift_sums_read (&sums, picture, bw_place_tree_lookup (bw_picture_get_places (picture), "C"));
  return bw_gift_sheet_list_rows (&sums, zone, "en");
}

/* (nullable): the row that begins so, without its time */
static char *
find_row (GPtrArray  *rows,
          const char *beginning)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree char *text = g_strjoin ("|", row[0], row[1], row[2], row[3], row[4], NULL);

      g_assert_cmpuint (g_strv_length (row), ==, g_strv_length ((char **) bw_gift_sheet_get_titles ()));
      if (g_str_has_prefix (text, beginning))
        return g_steal_pointer (&text);
    }

  return NULL;
}

static void
assert_row (GPtrArray  *rows,
            const char *beginning,
            const char *wanted)
{
  g_autofree char *row = find_row (rows, beginning);

  g_assert_cmpstr (row, ==, wanted);
}

/* Kinds of donors stand on the card, and so in what is taken away; of what they gave nobody
 * has told a part, and of the total nobody has reported anything. */
static void
test_kinds (void)
{
  g_autoptr (GPtrArray) rows = list_rows (TALLY);
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  const char *workers = bw_measure_catalogue_lookup (catalogue, "donor_model_workers")->name_en;
  const char *units = bw_measure_catalogue_lookup (catalogue, "donor_award_units")->name_en;
  g_autofree char *first = g_strdup_printf ("By donor|%s|", workers);
  g_autofree char *second = g_strdup_printf ("By donor|%s|", units);
  g_autofree char *wanted = g_strconcat (first, "|not itemised|75", NULL);
  g_autofree char *other = g_strconcat (second, "|not itemised|90", NULL);

  assert_row (rows, "In all|", "In all|Money and goods given||not reported|");
  assert_row (rows, first, wanted);
  assert_row (rows, second, other);
}

/* A kind that nobody has stated is no row of none. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) rows = list_rows (NULL);

  assert_row (rows, "In all|", "In all|Money and goods given||not reported|");
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((char **) g_ptr_array_index (rows, i))[4], ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gift-sheet/kinds", test_kinds);
  g_test_add_func ("/gift-sheet/nothing", test_nothing);

  return g_test_run ();
}
