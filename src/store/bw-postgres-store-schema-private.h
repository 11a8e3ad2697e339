/* bw-postgres-store-schema-private.h: the tables themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-postgres-store.h"

G_BEGIN_DECLS

/* Checks whose tables these are, runs the migrations. */
gboolean bw_postgres_store_set_up       (BwPostgresStore  *self,
                                         gboolean          create,
                                         GError          **error);

/* Whether its tables are those of this release. */
gboolean bw_postgres_store_check_newest (BwPostgresStore  *self,
                                         GError          **error);

/* Whether there is nothing in it yet. */
gboolean bw_postgres_store_check_empty  (BwPostgresStore  *self,
                                         GError          **error);

/* All tables, with nothing in them, within a transaction; nobody else makes any before
 * the end of it, and if somebody has, it fails. */
gboolean bw_postgres_store_make_tables  (BwPostgresStore  *self,
                                         GError          **error);

G_END_DECLS
