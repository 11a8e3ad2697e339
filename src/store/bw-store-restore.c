/* bw-store-restore.c: a store out of a backup
 *
 *   FILE ──copy──► PATH.restoring ──open, verify, new epoch──► closed ──rename──► PATH
 *
 * PATH appears whole or not at all. Its lock is held meanwhile, which a daemon has also
 * when its file was moved away under it. What is there already is never written over:
 * a program that has it open would go on in a file without a name.
 *
 * Into a database it goes by bw-postgres-store-restore.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-restore.h"

#include "bw-postgres-store-restore.h"
#include "bw-postgres.h"
#include "bw-store-access.h"
#include "bw-store-file.h"
#include "bw-store-lock.h"
#include "bw-store-upkeep.h"

#include <gio/gio.h>
#include <string.h>

#define PREFIX "sqlite:"
#define PIECE  (1024 * 1024)

/* One restoring: who is asked whether to go on. */
typedef struct
{
  BwMeasureCatalogue *catalogue; /* borrowed */
  BwStoreMonitorFunc  monitor;   /* (nullable) */
  gpointer            data;
} Restoring;

static gboolean
fail (const char    *path,
      BwStoreError   code,
      const char    *reason,
      GError       **error)
{
  g_set_error (error, BW_STORE_ERROR, code, "“%s”: %s", path, reason);
  return FALSE;
}

/* A log beside the file belongs to a store that is open, or was not closed. */
static gboolean
check_is_free (const char  *path,
               GError     **error)
{
  static const char * const ends[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS))
        return fail (name, BW_STORE_ERROR_CONFLICT, "is there already; stop what uses it, then move it away", error);
    }

  return TRUE;
}

static gboolean
check_backup (const char  *file,
              GError     **error)
{
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return fail (file, BW_STORE_ERROR_NOT_FOUND, "there is no such backup", error);
  if (g_file_test (log, G_FILE_TEST_EXISTS) || g_file_test (journal, G_FILE_TEST_EXISTS))
    return fail (file, BW_STORE_ERROR_INVALID, "is a store in use and not a backup", error);

  return TRUE;
}

static gboolean
copy_bytes (const Restoring  *restoring,
            GInputStream     *input,
            GOutputStream    *output,
            GError          **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  gssize n;

  do
    {
      if (restoring->monitor != NULL && !restoring->monitor (0, 0, restoring->data))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
          return FALSE;
        }

      n = g_input_stream_read (input, piece, PIECE, NULL, error);
    }
  while (n > 0 && g_output_stream_write_all (output, piece, (gsize) n, NULL, NULL, error));

  return n == 0 && g_output_stream_close (output, NULL, error);
}

/* With mode 0600. */
static gboolean
copy_file (const Restoring  *restoring,
           const char       *from,
           const char       *to,
           GError          **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GFileInputStream) input = g_file_read (source, NULL, error);
  g_autoptr (GFileOutputStream) output = NULL;

  if (input == NULL)
    return FALSE;

  output = g_file_create (target, G_FILE_CREATE_PRIVATE, NULL, error);
  return output != NULL && copy_bytes (restoring, G_INPUT_STREAM (input), G_OUTPUT_STREAM (output), error);
}

/* Closing the store moves its log into the file. */
static gboolean
prepare (const Restoring  *restoring,
         const char       *path,
         GError          **error)
{
  g_autofree char *url = g_strconcat (PREFIX, path, NULL);
  g_autoptr (BwStore) store = bw_store_open (url, restoring->catalogue, FALSE, error);
  g_autoptr (BwAudit) row = bw_audit_new (g_get_real_time (), NULL, NULL, "restore", NULL, 0, NULL);

  if (store == NULL)
    return FALSE;

  bw_store_upkeep_set_monitor (store, restoring->monitor, restoring->data);
  if (!bw_store_verify (store, error) || !bw_store_begin (store, error))
    return FALSE;

  if (bw_store_renew_epoch (store, error) && bw_store_access_append_audit (store, row, error))
    return bw_store_commit (store, error);

  bw_store_roll_back (store);
  return FALSE;
}

static gboolean
restore_file (const Restoring  *restoring,
              const char       *file,
              const char       *path,
              GError          **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".restoring", NULL);
  g_autoptr (BwStoreLock) lock = NULL;
  gboolean is_done;

  if (!check_is_free (path, error))
    return FALSE;

  lock = bw_store_lock_take (path, error);
  if (lock == NULL)
    return FALSE;

  bw_store_file_remove (unfinished);
  is_done = copy_file (restoring, file, unfinished, error)
            && prepare (restoring, unfinished, error)
            && bw_store_file_put_in_place (unfinished, path, error);
  bw_store_file_remove (unfinished);
  return is_done;
}

/**
 * bw_store_restore:
 * @file: name of a backup, as bw_store_copy() makes them
 * @url: `sqlite:PATH` of the store to be made, or `postgresql://…` of an empty database
 * @catalogue: the measures there are
 * @monitor: (nullable): asked from time to time whether to go on
 * @user_data: for @monitor
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if something is there
 *   already, `BW_STORE_ERROR_CORRUPT` if the backup is not whole
 *
 * Returns: whether the store is there, whole and on disk; else nothing is
 */
gboolean
bw_store_restore (const char          *file,
                  const char          *url,
                  BwMeasureCatalogue  *catalogue,
                  BwStoreMonitorFunc   monitor,
                  gpointer             user_data,
                  GError             **error)
{
  const Restoring restoring = { catalogue, monitor, user_data };
  g_autofree char *path = NULL;

  g_return_val_if_fail (file != NULL && url != NULL, FALSE);

  if (!check_backup (file, error))
    return FALSE;
  if (bw_postgres_is_url (url))
    return bw_postgres_store_restore (url, file, catalogue, monitor, user_data, error);
  if (!g_str_has_prefix (url, PREFIX) || url[strlen (PREFIX)] == '\0')
    {
      /* What stands in an address that is not read may be a secret. */
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID,
                           "a backup is restored to sqlite:PATH or postgresql://HOST/DATABASE");
      return FALSE;
    }

  path = g_canonicalize_filename (url + strlen (PREFIX), NULL);
  return restore_file (&restoring, file, path, error);
}
