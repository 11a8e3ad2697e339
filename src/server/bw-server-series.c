/* bw-server-series.c: publishes series, and remembers what it told
 *
 * Series are not kept: they are counted anew from the log. But a reader has been
 * told some of them as a document with a number, and after a crash, or by another
 * daemon on the same store, that document should be the same. So what is told is
 * put into the store as a note, a document of the type `series` that says no more
 * than up to which step it was told; its number is that of the series. All reports
 * that were in it have smaller numbers, all that came after have greater ones; so
 * whoever reads the log and publishes each where its number stands comes out the
 * same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

#include <string.h>

/* Documents told in a second of the backend's clock: at the end of a step all are
 * due, thousands in a city, and each goes to every reader. */
#define MAX_A_SECOND 250
/* `{"told":STEP}`, under the id PLACE/SUBJECT/MEASURE. */
#define NOTE_BEGIN "{\"told\":"
#define N_MEMBERS  3

typedef struct
{
  guint64        seq;
  gint64         told;
  BwSeriesTrack *track;
} Note;

static char *
make_id (BwServer            *self,
         const BwSeriesTrack *track)
{
  return g_strjoin ("/", bw_place_tree_get_code (bw_picture_get_places (self->picture), track->place),
                    bw_picture_get_subject_name (self->picture, track->subject),
                    bw_measure_catalogue_get (self->catalogue, track->measure)->id, NULL);
}

static gboolean
read_told (const char *json,
           gint64     *told)
{
  char *end;

  if (!g_str_has_prefix (json, NOTE_BEGIN))
    return FALSE;

  *told = g_ascii_strtoll (json + strlen (NOTE_BEGIN), &end, 10);
  return g_str_equal (end, "}");
}

/* What the store holds newer than what stands. */
static gboolean
read_note (BwServer   *self,
           const char *id,
           guint64     seq,
           const char *json,
           Note       *note)
{
  g_auto (GStrv) members = g_strsplit (id, "/", N_MEMBERS);
  const BwMeasure *measure;
  BwPlace place;

  if (json == NULL || !read_told (json, &note->told) || g_strv_length (members) != N_MEMBERS)
    return FALSE;

  measure = bw_measure_catalogue_lookup (self->catalogue, members[2]);
  place = bw_place_tree_lookup (bw_picture_get_places (self->picture), members[0]);
  if (measure == NULL || place == BW_PLACE_NONE)
    return FALSE;

  note->seq = seq;
  note->track = bw_series_book_ensure (self->series, place, bw_picture_get_subject (self->picture, members[1]),
                                       measure->index);
  return note->seq > note->track->published;
}

typedef struct
{
  BwServer *server;
  GArray   *notes;
} Reading;

static void
on_note_cb (BwDocumentType  type,
            const char     *id,
            guint64         seq,
            gboolean        gone,
            const char     *place,
            const char     *json,
            gpointer        data)
{
  Reading *reading = data;
  Note note;

  if (read_note (reading->server, id, seq, json, &note))
    g_array_append_val (reading->notes, note);
}

/**
 * bw_server_read_notes:
 * @self: the daemon, whose store is still at hand
 * @since: number of the checkpoint that was read
 * @error: return location; `BW_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what was told since then, in order of
 *   numbers; for bw_server_tell_notes()
 */
GArray *
bw_server_read_notes (BwServer  *self,
                      guint64    since,
                      GError   **error)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (Note));
  Reading reading = { self, notes };

  if (!bw_store_scan_documents (self->store, BW_DOCUMENT_TYPE_SERIES, since, 0, FALSE, on_note_cb, &reading, error))
    return NULL;

  return g_steal_pointer (&notes);
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
    }

  if (n > 0)
    g_array_remove_range (notes, 0, n);
}

void
bw_server_stamp_series (BwServer        *self,
                        const GPtrArray *tracks,
                        guint64          first)
{
  for (guint i = 0; i < tracks->len; i++)
    {
      const BwSeriesTrack *track = g_ptr_array_index (tracks, i);
      g_autofree char *id = make_id (self, track);
      BwItem *item = bw_shelf_put (self->shelf, BW_DOCUMENT_TYPE_SERIES, id, track->place, first + i, NULL);

      item->subject = track->subject;
      item->measure = track->measure;
    }
}

/**
 * bw_server_take_note:
 * @self: the daemon
 * @id: id of a series
 * @json: (nullable): the note of another daemon
 * @seq: its number
 *
 * Publishes the series as the other has: all reports of smaller numbers are in.
 */
void
bw_server_take_note (BwServer   *self,
                     const char *id,
                     const char *json,
                     guint64     seq)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  Note note;

  if (!read_note (self, id, seq, json, &note))
    return;

  bw_series_book_publish (self->series, note.track, note.told * bw_series_book_get_step (self->series), seq);
  g_ptr_array_add (one, note.track);
  bw_server_stamp_series (self, one, seq);
}

/* What is told, on its way through the store. */
typedef struct
{
  BwServer  *server;   /* (owned) */
  GPtrArray *tracks;   /* (owned) */
  gint64     told;
} Publication;

typedef struct
{
  GPtrArray *ids;      /* (owned) (element-type utf8) (owned) */
  char      *json;     /* (owned) */
} NoteJob;

static NoteJob *
make_job (const Publication *publication)
{
  NoteJob *job = g_new0 (NoteJob, 1);

  job->json = g_strdup_printf (NOTE_BEGIN "%" G_GINT64_FORMAT "}", publication->told);
  job->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < publication->tracks->len; i++)
    g_ptr_array_add (job->ids, make_id (publication->server, g_ptr_array_index (publication->tracks, i)));

  return job;
}

static void
free_job (gpointer data)
{
  NoteJob *job = data;

  g_ptr_array_unref (job->ids);
  g_free (job->json);
  g_free (job);
}

/* On the writer's thread: all in one transaction, under numbers that follow. */
static gpointer
write_notes (BwStore   *store,
             gpointer   data,
             GError   **error)
{
  const NoteJob *job = data;
  guint64 first = 0;

  if (!bw_store_begin (store, error))
    return NULL;

  for (guint i = 0; i < job->ids->len; i++)
    {
      guint64 seq;

      if (!bw_store_put_document (store, BW_DOCUMENT_TYPE_SERIES, g_ptr_array_index (job->ids, i), NULL, job->json,
                                  G_MAXUINT64, &seq, error))
        return NULL;
      if (i == 0)
        first = seq;
    }

  return bw_store_commit (store, error) ? g_memdup2 (&first, sizeof first) : NULL;
}

static void
on_notes_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  Publication *publication = data;
  g_autoptr (BwServer) self = publication->server;
  g_autoptr (GPtrArray) tracks = publication->tracks;
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *first = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);
  gint64 now = publication->told * bw_series_book_get_step (self->series);

  g_free (publication);
  self->is_publishing = FALSE;

  /* They are due as before. */
  if (first == NULL)
    return;

  /* All of them now: numbers that are given later are greater. */
  for (guint i = 0; i < tracks->len; i++)
    bw_series_book_publish (self->series, g_ptr_array_index (tracks, i), now, *first + i);

  bw_server_stamp_series (self, tracks, *first);
  bw_feed_hub_touch (self->hub);
}

/* Where time is lapsed, so are the seconds that they are spread over. */
static guint
count_wanted (BwServer *self)
{
  return (guint) (MAX_A_SECOND * CLAMP (bw_clock_get_speed (self->clock), 1.0, 10000.0));
}

/**
 * bw_server_publish_series:
 * @self: the daemon
 *
 * Called each second: tells some of the series that are due.
 */
void
bw_server_publish_series (BwServer *self)
{
  gint64 now = bw_clock_get_now (self->clock);
  g_autoptr (GPtrArray) due = NULL;
  Publication *publication;

  if (self->is_publishing)
    return;

  due = bw_series_book_list_due (self->series, now, self->n_seconds, count_wanted (self));
  if (due->len == 0)
    return;

  self->is_publishing = TRUE;
  publication = g_new0 (Publication, 1);
  publication->server = g_object_ref (self);
  publication->tracks = g_steal_pointer (&due);
  publication->told = now / bw_series_book_get_step (self->series);
  bw_store_writer_run_async (self->writer, write_notes, make_job (publication), free_job, g_free, NULL,
                             on_notes_written_cb, publication);
}
