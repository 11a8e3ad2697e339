/* bw-postgres.c: one connection to PostgreSQL, its results as our errors
 *
 *   closed ──open──► idle ──prepare, add…, queue──► queued ──sync──► idle
 *      ▲               │                              │
 *      └───────────────┴── lost, or silent too long ──┘
 *
 * Messages of libpq are passed on, but never what it says of an address that it
 * cannot read: a password may stand in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres.h"

#include <poll.h>
#include <string.h>

#define PREFIX       "postgresql://"
#define SHORT_PREFIX "postgres://"

#define MAX_PARAMETERS 16

/* Longer than the server's own limits: only a dead one is as silent. */
#define SILENCE_US (60 * G_USEC_PER_SEC)

/* What another process may wait for because of us must end by itself: a lock that
 * a frozen or vanished daemon holds, a statement that hangs. What is read when the lock
 * is held must be what stands then, and not what stood when it was begun to wait for it.
 * `synchronous_commit` is made at least `on`: what is answered for is on disk. */
#define SESSION \
  "SET client_min_messages = warning;" \
  "SET TimeZone = 'UTC';" \
  "SET default_transaction_isolation = 'read committed';" \
  "SET statement_timeout = '30s';" \
  "SET lock_timeout = '10s';" \
  "SET idle_in_transaction_session_timeout = '5s';" \
  "SELECT set_config ('synchronous_commit', 'on', false)" \
  " WHERE current_setting ('synchronous_commit') NOT IN ('on', 'remote_apply')"

struct _BwPostgres
{
  char       *url;       /* (owned) */
  char       *name;      /* (owned) */
  PGconn     *db;        /* (owned) (nullable): not open */
  GHashTable *prepared;  /* (owned): SQL (a literal) → its name */
  guint       n_names;
  guint       n_opened;
  gboolean    is_unfit;  /* to be closed: it cannot be written any more */
  gboolean    is_patient; /* silence is no sign of anything */
  gint64      deadline;   /* monotonic: no answer is waited for longer; 0: none */
  GPtrArray  *queued;    /* (owned) (nullable elements): SQL that is being prepared, %NULL: a statement */

  /* The statement that is being put together. */
  const char *sql;
  int         n;
  Oid         types[MAX_PARAMETERS];
  gssize      offsets[MAX_PARAMETERS];  /* in @bytes, negative: NULL */
  int         lengths[MAX_PARAMETERS];
  GByteArray *bytes;     /* (owned) */
};

static gboolean
fail (BwPostgres    *self,
      BwStoreError   code,
      const char    *reason,
      GError       **error)
{
  g_autofree char *text = g_strchomp (g_strdup (reason != NULL ? reason : "no answer"));

  /* libpq tells of each address that it tried on a line of its own. */
  g_strdelimit (text, "\n\t", ' ');
  g_set_error (error, BW_STORE_ERROR, code, "%s: %s", self->name, text);
  return FALSE;
}

static gboolean
lose (BwPostgres  *self,
      const char  *reason,
      GError     **error)
{
  g_autofree char *kept = g_strdup (reason);

  bw_postgres_close (self);
  return fail (self, BW_STORE_ERROR_UNAVAILABLE, kept, error);
}

/* Classes of SQLSTATE: appendix A of PostgreSQL's manual. */
static BwStoreError
find_code (const char *state)
{
  static const struct
  {
    const char   *prefix;
    BwStoreError  code;
  } codes[] =
  {
    { "53100", BW_STORE_ERROR_FULL },
    { "23505", BW_STORE_ERROR_CONFLICT },
    { "23", BW_STORE_ERROR_INVALID },
    { "22", BW_STORE_ERROR_INVALID },
    { "42", BW_STORE_ERROR_INVALID },
    { "XX001", BW_STORE_ERROR_CORRUPT },
    { "XX002", BW_STORE_ERROR_CORRUPT },
    { "3D", BW_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (codes); i++)
    {
      if (g_str_has_prefix (state, codes[i].prefix))
        return codes[i].code;
    }

  return BW_STORE_ERROR_UNAVAILABLE;
}

/* The detail is left out: it shows rows. */
static gboolean
fail_result (BwPostgres      *self,
             const PGresult  *result,
             GError         **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);

  fail (self, find_code (state), message != NULL ? message : PQerrorMessage (self->db), error);

  /* What was the leader is one no more: another must be looked for. */
  self->is_unfit |= g_strcmp0 (state, "25006") == 0;
  return FALSE;
}

/* Sends what waits, and reads until a result is there. */
static gboolean
await (BwPostgres  *self,
       GError     **error)
{
  gint64 until = g_get_monotonic_time () + SILENCE_US;
  int unsent = PQflush (self->db);

  if (self->deadline != 0)
    until = MIN (until, self->deadline);

  while (unsent >= 0 && PQisBusy (self->db))
    {
      struct pollfd file = { PQsocket (self->db), (short) (POLLIN | (unsent > 0 ? POLLOUT : 0)), 0 };
      gint64 left = until - g_get_monotonic_time ();

      if (left <= 0 && !self->is_patient)
        return lose (self, "it does not answer", error);

      poll (&file, 1, self->is_patient ? -1 : (int) (left / 1000) + 1);
      if (!PQconsumeInput (self->db))
        return lose (self, PQerrorMessage (self->db), error);

      unsent = PQflush (self->db);
    }

  return unsent >= 0 || lose (self, PQerrorMessage (self->db), error);
}

/* (nullable): the end of what belongs to one statement */
static gboolean
take_result (BwPostgres  *self,
             PGresult   **result,
             GError     **error)
{
  if (!await (self, error))
    return FALSE;

  *result = PQgetResult (self->db);
  if (PQstatus (self->db) == CONNECTION_OK)
    return TRUE;

  if (*result != NULL && PQresultStatus (*result) == PGRES_FATAL_ERROR)
    fail_result (self, *result, error);
  else
    fail (self, BW_STORE_ERROR_UNAVAILABLE, PQerrorMessage (self->db), error);
  g_clear_pointer (result, PQclear);
  bw_postgres_close (self);
  return FALSE;
}

static gboolean
is_good (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

/* The results of one statement, of which only the last counts. FALSE: the
 * connection is lost; that the statement failed is told in @failure. */
static gboolean
take_statement (BwPostgres  *self,
                PGresult   **last,
                GError     **failure,
                GError     **error)
{
  PGresult *result = NULL;

  *last = NULL;
  while (take_result (self, &result, error))
    {
      if (result == NULL)
        return TRUE;

      if (!is_good (result) && *failure == NULL)
        fail_result (self, result, failure);
      g_clear_pointer (last, PQclear);
      *last = result;
    }

  g_clear_pointer (last, PQclear);
  return FALSE;
}

static gboolean
leave_pipeline (BwPostgres  *self,
                GError     **error)
{
  return PQexitPipelineMode (self->db) || lose (self, PQerrorMessage (self->db), error);
}

static gboolean
enter_pipeline (BwPostgres  *self,
                GError     **error)
{
  return PQenterPipelineMode (self->db) || lose (self, PQerrorMessage (self->db), error);
}

static gboolean
run_script (BwPostgres  *self,
            const char  *script,
            GError     **error)
{
  g_autoptr (GError) failure = NULL;
  PGresult *last;

  if (!PQsendQuery (self->db, script))
    return lose (self, PQerrorMessage (self->db), error);
  if (!take_statement (self, &last, &failure, error))
    return FALSE;

  PQclear (last);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static const char *
find_option (const PQconninfoOption *options,
             const char             *keyword)
{
  for (; options->keyword != NULL; options++)
    {
      if (g_str_equal (options->keyword, keyword) && options->val != NULL)
        return options->val;
    }

  return "";
}

/* A password with an `@` or a `/` that is not escaped has its end elsewhere: what
 * libpq takes for a host, a port or a database is a part of it then, and would be
 * told in messages. */
static gboolean
is_garbled (const PQconninfoOption *options)
{
  const char *port = find_option (options, "port");

  return strchr (find_option (options, "host"), '@') != NULL
         || strchr (find_option (options, "dbname"), '@') != NULL
         || port[strspn (port, "0123456789,")] != '\0';
}

/* `postgresql://HOST/DATABASE`, of what libpq made of the address. */
static char *
make_name (const PQconninfoOption *options)
{
  return g_strdup_printf (PREFIX "%s/%s", find_option (options, "host"), find_option (options, "dbname"));
}

static void
log_notice (void           *data,
            const PGresult *result)
{
  g_debug ("%s", PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY));
}

/* Parses @sql on the server, before its first use. */
static gboolean
ensure_prepared (BwPostgres   *self,
                 const char  **name,
                 GError      **error)
{
  char *made;

  *name = g_hash_table_lookup (self->prepared, self->sql);
  if (*name != NULL)
    return TRUE;

  made = g_strdup_printf ("s%u", self->n_names++);
  if (!PQsendPrepare (self->db, made, self->sql, self->n, self->types))
    {
      g_free (made);
      return lose (self, PQerrorMessage (self->db), error);
    }

  g_ptr_array_add (self->queued, (gpointer) self->sql);
  g_hash_table_insert (self->prepared, (gpointer) self->sql, made);
  *name = made;
  return TRUE;
}

static void
add (BwPostgres    *self,
     Oid            type,
     gconstpointer  data,
     gsize          length)
{
  g_return_if_fail (self->n < MAX_PARAMETERS);

  self->types[self->n] = type;
  self->offsets[self->n] = data != NULL ? (gssize) self->bytes->len : -1;
  self->lengths[self->n] = (int) length;
  self->n++;
  if (data != NULL)
    g_byte_array_append (self->bytes, data, (guint) length);
}

/* All up to the mark, also when one has failed: what stands behind it is told as
 * not done. */
static GPtrArray *
take_results (BwPostgres  *self,
              GError     **failure,
              GError     **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) PQclear);
  guint n = self->queued->len;

  for (guint i = 0; i < n; i++)
    {
      const char *sql = g_ptr_array_index (self->queued, i);
      g_autoptr (PGresult) last = NULL;

      if (!take_statement (self, &last, failure, error))
        return NULL;

      if (sql == NULL)
        g_ptr_array_add (results, g_steal_pointer (&last));
      else if (last == NULL || !is_good (last))
        g_hash_table_remove (self->prepared, sql);
    }

  return g_steal_pointer (&results);
}

static gboolean
take_mark (BwPostgres  *self,
           GError     **error)
{
  g_autoptr (PGresult) mark = NULL;

  if (!take_result (self, &mark, error))
    return FALSE;

  return (mark != NULL && PQresultStatus (mark) == PGRES_PIPELINE_SYNC)
         || lose (self, "it answers what was not asked", error);
}

gboolean
bw_postgres_is_url (const char *url)
{
  return g_str_has_prefix (url, PREFIX) || g_str_has_prefix (url, SHORT_PREFIX);
}

/**
 * bw_postgres_has_password:
 * @url: an address
 *
 * Returns: whether a password stands in it, or it cannot be read and may have one
 */
gboolean
bw_postgres_has_password (const char *url)
{
  PQconninfoOption *options;
  gboolean has_password = FALSE;

  if (!bw_postgres_is_url (url))
    return FALSE;

  options = PQconninfoParse (url, NULL);
  if (options == NULL)
    return strstr (url, "password") != NULL || strchr (url, '@') != NULL;

  has_password = is_garbled (options);
  for (PQconninfoOption *option = options; option->keyword != NULL; option++)
    has_password |= strstr (option->keyword, "password") != NULL && option->val != NULL;

  PQconninfoFree (options);
  return has_password;
}

/**
 * bw_postgres_new:
 * @url: `postgresql://…`, as libpq reads it: several hosts, `passfile`, `service`
 *   and all other settings may stand in it
 * @error: return location; `BW_STORE_ERROR_INVALID`
 *
 * Returns: (transfer full) (nullable): a connection that is not open
 */
BwPostgres *
bw_postgres_new (const char  *url,
                 GError     **error)
{
  BwPostgres *self;
  PQconninfoOption *options = PQconninfoParse (url, NULL);

  if (options == NULL || is_garbled (options))
    {
      PQconninfoFree (options);
      g_set_error_literal (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID,
                           "the address of the store is not one of PostgreSQL: postgresql://HOST/DATABASE;"
                           " in a password @ is written %40, and / is written %2F");
      return NULL;
    }

  self = g_new0 (BwPostgres, 1);
  self->url = g_strdup (url);
  self->name = make_name (options);
  PQconninfoFree (options);
  self->prepared = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->queued = g_ptr_array_new ();
  self->bytes = g_byte_array_new ();
  return self;
}

void
bw_postgres_free (BwPostgres *self)
{
  bw_postgres_close (self);
  g_hash_table_unref (self->prepared);
  g_ptr_array_unref (self->queued);
  g_byte_array_unref (self->bytes);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

const char *
bw_postgres_get_name (BwPostgres *self)
{
  return self->name;
}

/**
 * bw_postgres_open:
 * @self: a connection
 * @error: return location; `BW_STORE_ERROR_UNAVAILABLE`
 *
 * Closes it first if it is open. What the address says goes before what is set
 * here. Of several hosts the one that can be written is taken.
 *
 * Returns: whether it is open
 */
gboolean
bw_postgres_open (BwPostgres  *self,
                  GError     **error)
{
  static const char * const keywords[] =
  {
    "fallback_application_name", "client_encoding", "connect_timeout", "keepalives_idle", "keepalives_interval",
    "keepalives_count", "tcp_user_timeout", "target_session_attrs", "dbname", NULL,
  };
  const char * const values[] =
  {
    "bulwark", "UTF8", "5", "10", "3",
    "3", "15000", "read-write", self->url, NULL,
  };

  bw_postgres_close (self);
  self->db = PQconnectdbParams (keywords, values, 1);
  if (PQstatus (self->db) != CONNECTION_OK)
    return lose (self, PQerrorMessage (self->db), error);

  PQsetNoticeReceiver (self->db, log_notice, NULL);
  PQsetnonblocking (self->db, 1);
  if (run_script (self, SESSION, error) && enter_pipeline (self, error))
    {
      self->n_opened++;
      return TRUE;
    }

  bw_postgres_close (self);
  return FALSE;
}

void
bw_postgres_close (BwPostgres *self)
{
  g_clear_pointer (&self->db, PQfinish);
  g_hash_table_remove_all (self->prepared);
  g_ptr_array_set_size (self->queued, 0);
  self->is_unfit = FALSE;
  self->is_patient = FALSE;
}

gboolean
bw_postgres_is_open (BwPostgres *self)
{
  return self->db != NULL;
}

guint
bw_postgres_get_n_opened (BwPostgres *self)
{
  return self->n_opened;
}

void
bw_postgres_set_patient (BwPostgres *self,
                         gboolean    is_patient)
{
  self->is_patient = is_patient;
}

void
bw_postgres_set_deadline (BwPostgres *self,
                          gint64      deadline)
{
  self->deadline = deadline;
}

int
bw_postgres_get_backend (BwPostgres *self)
{
  return self->db != NULL ? PQbackendPID (self->db) : 0;
}

void
bw_postgres_prepare (BwPostgres *self,
                     const char *sql)
{
  self->sql = sql;
  self->n = 0;
  g_byte_array_set_size (self->bytes, 0);
}

void
bw_postgres_add_int (BwPostgres *self,
                     gint64      value)
{
  gint64 bytes = GINT64_TO_BE (value);

  add (self, BW_POSTGRES_TYPE_INT, &bytes, sizeof bytes);
}

void
bw_postgres_add_text (BwPostgres *self,
                      const char *text)
{
  add (self, BW_POSTGRES_TYPE_TEXT, text, text != NULL ? strlen (text) : 0);
}

void
bw_postgres_add_bytes (BwPostgres     *self,
                       BwPostgresType  type,
                       gconstpointer   data,
                       gsize           length)
{
  add (self, (Oid) type, data != NULL ? data : "", length);
}

void
bw_postgres_add_array (BwPostgres      *self,
                       BwPostgresArray *array)
{
  gsize length;
  const guint8 *data = bw_postgres_array_get_data (array, &length);

  add (self, (Oid) bw_postgres_array_get_type (array), data, length);
}

gboolean
bw_postgres_queue (BwPostgres  *self,
                   GError     **error)
{
  static const int formats[MAX_PARAMETERS] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  const char *values[MAX_PARAMETERS];
  const char *name;

  if (self->db == NULL)
    return fail (self, BW_STORE_ERROR_UNAVAILABLE, "not connected now", error);
  if (!ensure_prepared (self, &name, error))
    return FALSE;

  for (int i = 0; i < self->n; i++)
    values[i] = self->offsets[i] >= 0 ? (const char *) self->bytes->data + self->offsets[i] : NULL;

  if (!PQsendQueryPrepared (self->db, name, self->n, values, self->lengths, formats, 1))
    return lose (self, PQerrorMessage (self->db), error);

  g_ptr_array_add (self->queued, NULL);
  return TRUE;
}

guint
bw_postgres_get_n_queued (BwPostgres *self)
{
  return self->queued->len;
}

GPtrArray *
bw_postgres_sync (BwPostgres  *self,
                  GError     **error)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) failure = NULL;

  if (self->db == NULL)
    {
      fail (self, BW_STORE_ERROR_UNAVAILABLE, "not connected now", error);
      return NULL;
    }

  if (!PQpipelineSync (self->db))
    {
      lose (self, PQerrorMessage (self->db), error);
      return NULL;
    }

  results = take_results (self, &failure, error);
  if (results == NULL || !take_mark (self, error))
    return NULL;

  g_ptr_array_set_size (self->queued, 0);
  if (self->is_unfit)
    bw_postgres_close (self);
  if (failure == NULL)
    return g_steal_pointer (&results);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

PGresult *
bw_postgres_query (BwPostgres  *self,
                   GError     **error)
{
  g_autoptr (GPtrArray) results = NULL;

  if (!bw_postgres_queue (self, error))
    return NULL;

  results = bw_postgres_sync (self, error);
  return results != NULL ? g_ptr_array_steal_index (results, results->len - 1) : NULL;
}

gboolean
bw_postgres_run (BwPostgres  *self,
                 const char  *sql,
                 GError     **error)
{
  g_autoptr (PGresult) result = NULL;

  bw_postgres_prepare (self, sql);
  result = bw_postgres_query (self, error);
  return result != NULL;
}

gboolean
bw_postgres_execute (BwPostgres  *self,
                     const char  *script,
                     GError     **error)
{
  g_return_val_if_fail (self->queued->len == 0, FALSE);

  if (self->db == NULL)
    return fail (self, BW_STORE_ERROR_UNAVAILABLE, "not connected now", error);
  if (!leave_pipeline (self, error))
    return FALSE;

  if (run_script (self, script, error))
    return enter_pipeline (self, error);

  if (self->db != NULL)
    enter_pipeline (self, NULL);
  return FALSE;
}

gboolean
bw_postgres_listen (BwPostgres *self,
                    int         own,
                    int         wake,
                    int         milliseconds)
{
  gint64 until = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  gboolean is_heard = FALSE;

  while (!is_heard)
    {
      struct pollfd files[] = { { PQsocket (self->db), POLLIN, 0 }, { wake, POLLIN, 0 } };
      gint64 left = until - g_get_monotonic_time ();
      PGnotify *notify;

      if (left <= 0 || poll (files, G_N_ELEMENTS (files), (int) (left / 1000) + 1) < 0 || files[1].revents != 0)
        return TRUE;
      if (!PQconsumeInput (self->db))
        {
          bw_postgres_close (self);
          return FALSE;
        }

      while ((notify = PQnotifies (self->db)) != NULL)
        {
          is_heard |= notify->be_pid != own;
          PQfreemem (notify);
        }
    }

  return TRUE;
}

gint64
bw_postgres_get_int (const PGresult *result,
                     int             row,
                     int             column)
{
  gint64 bytes = 0;

  g_return_val_if_fail (PQgetlength (result, row, column) == sizeof bytes, 0);

  memcpy (&bytes, PQgetvalue (result, row, column), sizeof bytes);
  return GINT64_FROM_BE (bytes);
}
