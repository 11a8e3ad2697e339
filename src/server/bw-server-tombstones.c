/* bw-server-tombstones.c: lets go of what tells that something is gone
 *
 * Whoever was away learns by a tombstone that a document is gone. After so long that
 * nobody is away any more it is let go; who comes back later still is told that what
 * he knows is of another time (`reset`), and is given the state.
 *
 * A tombstone has a number and no time. So once a day the store notes which number is
 * the last one: of a note that is old enough, all tombstones up to its number are.
 *
 *   hourly: note ──► old enough ──► out of the store ──► off the shelf, whoever is going
 *                                                        through it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"
#include "bw-time.h"

#define FORGET_AFTER (30 * BW_TIME_DAY)
#define NOTE_EVERY   BW_TIME_DAY
#define LOOK_S       3600

#define NOTES_KEY     "tombstone-notes"
#define FORGOTTEN_KEY "tombstones-forgotten"

/* Notes by the machine's time, which the clock of a simulation does not hasten. */
typedef struct
{
  GString *kept;       /* (unowned): "TIME NUMBER" a line */
  gint64   last;
  guint64  forgotten;
} Notes;

static void
take_note (Notes      *notes,
           const char *line,
           gint64      now)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  gint64 time;
  guint64 seq;

  if (g_strv_length (words) != 2
      || !g_ascii_string_to_signed (words[0], 10, 0, G_MAXINT64, &time, NULL)
      || !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXINT64, &seq, NULL))
    return;

  notes->last = MAX (notes->last, time);
  if (now - time >= FORGET_AFTER)
    notes->forgotten = MAX (notes->forgotten, seq);
  else
    g_string_append_printf (notes->kept, "%s\n", line);
}

static gboolean
read_forgotten (BwStore  *store,
                guint64  *seq,
                GError  **error)
{
  GError *failure = NULL;
  g_autofree char *text = bw_store_dup_meta (store, FORGOTTEN_KEY, &failure);

  *seq = 0;
  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, seq, NULL);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* In a transaction. */
static gboolean
write_notes (BwStore      *store,
             const Notes  *notes,
             guint64       forgotten,
             GError      **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, notes->forgotten);

  return bw_store_set_meta (store, NOTES_KEY, notes->kept->str, error)
         && (notes->forgotten == forgotten
             || (bw_store_forget_documents (store, notes->forgotten, error)
                 && bw_store_set_meta (store, FORGOTTEN_KEY, text, error)));
}

/* In a transaction, which holds off another daemon that does the same: what it wrote
 * is seen, and not written over. */
static gboolean
renew_notes (BwStore  *store,
             Notes    *notes,
             gint64    now,
             GError  **error)
{
  GError *failure = NULL;
  g_autofree char *kept = bw_store_dup_meta (store, NOTES_KEY, &failure);
  g_auto (GStrv) lines = g_strsplit (kept != NULL ? kept : "", "\n", -1);
  guint64 forgotten;
  guint64 seq;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  if (!read_forgotten (store, &forgotten, error))
    return FALSE;

  notes->forgotten = forgotten;
  for (guint i = 0; lines[i] != NULL; i++)
    take_note (notes, lines[i], now);
  seq = now - notes->last >= NOTE_EVERY ? bw_store_get_seq (store) : 0;
  if (seq > 0)
    g_string_append_printf (notes->kept, "%" G_GINT64_FORMAT " %" G_GUINT64_FORMAT "\n", now, seq);

  return g_strcmp0 (notes->kept->str, kept) == 0 || write_notes (store, notes, forgotten, error);
}

/* On the writer's thread. (transfer full) (nullable): the number up to which they are
 * let go. All of it or nothing: who resumes must be told of what has been let go. */
static gpointer
forget (BwStore   *store,
        gpointer   data,
        GError   **error)
{
  const gint64 now = *(const gint64 *) data;
  g_autoptr (GString) kept = g_string_new (NULL);
  Notes notes = { kept, 0, 0 };

  if (!bw_store_begin (store, error))
    return NULL;

  if (renew_notes (store, &notes, now, error))
    return bw_store_commit (store, error) ? g_memdup2 (&notes.forgotten, sizeof notes.forgotten) : NULL;

  bw_store_roll_back (store);
  return NULL;
}

static void
on_forgotten_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (BwServer) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *seq = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);

  if (seq != NULL)
    self->forgotten = *seq;
  else if (error != NULL)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE", "tombstones stay: %s", error->message);
}

/**
 * bw_server_load_tombstones:
 * @self: the daemon, whose store is still at hand
 * @error: return location
 *
 * What was let go is not told of by the shelf, and who is from before is told so.
 *
 * Returns: whether that is known
 */
gboolean
bw_server_load_tombstones (BwServer  *self,
                           GError   **error)
{
  gboolean is_known = read_forgotten (self->store, &self->forgotten, error);

  bw_shelf_forget (self->shelf, self->forgotten);
  return is_known;
}

/* Once a second. */
void
bw_server_mind_tombstones (BwServer *self)
{
  gint64 now = g_get_real_time ();

  if (self->n_seconds % LOOK_S == 0)
    bw_store_writer_run_async (self->writer, forget, g_memdup2 (&now, sizeof now), g_free, g_free, NULL,
                               on_forgotten_cb, g_object_ref (self));

  /* What is being written down goes by where it stands on the shelf: in a moment it is done. */
  if (self->forgotten > bw_shelf_get_forgotten (self->shelf) && self->checkpoint == NULL)
    bw_feed_hub_forget (self->hub, self->forgotten);
}
