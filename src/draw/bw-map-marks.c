/* bw-map-marks.c: the sites of a map, as marks that can be told apart
 *
 * Sites are put into square cells that lie fast in Mercator for each whole zoom, so
 * that marks do not change while the map is moved. A cell with more sites than can
 * be told apart becomes one mark in the middle of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-marks.h"

#include <math.h>

/* Pixels at a whole zoom, and how many sites a cell may show one by one. */
#define ORDINARY_CELL   48.0
#define ORDINARY_CROWD  14
#define EXCEPTION_CELL  40.0
#define EXCEPTION_CROWD 3

/* Pixels, by the visual reference, 1.5. */
#define ORDINARY_RADIUS  3.5f
#define EXCEPTION_RADIUS 8.0f
#define CROWD_RADIUS     11.0f

/* A view is at most so many cells wide or high; larger ones only get rougher. */
#define MAX_CELLS 1024

/* The cells of one view for one sort of sites. */
typedef struct
{
  double size;  /* Mercator */
  double west;  /* Mercator */
  double north;
  guint  n_columns;
  guint  n_rows;
} Cells;

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
            double           pixels)
{
  double span = MAX (box[2] - box[0], box[3] - box[1]);

  cells->size = MAX (pixels / bw_map_view_zoom_to_scale (round (bw_map_view_get_zoom (view))), span / MAX_CELLS);
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

static void
append_mark (BwMapMarks        *self,
             const BwMapLayout *layout,
             guint              first,
             guint              n,
             float              radius,
             gboolean           is_exception)
{
  BwMapMark mark = { 0, 0, first, n, radius, is_exception };

  for (guint i = first; i < first + n; i++)
    {
      guint32 row = g_array_index (self->members, guint32, i);

      mark.x += layout->x[row] / n;
      mark.y += layout->y[row] / n;
    }
  g_array_append_val (self->marks, mark);
}

/* Appends @rows to the members in order of cells, and a mark for each crowd or
 * each site. */
static void
gather (BwMapMarks        *self,
        const BwMapLayout *layout,
        const Cells       *cells,
        const GArray      *rows,
        double             size,
        gboolean           is_exception)
{
  guint n_cells = cells->n_columns * cells->n_rows;
  guint crowd = is_exception ? EXCEPTION_CROWD : ORDINARY_CROWD;
  float radius = (float) size * (is_exception ? EXCEPTION_RADIUS : ORDINARY_RADIUS);
  guint base = self->members->len;
  g_autofree guint *starts = g_new0 (guint, n_cells + 2);

  if (rows->len == 0)
    return;

  g_array_set_size (self->members, base + rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      starts[find_cell (cells, layout->x[row], layout->y[row]) + 2]++;
    }
  for (guint i = 2; i < n_cells + 2; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      guint cell = find_cell (cells, layout->x[row], layout->y[row]);

      g_array_index (self->members, guint32, base + starts[cell + 1]++) = row;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      guint n = starts[i + 1] - starts[i];

      if (n > crowd)
        append_mark (self, layout, base + starts[i], n, (float) size * CROWD_RADIUS, is_exception);
      for (guint j = 0; n <= crowd && j < n; j++)
        append_mark (self, layout, base + starts[i] + j, 1, radius, is_exception);
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
  init_cells (&cells, view, box, ORDINARY_CELL * size);
  gather (self, layout, &cells, ordinary, size, FALSE);
  init_cells (&cells, view, box, EXCEPTION_CELL * size);
  gather (self, layout, &cells, exceptions, size, TRUE);

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
      double mark_x;
      double mark_y;
      double distance;

      if (picked != NULL && picked->is_exception && !mark->is_exception)
        break;

      bw_map_view_to_screen (view, mark->x, mark->y, &mark_x, &mark_y);
      distance = hypot (x - mark_x, y - mark_y);
      if (distance <= mark->radius + slack && distance < nearest)
        {
          nearest = distance;
          picked = mark;
        }
    }

  return picked;
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
