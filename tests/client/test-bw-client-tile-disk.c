/* test-bw-client-tile-disk.c: what is kept, and what goes when there is too much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-tile-disk.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *root;
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("bulwark-tiles-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->root, "tiles", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->root, 0700);
  remove_all (fixture->root);
  g_free (fixture->root);
  g_free (fixture->folder);
}

static GBytes *
create_tile (char  letter,
             gsize length)
{
  char *text = g_malloc (length);

  memset (text, letter, length);
  return g_bytes_new_take (text, length);
}

static void
write_tile (BwClientTileDisk *disk,
            guint             x,
            char              letter,
            gsize             length)
{
  g_autoptr (GBytes) tile = create_tile (letter, length);

  bw_client_tile_disk_write (disk, "map", 5, x, 0, tile);
}

static gboolean
has_tile (BwClientTileDisk *disk,
          guint             x)
{
  gint64 age_s = -1;
  g_autoptr (GBytes) tile = bw_client_tile_disk_read (disk, "map", 5, x, 0, &age_s);

  return tile != NULL;
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BwClientTileDisk) disk = bw_client_tile_disk_new (fixture->folder, 1000);
  g_autoptr (GBytes) tile = NULL;
  gint64 age_s = -1;

  g_assert_false (has_tile (disk, 1));
  write_tile (disk, 1, 'a', 10);
  write_tile (disk, 1, 'b', 10);
  tile = bw_client_tile_disk_read (disk, "map", 5, 1, 0, &age_s);
  g_assert_cmpmem (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), "bbbbbbbbbb", 10);
  g_assert_cmpint (age_s, >=, 0);
  g_assert_null (bw_client_tile_disk_read (disk, "other", 5, 1, 0, &age_s));
  g_assert_null (bw_client_tile_disk_read (disk, "map", 6, 1, 0, &age_s));
}

static void
set_times (Fixture *fixture,
           guint    x,
           gint64   used_s,
           gint64   came_s)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct timespec times[2] = { { .tv_sec = now - used_s }, { .tv_sec = now - came_s } };
  g_autofree char *path = g_strdup_printf ("%s/map/5/%u-0", fixture->folder, x);

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BwClientTileDisk) disk = bw_client_tile_disk_new (fixture->folder, 1000);

  for (guint x = 0; x < 5; x++)
    {
      write_tile (disk, x, 'a', 200);
      set_times (fixture, x, 100000 - 10000 * x, 0);
    }

  /* Somebody looks at the oldest: it stays. */
  g_assert_true (has_tile (disk, 0));
  write_tile (disk, 9, 'a', 200);
  g_assert_true (has_tile (disk, 0));
  g_assert_false (has_tile (disk, 1));
  g_assert_false (has_tile (disk, 2));
  g_assert_true (has_tile (disk, 3));
  g_assert_true (has_tile (disk, 4));
  g_assert_true (has_tile (disk, 9));
}

static void
test_limit_of_others (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (BwClientTileDisk) before = bw_client_tile_disk_new (fixture->folder, 1000);
  g_autoptr (BwClientTileDisk) disk = NULL;

  /* What an earlier run has left counts, and goes first. */
  for (guint x = 0; x < 4; x++)
    {
      write_tile (before, x, 'a', 200);
      set_times (fixture, x, 100000, 100000);
    }
  disk = bw_client_tile_disk_new (fixture->folder, 300);
  write_tile (disk, 9, 'b', 200);
  for (guint x = 0; x < 4; x++)
    g_assert_false (has_tile (disk, x));
  g_assert_true (has_tile (disk, 9));
}

static void
test_age (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (BwClientTileDisk) disk = bw_client_tile_disk_new (fixture->folder, 1000);
  g_autoptr (GBytes) tile = NULL;
  gint64 age_s = 0;

  write_tile (disk, 1, 'a', 10);
  set_times (fixture, 1, 0, 50000);
  tile = bw_client_tile_disk_read (disk, "map", 5, 1, 0, &age_s);
  g_assert_cmpint (age_s, >=, 50000);
}

static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  g_autoptr (BwClientTileDisk) disk = bw_client_tile_disk_new (file, 1000);

  /* A file where the folder should be: nothing is kept, nothing fails. */
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  write_tile (disk, 1, 'a', 10);
  g_assert_false (has_tile (disk, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/tile-disk/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/tile-disk/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/tile-disk/limit-of-others", Fixture, NULL, set_up, test_limit_of_others, tear_down);
  g_test_add ("/tile-disk/age", Fixture, NULL, set_up, test_age, tear_down);
  g_test_add ("/tile-disk/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);

  return g_test_run ();
}
