/* test-bw-gift-sums.c: what a source states beside what the ledger adds up to, and what is neither
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-gift-sums.h"

static BwPicture *
make_picture (const char * const *lines)
{
  static const char * const city[] =
  {
    "{\"type\":\"area\",\"id\":\"C\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"city\",\"name\":\"x\"}",
    "{\"type\":\"area\",\"id\":\"A\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"district\",\"name\":\"y\","
      "\"parent\":\"C\"}",
    NULL
  };
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());
  const char * const *both[] = { city, lines };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      for (guint j = 0; both[i][j] != NULL; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (BwDocument) document = bw_document_new (both[i][j], -1, bw_measure_catalogue_get_default (),
                                                             &error);

          g_assert_no_error (error);
          g_assert_cmpuint (bw_picture_apply (picture, &document, 1), ==, 0);
        }
    }

  bw_picture_commit (picture);
  return picture;
}

static void
read_sums (BwGiftSums         *sums,
           const char * const *lines)
{
  g_autoptr (BwPicture) picture = make_picture (lines);

  bw_gift_sums_read (sums, picture, bw_place_tree_lookup (bw_picture_get_places (picture), "C"));
}

#define TALLY(place, values) "{\"type\":\"tally\",\"id\":\"" place "/donations\",\"at\":\"2021-08-08T00:00:00Z\"," \
                             "\"place\":\"" place "\",\"subject\":\"donations\"," values "}"

static void
test_stated (void)
{
  static const char * const lines[] =
  {
    TALLY ("C", "\"values\":{\"donations_fen\":2526640000,\"donor_persons\":75}"), NULL
  };
  BwGiftSums sums;

  read_sums (&sums, lines);
  g_assert_true (bw_gift_sums_get_persons (&sums) == &sums.persons);
  g_assert_false (sums.has_itemised);
  g_assert_true (sums.has_rest);
  g_assert_cmpint (sums.rest, ==, 2526640000);
  for (guint i = 0; i < BW_N_GIFT_SPLITS; i++)
    g_assert_false (sums.splits[i].has_known);
}

/* 75 model workers are not all persons who gave: they go under their own name, until
 * somebody has stated all. */
static void
test_kinds (void)
{
  static const char * const kinds[] =
  {
    TALLY ("C", "\"values\":{\"donor_model_workers\":75,\"donor_award_units\":90}"), NULL
  };
  static const char * const both[] =
  {
    TALLY ("C", "\"values\":{\"donor_model_workers\":75,\"donor_persons\":300}"), NULL
  };
  BwGiftSums sums;

  read_sums (&sums, kinds);
  g_assert_true (bw_figure_is_missing (&sums.persons));
  g_assert_true (bw_gift_sums_get_persons (&sums) == &sums.workers);
  g_assert_cmpstr (sums.workers.measure->name_zh, ==, "劳模先进人物");
  g_assert_cmpfloat (bw_figure_get_value (bw_gift_sums_get_persons (&sums)), ==, 75);
  g_assert_cmpfloat (bw_figure_get_value (bw_gift_sums_get_units (&sums)), ==, 90);

  read_sums (&sums, both);
  g_assert_cmpfloat (bw_figure_get_value (bw_gift_sums_get_persons (&sums)), ==, 300);
}

static void
test_itemised (void)
{
  static const char * const lines[] =
  {
    TALLY ("C", "\"values\":{\"donations_fen\":1000000},\"own\":{\"donations_fen\":100001,\"cash_fen\":100001,"
                "\"person_fen\":100001,\"donations_booked\":1}"),
    TALLY ("A", "\"values\":{},\"own\":{\"donations_fen\":29,\"goods_fen\":29,\"unit_fen\":29,\"flood_fen\":29,"
                "\"donations_booked\":1}"),
    NULL
  };
  BwGiftSums sums;

  read_sums (&sums, lines);
  g_assert_true (sums.has_itemised);
  g_assert_cmpint (sums.itemised, ==, 100030);
  g_assert_cmpint (sums.rest, ==, 1000000 - 100030);
  g_assert_cmpfloat (bw_figure_get_value (&sums.booked), ==, 2);
  g_assert_cmpint (sums.splits[0].known, ==, 100030);
  g_assert_cmpint (sums.splits[1].known, ==, 100030);
  g_assert_cmpint (sums.splits[1].rest, ==, 1000000 - 100030);
  g_assert_cmpint (sums.splits[2].known, ==, 29);
  g_assert_true (bw_figure_is_missing (&sums.splits[2].parts[0]));
}

static void
test_nothing (void)
{
  static const char * const lines[] = { NULL };
  BwGiftSums sums;

  read_sums (&sums, lines);
  g_assert_true (bw_figure_is_missing (&sums.total));
  g_assert_false (sums.has_rest || sums.has_itemised);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gift-sums/stated", test_stated);
  g_test_add_func ("/gift-sums/kinds", test_kinds);
  g_test_add_func ("/gift-sums/itemised", test_itemised);
  g_test_add_func ("/gift-sums/nothing", test_nothing);

  return g_test_run ();
}
