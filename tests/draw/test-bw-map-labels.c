/* test-bw-map-labels.c: names stand in their areas and never touch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-labels.h"
#include "map-fixture.h"

#include <math.h>

static const BwMapLabelSize size = { { 60, 46, 34 }, { 36, 28, 15 } };

static GArray *
place (const BwMapLayout *layout,
       double             scale)
{
  g_autoptr (BwMapState) state = bw_map_state_new (layout->places->n_areas, 0);
  g_autofree BwMapLabelSize *sizes = g_new (BwMapLabelSize, layout->places->n_areas);

  for (guint i = 0; i < layout->places->n_areas; i++)
    sizes[i] = size;
  state->areas[3].pace = BW_PACE_LATE;
  return bw_map_labels_place (layout, state, NULL, sizes, scale);
}

static void
assert_apart (const BwMapLayout *layout,
              GArray            *labels,
              double             scale)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const BwMapLabel *a = &g_array_index (labels, BwMapLabel, i);

      g_assert_cmpint (bw_map_layout_pick_area (layout, a->x, a->y), ==, (int) a->area);
      for (guint j = 0; j < i; j++)
        {
          const BwMapLabel *b = &g_array_index (labels, BwMapLabel, j);
          double width = (size.width[a->form] + size.width[b->form]) / 2;
          double height = (size.height[a->form] + size.height[b->form]) / 2;

          g_assert_true (fabs (a->x - b->x) * scale >= width || fabs (a->y - b->y) * scale >= height);
        }
    }
}

/* At any zoom: from one where all have room to one where none has. */
static void
test_apart (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (5);
  g_autoptr (BwMapLayout) layout = NULL;
  BwMapView view;
  guint last = 25;

  layout = map_fixture_lay_out (picture, &view, 600);
  for (double scale = view.scale; scale > view.scale / 10; scale *= 0.93)
    {
      g_autoptr (GArray) labels = place (layout, scale);

      assert_apart (layout, labels, scale);
      g_assert_cmpuint (labels->len, <=, last);
      last = labels->len;
    }
  g_assert_cmpuint (last, ==, 0);
}

static void
test_forms (void)
{
  static const struct { double pixels; BwMapLabelForm form; } cases[] = {
    { 80, BW_MAP_LABEL_FULL },
    { 50.5, BW_MAP_LABEL_SMALL },
    { 38.5, BW_MAP_LABEL_PERCENT },
  };
  g_autoptr (BwPicture) picture = map_fixture_new_picture (5);
  g_autoptr (BwMapLayout) layout = NULL;
  BwMapView view;

  layout = map_fixture_lay_out (picture, &view, 600);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double scale = cases[i].pixels / (layout->shapes[0].box[2] - layout->shapes[0].box[0]);
      g_autoptr (GArray) labels = place (layout, scale);

      g_assert_cmpuint (labels->len, ==, 25);
      for (guint j = 0; j < labels->len; j++)
        {
          BwMapLabelForm form = g_array_index (labels, BwMapLabel, j).form;

          /* Percents that leave room over a border get their name after all. */
          if (cases[i].form == BW_MAP_LABEL_PERCENT)
            g_assert_cmpint (form, >=, BW_MAP_LABEL_SMALL);
          else
            g_assert_cmpint (form, ==, cases[i].form);
        }
      assert_apart (layout, labels, scale);

      /* Who is late chooses first. */
      g_assert_cmpuint (g_array_index (labels, BwMapLabel, 0).area, ==, 3);
    }
}

/* Where its name finds no room within, it may hang over the border, but displaces
 * nobody. */
static void
test_over_the_border (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (2);
  g_autoptr (BwMapLayout) layout = NULL;
  g_autoptr (BwMapState) state = bw_map_state_new (4, 0);
  BwMapLabelSize sizes[4] = { size, { { 0 }, { 0 } }, { { 0 }, { 0 } }, size };
  BwMapView view;
  double scale;

  layout = map_fixture_lay_out (picture, &view, 400);
  scale = 38.5 / (layout->shapes[0].box[2] - layout->shapes[0].box[0]);
  for (guint alone = 0; alone < 2; alone++)
    {
      g_autoptr (GArray) labels = NULL;

      sizes[1] = sizes[2] = alone != 0 ? (BwMapLabelSize) { { 0 }, { 0 } } : size;
      labels = bw_map_labels_place (layout, state, NULL, sizes, scale);
      g_assert_cmpuint (labels->len, ==, alone != 0 ? 2 : 4);
      assert_apart (layout, labels, scale);
      for (guint i = 0; i < labels->len && alone != 0; i++)
        g_assert_cmpint (g_array_index (labels, BwMapLabel, i).form, ==, BW_MAP_LABEL_SMALL);
    }
}

/* A mark in the middle: the name keeps off it, and is still there. */
static void
test_marks (void)
{
  g_autoptr (BwPicture) picture = map_fixture_new_picture (2);
  g_autoptr (BwMapLayout) layout = NULL;
  g_autoptr (BwMapState) state = NULL;
  g_autoptr (BwMapMarks) marks = NULL;
  g_autoptr (GArray) labels = NULL;
  BwMapLabelSize sizes[4] = { size, size, size, size };
  BwMapView view;
  BwPlace site;

  site = map_fixture_add_site (picture, "s", 0, 2, 0, 0);
  layout = map_fixture_lay_out (picture, &view, 400);
  state = bw_map_state_new (4, bw_place_tree_get_size (bw_picture_get_places (picture)));
  state->conditions[site] = BW_CONDITION_PAUSED;
  marks = bw_map_marks_new (layout, state, 0, &view, 1);
  g_assert_cmpuint (marks->marks->len, ==, 1);

  labels = bw_map_labels_place (layout, state, marks, sizes, view.scale);
  g_assert_cmpuint (labels->len, ==, 4);
  for (guint i = 0; i < labels->len; i++)
    {
      const BwMapLabel *label = &g_array_index (labels, BwMapLabel, i);
      const BwMapMark *mark = &g_array_index (marks->marks, BwMapMark, 0);

      g_assert_true (fabs (label->x - mark->x) * view.scale >= size.width[label->form] / 2 + mark->radius
                     || fabs (label->y - mark->y) * view.scale >= size.height[label->form] / 2 + mark->radius);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/map-labels/apart", test_apart);
  g_test_add_func ("/draw/map-labels/forms", test_forms);
  g_test_add_func ("/draw/map-labels/over-the-border", test_over_the_border);
  g_test_add_func ("/draw/map-labels/marks", test_marks);
  return g_test_run ();
}
