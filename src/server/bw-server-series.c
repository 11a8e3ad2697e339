/* bw-server-series.c: publishes series, and remembers what it told
 *
 * Series are not kept: they are counted anew from the log. But a reader has been
 * told some of them as a document with a number, and after a crash that document
 * should be the same. So what was told since the last checkpoint is noted in the
 * store: which track, up to which step, under which number. All reports that were
 * in it have smaller numbers, all that came after have greater ones; so a replay
 * of the log that publishes each where its number stands comes out the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

#include <string.h>

/* What comes after the end of its step is told so often, not each by itself. */
#define LATE_S 2

/* One line each: number, step, measure, place, subject. */
#define META_KEY  "series-told"
#define N_MEMBERS 5

typedef struct
{
  guint64        seq;
  gint64         told;
  BwSeriesTrack *track;
} Note;

static void
append_note (BwServer            *self,
             GString             *out,
             const BwSeriesTrack *track)
{
  const BwMeasure *measure = bw_measure_catalogue_get (self->catalogue, track->measure);

  g_string_append_printf (out, "%" G_GUINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n",
                          track->published, track->told, measure->id,
                          bw_place_tree_get_code (bw_picture_get_places (self->picture), track->place),
                          bw_picture_get_subject_name (self->picture, track->subject));
}

/* On the writer's thread. */
static gpointer
write_notes (BwStore   *store,
             gpointer   data,
             GError   **error)
{
  bw_store_set_meta (store, META_KEY, data, error);
  return NULL;
}

static void
on_notes_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GError) error = NULL;

  bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  if (error != NULL)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                      "MESSAGE", "series that were told are not noted: %s", error->message);
}

static void
note_all (BwServer        *self,
          const GPtrArray *tracks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tracks->len; i++)
    {
      BwSeriesTrack *track = g_ptr_array_index (tracks, i);

      if (!track->is_noted)
        g_ptr_array_add (self->noted, track);
      track->is_noted = TRUE;
    }

  for (guint i = 0; i < self->noted->len; i++)
    append_note (self, out, g_ptr_array_index (self->noted, i));

  bw_store_writer_run_async (self->writer, write_notes, g_string_free (out, FALSE), g_free, NULL, NULL,
                             on_notes_written_cb, NULL);
}

/**
 * bw_server_forget_notes:
 * @self: the daemon
 * @seq: number of a checkpoint that has been handed over
 *
 * What was told up to it is in it.
 */
void
bw_server_forget_notes (BwServer *self,
                        guint64   seq)
{
  for (guint i = self->noted->len; i > 0; i--)
    {
      BwSeriesTrack *track = g_ptr_array_index (self->noted, i - 1);

      if (track->published > seq)
        continue;

      track->is_noted = FALSE;
      g_ptr_array_remove_index_fast (self->noted, i - 1);
    }
}

static gboolean
read_note (BwServer   *self,
           const char *line,
           Note       *note)
{
  g_auto (GStrv) members = g_strsplit (line, "\t", N_MEMBERS);
  const BwMeasure *measure;
  BwPlace place;

  if (g_strv_length (members) != N_MEMBERS
      || !g_ascii_string_to_unsigned (members[0], 10, 1, G_MAXINT64, &note->seq, NULL)
      || !g_ascii_string_to_signed (members[1], 10, 0, G_MAXINT64, &note->told, NULL))
    return FALSE;

  measure = bw_measure_catalogue_lookup (self->catalogue, members[2]);
  place = bw_place_tree_lookup (bw_picture_get_places (self->picture), members[3]);
  if (measure == NULL || place == BW_PLACE_NONE)
    return FALSE;

  note->track = bw_series_book_ensure (self->series, place, bw_picture_get_subject (self->picture, members[4]),
                                       measure->index);
  return note->seq > note->track->published;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const Note *left = a;
  const Note *right = b;

  return left->seq < right->seq ? -1 : left->seq > right->seq;
}

/**
 * bw_server_read_notes:
 * @self: the daemon, whose store is still at hand
 *
 * Returns: (transfer full): what was told since the checkpoint that was read, in
 *   order of numbers; for bw_server_tell_notes()
 */
GArray *
bw_server_read_notes (BwServer *self)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_autofree char *text = bw_store_dup_meta (self->store, META_KEY, NULL);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Note note;

      if (read_note (self, lines[i], &note))
        g_array_append_val (notes, note);
    }

  g_array_sort (notes, compare_notes);
  return notes;
}

/**
 * bw_server_tell_notes:
 * @self: the daemon
 * @notes: of bw_server_read_notes(); those that are told are taken out
 * @seq: those of smaller numbers
 *
 * All reports of smaller numbers must have been taken in, and none of greater.
 */
void
bw_server_tell_notes (BwServer *self,
                      GArray   *notes,
                      guint64   seq)
{
  guint n = 0;

  for (; n < notes->len && g_array_index (notes, Note, n).seq < seq; n++)
    {
      const Note *note = &g_array_index (notes, Note, n);

      bw_series_book_publish (self->series, note->track, note->told * bw_series_book_get_step (self->series),
                              note->seq);
      if (!note->track->is_noted)
        g_ptr_array_add (self->noted, note->track);
      note->track->is_noted = TRUE;
    }

  if (n > 0)
    g_array_remove_range (notes, 0, n);
}

void
bw_server_stamp_series (BwServer        *self,
                        const GPtrArray *tracks,
                        guint64          first)
{
  BwPlaceTree *places = bw_picture_get_places (self->picture);

  for (guint i = 0; i < tracks->len; i++)
    {
      const BwSeriesTrack *track = g_ptr_array_index (tracks, i);
      const BwMeasure *measure = bw_measure_catalogue_get (self->catalogue, track->measure);
      g_autofree char *id = g_strjoin ("/", bw_place_tree_get_code (places, track->place),
                                       bw_picture_get_subject_name (self->picture, track->subject),
                                       measure->id, NULL);
      BwItem *item = bw_shelf_put (self->shelf, BW_DOCUMENT_TYPE_SERIES, id, track->place, first + i, NULL);

      item->subject = track->subject;
      item->measure = track->measure;
    }
}

/* Waits for its numbers. */
typedef struct
{
  BwServer  *server;   /* (owned) */
  GPtrArray *tracks;   /* (owned) */
} Publication;

static void
on_seqs_reserved_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  Publication *publication = data;
  g_autoptr (BwServer) self = publication->server;
  g_autoptr (GPtrArray) tracks = publication->tracks;
  g_autoptr (GError) error = NULL;
  guint64 first = bw_store_writer_reserve_finish (BW_STORE_WRITER (source), result, &error);
  gint64 now = bw_clock_get_now (self->clock);

  g_free (publication);
  self->is_publishing = FALSE;
  if (error != NULL)
    {
      bw_series_book_retry (self->series);
      return;
    }

  /* All of them now: numbers that are given later are greater. */
  for (guint i = 0; i < tracks->len; i++)
    bw_series_book_publish (self->series, g_ptr_array_index (tracks, i), now, first + i);

  bw_server_stamp_series (self, tracks, first);
  note_all (self, tracks);
  bw_feed_hub_touch (self->hub);
}

void
bw_server_publish_series (BwServer *self)
{
  g_autoptr (GPtrArray) due = NULL;
  Publication *publication;

  if (self->is_publishing)
    return;

  due = bw_series_book_list_due (self->series, bw_clock_get_now (self->clock),
                                 self->n_seconds % LATE_S == 0);
  if (due->len == 0)
    return;

  self->is_publishing = TRUE;
  publication = g_new0 (Publication, 1);
  publication->server = g_object_ref (self);
  publication->tracks = g_steal_pointer (&due);
  bw_store_writer_reserve_async (self->writer, publication->tracks->len, NULL, on_seqs_reserved_cb, publication);
}
