/* test-bw-map-marks.c: no site is lost in a crowd, and no exception at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map-fixture.h"

#define ALL_KINDS ((1u << BW_N_SITE_KINDS) - 1)

typedef struct
{
  BwPicture   *picture;
  BwMapLayout *layout;
  BwMapState  *state;
  BwMapView    view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  fixture->picture = map_fixture_new_picture (2);
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *code = g_strdup_printf ("s%u", i);

      map_fixture_add_site (fixture->picture, code, i % 4, 2,
                            g_rand_double_range (rand, -40, 40), g_rand_double_range (rand, -40, 40));
    }
  fixture->layout = map_fixture_lay_out (fixture->picture, &fixture->view, 400);
  fixture->state = bw_map_state_new (fixture->layout->places->n_areas,
                                     bw_place_tree_get_size (bw_picture_get_places (fixture->picture)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_map_state_free (fixture->state);
  bw_map_layout_unref (fixture->layout);
  g_object_unref (fixture->picture);
}

static guint
count_members (const BwMapMarks *marks,
               gboolean          exceptions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < marks->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (marks->marks, BwMapMark, i);

      for (guint j = 0; j < mark->n && mark->is_exception == exceptions; j++)
        g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (bw_map_marks_get_row (marks, mark, j) + 1)));
    }

  return g_hash_table_size (seen);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BwMapMarks) wide = NULL;
  g_autoptr (BwMapMarks) close = NULL;
  BwMapView view = fixture->view;

  wide = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &view, 1);
  g_assert_cmpuint (count_members (wide, FALSE), ==, 600);
  g_assert_cmpuint (count_members (wide, TRUE), ==, 0);

  /* From afar they are crowds, all in the view still. */
  view.scale /= 16;
  close = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &view, 1);
  g_assert_cmpuint (count_members (close, FALSE), ==, 600);
  g_assert_cmpuint (close->marks->len, <, 30);
  g_assert_cmpuint (close->marks->len, <, wide->marks->len);
}

static void
test_exceptions (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BwMapMarks) marks = NULL;
  const BwMapMark *last;

  for (guint i = 0; i < 600; i += 50)
    fixture->state->conditions[fixture->layout->places->sites[i]] = BW_CONDITION_PAUSED;

  /* No ordinary site is asked for; the exceptions come all the same. */
  marks = bw_map_marks_new (fixture->layout, fixture->state, 0, &fixture->view, 1);
  g_assert_cmpuint (count_members (marks, FALSE), ==, 0);
  g_assert_cmpuint (count_members (marks, TRUE), ==, 12);
  g_assert_cmpuint (marks->n_exceptions, ==, 12);
  bw_map_marks_unref (g_steal_pointer (&marks));

  /* Over the ordinary ones: painted last, found first. */
  marks = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &fixture->view, 1);
  last = &g_array_index (marks->marks, BwMapMark, marks->marks->len - 1);
  g_assert_true (last->is_exception);
  g_assert_cmpuint (count_members (marks, FALSE), ==, 588);
}

/* What is hidden has no mark, and is not counted; the exceptions too. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BwMapMarks) marks = NULL;
  guint n_shown;
  guint n_without;

  bw_map_state_hide_sites (fixture->state);
  fixture->state->conditions[fixture->layout->places->sites[3]] = BW_CONDITION_NORMAL;
  marks = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &fixture->view, 1);
  g_assert_cmpuint (count_members (marks, FALSE), ==, 1);
  g_assert_cmpuint (count_members (marks, TRUE), ==, 0);
  bw_map_state_count_sites (fixture->state, fixture->layout->places, ALL_KINDS, &n_shown, &n_without);
  g_assert_cmpuint (n_shown, ==, 1);
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BwMapMarks) marks = NULL;

  fixture->state->conditions[fixture->layout->places->sites[5]] = BW_CONDITION_JAMMED;
  marks = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &fixture->view, 1);
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (marks->marks, BwMapMark, i);
      const BwMapMark *picked;
      double x;
      double y;

      bw_map_view_to_screen (&fixture->view, mark->x, mark->y, &x, &y);
      picked = bw_map_marks_pick (marks, &fixture->view, x, y, 0);
      g_assert_nonnull (picked);
      g_assert_true (picked == mark || picked->is_exception
                     || (picked->x == mark->x && picked->y == mark->y));
    }
  g_assert_null (bw_map_marks_pick (marks, &fixture->view, 1, 1, 0));
}

static gboolean
has_row (GArray  *rows,
         guint32  row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_array_index (rows, guint32, i) == row)
        return TRUE;
    }

  return FALSE;
}

/* Of marks that lie over each other no site is left out, whichever is on top. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BwMapMarks) marks = NULL;
  g_autoptr (GArray) nothing = NULL;
  guint n_several = 0;

  fixture->state->conditions[fixture->layout->places->sites[5]] = BW_CONDITION_JAMMED;
  marks = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &fixture->view, 1);
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (marks->marks, BwMapMark, i);
      const BwMapMark *top;
      g_autoptr (GArray) rows = NULL;
      double x;
      double y;

      bw_map_view_to_screen (&fixture->view, mark->x, mark->y, &x, &y);
      top = bw_map_marks_pick (marks, &fixture->view, x, y, 12);
      rows = bw_map_marks_list_at (marks, &fixture->view, x, y, 12);
      g_assert_cmpuint (g_array_index (rows, guint32, 0), ==, bw_map_marks_get_row (marks, top, 0));
      for (guint j = 0; j < mark->n; j++)
        g_assert_true (has_row (rows, bw_map_marks_get_row (marks, mark, j)));
      g_assert_cmpuint (rows->len, ==, bw_map_marks_count_at (marks, &fixture->view, x, y, 12));
      g_assert_cmpuint (rows->len, >=, mark == top ? mark->n : mark->n + top->n);
      n_several += mark != top;
    }
  g_assert_cmpuint (n_several, >, 0);

  nothing = bw_map_marks_list_at (marks, &fixture->view, 1, 1, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* What a crowd stands for does not change while the map is moved. */
static void
test_steady (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BwMapMarks) before = NULL;
  g_autoptr (BwMapMarks) after = NULL;
  BwMapView view = fixture->view;
  guint n_same = 0;

  view.scale /= 4;
  before = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &view, 1);
  view.x += 37.3 / view.scale;
  view.y -= 11.9 / view.scale;
  after = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &view, 1);
  g_assert_cmpuint (before->marks->len, ==, after->marks->len);
  for (guint i = 0; i < before->marks->len; i++)
    {
      const BwMapMark *a = &g_array_index (before->marks, BwMapMark, i);

      for (guint j = 0; j < after->marks->len; j++)
        {
          const BwMapMark *b = &g_array_index (after->marks, BwMapMark, j);

          n_same += a->n == b->n && a->x == b->x && a->y == b->y;
        }
    }
  g_assert_cmpuint (n_same, ==, before->marks->len);
}

/* Eastward it goes on, never back, until nothing lies ahead; and what has no mark is no
 * neighbour. */
static void
test_neighbours (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BwMapMarks) all = NULL;
  g_autoptr (BwMapMarks) none = NULL;
  const double *x = fixture->layout->x;
  const double *y = fixture->layout->y;
  gint64 row = 0;
  gint64 next;
  guint n = 0;

  all = bw_map_marks_new (fixture->layout, fixture->state, ALL_KINDS, &fixture->view, 1);
  none = bw_map_marks_new (fixture->layout, fixture->state, 0, &fixture->view, 1);
  g_assert_cmpint (bw_map_marks_find_neighbour (none, fixture->layout, 0, 1, 0), ==, -1);
  while ((next = bw_map_marks_find_neighbour (all, fixture->layout, (guint32) row, 1, 0)) >= 0)
    {
      g_assert_cmpfloat (x[next], >, x[row]);
      row = next;
      n++;
    }
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < fixture->layout->places->n_sites; i++)
    g_assert_false (x[i] > x[row] && ABS (y[i] - y[row]) < x[i] - x[row]);
}

/* Of many at one position all are reached, onward and back; and then what lies beyond. */
static void
test_same_position (void)
{
  static const int longitudes[] = { 0, 0, 10, 0, -10 };
  static const guint32 eastward[] = { 4, 0, 1, 3, 2 };
  g_autoptr (BwPicture) picture = map_fixture_new_picture (2);
  g_autoptr (BwMapLayout) layout = NULL;
  g_autoptr (BwMapMarks) marks = NULL;
  BwMapState *state;
  BwMapView view;

  for (guint i = 0; i < G_N_ELEMENTS (longitudes); i++)
    {
      g_autofree char *code = g_strdup_printf ("s%u", i);

      map_fixture_add_site (picture, code, 0, 2, longitudes[i], 0);
    }
  layout = map_fixture_lay_out (picture, &view, 400);
  state = bw_map_state_new (layout->places->n_areas, bw_place_tree_get_size (bw_picture_get_places (picture)));
  marks = bw_map_marks_new (layout, state, ALL_KINDS, &view, 1);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (eastward); i++)
    {
      g_assert_true (bw_map_marks_has_row (marks, eastward[i]));
      g_assert_cmpint (bw_map_marks_find_neighbour (marks, layout, eastward[i], 1, 0), ==, eastward[i + 1]);
      g_assert_cmpint (bw_map_marks_find_neighbour (marks, layout, eastward[i + 1], -1, 0), ==, eastward[i]);
    }
  g_assert_false (bw_map_marks_has_row (marks, layout->places->n_sites));
  bw_map_state_free (state);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draw/map-marks/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/draw/map-marks/exceptions", Fixture, NULL, set_up, test_exceptions, tear_down);
  g_test_add ("/draw/map-marks/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/draw/map-marks/pick", Fixture, NULL, set_up, test_pick, tear_down);
  g_test_add ("/draw/map-marks/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/draw/map-marks/neighbours", Fixture, NULL, set_up, test_neighbours, tear_down);
  g_test_add_func ("/draw/map-marks/same-position", test_same_position);
  g_test_add ("/draw/map-marks/steady", Fixture, NULL, set_up, test_steady, tear_down);
  return g_test_run ();
}
