/* test-bw-picture-reports.c: any order and any batching gives the same figures
 *
 * Random trees and reports (the seed is printed; --seed repeats it), compared to
 * a recount in the simplest way that there is, to other orders of the same
 * reports, to a picture made from the tallies of the first, and, after places
 * moved and went, to a picture that never saw anything else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-model-error.h"
#include "bw-picture.h"
#include "picture-fixture.h"

#include <math.h>
#include <string.h>

#define SUBJECT     "sampling:r1"
#define N_TRIALS    150
#define N_MOVES     600
#define MAX_AREAS   10
#define MAX_PLACES  30
#define MAX_REPORTS 150
#define T0          (G_GINT64_CONSTANT (1628294400) * G_USEC_PER_SEC)

typedef struct
{
  char     code[8];
  gboolean is_site;
  gboolean is_gone;
  int      parent;    /* -1: a root */
} Place;

typedef struct
{
  int         place;
  gboolean    is_gone;
  BwStatement statement;
  gint64      at;
  BwSource    source;
} Report;

typedef struct
{
  Place  places[MAX_PLACES];
  int    n_places;
  Report reports[MAX_REPORTS];
  int    n_reports;
} World;

/* A running count, readings that add up, one of which the greatest counts, and
 * a stated one. */
static const char * const measures[] = { "sampled", "queue", "wait", "target" };

static int
pick (int n)
{
  return g_test_rand_int_range (0, n);
}

static void
make_places (World *world)
{
  int n_areas = 1 + pick (MAX_AREAS);

  world->n_places = n_areas + pick (MAX_PLACES - n_areas);
  for (int i = 0; i < world->n_places; i++)
    {
      Place *place = &world->places[i];

      place->is_site = i >= n_areas;
      g_snprintf (place->code, sizeof place->code, "%c%d", place->is_site ? 's' : 'a', i);
      place->parent = i == 0 ? -1 : pick (MIN (i, n_areas));
    }
}

static void
make_reports (World *world)
{
  world->n_reports = pick (MAX_REPORTS);
  for (int i = 0; i < world->n_reports; i++)
    {
      Report *report = &world->reports[i];
      BwMeasureId id = fixture_measure (measures[pick (G_N_ELEMENTS (measures))]);
      const BwMeasure *measure = bw_measure_catalogue_get (bw_measure_catalogue_get_default (), id);
      gboolean is_flow = measure->kind == BW_MEASURE_KIND_FLOW;

      /* Few values and times, so that there are ties. */
      report->place = pick (world->n_places);
      report->at = T0 + pick (6);
      report->source = (BwSource) pick (4);
      report->statement.measure = id;
      report->statement.set = !is_flow || (!world->places[report->place].is_site && pick (4) == 0);
      report->statement.value = report->statement.set ? pick (8) : (pick (400) - 100) / 10.0;
      report->statement.bound = report->statement.set ? (guint8) pick (3) : BW_BOUND_EXACT;
    }
}

static void
put_place (BwPicture   *picture,
           const World *world,
           int          i)
{
  const Place *place = &world->places[i];
  const char *parent = place->parent >= 0 ? world->places[place->parent].code : NULL;

  if (place->is_site)
    fixture_site (picture, place->code, parent, "sampling");
  else
    fixture_area (picture, place->code, parent);
}

static void
apply_report (BwPicture    *picture,
              const World  *world,
              const Report *report)
{
  g_autoptr (GError) error = NULL;
  g_auto (BwReport) made = { .at = report->at, .source = report->source, .n_statements = 1 };

  made.place = g_strdup (world->places[report->place].code);
  made.subject = g_strdup (SUBJECT);
  made.statements[0] = report->statement;
  bw_picture_check_report (picture, &made, &error);
  g_assert_no_error (error);
  bw_picture_apply_report (picture, &made, 1);
}

static void
shuffle (int *order,
         int  n)
{
  for (int i = 0; i < n; i++)
    order[i] = i;

  for (int i = n - 1; i > 0; i--)
    {
      int j = pick (i + 1);
      int other = order[i];

      order[i] = order[j];
      order[j] = other;
    }
}

/* Everything that is not gone, in a random order; reports after places. */
static BwPicture *
build (const World *world,
       gboolean     look)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());
  int order[MAX_REPORTS];

  fixture_round (picture, T0);
  shuffle (order, world->n_places);
  for (int i = 0; i < world->n_places; i++)
    {
      if (!world->places[order[i]].is_gone)
        put_place (picture, world, order[i]);
    }

  shuffle (order, world->n_reports);
  for (int i = 0; i < world->n_reports; i++)
    {
      const Report *report = &world->reports[order[i]];

      if (!report->is_gone)
        apply_report (picture, world, report);
      if (look && pick (3) == 0)
        fixture_value (picture, world->places[0].code, SUBJECT, measures[pick (G_N_ELEMENTS (measures))]);
      if (look && pick (5) == 0)
        bw_picture_commit (picture);
    }

  return picture;
}

/* The recount: no columns, no deltas, from the reports alone each time. */

typedef struct
{
  gboolean is_there;
  double   value;
  gint64   at;
  BwBound  bound;
} Reading;

static Reading
count_adds (const World *world,
            int          place,
            BwMeasureId  measure)
{
  Reading sum = { 0 };
  gint64 thousandths = 0;

  for (int i = 0; i < world->n_reports; i++)
    {
      const Report *report = &world->reports[i];

      if (report->place != place || report->statement.set || report->statement.measure != measure)
        continue;

      sum.is_there = TRUE;
      sum.at = MAX (sum.at, report->at);
      thousandths += llround (report->statement.value * 1000.0);
    }

  sum.value = (double) thousandths / 1000.0;
  return sum;
}

static Reading
find_set (const World *world,
          int          place,
          BwMeasureId  measure)
{
  Reading best = { 0 };

  for (int i = 0; i < world->n_reports; i++)
    {
      const Report *report = &world->reports[i];
      const BwStatement *said = &report->statement;

      if (report->place != place || !said->set || said->measure != measure)
        continue;

      if (!best.is_there
          || report->at > best.at
          || (report->at == best.at && said->value > best.value)
          || (report->at == best.at && said->value == best.value && said->bound > (guint) best.bound))
        best = (Reading) { TRUE, said->value, report->at, (BwBound) said->bound };
    }

  return best;
}

static Reading recount_shown (const World     *world,
                              int              place,
                              const BwMeasure *measure);

static Reading
recount_summed (const World     *world,
                int              place,
                const BwMeasure *measure,
                guint           *n_reported)
{
  Reading all = count_adds (world, place, measure->index);
  gint64 thousandths = llround (all.value * 1000.0);

  *n_reported = 0;
  for (int i = 0; i < world->n_places; i++)
    {
      Reading part;

      if (world->places[i].parent != place || world->places[i].is_gone)
        continue;

      part = recount_shown (world, i, measure);
      if (!part.is_there)
        continue;

      *n_reported += 1;
      thousandths += llround (part.value * 1000.0);
      if (measure->rollup == BW_ROLLUP_MAX)
        all.value = all.is_there ? MAX (all.value, part.value) : part.value;

      all.is_there = TRUE;
      all.at = MAX (all.at, part.at);
      all.bound = bw_bound_combine (all.bound, part.bound);
    }

  if (measure->rollup == BW_ROLLUP_SUM)
    all.value = (double) thousandths / 1000.0;

  return all;
}

static Reading
recount_shown (const World     *world,
               int              place,
               const BwMeasure *measure)
{
  Reading stated = find_set (world, place, measure->index);
  guint n_reported;

  if (stated.is_there)
    return stated;
  if (world->places[place].is_site)
    return count_adds (world, place, measure->index);

  return recount_summed (world, place, measure, &n_reported);
}

static void
assert_summed (const BwFigure *figure,
               const Reading  *summed)
{
  g_assert_cmpint (figure->has_summed, ==, summed->is_there);
  if (!summed->is_there)
    return;

  g_assert_cmpfloat (figure->summed, ==, summed->value);
  g_assert_cmpint (figure->summed_at, ==, summed->at);
  g_assert_cmpint (figure->summed_bound, ==, summed->bound);
}

static void
assert_recount (BwPicture   *picture,
                const World *world)
{
  for (int i = 0; i < world->n_places; i++)
    {
      for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
        {
          BwFigure figure = fixture_figure (picture, world->places[i].code, SUBJECT, measures[m]);
          Reading stated = find_set (world, i, figure.measure->index);
          Reading summed;
          guint n_reported;

          if (world->places[i].is_site)
            {
              summed = recount_shown (world, i, figure.measure);
              assert_summed (&figure, &summed);
              continue;
            }

          summed = recount_summed (world, i, figure.measure, &n_reported);
          assert_summed (&figure, &summed);
          g_assert_cmpuint (figure.n_reported, ==, n_reported);
          g_assert_cmpint (figure.has_stated, ==, stated.is_there);
          if (!stated.is_there)
            continue;

          g_assert_cmpfloat (figure.stated, ==, stated.value);
          g_assert_cmpint (figure.stated_at, ==, stated.at);
          g_assert_cmpint (figure.stated_bound, ==, stated.bound);
        }
    }
}

static void
assert_same_figure (const BwFigure *a,
                    const BwFigure *b)
{
  g_assert_true (a->measure == b->measure);
  g_assert_cmpint (a->has_stated, ==, b->has_stated);
  g_assert_cmpint (a->has_summed, ==, b->has_summed);
  g_assert_cmpint (a->stated_bound, ==, b->stated_bound);
  g_assert_cmpint (a->summed_bound, ==, b->summed_bound);
  g_assert_cmpint (a->source, ==, b->source);
  g_assert_cmpfloat (a->stated, ==, b->stated);
  g_assert_cmpfloat (a->summed, ==, b->summed);
  g_assert_cmpint (a->stated_at, ==, b->stated_at);
  g_assert_cmpint (a->summed_at, ==, b->summed_at);
  g_assert_cmpuint (a->n_reported, ==, b->n_reported);
  g_assert_cmpuint (a->n_expected, ==, b->n_expected);
}

static guint
count_sites (BwPicture   *picture,
             const char  *code,
             BwCondition  condition)
{
  return bw_picture_count_sites (picture, fixture_place (picture, code),
                                 BW_SITE_KIND_SAMPLING, condition);
}

static void
assert_same (BwPicture   *a,
             BwPicture   *b,
             const World *world)
{
  for (int i = 0; i < world->n_places; i++)
    {
      const char *code = world->places[i].code;
      gboolean is_listed = bw_place_tree_lookup (bw_picture_get_places (a), code) != BW_PLACE_NONE;

      g_assert_cmpint (bw_place_tree_lookup (bw_picture_get_places (b), code) != BW_PLACE_NONE, ==,
                       is_listed);
      for (guint m = 0; is_listed && m < G_N_ELEMENTS (measures); m++)
        {
          BwFigure left = fixture_figure (a, code, SUBJECT, measures[m]);
          BwFigure right = fixture_figure (b, code, SUBJECT, measures[m]);

          assert_same_figure (&left, &right);
        }

      for (guint c = 0; is_listed && c < BW_N_CONDITIONS; c++)
        g_assert_cmpuint (count_sites (a, code, (BwCondition) c), ==,
                          count_sites (b, code, (BwCondition) c));
    }
}

static World *
make_world (void)
{
  World *world = g_new0 (World, 1);

  make_places (world);
  make_reports (world);
  return world;
}

static void
test_any_order (void)
{
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      g_autofree World *world = make_world ();
      g_autoptr (BwPicture) looked_at = build (world, TRUE);
      g_autoptr (BwPicture) in_one_go = build (world, FALSE);

      assert_recount (looked_at, world);
      assert_recount (in_one_go, world);
      assert_same (looked_at, in_one_go, world);
    }
}

static void
on_tally_cb (BwPicture *picture,
             BwPlace    place,
             BwSubject  subject,
             guint64    seq,
             gpointer   user_data)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (picture);
  GPtrArray *documents = user_data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (BwTally) tally = bw_picture_dup_tally (picture, place, subject, NULL);
  g_autoptr (JsonObject) json = bw_tally_to_json (tally, catalogue, zone);
  g_autoptr (GError) error = NULL;
  BwDocument *document;

  json_object_set_int_member (json, "seq", (gint64) seq);
  document = bw_document_new_from_object (json, catalogue, &error);
  g_assert_no_error (error);
  g_ptr_array_add (documents, document);
}

static void
test_from_tallies (void)
{
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      g_autofree World *world = make_world ();
      g_autoptr (BwPicture) reported = build (world, TRUE);
      g_autoptr (BwPicture) told = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      int n_reports = world->n_reports;
      int order[MAX_REPORTS];

      documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
      bw_picture_foreach_tally (reported, BW_PLACE_NONE, 0, on_tally_cb, documents);

      world->n_reports = 0;
      told = build (world, FALSE);
      world->n_reports = n_reports;
      shuffle (order, (int) documents->len);
      for (guint i = 0; i < documents->len; i++)
        {
          BwDocument *document = g_ptr_array_index (documents, order[i]);

          g_assert_cmpuint (bw_picture_apply (told, &document, 1), ==, 0);
        }

      assert_same (reported, told, world);
    }
}

static gboolean
is_below (const World *world,
          int          place,
          int          ancestor)
{
  while (place >= 0 && place != ancestor)
    place = world->places[place].parent;

  return place == ancestor;
}

/* Moves, removes or puts back a random place. */
static void
shake (BwPicture *picture,
       World     *world)
{
  int i = pick (world->n_places);
  int target = pick (world->n_places);
  Place *place = &world->places[i];

  if (pick (3) == 0)
    {
      bw_picture_remove (picture, place->is_site ? BW_DOCUMENT_TYPE_SITE : BW_DOCUMENT_TYPE_AREA,
                         place->code);
      place->is_gone = TRUE;
      for (int r = 0; r < world->n_reports; r++)
        world->reports[r].is_gone |= world->reports[r].place == i;
      return;
    }

  if (world->places[target].is_site || is_below (world, target, i))
    return;

  place->parent = target;
  place->is_gone = FALSE;
  put_place (picture, world, i);
}

static void
test_moves (void)
{
  for (guint trial = 0; trial < N_MOVES; trial++)
    {
      g_autofree World *world = make_world ();
      g_autoptr (BwPicture) shaken = build (world, TRUE);
      g_autoptr (BwPicture) fresh = NULL;
      int n_shakes = pick (20);

      for (int i = 0; i < n_shakes; i++)
        {
          shake (shaken, world);
          if (pick (3) == 0)
            bw_picture_commit (shaken);
        }

      fresh = build (world, FALSE);
      assert_same (shaken, fresh, world);
    }
}

static void
assert_refused (BwPicture  *picture,
                const char *place,
                const char *subject,
                const char *measure,
                gboolean    set,
                int         code,
                const char *pointer)
{
  g_autoptr (GError) error = NULL;
  g_auto (BwReport) report = { .at = T0, .n_statements = 1 };

  report.place = g_strdup (place);
  report.subject = g_strdup (subject);
  report.statements[0] = (BwStatement) { .measure = fixture_measure (measure), .set = (guint8) set };
  g_assert_false (bw_picture_check_report (picture, &report, &error));
  g_assert_error (error, BW_MODEL_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, pointer));
}

static void
test_refused (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_round (picture, T0);
  fixture_area (picture, "c", NULL);
  fixture_site (picture, "s", "c", "sampling");

  assert_refused (picture, "x", SUBJECT, "sampled", FALSE, BW_MODEL_ERROR_REFERENCE, "/place: ");
  assert_refused (picture, "s", "sampling:r9", "sampled", FALSE, BW_MODEL_ERROR_REFERENCE, "/subject: ");
  assert_refused (picture, "s", SUBJECT, "passed", FALSE, BW_MODEL_ERROR_FIELD, "/add/passed: ");
  assert_refused (picture, "s", SUBJECT, "queue", FALSE, BW_MODEL_ERROR_FIELD, "/add/queue: ");
  assert_refused (picture, "s", SUBJECT, "sampled", TRUE, BW_MODEL_ERROR_FIELD, "/set/sampled: ");

  /* Somebody may vouch for the whole of an area. */
  fixture_set (picture, "c", SUBJECT, "sampled", 5, BW_BOUND_EXACT, T0);
}

/* What one point cannot read many points make up together. */
static void
test_totals_of_areas (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (GError) error = NULL;
  g_auto (BwReport) report = { .at = T0, .n_statements = 1 };

  fixture_round (picture, T0);
  fixture_area (picture, "c", NULL);
  fixture_site (picture, "s", "c", "sampling");
  fixture_set (picture, "c", SUBJECT, "sampled", 5000000, BW_BOUND_OVER, T0);
  fixture_set (picture, "c", SUBJECT, "queue", 300000, BW_BOUND_EXACT, T0);
  g_assert_cmpfloat (fixture_value (picture, "c", SUBJECT, "queue"), ==, 300000);

  report.place = g_strdup ("s");
  report.subject = g_strdup (SUBJECT);
  report.statements[0] = (BwStatement) { .measure = fixture_measure ("queue"), .set = TRUE, .value = 300000 };
  g_assert_false (bw_picture_check_report (picture, &report, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD);
  g_assert_cmpstr (error->message, ==, "/set/queue: must be from 0 to 100000 at a site");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-reports/any-order", test_any_order);
  g_test_add_func ("/picture-reports/from-tallies", test_from_tallies);
  g_test_add_func ("/picture-reports/moves", test_moves);
  g_test_add_func ("/picture-reports/refused", test_refused);
  g_test_add_func ("/picture-reports/totals-of-areas", test_totals_of_areas);

  return g_test_run ();
}
