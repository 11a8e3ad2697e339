/* bw-import-columns.h: the rows of a file, as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-import-fate.h"
#include "bw-import.h"
#include "bw-table.h"

G_BEGIN_DECLS

/**
 * BwImportColumns:
 * @desk: (unowned)
 * @import: (unowned) (nullable): whose rows they are; a row of the table is a pointer to
 *   its BwImportOutcome
 */
typedef struct
{
  BwDesk   *desk;
  BwImport *import;
} BwImportColumns;

/**
 * BwImportOutcome:
 * @index: of the row in the file
 * @fate: what became of it
 * @refusal: (owned) (nullable): why the backend has not taken it
 */
typedef struct
{
  guint         index;
  BwImportFate  fate;
  GError       *refusal;
} BwImportOutcome;

/* @self must outlive @table. */
void bw_import_columns_set_up (BwTable          *table,
                               BwImportColumns  *self);

G_END_DECLS
