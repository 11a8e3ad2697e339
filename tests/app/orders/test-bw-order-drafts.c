/* test-bw-order-drafts.c: a draft survives the program, and is nobody else's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-drafts.h"

#include "bw-json.h"

#define URL "http://127.0.0.1:1"

static void
on_drafts_changed_cb (BwOrderDrafts *drafts,
                      guint         *n_changes)
{
  (*n_changes)++;
}

/* (transfer full): those of @url, read */
static BwOrderDrafts *
open_drafts (const char *dir,
             const char *url)
{
  BwOrderDrafts *drafts = bw_order_drafts_new (dir);
  guint n_changes = 0;
  unsigned long id = g_signal_connect (drafts, "changed", G_CALLBACK (on_drafts_changed_cb), &n_changes);

  /* Once that those of before are gone, once that these are there. */
  bw_order_drafts_set_url (drafts, url);
  while (n_changes < 2)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (drafts, id);
  return drafts;
}

static void
save (BwOrderDrafts *drafts,
      const char    *url,
      const char    *id,
      const char    *title)
{
  g_autoptr (JsonObject) draft = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (draft, "id", id);
  json_object_set_string_member (draft, "title", title);
  g_assert_true (bw_order_drafts_save (drafts, url, draft, &error));
  g_assert_no_error (error);
}

/* At rest it is on the disk. */
static void
close_drafts (BwOrderDrafts *drafts)
{
  while (!bw_order_drafts_is_at_rest (drafts))
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (drafts);
}

static const char *
get_title (BwOrderDrafts *drafts,
           guint          index)
{
  return bw_json_peek_string (g_ptr_array_index (bw_order_drafts_get (drafts), index), "title");
}

static void
test_survive (void)
{
  g_autofree char *dir = g_dir_make_tmp ("bw-drafts-XXXXXX", NULL);
  BwOrderDrafts *drafts = open_drafts (dir, URL);

  save (drafts, URL, "a", "A");
  save (drafts, URL, "b", "B");
  save (drafts, URL, "a", "A2");
  close_drafts (drafts);

  drafts = open_drafts (dir, URL);
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 2);
  g_assert_cmpstr (get_title (drafts, 0), ==, "B");
  g_assert_cmpstr (get_title (drafts, 1), ==, "A2");
  bw_order_drafts_remove (drafts, "b");
  close_drafts (drafts);

  drafts = open_drafts (dir, URL);
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 1);
  close_drafts (drafts);

  /* Another backend has its own. */
  drafts = open_drafts (dir, URL "2");
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 0);
  close_drafts (drafts);
}

/* What is saved while the file is still read is kept beside what was there. */
static void
test_while_reading (void)
{
  g_autofree char *dir = g_dir_make_tmp ("bw-drafts-XXXXXX", NULL);
  BwOrderDrafts *drafts = open_drafts (dir, URL);

  save (drafts, URL, "a", "A");
  close_drafts (drafts);

  drafts = bw_order_drafts_new (dir);
  bw_order_drafts_set_url (drafts, URL);
  save (drafts, URL, "b", "B");
  while (bw_order_drafts_get (drafts)->len < 2)
    g_main_context_iteration (NULL, TRUE);
  close_drafts (drafts);

  drafts = open_drafts (dir, URL);
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 2);
  close_drafts (drafts);
}

/* Another backend meanwhile: what was saved for the first one goes to its file, whether
 * that was still being read or written. */
static void
test_another_backend (void)
{
  g_autofree char *dir = g_dir_make_tmp ("bw-drafts-XXXXXX", NULL);
  BwOrderDrafts *drafts = open_drafts (dir, URL);

  save (drafts, URL, "old", "old");
  close_drafts (drafts);

  drafts = bw_order_drafts_new (dir);
  bw_order_drafts_set_url (drafts, URL);
  save (drafts, URL, "a", "while it is read");
  bw_order_drafts_set_url (drafts, URL "2");
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 0);
  save (drafts, URL "2", "b", "B");
  save (drafts, URL "2", "b", "while it is written");
  bw_order_drafts_set_url (drafts, NULL);
  close_drafts (drafts);

  drafts = open_drafts (dir, URL);
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 2);
  g_assert_cmpstr (get_title (drafts, 0), ==, "old");
  g_assert_cmpstr (get_title (drafts, 1), ==, "while it is read");
  close_drafts (drafts);
  drafts = open_drafts (dir, URL "2");
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 1);
  g_assert_cmpstr (get_title (drafts, 0), ==, "while it is written");
  close_drafts (drafts);
}

/* Another backend was connected while it was written: it is one of those of the first. */
static void
test_elsewhere (void)
{
  g_autofree char *dir = g_dir_make_tmp ("bw-drafts-XXXXXX", NULL);
  BwOrderDrafts *drafts = open_drafts (dir, URL "2");

  save (drafts, URL, "a", "for the first");
  g_assert_cmpuint (bw_order_drafts_get (drafts)->len, ==, 0);
  close_drafts (drafts);

  drafts = open_drafts (dir, URL);
  g_assert_cmpstr (get_title (drafts, 0), ==, "for the first");
  close_drafts (drafts);
}

/* Where there is no backend nothing is kept, and nobody is told that it were. */
static void
test_nowhere (void)
{
  g_autofree char *dir = g_dir_make_tmp ("bw-drafts-XXXXXX", NULL);
  BwOrderDrafts *drafts = bw_order_drafts_new (dir);
  g_autoptr (JsonObject) draft = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (draft, "id", "a");
  g_assert_false (bw_order_drafts_save (drafts, NULL, draft, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_assert_finalize_object (drafts);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order-drafts/survive", test_survive);
  g_test_add_func ("/order-drafts/elsewhere", test_elsewhere);
  g_test_add_func ("/order-drafts/while-reading", test_while_reading);
  g_test_add_func ("/order-drafts/another-backend", test_another_backend);
  g_test_add_func ("/order-drafts/nowhere", test_nowhere);
  return g_test_run ();
}
