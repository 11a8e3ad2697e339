/* bw-tally-table.c: all tallies of one subject, as columns
 *
 * Invariant: a dirty cell without a stated value has a dirty cell above it. So
 * what is below a dirty cell can change without anything being done, and a part
 * can be taken out of a clean cell because what it shows is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tally-table-private.h"

#include <math.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT8

/* Readings of sites stand in blocks: what is there is never copied when more
 * come, so no tally of a hundred thousand takes longer than another. */
#define BLOCK_ROWS 256

typedef struct
{
  double values[BLOCK_ROWS]; /* NaN: missing */
  gint64 times[BLOCK_ROWS];
  guint8 bounds[BLOCK_ROWS];
} Block;

/* One measure. Memory is taken when its first value comes. */
typedef struct
{
  const BwMeasure *measure;
  Block          **blocks;   /* sites; (nullable) each: none there has a value */
  guint            n_blocks;
  BwCell          *cells;    /* areas */
  guint            n_cells;
} Column;

struct _BwTallyTable
{
  BwPlaceTree *places;     /* (unowned) */
  char        *subject;
  guint8      *column_of;  /* measure → column */
  guint        n_measures;
  Column      *columns;
  guint        n_columns;
  BwTallyRows *rows;
};

static Column *
get_column (BwTallyTable *self,
            BwMeasureId   measure)
{
  if (measure >= self->n_measures || self->column_of[measure] == NO_COLUMN)
    return NULL;

  return &self->columns[self->column_of[measure]];
}

/* (nullable) */
static Block *
get_block (const Column *column,
           guint         row)
{
  return row / BLOCK_ROWS < column->n_blocks ? column->blocks[row / BLOCK_ROWS] : NULL;
}

static Block *
ensure_block (Column *column,
              guint   row)
{
  guint index = row / BLOCK_ROWS;

  if (index >= column->n_blocks)
    {
      column->blocks = g_renew (Block *, column->blocks, index + 1);
      memset (column->blocks + column->n_blocks, 0, (index + 1 - column->n_blocks) * sizeof (Block *));
      column->n_blocks = index + 1;
    }

  if (column->blocks[index] == NULL)
    {
      column->blocks[index] = g_new (Block, 1);
      for (guint i = 0; i < BLOCK_ROWS; i++)
        column->blocks[index]->values[i] = NAN;
    }

  return column->blocks[index];
}

static void
clear_column (Column *column)
{
  for (guint i = 0; i < column->n_blocks; i++)
    g_free (column->blocks[i]);

  g_free (column->blocks);
  g_free (column->cells);
}

static BwReading
get_site_reading (const Column *column,
                  guint         row)
{
  const Block *block = get_block (column, row);
  guint at = row % BLOCK_ROWS;

  if (block == NULL || isnan (block->values[at]))
    return bw_reading_missing;

  return (BwReading) { block->values[at], block->times[at], (BwBound) block->bounds[at] };
}

static void
set_site_reading (Column          *column,
                  guint            row,
                  const BwReading *reading)
{
  Block *block = ensure_block (column, row);
  guint at = row % BLOCK_ROWS;

  block->values[at] = reading->value;
  block->times[at] = reading->at;
  block->bounds[at] = (guint8) reading->bound;
}

static void
forget_site_reading (Column *column,
                     guint   row)
{
  Block *block = get_block (column, row);

  if (block != NULL)
    block->values[row % BLOCK_ROWS] = NAN;
}

/* The last row takes the place of the one that goes. */
static void
drop_site_row (BwTallyTable *self,
               guint         row)
{
  guint last = bw_tally_rows_drop_site (self->rows, row);

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];
      BwReading moved = get_site_reading (column, last);

      if (bw_reading_is_missing (&moved))
        forget_site_reading (column, row);
      else
        set_site_reading (column, row, &moved);
      forget_site_reading (column, last);
    }
}

/* Cells */

static BwCell *
ensure_cell (BwTallyTable *self,
             Column       *column,
             BwPlace       area)
{
  guint row = bw_tally_rows_ensure (self->rows, area);
  guint size = bw_tally_rows_get_capacity (self->rows, TRUE);

  if (row >= column->n_cells)
    {
      column->cells = g_renew (BwCell, column->cells, size);
      memset (column->cells + column->n_cells, 0, (size - column->n_cells) * sizeof (BwCell));
      column->n_cells = size;
    }

  return &column->cells[row];
}

static gboolean
is_unknown (const BwCell *cell)
{
  return cell->is_dirty && !cell->has_stated;
}

static BwReading get_shown (BwTallyTable *self,
                            Column       *column,
                            BwPlace       place);

static void
read_parts_anew (BwTallyTable *self,
                 Column       *column,
                 BwPlace       area,
                 BwCell       *cell)
{
  const BwPlace *parts;
  guint n_parts;

  bw_cell_forget_parts (cell);
  parts = bw_place_tree_get_parts (self->places, area, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      BwReading part = get_shown (self, column, parts[i]);

      bw_cell_fold (cell, column->measure->rollup, &bw_reading_missing, &part);
    }
}

/* (nullable): the clean cell of an area */
static BwCell *
get_clean_cell (BwTallyTable *self,
                Column       *column,
                BwPlace       area,
                guint         row)
{
  BwCell *cell = row < column->n_cells ? &column->cells[row] : NULL;

  if (cell != NULL && cell->is_dirty)
    read_parts_anew (self, column, area, cell);

  return cell;
}

/* Recurses to the parts of dirty areas: no deeper than the tree. */
static BwReading
get_shown (BwTallyTable *self,
           Column       *column,
           BwPlace       place)
{
  const BwCell *cell;
  gboolean is_area;
  guint row;

  if (!bw_tally_rows_find (self->rows, place, &is_area, &row))
    return bw_reading_missing;
  if (!is_area)
    return get_site_reading (column, row);

  cell = get_clean_cell (self, column, place, row);
  return cell != NULL ? bw_cell_get_shown (cell, column->measure->rollup) : bw_reading_missing;
}

/* Upwards */

static void
mark_dirty (BwTallyTable *self,
            Column       *column,
            BwPlace       area)
{
  for (; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    {
      BwCell *cell = ensure_cell (self, column, area);

      if (is_unknown (cell))
        return;

      cell->is_dirty = TRUE;
      if (cell->has_stated)
        return;
    }
}

/* A part of @area that showed @before shows @after. */
static void
tell_parent (BwTallyTable *self,
             Column       *column,
             BwPlace       area,
             BwReading     before,
             BwReading     after)
{
  BwRollup rollup = column->measure->rollup;

  while (area != BW_PLACE_NONE && !bw_reading_is_equal (&before, &after))
    {
      BwCell *cell = ensure_cell (self, column, area);
      BwReading shown;

      if (cell->is_dirty)
        return;

      shown = bw_cell_get_shown (cell, rollup);
      if (!bw_cell_fold (cell, rollup, &before, &after))
        {
          mark_dirty (self, column, area);
          return;
        }

      before = shown;
      after = bw_cell_get_shown (cell, rollup);
      area = bw_place_tree_get_parent (self->places, area);
    }
}

/* Changes at a place */

static gboolean
change_site (BwTallyTable    *self,
             Column          *column,
             BwPlace          site,
             const BwReading *after)
{
  guint row = bw_tally_rows_ensure (self->rows, site);
  BwReading before = get_site_reading (column, row);

  if (bw_reading_is_equal (&before, after))
    return FALSE;

  set_site_reading (column, row, after);
  tell_parent (self, column, bw_place_tree_get_parent (self->places, site), before, *after);
  return TRUE;
}

/* Puts @after in place of the whole cell, which differs in what is the area's own. */
static void
change_area (BwTallyTable *self,
             Column       *column,
             BwPlace       area,
             const BwCell *after)
{
  BwCell *cell = ensure_cell (self, column, area);
  BwReading before;

  /* Everything above will be read anew anyway. */
  if (is_unknown (cell))
    {
      *cell = *after;
      return;
    }

  before = bw_cell_get_shown (cell, column->measure->rollup);
  *cell = *after;
  tell_parent (self, column, bw_place_tree_get_parent (self->places, area),
               before, get_shown (self, column, area));
}

/* What a tally says of a measure: @own for an area's own flows, else plainly. */
static BwReading
find_reading (const BwTally *tally,
              BwMeasureId    measure,
              gboolean       own)
{
  for (guint i = 0; tally != NULL && i < tally->n_values; i++)
    {
      const BwTallyValue *value = &tally->values[i];

      if (value->measure == measure && !value->own == !own)
        return (BwReading) { value->value, value->at, (BwBound) value->bound };
    }

  return bw_reading_missing;
}

static gboolean
replace_in_column (BwTallyTable  *self,
                   Column        *column,
                   BwPlace        place,
                   const BwTally *tally)
{
  BwReading plain = find_reading (tally, column->measure->index, FALSE);
  BwReading own = find_reading (tally, column->measure->index, TRUE);
  BwReading old_plain;
  BwReading old_own;
  BwCell cell;

  if (bw_place_tree_is_site (self->places, place))
    return change_site (self, column, place, &plain);

  if (bw_reading_is_missing (&plain) && bw_reading_is_missing (&own)
      && bw_tally_rows_ensure (self->rows, place) >= column->n_cells)
    return FALSE;

  cell = *ensure_cell (self, column, place);
  old_plain = bw_cell_get_stated (&cell);
  old_own = bw_cell_get_own (&cell);
  if (bw_reading_is_equal (&plain, &old_plain) && bw_reading_is_equal (&own, &old_own))
    return FALSE;

  bw_cell_set_stated (&cell, &plain);
  bw_cell_set_own (&cell, &own);
  change_area (self, column, place, &cell);
  return TRUE;
}

/* Tallies */

static void
append_reading (GArray          *values,
                const BwMeasure *measure,
                const BwReading *reading,
                gboolean         own)
{
  BwTallyValue value = {
    .measure = measure->index,
    .bound = (guint8) reading->bound,
    .own = (guint8) own,
    .value = reading->value,
    .at = reading->at,
  };

  if (!bw_reading_is_missing (reading))
    g_array_append_val (values, value);
}

static void
append_values (GArray       *values,
               const Column *column,
               gboolean      is_area,
               guint         row)
{
  BwReading plain = bw_reading_missing;
  BwReading own = bw_reading_missing;

  if (!is_area)
    {
      plain = get_site_reading (column, row);
    }
  else if (row < column->n_cells)
    {
      plain = bw_cell_get_stated (&column->cells[row]);
      own = bw_cell_get_own (&column->cells[row]);
    }

  append_reading (values, column->measure, &plain, FALSE);
  append_reading (values, column->measure, &own, TRUE);
}

/**
 * bw_tally_table_new:
 * @places: (not nullable): where the places stand; must outlive the table
 * @catalogue: the measures that there are; must outlive the table
 * @subject: e.g. `sampling:r1`; its measures are those of `sampling`
 *
 * Returns: (transfer full): a table without tallies
 */
BwTallyTable *
bw_tally_table_new (BwPlaceTree        *places,
                    BwMeasureCatalogue *catalogue,
                    const char         *subject)
{
  BwTallyTable *self = g_new0 (BwTallyTable, 1);

  self->places = places;
  self->rows = bw_tally_rows_new (places);
  self->subject = g_strdup (subject);
  self->n_measures = bw_measure_catalogue_get_size (catalogue);
  self->column_of = g_new (guint8, self->n_measures);
  self->columns = g_new0 (Column, self->n_measures);
  for (guint i = 0; i < self->n_measures; i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, (BwMeasureId) i);

      self->column_of[i] = NO_COLUMN;
      if (!bw_measure_is_of_subject (measure, subject) || self->n_columns == NO_COLUMN)
        continue;

      self->column_of[i] = (guint8) self->n_columns;
      self->columns[self->n_columns++].measure = measure;
    }

  return self;
}

/**
 * bw_tally_table_free:
 * @self: (nullable): a table
 */
void
bw_tally_table_free (BwTallyTable *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_columns; i++)
    clear_column (&self->columns[i]);

  bw_tally_rows_free (self->rows);
  g_free (self->columns);
  g_free (self->column_of);
  g_free (self->subject);
  g_free (self);
}

const char *
bw_tally_table_get_subject (BwTallyTable *self)
{
  return self->subject;
}

/**
 * bw_tally_table_has_measure:
 * @self: a table
 * @measure: a measure
 *
 * Returns: whether @measure belongs to the subject
 */
gboolean
bw_tally_table_has_measure (BwTallyTable *self,
                            BwMeasureId   measure)
{
  return get_column (self, measure) != NULL;
}

/**
 * bw_tally_table_add:
 * @self: a table
 * @place: a site, or an area whose own flow it is
 * @measure: a flow
 * @value: to be added; thousandths count
 * @at: when it was true
 *
 * O(depth). An `add` always counts.
 *
 * Returns: whether anything changed
 */
gboolean
bw_tally_table_add (BwTallyTable *self,
                    BwPlace       place,
                    BwMeasureId   measure,
                    double        value,
                    gint64        at)
{
  Column *column = get_column (self, measure);
  BwReading reading;
  BwCell cell;

  if (column == NULL)
    return FALSE;

  if (bw_place_tree_is_site (self->places, place))
    {
      reading = get_site_reading (column, bw_tally_rows_ensure (self->rows, place));
      if (bw_reading_is_missing (&reading))
        reading = (BwReading) { .value = 0.0, .at = at };

      reading.at = MAX (reading.at, at);
      reading.value = bw_cell_from_thousandths (bw_cell_to_thousandths (reading.value)
                                                + bw_cell_to_thousandths (value));
      return change_site (self, column, place, &reading);
    }

  cell = *ensure_cell (self, column, place);
  bw_cell_add_own (&cell, value, at);
  change_area (self, column, place, &cell);
  return TRUE;
}

/**
 * bw_tally_table_set:
 * @self: a table
 * @place: a site, or an area about the whole of which it is
 * @measure: a measure
 * @reading: the value, its time and bound
 *
 * O(depth). It stands if it is the greater by (time, value, bound).
 *
 * Returns: whether anything changed
 */
gboolean
bw_tally_table_set (BwTallyTable    *self,
                    BwPlace          place,
                    BwMeasureId      measure,
                    const BwReading *reading)
{
  Column *column = get_column (self, measure);
  BwReading standing;
  BwCell cell;

  if (column == NULL)
    return FALSE;

  if (bw_place_tree_is_site (self->places, place))
    {
      standing = get_site_reading (column, bw_tally_rows_ensure (self->rows, place));
      return bw_reading_beats (reading, &standing)
             && change_site (self, column, place, reading);
    }

  cell = *ensure_cell (self, column, place);
  standing = bw_cell_get_stated (&cell);
  if (!bw_reading_beats (reading, &standing))
    return FALSE;

  bw_cell_set_stated (&cell, reading);
  change_area (self, column, place, &cell);
  return TRUE;
}

/**
 * bw_tally_table_replace:
 * @self: a table
 * @place: a site or an area
 * @tally: the whole tally of the place; what it does not name becomes missing
 * @seq: version of the tally, 0 for none
 *
 * A tally that is older than the one that stands changes nothing; without
 * versions the later call wins. O(measures × depth).
 *
 * Returns: whether anything but the version changed
 */
gboolean
bw_tally_table_replace (BwTallyTable  *self,
                        BwPlace        place,
                        const BwTally *tally,
                        guint64        seq)
{
  guint64 standing = bw_tally_rows_get_seq (self->rows, place);
  gint64 stamp = bw_tally_rows_make_stamp (tally->at, tally->source);
  gboolean changed = bw_tally_rows_get_stamp (self->rows, place) != stamp;

  if (seq != 0 && standing != 0 && seq < standing)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    changed |= replace_in_column (self, &self->columns[i], place, tally);

  bw_tally_rows_put_stamp (self->rows, place, stamp, seq);
  return changed;
}

/**
 * bw_tally_table_clear_place:
 * @self: a table
 * @place: a site or an area
 *
 * Takes the tally of the place away; what its parts add up to stays.
 *
 * Returns: whether there was one
 */
gboolean
bw_tally_table_clear_place (BwTallyTable *self,
                            BwPlace       place)
{
  gboolean is_area;
  guint row;

  if (bw_tally_rows_get_stamp (self->rows, place) == 0)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    replace_in_column (self, &self->columns[i], place, NULL);

  bw_tally_rows_put_stamp (self->rows, place, 0, 0);
  if (bw_tally_rows_find (self->rows, place, &is_area, &row) && !is_area)
    drop_site_row (self, row);

  return TRUE;
}

/**
 * bw_tally_table_stamp:
 * @self: a table
 * @place: a place about which something was said
 * @at: when it was true
 * @source: how it came
 * @seq: version of the place's tally from now on
 *
 * The greater of two by (time, source) is kept.
 */
void
bw_tally_table_stamp (BwTallyTable *self,
                      BwPlace       place,
                      gint64        at,
                      BwSource      source,
                      guint64       seq)
{
  gint64 stamp = MAX (bw_tally_rows_get_stamp (self->rows, place), bw_tally_rows_make_stamp (at, source));

  bw_tally_rows_put_stamp (self->rows, place, stamp, MAX (bw_tally_rows_get_seq (self->rows, place), seq));
}

/**
 * bw_tally_table_detach:
 * @self: a table
 * @place: a place that is about to move or to be removed
 *
 * Takes it out of its parent; bw_tally_table_attach() must follow when the tree
 * has changed.
 */
void
bw_tally_table_detach (BwTallyTable *self,
                       BwPlace       place)
{
  BwPlace parent = bw_place_tree_get_parent (self->places, place);
  gboolean is_area;
  guint row;

  if (parent == BW_PLACE_NONE || !bw_tally_rows_find (self->rows, place, &is_area, &row))
    return;

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (is_area && row < column->n_cells && is_unknown (&column->cells[row]))
        continue;

      tell_parent (self, column, parent, get_shown (self, column, place), bw_reading_missing);
    }
}

/**
 * bw_tally_table_attach:
 * @self: a table
 * @place: a place that was detached, where it stands now
 * @old_parent: where it stood before, or %BW_PLACE_NONE
 */
void
bw_tally_table_attach (BwTallyTable *self,
                       BwPlace       place,
                       BwPlace       old_parent)
{
  BwPlace parent = bw_place_tree_get_parent (self->places, place);
  gboolean is_area;
  guint row;

  if (!bw_tally_rows_find (self->rows, place, &is_area, &row))
    return;

  for (guint i = 0; i < self->n_columns && parent != BW_PLACE_NONE; i++)
    {
      Column *column = &self->columns[i];

      if (is_area && row < column->n_cells && is_unknown (&column->cells[row]))
        mark_dirty (self, column, parent);
      else
        tell_parent (self, column, parent, bw_reading_missing, get_shown (self, column, place));
    }

  bw_tally_rows_lower_newest (self->rows, old_parent);
  bw_tally_rows_raise_newest (self->rows, parent, bw_tally_rows_get_newest (self->rows, place));
}

/**
 * bw_tally_table_get_shown:
 * @self: a table
 * @place: a place
 * @measure: a measure
 *
 * O(1), unless a greatest or newest part went below it since the last reading:
 * then O(direct parts) of each area on the way to it.
 *
 * Returns: what is shown: the stated value where there is one, else the summed one
 */
BwReading
bw_tally_table_get_shown (BwTallyTable *self,
                          BwPlace       place,
                          BwMeasureId   measure)
{
  Column *column = get_column (self, measure);

  return column != NULL ? get_shown (self, column, place) : bw_reading_missing;
}

static void
set_summed (BwFigure        *figure,
            const BwReading *summed)
{
  figure->has_summed = !bw_reading_is_missing (summed);
  if (!figure->has_summed)
    return;

  figure->summed = summed->value;
  figure->summed_at = summed->at;
  figure->summed_bound = summed->bound;
}

static void
set_stated (BwFigure        *figure,
            const BwReading *stated)
{
  figure->has_stated = !bw_reading_is_missing (stated);
  if (!figure->has_stated)
    return;

  figure->stated = stated->value;
  figure->stated_at = stated->at;
  figure->stated_bound = stated->bound;
}

/**
 * bw_tally_table_get_figure:
 * @self: a table
 * @place: a place
 * @measure: a measure of the subject
 * @figure: (inout): set but for its measure and its number of expected parts
 *
 * Returns: whether there is anything to show
 */
gboolean
bw_tally_table_get_figure (BwTallyTable *self,
                           BwPlace       place,
                           BwMeasureId   measure,
                           BwFigure     *figure)
{
  Column *column = get_column (self, measure);
  const BwCell *cell;
  BwReading reading;
  gboolean is_area;
  guint row;

  if (column == NULL || !bw_tally_rows_find (self->rows, place, &is_area, &row))
    return FALSE;

  figure->source = bw_tally_rows_get_source (bw_tally_rows_get_newest (self->rows, place));
  if (!is_area)
    {
      reading = get_site_reading (column, row);
      set_summed (figure, &reading);
      return figure->has_summed;
    }

  cell = get_clean_cell (self, column, place, row);
  if (cell == NULL)
    return FALSE;

  reading = bw_cell_get_summed (cell, column->measure->rollup);
  set_summed (figure, &reading);
  reading = bw_cell_get_stated (cell);
  set_stated (figure, &reading);
  if (figure->has_stated)
    figure->source = bw_tally_rows_get_source (bw_tally_rows_get_stamp (self->rows, place));

  figure->n_reported = cell->n_reported;
  return !bw_figure_is_missing (figure);
}

gint64
bw_tally_table_get_as_of (BwTallyTable *self,
                          BwPlace       place)
{
  return bw_tally_rows_get_time (bw_tally_rows_get_newest (self->rows, place));
}

/* Whether a count or a reading is there; what is stated (a target) is not a report. */
gboolean
bw_tally_table_is_reported (BwTallyTable *self,
                            BwPlace       place)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const BwMeasure *measure = self->columns[i].measure;

      if (measure->kind != BW_MEASURE_KIND_STATED
          && !isnan (bw_tally_table_get_shown (self, place, measure->index).value))
        return TRUE;
    }

  return FALSE;
}

gboolean
bw_tally_table_has_row (BwTallyTable *self,
                        BwPlace       place)
{
  return bw_tally_rows_get_newest (self->rows, place) != 0;
}

/**
 * bw_tally_table_dup_tally:
 * @self: a table
 * @place: a place
 * @seq: (out) (optional): version of the tally
 *
 * Returns: (transfer full) (nullable): what was said of this very place
 */
BwTally *
bw_tally_table_dup_tally (BwTallyTable *self,
                          BwPlace       place,
                          guint64      *seq)
{
  g_autoptr (GArray) values = NULL;
  gint64 stamp = bw_tally_rows_get_stamp (self->rows, place);
  gboolean is_area;
  guint row;

  if (stamp == 0 || !bw_tally_rows_find (self->rows, place, &is_area, &row))
    return NULL;

  values = g_array_new (FALSE, FALSE, sizeof (BwTallyValue));
  for (guint i = 0; i < self->n_columns; i++)
    append_values (values, &self->columns[i], is_area, row);

  if (seq != NULL)
    *seq = bw_tally_rows_get_seq (self->rows, place);

  return bw_tally_new_full (bw_place_tree_get_code (self->places, place), self->subject,
                            bw_tally_rows_get_time (stamp), bw_tally_rows_get_source (stamp),
                            (const BwTallyValue *) (gpointer) values->data, values->len);
}

/**
 * bw_tally_table_foreach:
 * @self: a table
 * @since: a version; 0 for all tallies
 * @function: called for each place whose tally is newer; must not change anything
 * @user_data: handed on
 */
void
bw_tally_table_foreach (BwTallyTable     *self,
                        guint64           since,
                        BwTallyRowsFunc  function,
                        gpointer          user_data)
{
  bw_tally_rows_foreach (self->rows, since, function, user_data);
}
