/* bw-sqlite-store-schema.c: setting the file up
 *
 * `schema/NNNN-what.sql` leads from user_version NNNN - 1 to NNNN, each in one
 * transaction. A file of a later release is not touched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-sqlite-store-private.h"
#include "bw-store-resources.h"

#define SCHEMA_PATH "/io/github/bulwarkdesk/Bulwark/schema"

/* "BLWK", so that no other program's file is taken for ours. */
#define APPLICATION_ID   1112299339
#define APPLICATION_TEXT "1112299339"

static int
compare_names (const void *a,
               const void *b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* Names of the migrations, in order. */
static GStrv
list_migrations (guint *n)
{
  GStrv names = g_resource_enumerate_children (bw_store_get_resource (), SCHEMA_PATH,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  *n = g_strv_length (names);
  qsort (names, *n, sizeof *names, compare_names);
  return names;
}

static gboolean
read_number (BwSqliteStore  *self,
             const char     *sql,
             guint64        *number,
             GError        **error)
{
  g_autofree char *text = bw_sqlite_dup_first (self->db, sql, error);

  if (text == NULL)
    return FALSE;

  *number = g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

static gboolean
fail_schema (BwSqliteStore  *self,
             BwStoreError    code,
             const char     *reason,
             GError        **error)
{
  g_set_error (error, BW_STORE_ERROR, code, "“%s”: %s", self->path, reason);
  return FALSE;
}

/* Before anything is changed: is it ours, and can we read it? */
static gboolean
check_owner (BwSqliteStore  *self,
             guint           newest,
             gboolean        create,
             guint64        *version,
             GError        **error)
{
  guint64 application;
  guint64 n_tables;

  if (!read_number (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error)
      || !read_number (self, "PRAGMA application_id", &application, error)
      || !read_number (self, "PRAGMA user_version", version, error))
    {
      g_prefix_error (error, "“%s”: ", self->path);
      return FALSE;
    }

  if (n_tables == 0 && *version == 0)
    return create || fail_schema (self, BW_STORE_ERROR_NOT_FOUND, "an empty file, not a store", error);
  if (application != APPLICATION_ID)
    return fail_schema (self, BW_STORE_ERROR_INVALID, "the file of another program", error);
  if (*version <= newest)
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NEWER,
               "“%s”: written by a later release (schema %" G_GUINT64_FORMAT ", this one knows %u)",
               self->path, *version, newest);
  return FALSE;
}

static gboolean
set_pragmas (BwSqliteStore  *self,
             GError        **error)
{
  static const struct
  {
    const char *pragma;
    const char *value;
    const char *expected;
  } pragmas[] =
  {
    { "journal_mode", "WAL", "wal" },
    { "synchronous", "FULL", "2" },
    { "foreign_keys", "ON", "1" },
    { "cache_size", "-32768", "-32768" },
    { "trusted_schema", "OFF", "0" },
    { "cell_size_check", "ON", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      if (!bw_sqlite_set (self->db, pragmas[i].pragma, pragmas[i].value, pragmas[i].expected, error))
        {
          g_prefix_error (error, "“%s”: ", self->path);
          return FALSE;
        }
    }

  return TRUE;
}

/* One migration, unless another process was faster. Within a transaction. */
static gboolean
apply (BwSqliteStore  *self,
       const char     *name,
       guint           number,
       GError        **error)
{
  g_autofree char *path = g_build_path ("/", SCHEMA_PATH, name, NULL);
  g_autofree char *bump = g_strdup_printf ("PRAGMA application_id = " APPLICATION_TEXT "; PRAGMA user_version = %u",
                                           number);
  g_autoptr (GBytes) sql = NULL;
  guint64 version;

  if (!read_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= number)
    return TRUE;

  sql = g_resource_lookup_data (bw_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return sql != NULL
         && bw_sqlite_execute (self->db, g_bytes_get_data (sql, NULL), error)
         && bw_sqlite_execute (self->db, bump, error);
}

/* A daemon of the release before may run on it: not under its feet. One that is just
 * being made is nobody's yet. */
static gboolean
lock_for_steps (BwSqliteStore  *self,
                guint           newest,
                guint64         version,
                BwStoreLock   **lock,
                GError        **error)
{
  if (version == 0 || version == newest || self->lock != NULL)
    return TRUE;

  *lock = bw_store_lock_take (self->path, error);
  return *lock != NULL;
}

static gboolean
migrate (BwSqliteStore  *self,
         GStrv           names,
         guint64         version,
         GError        **error)
{
  g_autoptr (BwStoreLock) lock = NULL;

  if (!lock_for_steps (self, g_strv_length (names), version, &lock, error))
    return FALSE;

  for (guint i = (guint) version; names[i] != NULL; i++)
    {
      if (!bw_sqlite_execute (self->db, "BEGIN IMMEDIATE", error))
        return FALSE;

      if (!apply (self, names[i], i + 1, error) || !bw_sqlite_execute (self->db, "COMMIT", error))
        {
          sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
          g_prefix_error (error, "%s: ", names[i]);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
bw_sqlite_store_set_up (BwSqliteStore  *self,
                        gboolean        create,
                        GError        **error)
{
  guint newest;
  g_auto (GStrv) names = list_migrations (&newest);
  guint64 version;

  bw_sqlite_store_apply_monitor (self);
  return check_owner (self, newest, create, &version, error)
         && set_pragmas (self, error)
         && migrate (self, names, version, error);
}

gboolean
bw_sqlite_store_check_newest (BwSqliteStore  *self,
                              GError        **error)
{
  guint newest;
  g_auto (GStrv) names = list_migrations (&newest);
  guint64 version;

  return check_owner (self, newest, FALSE, &version, error)
         && (version == newest
             || fail_schema (self, BW_STORE_ERROR_INVALID, "a backup of an earlier release: restore it to a file with"
                             " --store=sqlite:PATH, and make a backup of that", error));
}
