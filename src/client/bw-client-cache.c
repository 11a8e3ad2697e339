/* bw-client-cache.c: the last state, on the disk
 *
 * The last line is
 *
 *     {"type":"live","id":"EPOCH-SEQ","clock":{"now":…,"speed":…},
 *      "alerts":BOOLEAN,"heard":TIME OF THIS MACHINE,"documents":N}
 *
 * both times those of the last event, however much later it is written. A file that
 * lacks it, or holds another number of documents, is not whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-cache.h"

#include "bw-client-error.h"
#include "bw-client-shelf.h"
#include "bw-json.h"
#include "bw-time.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_LAST_LINE 4096

/* More text than this is put away: a province comes in faster than it is saved. */
#define MAX_HELD (512 * 1024)

/* What was put away and has changed since is waste until the next save. While none
 * succeeds, on a full disk, it must not take what the outbox needs there. */
#define MIN_SPILLED (64 * 1024 * 1024)

struct _BwClientCache
{
  char          *path;        /* (owned) (nullable) */
  char          *id;          /* (owned) (nullable) */
  BwClientShelf *shelves[BW_N_DOCUMENT_TYPES]; /* (owned) (nullable) each */
  BwClientStash *kept;        /* (owned) (nullable): what was saved or loaded last */
  BwClientStash *spilled;     /* (owned) (nullable): what has been put away since */
  gint64         loaded;      /* bytes of what is being loaded; -1: nothing is */
  gint64         clock_now;   /* the backend's, of the last event; 0: not known */
  gint64         clock_at;    /* monotonic time at which it was */
  double         clock_speed;
  gboolean       watched;     /* the backend raises alerts */
  gint64         heard_at;    /* this machine's, of the last event */
  gboolean       whole;       /* there was a `live` since the beginning or the last reset */
  gboolean       changed;     /* since it was written */
};

/* Of bw_client_cache_load(). */
typedef struct
{
  BwClientCache     *cache;     /* (unowned) */
  BwClientStateFunc  function;
  gpointer           user_data;
  guint              n_documents;
  gboolean           is_moved;    /* the texts are not where they would be */
} Loading;

static void
forget_all (BwClientCache *self)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    g_clear_pointer (&self->shelves[i], bw_client_shelf_free);

  g_clear_pointer (&self->kept, bw_client_stash_free);
  g_clear_pointer (&self->spilled, bw_client_stash_free);
  g_clear_pointer (&self->id, g_free);
  self->whole = FALSE;
}

static guint
count_documents (BwClientCache *self)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    n += self->shelves[i] != NULL ? bw_client_shelf_get_n_documents (self->shelves[i]) : 0;

  return n;
}

static gboolean
spill (BwClientCache  *self,
       GError        **error)
{
  if (self->spilled == NULL)
    {
      int fd = bw_client_file_open_scratch (self->path, error);

      if (fd < 0)
        return FALSE;

      self->spilled = bw_client_stash_new (fd, self->path);
    }

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      if (self->shelves[i] != NULL && !bw_client_shelf_spill (self->shelves[i], self->spilled, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_room (BwClientCache *self)
{
  gint64 longest = (gint64) MAX (2 * bw_client_cache_get_size (self), MIN_SPILLED);

  return self->spilled == NULL || bw_client_stash_get_length (self->spilled) < longest;
}

/* Where that is not possible all stays in memory, and is tried again with the next. */
static void
spill_when_due (BwClientCache *self)
{
  g_autoptr (GError) error = NULL;
  gsize held = 0;

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    held += self->shelves[i] != NULL ? bw_client_shelf_get_held (self->shelves[i]) : 0;

  if (held > MAX_HELD && has_room (self) && !spill (self, &error))
    g_debug ("the last state stays in memory: %s", error->message);
}

static void
keep (BwClientCache    *self,
      const BwDocument *document)
{
  BwClientShelf **shelf = &self->shelves[bw_document_get_kind (document)];
  const char *text = bw_document_get_json (document);

  if (bw_document_type_is_ledger (bw_document_get_kind (document)))
    return;
  if (*shelf == NULL)
    *shelf = bw_client_shelf_new ();

  if (self->loaded >= 0)
    {
      gsize length = strlen (text) + 1;

      bw_client_shelf_place (*shelf, bw_document_get_id (document), length, self->loaded);
      self->loaded += (gint64) length;
    }
  else
    {
      bw_client_shelf_keep (*shelf, bw_document_get_id (document), text);
    }
}

static void
take_state (BwClientCache     *self,
            const BwFeedEvent *event)
{
  if (event->type == BW_FEED_EVENT_RESET)
    forget_all (self);
  if (event->type == BW_FEED_EVENT_LIVE)
    self->whole = TRUE;

}

/* Events of documents tell no time: between two that do the clock went on. */
static void
take_clock (BwClientCache     *self,
            const BwFeedEvent *event)
{
  gint64 now = g_get_monotonic_time ();

  if (event->clock_now != 0)
    {
      self->clock_now = event->clock_now;
      self->clock_speed = event->clock_speed;
    }
  else if (self->clock_now != 0)
    {
      self->clock_now += (gint64) ((double) (now - self->clock_at) * self->clock_speed);
    }

  self->clock_at = now;
  self->heard_at = g_get_real_time ();
}

static void
append_last_line (BwClientCache *self,
                  BwClientFile  *file)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *heard = bw_time_format (self->heard_at, zone);
  g_autofree char *now = bw_time_format (self->clock_now, zone);
  g_autofree char *line = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *clock;

  json_object_set_string_member (object, "type", "live");
  json_object_set_string_member (object, "id", self->id);
  if (self->clock_now != 0)
    {
      clock = json_object_new ();
      json_object_set_string_member (clock, "now", now);
      json_object_set_double_member (clock, "speed", self->clock_speed);
      json_object_set_object_member (object, "clock", clock);
    }
  if (self->watched)
    json_object_set_boolean_member (object, "alerts", TRUE);
  json_object_set_string_member (object, "heard", heard);
  json_object_set_int_member (object, "documents", count_documents (self));

  line = bw_json_to_line (object);
  bw_client_file_append (file, line, strlen (line));
  bw_client_file_append (file, "\n", 1);
}

/* (nullable) */
static BwClientStash *
open_written (BwClientCache  *self,
              BwClientFile   *file,
              GError        **error)
{
  int fd = bw_client_file_dup_fd (file, error);

  return fd >= 0 ? bw_client_stash_new (fd, self->path) : NULL;
}

/* From now on all texts are read in @written. */
static void
settle (BwClientCache *self,
        BwClientStash *written)
{
  gint64 offset = 0;

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      if (self->shelves[i] != NULL)
        offset = bw_client_shelf_settle (self->shelves[i], offset);
    }

  g_clear_pointer (&self->spilled, bw_client_stash_free);
  g_clear_pointer (&self->kept, bw_client_stash_free);
  self->kept = written;
}

/* Of the last @length bytes of a file the last line, without its break. */
static char *
find_last_line (char  *text,
                gsize  length)
{
  char *begin;

  if (length == 0 || text[length - 1] != '\n')
    return NULL;

  text[length - 1] = '\0';
  begin = memrchr (text, '\n', length - 1);
  return begin != NULL ? begin + 1 : text;
}

/* Before anything of it is shown: whether the last line is there, and where. */
static gboolean
check_end (BwClientCache     *self,
           GFileInputStream  *stream,
           guint             *n_documents,
           gint64            *begin,
           GError           **error)
{
  GSeekable *seekable = G_SEEKABLE (stream);
  g_autoptr (JsonNode) root = NULL;
  char text[MAX_LAST_LINE];
  const char *line;
  const char *type;
  gint64 count;
  gint64 size;
  gsize length;

  if (!g_seekable_seek (seekable, 0, G_SEEK_END, NULL, error)
      || !g_seekable_seek (seekable, MAX (g_seekable_tell (seekable) - MAX_LAST_LINE, 0), G_SEEK_SET, NULL, error)
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, sizeof text, &length, NULL, error))
    return FALSE;

  size = g_seekable_tell (seekable);
  if (!g_seekable_seek (seekable, 0, G_SEEK_SET, NULL, error))
    return FALSE;

  line = find_last_line (text, length);
  root = line != NULL ? bw_json_parse (line, -1, MAX_LAST_LINE, NULL) : NULL;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && bw_json_get_string (json_node_get_object (root), "type", &type, NULL) && g_str_equal (type, "live")
      && bw_json_get_integer (json_node_get_object (root), "documents", 0, G_MAXUINT, &count, NULL))
    {
      self->heard_at = 0;
      bw_json_get_time (json_node_get_object (root), "heard", &self->heard_at, NULL);
      *n_documents = (guint) count;
      *begin = size - (gint64) length + (line - text);
      return TRUE;
    }

  g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "it has no end");
  return FALSE;
}

static void
take_loaded (BwFeedEvent *event,
             gpointer     user_data)
{
  Loading *loading = user_data;

  gint64 heard_at = loading->cache->heard_at;

  loading->n_documents += event->documents->len;
  bw_client_cache_take (loading->cache, event);
  loading->cache->heard_at = heard_at;
  loading->function (event, loading->user_data);
}

/* It stays open: the texts are read there when they are saved again. */
static gboolean
open_kept (BwClientCache     *self,
           GFileInputStream  *stream,
           GError           **error)
{
  int fd = fcntl (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream)), F_DUPFD_CLOEXEC, 0);

  if (fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }

  self->kept = bw_client_stash_new (fd, self->path);
  return TRUE;
}

static void
keep_loaded (BwFeedEvent *event,
             gpointer     user_data)
{
  g_autoptr (BwFeedEvent) owned = event;
  BwClientCache *self = user_data;
  gint64 heard_at = self->heard_at;

  bw_client_cache_take (self, event);
  self->heard_at = heard_at;
}

/* Another release wrote it: texts are longer or shorter than this one writes them, or are
 * not kept any more. Its documents are as good as ours: read once more, they stand in
 * memory as if they came from the feed. */
static gboolean
keep_texts (BwClientCache       *self,
            BwMeasureCatalogue  *catalogue,
            GFileInputStream    *stream,
            GCancellable        *cancellable,
            GError             **error)
{
  forget_all (self);
  self->loaded = -1;
  return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error)
         && bw_client_state_read (G_INPUT_STREAM (stream), catalogue, cancellable, keep_loaded, self, error);
}

static gboolean
read_all (BwClientCache       *self,
          BwMeasureCatalogue  *catalogue,
          GFileInputStream    *stream,
          GCancellable        *cancellable,
          Loading             *loading,
          GError             **error)
{
  guint n_documents;
  gint64 begin;

  self->loaded = 0;
  if (!check_end (self, stream, &n_documents, &begin, error)
      || !bw_client_state_read (G_INPUT_STREAM (stream), catalogue, cancellable, take_loaded, loading, error))
    return FALSE;

  if (n_documents != loading->n_documents || self->id == NULL)
    {
      g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "it holds %u documents of %u",
                   loading->n_documents, n_documents);
      return FALSE;
    }

  loading->is_moved = self->loaded != begin;
  return loading->is_moved ? keep_texts (self, catalogue, stream, cancellable, error)
                           : open_kept (self, stream, error);
}

/**
 * bw_client_cache_new:
 * @path: (nullable): where it is
 *
 * Returns: (transfer full): a cache that knows of nothing yet
 */
BwClientCache *
bw_client_cache_new (const char *path)
{
  BwClientCache *self = g_new0 (BwClientCache, 1);

  self->path = g_strdup (path);
  self->loaded = -1;
  return self;
}

/**
 * bw_client_cache_free:
 * @self: (transfer full): a cache
 */
void
bw_client_cache_free (BwClientCache *self)
{
  forget_all (self);
  g_free (self->path);
  g_free (self);
}

/**
 * bw_client_cache_get_id:
 * @self: a cache
 *
 * Returns: (transfer none) (nullable): what the feed resumes by
 */
const char *
bw_client_cache_get_id (BwClientCache *self)
{
  return self->id;
}

/**
 * bw_client_cache_take:
 * @self: a cache
 * @event: of the feed, in order
 */
void
bw_client_cache_take (BwClientCache     *self,
                      const BwFeedEvent *event)
{
  take_state (self, event);
  take_clock (self, event);
  if (event->type == BW_FEED_EVENT_LIVE)
    self->watched = event->watched;
  if (event->id != NULL)
    {
      g_free (self->id);
      self->id = *event->id != '\0' ? g_strdup (event->id) : NULL;
    }

  if (event->type != BW_FEED_EVENT_HEARTBEAT && event->type != BW_FEED_EVENT_LEDGER)
    self->changed = TRUE;
  if (self->path == NULL)
    return;

  for (guint i = 0; i < event->documents->len; i++)
    keep (self, g_ptr_array_index (event->documents, i));
  for (guint i = 0; i < event->gone_ids->len; i++)
    {
      BwClientShelf *shelf = self->shelves[g_array_index (event->gone_types, BwDocumentType, i)];

      if (shelf != NULL)
        bw_client_shelf_forget (shelf, g_ptr_array_index (event->gone_ids, i));
    }

  spill_when_due (self);
}

/**
 * bw_client_cache_get_age:
 * @self: a cache
 *
 * Returns: microseconds since the last event; 0 if that is not known
 */
gint64
bw_client_cache_get_age (BwClientCache *self)
{
  return self->heard_at != 0 ? MAX (g_get_real_time () - self->heard_at, 0) : 0;
}

/**
 * bw_client_cache_is_worth:
 * @self: a cache
 *
 * Returns: whether it should be saved
 */
gboolean
bw_client_cache_is_worth (BwClientCache *self)
{
  return self->path != NULL && self->changed && self->whole && self->id != NULL;
}

/**
 * bw_client_cache_get_size:
 * @self: a cache
 *
 * Returns: bytes
 */
gsize
bw_client_cache_get_size (BwClientCache *self)
{
  gsize size = 0;

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    size += self->shelves[i] != NULL ? bw_client_shelf_get_size (self->shelves[i]) : 0;

  return size;
}

/**
 * bw_client_cache_save:
 * @self: a cache that is worth it
 * @error: return location
 *
 * Areas come first, as in the feed, and the `live` line last.
 *
 * Returns: whether it is on the disk
 */
gboolean
bw_client_cache_save (BwClientCache  *self,
                      GError        **error)
{
  g_autoptr (BwClientFile) file = NULL;
  g_autoptr (BwClientStash) written = NULL;

  g_return_val_if_fail (self->path != NULL && self->id != NULL, FALSE);

  file = bw_client_file_new (self->path, error);
  if (file == NULL)
    return FALSE;

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      if (self->shelves[i] != NULL
          && !bw_client_shelf_append (self->shelves[i], file, self->kept, self->spilled, error))
        return FALSE;
    }

  append_last_line (self, file);
  written = open_written (self, file, error);
  if (written == NULL || !bw_client_file_commit (file, error))
    return FALSE;

  settle (self, g_steal_pointer (&written));
  self->changed = FALSE;
  return TRUE;
}

/**
 * bw_client_cache_load:
 * @self: a cache that knows of nothing yet
 * @catalogue: the measures there are
 * @cancellable: (nullable): a cancellable
 * @function: takes each event
 * @user_data: for @function
 * @error: return location; that it does not hold: then what @function was given
 *   is to be dropped, and the file is gone
 *
 * Returns: whether it was taken in, or there is none
 */
gboolean
bw_client_cache_load (BwClientCache       *self,
                      BwMeasureCatalogue  *catalogue,
                      GCancellable        *cancellable,
                      BwClientStateFunc    function,
                      gpointer             user_data,
                      GError             **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *folder = NULL;
  Loading loading = { .cache = self, .function = function, .user_data = user_data };
  gboolean is_whole;

  if (self->path == NULL)
    return TRUE;

  folder = g_path_get_dirname (self->path);
  bw_client_file_sweep (folder);
  file = g_file_new_for_path (self->path);
  stream = g_file_read (file, cancellable, NULL);
  if (stream == NULL)
    return TRUE;

  is_whole = read_all (self, catalogue, stream, cancellable, &loading, error);
  self->loaded = -1;
  if (!is_whole)
    {
      forget_all (self);
      if (!g_cancellable_is_cancelled (cancellable))
        g_unlink (self->path);
      return FALSE;
    }

  self->changed = loading.is_moved;
  return TRUE;
}
