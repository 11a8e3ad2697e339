/* bw-tile-book.c: the tiles of a base map that are at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-tile-book.h"

/* Seconds after which what has failed is tried again. */
#define RETRY_S 30

/* Tiles that are kept beyond those that are seen: 64 MiB of them. */
#define MOST_SPARE 256

typedef enum
{
  STATE_LOADING,
  STATE_HERE,
  STATE_NONE,
  STATE_FAILED,
  STATE_DUE,     /* has failed, and is to be asked for again */
} State;

typedef struct
{
  guint         zoom;
  guint         x;
  guint         y;
  State         state;
  guint         wanted;      /* round in which it was last */
  GCancellable *cancellable; /* (owned) (nullable): while it is loading */
} Tile;

struct _BwTileBook
{
  GObject        parent_instance;

  BwTileSource  *source;      /* (owned) */
  BwPaletteKind  kind;
  GCancellable  *cancellable; /* (owned): of opening */
  BwMapGround   *ground;      /* (owned) (nullable): not open yet */
  GHashTable    *tiles;       /* (owned) (element-type Tile Tile): a set, by place */
  guint          round;       /* of wanting */
  guint          serial;
  guint          n_loading;
  gboolean       is_opening;
  char          *problem;     /* (owned) (nullable) */
  gboolean       is_unlabelled; /* @problem is of the labels alone */
  char          *credit;      /* (owned) (nullable) */
  guint          retry_id;    /* source */

  gboolean       has_view;
  BwMapView      view;        /* that was wanted last */
  int            device_scale;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwTileBook, bw_tile_book, G_TYPE_OBJECT)

/* A tile on its way. The book may be gone when it comes. */
typedef struct
{
  GWeakRef book;
  guint    zoom;
  guint    x;
  guint    y;
} Errand;

static void open_source (BwTileBook *self);

static guint
hash_tile (gconstpointer data)
{
  const Tile *tile = data;

  return tile->zoom * 0x9e3779b1u ^ tile->x * 0x85ebca6bu ^ tile->y;
}

static gboolean
is_same_tile (gconstpointer left,
              gconstpointer right)
{
  const Tile *one = left;
  const Tile *other = right;

  return one->zoom == other->zoom && one->x == other->x && one->y == other->y;
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  if (tile->cancellable != NULL)
    g_cancellable_cancel (tile->cancellable);
  g_clear_object (&tile->cancellable);
  g_free (tile);
}

static void
tell (BwTileBook *self)
{
  self->serial++;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_retry_timeout_cb (gpointer data)
{
  BwTileBook *self = data;
  GHashTableIter iter;
  gpointer tile;

  self->retry_id = 0;
  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &tile, NULL))
    if (((Tile *) tile)->state == STATE_FAILED)
      ((Tile *) tile)->state = STATE_DUE;

  if (self->ground == NULL && !self->is_opening)
    open_source (self);
  /* Whoever shows the map wants again what it shows; if nobody sees it, nothing is asked. */
  tell (self);
  return G_SOURCE_REMOVE;
}

/* Takes @problem. @is_unlabelled: the tiles are there, but not what is laid over them. */
static void
set_problem (BwTileBook *self,
             char       *problem,
             gboolean    is_unlabelled)
{
  g_free (self->problem);
  self->problem = problem;
  self->is_unlabelled = is_unlabelled;
  if (problem != NULL && self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_S, on_retry_timeout_cb, self);
}

/* What is wanted now is missing somewhere. */
static gboolean
has_failed (BwTileBook *self)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const Tile *tile = data;

      if (tile->wanted == self->round && (tile->state == STATE_FAILED || tile->state == STATE_DUE))
        return TRUE;
    }

  return FALSE;
}

static void
on_tile_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Errand *errand = data;
  g_autoptr (BwTileBook) self = g_weak_ref_get (&errand->book);
  const Tile key = { .zoom = errand->zoom, .x = errand->x, .y = errand->y };
  g_autoptr (GError) error = NULL;
  char *problem = NULL;
  cairo_surface_t *surface = bw_tile_source_load_finish (BW_TILE_SOURCE (source), result, &problem, &error);
  Tile *tile = self != NULL ? g_hash_table_lookup (self->tiles, &key) : NULL;

  if (tile != NULL && tile->state == STATE_LOADING && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->n_loading--;
      g_clear_object (&tile->cancellable);
      tile->state = error != NULL || problem != NULL ? STATE_FAILED : surface != NULL ? STATE_HERE : STATE_NONE;
      if (surface != NULL)
        bw_map_ground_add (self->ground, tile->zoom, tile->x, tile->y, surface);
      if (error != NULL)
        set_problem (self, g_strdup (error->message), FALSE);
      else if (problem != NULL && (self->problem == NULL || self->is_unlabelled))
        set_problem (self, g_steal_pointer (&problem), TRUE);
      else if (surface != NULL && !has_failed (self))
        set_problem (self, NULL, FALSE);
      tell (self);
    }

  g_clear_pointer (&surface, cairo_surface_destroy);
  g_free (problem);
  g_weak_ref_clear (&errand->book);
  g_free (errand);
}

static void
load (BwTileBook *self,
      Tile       *tile)
{
  Errand *errand = g_new0 (Errand, 1);

  g_weak_ref_init (&errand->book, self);
  errand->zoom = tile->zoom;
  errand->x = tile->x;
  errand->y = tile->y;
  tile->cancellable = g_cancellable_new ();
  self->n_loading++;
  bw_tile_source_load_async (self->source, tile->zoom, tile->x, tile->y, self->kind, tile->cancellable,
                             on_tile_loaded_cb, errand);
}

static void
want_tile (BwTileBook *self,
           guint       zoom,
           guint       x,
           guint       y)
{
  const Tile key = { .zoom = zoom, .x = x, .y = y };
  Tile *tile = g_hash_table_lookup (self->tiles, &key);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      *tile = key;
      tile->state = STATE_LOADING;
      g_hash_table_add (self->tiles, tile);
      load (self, tile);
    }
  else if (tile->state == STATE_DUE)
    {
      tile->state = STATE_LOADING;
      load (self, tile);
    }
  tile->wanted = self->round;
}

static void
drop (BwTileBook *self,
      Tile       *tile)
{
  if (tile->state == STATE_LOADING)
    self->n_loading--;
  if (self->ground != NULL)
    bw_map_ground_remove (self->ground, tile->zoom, tile->x, tile->y);
}

/* What is loading and not seen any more is given up; of what is here and not seen the
 * oldest goes. */
static void
tidy (BwTileBook *self,
      guint       n_seen)
{
  guint n = g_hash_table_size (self->tiles);
  guint oldest = 0;
  GHashTableIter iter;
  gpointer data;

  /* Rounds are even steps back in time: those of the older half go together. */
  if (n > n_seen + MOST_SPARE)
    {
      oldest = G_MAXUINT;
      g_hash_table_iter_init (&iter, self->tiles);
      while (g_hash_table_iter_next (&iter, &data, NULL))
        oldest = MIN (oldest, ((Tile *) data)->wanted);
      oldest = oldest + (self->round - oldest) / 2 + 1;
    }

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      Tile *tile = data;

      if (tile->wanted == self->round || (tile->state != STATE_LOADING && tile->wanted >= oldest))
        continue;
      drop (self, tile);
      g_hash_table_iter_remove (&iter);
    }
}

static void
on_source_opened_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autofree GWeakRef *weak = data;
  g_autoptr (BwTileBook) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autofree char *credit = NULL;
  guint lowest = 0;
  guint highest = 0;

  g_weak_ref_clear (weak);
  if (!bw_tile_source_open_finish (BW_TILE_SOURCE (source), result, &lowest, &highest, &credit, &error))
    lowest = highest = 0;
  if (self == NULL)
    return;

  self->is_opening = FALSE;
  if (error != NULL)
    set_problem (self, g_strdup (error->message), FALSE);
  else
    {
      self->ground = bw_map_ground_new (lowest, highest);
      g_free (self->credit);
      self->credit = g_steal_pointer (&credit);
      set_problem (self, NULL, FALSE);
      if (self->has_view)
        bw_tile_book_want (self, &self->view, self->device_scale);
    }
  tell (self);
}

static void
open_source (BwTileBook *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->is_opening = TRUE;
  bw_tile_source_open_async (self->source, self->cancellable, on_source_opened_cb, weak);
}

static void
bw_tile_book_dispose (GObject *object)
{
  BwTileBook *self = BW_TILE_BOOK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_hash_table_remove_all (self->tiles);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (bw_tile_book_parent_class)->dispose (object);
}

static void
bw_tile_book_finalize (GObject *object)
{
  BwTileBook *self = BW_TILE_BOOK (object);

  g_clear_pointer (&self->tiles, g_hash_table_unref);
  g_clear_pointer (&self->ground, bw_map_ground_free);
  g_clear_object (&self->cancellable);
  g_free (self->problem);
  g_free (self->credit);

  G_OBJECT_CLASS (bw_tile_book_parent_class)->finalize (object);
}

static void
bw_tile_book_class_init (BwTileBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_tile_book_dispose;
  object_class->finalize = bw_tile_book_finalize;

  /**
   * BwTileBook::changed:
   * @self: the book
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_tile_book_init (BwTileBook *self)
{
  self->tiles = g_hash_table_new_full (hash_tile, is_same_tile, free_tile, NULL);
  self->cancellable = g_cancellable_new ();
  self->serial = 1;
}

/**
 * bw_tile_book_new:
 * @source: where the tiles come from
 * @kind: colours of what will lie over them
 *
 * Returns: (transfer full): a book without tiles yet
 */
BwTileBook *
bw_tile_book_new (BwTileSource  *source,
                  BwPaletteKind  kind)
{
  BwTileBook *self;

  g_return_val_if_fail (BW_IS_TILE_SOURCE (source), NULL);

  self = g_object_new (BW_TYPE_TILE_BOOK, NULL);
  self->source = g_object_ref (source);
  self->kind = kind;
  open_source (self);
  return self;
}

/**
 * bw_tile_book_want:
 * @self: a book
 * @view: what is seen
 * @device_scale: pixels a logical one
 *
 * Loads what is missing of it.
 */
void
bw_tile_book_want (BwTileBook      *self,
                   const BwMapView *view,
                   int              device_scale)
{
  BwMapCells cells;

  g_return_if_fail (BW_IS_TILE_BOOK (self));

  self->has_view = TRUE;
  self->view = *view;
  self->device_scale = device_scale;
  if (self->ground == NULL)
    return;

  self->round++;
  bw_map_ground_find_cells (self->ground, view, device_scale, &cells);
  for (guint y = cells.north; y < cells.south; y++)
    for (guint x = cells.west; x < cells.east; x++)
      want_tile (self, cells.zoom, x, y);
  tidy (self, (cells.east - cells.west) * (cells.south - cells.north));
}

/**
 * bw_tile_book_dup_ground:
 * @self: a book
 *
 * Returns: (transfer full) (nullable): what is at hand, for a worker; %NULL: nothing
 */
BwMapGround *
bw_tile_book_dup_ground (BwTileBook *self)
{
  g_return_val_if_fail (BW_IS_TILE_BOOK (self), NULL);

  return self->ground != NULL && !bw_map_ground_is_empty (self->ground) ? bw_map_ground_copy (self->ground) : NULL;
}

guint
bw_tile_book_get_serial (BwTileBook *self)
{
  g_return_val_if_fail (BW_IS_TILE_BOOK (self), 0);

  return self->serial;
}

/**
 * bw_tile_book_is_busy:
 * @self: a book
 *
 * Returns: whether something is on its way
 */
gboolean
bw_tile_book_is_busy (BwTileBook *self)
{
  g_return_val_if_fail (BW_IS_TILE_BOOK (self), FALSE);

  return self->is_opening || self->n_loading > 0;
}

/**
 * bw_tile_book_is_unlabelled:
 * @self: a book
 *
 * Returns: whether its problem is of the labels alone: the tiles come
 */
gboolean
bw_tile_book_is_unlabelled (BwTileBook *self)
{
  g_return_val_if_fail (BW_IS_TILE_BOOK (self), FALSE);

  return self->problem != NULL && self->is_unlabelled;
}

/**
 * bw_tile_book_get_problem:
 * @self: a book
 *
 * Returns: (nullable): why tiles are missing
 */
const char *
bw_tile_book_get_problem (BwTileBook *self)
{
  g_return_val_if_fail (BW_IS_TILE_BOOK (self), NULL);

  return self->problem;
}

/**
 * bw_tile_book_get_credit:
 * @self: a book
 *
 * Returns: (nullable): whose the map is
 */
const char *
bw_tile_book_get_credit (BwTileBook *self)
{
  g_return_val_if_fail (BW_IS_TILE_BOOK (self), NULL);

  return self->credit;
}
