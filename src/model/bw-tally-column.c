/* bw-tally-column.c: one measure of all places, as it adds up
 *
 * Invariant: a dirty cell without a stated value has a dirty cell above it. So
 * what is below a dirty cell can change without anything being done, and a part
 * can be taken out of a clean cell because what it shows is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reading-blocks-private.h"
#include "bw-tally-column-private.h"

#include <string.h>

struct _BwTallyColumn
{
  BwPlaceTree     *places;  /* (unowned) */
  BwTallyRows     *rows;    /* (unowned) */
  const BwMeasure *measure; /* (unowned) */
  BwReadingBlocks  sites;
  BwCell          *cells;   /* of areas */
  guint            n_cells;
};

/* Cells */

static BwCell *
ensure_cell (BwTallyColumn *self,
             BwPlace        area)
{
  guint row = bw_tally_rows_ensure (self->rows, area);
  guint size = bw_tally_rows_get_capacity (self->rows, TRUE);

  if (row >= self->n_cells)
    {
      self->cells = g_renew (BwCell, self->cells, size);
      memset (self->cells + self->n_cells, 0, (size - self->n_cells) * sizeof (BwCell));
      self->n_cells = size;
    }

  return &self->cells[row];
}

static gboolean
is_unknown (const BwCell *cell)
{
  return cell->is_dirty && !cell->has_stated;
}

static BwReading get_shown (BwTallyColumn *self,
                            BwPlace        place);

static void
read_parts_anew (BwTallyColumn *self,
                 BwPlace        area,
                 BwCell        *cell)
{
  const BwPlace *parts;
  guint n_parts;

  bw_cell_forget_parts (cell);
  parts = bw_place_tree_get_parts (self->places, area, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      BwReading part = get_shown (self, parts[i]);

      bw_cell_fold (cell, self->measure->rollup, &bw_reading_missing, &part);
    }
}

/* (nullable): the clean cell of an area */
static BwCell *
get_clean_cell (BwTallyColumn *self,
                BwPlace        area,
                guint          row)
{
  BwCell *cell = row < self->n_cells ? &self->cells[row] : NULL;

  if (cell != NULL && cell->is_dirty)
    read_parts_anew (self, area, cell);

  return cell;
}

/* Recurses to the parts of dirty areas: no deeper than the tree. */
static BwReading
get_shown (BwTallyColumn *self,
           BwPlace        place)
{
  const BwCell *cell;
  gboolean is_area;
  guint row;

  if (!bw_tally_rows_find (self->rows, place, &is_area, &row))
    return bw_reading_missing;
  if (!is_area)
    return bw_reading_blocks_get (&self->sites, row);

  cell = get_clean_cell (self, place, row);
  return cell != NULL ? bw_cell_get_shown (cell, self->measure->rollup) : bw_reading_missing;
}

/* Upwards */

static void
mark_dirty (BwTallyColumn *self,
            BwPlace        area)
{
  for (; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    {
      BwCell *cell = ensure_cell (self, area);

      if (is_unknown (cell))
        return;

      cell->is_dirty = TRUE;
      if (cell->has_stated)
        return;
    }
}

/* A part of @area that showed @before shows @after. */
static void
tell_parent (BwTallyColumn *self,
             BwPlace        area,
             BwReading      before,
             BwReading      after)
{
  BwRollup rollup = self->measure->rollup;

  while (area != BW_PLACE_NONE && !bw_reading_is_equal (&before, &after))
    {
      BwCell *cell = ensure_cell (self, area);
      BwReading shown;

      if (cell->is_dirty)
        return;

      shown = bw_cell_get_shown (cell, rollup);
      if (!bw_cell_fold (cell, rollup, &before, &after))
        {
          mark_dirty (self, area);
          return;
        }

      before = shown;
      after = bw_cell_get_shown (cell, rollup);
      area = bw_place_tree_get_parent (self->places, area);
    }
}

/* Changes at a place */

static gboolean
change_site (BwTallyColumn   *self,
             BwPlace          site,
             const BwReading *after)
{
  guint row = bw_tally_rows_ensure (self->rows, site);
  BwReading before = bw_reading_blocks_get (&self->sites, row);

  if (bw_reading_is_equal (&before, after))
    return FALSE;

  bw_reading_blocks_put (&self->sites, row, after);
  tell_parent (self, bw_place_tree_get_parent (self->places, site), before, *after);
  return TRUE;
}

/* Puts @after in place of the whole cell, which differs in what is the area's own. */
static void
change_area (BwTallyColumn *self,
             BwPlace        area,
             const BwCell  *after)
{
  BwCell *cell = ensure_cell (self, area);
  BwReading before;

  /* Everything above will be read anew anyway. */
  if (is_unknown (cell))
    {
      *cell = *after;
      return;
    }

  before = bw_cell_get_shown (cell, self->measure->rollup);
  *cell = *after;
  tell_parent (self, bw_place_tree_get_parent (self->places, area), before, get_shown (self, area));
}

/* Whether what the place shows will be read anew from its parts. */
static gboolean
is_place_unknown (BwTallyColumn *self, BwPlace place)
{
  gboolean is_area;
  guint row;

  return bw_tally_rows_find (self->rows, place, &is_area, &row)
         && is_area && row < self->n_cells && is_unknown (&self->cells[row]);
}

/**
 * bw_tally_column_new:
 * @places: where the places stand
 * @rows: of the subject
 * @measure: whose values it holds
 *
 * Returns: (transfer full): a column without values
 */
BwTallyColumn *
bw_tally_column_new (BwPlaceTree     *places,
                     BwTallyRows     *rows,
                     const BwMeasure *measure)
{
  BwTallyColumn *self = g_new0 (BwTallyColumn, 1);

  self->places = places;
  self->rows = rows;
  self->measure = measure;
  return self;
}

void
bw_tally_column_free (BwTallyColumn *self)
{
  bw_reading_blocks_clear (&self->sites);
  g_free (self->cells);
  g_free (self);
}

const BwMeasure *
bw_tally_column_get_measure (BwTallyColumn *self)
{
  return self->measure;
}

/**
 * bw_tally_column_add:
 * @self: a column
 * @place: a site, or an area whose own flow it is
 * @value: to be added; thousandths count
 * @at: when it was true
 *
 * O(depth).
 *
 * Returns: whether anything changed
 */
gboolean
bw_tally_column_add (BwTallyColumn *self,
                     BwPlace        place,
                     double         value,
                     gint64         at)
{
  BwReading reading;
  BwCell cell;

  if (bw_place_tree_is_site (self->places, place))
    {
      reading = bw_reading_blocks_get (&self->sites, bw_tally_rows_ensure (self->rows, place));
      if (bw_reading_is_missing (&reading))
        reading = (BwReading) { .value = 0.0, .at = at };

      reading.at = MAX (reading.at, at);
      reading.value = bw_cell_from_thousandths (bw_cell_to_thousandths (reading.value)
                                                + bw_cell_to_thousandths (value));
      return change_site (self, place, &reading);
    }

  cell = *ensure_cell (self, place);
  bw_cell_add_own (&cell, value, at);
  change_area (self, place, &cell);
  return TRUE;
}

/**
 * bw_tally_column_set:
 * @self: a column
 * @place: a site, or an area about the whole of which it is
 * @reading: the value, its time and bound
 *
 * O(depth). It stands if it is the greater by (time, value, bound).
 *
 * Returns: whether anything changed
 */
gboolean
bw_tally_column_set (BwTallyColumn   *self,
                     BwPlace          place,
                     const BwReading *reading)
{
  BwReading standing;
  BwCell cell;

  if (bw_place_tree_is_site (self->places, place))
    {
      standing = bw_reading_blocks_get (&self->sites, bw_tally_rows_ensure (self->rows, place));
      return bw_reading_beats (reading, &standing)
             && change_site (self, place, reading);
    }

  cell = *ensure_cell (self, place);
  standing = bw_cell_get_stated (&cell);
  if (!bw_reading_beats (reading, &standing))
    return FALSE;

  bw_cell_set_stated (&cell, reading);
  change_area (self, place, &cell);
  return TRUE;
}

gboolean
bw_tally_column_replace (BwTallyColumn   *self,
                         BwPlace          place,
                         const BwReading *plain,
                         const BwReading *own)
{
  BwReading old_plain;
  BwReading old_own;
  BwCell cell;

  if (bw_place_tree_is_site (self->places, place))
    return change_site (self, place, plain);

  if (bw_reading_is_missing (plain) && bw_reading_is_missing (own)
      && bw_tally_rows_ensure (self->rows, place) >= self->n_cells)
    return FALSE;

  cell = *ensure_cell (self, place);
  old_plain = bw_cell_get_stated (&cell);
  old_own = bw_cell_get_own (&cell);
  if (bw_reading_is_equal (plain, &old_plain) && bw_reading_is_equal (own, &old_own))
    return FALSE;

  bw_cell_set_stated (&cell, plain);
  bw_cell_set_own (&cell, own);
  change_area (self, place, &cell);
  return TRUE;
}

void
bw_tally_column_drop_site (BwTallyColumn *self,
                           guint          row,
                           guint          last)
{
  bw_reading_blocks_drop (&self->sites, row, last);
}

void
bw_tally_column_detach (BwTallyColumn *self,
                        BwPlace        place,
                        BwPlace        parent)
{
  if (!is_place_unknown (self, place))
    tell_parent (self, parent, get_shown (self, place), bw_reading_missing);
}

void
bw_tally_column_attach (BwTallyColumn *self,
                        BwPlace        place,
                        BwPlace        parent)
{
  if (is_place_unknown (self, place))
    mark_dirty (self, parent);
  else
    tell_parent (self, parent, bw_reading_missing, get_shown (self, place));
}

/**
 * bw_tally_column_get_shown:
 * @self: a column
 * @place: a place
 *
 * O(1), unless a greatest or newest part went below it since the last reading:
 * then O(direct parts) of each area on the way to it.
 *
 * Returns: what is shown
 */
BwReading
bw_tally_column_get_shown (BwTallyColumn *self,
                           BwPlace        place)
{
  return get_shown (self, place);
}

BwReading
bw_tally_column_get_site (BwTallyColumn *self,
                          guint          row)
{
  return bw_reading_blocks_get (&self->sites, row);
}

const BwCell *
bw_tally_column_get_cell (BwTallyColumn *self,
                          BwPlace        area,
                          guint          row)
{
  return get_clean_cell (self, area, row);
}

void
bw_tally_column_get_said (BwTallyColumn *self,
                          gboolean       is_area,
                          guint          row,
                          BwReading     *plain,
                          BwReading     *own)
{
  *plain = *own = bw_reading_missing;
  if (!is_area)
    {
      *plain = bw_reading_blocks_get (&self->sites, row);
    }
  else if (row < self->n_cells)
    {
      *plain = bw_cell_get_stated (&self->cells[row]);
      *own = bw_cell_get_own (&self->cells[row]);
    }
}
