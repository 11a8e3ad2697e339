/* bw-sqlite-store-backup.c: a backup, which is read and never changed
 *
 * Nobody writes to it, so SQLite is told that it does not change (`immutable`): nothing
 * is put beside it, and it may lie where nothing can be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"

#include <errno.h>
#include <sys/stat.h>

/* As a URI, in which `?` and `%` of a name are not what they are otherwise. */
static char *
make_uri (const char  *path,
          GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);

  return uri != NULL ? g_strconcat (uri, "?mode=ro&immutable=1", NULL) : NULL;
}

static gboolean
open_file (BwSqliteStore  *self,
           GError        **error)
{
  g_autofree char *uri = make_uri (self->path, error);
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  struct stat file;

  if (uri == NULL)
    return FALSE;

  if (stat (self->path, &file) != 0)
    {
      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND, "“%s”: %s", self->path, g_strerror (errno));
      return FALSE;
    }

  if (sqlite3_open_v2 (uri, &self->db, flags, NULL) != SQLITE_OK)
    {
      bw_sqlite_fail (self->db, error);
      g_prefix_error (error, "“%s”: ", self->path);
      return FALSE;
    }

  self->device = file.st_dev;
  self->inode = file.st_ino;
  return TRUE;
}

/**
 * bw_sqlite_store_new_backup:
 * @path: name of the file
 * @catalogue: the measures there are
 * @error: return location; `BW_STORE_ERROR`
 *
 * What changes it fails. Only one with the schema of this release is opened, for
 * another one would have to be changed first.
 *
 * Returns: (transfer full) (nullable): a store that can be read
 */
BwStore *
bw_sqlite_store_new_backup (const char          *path,
                            BwMeasureCatalogue  *catalogue,
                            GError             **error)
{
  g_autoptr (BwSqliteStore) self = g_object_new (BW_TYPE_SQLITE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->words = bw_word_book_new (catalogue);
  return open_file (self, error) && bw_sqlite_store_check_newest (self, error)
           ? BW_STORE (g_steal_pointer (&self))
           : NULL;
}
