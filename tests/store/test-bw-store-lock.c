/* test-bw-store-lock.c: one has it, and nobody else meanwhile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-lock.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_THREADS 4
#define N_TURNS   100

static void
assert_taken (const char *path,
              const char *by)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_store_lock_take (path, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, by));
}

static void
test_once (StoreFixture  *fixture,
           gconstpointer  unused)
{
  g_autoptr (BwStoreLock) lock = NULL;
  g_autofree char *me = g_strdup_printf ("process %d (test-bw-store-lock)", (int) getpid ());
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (BwStoreLock) of_other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  lock = bw_store_lock_take (fixture->path, &error);
  g_assert_no_error (error);
  assert_taken (fixture->path, me);
  assert_taken (link, me);
  of_other = bw_store_lock_take (other, &error);
  g_assert_no_error (error);

  g_clear_pointer (&lock, bw_store_lock_free);
  lock = bw_store_lock_take (link, &error);
  g_assert_no_error (error);
  assert_taken (fixture->path, me);
}

/* Whichever of its names it is made by, it is one file. */
static void
test_not_there_yet (StoreFixture  *fixture,
                    gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "later.db", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  g_autofree char *further = g_build_filename (fixture->folder, "further.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "round.db", NULL);
  g_autofree char *me = g_strdup_printf ("process %d (test-bw-store-lock)", (int) getpid ());
  g_autoptr (BwStoreLock) lock = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("later.db", link), ==, 0);
  g_assert_cmpint (symlink (link, further), ==, 0);
  lock = bw_store_lock_take (further, &error);
  g_assert_no_error (error);
  assert_taken (path, me);
  assert_taken (link, me);
  g_clear_pointer (&lock, bw_store_lock_free);
  lock = bw_store_lock_take (path, &error);
  g_assert_no_error (error);
  assert_taken (further, me);

  /* One that leads nowhere is no store. */
  g_assert_cmpint (symlink ("round.db", other), ==, 0);
  g_assert_null (bw_store_lock_take (other, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE);
}

/* Opening it alone holds it as long as the store is open; others read, and write what
 * they may, and what they close does not give it back. */
static void
test_store (StoreFixture  *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  BwStore *alone = bw_store_open_alone (fixture->url, bw_measure_catalogue_get_default (), FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (store_fixture_append (alone, 1, "411002"), ==, 1);
  g_assert_cmpuint (store_fixture_count (fixture->store, NULL), ==, 1);
  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "UPDATE counter SET seq = seq");
  g_assert_null (bw_store_open_alone (fixture->url, bw_measure_catalogue_get_default (), FALSE, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_finalize_object (alone);
  alone = bw_store_open_alone (fixture->url, bw_measure_catalogue_get_default (), FALSE, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (alone);
}

/* Of what is not there and is not made nothing is left behind, nor of one that was held. */
static void
test_no_litter (StoreFixture  *fixture,
                gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.db", NULL);
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_store_open_alone (url, bw_measure_catalogue_get_default (), FALSE, &error));
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  bw_store_lock_free (bw_store_lock_take (path, NULL));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* The owner and group of what @path names, once it is locked. */
static void
assert_owner (const char *path,
              guint       owner,
              guint       group)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStoreLock) lock = bw_store_lock_take (path, &error);
  GStatBuf found;

  g_assert_no_error (error);
  g_assert_cmpint (g_stat (name, &found), ==, 0);
  g_assert_cmpuint (found.st_uid, ==, owner);
  g_assert_cmpuint (found.st_gid, ==, group);
}

/* What root leaves behind when it is killed is that of whose store it is. */
static void
test_root (StoreFixture  *fixture,
           gconstpointer  unused)
{
  g_autofree char *none = g_build_filename (fixture->folder, "none.db", NULL);
  g_autofree char *linked = g_build_filename (fixture->folder, "linked.db", NULL);
  g_autofree char *name = g_strconcat (linked, ".lock", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  if (geteuid () != 0)
    {
      g_test_skip ("only root makes files of others");
      return;
    }

  g_assert_cmpint (chown (fixture->path, 4711, 4712), ==, 0);
  g_assert_cmpint (chown (fixture->folder, 4713, 4714), ==, 0);
  assert_owner (fixture->path, 4711, 4712);
  assert_owner (none, 4713, 4714);

  /* Whoever has the folder cannot have a file of root's given to him. */
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_cmpint (link (other, name), ==, 0);
  assert_owner (linked, 0, 0);
  g_unlink (other);
}

/* Whoever may not open what another left is told which file that is. */
static void
test_left_over (StoreFixture  *fixture,
                gconstpointer  unused)
{
  g_autofree char *name = g_strconcat (fixture->path, ".lock", NULL);
  int status;
  pid_t process;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can become another");
      return;
    }

  g_assert_true (g_file_set_contents (name, "", 0, NULL));
  g_assert_cmpint (g_chmod (name, 0600), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  process = fork ();
  if (process == 0)
    {
      g_autoptr (GError) error = NULL;

      if (setgid (4712) != 0 || setuid (4711) != 0 || bw_store_lock_take (fixture->path, &error) != NULL)
        _exit (1);

      _exit (strstr (error->message, name) != NULL && strstr (error->message, "remove that file") != NULL ? 0 : 2);
    }

  g_assert_cmpint (waitpid (process, &status, 0), ==, process);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_unlink (name);
}

/* Each of many that take it and give it back in turn is alone, though the file comes
 * and goes. */
static gpointer
take_often (gpointer data)
{
  StoreFixture *fixture = data;
  static int n_holding;

  for (guint i = 0; i < N_TURNS;)
    {
      g_autoptr (BwStoreLock) lock = bw_store_lock_take (fixture->path, NULL);

      if (lock == NULL)
        continue;

      g_assert_cmpint (g_atomic_int_add (&n_holding, 1), ==, 0);
      g_thread_yield ();
      g_assert_cmpint (g_atomic_int_add (&n_holding, -1), ==, 1);
      i++;
    }

  return NULL;
}

static void
test_turns (StoreFixture  *fixture,
            gconstpointer  unused)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("taker", take_often, fixture);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

/* A store of an older schema is not brought up under the feet of who has it. */
static void
test_older_schema (StoreFixture  *fixture,
                   gconstpointer  unused)
{
  g_autoptr (BwStoreLock) lock = NULL;
  g_autoptr (BwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  store_fixture_tamper (fixture, "PRAGMA user_version = 1");
  lock = bw_store_lock_take (fixture->path, &error);
  store = bw_store_open (fixture->url, bw_measure_catalogue_get_default (), FALSE, &error);
  g_assert_null (store);
  g_assert_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT);
}

/* Whoever is killed has it no more. */
static void
test_killed (StoreFixture  *fixture,
             gconstpointer  unused)
{
  g_autoptr (BwStoreLock) lock = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *child = NULL;
  int ends[2];
  char byte = 0;
  pid_t process;

  g_assert_cmpint (pipe (ends), ==, 0);
  process = fork ();
  if (process == 0)
    {
      if (bw_store_lock_take (fixture->path, NULL) == NULL || write (ends[1], "x", 1) != 1)
        _exit (1);

      for (;;)
        pause ();
    }

  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  child = g_strdup_printf ("process %d (", (int) process);
  assert_taken (fixture->path, child);
  kill (process, SIGKILL);
  g_assert_cmpint (waitpid (process, NULL, 0), ==, process);
  lock = bw_store_lock_take (fixture->path, &error);
  g_assert_no_error (error);
  close (ends[0]);
  close (ends[1]);
}

#define ADD(name, function) \
  g_test_add ("/store-lock/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("once", test_once);
  ADD ("not-there-yet", test_not_there_yet);
  ADD ("store", test_store);
  ADD ("no-litter", test_no_litter);
  ADD ("root", test_root);
  ADD ("left-over", test_left_over);
  ADD ("turns", test_turns);
  ADD ("older-schema", test_older_schema);
  ADD ("killed", test_killed);

  return g_test_run ();
}
