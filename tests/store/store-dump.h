/* store-dump.h: a store with something of everything in it, and all of it as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

/* Reports that are put, of several places; so many steps by place are among them. */
#define STORE_DUMP_N_REPORTS 20000
#define STORE_DUMP_N_PLACES  7

/* Reports, some of them folded, documents of each type, with a place and without,
 * tombstones, tokens, rows of the audit, two checkpoints, a city. */
void      store_dump_fill     (BwStore     *store);

/* (transfer full): name of a place, from 0. */
char     *store_dump_dup_name (guint        number);

/* (transfer full): all that can be read of it, but the epoch, and of the audit no row
 * above @n_audit. */
char     *store_dump_read     (BwStore     *store,
                               guint64      n_audit);

/* How many rows the audit has. */
guint64   store_dump_n_audit  (BwStore     *store);

G_END_DECLS
