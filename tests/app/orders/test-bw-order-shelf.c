/* test-bw-order-shelf.c: whatever is wrong with the file, no draft goes without a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-shelf.h"

#include "bw-json.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->dir = g_dir_make_tmp ("bw-shelf-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->dir, "drafts.json", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_free (fixture->dir);
  g_free (fixture->path);
}

static void
await (BwOrderShelf *shelf)
{
  while (!bw_order_shelf_is_at_rest (shelf))
    g_main_context_iteration (NULL, TRUE);
}

static BwOrderShelf *
open_shelf (Fixture *fixture)
{
  BwOrderShelf *shelf = bw_order_shelf_new (fixture->path);

  await (shelf);
  return shelf;
}

static JsonObject *
make_draft (const char *id,
            const char *text)
{
  JsonObject *draft = json_object_new ();

  json_object_set_string_member (draft, "id", id);
  json_object_set_string_member (draft, "text", text);
  return draft;
}

static void
save (BwOrderShelf *shelf,
      const char   *id)
{
  g_autoptr (JsonObject) draft = make_draft (id, "text");
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_order_shelf_save (shelf, draft, &error));
  g_assert_no_error (error);
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* (transfer full) (nullable): what was set aside */
static char *
dup_aside (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
      char *text = NULL;

      if (strstr (name, ".unread-") != NULL && g_file_get_contents (path, &text, NULL, NULL))
        return text;
    }

  return NULL;
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  text)
{
  g_autoptr (BwOrderShelf) shelf = NULL;
  g_autofree char *aside = NULL;

  write_text (fixture, text);
  shelf = open_shelf (fixture);
  g_assert_nonnull (strstr (bw_order_shelf_get_fault (shelf), ".unread-"));
  aside = dup_aside (fixture);
  g_assert_cmpstr (aside, ==, text);

  /* What is written from now on has a file again. */
  save (shelf, "b");
  await (shelf);
  g_clear_object (&shelf);
  shelf = open_shelf (fixture);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 1);
  g_assert_null (bw_order_shelf_get_fault (shelf));
}

/* Of a file that is right but for one line the others are here, and it is kept whole. */
static void
test_bad_line (Fixture       *fixture,
               gconstpointer  unused)
{
  static const char text[] = "[{\"id\":\"a\"},{\"title\":\"no id\"},3,{\"id\":\"b\"}]";
  g_autoptr (BwOrderShelf) shelf = NULL;
  g_autofree char *aside = NULL;

  write_text (fixture, text);
  shelf = open_shelf (fixture);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 2);
  aside = dup_aside (fixture);
  g_assert_cmpstr (aside, ==, text);

  /* And they are on the disk again without anybody's doing. */
  await (shelf);
  g_clear_object (&shelf);
  shelf = open_shelf (fixture);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 2);
}

/* More than can be kept are refused, not dropped; those that are there all come. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GString) text = g_string_new ("[{\"id\":\"0\"}");
  g_autoptr (BwOrderShelf) shelf = NULL;
  g_autoptr (JsonObject) draft = make_draft ("new", "text");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < BW_ORDER_SHELF_MAX_DRAFTS + 50; i++)
    g_string_append_printf (text, ",{\"id\":\"%u\"}", i);
  g_string_append (text, "]");
  write_text (fixture, text->str);
  shelf = open_shelf (fixture);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, BW_ORDER_SHELF_MAX_DRAFTS + 50);

  g_assert_false (bw_order_shelf_save (shelf, draft, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, BW_ORDER_SHELF_MAX_DRAFTS + 50);
  save (shelf, "7");
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, BW_ORDER_SHELF_MAX_DRAFTS + 50);
  await (shelf);
}

/* What could be written and not be read again is refused, and what stood stays. */
static void
test_long (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (BwOrderShelf) shelf = open_shelf (fixture);
  g_autofree char *text = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr (JsonObject) draft = make_draft ("a", text);
  g_autoptr (GError) error = NULL;

  save (shelf, "a");
  g_assert_false (bw_order_shelf_save (shelf, draft, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpstr (bw_json_peek_string (g_ptr_array_index (bw_order_shelf_get_drafts (shelf), 0), "text"), ==, "text");
  await (shelf);
}

/* A disk that takes nothing: told, kept here, and written when it does. */
static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *blocker = g_strdup (fixture->dir);
  g_autoptr (BwOrderShelf) shelf = NULL;

  g_assert_cmpint (g_rmdir (blocker), ==, 0);
  g_assert_true (g_file_set_contents (blocker, "a file where the folder should be", -1, NULL));
  shelf = open_shelf (fixture);
  save (shelf, "a");
  await (shelf);
  g_assert_nonnull (bw_order_shelf_get_fault (shelf));
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 1);

  g_assert_cmpint (g_unlink (blocker), ==, 0);
  save (shelf, "b");
  await (shelf);
  g_assert_null (bw_order_shelf_get_fault (shelf));
  g_clear_object (&shelf);
  shelf = open_shelf (fixture);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 2);
}

/* What was sent while the file was still read does not come back as a draft. */
static void
test_removed_while_reading (Fixture       *fixture,
                            gconstpointer  unused)
{
  g_autoptr (BwOrderShelf) shelf = open_shelf (fixture);

  save (shelf, "a");
  save (shelf, "b");
  await (shelf);
  g_clear_object (&shelf);

  shelf = bw_order_shelf_new (fixture->path);
  bw_order_shelf_remove (shelf, "a");
  await (shelf);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 1);
  await (shelf);
  g_clear_object (&shelf);
  shelf = open_shelf (fixture);
  g_assert_cmpuint (bw_order_shelf_get_drafts (shelf)->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/order-shelf/no-json", Fixture, "[{\"id\":\"a\",", set_up, test_broken, tear_down);
  g_test_add ("/order-shelf/no-list", Fixture, "{\"id\":\"a\"}", set_up, test_broken, tear_down);
  g_test_add ("/order-shelf/bad-line", Fixture, NULL, set_up, test_bad_line, tear_down);
  g_test_add ("/order-shelf/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/order-shelf/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/order-shelf/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/order-shelf/removed-while-reading", Fixture, NULL, set_up, test_removed_while_reading, tear_down);
  return g_test_run ();
}
