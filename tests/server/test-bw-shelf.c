/* test-bw-shelf.c: the order of the last change, whatever changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shelf.h"

#include "picture-fixture.h"

#include <string.h>

/* From the newest to the oldest, each with a smaller seq; returns how many. */
static guint
check_order (BwShelf *shelf)
{
  guint n = 0;

  for (BwItem *item = bw_shelf_get_newest (shelf); item != NULL; item = item->older)
    {
      g_assert_true (item->older == NULL || item->older->seq < item->seq);
      g_assert_true (item->older == NULL || item->older->newer == item);
      n++;
    }

  return n;
}

static void
test_order (void)
{
  g_autoptr (BwShelf) shelf = bw_shelf_new ();

  for (guint i = 1; i <= 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%d", g_test_rand_int_range (0, 50));

      if (g_test_rand_int_range (0, 10) == 0)
        bw_shelf_remove (shelf, BW_DOCUMENT_TYPE_TEAM, id, i);
      else
        bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, id, BW_PLACE_NONE, i, g_strdup ("{}"));

      g_assert_cmpuint (bw_shelf_get_newest (shelf)->seq, ==, i);
    }

  g_assert_cmpuint (check_order (shelf), ==, bw_shelf_get_items (shelf, BW_DOCUMENT_TYPE_TEAM)->len);
  g_assert_cmpuint (bw_shelf_get_seq (shelf), ==, 1000);
}

static void
test_load (void)
{
  g_autoptr (BwShelf) shelf = bw_shelf_new ();
  g_autofree guint *seqs = g_new (guint, 300);

  for (guint i = 0; i < 300; i++)
    seqs[i] = i + 1;
  for (guint i = 299; i > 0; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
      guint kept = seqs[i];

      seqs[i] = seqs[j];
      seqs[j] = kept;
    }

  bw_shelf_begin_load (shelf);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, id, BW_PLACE_NONE, seqs[i], g_strdup ("{}"));
    }

  bw_shelf_end_load (shelf);
  g_assert_cmpuint (check_order (shelf), ==, 300);
  bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, "t7", BW_PLACE_NONE, 301, g_strdup ("{}"));
  g_assert_cmpuint (check_order (shelf), ==, 300);
}

static void
test_tombstone (void)
{
  g_autoptr (BwShelf) shelf = bw_shelf_new ();
  BwItem *item = bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, "t", BW_PLACE_NONE, 1, g_strdup ("{}"));

  bw_shelf_remove (shelf, BW_DOCUMENT_TYPE_TEAM, "t", 2);
  g_assert_true (bw_shelf_find (shelf, BW_DOCUMENT_TYPE_TEAM, "t") == item);
  g_assert_true (item->is_gone);
  g_assert_null (item->text);
  bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, "t", BW_PLACE_NONE, 3, g_strdup ("{\"a\":1}"));
  g_assert_false (item->is_gone);
  g_assert_cmpstr (item->text, ==, "{\"a\":1}");
}

static void
test_areas (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (BwShelf) shelf = bw_shelf_new ();
  static const char * const codes[] = { "A21", "A2", "R", "A1", "A11" };
  static const char * const wanted[] = { "R", "A1", "A2", "A11", "A21" };
  GPtrArray *items = bw_shelf_get_items (shelf, BW_DOCUMENT_TYPE_AREA);
  guint order = bw_shelf_get_order (shelf, BW_DOCUMENT_TYPE_AREA);

  fixture_area (picture, "R", NULL);
  fixture_area (picture, "A1", "R");
  fixture_area (picture, "A2", "R");
  fixture_area (picture, "A11", "A1");
  fixture_area (picture, "A21", "A2");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    bw_shelf_put (shelf, BW_DOCUMENT_TYPE_AREA, codes[i], fixture_place (picture, codes[i]), i + 1, NULL);

  bw_shelf_sort_areas (shelf, bw_picture_get_places (picture));
  g_assert_cmpuint (bw_shelf_get_order (shelf, BW_DOCUMENT_TYPE_AREA), !=, order);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (((BwItem *) g_ptr_array_index (items, i))->id, ==, wanted[i]);
}

/* Whether all stand by their ids; returns how many. */
static guint
check_sorted (BwShelf        *shelf,
              BwDocumentType  type)
{
  const char *last = NULL;
  guint n = 0;

  for (GSequenceIter *next = bw_shelf_find_behind (shelf, type, NULL);
       !g_sequence_iter_is_end (next);
       next = g_sequence_iter_next (next))
    {
      const BwItem *item = g_sequence_get (next);

      g_assert_true (last == NULL || strcmp (last, item->id) < 0);
      last = item->id;
      n++;
    }

  return n;
}

static guint
find_behind (BwShelf    *shelf,
             const char *id)
{
  return (guint) g_sequence_iter_get_position (bw_shelf_find_behind (shelf, BW_DOCUMENT_TYPE_TEAM, id));
}

static void
test_by_id (void)
{
  g_autoptr (BwShelf) shelf = bw_shelf_new ();
  static const char * const ids[] = { "b", "d", "a", "é", "c" };
  static const char * const wanted[] = { "a", "b", "c", "d", "é" };
  GSequence *sorted;
  guint seq = 0;

  /* What is there when it is asked for first, and what comes later. */
  bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, ids[0], BW_PLACE_NONE, ++seq, NULL);
  sorted = g_sequence_iter_get_sequence (bw_shelf_find_behind (shelf, BW_DOCUMENT_TYPE_TEAM, NULL));
  g_assert_cmpuint (find_behind (shelf, "a"), ==, 0);
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    {
      bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, ids[i], BW_PLACE_NONE, ++seq, NULL);
      g_assert_cmpuint (check_sorted (shelf, BW_DOCUMENT_TYPE_TEAM), ==, i + 1);
    }

  /* Where it stands does not depend on what happened to it. */
  bw_shelf_remove (shelf, BW_DOCUMENT_TYPE_TEAM, "b", ++seq);
  bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, "a", BW_PLACE_NONE, ++seq, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpuint (find_behind (shelf, wanted[i]), ==, i + 1);

  g_assert_cmpuint (find_behind (shelf, NULL), ==, 0);
  g_assert_cmpuint (find_behind (shelf, "bb"), ==, 2);

  /* It was sorted once, and each that came was put where it belongs. */
  g_assert_true (g_sequence_iter_get_sequence (bw_shelf_find_behind (shelf, BW_DOCUMENT_TYPE_TEAM, NULL)) == sorted);
}

/* What is gone for long is let go, and nothing else. */
static void
test_forget (void)
{
  g_autoptr (BwShelf) shelf = bw_shelf_new ();
  guint order = bw_shelf_get_order (shelf, BW_DOCUMENT_TYPE_LINK);
  guint n_teams;

  for (guint i = 1; i <= 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      bw_shelf_put (shelf, i % 3 == 0 ? BW_DOCUMENT_TYPE_LINK : BW_DOCUMENT_TYPE_TEAM, id, BW_PLACE_NONE, i, NULL);
    }

  for (guint i = 1; i <= 100; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      bw_shelf_remove (shelf, i % 3 == 0 ? BW_DOCUMENT_TYPE_LINK : BW_DOCUMENT_TYPE_TEAM, id, 100 + i);
    }

  n_teams = check_sorted (shelf, BW_DOCUMENT_TYPE_TEAM);
  g_assert_cmpuint (bw_shelf_get_forgotten (shelf), ==, 0);
  bw_shelf_forget (shelf, 150);
  g_assert_cmpuint (bw_shelf_get_forgotten (shelf), ==, 150);
  g_assert_cmpuint (check_order (shelf), ==, 75);
  g_assert_null (bw_shelf_find (shelf, BW_DOCUMENT_TYPE_TEAM, "t49"));
  g_assert_nonnull (bw_shelf_find (shelf, BW_DOCUMENT_TYPE_LINK, "t51"));
  g_assert_nonnull (bw_shelf_find (shelf, BW_DOCUMENT_TYPE_TEAM, "t50"));
  g_assert_cmpuint (check_sorted (shelf, BW_DOCUMENT_TYPE_TEAM), <, n_teams);
  g_assert_cmpuint (check_sorted (shelf, BW_DOCUMENT_TYPE_TEAM) + check_sorted (shelf, BW_DOCUMENT_TYPE_LINK), ==, 75);
  g_assert_cmpuint (bw_shelf_get_newest (shelf)->seq, ==, 199);

  /* Whoever goes on by an index is told that what he counted stands elsewhere. */
  g_assert_cmpuint (bw_shelf_get_order (shelf, BW_DOCUMENT_TYPE_LINK), !=, order);
  order = bw_shelf_get_order (shelf, BW_DOCUMENT_TYPE_LINK);

  /* It may come back, and go again. */
  bw_shelf_put (shelf, BW_DOCUMENT_TYPE_TEAM, "t49", BW_PLACE_NONE, 200, NULL);
  bw_shelf_remove (shelf, BW_DOCUMENT_TYPE_TEAM, "t49", 201);
  bw_shelf_forget (shelf, 150);
  g_assert_cmpuint (bw_shelf_get_order (shelf, BW_DOCUMENT_TYPE_LINK), ==, order);
  bw_shelf_forget (shelf, 1000);
  g_assert_cmpuint (check_order (shelf), ==, 50);
  g_assert_cmpuint (bw_shelf_get_newest (shelf)->seq, ==, 100);
}

/* A tally that was let go is not found any more, and may come back. */
static void
test_forget_tally (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (BwShelf) shelf = bw_shelf_new ();
  BwSubject subject = bw_picture_get_subject (picture, "checkpoint");
  BwPlace place;

  fixture_area (picture, "R", NULL);
  place = fixture_place (picture, "R");
  bw_shelf_put_tally (shelf, picture, place, subject, 1);
  bw_shelf_remove (shelf, BW_DOCUMENT_TYPE_TALLY, "R/checkpoint", 2);
  bw_shelf_forget (shelf, 2);
  g_assert_null (bw_shelf_find_tally (shelf, place, subject));
  g_assert_true (bw_shelf_put_tally (shelf, picture, place, subject, 3)
                 == bw_shelf_find (shelf, BW_DOCUMENT_TYPE_TALLY, "R/checkpoint"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf/order", test_order);
  g_test_add_func ("/shelf/load", test_load);
  g_test_add_func ("/shelf/tombstone", test_tombstone);
  g_test_add_func ("/shelf/areas", test_areas);
  g_test_add_func ("/shelf/by-id", test_by_id);
  g_test_add_func ("/shelf/forget", test_forget);
  g_test_add_func ("/shelf/forget-tally", test_forget_tally);
  return g_test_run ();
}
