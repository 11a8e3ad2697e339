/* test-bw-credentials.c: where the token is kept, and that it is told nowhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-credentials.h"

#include "secrets-fixture.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

#define SERVER "https://bulwark.example"
#define TOKEN  "c2VjcmV0LXRva2VuLW9mLWEtdGVzdC1vbmU"
#define OTHER  "YW5vdGhlci10b2tlbi1vZi1hLXRlc3QtdHdv"

typedef struct
{
  SecretsFixture *keyring; /* (nullable) */
  BwCredentials  *credentials;
  GCancellable   *cancellable;
  char           *folder;
  char           *path;
  char           *token;
  GError         *error;
  gboolean        is_loaded;
} Fixture;

/* Everything that anything has said, at any level. */
static GString *told;
static GMutex told_lock;

/* Not taken down: that would wait until libsecret lets go of it. */
static GTestDBus *bus;

static GLogWriterOutput
on_log_cb (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&told_lock);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].length >= 0)
        g_string_append_len (told, fields[i].value, fields[i].length);
      else
        g_string_append (told, fields[i].value);
      g_string_append_c (told, '\n');
    }

  /* What is read here is no line of TAP. */
  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) != 0)
    return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* What is under way holds it. */
static void
end_credentials (Fixture *fixture)
{
  if (fixture->credentials == NULL)
    return;

  g_object_add_weak_pointer (G_OBJECT (fixture->credentials), (gpointer *) &fixture->credentials);
  g_object_unref (fixture->credentials);
  while (fixture->credentials != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
start_credentials (Fixture *fixture)
{
  end_credentials (fixture);
  fixture->credentials = bw_credentials_new (fixture->path);
}

/* @data: the mood of the keyring and 1, or nothing: there is none */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bulwark-credentials-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "inner", "token", NULL);
  fixture->cancellable = g_cancellable_new ();
  if (data != NULL)
    fixture->keyring = secrets_fixture_new ((SecretsMood) (GPOINTER_TO_INT (data) - 1));
  start_credentials (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *inner = g_path_get_dirname (fixture->path);

  end_credentials (fixture);
  secret_service_disconnect ();
  g_clear_pointer (&fixture->keyring, secrets_fixture_free);
  g_unlink (fixture->path);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->token);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);

  g_assert_null (strstr (told->str, TOKEN));
  g_assert_null (strstr (told->str, OTHER));
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->token, g_free);
  g_clear_error (&fixture->error);
  fixture->token = bw_credentials_load_finish (BW_CREDENTIALS (source), result, &fixture->error);
  fixture->is_loaded = TRUE;
}

static void
start_load (Fixture *fixture)
{
  fixture->is_loaded = FALSE;
  bw_credentials_load_async (fixture->credentials, SERVER, fixture->cancellable, on_loaded_cb, fixture);
}

static void
wait_loaded (Fixture *fixture)
{
  while (!fixture->is_loaded)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
load (Fixture *fixture)
{
  start_load (fixture);
  wait_loaded (fixture);
  return fixture->token;
}

static void
wait_place (Fixture      *fixture,
            BwTokenPlace  place,
            gboolean      is_fault)
{
  while (bw_credentials_get_place (fixture->credentials) != place
         || (bw_credentials_get_fault (fixture->credentials) != NULL) != is_fault)
    g_main_context_iteration (NULL, TRUE);
}

static void
save (Fixture      *fixture,
      const char   *token,
      BwTokenPlace  place,
      gboolean      is_fault)
{
  bw_credentials_save (fixture->credentials, SERVER, token);
  wait_place (fixture, place, is_fault);
}

static void
write_file (Fixture    *fixture,
            const char *token)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, token, -1, NULL));
}

static void
assert_file (Fixture    *fixture,
             const char *token)
{
  g_autofree char *text = NULL;
  GStatBuf status;

  if (token == NULL)
    {
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      return;
    }

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, token);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
assert_keyring (Fixture    *fixture,
                const char *token)
{
  g_autofree char *kept = secrets_fixture_dup_token (fixture->keyring, SERVER);

  g_assert_cmpstr (kept, ==, token);
}

/* What is not secret of it says what it is for, and tells nothing. */
static void
test_keyring (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *outside = NULL;

  save (fixture, OTHER, BW_TOKEN_PLACE_KEYRING, FALSE);
  bw_credentials_save (fixture->credentials, SERVER, TOKEN);
  start_credentials (fixture);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  wait_place (fixture, BW_TOKEN_PLACE_KEYRING, FALSE);
  assert_keyring (fixture, TOKEN);
  assert_file (fixture, NULL);
  g_assert_cmpuint (secrets_fixture_get_n_items (fixture->keyring), ==, 1);

  outside = secrets_fixture_dup_outside (fixture->keyring, SERVER);
  g_assert_nonnull (strstr (outside, "Bulwark"));
  g_assert_nonnull (strstr (outside, SERVER));
  g_assert_null (strstr (outside, TOKEN));
  g_assert_null (strstr (outside, OTHER));
}

static void
test_nothing_kept (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_null (load (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint ((int) bw_credentials_get_place (fixture->credentials), ==, BW_TOKEN_PLACE_NONE);
}

static void
test_no_keyring (Fixture       *fixture,
                 gconstpointer  data)
{
  save (fixture, TOKEN, BW_TOKEN_PLACE_FILE, TRUE);
  assert_file (fixture, TOKEN);
  start_credentials (fixture);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  wait_place (fixture, BW_TOKEN_PLACE_FILE, TRUE);

  bw_credentials_forget (fixture->credentials, SERVER);
  wait_place (fixture, BW_TOKEN_PLACE_NONE, FALSE);
  assert_file (fixture, NULL);
}

/* What an older release has left, or a time without a keyring. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  secrets_fixture_add (fixture->keyring, SERVER, OTHER);
  write_file (fixture, TOKEN "\n");
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  wait_place (fixture, BW_TOKEN_PLACE_KEYRING, FALSE);
  assert_keyring (fixture, TOKEN);
  assert_file (fixture, NULL);
}

/* A start asks for no password if it has no need to; a person who wants it moved is
 * asked. */
static void
test_move_later (Fixture       *fixture,
                 gconstpointer  data)
{
  write_file (fixture, TOKEN);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  wait_place (fixture, BW_TOKEN_PLACE_FILE, TRUE);
  g_assert_cmpuint (secrets_fixture_get_n_asked (fixture->keyring), ==, 0);
  g_assert_cmpuint (secrets_fixture_get_n_items (fixture->keyring), ==, 0);

  bw_credentials_move (fixture->credentials, SERVER);
  wait_place (fixture, BW_TOKEN_PLACE_KEYRING, FALSE);
  g_assert_cmpuint (secrets_fixture_get_n_asked (fixture->keyring), ==, 1);
  assert_keyring (fixture, TOKEN);
  assert_file (fixture, NULL);
}

static void
test_unlocked (Fixture       *fixture,
               gconstpointer  data)
{
  secrets_fixture_add (fixture->keyring, SERVER, TOKEN);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  g_assert_cmpuint (secrets_fixture_get_n_asked (fixture->keyring), ==, 1);
  g_assert_cmpint ((int) bw_credentials_get_place (fixture->credentials), ==, BW_TOKEN_PLACE_KEYRING);
}

/* It says so; what is entered then goes into the file, and is the newer one. */
static void
test_dismissed (Fixture       *fixture,
                gconstpointer  data)
{
  secrets_fixture_add (fixture->keyring, SERVER, OTHER);
  g_assert_null (load (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  wait_place (fixture, BW_TOKEN_PLACE_KEYRING, TRUE);

  save (fixture, TOKEN, BW_TOKEN_PLACE_FILE, TRUE);
  assert_file (fixture, TOKEN);
  start_credentials (fixture);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  wait_place (fixture, BW_TOKEN_PLACE_FILE, TRUE);

  /* What is left in a keyring that nobody unlocks is not said to be gone. */
  bw_credentials_forget (fixture->credentials, SERVER);
  while (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  wait_place (fixture, BW_TOKEN_PLACE_KEYRING, TRUE);
  assert_keyring (fixture, OTHER);
}

/* Nobody is there: it waits, and takes its question back when another way is found. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  secrets_fixture_add (fixture->keyring, SERVER, OTHER);
  start_load (fixture);
  while (secrets_fixture_get_n_asked (fixture->keyring) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (fixture->is_loaded);

  g_cancellable_cancel (fixture->cancellable);
  wait_loaded (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (secrets_fixture_get_n_revoked (fixture->keyring) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_null (load (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  save (fixture, TOKEN, BW_TOKEN_PLACE_FILE, TRUE);
  assert_file (fixture, TOKEN);
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  save (fixture, TOKEN, BW_TOKEN_PLACE_KEYRING, FALSE);
  write_file (fixture, OTHER);
  bw_credentials_forget (fixture->credentials, SERVER);
  wait_place (fixture, BW_TOKEN_PLACE_NONE, FALSE);
  g_assert_cmpuint (secrets_fixture_get_n_items (fixture->keyring), ==, 0);
  assert_file (fixture, NULL);
  g_assert_null (load (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* One after the other, whatever takes how long. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  bw_credentials_save (fixture->credentials, SERVER, OTHER);
  bw_credentials_forget (fixture->credentials, SERVER);
  bw_credentials_save (fixture->credentials, SERVER, TOKEN);
  bw_credentials_forget (fixture->credentials, "https://other.example");
  save (fixture, TOKEN, BW_TOKEN_PLACE_KEYRING, FALSE);
  start_credentials (fixture);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  assert_file (fixture, NULL);
}

/* As behind a portal: libsecret keeps a file of its own, which nobody can read. */
static void
test_sandbox_inner (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "keyring", NULL);
  g_autofree char *before = g_strconcat (kept, "~", NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", kept, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);
  write_file (fixture, TOKEN);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  wait_place (fixture, BW_TOKEN_PLACE_KEYRING, FALSE);
  assert_file (fixture, NULL);

  start_credentials (fixture);
  g_assert_cmpstr (load (fixture), ==, TOKEN);
  g_assert_true (g_file_get_contents (kept, &text, &length, NULL));
  g_assert_null (g_strstr_len (text, (gssize) length, TOKEN));
  bw_credentials_forget (fixture->credentials, SERVER);
  wait_place (fixture, BW_TOKEN_PLACE_NONE, FALSE);
  g_assert_cmpint (g_unlink (kept), ==, 0);
  g_assert_cmpint (g_unlink (before), ==, 0);
}

/* libsecret's file backend (0.20.5) leaves GIO's copy of a file's tag over when it writes the
 * file again. What we do with a keyring is looked through for leaks in every other case. */
static void
test_sandbox (void)
{
  g_autofree char *before = g_strdup (g_getenv ("ASAN_OPTIONS"));

  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_test_trap_subprocess ("/credentials/sandbox/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  if (before != NULL)
    g_setenv ("ASAN_OPTIONS", before, TRUE);
  else
    g_unsetenv ("ASAN_OPTIONS");
  g_test_trap_assert_passed ();
}

/* That nothing was told is worth something only if anything was. */
static void
test_told (void)
{
  g_assert_nonnull (strstr (told->str, "the token: BW_TOKEN_PLACE_KEYRING"));
  g_assert_nonnull (strstr (told->str, "the token: BW_TOKEN_PLACE_FILE"));
}

#define ADD(name, mood, function) \
  g_test_add ("/credentials/" name, Fixture, mood, set_up, function, tear_down)
#define MOOD(mood) GINT_TO_POINTER ((mood) + 1)

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  told = g_string_new (NULL);
  g_log_set_writer_func (on_log_cb, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);

  ADD ("keyring", MOOD (SECRETS_OPEN), test_keyring);
  ADD ("nothing-kept", MOOD (SECRETS_OPEN), test_nothing_kept);
  ADD ("no-keyring", NULL, test_no_keyring);
  ADD ("no-keyring-nothing-kept", NULL, test_nothing_kept);
  ADD ("move", MOOD (SECRETS_OPEN), test_move);
  ADD ("move-later", MOOD (SECRETS_YIELDING), test_move_later);
  ADD ("unlocked", MOOD (SECRETS_YIELDING), test_unlocked);
  ADD ("dismissed", MOOD (SECRETS_DISMISSED), test_dismissed);
  ADD ("cancelled", MOOD (SECRETS_SILENT), test_cancelled);
  ADD ("failing", MOOD (SECRETS_FAILING), test_failing);
  ADD ("forget", MOOD (SECRETS_OPEN), test_forget);
  ADD ("order", MOOD (SECRETS_OPEN), test_order);
  ADD ("sandbox/subprocess", NULL, test_sandbox_inner);
  g_test_add_func ("/credentials/sandbox", test_sandbox);
  g_test_add_func ("/credentials/told", test_told);
  status = g_test_run ();

  g_test_dbus_stop (bus);
  return status;
}
