/* bw-map-labels.c: where the names of areas find room
 *
 * The layout keeps for each area the widest free stretch on 24 lines across it. A
 * label tries all of them as its middle, and some places along each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-labels.h"

#include <math.h>

/* A label may reach so far over the border of its area, as a part of its size: the
 * halo keeps it readable, and no other label is touched. A large one hardly, for it
 * can be small; a small name that finds no room otherwise far, for it says more than
 * the percent alone. By form. */
static const double overhangs[BW_MAP_N_LABEL_FORMS] = { 0.05, 0.15, 0.15 };
#define LAST_OVERHANG 0.42

/* Tries to each side of the middle of a line. */
#define PLACES 3

/* Free space around a label, pixels. */
#define GAP 2.0

/* What a mark on a label counts, in pixels of distance from the middle: more than
 * any way within an area, so that the fewest marks win. */
#define MARK_COST 10000.0

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Rect;

/* One search: everything in pixels from the north-west of the layout. */
typedef struct
{
  const BwMapLayout *layout;
  double             scale;
  GArray            *taken; /* (element-type Rect): of the labels placed */
  GArray            *marks; /* (element-type Rect): of exceptions and counts */
} Search;

static gboolean
meets (const Rect *a,
       const Rect *b,
       double      gap)
{
  return fabs (a->x - b->x) * 2 < a->width + b->width + 2 * gap
         && fabs (a->y - b->y) * 2 < a->height + b->height + 2 * gap;
}

static guint
count_meetings (const GArray *rects,
                const Rect   *rect)
{
  guint n = 0;

  for (guint i = 0; i < rects->len; i++)
    n += meets (&g_array_index (rects, Rect, i), rect, GAP);

  return n;
}

/* The stretch that is free on all lines that a label of @height around line
 * @middle covers. */
static BwMapSpan
find_room (const Search     *search,
           const BwMapShape *shape,
           guint             middle,
           double            height,
           double            overhang)
{
  double pitch = (shape->box[3] - shape->box[1]) * search->scale / BW_MAP_N_LINES;
  int reach = pitch > 0 ? (int) ceil (height * (1 - 2 * overhang) / 2 / pitch) : BW_MAP_N_LINES;
  BwMapSpan room = { -G_MAXDOUBLE, G_MAXDOUBLE };

  for (int i = (int) middle - reach; i <= (int) middle + reach; i++)
    {
      if (i < 0 || i >= BW_MAP_N_LINES || shape->spans[i].to <= shape->spans[i].from)
        return (BwMapSpan) { 0, 0 };
      room.from = MAX (room.from, shape->spans[i].from);
      room.to = MIN (room.to, shape->spans[i].to);
    }

  return room;
}

/* Tries the label around one line. Lowers @cost and sets @best if it is better. */
static void
try_line (const Search     *search,
          const BwMapShape *shape,
          guint             line,
          double            width,
          double            height,
          double            overhang,
          double           *cost,
          Rect             *best)
{
  const double *origin = search->layout->box;
  BwMapSpan room = find_room (search, shape, line, height, overhang);
  double from = (room.from - origin[0]) * search->scale;
  double to = (room.to - origin[0]) * search->scale;
  double spare = (to - from) - width * (1 - overhang);
  double middle_x = ((shape->box[0] + shape->box[2]) / 2 - origin[0]) * search->scale;
  double middle_y = ((shape->box[1] + shape->box[3]) / 2 - origin[1]) * search->scale;
  double y = (shape->box[1] + (shape->box[3] - shape->box[1]) * (line + 0.5) / BW_MAP_N_LINES - origin[1])
             * search->scale;

  if (room.to <= room.from || spare < 0)
    return;

  for (int place = -PLACES; place <= PLACES; place++)
    {
      double off = place * spare / (2 * PLACES + 1);
      Rect rect = { (from + to) / 2 + off, y, width, height };
      double price = hypot (rect.x - middle_x, (rect.y - middle_y) * 1.5) + fabs (off) - MIN (spare, width);

      if (price >= *cost || count_meetings (search->taken, &rect) > 0)
        continue;
      price += MARK_COST * count_meetings (search->marks, &rect);
      if (price < *cost)
        {
          *cost = price;
          *best = rect;
        }
    }
}

/* What the best place for @form costs, G_MAXDOUBLE: there is none. */
static double
try_form (const Search         *search,
          guint                 area,
          const BwMapLabelSize *size,
          BwMapLabelForm        form,
          double                overhang,
          Rect                 *best)
{
  const BwMapShape *shape = &search->layout->shapes[area];
  double cost = G_MAXDOUBLE;

  if (size->width[form] <= 0)
    return cost;
  for (guint line = 0; line < BW_MAP_N_LINES; line++)
    try_line (search, shape, line, size->width[form], size->height[form], overhang, &cost, best);

  return cost;
}

static void
put_label (const Search *search,
           BwMapLabel   *label,
           const Rect   *rect)
{
  label->x = search->layout->box[0] + rect->x / search->scale;
  label->y = search->layout->box[1] + rect->y / search->scale;
}

/* A small name on fewer marks is better than a large one; a name on marks is better
 * than none, and than the percent alone. */
static gboolean
place_label (const Search         *search,
             guint                 area,
             const BwMapLabelSize *size,
             BwMapLabel           *label)
{
  double cost = G_MAXDOUBLE;
  Rect best = { 0 };

  for (int form = BW_MAP_LABEL_FULL; form < BW_MAP_N_LABEL_FORMS; form++)
    {
      Rect place = { 0 };
      double price;

      if (form == BW_MAP_LABEL_PERCENT && cost < G_MAXDOUBLE)
        break;
      price = try_form (search, area, size, (BwMapLabelForm) form, overhangs[form], &place);
      if (price >= cost - MARK_COST / 2)
        continue;
      cost = price;
      best = place;
      label->form = (BwMapLabelForm) form;
    }
  if (cost == G_MAXDOUBLE)
    return FALSE;

  g_array_append_val (search->taken, best);
  label->area = area;
  put_label (search, label, &best);
  return TRUE;
}

/* When all are placed: a percent alone gets its name after all, if there is room over
 * the border that nobody else took. */
static void
name_label (const Search         *search,
            guint                 i,
            const BwMapLabelSize *size,
            BwMapLabel           *label)
{
  Rect *taken = &g_array_index (search->taken, Rect, i);
  Rect before = *taken;
  Rect best;

  *taken = (Rect) { -G_MAXFLOAT, -G_MAXFLOAT, 0, 0 };
  if (try_form (search, label->area, size, BW_MAP_LABEL_SMALL, LAST_OVERHANG, &best) == G_MAXDOUBLE)
    {
      *taken = before;
      return;
    }

  *taken = best;
  label->form = BW_MAP_LABEL_SMALL;
  put_label (search, label, &best);
}

static void
add_marks (Search           *search,
           const BwMapMarks *marks)
{
  for (guint i = 0; marks != NULL && i < marks->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (marks->marks, BwMapMark, i);
      Rect rect = { (mark->x - search->layout->box[0]) * search->scale,
                    (mark->y - search->layout->box[1]) * search->scale,
                    2 * mark->radius, 2 * mark->radius };

      if (mark->is_exception || mark->n > 1)
        g_array_append_val (search->marks, rect);
    }
}

/**
 * bw_map_labels_place:
 * @layout: the areas
 * @state: which are late
 * @marks: (nullable): what the labels keep off
 * @sizes: (array): by area; a width of 0: no label in that form
 * @scale: pixels of the world's width
 *
 * Returns: (transfer full) (element-type BwMapLabel): the labels that find room
 */
GArray *
bw_map_labels_place (const BwMapLayout    *layout,
                     const BwMapState     *state,
                     const BwMapMarks     *marks,
                     const BwMapLabelSize *sizes,
                     double                scale)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Rect));
  g_autoptr (GArray) soft = g_array_new (FALSE, FALSE, sizeof (Rect));
  Search search = { layout, scale, taken, soft };
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (BwMapLabel));

  add_marks (&search, marks);
  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < layout->places->n_areas; i++)
        {
          guint area = layout->order[i];
          gboolean is_late = area < state->n_areas && state->areas[area].pace == BW_PACE_LATE;
          BwMapLabel label;

          if (is_late == (pass == 0) && place_label (&search, area, &sizes[area], &label))
            g_array_append_val (labels, label);
        }
    }

  for (guint i = 0; i < labels->len; i++)
    {
      BwMapLabel *label = &g_array_index (labels, BwMapLabel, i);

      if (label->form == BW_MAP_LABEL_PERCENT)
        name_label (&search, i, &sizes[label->area], label);
    }

  return labels;
}
