/* bw-table-memory.h: how a person wants a table: columns, order, chip
 *
 * Kept in the settings under the name of the table, and taken up again at the next start.
 * Only what differs from how the table comes is kept; what was typed into its search is
 * not, for it would hide rows of another day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table.h"

G_BEGIN_DECLS

/* Once, of a table that is as it comes; lives as long as the table. */
void bw_table_memory_attach (BwTable    *table,
                             const char *name);

G_END_DECLS
