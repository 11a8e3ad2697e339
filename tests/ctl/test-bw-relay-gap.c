/* test-bw-relay-gap.c: a province that is told what it lacks shows what the city shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-relay-gap.h"

#include "bw-json.h"
#include "bw-time.h"
#include "city-fixture.h"

#include <string.h>

#define SUBJECT "sampling:spring"
#define NOON    (G_GINT64_CONSTANT (1646913600) * G_USEC_PER_SEC)
#define MINUTE  (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

/* The province with its log: which ids it has seen, and the version it is at. */
typedef struct
{
  BwPicture    *city;
  BwPicture    *province;
  BwRelayMarks *marks;
  GHashTable   *ids;
  guint64       seq;
  guint         cursor;
} Fixture;

static BwPicture *
read_picture (const char *directory)
{
  g_autoptr (GPtrArray) documents = fixture_read_city (directory);
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  bw_picture_apply (picture, (BwDocument **) documents->pdata, documents->len);
  return picture;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->city = read_picture (FIXTURE_HARBOUR);
  fixture->province = read_picture ("tests/data/cities/shore");
  fixture->marks = bw_relay_marks_new ();
  fixture->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->city);
  g_object_unref (fixture->province);
  bw_relay_marks_free (fixture->marks);
  g_hash_table_unref (fixture->ids);
}

static BwMeasureId
find_measure (const char *id)
{
  return bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), id)->index;
}

static void
say (BwPicture  *picture,
     const char *place,
     const char *measure,
     gboolean    set,
     double      value,
     BwBound     bound,
     gint64      at)
{
  g_auto (BwReport) report = { .at = at, .n_statements = 1 };
  g_autoptr (GError) error = NULL;

  report.place = g_strdup (place);
  report.subject = g_strdup (SUBJECT);
  report.statements[0] = (BwStatement) { find_measure (measure), (guint8) set, (guint8) bound, value };
  bw_picture_check_report (picture, &report, &error);
  g_assert_no_error (error);
  bw_picture_apply_report (picture, &report, 0);
}

/* As a backend does: each id once. Returns how many counted. */
static guint
take_in (Fixture    *fixture,
         const char *lines)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  guint n = 0;

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = bw_json_parse (list[i], -1, 4096, &error);
      g_auto (BwReport) report = { .n_statements = 0 };
      JsonObject *object;

      g_assert_no_error (error);
      object = json_node_get_object (node);
      bw_report_parse (&report, object, bw_measure_catalogue_get_default (), &error);
      g_assert_no_error (error);
      bw_picture_check_report (fixture->province, &report, &error);
      g_assert_no_error (error);
      if (!g_hash_table_add (fixture->ids, g_strdup (json_object_get_string_member (object, "id"))))
        continue;

      bw_picture_apply_report (fixture->province, &report, ++fixture->seq);
      n++;
    }

  return n;
}

static char *
write_gap (Fixture *fixture,
           guint   *n)
{
  GString *lines = g_string_new (NULL);

  *n = bw_relay_gap_write (fixture->city, fixture->province, NOON + 60 * MINUTE, 1000, fixture->marks,
                           &fixture->cursor, lines);
  return g_string_free (lines, FALSE);
}

/* Until nothing is lacking. */
static void
relay (Fixture *fixture)
{
  guint n = 1;

  for (guint i = 0; n > 0; i++)
    {
      g_autofree char *lines = write_gap (fixture, &n);

      g_assert_cmpuint (i, <, 4);
      take_in (fixture, lines);
    }
}

static BwFigure
get_figure (BwPicture  *picture,
            const char *place,
            const char *measure)
{
  BwFigure figure;

  bw_picture_get_totals (picture, bw_place_tree_lookup (bw_picture_get_places (picture), place),
                         bw_picture_get_subject (picture, SUBJECT), find_measure (measure), &figure);
  return figure;
}

static void
assert_told (Fixture    *fixture,
             const char *place,
             const char *measure)
{
  BwFigure here = get_figure (fixture->city, place, measure);
  BwFigure there = get_figure (fixture->province, place, measure);

  g_assert_cmpint (bw_figure_is_missing (&here), ==, bw_figure_is_missing (&there));
  if (bw_figure_is_missing (&here))
    return;

  g_assert_cmpfloat (bw_figure_get_value (&here), ==, bw_figure_get_value (&there));
  g_assert_cmpint (bw_figure_get_bound (&here), ==, bw_figure_get_bound (&there));
}

static void
assert_all_told (Fixture *fixture)
{
  static const char * const places[] = { "H", "H1", "H2" };
  static const char * const measures[] = { "target", "sampled", "tubes", "queue", "wait", "positive_tubes" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (measures); k++)
        assert_told (fixture, places[i], measures[k]);
    }
}

static void
test_same_figures (Fixture       *fixture,
                   gconstpointer  unused)
{
  BwFigure figure;

  say (fixture->city, "H111-s1", "sampled", FALSE, 500, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H211-s1", "sampled", FALSE, 0, BW_BOUND_EXACT, NOON - MINUTE);
  say (fixture->city, "H", "sampled", FALSE, 20, BW_BOUND_EXACT, NOON + MINUTE);
  say (fixture->city, "H111-s1", "queue", TRUE, 30, BW_BOUND_ABOUT, NOON);
  say (fixture->city, "H211-s1", "queue", TRUE, 5, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H111-s1", "wait", TRUE, 12, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H212-s1", "wait", TRUE, 40, BW_BOUND_EXACT, NOON);
  relay (fixture);
  assert_all_told (fixture);

  /* Nothing was counted is not nobody said anything. */
  figure = get_figure (fixture->province, "H2", "sampled");
  g_assert_true (figure.has_summed && !figure.has_stated && figure.summed == 0);
  g_assert_cmpint (figure.summed_at, ==, NOON - MINUTE);
  figure = get_figure (fixture->province, "H2", "tubes");
  g_assert_true (bw_figure_is_missing (&figure));

  /* What is above the city has it once. */
  figure = get_figure (fixture->province, "S", "sampled");
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 520);
  g_assert_cmpint (bw_figure_get_as_of (&figure), ==, NOON + MINUTE);
}

/* What somebody vouches for and what adds up to it stay two things. */
static void
test_stated_and_summed (Fixture       *fixture,
                        gconstpointer  unused)
{
  BwFigure figure;

  say (fixture->city, "H111-s1", "sampled", FALSE, 500, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H1", "sampled", TRUE, 60000, BW_BOUND_OVER, NOON - MINUTE);
  relay (fixture);
  assert_all_told (fixture);
  figure = get_figure (fixture->province, "H1", "sampled");
  g_assert_true (figure.has_stated && figure.stated == 60000 && figure.stated_bound == BW_BOUND_OVER);
  g_assert_cmpint (figure.stated_at, ==, NOON - MINUTE);
  g_assert_true (figure.has_summed && figure.summed == 500);
}

/* The figures go back: a correction, or a city that came out of a backup. */
static void
test_less (Fixture       *fixture,
           gconstpointer  unused)
{
  say (fixture->city, "H111-s1", "sampled", FALSE, 25000, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H111-s1", "queue", TRUE, 30, BW_BOUND_EXACT, NOON);
  relay (fixture);
  assert_all_told (fixture);

  g_object_unref (fixture->city);
  fixture->city = read_picture (FIXTURE_HARBOUR);
  say (fixture->city, "H111-s1", "sampled", FALSE, 3, BW_BOUND_EXACT, NOON - MINUTE);
  say (fixture->city, "H111-s1", "queue", TRUE, 7, BW_BOUND_EXACT, NOON - MINUTE);
  relay (fixture);
  assert_all_told (fixture);
}

/* Sent twice, and again by one that has not seen what came of it, also when the city
 * has gone on meanwhile. */
static void
test_once (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  BwFigure figure;
  guint n;

  say (fixture->city, "H111-s1", "sampled", FALSE, 100, BW_BOUND_EXACT, NOON);
  first = write_gap (fixture, &n);
  g_assert_cmpuint (n, >, 0);
  say (fixture->city, "H111-s1", "sampled", FALSE, 11, BW_BOUND_EXACT, NOON + MINUTE);
  second = write_gap (fixture, &n);

  g_assert_cmpuint (take_in (fixture, first), >, 0);
  g_assert_cmpuint (take_in (fixture, first), ==, 0);
  take_in (fixture, second);
  figure = get_figure (fixture->province, "H", "sampled");
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 100);

  relay (fixture);
  figure = get_figure (fixture->province, "H", "sampled");
  g_assert_cmpfloat (bw_figure_get_value (&figure), ==, 111);
}

/* A batch is no longer than it may be, and the rest follows. */
static void
test_batches (Fixture       *fixture,
              gconstpointer  unused)
{
  guint n = 1;

  say (fixture->city, "H111-s1", "sampled", FALSE, 10000, BW_BOUND_EXACT, NOON);
  for (guint i = 0; i < 6; i++)
    say (fixture->city, "H111-s1", "sampled", FALSE, 10000, BW_BOUND_EXACT, NOON);

  for (guint i = 0; n > 0; i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      g_assert_cmpuint (i, <, 100);
      n = bw_relay_gap_write (fixture->city, fixture->province, NOON, 3, fixture->marks, &fixture->cursor,
                              lines);
      g_assert_cmpuint (n, <=, 3);
      take_in (fixture, lines->str);
    }

  assert_all_told (fixture);
}

/* Where nothing is taken of what is sent, everything is tried all the same. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint size = bw_place_tree_get_size (bw_picture_get_places (fixture->province));

  say (fixture->city, "H111-s1", "sampled", FALSE, 100, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H211-s1", "sampled", FALSE, 100, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H", "sampled", FALSE, 1, BW_BOUND_EXACT, NOON);
  for (guint i = 0; i < 2 * size; i++)
    g_assert_cmpuint (bw_relay_gap_write (fixture->city, fixture->province, NOON, 1, fixture->marks, &fixture->cursor,
                                          lines), ==, 1);

  g_assert_nonnull (strstr (lines->str, "\"place\":\"H\""));
  g_assert_nonnull (strstr (lines->str, "\"place\":\"H1\""));
  g_assert_nonnull (strstr (lines->str, "\"place\":\"H2\""));
}

/* Whether the report to @place about @measure says that nobody counted it. */
static gboolean
is_simulated (const char *lines,
              const char *place,
              const char *measure)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  g_autofree char *about = g_strdup_printf ("\"place\":\"%s\"", place);
  g_autofree char *of = g_strdup_printf ("\"%s\":", measure);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (strstr (list[i], about) != NULL && strstr (list[i], of) != NULL)
        return strstr (list[i], "\"source\":\"simulation\"") != NULL;
    }

  g_assert_not_reached ();
}

/* What the city's files have made up is not told as if somebody had counted it, and what
 * was counted where they have is. */
static void
test_made_up (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) documents = fixture_read_city (FIXTURE_HARBOUR);
  g_autofree char *plain = NULL;
  g_autofree char *marked = NULL;
  guint n;

  say (fixture->city, "H111-s1", "sampled", FALSE, 100, BW_BOUND_EXACT, NOON);
  say (fixture->city, "H2", "target", TRUE, 9000, BW_BOUND_EXACT, NOON);
  plain = write_gap (fixture, &n);
  g_assert_false (is_simulated (plain, "H1", "target"));

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      if (bw_document_get_kind (document) == BW_DOCUMENT_TYPE_TALLY)
        bw_relay_marks_add (fixture->marks, fixture->city, bw_document_get_tally (document));
    }

  fixture->cursor = 0;
  marked = write_gap (fixture, &n);
  g_assert_true (is_simulated (marked, "H1", "target"));
  g_assert_true (is_simulated (marked, "H", "allotted_fen"));
  g_assert_false (is_simulated (marked, "H1", "sampled"));

  /* Somebody vouches for it, whatever is below. */
  g_assert_false (is_simulated (marked, "H2", "target"));
}

/* What the province holds no round of is not its affair. */
static void
test_rounds (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *lines = NULL;
  guint n;

  bw_picture_remove (fixture->province, BW_DOCUMENT_TYPE_ROUND, "spring");
  say (fixture->city, "H111-s1", "sampled", FALSE, 100, BW_BOUND_EXACT, NOON);
  lines = write_gap (fixture, &n);
  g_assert_null (strstr (lines, SUBJECT));
  g_assert_nonnull (strstr (lines, "\"mobilisation\""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/relay-gap/same-figures", Fixture, NULL, set_up, test_same_figures, tear_down);
  g_test_add ("/relay-gap/stated-and-summed", Fixture, NULL, set_up, test_stated_and_summed, tear_down);
  g_test_add ("/relay-gap/less", Fixture, NULL, set_up, test_less, tear_down);
  g_test_add ("/relay-gap/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/relay-gap/batches", Fixture, NULL, set_up, test_batches, tear_down);
  g_test_add ("/relay-gap/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/relay-gap/made-up", Fixture, NULL, set_up, test_made_up, tear_down);
  g_test_add ("/relay-gap/rounds", Fixture, NULL, set_up, test_rounds, tear_down);

  return g_test_run ();
}
