/* bw-tally-rows.c: which places have a tally of a subject, and how new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-tally-rows-private.h"

#define NO_ROW G_MAXUINT32

/* Most subjects are of a few places among very many: what none of them stands in
 * takes no memory, and the first tally of a subject no time. */
#define CHUNK_PLACES 1024

G_STATIC_ASSERT (BW_SOURCE_SIMULATION < 4);

/* Rows of sites, or of areas: what a row has beside its measures. */
typedef struct
{
  BwPlace *places;
  guint64 *seqs;
  gint64  *stamps;   /* of the place's own tally; 0: it has none */
  gint64  *newest;   /* areas: of the place and what is below */
  guint    n;
  guint    capacity;
} Rows;

struct _BwTallyRows
{
  BwPlaceTree *places;     /* (unowned) */
  guint32    **row_of;     /* place → row × 2 + whether it is an area's; in chunks */
  guint        n_chunks;
  Rows         sites;
  Rows         areas;
};

static void
grow (Rows     *rows,
      gboolean  of_areas)
{
  /* An eighth at a time: the columns grow with the rows, and what is not in use
   * is to stay small. Large blocks are remapped, not copied. */
  guint capacity = rows->capacity + rows->capacity / 8 + 64;

  rows->places = g_renew (BwPlace, rows->places, capacity);
  rows->seqs = g_renew (guint64, rows->seqs, capacity);
  rows->stamps = g_renew (gint64, rows->stamps, capacity);
  if (of_areas)
    rows->newest = g_renew (gint64, rows->newest, capacity);
  rows->capacity = capacity;
}

static void
clear_rows (Rows *rows)
{
  g_free (rows->places);
  g_free (rows->seqs);
  g_free (rows->stamps);
  g_free (rows->newest);
}

static guint32 *
ensure_chunk (BwTallyRows *self,
              BwPlace      place)
{
  guint index = place / CHUNK_PLACES;

  if (index >= self->n_chunks)
    {
      self->row_of = g_renew (guint32 *, self->row_of, index + 1);
      for (guint i = self->n_chunks; i <= index; i++)
        self->row_of[i] = NULL;
      self->n_chunks = index + 1;
    }

  if (self->row_of[index] == NULL)
    {
      self->row_of[index] = g_new (guint32, CHUNK_PLACES);
      for (guint i = 0; i < CHUNK_PLACES; i++)
        self->row_of[index][i] = NO_ROW;
    }

  return self->row_of[index];
}

static void
set_row (BwTallyRows *self,
         BwPlace      place,
         guint32      code)
{
  ensure_chunk (self, place)[place % CHUNK_PLACES] = code;
}

static guint32
get_row (BwTallyRows *self,
         BwPlace      place)
{
  guint index = place / CHUNK_PLACES;

  return index < self->n_chunks && self->row_of[index] != NULL ? self->row_of[index][place % CHUNK_PLACES] : NO_ROW;
}

static void
call_for_rows (const Rows      *rows,
               guint64          since,
               BwTallyRowsFunc  function,
               gpointer         user_data)
{
  for (guint i = 0; i < rows->n; i++)
    {
      if (rows->stamps[i] != 0 && (since == 0 || rows->seqs[i] > since))
        function (rows->places[i], rows->seqs[i], user_data);
    }
}

/**
 * bw_tally_rows_new:
 * @places: where the places stand; must outlive the rows
 *
 * Returns: (transfer full): no rows
 */
BwTallyRows *
bw_tally_rows_new (BwPlaceTree *places)
{
  BwTallyRows *self = g_new0 (BwTallyRows, 1);

  self->places = places;
  return self;
}

void
bw_tally_rows_free (BwTallyRows *self)
{
  clear_rows (&self->sites);
  clear_rows (&self->areas);
  for (guint i = 0; i < self->n_chunks; i++)
    g_free (self->row_of[i]);
  g_free (self->row_of);
  g_free (self);
}

gint64
bw_tally_rows_make_stamp (gint64   at,
                          BwSource source)
{
  return at * 4 + (gint64) source;
}

gint64
bw_tally_rows_get_time (gint64 stamp)
{
  return stamp / 4;
}

BwSource
bw_tally_rows_get_source (gint64 stamp)
{
  return (BwSource) (stamp & 3);
}

gboolean
bw_tally_rows_find (BwTallyRows *self,
                    BwPlace      place,
                    gboolean    *is_area,
                    guint       *row)
{
  guint32 code = get_row (self, place);

  if (code == NO_ROW)
    return FALSE;

  *is_area = code & 1;
  *row = code >> 1;
  return TRUE;
}

guint
bw_tally_rows_ensure (BwTallyRows *self,
                      BwPlace      place)
{
  gboolean as_area = !bw_place_tree_is_site (self->places, place);
  Rows *rows = as_area ? &self->areas : &self->sites;
  gboolean is_area;
  guint row;

  /* A code that was an area and is a site now gets a new row. */
  if (bw_tally_rows_find (self, place, &is_area, &row) && is_area == as_area)
    return row;

  if (rows->n == rows->capacity)
    grow (rows, as_area);

  row = rows->n++;
  rows->places[row] = place;
  rows->seqs[row] = 0;
  rows->stamps[row] = 0;
  if (as_area)
    rows->newest[row] = 0;

  set_row (self, place, row * 2 + (guint32) as_area);
  return row;
}

guint
bw_tally_rows_drop_site (BwTallyRows *self,
                         guint        row)
{
  Rows *rows = &self->sites;
  guint last = --rows->n;

  set_row (self, rows->places[row], NO_ROW);
  if (row == last)
    return last;

  rows->places[row] = rows->places[last];
  rows->seqs[row] = rows->seqs[last];
  rows->stamps[row] = rows->stamps[last];
  set_row (self, rows->places[row], row * 2);
  return last;
}

guint
bw_tally_rows_get_capacity (BwTallyRows *self,
                            gboolean     of_areas)
{
  return of_areas ? self->areas.capacity : self->sites.capacity;
}

guint64
bw_tally_rows_get_seq (BwTallyRows *self,
                       BwPlace      place)
{
  gboolean is_area;
  guint row;

  if (!bw_tally_rows_find (self, place, &is_area, &row))
    return 0;

  return is_area ? self->areas.seqs[row] : self->sites.seqs[row];
}

gint64
bw_tally_rows_get_stamp (BwTallyRows *self,
                         BwPlace      place)
{
  gboolean is_area;
  guint row;

  if (!bw_tally_rows_find (self, place, &is_area, &row))
    return 0;

  return is_area ? self->areas.stamps[row] : self->sites.stamps[row];
}

/**
 * bw_tally_rows_put_stamp:
 * @self: rows
 * @place: a place
 * @stamp: of its own tally; 0: it has none any more
 * @seq: version of its tally
 *
 * O(depth); O(direct parts) of the areas above if the stamp is an older one.
 */
void
bw_tally_rows_put_stamp (BwTallyRows *self,
                         BwPlace      place,
                         gint64       stamp,
                         guint64      seq)
{
  guint row = bw_tally_rows_ensure (self, place);
  gboolean is_area = !bw_place_tree_is_site (self->places, place);
  BwPlace area = is_area ? place : bw_place_tree_get_parent (self->places, place);
  Rows *rows = is_area ? &self->areas : &self->sites;
  gint64 old = rows->stamps[row];

  rows->seqs[row] = seq;
  rows->stamps[row] = stamp;
  if (stamp > old)
    bw_tally_rows_raise_newest (self, area, stamp);
  else if (stamp < old)
    bw_tally_rows_lower_newest (self, area);
}

gint64
bw_tally_rows_get_newest (BwTallyRows *self,
                          BwPlace      place)
{
  gboolean is_area;
  guint row;

  if (!bw_tally_rows_find (self, place, &is_area, &row))
    return 0;

  return is_area ? self->areas.newest[row] : self->sites.stamps[row];
}

void
bw_tally_rows_raise_newest (BwTallyRows *self,
                            BwPlace      area,
                            gint64       stamp)
{
  for (; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    {
      guint row = bw_tally_rows_ensure (self, area);

      if (self->areas.newest[row] >= stamp)
        return;

      self->areas.newest[row] = stamp;
    }
}

/**
 * bw_tally_rows_lower_newest:
 * @self: rows
 * @area: an area, or %BW_PLACE_NONE
 *
 * What was the newest may be gone: reads the parts of @area and of those above
 * it, as far up as anything changes.
 */
void
bw_tally_rows_lower_newest (BwTallyRows *self,
                            BwPlace      area)
{
  for (; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    {
      guint row = bw_tally_rows_ensure (self, area);
      gint64 newest = self->areas.stamps[row];
      const BwPlace *parts;
      guint n_parts;

      parts = bw_place_tree_get_parts (self->places, area, &n_parts);
      for (guint i = 0; i < n_parts; i++)
        newest = MAX (newest, bw_tally_rows_get_newest (self, parts[i]));

      if (self->areas.newest[row] == newest)
        return;

      self->areas.newest[row] = newest;
    }
}

/**
 * bw_tally_rows_foreach:
 * @self: rows
 * @since: a version; 0 for all tallies
 * @function: called for each place whose own tally is newer, areas first; must
 *   not change anything
 * @user_data: handed on
 */
void
bw_tally_rows_foreach (BwTallyRows     *self,
                       guint64          since,
                       BwTallyRowsFunc  function,
                       gpointer         user_data)
{
  call_for_rows (&self->areas, since, function, user_data);
  call_for_rows (&self->sites, since, function, user_data);
}
