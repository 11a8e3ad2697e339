/* bw-client-tiles.c: tiles of base maps by HTTP, and from the disk where they are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-client-tiles.h"

#include "bw-client-error.h"
#include "bw-client-question.h"
#include "bw-client-tile-disk.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

/* Roads change slowly; servers of tiles ask for a week at least. */
#define FRESH_S (7 * 24 * 3600)

/* Of one tile. */
#define LONGEST    (2 * 1024 * 1024)
#define PATIENCE_S 20

/* At once, to one server: what browsers allow themselves. */
#define MAX_CONNECTIONS 6

struct _BwClientTiles
{
  GObject           parent_instance;

  SoupSession      *session; /* (owned) */
  BwClientTileDisk *disk;    /* (owned) (nullable): of the worker */
  GThreadPool      *worker;  /* (owned) (nullable): one thread */
  guint             n_asking; /* questions that a server has before it */
  GQueue            waiting; /* (owned) (element-type GTask): their turn will come */
};

G_DEFINE_FINAL_TYPE (BwClientTiles, bw_client_tiles, G_TYPE_OBJECT)

typedef struct
{
  char        *name;    /* (owned) */
  SoupMessage *message; /* (owned) (nullable): it is no address */
  guint        zoom;
  guint        x;
  guint        y;
  GBytes      *kept;    /* (owned) (nullable) */
  gint64       age_s;
  GBytes      *fresh;   /* (owned) (nullable): to be kept */
} Fetch;

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  g_free (fetch->name);
  g_clear_object (&fetch->message);
  g_clear_pointer (&fetch->kept, g_bytes_unref);
  g_clear_pointer (&fetch->fresh, g_bytes_unref);
  g_free (fetch);
}

static void
give (GTask  *task,
      GBytes *tile)
{
  g_task_return_pointer (task, tile != NULL ? g_bytes_ref (tile) : NULL, (GDestroyNotify) g_bytes_unref);
}

/* What is kept is better than nothing, however old. Takes @error. */
static void
fall_back (GTask  *task,
           GError *error)
{
  const Fetch *fetch = g_task_get_task_data (task);

  if (fetch->kept == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  g_error_free (error);
  give (task, fetch->kept);
}

/* What answers 200 may be a page that asks for a password, and would be kept for a week. */
static gboolean
is_picture (GBytes *file)
{
  static const struct
  {
    const char *start;
    gsize       length;
  } kinds[] = { { "\x89PNG", 4 }, { "\xff\xd8\xff", 3 }, { "GIF8", 4 }, { "RIFF", 4 } };
  gsize length;
  const char *data = g_bytes_get_data (file, &length);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (length > kinds[i].length && memcmp (data, kinds[i].start, kinds[i].length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void ask (GTask *task);

static void
ask_waiting (BwClientTiles *self)
{
  while (self->n_asking < MAX_CONNECTIONS && !g_queue_is_empty (&self->waiting))
    {
      GTask *task = g_queue_pop_head (&self->waiting);

      if (g_task_return_error_if_cancelled (task))
        g_object_unref (task);
      else
        ask (task);
    }
}

static void
on_session_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GTask) task = data;
  BwClientTiles *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length;
  char *text = bw_client_question_ask_finish (result, &length, &error);
  g_autoptr (GBytes) answer = text != NULL ? g_bytes_new_take (text, length) : NULL;
  SoupStatus status = soup_message_get_status (fetch->message);

  self->n_asking--;
  ask_waiting (self);
  if (answer == NULL)
    fall_back (task, error);
  else if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_FOUND)
    g_task_return_pointer (task, NULL, NULL);
  else if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    fall_back (task, g_error_new_literal (BW_CLIENT_ERROR, BW_CLIENT_ERROR_REFUSED,
                                          _("the map server does not accept the key")));
  else if (status != SOUP_STATUS_OK || length == 0 || length >= LONGEST)
    /* Translators: a number of HTTP, e.g. 503 */
    fall_back (task, g_error_new (BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS, _("the map server answers %u"), status));
  else if (!is_picture (answer))
    fall_back (task, g_error_new_literal (BW_CLIENT_ERROR, BW_CLIENT_ERROR_STATUS,
                                          _("the map server answers something that is no picture")));
  else
    {
      give (task, answer);
      fetch->fresh = g_steal_pointer (&answer);
      if (self->worker != NULL)
        g_thread_pool_push (self->worker, g_steal_pointer (&task), NULL);
    }
}

static void
ask (GTask *task)
{
  BwClientTiles *self = g_task_get_source_object (task);
  const Fetch *fetch = g_task_get_task_data (task);

  if (fetch->message == NULL)
    {
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, "%s",
                               _("the address of the map server is not an address"));
      g_object_unref (task);
      return;
    }

  /* How long a server may take is counted from when it is asked, not from when it is its turn. */
  if (self->n_asking >= MAX_CONNECTIONS)
    {
      g_queue_push_tail (&self->waiting, task);
      return;
    }

  self->n_asking++;
  bw_client_question_ask_async (self->session, fetch->message, LONGEST, PATIENCE_S,
                                g_task_get_cancellable (task), on_session_answer_cb, task);
}

static gboolean
on_disk_read_cb (gpointer data)
{
  GTask *task = data;
  const Fetch *fetch = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (fetch->kept != NULL && fetch->age_s < FRESH_S)
    {
      give (task, fetch->kept);
      g_object_unref (task);
    }
  else
    ask (task);

  return G_SOURCE_REMOVE;
}

static gboolean
on_disk_written_cb (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* In the worker. What a task holds is given back to its own thread. */
static void
on_worker_push_cb (gpointer data,
                   gpointer user_data)
{
  GTask *task = data;
  BwClientTileDisk *disk = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;

  if (fetch->fresh != NULL)
    bw_client_tile_disk_write (disk, fetch->name, fetch->zoom, fetch->x, fetch->y, fetch->fresh);
  else
    fetch->kept = bw_client_tile_disk_read (disk, fetch->name, fetch->zoom, fetch->x, fetch->y, &fetch->age_s);

  /* Not g_main_context_invoke(): while nobody runs the context that would call it here. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, fetch->fresh != NULL ? on_disk_written_cb : on_disk_read_cb, task, NULL);
  g_source_attach (source, g_task_get_context (task));
}

static void
bw_client_tiles_dispose (GObject *object)
{
  BwClientTiles *self = BW_CLIENT_TILES (object);

  /* Each errand holds a reference: nothing waits. */
  if (self->worker != NULL)
    g_thread_pool_free (g_steal_pointer (&self->worker), FALSE, TRUE);
  g_clear_pointer (&self->disk, bw_client_tile_disk_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bw_client_tiles_parent_class)->dispose (object);
}

static void
bw_client_tiles_class_init (BwClientTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_client_tiles_dispose;
}

static void
bw_client_tiles_init (BwClientTiles *self)
{
  self->session = g_object_new (SOUP_TYPE_SESSION,
                                "user-agent", "bulwark/" BW_VERSION,
                                "max-conns", MAX_CONNECTIONS,
                                "max-conns-per-host", MAX_CONNECTIONS,
                                "timeout", PATIENCE_S,
                                NULL);
}

/**
 * bw_client_tiles_new:
 * @folder: (nullable): where tiles are kept; %NULL: nowhere
 * @limit: bytes of all of them
 *
 * Returns: (transfer full): what fetches tiles, for this thread
 */
BwClientTiles *
bw_client_tiles_new (const char *folder,
                     guint64     limit)
{
  BwClientTiles *self = g_object_new (BW_TYPE_CLIENT_TILES, NULL);

  if (folder != NULL)
    {
      self->disk = bw_client_tile_disk_new (folder, limit);
      self->worker = g_thread_pool_new (on_worker_push_cb, self->disk, 1, FALSE, NULL);
    }
  return self;
}

/**
 * bw_client_tiles_fetch_async:
 * @self: what fetches tiles
 * @name: of the map, for the disk
 * @url: where the tile is
 * @zoom: level
 * @x: column
 * @y: row
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 */
void
bw_client_tiles_fetch_async (BwClientTiles       *self,
                             const char          *name,
                             const char          *url,
                             guint                zoom,
                             guint                x,
                             guint                y,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Fetch *fetch;

  g_return_if_fail (BW_IS_CLIENT_TILES (self));
  g_return_if_fail (name != NULL && url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  fetch = g_new0 (Fetch, 1);
  fetch->name = g_strdup (name);
  fetch->message = soup_message_new (SOUP_METHOD_GET, url);
  fetch->zoom = zoom;
  fetch->x = x;
  fetch->y = y;
  g_task_set_source_tag (task, bw_client_tiles_fetch_async);
  g_task_set_task_data (task, fetch, free_fetch);

  if (self->worker != NULL)
    g_thread_pool_push (self->worker, task, NULL);
  else
    ask (task);
}

/**
 * bw_client_tiles_fetch_finish:
 * @self: what fetches tiles
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an image file; %NULL without an error: there is
 *   no such tile
 */
GBytes *
bw_client_tiles_fetch_finish (BwClientTiles  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
