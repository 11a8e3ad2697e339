/* bw-map-marks.c: the sites of a map, as marks that can be told apart
 *
 * Sites are put into square cells that are fixed in Mercator for each whole zoom, so
 * that marks do not change while the map is moved. A cell with more sites than can
 * be told apart becomes one mark in the middle of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-marks.h"

#include <math.h>

/* Pixels at a whole zoom, twice as much just below the next; and how many sites a
 * cell may show one by one for each square pixel. */
#define CELL            48.0
#define ORDINARY_CROWD  (14 / (48.0 * 48.0))
#define EXCEPTION_CROWD (3 / (40.0 * 40.0))

/* Pixels, by the visual reference, 1.5. */
#define ORDINARY_RADIUS  3.5f
#define EXCEPTION_RADIUS 8.0f
#define CROWD_RADIUS     11.0f

/* A view is at most so many cells wide or high; larger ones only get rougher. */
#define MAX_CELLS 1024

/* The cells of one view. */
typedef struct
{
  double size;   /* Mercator */
  double pixels; /* the same on the screen, for marks of size 1 */
  double west;   /* Mercator */
  double north;
  guint  n_columns;
  guint  n_rows;
} Cells;

/* The sites of one sort, in order of cells. */
typedef struct
{
  guint   *ends;   /* (owned): after the last one of each cell; the first is that of none */
  guint    first;  /* of them in the members */
  guint    crowd;  /* a cell with more is one mark */
  gboolean is_exception;
} Sort;

static void
clear_marks (gpointer data)
{
  BwMapMarks *self = data;

  g_array_unref (self->marks);
  g_array_unref (self->members);
}

static void
init_cells (Cells           *cells,
            const BwMapView *view,
            const double     box[4],
            double           size)
{
  double span = MAX (box[2] - box[0], box[3] - box[1]);
  double zoom = floor (bw_map_view_get_zoom (view) + 1e-9);

  cells->size = MAX (CELL * size / bw_map_view_zoom_to_scale (zoom), span / MAX_CELLS);
  cells->pixels = cells->size * view->scale / size;
  cells->west = floor (box[0] / cells->size) * cells->size;
  cells->north = floor (box[1] / cells->size) * cells->size;
  cells->n_columns = (guint) ((box[2] - cells->west) / cells->size) + 1;
  cells->n_rows = (guint) ((box[3] - cells->north) / cells->size) + 1;
}

static guint
find_cell (const Cells *cells,
           double       x,
           double       y)
{
  guint column = (guint) MAX ((x - cells->west) / cells->size, 0);
  guint row = (guint) MAX ((y - cells->north) / cells->size, 0);

  return MIN (row, cells->n_rows - 1) * cells->n_columns + MIN (column, cells->n_columns - 1);
}

/* Appends @rows to the members in order of cells. */
static void
gather (BwMapMarks        *self,
        const BwMapLayout *layout,
        const Cells       *cells,
        const GArray      *rows,
        Sort              *sort)
{
  guint n_cells = cells->n_columns * cells->n_rows;
  guint *ends = g_new0 (guint, n_cells + 2);

  sort->ends = ends;
  sort->first = self->members->len;
  g_array_set_size (self->members, sort->first + rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      ends[find_cell (cells, layout->x[row], layout->y[row]) + 2]++;
    }
  for (guint i = 2; i < n_cells + 2; i++)
    ends[i] += ends[i - 1];
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      guint cell = find_cell (cells, layout->x[row], layout->y[row]);

      g_array_index (self->members, guint32, sort->first + ends[cell + 1]++) = row;
    }
}

static guint
count_in_cell (const Sort *sort,
               guint       cell)
{
  return sort->ends[cell + 1] - sort->ends[cell];
}

static void
append_mark (BwMapMarks        *self,
             const BwMapLayout *layout,
             const Sort        *sort,
             guint              first,
             guint              n,
             double             radius,
             double             down)
{
  BwMapMark mark = { 0, down, sort->first + first, n, (float) radius, sort->is_exception };

  for (guint i = mark.first; i < mark.first + n; i++)
    {
      guint32 row = g_array_index (self->members, guint32, i);

      mark.x += layout->x[row] / n;
      mark.y += layout->y[row] / n;
    }
  g_array_append_val (self->marks, mark);
}

/* A mark for each crowd and for each site that is in none. Where a cell has a crowd
 * of both sorts, the exceptions stand above the ordinary ones. */
static void
append_marks (BwMapMarks        *self,
              const BwMapLayout *layout,
              const Cells       *cells,
              const Sort        *sort,
              const Sort        *other,
              double             size,
              double             scale)
{
  double radius = size * (sort->is_exception ? EXCEPTION_RADIUS : ORDINARY_RADIUS);
  double aside = CROWD_RADIUS * size / scale * (sort->is_exception ? -1 : 1);

  for (guint i = 0; i < cells->n_columns * cells->n_rows; i++)
    {
      guint n = count_in_cell (sort, i);

      if (n > sort->crowd)
        append_mark (self, layout, sort, sort->ends[i], n, size * CROWD_RADIUS,
                     count_in_cell (other, i) > other->crowd ? aside : 0);
      for (guint j = 0; n <= sort->crowd && j < n; j++)
        append_mark (self, layout, sort, sort->ends[i] + j, 1, radius, 0);
    }
}

/* Splits what is in @box into what is ordinary and shown, and the exceptions. */
static void
sort_out (const BwMapLayout *layout,
          const BwMapState  *state,
          guint              kinds,
          const double       box[4],
          GArray            *ordinary,
          GArray            *exceptions)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  bw_map_grid_collect (layout->grid, box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 row = g_array_index (found, guint32, i);
      BwCondition condition = bw_map_state_get_condition (state, layout->places->sites[row]);

      if (bw_map_state_is_hidden (state, layout->places->sites[row]))
        continue;
      if (bw_condition_is_exception (condition))
        g_array_append_val (exceptions, row);
      else if ((kinds & (1u << layout->places->kinds[row])) != 0)
        g_array_append_val (ordinary, row);
    }
}

/**
 * bw_map_marks_new:
 * @layout: where the sites are
 * @state: how they do
 * @kinds: bit `1 << BwSiteKind` for each kind of which ordinary sites are shown
 * @view: what is seen; marks that reach into it belong to it
 * @size: of marks and of the distance between them, 1 on the desk
 *
 * Returns: (transfer full): the marks. Some 10 ns a site in view.
 */
BwMapMarks *
bw_map_marks_new (const BwMapLayout *layout,
                  const BwMapState  *state,
                  guint              kinds,
                  const BwMapView   *view,
                  double             size)
{
  BwMapMarks *self = g_atomic_rc_box_new0 (BwMapMarks);
  g_autoptr (GArray) ordinary = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (guint32));
  double reach = 2 * CROWD_RADIUS * size / view->scale;
  Sort sorts[2] = { { .is_exception = FALSE }, { .is_exception = TRUE } };
  double box[4];
  Cells cells;

  bw_map_view_get_box (view, box);
  box[0] -= reach;
  box[1] -= reach;
  box[2] += reach;
  box[3] += reach;
  sort_out (layout, state, kinds, box, ordinary, exceptions);

  self->marks = g_array_new (FALSE, FALSE, sizeof (BwMapMark));
  self->members = g_array_sized_new (FALSE, FALSE, sizeof (guint32), ordinary->len + exceptions->len);
  self->n_exceptions = exceptions->len;
  init_cells (&cells, view, box, size);
  sorts[0].crowd = (guint) (ORDINARY_CROWD * cells.pixels * cells.pixels);
  sorts[1].crowd = (guint) (EXCEPTION_CROWD * cells.pixels * cells.pixels);
  gather (self, layout, &cells, ordinary, &sorts[0]);
  gather (self, layout, &cells, exceptions, &sorts[1]);
  for (guint i = 0; i < 2; i++)
    append_marks (self, layout, &cells, &sorts[i], &sorts[1 - i], size, view->scale);
  for (guint i = 0; i < 2; i++)
    g_free (sorts[i].ends);

  return self;
}

/**
 * bw_map_marks_ref:
 * @self: marks
 *
 * Returns: (transfer full): the same
 */
BwMapMarks *
bw_map_marks_ref (BwMapMarks *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_map_marks_unref:
 * @self: (transfer full): marks
 */
void
bw_map_marks_unref (BwMapMarks *self)
{
  g_atomic_rc_box_release_full (self, clear_marks);
}

/* How far from the middle of a mark a point is, pixels. */
static double
find_distance (const BwMapMark *mark,
               const BwMapView *view,
               double           x,
               double           y)
{
  double mark_x;
  double mark_y;

  bw_map_view_to_screen (view, mark->x, mark->y, &mark_x, &mark_y);
  return hypot (x - mark_x, y - mark_y);
}

/**
 * bw_map_marks_pick:
 * @self: marks
 * @view: how they are seen now
 * @x: pixels from the left
 * @y: pixels from the top
 * @slack: how far beside a mark still counts, pixels
 *
 * Returns: (transfer none) (nullable): the topmost mark there: of two that
 *   are both near, the exception, else the nearer one
 */
const BwMapMark *
bw_map_marks_pick (const BwMapMarks *self,
                   const BwMapView  *view,
                   double            x,
                   double            y,
                   double            slack)
{
  const BwMapMark *picked = NULL;
  double nearest = G_MAXDOUBLE;

  for (guint i = self->marks->len; i > 0; i--)
    {
      const BwMapMark *mark = &g_array_index (self->marks, BwMapMark, i - 1);
      double distance;

      if (picked != NULL && picked->is_exception && !mark->is_exception)
        break;

      distance = find_distance (mark, view, x, y);
      if (distance <= mark->radius + slack && distance < nearest)
        {
          nearest = distance;
          picked = mark;
        }
    }

  return picked;
}

/**
 * bw_map_marks_count_at:
 * @self: marks
 * @view: how they are seen now
 * @x: pixels from the left
 * @y: pixels from the top
 * @slack: how far beside a mark still counts, pixels
 *
 * Returns: how many bw_map_marks_list_at() lists
 */
guint
bw_map_marks_count_at (const BwMapMarks *self,
                       const BwMapView  *view,
                       double            x,
                       double            y,
                       double            slack)
{
  guint n = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const BwMapMark *mark = &g_array_index (self->marks, BwMapMark, i);

      if (find_distance (mark, view, x, y) <= mark->radius + slack)
        n += mark->n;
    }

  return n;
}

/**
 * bw_map_marks_list_at:
 * @self: marks
 * @view: how they are seen now
 * @x: pixels from the left
 * @y: pixels from the top
 * @slack: how far beside a mark still counts, pixels
 *
 * Marks that stand for one site each may lie over each other: which of them was meant
 * nobody knows.
 *
 * Returns: (transfer full) (element-type guint32): rows of the places, those of
 *   bw_map_marks_pick() first
 */
GArray *
bw_map_marks_list_at (const BwMapMarks *self,
                      const BwMapView  *view,
                      double            x,
                      double            y,
                      double            slack)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  const BwMapMark *picked = bw_map_marks_pick (self, view, x, y, slack);

  if (picked == NULL)
    return rows;

  g_array_append_vals (rows, &g_array_index (self->members, guint32, picked->first), picked->n);
  for (guint i = self->marks->len; i > 0; i--)
    {
      const BwMapMark *mark = &g_array_index (self->marks, BwMapMark, i - 1);

      if (mark != picked && find_distance (mark, view, x, y) <= mark->radius + slack)
        g_array_append_vals (rows, &g_array_index (self->members, guint32, mark->first), mark->n);
    }

  return rows;
}

/**
 * bw_map_marks_get_row:
 * @self: marks
 * @mark: one of them
 * @index: below its n
 *
 * Returns: row of the site in the places
 */
guint32
bw_map_marks_get_row (const BwMapMarks *self,
                      const BwMapMark  *mark,
                      guint             index)
{
  return g_array_index (self->members, guint32, mark->first + index);
}

/**
 * bw_map_marks_has_row:
 * @self: marks
 * @row: of a site
 *
 * Returns: whether it has a mark, alone or within one for many
 */
gboolean
bw_map_marks_has_row (const BwMapMarks *self,
                      guint32           row)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      if (g_array_index (self->members, guint32, i) == row)
        return TRUE;
    }

  return FALSE;
}

/**
 * bw_map_marks_find_neighbour:
 * @self: marks
 * @layout: where the sites are
 * @from: row of a site
 * @dx: -1 west, 1 east
 * @dy: -1 north, 1 south
 *
 * See bw_map_layout_get_detour(). Those at the same position are reached one after the
 * other, by row to the east and the south and back to the west and the north.
 *
 * Returns: row of the next site in that direction, -1: there is none
 */
gint64
bw_map_marks_find_neighbour (const BwMapMarks  *self,
                             const BwMapLayout *layout,
                             guint32            from,
                             double             dx,
                             double             dy)
{
  gboolean is_onward = dx + dy > 0;
  double nearest = G_MAXDOUBLE;
  gint64 found = -1;

  for (guint i = 0; i < self->members->len; i++)
    {
      guint32 row = g_array_index (self->members, guint32, i);
      gboolean is_same = layout->x[row] == layout->x[from] && layout->y[row] == layout->y[from];
      double detour = bw_map_layout_get_detour (layout->x[row] - layout->x[from], layout->y[row] - layout->y[from],
                                                dx, dy);

      if (is_same && row != from && (row > from) == is_onward)
        detour = 0;
      if (detour < nearest || (found >= 0 && detour == nearest && (row < found) == is_onward))
        {
          nearest = detour;
          found = row;
        }
    }

  return found;
}
