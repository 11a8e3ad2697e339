/* bw-tile-source.c: where the tiles of a base map come from: a server or a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-tile-source.h"

#include "bw-client-tiles.h"
#include "bw-mbtiles.h"
#include "bw-model-error.h"
#include "bw-tile-picture.h"

#include <glib/gi18n.h>

struct _BwTileSource
{
  GObject        parent_instance;

  BwBaseMap     *base;     /* (owned) */
  BwClientTiles *tiles;    /* (owned) (nullable): of a server */
  char          *names[2]; /* (owned) (nullable): for the disk: tiles, labels */
  GThreadPool   *worker;   /* (owned): one thread */
  BwMbtiles     *file;     /* (owned) (nullable): of the worker, once it was opened */
  gboolean       has_any;  /* a tile has come from the server */
};

G_DEFINE_FINAL_TYPE (BwTileSource, bw_tile_source, G_TYPE_OBJECT)

typedef struct
{
  gboolean       is_opening;
  guint          zoom;
  guint          x;
  guint          y;
  BwPaletteKind  kind;
  GBytes        *parts[2];  /* (owned) (nullable): tile, labels */
  GError        *errors[2]; /* (owned) (nullable) */
  guint          n_waiting;
} Errand;

/* One of the two answers that a tile waits for. */
typedef struct
{
  GTask *task; /* (owned) */
  guint  index;
} Part;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&errand->parts[i], g_bytes_unref);
      g_clear_error (&errand->errors[i]);
    }
  g_free (errand);
}

static GTask *
create_task (BwTileSource        *self,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data,
             gpointer             tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_new0 (Errand, 1), free_errand);
  return task;
}

/* What is wrong with a file, for people; SQLite's words are for the log. */
static const char *
get_file_problem (const GError *error)
{
  if (g_error_matches (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE))
    return _("the file cannot be opened");
  if (g_error_matches (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE))
    return _("the tiles of the file are vectors, and must be pictures (PNG or JPEG)");

  return _("the file is not one of map tiles (MBTiles)");
}

static void
open_file (BwTileSource *self,
           GTask        *task)
{
  g_autoptr (GError) error = NULL;

  self->file = bw_mbtiles_new (self->base->file, &error);
  if (self->file != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_info ("a base map: %s", error->message);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", get_file_problem (error));
}

static void
decode (Errand *errand,
        GTask  *task)
{
  GError *error = NULL;
  cairo_surface_t *picture = bw_tile_picture_new (errand->parts[0], errand->parts[1], errand->kind, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static gboolean
on_errand_done_cb (gpointer data)
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
  BwTileSource *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GSource) done = NULL;

  if (g_task_return_error_if_cancelled (task))
    ;
  else if (errand->is_opening)
    open_file (self, task);
  else
    {
      if (self->file != NULL)
        errand->parts[0] = bw_mbtiles_read_tile (self->file, errand->zoom, errand->x, errand->y, &error);
      if (error != NULL)
        {
          g_info ("a base map: %s", error->message);
          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", get_file_problem (error));
          g_clear_error (&error);
        }
      else if (errand->parts[0] == NULL)
        g_task_return_pointer (task, NULL, NULL);
      else
        decode (errand, task);
    }

  /* Not g_main_context_invoke(): while nobody runs the context that would call it here. */
  done = g_idle_source_new ();
  g_source_set_priority (done, G_PRIORITY_DEFAULT);
  g_source_set_callback (done, on_errand_done_cb, task, NULL);
  g_source_attach (done, g_task_get_context (task));
}

/* Both answers are there. Takes @task. */
static void
join (GTask *task)
{
  BwTileSource *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);

  if (errand->errors[0] != NULL)
    g_task_return_error (task, g_steal_pointer (&errand->errors[0]));
  else if (errand->parts[0] == NULL && !self->has_any)
    /* One that is missing is the edge of the map; the first of all is a wrong address. */
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _("the map server has no such tile"));
  else
    {
      self->has_any = TRUE;
      g_thread_pool_push (self->worker, task, NULL);
      return;
    }

  g_object_unref (task);
}

static void
on_fetched_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autofree Part *part = data;
  Errand *errand = g_task_get_task_data (part->task);

  errand->parts[part->index] = bw_client_tiles_fetch_finish (BW_CLIENT_TILES (source), result,
                                                             &errand->errors[part->index]);
  if (--errand->n_waiting == 0)
    join (part->task);
}

static void
fetch (BwTileSource *self,
       GTask        *task,
       guint         index)
{
  const Errand *errand = g_task_get_task_data (task);
  g_autofree char *url = bw_base_map_dup_url (self->base, index == 1, errand->zoom, errand->x, errand->y);
  Part *part = g_new (Part, 1);

  part->task = task;
  part->index = index;
  bw_client_tiles_fetch_async (self->tiles, self->names[index], url, errand->zoom, errand->x, errand->y,
                               g_task_get_cancellable (task), on_fetched_cb, part);
}

static void
bw_tile_source_dispose (GObject *object)
{
  BwTileSource *self = BW_TILE_SOURCE (object);

  /* Each errand holds a reference: nothing waits. */
  if (self->worker != NULL)
    g_thread_pool_free (g_steal_pointer (&self->worker), FALSE, TRUE);
  g_clear_pointer (&self->file, bw_mbtiles_free);
  g_clear_object (&self->tiles);

  G_OBJECT_CLASS (bw_tile_source_parent_class)->dispose (object);
}

static void
bw_tile_source_finalize (GObject *object)
{
  BwTileSource *self = BW_TILE_SOURCE (object);

  g_clear_pointer (&self->base, bw_base_map_free);
  g_free (self->names[0]);
  g_free (self->names[1]);

  G_OBJECT_CLASS (bw_tile_source_parent_class)->finalize (object);
}

static void
bw_tile_source_class_init (BwTileSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_tile_source_dispose;
  object_class->finalize = bw_tile_source_finalize;
}

static void
bw_tile_source_init (BwTileSource *self)
{
  self->worker = g_thread_pool_new (on_worker_push_cb, NULL, 1, FALSE, NULL);
}

/**
 * bw_tile_source_new:
 * @base: a base map without a fault; copied
 * @folder: (nullable): where tiles of servers are kept
 * @limit: bytes of all of them
 *
 * Returns: (transfer full): where its tiles come from
 */
BwTileSource *
bw_tile_source_new (const BwBaseMap *base,
                    const char      *folder,
                    guint64          limit)
{
  BwTileSource *self;

  g_return_val_if_fail (base->kind != BW_BASE_MAP_NONE, NULL);

  self = g_object_new (BW_TYPE_TILE_SOURCE, NULL);
  self->base = bw_base_map_copy (base);
  if (base->kind != BW_BASE_MAP_MBTILES)
    {
      self->tiles = bw_client_tiles_new (folder, limit);
      self->names[0] = bw_base_map_dup_cache_name (base, FALSE);
      self->names[1] = bw_base_map_dup_cache_name (base, TRUE);
    }
  return self;
}

/**
 * bw_tile_source_open_async:
 * @self: where tiles come from
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known what there is
 * @user_data: for @callback
 */
void
bw_tile_source_open_async (BwTileSource        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = create_task (self, cancellable, callback, user_data, bw_tile_source_open_async);
  Errand *errand = g_task_get_task_data (task);

  errand->is_opening = TRUE;
  if (self->base->kind == BW_BASE_MAP_MBTILES)
    {
      g_thread_pool_push (self->worker, task, NULL);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/**
 * bw_tile_source_open_finish:
 * @self: where tiles come from
 * @result: what the callback was given
 * @lowest: (out): level
 * @highest: (out): level
 * @credit: (out) (transfer full) (nullable): whose it is
 * @error: return location
 *
 * Returns: whether there are tiles
 */
gboolean
bw_tile_source_open_finish (BwTileSource  *self,
                            GAsyncResult  *result,
                            guint         *lowest,
                            guint         *highest,
                            char         **credit,
                            GError       **error)
{
  const char *said = self->base->credit != NULL && *self->base->credit != '\0' ? self->base->credit : NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *lowest = self->base->min_zoom;
  *highest = self->base->max_zoom;
  if (self->file != NULL)
    {
      bw_mbtiles_get_zooms (self->file, lowest, highest);
      said = said != NULL ? said : bw_mbtiles_get_credit (self->file);
    }
  *credit = g_strdup (said);
  return TRUE;
}

/**
 * bw_tile_source_load_async:
 * @self: where tiles come from, opened
 * @zoom: level
 * @x: column, from the west
 * @y: row, from the north
 * @kind: colours of what will lie over it
 * @cancellable: (nullable): a cancellable
 * @callback: called when the tile is there
 * @user_data: for @callback
 */
void
bw_tile_source_load_async (BwTileSource        *self,
                           guint                zoom,
                           guint                x,
                           guint                y,
                           BwPaletteKind        kind,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = create_task (self, cancellable, callback, user_data, bw_tile_source_load_async);
  Errand *errand = g_task_get_task_data (task);

  errand->zoom = zoom;
  errand->x = x;
  errand->y = y;
  errand->kind = kind;
  if (self->tiles == NULL)
    {
      g_thread_pool_push (self->worker, task, NULL);
      return;
    }

  errand->n_waiting = bw_base_map_has_labels (self->base) ? 2 : 1;
  for (guint i = errand->n_waiting; i > 0; i--)
    fetch (self, task, i - 1);
}

/**
 * bw_tile_source_load_finish:
 * @self: where tiles come from
 * @result: what the callback was given
 * @problem: (out) (transfer full) (nullable): why its labels are missing
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the tile; %NULL without an error: there is none
 */
cairo_surface_t *
bw_tile_source_load_finish (BwTileSource  *self,
                            GAsyncResult  *result,
                            char         **problem,
                            GError       **error)
{
  const Errand *errand = g_task_get_task_data (G_TASK (result));

  *problem = errand->errors[1] != NULL ? g_strdup (errand->errors[1]->message) : NULL;
  return g_task_propagate_pointer (G_TASK (result), error);
}
