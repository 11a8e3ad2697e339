/* store-fixture.h: a store of its own, and reports to put into it
 *
 * In a file; or, if BULWARK_TEST_POSTGRESQL is the address of a cluster
 * (postgres_fixture.py), in a database that is made for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

typedef struct
{
  char    *folder;
  char    *path;      /* in a database: none */
  char    *database;  /* in a file: none */
  char    *url;
  BwStore *store;
  GPtrArray *places;  /* of further stores: databases, as they are called */
} StoreFixture;

void          store_fixture_set_up       (StoreFixture   *fixture,
                                          gconstpointer   unused);
void          store_fixture_tear_down    (StoreFixture   *fixture,
                                          gconstpointer   unused);
BwStore      *store_fixture_open         (StoreFixture   *fixture);
void          store_fixture_close        (StoreFixture   *fixture);

/* Ids in order of @number: version 7. */
void          store_fixture_make_report  (BwReport       *report,
                                          guint64         number,
                                          const char     *place);

/* In a transaction of its own; the seq, 0 for a duplicate. */
guint64       store_fixture_append       (BwStore        *store,
                                          guint64         number,
                                          const char     *place);

/* So many reports of one place at once, and a checkpoint that holds them. */
void          store_fixture_fill         (BwStore        *store,
                                          guint           n);

guint64       store_fixture_put          (BwStore        *store,
                                          BwDocumentType  type,
                                          const char     *id,
                                          const char     *json,
                                          guint64         expected,
                                          GError        **error);
guint         store_fixture_count        (BwStore        *store,
                                          const char     *place);

/* Whether stores are in databases. */
gboolean      store_fixture_is_postgres  (void);

/* (transfer full): where another store could be, but none is. */
char         *store_fixture_dup_other    (StoreFixture   *fixture);

/* (transfer full): where a further store can be made, but none is: a file, or an empty
 * database, which is gone with the fixture. */
char         *store_fixture_dup_place    (StoreFixture   *fixture,
                                          gboolean        is_database);

/* Runs @sql on the database at @url. */
void          store_fixture_run          (const char     *url,
                                          const char     *sql);

/* Runs @sql on the store by a connection of its own. */
void          store_fixture_tamper       (StoreFixture   *fixture,
                                          const char     *sql);

G_END_DECLS
