/* store-fixture.h: a store in a folder of its own, and reports to put into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

typedef struct
{
  char    *folder;
  char    *path;
  char    *url;
  BwStore *store;
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
guint64       store_fixture_put          (BwStore        *store,
                                          BwDocumentType  type,
                                          const char     *id,
                                          const char     *json,
                                          guint64         expected,
                                          GError        **error);
guint         store_fixture_count        (BwStore        *store,
                                          const char     *place);

/* Runs @sql on the file by a connection of its own. */
void          store_fixture_tamper       (StoreFixture   *fixture,
                                          const char     *sql);

G_END_DECLS
