/* test-bw-picture.c: roll-up, moves, removals, changes and documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <math.h>

#define ROUND "sampling:r1"
#define T0    (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND) /* 2021-08-07T00:00:00Z */

/* c (city) > d1 > s11, s12; c > d2 > s21 */
static BwPicture *
make_city (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_area (picture, "c", NULL);
  fixture_area (picture, "d1", "c");
  fixture_area (picture, "d2", "c");
  fixture_site (picture, "s11", "d1", "sampling");
  fixture_site (picture, "s12", "d1", "sampling");
  fixture_site (picture, "s21", "d2", "sampling");
  fixture_round (picture, T0);
  return picture;
}

static void
test_missing (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwFigure figure = fixture_figure (picture, "d1", ROUND, "sampled");

  g_assert_true (bw_figure_is_missing (&figure));
  g_assert_true (isnan (fixture_value (picture, "c", ROUND, "sampled")));
  g_assert_cmpuint (figure.n_reported, ==, 0);
  g_assert_cmpuint (figure.n_expected, ==, 2);
}

static void
test_sum (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwFigure figure;

  fixture_add (picture, "s11", ROUND, "sampled", 10, T0 + 1);
  fixture_add (picture, "s11", ROUND, "sampled", -3, T0);
  fixture_add (picture, "s21", ROUND, "sampled", 5, T0 + 2);
  fixture_add (picture, "d2", ROUND, "sampled", 100, T0 + 3);

  g_assert_cmpfloat (fixture_value (picture, "s11", ROUND, "sampled"), ==, 7);
  g_assert_cmpfloat (fixture_value (picture, "d1", ROUND, "sampled"), ==, 7);
  g_assert_cmpfloat (fixture_value (picture, "d2", ROUND, "sampled"), ==, 105);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 112);

  figure = fixture_figure (picture, "d1", ROUND, "sampled");
  g_assert_cmpuint (figure.n_reported, ==, 1);
  g_assert_cmpuint (figure.n_expected, ==, 2);
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, T0 + 1);
  figure = fixture_figure (picture, "c", ROUND, "sampled");
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, T0 + 3);
}

/* The greatest goes: what is left must be found again, at every level. */
static void
test_max (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwFigure figure;

  fixture_set (picture, "s11", ROUND, "wait", 40, BW_BOUND_EXACT, T0 + 1);
  fixture_set (picture, "s12", ROUND, "wait", 30, BW_BOUND_OVER, T0 + 1);
  fixture_set (picture, "s21", ROUND, "wait", 10, BW_BOUND_EXACT, T0 + 1);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "wait"), ==, 40);

  fixture_set (picture, "s11", ROUND, "wait", 5, BW_BOUND_EXACT, T0 + 2);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "wait"), ==, 30);
  figure = fixture_figure (picture, "d1", ROUND, "wait");
  g_assert_cmpfloat (figure.summed, ==, 30);
  g_assert_cmpint (figure.summed_bound, ==, BW_BOUND_OVER);
  g_assert_cmpuint (figure.n_reported, ==, 2);

  /* Twice, without anybody looking in between. */
  fixture_set (picture, "s12", ROUND, "wait", 20, BW_BOUND_EXACT, T0 + 3);
  fixture_set (picture, "s12", ROUND, "wait", 1, BW_BOUND_EXACT, T0 + 4);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "wait"), ==, 10);
}

static void
test_set_order (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_set (picture, "s11", ROUND, "queue", 30, BW_BOUND_EXACT, T0 + 5);
  fixture_set (picture, "s11", ROUND, "queue", 99, BW_BOUND_EXACT, T0 + 4);
  g_assert_cmpfloat (fixture_value (picture, "s11", ROUND, "queue"), ==, 30);
  fixture_set (picture, "s11", ROUND, "queue", 31, BW_BOUND_EXACT, T0 + 5);
  fixture_set (picture, "s11", ROUND, "queue", 12, BW_BOUND_EXACT, T0 + 5);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "queue"), ==, 31);
}

static void
test_stated (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwFigure figure;
  double rest;

  fixture_add (picture, "s11", ROUND, "sampled", 60, T0 + 1);
  fixture_add (picture, "s21", ROUND, "sampled", 1, T0 + 1);
  fixture_set (picture, "d1", ROUND, "sampled", 100, BW_BOUND_OVER, T0 + 2);

  figure = fixture_figure (picture, "d1", ROUND, "sampled");
  g_assert_true (bw_figure_get_not_itemised (&figure, &rest));
  g_assert_cmpfloat (rest, ==, 40);

  /* What is shown of d1 is what the city adds up. */
  figure = fixture_figure (picture, "c", ROUND, "sampled");
  g_assert_false (figure.has_stated);
  g_assert_cmpfloat (figure.summed, ==, 101);
  g_assert_cmpint (figure.summed_bound, ==, BW_BOUND_OVER);

  fixture_add (picture, "s11", ROUND, "sampled", 50, T0 + 3);
  figure = fixture_figure (picture, "d1", ROUND, "sampled");
  g_assert_cmpfloat (figure.summed, ==, 110);
  g_assert_cmpint (bw_figure_get_contradiction (&figure), ==, BW_CONTRADICTION_NONE);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 101);
}

/* A stated value comes while what is below it is dirty, and goes again. */
static void
test_stated_over_dirty (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_set (picture, "s11", ROUND, "wait", 40, BW_BOUND_EXACT, T0 + 1);
  fixture_set (picture, "s11", ROUND, "wait", 7, BW_BOUND_EXACT, T0 + 2);
  fixture_set (picture, "d1", ROUND, "wait", 3, BW_BOUND_EXACT, T0 + 3);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "wait"), ==, 3);

  fixture_set (picture, "s11", ROUND, "wait", 2, BW_BOUND_EXACT, T0 + 4);
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_TALLY, "d1/" ROUND);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "wait"), ==, 2);
}

static void
test_source (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  g_assert_true (fixture_apply (picture, "{'type':'tally','id':'s11/" ROUND "','place':'s11','subject':'" ROUND "',"
                                "'at':'2021-08-07T10:00:00Z','source':'manual','values':{'sampled':3}}"));
  g_assert_cmpint (fixture_figure (picture, "c", ROUND, "sampled").source, ==, BW_SOURCE_MANUAL);

  fixture_add (picture, "s21", ROUND, "sampled", 1, T0 + BW_TIME_DAY);
  g_assert_cmpint (fixture_figure (picture, "c", ROUND, "sampled").source, ==, BW_SOURCE_REPORT);
  g_assert_cmpint (fixture_figure (picture, "d1", ROUND, "sampled").source, ==, BW_SOURCE_MANUAL);
}

static void
test_tally_replaces (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  const char *form = "{'type':'tally','id':'s11/" ROUND "','place':'s11','subject':'" ROUND "',"
                     "'at':'2021-08-07T10:00:00Z','source':'report','seq':%d,'values':{%s}}";
  g_autoptr (BwTally) tally = NULL;
  guint64 seq = 0;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_assert_true (fixture_apply (picture, form, 5, "'sampled':30,'queue':4"));
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 30);

  g_assert_true (fixture_apply (picture, form, 4, "'sampled':20"));
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 30);

  g_assert_true (fixture_apply (picture, form, 6, "'sampled':25"));
#pragma GCC diagnostic pop
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 25);
  g_assert_true (isnan (fixture_value (picture, "c", ROUND, "queue")));

  tally = bw_picture_dup_tally (picture, fixture_place (picture, "s11"),
                                bw_picture_get_subject (picture, ROUND), &seq);
  g_assert_cmpuint (seq, ==, 6);
  g_assert_cmpuint (tally->n_values, ==, 1);
  g_assert_null (bw_picture_dup_tally (picture, fixture_place (picture, "d1"),
                                       bw_picture_get_subject (picture, ROUND), NULL));
}

/* A tally that is no document: one picture is handed what another holds. */
static void
test_put_tally (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  g_autoptr (BwPicture) twin = make_city ();
  BwSubject subject = bw_picture_get_subject (picture, ROUND);
  g_autoptr (BwTally) tally = NULL;
  g_autoptr (BwTally) lost = bw_tally_new_full ("x", ROUND, T0, BW_SOURCE_REPORT, NULL, 0);
  guint64 seq = 0;

  fixture_add (picture, "s11", ROUND, "sampled", 10, T0 + 9);
  fixture_set (picture, "s11", ROUND, "queue", 4, BW_BOUND_EXACT, T0 + 9);
  tally = bw_picture_dup_tally (picture, fixture_place (picture, "s11"), subject, NULL);
  g_assert_true (bw_picture_put_tally (twin, tally, 7));
  g_assert_cmpfloat (fixture_value (twin, "c", ROUND, "sampled"), ==, 10);
  g_assert_cmpfloat (fixture_value (twin, "c", ROUND, "queue"), ==, 4);
  g_clear_pointer (&tally, bw_tally_unref);
  tally = bw_picture_dup_tally (twin, fixture_place (twin, "s11"), bw_picture_get_subject (twin, ROUND), &seq);
  g_assert_cmpuint (seq, ==, 7);
  g_assert_false (bw_picture_put_tally (twin, lost, 8));
}

static void
test_unknown_place (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  g_assert_false (fixture_apply (picture, "{'type':'tally','id':'x/checkpoint','place':'x','subject':'checkpoint',"
                                 "'at':'2021-08-07T10:00:00Z','source':'report','values':{'passed':3}}"));
  g_assert_false (fixture_apply (picture, "{'type':'area','id':'c','parent':'d1','level':'city','name':'c',"
                                 "'at':'2021-08-07T10:00:00Z','source':'import'}"));
  g_assert_cmpuint (bw_place_tree_get_parent (bw_picture_get_places (picture),
                                              fixture_place (picture, "c")), ==, BW_PLACE_NONE);
}

static void
test_move (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwSubject subject = bw_picture_get_subject (picture, ROUND);

  fixture_add (picture, "s11", ROUND, "sampled", 10, T0 + 9);
  fixture_set (picture, "s11", ROUND, "wait", 40, BW_BOUND_EXACT, T0 + 9);
  fixture_add (picture, "s21", ROUND, "sampled", 1, T0 + 1);
  fixture_site (picture, "s11", "d2", "sampling");

  g_assert_true (isnan (fixture_value (picture, "d1", ROUND, "sampled")));
  g_assert_cmpint (bw_picture_get_as_of (picture, fixture_place (picture, "d1"), subject), ==, 0);
  g_assert_cmpfloat (fixture_value (picture, "d2", ROUND, "sampled"), ==, 11);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 11);
  g_assert_cmpfloat (fixture_value (picture, "d2", ROUND, "wait"), ==, 40);
  g_assert_cmpuint (bw_picture_count_sites (picture, fixture_place (picture, "d2"),
                                            BW_SITE_KIND_SAMPLING, BW_CONDITION_BUSY), ==, 1);
  g_assert_cmpuint (bw_picture_count_sites (picture, fixture_place (picture, "d1"),
                                            BW_SITE_KIND_SAMPLING, BW_CONDITION_BUSY), ==, 0);

  /* A whole district goes under the other. */
  fixture_area (picture, "d2", "d1");
  g_assert_cmpfloat (fixture_value (picture, "d1", ROUND, "sampled"), ==, 11);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 11);
  g_assert_cmpuint (bw_picture_count_sites (picture, fixture_place (picture, "d1"),
                                            BW_SITE_KIND_SAMPLING, BW_CONDITION_BUSY), ==, 1);
  g_assert_cmpuint (bw_picture_count_sites (picture, fixture_place (picture, "c"),
                                            BW_SITE_KIND_SAMPLING, BW_CONDITION_BUSY), ==, 1);
}

static void
test_remove (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_add (picture, "s11", ROUND, "sampled", 10, T0 + 9);
  fixture_add (picture, "s12", ROUND, "sampled", 2, T0 + 2);
  fixture_add (picture, "s21", ROUND, "sampled", 1, T0 + 1);
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "s11");

  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 3);
  g_assert_cmpfloat (fixture_value (picture, "s12", ROUND, "sampled"), ==, 2);
  g_assert_cmpint (bw_picture_get_as_of (picture, fixture_place (picture, "c"),
                                         bw_picture_get_subject (picture, ROUND)), ==, T0 + 2);

  /* It comes back empty. */
  fixture_site (picture, "s11", "d1", "sampling");
  g_assert_true (isnan (fixture_value (picture, "s11", ROUND, "sampled")));

  /* A district goes, its sites do not: it is a place without a name and stands
   * under nothing. */
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_AREA, "d1");
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 1);
  g_assert_cmpfloat (fixture_value (picture, "d1", ROUND, "sampled"), ==, 2);
  g_assert_cmpint (bw_place_tree_get_level (bw_picture_get_places (picture),
                                            fixture_place (picture, "d1")), ==, BW_LEVEL_UNKNOWN);
}

/* A district goes while its greatest is not known, then its last site; both come
 * back, and the city must hear of them. */
static void
test_comes_back (void)
{
  g_autoptr (BwPicture) picture = make_city ();

  fixture_set (picture, "s21", ROUND, "wait", 40, BW_BOUND_EXACT, T0 + 1);
  fixture_set (picture, "s21", ROUND, "wait", 7, BW_BOUND_EXACT, T0 + 2);
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_AREA, "d2");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SITE, "s21");
  g_assert_true (isnan (fixture_value (picture, "c", ROUND, "wait")));

  fixture_area (picture, "d2", "c");
  fixture_site (picture, "s21", "d2", "sampling");
  fixture_set (picture, "s21", ROUND, "wait", 3, BW_BOUND_EXACT, T0 + 3);
  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "wait"), ==, 3);
}

/* Sites come before their district, and that before the city. */
static void
test_placeholder (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_round (picture, T0);
  fixture_site (picture, "s11", "d1", "sampling");
  fixture_add (picture, "s11", ROUND, "sampled", 10, T0 + 1);
  fixture_area (picture, "d1", "c");
  fixture_area (picture, "c", NULL);

  g_assert_cmpfloat (fixture_value (picture, "c", ROUND, "sampled"), ==, 10);
  g_assert_cmpuint (bw_place_tree_get_root (bw_picture_get_places (picture)), ==,
                    fixture_place (picture, "c"));
}

typedef struct
{
  guint    n;
  gboolean structure;
  guint    types;
  GArray  *places;
} Seen;

static void
on_picture_changed_cb (BwPicture             *picture,
                       const BwPictureChange *change,
                       Seen                  *seen)
{
  seen->n++;
  seen->structure = change->structure;
  seen->types = change->types;
  g_array_set_size (seen->places, 0);
  if (change->n_places > 0)
    g_array_append_vals (seen->places, change->places, change->n_places);
}

static gboolean
has_seen (const Seen *seen,
          BwPicture  *picture,
          const char *code)
{
  guint n = 0;

  for (guint i = 0; i < seen->places->len; i++)
    n += g_array_index (seen->places, BwPlace, i) == fixture_place (picture, code);

  g_assert_cmpuint (n, <=, 1);
  return n == 1;
}

static void
test_changed (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  Seen seen = { .places = places };

  g_signal_connect (picture, "changed", G_CALLBACK (on_picture_changed_cb), &seen);
  bw_picture_commit (picture);
  g_assert_cmpuint (seen.n, ==, 1);
  g_assert_true (seen.structure);
  bw_picture_commit (picture);
  g_assert_cmpuint (seen.n, ==, 1);

  fixture_add (picture, "s11", ROUND, "sampled", 1, T0 + 5);
  fixture_add (picture, "s12", ROUND, "sampled", 1, T0 + 5);
  g_assert_cmpuint (seen.n, ==, 1);
  bw_picture_commit (picture);
  g_assert_cmpuint (seen.n, ==, 2);
  g_assert_false (seen.structure);
  g_assert_cmpuint (seen.types, ==, 1u << BW_DOCUMENT_TYPE_TALLY);
  g_assert_cmpuint (seen.places->len, ==, 4);
  g_assert_true (has_seen (&seen, picture, "s11") && has_seen (&seen, picture, "s12"));
  g_assert_true (has_seen (&seen, picture, "d1") && has_seen (&seen, picture, "c"));

  /* What stands already is no change: an older set, the same site again. */
  fixture_set (picture, "s11", ROUND, "queue", 1, BW_BOUND_EXACT, T0 + 5);
  bw_picture_commit (picture);
  g_assert_cmpuint (seen.n, ==, 3);
  fixture_set (picture, "s11", ROUND, "queue", 9, BW_BOUND_EXACT, T0 + 4);
  fixture_site (picture, "s11", "d1", "sampling");
  fixture_round (picture, T0);
  bw_picture_commit (picture);
  g_assert_cmpuint (seen.n, ==, 3);

  /* A move names both ends. */
  fixture_site (picture, "s11", "d2", "sampling");
  bw_picture_commit (picture);
  g_assert_cmpuint (seen.n, ==, 4);
  g_assert_true (seen.structure);
  g_assert_true (has_seen (&seen, picture, "d1") && has_seen (&seen, picture, "d2"));
  g_assert_true (has_seen (&seen, picture, "c"));
}

static void
test_clear (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  Seen seen = { .places = places };

  fixture_add (picture, "s11", ROUND, "sampled", 10, T0 + 9);
  bw_picture_commit (picture);
  g_signal_connect (picture, "changed", G_CALLBACK (on_picture_changed_cb), &seen);
  bw_picture_clear (picture);
  bw_picture_commit (picture);

  g_assert_cmpuint (seen.n, ==, 1);
  g_assert_true (seen.structure);
  g_assert_cmpuint (bw_place_tree_get_size (bw_picture_get_places (picture)), ==, 0);
  g_assert_null (bw_picture_get_round (picture, T0));

  fixture_area (picture, "c", NULL);
  fixture_site (picture, "s11", "c", "sampling");
  g_assert_true (isnan (fixture_value (picture, "c", ROUND, "sampled")));
  g_assert_cmpuint (bw_picture_count_sites (picture, fixture_place (picture, "c"),
                                            BW_SITE_KIND_SAMPLING, BW_CONDITION_UNKNOWN), ==, 1);
}

static void
test_rounds (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  const struct
  {
    const char *id;
    const char *starts;
    const char *deadline;
  } rounds[] = {
    { "r1", "2021-08-01T00:00:00Z", "2021-08-02T00:00:00Z" },
    { "r3", "2021-08-09T00:00:00Z", "2021-08-10T00:00:00Z" },
    { "r2", "2021-08-05T00:00:00Z", "2021-08-06T00:00:00Z" },
  };
  gint64 day1 = T0 - 6 * BW_TIME_DAY;

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    g_assert_true (fixture_apply (picture, "{'type':'round','id':'%s','name':'x','starts':'%s','deadline':'%s',"
                                  "'areas':[],'milestones':[],'at':'%s','source':'import'}",
                                  rounds[i].id, rounds[i].starts, rounds[i].deadline, rounds[i].starts));

  g_assert_cmpstr (bw_picture_get_round (picture, day1 + BW_TIME_HOUR)->id, ==, "r1");
  g_assert_cmpstr (bw_picture_get_round (picture, day1 + 3 * BW_TIME_DAY)->id, ==, "r2");
  g_assert_cmpstr (bw_picture_get_round (picture, day1 + 6 * BW_TIME_DAY)->id, ==, "r3");
  g_assert_cmpstr (bw_picture_get_round (picture, day1 + 60 * BW_TIME_DAY)->id, ==, "r3");
}

static void
test_documents (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  g_autoptr (GPtrArray) list = NULL;
  const char *form = "{'type':'entry','id':'%s','kind':'decision','area':'c','text':'x','seq':%d,"
                     "'at':'2021-08-07T10:00:00Z','source':'manual'%s}";

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_assert_false (bw_picture_get_exercise (picture));
  g_assert_true (fixture_apply (picture, form, "b", 2, ""));
  g_assert_true (fixture_apply (picture, form, "a", 3, ",'exercise':true"));
  g_assert_true (fixture_apply (picture, form, "a", 1, ""));
#pragma GCC diagnostic pop
  g_assert_true (bw_picture_get_exercise (picture));

  list = bw_picture_list_documents (picture, BW_DOCUMENT_TYPE_ENTRY);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (bw_document_get_id (g_ptr_array_index (list, 0)), ==, "a");

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_ENTRY, "a");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_ENTRY, "never was");
  g_assert_false (bw_picture_get_exercise (picture));
  g_assert_null (bw_picture_get_document (picture, BW_DOCUMENT_TYPE_ENTRY, "a"));
  g_assert_nonnull (bw_picture_get_document (picture, BW_DOCUMENT_TYPE_ENTRY, "b"));
}

static void
test_series (void)
{
  g_autoptr (BwPicture) picture = make_city ();
  BwSubject subject = bw_picture_get_subject (picture, ROUND);
  BwSeries *series;

  g_assert_true (fixture_apply (picture, "{'type':'series','id':'d1/" ROUND "/sampled','place':'d1',"
                                "'subject':'" ROUND "',"
                                "'measure':'sampled','at':'2021-08-07T02:00:00Z','start':'2021-08-07T01:00:00Z',"
                                "'step':1800,'source':'report','values':[0,5,9]}"));
  series = bw_picture_get_series (picture, fixture_place (picture, "d1"), subject,
                                  fixture_measure ("sampled"));
  g_assert_cmpuint (series->n_values, ==, 3);

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_SERIES, "d1/" ROUND "/sampled");
  g_assert_null (bw_picture_get_series (picture, fixture_place (picture, "d1"), subject,
                                        fixture_measure ("sampled")));
}

static gboolean
is_in_round (BwPicture  *picture,
             const char *code)
{
  return bw_picture_is_in_round (picture, bw_picture_get_round (picture, 0), fixture_place (picture, code));
}

/* A county in which the points of one town are all that the plan has. */
static void
test_in_round (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_area (picture, "city", NULL);
  fixture_area (picture, "county", "city");
  fixture_area (picture, "other", "city");
  fixture_area (picture, "town", "county");
  fixture_area (picture, "village", "county");
  fixture_area (picture, "told", "county");
  fixture_site (picture, "point", "town", "sampling");
  fixture_site (picture, "gate", "village", "checkpoint");
  fixture_site (picture, "elsewhere", "other", "sampling");
  g_assert_false (bw_picture_is_in_round (picture, NULL, fixture_place (picture, "city")));
  g_assert_true (fixture_apply (picture, "{'type':'round','id':'r1','name':'r1','areas':['county'],"
                                "'at':'2021-08-07T00:00:00Z','source':'import',"
                                "'starts':'2021-08-07T00:00:00Z','deadline':'2021-08-09T00:00:00Z',"
                                "'milestones':[{'at':'2021-08-09T00:00:00Z','share':1}]}"));

  /* Named, with a named part, with a point. */
  g_assert_true (is_in_round (picture, "county"));
  g_assert_true (is_in_round (picture, "city"));
  g_assert_true (is_in_round (picture, "town"));
  g_assert_true (is_in_round (picture, "point"));

  /* Nothing is asked of them, or not by this round. */
  g_assert_false (is_in_round (picture, "village"));
  g_assert_false (is_in_round (picture, "gate"));
  g_assert_false (is_in_round (picture, "other"));
  g_assert_false (is_in_round (picture, "elsewhere"));

  /* Who has a target is asked. */
  g_assert_false (is_in_round (picture, "told"));
  fixture_set (picture, "told", "sampling:r1", "target", 100, BW_BOUND_EXACT, 0);
  g_assert_true (is_in_round (picture, "told"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/missing", test_missing);
  g_test_add_func ("/picture/sum", test_sum);
  g_test_add_func ("/picture/max", test_max);
  g_test_add_func ("/picture/set-order", test_set_order);
  g_test_add_func ("/picture/stated", test_stated);
  g_test_add_func ("/picture/stated-over-dirty", test_stated_over_dirty);
  g_test_add_func ("/picture/source", test_source);
  g_test_add_func ("/picture/tally-replaces", test_tally_replaces);
  g_test_add_func ("/picture/put-tally", test_put_tally);
  g_test_add_func ("/picture/unknown-place", test_unknown_place);
  g_test_add_func ("/picture/move", test_move);
  g_test_add_func ("/picture/remove", test_remove);
  g_test_add_func ("/picture/comes-back", test_comes_back);
  g_test_add_func ("/picture/placeholder", test_placeholder);
  g_test_add_func ("/picture/changed", test_changed);
  g_test_add_func ("/picture/clear", test_clear);
  g_test_add_func ("/picture/rounds", test_rounds);
  g_test_add_func ("/picture/in-round", test_in_round);
  g_test_add_func ("/picture/documents", test_documents);
  g_test_add_func ("/picture/series", test_series);

  return g_test_run ();
}
