/* test-bw-checkpoint-book.c: what checkpoints add up to, and what it costs to follow them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint-book.h"

#include "bw-time.h"
#include "checkpoints-fixture.h"
#include "desk-fixture.h"

#include <math.h>
#include <string.h>

#define N_COMMUNITIES 30
#define N_EACH        20

/* What the picture would tell of this place and all that it stands in. */
static void
note (CheckpointsFixture *fixture,
      const char         *code)
{
  BwPlaceTree *places = fixture->facts.places;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  BwPictureChange change = { 0 };

  for (BwPlace place = checkpoints_fixture_place (fixture, code);
       place != BW_PLACE_NONE;
       place = bw_place_tree_get_parent (places, place))
    g_array_append_val (changed, place);

  change.places = (const BwPlace *) (gpointer) changed->data;
  change.n_places = changed->len;
  bw_checkpoint_book_note (fixture->book, places, &change);
}

static void
follow (CheckpointsFixture *fixture,
        const char         *code)
{
  note (fixture, code);
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
}

static void
assert_blind (CheckpointsFixture *fixture,
              const char         *code,
              guint               n_blind,
              guint               n_all)
{
  guint n_communities;

  g_assert_cmpuint (bw_checkpoint_book_count_blind (fixture->book, checkpoints_fixture_place (fixture, code),
                                                    &n_communities), ==, n_blind);
  g_assert_cmpuint (n_communities, ==, n_all);
}

static void
assert_required (CheckpointsFixture *fixture,
                 const char         *code,
                 double              required,
                 BwBound             bound)
{
  BwBound found;

  g_assert_cmpfloat (bw_checkpoint_book_get_required (fixture->book, checkpoints_fixture_place (fixture, code),
                                                      &found), ==, required);
  g_assert_cmpint (found, ==, bound);
}

static char *
list (CheckpointsFixture *fixture,
      const char         *scope,
      BwCheckpointSort    sort)
{
  g_autoptr (GArray) lines = bw_checkpoint_book_list (fixture->book, &fixture->facts,
                                                      checkpoints_fixture_place (fixture, scope), sort);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, i > 0 ? " %s" : "%s",
                            bw_place_tree_get_code (fixture->facts.places, g_array_index (lines, BwPlace, i)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Nobody is known to stand in m2: nothing was reported there. */
static void
test_blind (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  g_autofree char *before = list (fixture, "c", BW_CHECKPOINT_SORT_BLIND);
  g_autofree char *after = NULL;
  guint version = bw_checkpoint_book_get_version (fixture->book, BW_CHECKPOINT_SORT_BLIND);

  assert_blind (fixture, "c", 1, 2);
  assert_blind (fixture, "m1", 0, 1);
  assert_blind (fixture, "m2", 1, 1);
  assert_blind (fixture, "d2", 0, 0);
  g_assert_cmpstr (before, ==, "m2");

  checkpoints_fixture_report (fixture, "k14", 1, TRUE);
  follow (fixture, "k14");
  after = list (fixture, "c", BW_CHECKPOINT_SORT_BLIND);
  assert_blind (fixture, "c", 0, 2);
  assert_blind (fixture, "m2", 0, 1);
  g_assert_cmpstr (after, ==, "");
  g_assert_cmpuint (bw_checkpoint_book_get_version (fixture->book, BW_CHECKPOINT_SORT_BLIND), !=, version);
}

/* A closed one needs nobody; one of which it is not told makes the sum a bound. */
static void
test_required (CheckpointsFixture *fixture,
               gconstpointer       unused)
{
  BwBound bound;

  assert_required (fixture, "s1", 24, BW_BOUND_EXACT);
  assert_required (fixture, "c", 24, BW_BOUND_OVER);
  g_assert_true (isnan (bw_checkpoint_book_get_required (fixture->book, checkpoints_fixture_place (fixture, "d2"),
                                                         &bound)));
  g_assert_cmpint (bound, ==, BW_BOUND_EXACT);

  desk_fixture_apply (fixture->session, "{'type':'site','id':'k14','at':'2021-08-08T14:31:00+08:00','source':'import',"
                      "'kind':'checkpoint','hours':'00:00-24:00','state':'closed','staff_required':6,'area':'m2',"
                      "'name':'3 号卡点','seq':60}\n");
  follow (fixture, "k14");
  assert_required (fixture, "s1", 18, BW_BOUND_EXACT);
  g_assert_true (isnan (bw_checkpoint_book_get_required (fixture->book, checkpoints_fixture_place (fixture, "m2"),
                                                         &bound)));
}

static void
assert_unmet (CheckpointsFixture *fixture,
              const char         *code,
              BwCheck             check,
              guint               n)
{
  g_assert_cmpuint (bw_checkpoint_book_count_unmet (fixture->book, checkpoints_fixture_place (fixture, code), check),
                    ==, n);
}

/* Reported as not carried out, which is not the same as not reported. */
static void
test_unmet (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  assert_unmet (fixture, "m1", BW_CHECK_CERTIFICATE, 1);
  assert_unmet (fixture, "m1", BW_CHECK_TEMPERATURE, 0);
  assert_unmet (fixture, "m2", BW_CHECK_CERTIFICATE, 0);
  assert_unmet (fixture, "m1", BW_CHECK_CODE, 0);

  checkpoints_fixture_report (fixture, "k14", 1, FALSE);
  follow (fixture, "k14");
  assert_unmet (fixture, "m2", BW_CHECK_CODE, 1);
  assert_unmet (fixture, "s1", BW_CHECK_CODE, 1);
  checkpoints_fixture_report (fixture, "k14", 2, TRUE);
  follow (fixture, "k14");
  assert_unmet (fixture, "s1", BW_CHECK_CODE, 0);

  /* While the feed comes in the backend's time is not known yet, and no reading comes again after it. */
  fixture->facts.now += 1000 * BW_TIME_DAY;
  bw_checkpoint_book_free (fixture->book);
  fixture->book = bw_checkpoint_book_new ();
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  assert_unmet (fixture, "m1", BW_CHECK_CERTIFICATE, 1);
}

/* Places that have come since are not counted, and do no harm. */
static void
test_unheard (CheckpointsFixture *fixture,
              gconstpointer       unused)
{
  g_autofree char *lines = NULL;

  checkpoints_fixture_add_many (fixture, 1, 100);
  assert_blind (fixture, "x0", 0, 0);
  lines = list (fixture, "d1", BW_CHECKPOINT_SORT_EXCEPTIONS);
  g_assert_cmpstr (lines, ==, "s1 x0 k12 k13");
}

/* A report costs what it changed, however many there are. */
static void
test_cost (CheckpointsFixture *fixture,
           gconstpointer       unused)
{
  guint n_looked;
  guint version;
  g_autofree char *lines = NULL;

  checkpoints_fixture_add_many (fixture, N_COMMUNITIES, N_EACH);
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  n_looked = bw_checkpoint_book_get_n_looked (fixture->book);
  version = bw_checkpoint_book_get_version (fixture->book, BW_CHECKPOINT_SORT_EXCEPTIONS);

  /* The checkpoint, its community, district and city. */
  checkpoints_fixture_report (fixture, "x7-7", 101, TRUE);
  follow (fixture, "x7-7");
  g_assert_cmpuint (bw_checkpoint_book_get_n_looked (fixture->book), ==, n_looked + 4);
  g_assert_cmpuint (bw_checkpoint_book_get_version (fixture->book, BW_CHECKPOINT_SORT_EXCEPTIONS), ==, version);

  /* One more needs somebody: it is found without a look at those that do not. */
  checkpoints_fixture_report (fixture, "x7-7", 102, FALSE);
  follow (fixture, "x7-7");
  g_assert_cmpuint (bw_checkpoint_book_get_version (fixture->book, BW_CHECKPOINT_SORT_EXCEPTIONS), !=, version);
  n_looked = bw_checkpoint_book_get_n_looked (fixture->book);
  lines = list (fixture, "c", BW_CHECKPOINT_SORT_EXCEPTIONS);
  g_assert_cmpstr (lines, ==, "d1 d2 k12 k13 x7-7 k1");
  g_assert_cmpuint (bw_checkpoint_book_get_n_looked (fixture->book) - n_looked, <, N_COMMUNITIES + N_EACH + 20);
}

/* Looked at again nothing costs anything; what was told twice is looked at once; places
 * that came are counted. */
static void
test_noted (CheckpointsFixture *fixture,
            gconstpointer       unused)
{
  guint n_looked;

  checkpoints_fixture_add_many (fixture, N_COMMUNITIES, N_EACH);
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  n_looked = bw_checkpoint_book_get_n_looked (fixture->book);
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  g_assert_cmpuint (bw_checkpoint_book_get_n_looked (fixture->book), ==, n_looked);

  note (fixture, "x7-7");
  note (fixture, "x7-7");
  g_assert_cmpuint (bw_checkpoint_book_get_n_looked (fixture->book), ==, n_looked);
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  g_assert_cmpuint (bw_checkpoint_book_get_n_looked (fixture->book), ==, n_looked + 4);

  checkpoints_fixture_add_many (fixture, N_COMMUNITIES + 1, 1);
  bw_checkpoint_book_note (fixture->book, fixture->facts.places, &(BwPictureChange) { .structure = TRUE });
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  assert_blind (fixture, "d1", 1, N_COMMUNITIES + 3);
}

/* An area of which nothing is on record is listed all the same: who is not seen is not asked. */
static void
test_unrecorded (CheckpointsFixture *fixture,
                 gconstpointer       unused)
{
  g_autofree char *lines = NULL;

  g_assert_cmpuint (bw_checkpoint_book_count_unrecorded (fixture->book, &fixture->facts,
                                                         checkpoints_fixture_place (fixture, "d1")), ==, 0);
  checkpoints_fixture_add_many (fixture, N_COMMUNITIES, N_EACH);
  desk_fixture_apply (fixture->session, "{'type':'area','id':'d9','at':'2021-08-05T00:00:00+08:00','source':'import',"
                                        "'parent':'c','level':'district','name':'丙区','seq':60}\n");
  bw_checkpoint_book_note (fixture->book, fixture->facts.places, &(BwPictureChange) { .structure = TRUE });
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  lines = list (fixture, "c", BW_CHECKPOINT_SORT_EXCEPTIONS);
  g_assert_nonnull (strstr (lines, "d9"));

  /* The other district has checkpoints, and no community either. */
  g_assert_cmpuint (bw_checkpoint_book_count_unrecorded (fixture->book, &fixture->facts,
                                                         checkpoints_fixture_place (fixture, "c")), ==, 2);
}

/* What was followed step by step is what is counted at once. */
static void
test_same (CheckpointsFixture *fixture,
           gconstpointer       unused)
{
  g_autoptr (BwCheckpointBook) other = bw_checkpoint_book_new ();
  guint n_communities[2];
  BwBound bounds[2];

  checkpoints_fixture_add_many (fixture, 3, 5);
  bw_checkpoint_book_follow (fixture->book, &fixture->facts);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *code = g_strdup_printf ("x%d-%d", g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 5));

      checkpoints_fixture_report (fixture, code, 100 + i, g_test_rand_int_range (0, 2));
      follow (fixture, code);
    }

  bw_checkpoint_book_follow (other, &fixture->facts);
  for (BwPlace place = 0; place < bw_place_tree_get_size (fixture->facts.places); place++)
    {
      g_assert_cmpuint (bw_checkpoint_book_count_blind (other, place, &n_communities[0]), ==,
                        bw_checkpoint_book_count_blind (fixture->book, place, &n_communities[1]));
      g_assert_cmpuint (n_communities[0], ==, n_communities[1]);
      bw_checkpoint_book_get_required (other, place, &bounds[0]);
      bw_checkpoint_book_get_required (fixture->book, place, &bounds[1]);
      g_assert_cmpint (bounds[0], ==, bounds[1]);
    }
  for (BwCheckpointSort sort = BW_CHECKPOINT_SORT_EXCEPTIONS; sort <= BW_CHECKPOINT_SORT_BLIND; sort++)
    {
      g_autoptr (GArray) lines = bw_checkpoint_book_list (other, &fixture->facts,
                                                          checkpoints_fixture_place (fixture, "c"), sort);
      g_autofree char *followed = list (fixture, "c", sort);
      g_auto (GStrv) codes = g_strsplit (followed, " ", -1);

      g_assert_cmpuint (lines->len, ==, *followed == '\0' ? 0 : g_strv_length (codes));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add (path, CheckpointsFixture, NULL, checkpoints_fixture_set_up, test, checkpoints_fixture_tear_down)
  ADD ("/checkpoint-book/blind", test_blind);
  ADD ("/checkpoint-book/required", test_required);
  ADD ("/checkpoint-book/unmet", test_unmet);
  ADD ("/checkpoint-book/unheard", test_unheard);
  ADD ("/checkpoint-book/cost", test_cost);
  ADD ("/checkpoint-book/noted", test_noted);
  ADD ("/checkpoint-book/unrecorded", test_unrecorded);
  ADD ("/checkpoint-book/same", test_same);
  return g_test_run ();
}
