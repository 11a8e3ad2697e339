/* bw-series-book.c: the history of every flow of every area
 *
 * Buckets are numbered from 1970 on. A track holds what was added in each bucket
 * from `start` on and, in `base`, what came before. What is added in a bucket is in
 * all totals from its end on; the beginning of bucket B is the end of B - 1.
 *
 * A reader that was told a history is sent only what has changed since: the totals
 * from the end of the first bucket in which something came, and those that were not
 * told yet. Until that is written as text more may come into buckets that were told:
 * then it begins earlier, so that what stands before it and what it says are of one
 * moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-series-book.h"

#include <string.h>

#define NOTHING_NEW G_MAXINT64
#define NEVER_TOLD  G_MININT64

struct _BwSeriesBook
{
  BwPicture  *picture;  /* (owned) */
  gint64      step;     /* microseconds */
  GHashTable *by_key;   /* (owned): key → track */
  GPtrArray  *tracks;   /* (owned) (element-type BwSeriesTrack) */
  GPtrArray  *changed;  /* (unowned elements): in which something came */
  guint       next;     /* of them, where bw_series_book_list_due() goes on */
  gint64      second;   /* at which it was called last */
};

static gint64
make_key (BwPlace     place,
          BwSubject   subject,
          BwMeasureId measure)
{
  return (gint64) (((guint64) place << 32) | ((guint64) subject << 16) | measure);
}

static void
free_track (gpointer data)
{
  BwSeriesTrack *track = data;

  g_array_unref (track->added);
  g_free (track);
}

static BwSeriesTrack *
ensure_track (BwSeriesBook *self,
              BwPlace       place,
              BwSubject     subject,
              BwMeasureId   measure)
{
  gint64 key = make_key (place, subject, measure);
  BwSeriesTrack *track = g_hash_table_lookup (self->by_key, &key);

  if (track != NULL)
    return track;

  track = g_new0 (BwSeriesTrack, 1);
  track->place = place;
  track->subject = subject;
  track->measure = measure;
  track->added = g_array_new (FALSE, TRUE, sizeof (double));
  track->first_new = NOTHING_NEW;
  track->told = NEVER_TOLD;
  track->end = NEVER_TOLD;
  track->tail = NEVER_TOLD;
  track->second = -BW_SERIES_BOOK_LATE_S;
  track->generation = G_MAXUINT;
  g_hash_table_insert (self->by_key, g_memdup2 (&key, sizeof key), track);
  g_ptr_array_add (self->tracks, track);
  return track;
}

/* The oldest @n buckets are told from the rest no longer. */
static void
fold (BwSeriesTrack *track,
      gint64         n)
{
  guint n_here = (guint) MIN (n, (gint64) track->added->len);

  for (guint i = 0; i < n_here; i++)
    track->base += g_array_index (track->added, double, i);

  if (n_here > 0)
    g_array_remove_range (track->added, 0, n_here);
  track->start += n;
}

/* Makes room for @bucket; returns its index, or -1 if it lies before all. */
static gint64
make_room (BwSeriesTrack *track,
           gint64         bucket)
{
  gint64 end = track->start + (gint64) track->added->len;

  if (track->added->len == 0)
    {
      track->start = bucket;
      end = bucket;
    }

  if (bucket < track->start)
    {
      guint n = (guint) MIN (track->start - bucket, BW_SERIES_BOOK_MAX_BUCKETS);
      g_autofree double *nothing = NULL;

      if (end - bucket > BW_SERIES_BOOK_MAX_BUCKETS)
        return -1;

      nothing = g_new0 (double, n);
      g_array_prepend_vals (track->added, nothing, n);
      track->start = bucket;

      /* What begins earlier than what was told does not go on from it. */
      track->end = NEVER_TOLD;
    }

  if (bucket - track->start >= BW_SERIES_BOOK_MAX_BUCKETS)
    fold (track, bucket - track->start - BW_SERIES_BOOK_MAX_BUCKETS + 1);
  if (bucket - track->start >= (gint64) track->added->len)
    g_array_set_size (track->added, (guint) (bucket - track->start + 1));

  return bucket - track->start;
}

static void
book (BwSeriesBook  *self,
      BwSeriesTrack *track,
      gint64         at,
      double         value)
{
  gint64 bucket = at / self->step;
  gint64 index = make_room (track, bucket);

  if (index < 0)
    track->base += value;
  else
    g_array_index (track->added, double, index) += value;

  track->last_new = track->first_new == NOTHING_NEW ? bucket : MAX (track->last_new, bucket);
  track->first_new = MIN (track->first_new, bucket);
  if (track->is_listed)
    return;

  track->is_listed = TRUE;
  g_ptr_array_add (self->changed, track);
}

/* (nullable): that of the area above; remembered until places move */
static BwSeriesTrack *
ensure_above (BwSeriesBook  *self,
              BwSeriesTrack *track)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  guint generation = bw_place_tree_get_generation (places);
  BwPlace parent;

  if (track->generation == generation)
    return track->above;

  parent = bw_place_tree_get_parent (places, track->place);
  track->above = parent != BW_PLACE_NONE ? ensure_track (self, parent, track->subject, track->measure) : NULL;
  track->generation = generation;
  return track->above;
}

static void
book_upwards (BwSeriesBook *self,
              BwPlace       place,
              BwSubject     subject,
              BwMeasureId   measure,
              gint64        at,
              double        value,
              guint64       seq)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);

  if (bw_place_tree_is_site (places, place))
    place = bw_place_tree_get_parent (places, place);

  if (place == BW_PLACE_NONE)
    return;

  for (BwSeriesTrack *track = ensure_track (self, place, subject, measure);
       track != NULL;
       track = ensure_above (self, track))
    {
      /* A checkpoint may hold some tracks that are newer than others. */
      if (seq <= track->seq)
        continue;

      track->seq = seq;
      book (self, track, at, value);
    }
}

static gboolean
is_kept (BwSeriesBook *self,
         BwMeasureId   measure)
{
  const BwMeasure *entry = bw_measure_catalogue_get (bw_picture_get_catalogue (self->picture), measure);

  return entry->series && entry->kind == BW_MEASURE_KIND_FLOW;
}

/**
 * bw_series_book_new:
 * @picture: whose places they are; a reference is taken
 * @step: length of a bucket, microseconds
 *
 * Returns: (transfer full): an empty book
 */
BwSeriesBook *
bw_series_book_new (BwPicture *picture,
                    gint64     step)
{
  BwSeriesBook *self = g_new0 (BwSeriesBook, 1);

  self->picture = g_object_ref (picture);
  self->step = step;
  self->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tracks = g_ptr_array_new_with_free_func (free_track);
  self->changed = g_ptr_array_new ();

  /* Of what was told before the process began nobody knows when: long ago. */
  self->second = -BW_SERIES_BOOK_LATE_S;
  return self;
}

void
bw_series_book_free (BwSeriesBook *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->changed);
  g_ptr_array_unref (self->tracks);
  g_object_unref (self->picture);
  g_free (self);
}

gint64
bw_series_book_get_step (BwSeriesBook *self)
{
  return self->step;
}

/**
 * bw_series_book_add_report:
 * @self: a book
 * @report: a report that was applied to the picture
 * @seq: its number
 *
 * O(depth) for each flow in it whose history is kept.
 */
void
bw_series_book_add_report (BwSeriesBook   *self,
                           const BwReport *report,
                           guint64         seq)
{
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (self->picture), report->place);
  BwSubject subject = bw_picture_get_subject (self->picture, report->subject);

  if (place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE)
    return;

  for (guint i = 0; i < report->n_statements; i++)
    {
      const BwStatement *statement = &report->statements[i];

      if (statement->set || !is_kept (self, statement->measure))
        continue;

      book_upwards (self, place, subject, statement->measure, report->at, statement->value, seq);
    }
}

/**
 * bw_series_book_add_tally:
 * @self: a book
 * @place: of the tally
 * @tally: a tally that reports did not make
 * @seq: its number
 */
void
bw_series_book_add_tally (BwSeriesBook  *self,
                          BwPlace        place,
                          const BwTally *tally,
                          guint64        seq)
{
  gboolean is_site = bw_place_tree_is_site (bw_picture_get_places (self->picture), place);
  BwSubject subject = bw_picture_get_subject (self->picture, tally->subject);

  for (guint i = 0; i < tally->n_values && subject != BW_SUBJECT_NONE; i++)
    {
      const BwTallyValue *value = &tally->values[i];

      /* What is said of an area as a whole is not what was counted there. */
      if ((!is_site && !value->own) || !is_kept (self, value->measure))
        continue;

      book_upwards (self, place, subject, value->measure, value->at, value->value, seq);
    }
}

/* On time once in each bucket; what came late is told with it, or a while after. */
static gboolean
is_due (const BwSeriesTrack *track,
        gint64               open,
        gint64               second)
{
  return track->first_new < open
         && (track->told < open || second - track->second >= BW_SERIES_BOOK_LATE_S);
}

/**
 * bw_series_book_list_due:
 * @self: a book
 * @now: the backend's time
 * @second: any clock that counts seconds of this process
 * @max: how many are wanted
 *
 * Those that are left come with the next call, before those that were told.
 *
 * Returns: (transfer container): the tracks that should be published
 */
GPtrArray *
bw_series_book_list_due (BwSeriesBook *self,
                         gint64        now,
                         gint64        second,
                         guint         max)
{
  GPtrArray *due = g_ptr_array_new ();
  gint64 open = now / self->step;
  guint n = self->changed->len;

  self->second = second;
  for (guint i = 0; i < n && due->len < max; i++)
    {
      BwSeriesTrack *track;

      self->next = (self->next + 1) % n;
      track = g_ptr_array_index (self->changed, self->next);
      if (is_due (track, open, second))
        g_ptr_array_add (due, track);
    }

  return due;
}

static guint
count_told (const BwSeriesTrack *track,
            gint64               open)
{
  return (guint) CLAMP (open - track->start, 0, (gint64) track->added->len);
}

static BwSeries *
make_series (BwSeriesBook  *self,
             BwSeriesTrack *track,
             guint          from)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);
  guint n = count_told (track, track->told);
  g_autofree double *values = g_new (double, n + 1);
  double total = track->base;

  values[0] = total;
  for (guint i = 0; i < n; i++)
    {
      total += g_array_index (track->added, double, i);
      values[i + 1] = total;
    }

  return bw_series_new_tail (bw_place_tree_get_code (places, track->place),
                             bw_picture_get_subject_name (self->picture, track->subject),
                             bw_measure_catalogue_get (bw_picture_get_catalogue (self->picture), track->measure)->id,
                             track->start * self->step, self->step, from, from > 0 ? track->before : 0,
                             values + from, n + 1 - from);
}

/* Where what was told last is not right any more, or ends. */
static gint64
find_tail (const BwSeriesTrack *track)
{
  if (track->end == NEVER_TOLD)
    return NEVER_TOLD;

  return MIN (track->end, track->first_new) + 1;
}

/**
 * bw_series_book_publish:
 * @self: a book
 * @track: one that is due
 * @now: the backend's time
 * @seq: number of its document from now on
 *
 * Costs nothing but the note: its document is made when somebody asks.
 */
void
bw_series_book_publish (BwSeriesBook  *self,
                        BwSeriesTrack *track,
                        gint64         now,
                        guint64        seq)
{
  gint64 open = now / self->step;

  track->before = track->published;
  track->tail = find_tail (track);
  track->told = open;
  track->end = track->start + count_told (track, open);
  track->published = seq;
  track->second = self->second;
  if (track->first_new != NOTHING_NEW && track->last_new >= open)
    {
      track->first_new = MAX (track->first_new, open);
      return;
    }

  track->first_new = NOTHING_NEW;
  if (track->is_listed)
    g_ptr_array_remove_fast (self->changed, track);
  track->is_listed = FALSE;
}

BwSeriesTrack *
bw_series_book_ensure (BwSeriesBook *self,
                       BwPlace       place,
                       BwSubject     subject,
                       BwMeasureId   measure)
{
  return ensure_track (self, place, subject, measure);
}

BwSeriesTrack *
bw_series_book_find (BwSeriesBook *self,
                     BwPlace       place,
                     BwSubject     subject,
                     BwMeasureId   measure)
{
  gint64 key = make_key (place, subject, measure);

  return g_hash_table_lookup (self->by_key, &key);
}

/**
 * bw_series_book_get_total:
 * @self: a book
 * @track: one of its tracks
 * @time: the end of a bucket
 *
 * Returns: what was added in all buckets that end by @time
 */
double
bw_series_book_get_total (BwSeriesBook  *self,
                          BwSeriesTrack *track,
                          gint64         time)
{
  gint64 n = CLAMP (time / self->step - track->start, 0, (gint64) track->added->len);
  double total = track->base;

  for (gint64 i = 0; i < n; i++)
    total += g_array_index (track->added, double, i);

  return total;
}

GPtrArray *
bw_series_book_get_tracks (BwSeriesBook *self)
{
  return self->tracks;
}

/* Times may lie before what they are told from: as a signed number. */
/**
 * bw_series_book_write:
 * @self: a book
 * @track: one of its tracks
 * @blob: where to write it
 */
void
bw_series_book_write (BwSeriesBook  *self,
                      BwSeriesTrack *track,
                      GByteArray    *blob)
{
  const BwMeasure *measure = bw_measure_catalogue_get (bw_picture_get_catalogue (self->picture), track->measure);

  bw_blob_put_text (blob, bw_place_tree_get_code (bw_picture_get_places (self->picture), track->place));
  bw_blob_put_text (blob, bw_picture_get_subject_name (self->picture, track->subject));
  bw_blob_put_text (blob, measure->id);
  bw_blob_put_number (blob, track->seq);
  bw_blob_put_number (blob, track->published);
  bw_blob_put_signed (blob, track->start);
  bw_blob_put_signed (blob, track->told);
  bw_blob_put_signed (blob, track->first_new);
  bw_blob_put_signed (blob, track->last_new);
  bw_blob_put_signed (blob, track->end);
  bw_blob_put_amount (blob, track->base);
  bw_blob_put_amounts (blob, (const double *) (gpointer) track->added->data, track->added->len);
}

/* A reader that resumes is sent whole ones, so what the last was told after is of no
 * use. */
static void
read_track (BwSeriesTrack *track,
            BwBlobReader  *blob)
{
  track->seq = bw_blob_get_number (blob);
  track->published = bw_blob_get_number (blob);
  track->start = bw_blob_get_signed (blob);
  track->told = bw_blob_get_signed (blob);
  track->first_new = bw_blob_get_signed (blob);
  track->last_new = bw_blob_get_signed (blob);
  track->end = bw_blob_get_signed (blob);
  track->base = bw_blob_get_amount (blob);
  g_array_unref (track->added);
  track->added = bw_blob_get_amounts (blob, BW_SERIES_BOOK_MAX_BUCKETS);
}

/**
 * bw_series_book_read:
 * @self: a book
 * @blob: what bw_series_book_write() wrote, with the same length of bucket
 *
 * Returns: (transfer none) (nullable): the track
 */
BwSeriesTrack *
bw_series_book_read (BwSeriesBook *self,
                     BwBlobReader *blob)
{
  const char *code = bw_blob_get_text (blob);
  const char *subject_name = bw_blob_get_text (blob);
  const char *measure_name = bw_blob_get_text (blob);
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (self->picture), code);
  BwSubject subject = bw_picture_get_subject (self->picture, subject_name);
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (self->picture), measure_name);
  BwSeriesTrack *track;

  if (place == BW_PLACE_NONE || subject == BW_SUBJECT_NONE || measure == NULL)
    {
      BwSeriesTrack none = { .added = g_array_new (FALSE, TRUE, sizeof (double)) };

      read_track (&none, blob);
      g_array_unref (none.added);
      return NULL;
    }

  track = ensure_track (self, place, subject, measure->index);
  read_track (track, blob);
  if (!track->is_listed && track->first_new != NOTHING_NEW)
    {
      track->is_listed = TRUE;
      g_ptr_array_add (self->changed, track);
    }

  return track;
}

/**
 * bw_series_book_dup_told:
 * @self: a book
 * @track: one that was read
 *
 * Returns: (transfer full) (nullable): the history as it was published last
 */
BwSeries *
bw_series_book_dup_told (BwSeriesBook  *self,
                         BwSeriesTrack *track)
{
  return track->published != 0 ? make_series (self, track, 0) : NULL;
}

/**
 * bw_series_book_dup_tail:
 * @self: a book
 * @track: one of its tracks
 *
 * Returns: (transfer full) (nullable): what of it is new since it was published the
 *   time before, for who was told that; %NULL: all of it, or it was not
 */
BwSeries *
bw_series_book_dup_tail (BwSeriesBook  *self,
                         BwSeriesTrack *track)
{
  gint64 last = count_told (track, track->told);
  gint64 from;

  if (track->published == 0 || track->before == 0 || track->tail == NEVER_TOLD || track->end == NEVER_TOLD)
    return NULL;

  /* Something came since. */
  from = MIN (track->tail, find_tail (track)) - track->start;
  from = MIN (from, last);
  return from > 0 ? make_series (self, track, (guint) from) : NULL;
}
