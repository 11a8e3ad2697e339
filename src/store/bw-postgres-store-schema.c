/* bw-postgres-store-schema.c: setting the tables up
 *
 * `schema-postgresql/NNNN-what.sql` leads from version NNNN - 1 to NNNN, each in
 * one transaction under a lock, so that of several processes that start together
 * one does it. Tables of a later release are not touched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-store-private.h"
#include "bw-postgres-store-schema-private.h"
#include "bw-store-resources.h"

#define SCHEMA_PATH "/io/github/bulwarkdesk/Bulwark/schema-postgresql"

/* "BLWK": of the whole database. */
#define LOCK_SCHEMA "SELECT pg_advisory_xact_lock (1112299339)"

/* A step may rewrite a table of many millions of rows, and who is not the first waits
 * for who is: the limits of a session, which are there for others' sake, would end it
 * each time anew, and no daemon could ever be started. */
#define LIFT_STATEMENT_LIMIT "SET LOCAL statement_timeout = 0"
#define LIFT_LOCK_LIMIT      "SET LOCAL lock_timeout = 0"

#define SELECT_STATE \
  "SELECT (to_regclass ('bulwark_schema') IS NOT NULL)::integer::bigint," \
  " (SELECT count (*) FROM pg_class WHERE relnamespace = to_regnamespace (current_schema ()) AND relkind = 'r')," \
  " (current_setting ('server_encoding') = 'UTF8')::integer::bigint"
#define CREATE_VERSION "CREATE TABLE IF NOT EXISTS bulwark_schema (version bigint NOT NULL)"
#define SELECT_VERSION "SELECT coalesce (max (version), 0) FROM bulwark_schema"
#define INSERT_VERSION "INSERT INTO bulwark_schema (version) VALUES ($1)"

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
read_version (BwPostgresStore  *self,
              guint64          *version,
              GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, SELECT_VERSION);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  *version = (guint64) bw_postgres_get_int (result, 0, 0);
  return TRUE;
}

static gboolean
check_version (BwPostgresStore  *self,
               guint             newest,
               guint64          *version,
               GError          **error)
{
  if (!read_version (self, version, error))
    return FALSE;
  if (*version <= newest)
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NEWER,
               "%s: written by a later release (schema %" G_GUINT64_FORMAT ", this one knows %u)",
               bw_postgres_get_name (self->db), *version, newest);
  return FALSE;
}

/* Whose tables these are, if there are any: ours, or none. */
static gboolean
read_state (BwPostgresStore  *self,
            gboolean         *has_store,
            GError          **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self->db, SELECT_STATE);
  result = bw_postgres_query (self->db, error);
  if (result == NULL)
    return FALSE;

  *has_store = bw_postgres_get_int (result, 0, 0) != 0;
  if (bw_postgres_get_int (result, 0, 2) == 0)
    return bw_postgres_store_fail (self, BW_STORE_ERROR_INVALID, "its encoding is not UTF-8", error);

  return *has_store
         || bw_postgres_get_int (result, 0, 1) == 0
         || bw_postgres_store_fail (self, BW_STORE_ERROR_INVALID, "its tables are of another program", error);
}

/* Before anything is changed: are they ours, and can we read them? */
static gboolean
check_owner (BwPostgresStore  *self,
             guint             newest,
             gboolean          create,
             guint64          *version,
             GError          **error)
{
  gboolean has_store;

  *version = 0;
  if (!read_state (self, &has_store, error))
    return FALSE;
  if (has_store)
    return check_version (self, newest, version, error);

  return create || bw_postgres_store_fail (self, BW_STORE_ERROR_NOT_FOUND, "there is no store in it", error);
}

/* What must be so in the transaction that applies migrations. */
static gboolean
lock_schema (BwPostgresStore  *self,
             GError          **error)
{
  return bw_postgres_run (self->db, LIFT_STATEMENT_LIMIT, error)
         && bw_postgres_run (self->db, LIFT_LOCK_LIMIT, error)
         && bw_postgres_run (self->db, LOCK_SCHEMA, error);
}

/* One migration, unless another process was faster. Within a transaction. */
static gboolean
apply (BwPostgresStore  *self,
       const char       *name,
       guint             number,
       GError          **error)
{
  g_autofree char *path = g_build_path ("/", SCHEMA_PATH, name, NULL);
  g_autoptr (GBytes) sql = NULL;
  g_autoptr (PGresult) result = NULL;
  guint64 version;

  if (!bw_postgres_run (self->db, CREATE_VERSION, error) || !read_version (self, &version, error))
    return FALSE;
  if (version >= number)
    return TRUE;

  sql = g_resource_lookup_data (bw_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL || !bw_postgres_execute (self->db, g_bytes_get_data (sql, NULL), error))
    return FALSE;

  bw_postgres_prepare (self->db, INSERT_VERSION);
  bw_postgres_add_int (self->db, number);
  result = bw_postgres_query (self->db, error);
  return result != NULL;
}

static gboolean
run_steps (BwPostgresStore  *self,
           GStrv             names,
           guint64           version,
           GError          **error)
{
  for (guint i = (guint) version; names[i] != NULL; i++)
    {
      if (!bw_postgres_run (self->db, "BEGIN", error))
        return FALSE;

      if (!lock_schema (self, error)
          || !apply (self, names[i], i + 1, error)
          || !bw_postgres_run (self->db, "COMMIT", error))
        {
          bw_postgres_run (self->db, "ROLLBACK", NULL);
          g_prefix_error (error, "%s: ", names[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
migrate (BwPostgresStore  *self,
         GStrv             names,
         guint64           version,
         GError          **error)
{
  gboolean is_done;

  bw_postgres_set_patient (self->db, TRUE);
  is_done = run_steps (self, names, version, error);
  bw_postgres_set_patient (self->db, FALSE);
  return is_done;
}

gboolean
bw_postgres_store_set_up (BwPostgresStore  *self,
                          gboolean          create,
                          GError          **error)
{
  guint newest;
  g_auto (GStrv) names = list_migrations (&newest);
  guint64 version;

  return check_owner (self, newest, create, &version, error) && migrate (self, names, version, error);
}

/* What a later release has made of it meanwhile is not what this one knows. */
gboolean
bw_postgres_store_check_newest (BwPostgresStore  *self,
                                GError          **error)
{
  guint newest;
  g_auto (GStrv) names = list_migrations (&newest);
  guint64 version;

  return check_version (self, newest, &version, error);
}

gboolean
bw_postgres_store_check_empty (BwPostgresStore  *self,
                               GError          **error)
{
  gboolean has_store;

  return read_state (self, &has_store, error)
         && (!has_store
             || bw_postgres_store_fail (self, BW_STORE_ERROR_CONFLICT,
                                        "there is a store in it already: make an empty database and restore to that",
                                        error));
}

gboolean
bw_postgres_store_make_tables (BwPostgresStore  *self,
                               GError          **error)
{
  guint newest;
  g_auto (GStrv) names = list_migrations (&newest);

  if (!lock_schema (self, error) || !bw_postgres_store_check_empty (self, error))
    return FALSE;

  for (guint i = 0; i < newest; i++)
    {
      if (!apply (self, names[i], i + 1, error))
        {
          g_prefix_error (error, "%s: ", names[i]);
          return FALSE;
        }
    }

  return TRUE;
}
