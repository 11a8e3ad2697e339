/* bw-import.h: rows from outside, held against what stands
 *
 * First all that stands is told, then each row. A row says what it has to say:
 * members that it does not name stay as they are. Nothing is changed here; what
 * comes out is what would have to be put, or what is wrong and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-fault.h"

G_BEGIN_DECLS

typedef struct _BwImport BwImport;

/**
 * BwImportItem:
 * @document: (owned): as it is to be put
 * @standing: seq of what it replaces; 0: it is new
 */
typedef struct
{
  BwDocument *document;
  guint64     standing;
} BwImportItem;

/**
 * BwImportCounts:
 * @fresh: rows that are not there yet
 * @changed: rows that say something else than what stands
 * @unchanged: rows that say what stands already
 * @refused: rows with a fault
 */
typedef struct
{
  guint fresh;
  guint changed;
  guint unchanged;
  guint refused;
} BwImportCounts;

/* @file: its name, for the faults; @now: when rows are true that do not say it. */
BwImport  *bw_import_new          (const char      *file,
                                   gint64           now);
void       bw_import_free         (BwImport        *self);
void       bw_import_add_standing (BwImport        *self,
                                   BwDocument      *document,
                                   guint64          seq);

/* @line: where it stands, 0: nowhere in particular; @pointer: of the row within
 * the file, `""` if it is a line. */
void       bw_import_add_row      (BwImport        *self,
                                   BwDocumentType   type,
                                   JsonObject      *row,
                                   guint            line,
                                   const char      *pointer);

/* A row that could not even be read. */
void       bw_import_add_fault    (BwImport        *self,
                                   guint            line,
                                   const char      *pointer,
                                   const char      *reason);

/* Once, after the last row: whether all of it fits together. @root: of the city */
void       bw_import_finish       (BwImport        *self,
                                   const char      *root);

/* (element-type BwImportItem), in the order of the feed; borrowed. */
GPtrArray *bw_import_get_items    (BwImport        *self);

/* (element-type BwFault), in the order of the file; borrowed. */
GPtrArray *bw_import_get_faults   (BwImport        *self);
void       bw_import_get_counts   (BwImport        *self,
                                   BwImportCounts  *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwImport, bw_import_free)

G_END_DECLS
