/* bw-checkpoint.c: the figures as they stood, so that a start need not count anew
 *
 *   "BWC2" step
 *   n, names of measures
 *   { 1, place, subject, at, source, seq, n, { measure, own, bound, at, value } }
 *   { 2, a track of the series }
 *   0
 *
 * The time of a value is how much later it is than that of its tally. What another
 * release wrote (1: each number in eight bytes, by which a checkpoint came to tens of
 * megabytes within a week) is not read: then all is counted anew, from the log.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-checkpoint.h"

#include <string.h>

#define MAGIC "BWC2"

enum
{
  RECORD_END,
  RECORD_TALLY,
  RECORD_TRACK,
};

struct _BwCheckpoint
{
  BwPicture    *picture;     /* (owned) */
  BwShelf      *shelf;       /* (unowned) */
  BwSeriesBook *series;      /* (unowned) */
  GByteArray   *blob;        /* (owned) */
  guint64       seq;
  guint         next_tally;
  guint         next_track;
  gboolean      is_whole;
};

static void
put_head (BwCheckpoint *self)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (self->picture);
  guint n = bw_measure_catalogue_get_size (catalogue);

  g_byte_array_append (self->blob, (const guint8 *) MAGIC, strlen (MAGIC));
  bw_blob_put_number (self->blob, (guint64) bw_series_book_get_step (self->series));
  bw_blob_put_number (self->blob, n);
  for (guint i = 0; i < n; i++)
    bw_blob_put_text (self->blob, bw_measure_catalogue_get (catalogue, (BwMeasureId) i)->id);
}

static void
put_tally (BwCheckpoint *self,
           const BwItem *item)
{
  guint64 seq = item->seq;
  g_autoptr (BwTally) tally = bw_picture_dup_tally (self->picture, item->place, item->subject, &seq);

  if (tally == NULL)
    return;

  bw_blob_put_number (self->blob, RECORD_TALLY);
  bw_blob_put_text (self->blob, tally->place);
  bw_blob_put_text (self->blob, tally->subject);
  bw_blob_put_number (self->blob, (guint64) tally->at);
  bw_blob_put_number (self->blob, tally->source);
  bw_blob_put_number (self->blob, seq);
  bw_blob_put_number (self->blob, tally->n_values);
  for (guint i = 0; i < tally->n_values; i++)
    {
      const BwTallyValue *value = &tally->values[i];

      bw_blob_put_number (self->blob, value->measure);
      bw_blob_put_number (self->blob, (guint64) (value->own != 0) << 4 | value->bound);
      bw_blob_put_signed (self->blob, value->at - tally->at);
      bw_blob_put_amount (self->blob, value->value);
    }
}

/* One record; FALSE when all are written. */
static gboolean
put_next (BwCheckpoint *self)
{
  GPtrArray *tallies = bw_shelf_get_items (self->shelf, BW_DOCUMENT_TYPE_TALLY);
  GPtrArray *tracks = bw_series_book_get_tracks (self->series);

  if (self->next_tally < tallies->len)
    {
      put_tally (self, g_ptr_array_index (tallies, self->next_tally++));
      return TRUE;
    }

  if (self->next_track < tracks->len)
    {
      bw_blob_put_number (self->blob, RECORD_TRACK);
      bw_series_book_write (self->series, g_ptr_array_index (tracks, self->next_track++), self->blob);
      return TRUE;
    }

  bw_blob_put_number (self->blob, RECORD_END);
  return FALSE;
}

/**
 * bw_checkpoint_begin:
 * @picture: the figures; a reference is taken
 * @shelf: which tallies there are; must outlive the checkpoint
 * @series: the history; must outlive the checkpoint
 *
 * Returns: (transfer full): a checkpoint that has yet to be written
 */
BwCheckpoint *
bw_checkpoint_begin (BwPicture    *picture,
                     BwShelf      *shelf,
                     BwSeriesBook *series)
{
  BwCheckpoint *self = g_new0 (BwCheckpoint, 1);

  self->picture = g_object_ref (picture);
  self->shelf = shelf;
  self->series = series;
  self->seq = bw_shelf_get_seq (shelf);
  self->blob = g_byte_array_sized_new (64 * 1024);
  put_head (self);
  return self;
}

void
bw_checkpoint_free (BwCheckpoint *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->blob, g_byte_array_unref);
  g_object_unref (self->picture);
  g_free (self);
}

/**
 * bw_checkpoint_step:
 * @self: a checkpoint
 * @budget: microseconds
 *
 * Returns: whether it is whole
 */
gboolean
bw_checkpoint_step (BwCheckpoint *self,
                    gint64        budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  for (guint i = 0; !self->is_whole; i++)
    {
      if (i % 32 == 31 && g_get_monotonic_time () >= end)
        return FALSE;

      self->is_whole = !put_next (self);
    }

  return TRUE;
}

guint64
bw_checkpoint_get_seq (BwCheckpoint *self)
{
  return self->seq;
}

GBytes *
bw_checkpoint_finish (BwCheckpoint *self)
{
  g_return_val_if_fail (self->is_whole, NULL);

  return g_byte_array_free_to_bytes (g_steal_pointer (&self->blob));
}

/* (nullable) (transfer full): measure of then → measure of now */
static GArray *
get_head (BwBlobReader *blob,
          BwPicture    *picture,
          BwSeriesBook *series)
{
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (BwMeasureId));
  guint64 n;

  if (blob->length < strlen (MAGIC) || memcmp (blob->data, MAGIC, strlen (MAGIC)) != 0)
    return NULL;

  blob->position = strlen (MAGIC);
  if (bw_blob_get_number (blob) != (guint64) bw_series_book_get_step (series))
    return NULL;

  n = bw_blob_get_number (blob);
  for (guint64 i = 0; i < n && !blob->is_faulty; i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture),
                                                              bw_blob_get_text (blob));
      BwMeasureId id = measure != NULL ? measure->index : BW_MEASURE_NONE;

      g_array_append_val (measures, id);
    }

  return blob->is_faulty ? NULL : g_steal_pointer (&measures);
}

static void
get_values (BwBlobReader *blob,
            const GArray *measures,
            gint64        at,
            GArray       *values)
{
  guint64 n = bw_blob_get_number (blob);

  for (guint64 i = 0; i < n && !blob->is_faulty; i++)
    {
      guint64 index = bw_blob_get_number (blob);
      guint64 flags = bw_blob_get_number (blob);
      BwTallyValue value = {
        .measure = index < measures->len ? g_array_index (measures, BwMeasureId, index) : BW_MEASURE_NONE,
        .own = (flags >> 4) != 0,
        .bound = (guint8) MIN (flags & 0xf, (guint64) BW_BOUND_ABOUT),
      };

      value.at = at + bw_blob_get_signed (blob);
      value.value = bw_blob_get_amount (blob);
      if (value.measure != BW_MEASURE_NONE)
        g_array_append_val (values, value);
    }
}

static void
get_tally (BwBlobReader *blob,
           const GArray *measures,
           BwPicture    *picture,
           BwShelf      *shelf)
{
  const char *code = bw_blob_get_text (blob);
  const char *name = bw_blob_get_text (blob);
  gint64 at = (gint64) bw_blob_get_number (blob);
  guint64 source = bw_blob_get_number (blob);
  guint64 seq = bw_blob_get_number (blob);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (BwTallyValue));
  g_autoptr (BwTally) tally = NULL;
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (picture), code);

  get_values (blob, measures, at, values);
  if (blob->is_faulty || place == BW_PLACE_NONE)
    return;

  tally = bw_tally_new_full (code, name, at, (BwSource) MIN (source, (guint64) BW_SOURCE_SIMULATION),
                             (const BwTallyValue *) (gpointer) values->data, values->len);
  bw_picture_put_tally (picture, tally, seq);
  bw_shelf_put_tally (shelf, picture, place, bw_picture_get_subject (picture, name), seq);
}

/**
 * bw_checkpoint_restore:
 * @data: what bw_checkpoint_finish() made
 * @picture: with all places
 * @shelf: is given the tallies
 * @series: is given the tracks
 *
 * Returns: whether it could be read to its end
 */
gboolean
bw_checkpoint_restore (GBytes       *data,
                       BwPicture    *picture,
                       BwShelf      *shelf,
                       BwSeriesBook *series)
{
  BwBlobReader blob = { 0 };
  g_autoptr (GArray) measures = NULL;

  blob.data = g_bytes_get_data (data, &blob.length);
  measures = get_head (&blob, picture, series);
  if (measures == NULL)
    return FALSE;

  while (!blob.is_faulty)
    {
      guint64 record = bw_blob_get_number (&blob);

      if (record == RECORD_END)
        return !blob.is_faulty;

      if (record == RECORD_TALLY)
        get_tally (&blob, measures, picture, shelf);
      else if (record == RECORD_TRACK)
        bw_series_book_read (series, &blob);
      else
        blob.is_faulty = TRUE;
    }

  return FALSE;
}
