/* bw-client-tile-disk.c: tiles of base maps, kept on the disk within a limit
 *
 * When a tile came is the time of its last change, when somebody looked at it that of
 * its last access: set by hand, for file systems keep the latter as they like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-tile-disk.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* Of the limit, what is left when room was made. */
#define LEFT_SHARE 0.8

/* Seconds within which a look at the same tile is not noted again. */
#define SAME_LOOK 3600

struct _BwClientTileDisk
{
  char    *folder; /* (owned) */
  guint64  limit;
  guint64  size;   /* of what is there, once it was counted */
  gboolean is_counted;
};

typedef struct
{
  char    *path; /* (owned) */
  guint64  size;
  gint64   used;
} Kept;

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static char *
dup_path (BwClientTileDisk *self,
          const char       *name,
          guint             zoom,
          guint             x,
          guint             y)
{
  return g_strdup_printf ("%s/%s/%u/%u-%u", self->folder, name, zoom, x, y);
}

static void
collect (GArray     *kept,
         const char *folder,
         guint       depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* blocks: in a worker */
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (depth < 2)
        collect (kept, path, depth + 1);
      else if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode)) /* blocks: in a worker */
        {
          Kept tile = { g_steal_pointer (&path), (guint64) status.st_size, status.st_atim.tv_sec };

          g_array_append_val (kept, tile);
        }
    }
}

static int
compare_use (gconstpointer left,
             gconstpointer right)
{
  gint64 one = ((const Kept *) left)->used;
  gint64 other = ((const Kept *) right)->used;

  return (one > other) - (one < other);
}

/* Counts what there is, and removes what was looked at longest ago if it is too much. */
static void
make_room (BwClientTileDisk *self)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));

  g_array_set_clear_func (kept, clear_kept);
  collect (kept, self->folder, 0);
  self->size = 0;
  for (guint i = 0; i < kept->len; i++)
    self->size += g_array_index (kept, Kept, i).size;

  if (self->size <= self->limit)
    return;

  g_array_sort (kept, compare_use);
  for (guint i = 0; i < kept->len && (double) self->size > LEFT_SHARE * (double) self->limit; i++)
    {
      const Kept *tile = &g_array_index (kept, Kept, i);

      if (g_unlink (tile->path) == 0) /* blocks: in a worker */
        self->size -= tile->size;
    }
}

static void
note_look (const char        *path,
           const struct stat *status)
{
  const struct timespec times[2] = { { .tv_nsec = UTIME_NOW }, { .tv_nsec = UTIME_OMIT } };

  if (g_get_real_time () / G_USEC_PER_SEC - status->st_atim.tv_sec > SAME_LOOK)
    utimensat (AT_FDCWD, path, times, 0); /* blocks: in a worker */
}

/**
 * bw_client_tile_disk_new:
 * @folder: where they are kept; made when the first one comes
 * @limit: bytes of all of them
 *
 * Returns: (transfer full): what is kept there
 */
BwClientTileDisk *
bw_client_tile_disk_new (const char *folder,
                         guint64     limit)
{
  BwClientTileDisk *self = g_new0 (BwClientTileDisk, 1);

  self->folder = g_strdup (folder);
  self->limit = limit;
  return self;
}

/**
 * bw_client_tile_disk_free:
 * @self: (transfer full): what is kept; it stays on the disk
 */
void
bw_client_tile_disk_free (BwClientTileDisk *self)
{
  g_free (self->folder);
  g_free (self);
}

/**
 * bw_client_tile_disk_read:
 * @self: what is kept
 * @name: of the map; of a folder
 * @zoom: level
 * @x: column
 * @y: row
 * @age_s: (out): seconds since it came
 *
 * Returns: (transfer full) (nullable): the tile, if it is kept
 */
GBytes *
bw_client_tile_disk_read (BwClientTileDisk *self,
                          const char       *name,
                          guint             zoom,
                          guint             x,
                          guint             y,
                          gint64           *age_s)
{
  g_autofree char *path = dup_path (self, name, zoom, x, y);
  struct stat status;
  char *contents;
  gsize length;

  if (g_lstat (path, &status) != 0 /* blocks: in a worker */
      || !g_file_get_contents (path, &contents, &length, NULL)) /* blocks: in a worker */
    return NULL;

  note_look (path, &status);
  *age_s = MAX (g_get_real_time () / G_USEC_PER_SEC - status.st_mtim.tv_sec, 0);
  return g_bytes_new_take (contents, length);
}

/**
 * bw_client_tile_disk_write:
 * @self: what is kept
 * @name: of the map; of a folder
 * @zoom: level
 * @x: column
 * @y: row
 * @tile: an image file
 *
 * Keeps a tile. A disk that is full keeps none, and nobody is worse off.
 */
void
bw_client_tile_disk_write (BwClientTileDisk *self,
                           const char       *name,
                           guint             zoom,
                           guint             x,
                           guint             y,
                           GBytes           *tile)
{
  g_autofree char *path = dup_path (self, name, zoom, x, y);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0 /* blocks: in a worker */
      || !g_file_set_contents_full (path, g_bytes_get_data (tile, NULL), /* blocks: in a worker */
                                    (gssize) g_bytes_get_size (tile), G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      g_debug ("a tile is not kept: %s", error != NULL ? error->message : "there is no folder for it");
      return;
    }

  self->size += g_bytes_get_size (tile);
  if (!self->is_counted || self->size > self->limit)
    make_room (self);
  self->is_counted = TRUE;
}
