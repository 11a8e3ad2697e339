/* bw-store-file.c: a file that is there whole or not at all
 *
 *   PATH.unfinished ──filled──► fsync ──rename──► PATH ──► fsync of the folder
 *
 * Also if the process is killed: then PATH.unfinished is left, which the next one
 * takes away. A lock keeps two that write the same file apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-file.h"

#include "bw-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

static gboolean
fail (const char  *path,
      int          reason,
      GError     **error)
{
  BwStoreError code = reason == EEXIST ? BW_STORE_ERROR_CONFLICT
                      : reason == ENOSPC || reason == EDQUOT ? BW_STORE_ERROR_FULL
                      : BW_STORE_ERROR_UNAVAILABLE;

  g_set_error (error, BW_STORE_ERROR, code, "“%s”: %s", path, g_strerror (reason));
  return FALSE;
}

/* Made here and not by SQLite, for the mode. */
static gboolean
make (const char  *path,
      GError     **error)
{
  int file;

  bw_store_file_remove (path);
  file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  return file >= 0 ? g_close (file, error) : fail (path, errno, error);
}

static gboolean
synchronise (const char  *path,
             GError     **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_done = (file >= 0 && fsync (file) == 0) || fail (path, errno, error);

  if (file >= 0)
    g_close (file, NULL);
  return is_done;
}

/* What it is told of who has it is meant for a store. */
static BwStoreLock *
lock (const char  *path,
      GError     **error)
{
  BwStoreLock *taken = bw_store_lock_take (path, error);

  if (taken == NULL && error != NULL && g_error_matches (*error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT))
    {
      g_clear_error (error);
      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT, "“%s”: another process is writing it", path);
    }

  return taken;
}

/**
 * bw_store_file_write:
 * @path: name of the file
 * @func: called once, with the name of an empty file
 * @user_data: for @func
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if something is there already,
 *   else what @func failed with, or `BW_STORE_ERROR`
 *
 * Returns: whether the file is there, whole and on disk; else it is not there
 */
gboolean
bw_store_file_write (const char       *path,
                     BwStoreFileFunc   func,
                     gpointer          user_data,
                     GError          **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".unfinished", NULL);
  g_autoptr (BwStoreLock) held = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail (path, EEXIST, error);

  held = lock (unfinished, error);
  if (held == NULL)
    return FALSE;

  if (make (unfinished, error)
      && func (unfinished, user_data, error)
      && bw_store_file_put_in_place (unfinished, path, error))
    return TRUE;

  bw_store_file_remove (unfinished);
  return FALSE;
}

/**
 * bw_store_file_put_in_place:
 * @from: name of a file that nobody writes to any more
 * @path: the name it gets, in the same folder
 * @error: return location; `BW_STORE_ERROR_CONFLICT` if something is there already
 *
 * Returns: whether it is there, and on disk
 */
gboolean
bw_store_file_put_in_place (const char  *from,
                            const char  *path,
                            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return synchronise (from, error)
         && (renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0 || fail (path, errno, error))
         && synchronise (folder, error);
}

/**
 * bw_store_file_remove:
 * @path: name of a file that may be there
 *
 * A log that stayed beside a file that is made anew would be taken for its own.
 */
void
bw_store_file_remove (const char *path)
{
  static const char * const ends[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);

      g_unlink (name);
    }
}
