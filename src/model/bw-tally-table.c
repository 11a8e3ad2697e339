/* bw-tally-table.c: all tallies of one subject, as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tally-column-private.h"
#include "bw-tally-table-private.h"

#include <math.h>

#define NO_COLUMN G_MAXUINT8

struct _BwTallyTable
{
  BwPlaceTree    *places;     /* (unowned) */
  char           *subject;
  guint8         *column_of;  /* measure → column */
  guint           n_measures;
  BwTallyColumn **columns;    /* (owned) each */
  guint           n_columns;
  BwTallyRows    *rows;
};

/* (nullable): @measure is of another subject */
static BwTallyColumn *
get_column (BwTallyTable *self,
            BwMeasureId   measure)
{
  if (measure >= self->n_measures || self->column_of[measure] == NO_COLUMN)
    return NULL;

  return self->columns[self->column_of[measure]];
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
replace_in_column (BwTallyColumn *column,
                   BwPlace        place,
                   const BwTally *tally)
{
  BwMeasureId measure = bw_tally_column_get_measure (column)->index;
  BwReading plain = find_reading (tally, measure, FALSE);
  BwReading own = find_reading (tally, measure, TRUE);

  return bw_tally_column_replace (column, place, &plain, &own);
}

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
append_values (GArray        *values,
               BwTallyColumn *column,
               gboolean       is_area,
               guint          row)
{
  const BwMeasure *measure = bw_tally_column_get_measure (column);
  BwReading plain;
  BwReading own;

  bw_tally_column_get_said (column, is_area, row, &plain, &own);
  append_reading (values, measure, &plain, FALSE);
  append_reading (values, measure, &own, TRUE);
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
  self->columns = g_new0 (BwTallyColumn *, self->n_measures);
  for (guint i = 0; i < self->n_measures; i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, (BwMeasureId) i);

      self->column_of[i] = NO_COLUMN;
      if (!bw_measure_is_of_subject (measure, subject) || self->n_columns == NO_COLUMN)
        continue;

      self->column_of[i] = (guint8) self->n_columns;
      self->columns[self->n_columns++] = bw_tally_column_new (places, self->rows, measure);
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
    bw_tally_column_free (self->columns[i]);

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
  BwTallyColumn *column = get_column (self, measure);

  return column != NULL && bw_tally_column_add (column, place, value, at);
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
  BwTallyColumn *column = get_column (self, measure);

  return column != NULL && bw_tally_column_set (column, place, reading);
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
    changed |= replace_in_column (self->columns[i], place, tally);

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
  guint last;

  if (bw_tally_rows_get_stamp (self->rows, place) == 0)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    replace_in_column (self->columns[i], place, NULL);

  bw_tally_rows_put_stamp (self->rows, place, 0, 0);
  if (!bw_tally_rows_find (self->rows, place, &is_area, &row) || is_area)
    return TRUE;

  last = bw_tally_rows_drop_site (self->rows, row);
  for (guint i = 0; i < self->n_columns; i++)
    bw_tally_column_drop_site (self->columns[i], row, last);

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
    bw_tally_column_detach (self->columns[i], place, parent);
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
    bw_tally_column_attach (self->columns[i], place, parent);

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
  BwTallyColumn *column = get_column (self, measure);

  return column != NULL ? bw_tally_column_get_shown (column, place) : bw_reading_missing;
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
  BwTallyColumn *column = get_column (self, measure);
  const BwCell *cell;
  BwReading reading;
  gboolean is_area;
  guint row;

  if (column == NULL || !bw_tally_rows_find (self->rows, place, &is_area, &row))
    return FALSE;

  figure->source = bw_tally_rows_get_source (bw_tally_rows_get_newest (self->rows, place));
  if (!is_area)
    {
      reading = bw_tally_column_get_site (column, row);
      set_summed (figure, &reading);
      return figure->has_summed;
    }

  cell = bw_tally_column_get_cell (column, place, row);
  if (cell == NULL)
    return FALSE;

  reading = bw_cell_get_summed (cell, bw_tally_column_get_measure (column)->rollup);
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
      const BwMeasure *measure = bw_tally_column_get_measure (self->columns[i]);

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
    append_values (values, self->columns[i], is_area, row);

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
