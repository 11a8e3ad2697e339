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
#include "bw-client-file.h"
#include "bw-json.h"
#include "bw-time.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_LAST_LINE 4096

/* One document; its id and its text stand behind it. */
typedef struct
{
  guint index; /* in the order of its type */
  gsize text;  /* where its text begins in @id */
  char  id[];
} Entry;

/* The documents of one type, in the order in which they came: areas from the top,
 * sites area by area. Read back in that order they fall into place. */
typedef struct
{
  GHashTable *entries; /* (owned) (nullable): id → Entry */
  GPtrArray  *order;   /* (owned) (nullable) (element-type Entry) (nullable) each */
} Shelf;

struct _BwClientCache
{
  char       *path;         /* (owned) (nullable) */
  char       *id;           /* (owned) (nullable) */
  Shelf       shelves[BW_N_DOCUMENT_TYPES];
  guint       n_documents;
  gsize       size;
  gint64      clock_now;    /* the backend's, of the last event; 0: not known */
  gint64      clock_at;     /* monotonic time at which it was */
  double      clock_speed;
  gboolean    watched;      /* the backend raises alerts */
  gint64      heard_at;     /* this machine's, of the last event */
  gboolean    whole;        /* there was a `live` since the beginning or the last reset */
  gboolean    changed;      /* since it was written */
};

/* Of bw_client_cache_load(). */
typedef struct
{
  BwClientCache     *cache;     /* (unowned) */
  BwClientStateFunc  function;
  gpointer           user_data;
  guint              n_documents;
} Loading;

static void
clear_shelf (Shelf *shelf)
{
  g_clear_pointer (&shelf->entries, g_hash_table_unref);
  g_clear_pointer (&shelf->order, g_ptr_array_unref);
}

static void
forget_all (BwClientCache *self)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    clear_shelf (&self->shelves[i]);

  g_clear_pointer (&self->id, g_free);
  self->n_documents = 0;
  self->size = 0;
  self->whole = FALSE;
}

/* Closes the gaps when they are more than what is left. */
static void
close_gaps (Shelf *shelf)
{
  guint n = 0;

  if (shelf->order->len <= 2 * g_hash_table_size (shelf->entries) + 64)
    return;

  for (guint i = 0; i < shelf->order->len; i++)
    {
      Entry *entry = g_ptr_array_index (shelf->order, i);

      if (entry == NULL)
        continue;

      entry->index = n;
      g_ptr_array_index (shelf->order, n++) = entry;
    }

  g_ptr_array_set_size (shelf->order, (int) n);
}

static void
forget (BwClientCache  *self,
        BwDocumentType  type,
        const char     *id)
{
  Shelf *shelf = &self->shelves[type];
  Entry *entry = shelf->entries != NULL ? g_hash_table_lookup (shelf->entries, id) : NULL;

  if (entry == NULL)
    return;

  self->size -= strlen (entry->id + entry->text) + 1;
  self->n_documents--;
  g_ptr_array_index (shelf->order, entry->index) = NULL;
  g_hash_table_remove (shelf->entries, id);
  close_gaps (shelf);
}

static Entry *
new_entry (const BwDocument *document)
{
  const char *id = bw_document_get_id (document);
  const char *text = bw_document_get_json (document);
  gsize id_length = strlen (id) + 1;
  gsize length = strlen (text) + 1;
  Entry *entry = g_malloc (sizeof (Entry) + id_length + length);

  entry->text = id_length;
  memcpy (entry->id, id, id_length);
  memcpy (entry->id + id_length, text, length);
  return entry;
}

/* One that is there already keeps its place. */
static void
keep (BwClientCache    *self,
      const BwDocument *document)
{
  Shelf *shelf = &self->shelves[bw_document_get_kind (document)];
  const Entry *standing;
  Entry *entry;

  if (bw_document_type_is_ledger (bw_document_get_kind (document)))
    return;

  if (shelf->entries == NULL)
    {
      shelf->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      shelf->order = g_ptr_array_new ();
    }

  entry = new_entry (document);
  standing = g_hash_table_lookup (shelf->entries, entry->id);
  if (standing != NULL)
    {
      self->size -= strlen (standing->id + standing->text) + 1;
      entry->index = standing->index;
      g_ptr_array_index (shelf->order, entry->index) = entry;
    }
  else
    {
      entry->index = shelf->order->len;
      g_ptr_array_add (shelf->order, entry);
      self->n_documents++;
    }

  /* The key is in the entry, so both are replaced. */
  self->size += strlen (entry->id + entry->text) + 1;
  g_hash_table_replace (shelf->entries, entry->id, entry);
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
append_shelf (const Shelf  *shelf,
              BwClientFile *file)
{
  for (guint i = 0; shelf->order != NULL && i < shelf->order->len; i++)
    {
      const Entry *entry = g_ptr_array_index (shelf->order, i);

      if (entry == NULL)
        continue;

      bw_client_file_append (file, entry->id + entry->text, strlen (entry->id + entry->text));
      bw_client_file_append (file, "\n", 1);
    }
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
  json_object_set_int_member (object, "documents", self->n_documents);

  line = bw_json_to_line (object);
  bw_client_file_append (file, line, strlen (line));
  bw_client_file_append (file, "\n", 1);
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

/* Before anything of it is shown: whether the last line is there. */
static gboolean
check_end (BwClientCache     *self,
           GFileInputStream  *stream,
           guint             *n_documents,
           GError           **error)
{
  GSeekable *seekable = G_SEEKABLE (stream);
  g_autoptr (JsonNode) root = NULL;
  char text[MAX_LAST_LINE];
  const char *line;
  const char *type;
  gint64 count;
  gsize length;

  if (!g_seekable_seek (seekable, 0, G_SEEK_END, NULL, error)
      || !g_seekable_seek (seekable, MAX (g_seekable_tell (seekable) - MAX_LAST_LINE, 0), G_SEEK_SET, NULL, error)
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, sizeof text, &length, NULL, error)
      || !g_seekable_seek (seekable, 0, G_SEEK_SET, NULL, error))
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

static gboolean
read_all (BwClientCache       *self,
          BwMeasureCatalogue  *catalogue,
          GFileInputStream    *stream,
          GCancellable        *cancellable,
          Loading             *loading,
          GError             **error)
{
  guint n_documents;

  if (!check_end (self, stream, &n_documents, error)
      || !bw_client_state_read (G_INPUT_STREAM (stream), catalogue, cancellable, take_loaded, loading, error))
    return FALSE;
  if (n_documents == loading->n_documents && self->id != NULL)
    return TRUE;

  g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "it holds %u documents of %u",
               loading->n_documents, n_documents);
  return FALSE;
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

  if (event->type != BW_FEED_EVENT_HEARTBEAT)
    self->changed = TRUE;
  if (self->path == NULL)
    return;

  for (guint i = 0; i < event->documents->len; i++)
    keep (self, g_ptr_array_index (event->documents, i));
  for (guint i = 0; i < event->gone_ids->len; i++)
    forget (self, g_array_index (event->gone_types, BwDocumentType, i), g_ptr_array_index (event->gone_ids, i));
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
  return self->size;
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

  g_return_val_if_fail (self->path != NULL && self->id != NULL, FALSE);

  file = bw_client_file_new (self->path, error);
  if (file == NULL)
    return FALSE;

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    append_shelf (&self->shelves[i], file);

  append_last_line (self, file);
  if (!bw_client_file_commit (file, error))
    return FALSE;

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
  Loading loading = { self, function, user_data, 0 };

  if (self->path == NULL)
    return TRUE;

  folder = g_path_get_dirname (self->path);
  bw_client_file_sweep (folder);
  file = g_file_new_for_path (self->path);
  stream = g_file_read (file, cancellable, NULL);
  if (stream == NULL)
    return TRUE;

  if (!read_all (self, catalogue, stream, cancellable, &loading, error))
    {
      forget_all (self);
      if (!g_cancellable_is_cancelled (cancellable))
        g_unlink (self->path);
      return FALSE;
    }

  self->changed = FALSE;
  return TRUE;
}
