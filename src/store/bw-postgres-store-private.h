/* bw-postgres-store-private.h: what the parts of the store share
 *
 * One part per table; bw-postgres-store-parts-private.h lists them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-postgres-listener.h"
#include "bw-postgres-store-life-private.h"
#include "bw-postgres-store.h"
#include "bw-postgres.h"
#include "bw-store-class.h"
#include "bw-word-book.h"

G_BEGIN_DECLS

#define BW_POSTGRES_STORE_HASH_SIZE 32

/* Columns of the log, as they are sent. */
#define BW_POSTGRES_STORE_N_COLUMNS 8

/* Columns of the audit, as they are sent. */
#define BW_POSTGRES_STORE_N_AUDIT_COLUMNS 9

/* Numbers that this process has given, both ends included. */
typedef struct
{
  guint64 first;
  guint64 last;
} BwPostgresRange;

struct _BwPostgresStore
{
  BwStore parent_instance;

  char               *url;        /* (owned) */
  BwPostgres         *db;         /* (owned) */
  BwMeasureCatalogue *catalogue;  /* (owned) */
  gint64              retry_at;   /* monotonic: not tried before */
  gint64              retry_us;   /* how long it is waited next time */
  char               *reason;     /* (owned) (nullable): why it is not open */
  gint64              source;     /* who writes: random, of this handle alone */
  gint64              n;          /* its transactions */
  BwPostgresMarks     marks;      /* by which it is known again */

  gboolean            is_writing; /* between begin and commit */
  gboolean            is_locked;  /* the counter is; else nothing was sent yet */
  gboolean            is_sure;    /* the counter is as this process left it, as far as it knows */
  guint               n_locking;  /* transactions that lock it first in any case */
  gboolean            is_reading; /* in a snapshot */
  gboolean            is_sent;    /* the commit has been: only the database knows */
  gboolean            is_checked; /* on this connection it was looked for what must be there */
  const char         *stale;      /* (nullable): why, for good, what stands there is not what was opened */
  guint64             base;       /* given last when the transaction began */
  guint64             seq;        /* given last */
  guint64             settled;    /* the same without those that may be duplicates */
  guint64             audit_seq;
  guint8              audit_hash[BW_POSTGRES_STORE_HASH_SIZE];
  gboolean            is_counting; /* the counter must be written at commit */

  /* Reports that were appended and not sent, and rows of the audit. */
  GPtrArray          *items;       /* (owned) (element-type BwStoreReport) (unowned elements) */
  GHashTable         *ids;         /* (owned): of the reports, into @items */
  BwPostgresArray    *columns[BW_POSTGRES_STORE_N_COLUMNS];             /* (owned) */
  BwPostgresArray    *audit_columns[BW_POSTGRES_STORE_N_AUDIT_COLUMNS]; /* (owned) */
  GPtrArray          *audit_rows;  /* (owned) (element-type BwAudit) (unowned elements) */

  /* Places that went, as others are known to have taken them away. */
  guint64             gone_until;  /* up to which number that was looked */
  GHashTable         *gone_now;    /* (owned): names of those that this transaction has found */
  BwPostgresArray    *gone;        /* (owned): numbers of those of which reports wait */

  GHashTable         *put;         /* (owned): documents, of the transaction with which all begins */

  /* What others did: all up to @known has been told, and what this process did. */
  guint64             known;
  GArray             *own;         /* (owned) (element-type BwPostgresRange) */
  guint64             tokens;      /* how often they were changed, as read last */
  BwPostgresListener *listener;    /* (owned) (nullable) */
  BwStoreMonitorFunc  monitor;     /* (nullable) */
  gpointer            monitor_data;
  guint               term;        /* the last one in which it led */
  guint               led_by;      /* number of the connection that has the lead, or had it */

  BwWordBook         *words;         /* (owned) */
  GByteArray         *blob;          /* (owned): scratch */
};

gboolean      bw_postgres_store_fail             (BwPostgresStore      *self,
                                                  BwStoreError          code,
                                                  const char           *reason,
                                                  GError              **error);

/* Connects anew if the connection was lost, not too often; in a transaction it is
 * locked then. */
gboolean      bw_postgres_store_ensure_open      (BwPostgresStore      *self,
                                                  GError              **error);

/* Whether a transaction has been begun, as the changing calls need. */
gboolean      bw_postgres_store_is_writing       (BwPostgresStore      *self,
                                                  GError              **error);

/* The same, with the counter locked: nobody else writes now. */
gboolean      bw_postgres_store_ensure_locked    (BwPostgresStore      *self,
                                                  GError              **error);

/* Sends what waits if it has become much. */
gboolean      bw_postgres_store_mind_queue       (BwPostgresStore      *self,
                                                  GError              **error);

/* (transfer full) (nullable) */
BwPostgresStore *
              bw_postgres_store_connect          (const char           *url,
                                                  BwMeasureCatalogue   *catalogue,
                                                  GError              **error);

/* The log. Sending puts one statement into the queue if reports wait; settling
 * tells each its number, from the result or, when that was lost, from what is found
 * in the table (unchanged: nothing waits). */
gboolean      bw_postgres_store_send_reports     (BwPostgresStore      *self,
                                                  GError              **error);
void          bw_postgres_store_settle_reports   (BwPostgresStore      *self,
                                                  const PGresult       *result);
gboolean      bw_postgres_store_find_reports     (BwPostgresStore      *self,
                                                  PGresult            **found,
                                                  GError              **error);
void          bw_postgres_store_renumber_reports (BwPostgresStore      *self);
void          bw_postgres_store_forget_reports   (BwPostgresStore      *self);

/* All that waits is done, so that the numbers are sure. */
gboolean      bw_postgres_store_flush            (BwPostgresStore      *self,
                                                  GError              **error);

/* A row of the log to a report whose texts are borrowed. Columns: seq, received,
 * id, place, subject, at, source, statements. */
gboolean      bw_postgres_store_read_report      (BwPostgresStore      *self,
                                                  const PGresult       *result,
                                                  int                   row,
                                                  BwReport             *report,
                                                  GError              **error);

gboolean      bw_postgres_store_send_audit       (BwPostgresStore      *self,
                                                  GError              **error);
void          bw_postgres_store_renumber_audit   (BwPostgresStore      *self);
void          bw_postgres_store_forget_audit     (BwPostgresStore      *self);

/* Numbers from @first to @last were given by this process. */
void          bw_postgres_store_add_own          (BwPostgresStore      *self,
                                                  guint64               first,
                                                  guint64               last);

/* Words. A number of 0 is none. */
gboolean      bw_postgres_store_ensure_word      (BwPostgresStore      *self,
                                                  const char           *text,
                                                  guint32              *number,
                                                  GError              **error);
gboolean      bw_postgres_store_ensure_measure   (BwPostgresStore      *self,
                                                  BwMeasureId           measure,
                                                  guint32              *number,
                                                  GError              **error);
const char   *bw_postgres_store_get_word         (BwPostgresStore      *self,
                                                  guint32               number,
                                                  GError              **error);

/* BW_MEASURE_NONE without an error: the catalogue has it no more. */
gboolean      bw_postgres_store_get_measure      (BwPostgresStore      *self,
                                                  guint32               number,
                                                  BwMeasureId          *measure,
                                                  GError              **error);
void          bw_postgres_store_forget_words     (BwPostgresStore      *self);

G_END_DECLS
