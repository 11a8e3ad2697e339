/* test-bw-client-shelf.c: every text is found again, wherever it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-error.h"
#include "bw-client-shelf.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* More than one portion and one window. */
#define N_DOCUMENTS 3000
#define MAX_TEXT    400

typedef struct
{
  char          *folder;
  char          *path;
  BwClientShelf *shelf;
  BwClientStash *spilled;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  int fd;

  fixture->folder = g_dir_make_tmp ("bw-shelf-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "c", NULL);
  fixture->shelf = bw_client_shelf_new ();
  fd = bw_client_file_open_scratch (fixture->path, &error);
  g_assert_no_error (error);
  fixture->spilled = bw_client_stash_new (fd, fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bw_client_shelf_free (fixture->shelf);
  bw_client_stash_free (fixture->spilled);
  g_unlink (fixture->path);

  /* A scratch file has no name. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Of another length with each round. */
static char *
make_text (guint index,
           guint round)
{
  g_autofree char *rest = g_strnfill (index * 7 % MAX_TEXT + round, 'x');

  return g_strdup_printf ("%u in round %u %s", index, round, rest);
}

static void
keep_one (Fixture *fixture,
          guint    index,
          guint    round)
{
  g_autofree char *id = g_strdup_printf ("d%u", index);
  g_autofree char *text = make_text (index, round);

  bw_client_shelf_keep (fixture->shelf, id, text);
}

static void
append_expected (GString *expected,
                 guint    index,
                 guint    round)
{
  g_autofree char *text = make_text (index, round);

  g_string_append_printf (expected, "%s\n", text);
}

/* Saves it, and reads what was saved from then on. */
static void
save (Fixture        *fixture,
      BwClientStash **kept,
      const GString  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwClientFile) file = bw_client_file_new (fixture->path, &error);
  g_autofree char *found = NULL;
  gsize length;
  int fd;

  g_assert_true (bw_client_shelf_append (fixture->shelf, file, *kept, fixture->spilled, &error));
  fd = bw_client_file_dup_fd (file, &error);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (bw_client_file_commit (file, &error));
  g_assert_no_error (error);
  g_clear_pointer (kept, bw_client_stash_free);
  *kept = bw_client_stash_new (fd, fixture->path);

  g_assert_true (g_file_get_contents (fixture->path, &found, &length, NULL));
  g_assert_cmpmem (found, length, expected->str, expected->len);
  g_assert_cmpuint (bw_client_shelf_get_size (fixture->shelf), ==, length);
  g_assert_cmpint (bw_client_shelf_settle (fixture->shelf, 0), ==, length);
  g_assert_cmpuint (bw_client_shelf_get_held (fixture->shelf), ==, 0);
}

/* Every third changes after the first save and is put away, of those every other again
 * and stays in memory; every fifth goes. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BwClientStash) kept = NULL;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      keep_one (fixture, i, 1);
      append_expected (first, i, 1);
    }
  g_assert_cmpuint (bw_client_shelf_get_n_documents (fixture->shelf), ==, N_DOCUMENTS);
  g_assert_cmpuint (bw_client_shelf_get_held (fixture->shelf), ==, first->len);
  save (fixture, &kept, first);

  for (guint i = 0; i < N_DOCUMENTS; i += 3)
    keep_one (fixture, i, 2);
  g_assert_true (bw_client_shelf_spill (fixture->shelf, fixture->spilled, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_client_shelf_get_held (fixture->shelf), ==, 0);
  for (guint i = 0; i < N_DOCUMENTS; i += 6)
    keep_one (fixture, i, 3);
  for (guint i = 0; i < N_DOCUMENTS; i += 5)
    {
      g_autofree char *id = g_strdup_printf ("d%u", i);

      bw_client_shelf_forget (fixture->shelf, id);
      bw_client_shelf_forget (fixture->shelf, id);
    }

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      if (i % 5 != 0)
        append_expected (second, i, i % 6 == 0 ? 3 : i % 3 == 0 ? 2 : 1);
    }
  save (fixture, &kept, second);

  /* All of it from the second file, which has another's name by then. */
  save (fixture, &kept, second);
}

/* What can be put away nowhere stays. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BwClientStash) full = bw_client_stash_new (g_open ("/dev/full", O_RDWR | O_CLOEXEC, 0), "/dev/full");
  g_autoptr (BwClientStash) kept = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      keep_one (fixture, i, 1);
      append_expected (expected, i, 1);
    }

  g_assert_false (bw_client_shelf_spill (fixture->shelf, full, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (bw_client_shelf_get_held (fixture->shelf), ==, expected->len);
  save (fixture, &kept, expected);
}

/* A file that somebody else has cut off or written into is not copied on. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwClientFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 offset;

  bw_client_shelf_place (fixture->shelf, "whole", 6, 0);
  bw_client_shelf_place (fixture->shelf, "other", 5, 6);
  file = bw_client_file_new (fixture->path, &error);
  g_assert_true (bw_client_stash_append (fixture->spilled, "whole\n", 6, &offset, &error));
  g_assert_false (bw_client_shelf_append (fixture->shelf, file, fixture->spilled, NULL, &error));
  g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
  g_clear_error (&error);

  g_assert_true (bw_client_stash_append (fixture->spilled, "another", 7, &offset, &error));
  g_assert_false (bw_client_shelf_append (fixture->shelf, file, fixture->spilled, NULL, &error));
  g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "other"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shelf/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/shelf/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/shelf/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  return g_test_run ();
}
