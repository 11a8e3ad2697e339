/* test-bw-client-cache.c: whole or not at all, whoever is killed when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-cache.h"
#include "bw-client-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define N_KILLS 25
#define N_TEAMS 4000
#define N_ROUNDS 3
#define PADDING 600
#define LONG_PADDING (200 * 1024)
#define N_CHANGES 600
#define N_CHANGING 3
#define AT      "\"at\":\"2021-08-08T14:00:00+08:00\""
#define LIVE    "{\"type\":\"live\",\"id\":\"%s\",\"clock\":{\"now\":\"2021-08-08T14:30:00+08:00\",\"speed\":1}}\n"

static void
take_event (BwFeedEvent *event,
            gpointer     user_data)
{
  bw_client_cache_take (user_data, event);
  bw_feed_event_free (event);
}

static void
take_text (BwClientCache *cache,
           const char    *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr (GError) error = NULL;

  bw_client_state_read (stream, bw_measure_catalogue_get_default (), NULL, take_event, cache, &error);
  g_assert_no_error (error);
}

/* All teams in their @round: a file that mixes two would show. More than is held in
 * memory. */
static void
take_teams (BwClientCache *cache,
            guint          round)
{
  GString *text = g_string_new (NULL);
  g_autofree char *id = g_strdup_printf ("e-%u", round);
  g_autofree char *padding = g_strnfill (PADDING, 'x');

  for (guint i = 0; i < N_TEAMS; i++)
    g_string_append_printf (text, "{\"type\":\"team\",\"id\":\"t%u\"," AT ",\"kind\":\"women\",\"area\":\"c\","
                            "\"name\":\"%u\",\"x\":\"%s\"}\n", i, round, padding);
  g_string_append_printf (text, LIVE, id);
  take_text (cache, text->str);
  g_string_free (text, TRUE);
}

static void
count_team (BwFeedEvent *event,
            gpointer     user_data)
{
  GHashTable *names = user_data;

  for (guint i = 0; i < event->documents->len; i++)
    {
      g_autoptr (JsonObject) object = bw_document_dup_object (g_ptr_array_index (event->documents, i));
      const char *name = json_object_get_string_member (object, "name");
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

      g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (n + 1));
    }

  bw_feed_event_free (event);
}

static GHashTable *
load_names (const char     *path,
            char          **id,
            GError        **error)
{
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  bw_client_cache_load (cache, bw_measure_catalogue_get_default (), NULL, count_team, names, error);
  *id = g_strdup (bw_client_cache_get_id (cache));
  return names;
}

static void
test_round_trip (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "deep", "c.ndjson", NULL);
  g_autofree char *inner = g_path_get_dirname (path);
  g_autofree char *id = NULL;
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;

  /* Half a state is not worth it, nor one that was kept already. */
  g_assert_false (bw_client_cache_is_worth (cache));
  take_text (cache, "{\"type\":\"area\",\"id\":\"c\"," AT ",\"level\":\"city\",\"name\":\"C\"}\n");
  g_assert_false (bw_client_cache_is_worth (cache));
  take_teams (cache, 1);
  g_assert_true (bw_client_cache_is_worth (cache));
  g_assert_true (bw_client_cache_save (cache, &error));
  g_assert_no_error (error);
  g_assert_false (bw_client_cache_is_worth (cache));

  take_text (cache, "{\"type\":\"gone\",\"documents\":[{\"type\":\"team\",\"id\":\"t0\"},"
             "{\"type\":\"area\",\"id\":\"c\"},"
             "{\"type\":\"team\",\"id\":\"never\"}]}\n{\"type\":\"live\",\"id\":\"e-2\"}\n");
  g_assert_true (bw_client_cache_is_worth (cache));
  g_assert_true (bw_client_cache_save (cache, &error));
  names = load_names (path, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "e-2");
  g_assert_cmpuint (g_hash_table_size (names), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (names, "1")), ==, N_TEAMS - 1);

  g_unlink (path);
  g_rmdir (inner);
  g_rmdir (folder);
}

/* Who loads what was kept and saves it again loses nothing, whatever of it has changed
 * meanwhile. */
static void
test_again (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "c.ndjson", NULL);
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  take_teams (cache, 1);
  g_assert_true (bw_client_cache_save (cache, &error));
  g_clear_pointer (&cache, bw_client_cache_free);

  cache = bw_client_cache_new (path);
  g_assert_true (bw_client_cache_load (cache, bw_measure_catalogue_get_default (), NULL, count_team, names, &error));
  g_assert_false (bw_client_cache_is_worth (cache));
  take_text (cache, "{\"type\":\"team\",\"id\":\"t7\"," AT ",\"kind\":\"women\",\"area\":\"c\",\"name\":\"2\"}\n"
             "{\"type\":\"live\",\"id\":\"e-9\"}\n");
  g_assert_true (bw_client_cache_save (cache, &error));
  g_clear_pointer (&names, g_hash_table_unref);
  names = load_names (path, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "e-9");
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (names, "1")), ==, N_TEAMS - 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (names, "2")), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

#define TEAM(id)  "{\"type\":\"team\",\"id\":\"" id "\"," AT ",\"kind\":\"women\",\"area\":\"c\",\"name\":\"1\"}\n"
#define END(n)    "{\"type\":\"live\",\"id\":\"e-1\",\"heard\":\"2021-08-08T14:00:00+08:00\",\"documents\":" #n "}\n"

static guint
load_text (const char *path,
           const char *text,
           gboolean   *is_worth)
{
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (!bw_client_cache_load (cache, bw_measure_catalogue_get_default (), NULL, count_team, names, &error))
    {
      g_assert_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT);
      g_assert_null (bw_client_cache_get_id (cache));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return 0;
    }

  *is_worth = bw_client_cache_is_worth (cache);
  if (*is_worth)
    g_assert_true (bw_client_cache_save (cache, NULL));
  return GPOINTER_TO_UINT (g_hash_table_lookup (names, "1"));
}

/* After an update the backend may be away: what the release before kept is shown, and
 * written anew, though its lines are not where they would be. What lacks some is not
 * whole. */
static void
test_other_release (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "c.ndjson", NULL);
  g_autofree char *text = NULL;
  gboolean is_worth;

  g_assert_cmpuint (load_text (path, TEAM ("a") TEAM ("b") END (2), &is_worth), ==, 2);
  g_assert_false (is_worth);
  g_assert_cmpuint (load_text (path, "\n" TEAM ("a") "  " TEAM ("b") END (2), &is_worth), ==, 2);
  g_assert_true (is_worth);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "2021-08-08T06:00:00"));
  g_assert_cmpuint (load_text (path, text, &is_worth), ==, 2);
  g_assert_false (is_worth);

  /* What cannot be read may be what rotted away, and would never come again. */
  g_assert_cmpuint (load_text (path, TEAM ("a") END (2), &is_worth), ==, 0);
  g_assert_cmpuint (load_text (path, TEAM ("a") "{\"type\":\"never\",\"id\":\"n\"," AT "}\n" TEAM ("b") END (3),
                               &is_worth), ==, 0);
  g_rmdir (folder);
}

/* Put away, and changed, before it was ever saved. */
static void
test_much (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "c.ndjson", NULL);
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  for (guint round = 1; round <= N_ROUNDS; round++)
    take_teams (cache, round);
  g_assert_true (bw_client_cache_save (cache, &error));
  names = load_names (path, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (names), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (names, G_STRINGIFY (N_ROUNDS))), ==, N_TEAMS);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gint64
measure_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  gint64 size = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      struct stat status;

      if (fstat (atoi (name), &status) == 0 && S_ISREG (status.st_mode))
        size += status.st_size;
    }

  return size;
}

/* Nothing is saved for long, and all changes on and on. */
static void
test_no_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "c.ndjson", NULL);
  g_autofree char *padding = g_strnfill (LONG_PADDING, 'x');
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"type\":\"team\",\"id\":\"t%u\"," AT ",\"kind\":\"women\","
                                               "\"area\":\"c\",\"name\":\"%u\",\"x\":\"%s\"}\n" LIVE,
                                               i % N_CHANGING, i, padding, "e-1");

      take_text (cache, text);
    }

  g_assert_cmpint (measure_open_files (), <, 80 * 1024 * 1024);
  g_assert_true (bw_client_cache_save (cache, &error));
  names = load_names (path, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (names), ==, N_CHANGING);
  g_assert_true (g_hash_table_contains (names, "599"));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Who raises alerts is said with the last line, and kept with it. */
static void
test_alerts (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bulwark-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "state.ndjson", NULL);
  g_autoptr (BwClientCache) cache = bw_client_cache_new (path);
  g_autofree char *text = NULL;

  take_text (cache, "{\"type\":\"live\",\"id\":\"e-1\",\"alerts\":true}\n");
  g_assert_true (bw_client_cache_save (cache, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "\"alerts\":true"));
  g_clear_pointer (&text, g_free);

  take_text (cache, "{\"type\":\"live\",\"id\":\"e-2\"}\n");
  g_assert_true (bw_client_cache_save (cache, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_null (strstr (text, "alerts"));
  g_unlink (path);
  g_rmdir (folder);
}

/* Writes two states in turns until it is killed. */
static int
write_for_ever (const char *path)
{
  BwClientCache *caches[] = { bw_client_cache_new (path), bw_client_cache_new (path) };

  take_teams (caches[0], 1);
  take_teams (caches[1], 2);
  for (guint i = 0; bw_client_cache_save (caches[i % 2], NULL); i++)
    g_print ("%u\n", i);

  return 1;
}

static void
kill_one (const char *program,
          const char *path,
          guint       delay_us)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", path,
                                                    NULL);
  char byte;

  g_assert_no_error (error);

  /* The first state is there; which of the next is being written nobody knows. */
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, NULL), ==, 1);
  g_usleep (delay_us);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
}

static void
test_kill (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("bw-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "c.ndjson", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_left = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *wanted = NULL;
      g_autoptr (GHashTable) names = NULL;
      g_autoptr (GError) error = NULL;

      kill_one (data, path, (guint) g_test_rand_int_range (0, 60000));
      names = load_names (path, &id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_hash_table_size (names), ==, 1);
      g_assert_nonnull (id);
      wanted = g_strdup (id + strlen ("e-"));
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (names, wanted)), ==, N_TEAMS);
    }

  /* What they left is swept up when it is old enough to be nobody's. */
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      n_left += !g_str_equal (name, "c.ndjson");
      g_unlink (file);
    }

  g_test_message ("%u of %d were killed while they wrote", n_left, N_KILLS);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_for_ever (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cache/alerts", test_alerts);
  g_test_add_func ("/cache/round-trip", test_round_trip);
  g_test_add_func ("/cache/again", test_again);
  g_test_add_func ("/cache/other-release", test_other_release);
  g_test_add_func ("/cache/much", test_much);
  g_test_add_func ("/cache/no-save", test_no_save);
  g_test_add_data_func ("/cache/kill", argv[0], test_kill);
  return g_test_run ();
}
