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
 * @row: index of the row that says so
 */
typedef struct
{
  BwDocument *document;
  guint64     standing;
  guint       row;
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

/**
 * BwImportVerdict:
 * @BW_IMPORT_VERDICT_FRESH: not there yet
 * @BW_IMPORT_VERDICT_CHANGED: something else stands
 * @BW_IMPORT_VERDICT_UNCHANGED: it stands so already
 * @BW_IMPORT_VERDICT_REFUSED: it has a fault
 */
typedef enum
{
  BW_IMPORT_VERDICT_FRESH,
  BW_IMPORT_VERDICT_CHANGED,
  BW_IMPORT_VERDICT_UNCHANGED,
  BW_IMPORT_VERDICT_REFUSED,
} BwImportVerdict;

/**
 * BwImportRow:
 * @verdict: what it comes to
 * @line: where it stands, 0: nowhere in particular
 * @document: (not owned) (nullable): as it is to be put; %NULL: it could not be read
 * @standing: (not owned) (nullable): what it replaces
 * @id: (not owned) (nullable): its id, also if all else of it cannot be read
 * @faults: (not owned) (nullable) (element-type BwFault): what is wrong with it
 * @remark: (not owned) (nullable): what of it was mended
 */
typedef struct
{
  BwImportVerdict  verdict;
  guint            line;
  BwDocument      *document;
  BwDocument      *standing;
  const char      *id;
  GPtrArray       *faults;
  const BwFault   *remark;
} BwImportRow;

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

/* A row that could not even be read; the same @line again: something else of it. */
void       bw_import_add_fault    (BwImport        *self,
                                   guint            line,
                                   const char      *pointer,
                                   const char      *reason);

/* Something of the row that is added next was mended on the way. */
void       bw_import_add_remark   (BwImport        *self,
                                   guint            line,
                                   const char      *pointer,
                                   const char      *remark);

/* Once, after the last row: whether all of it fits together. @root: of the city */
void       bw_import_finish       (BwImport        *self,
                                   const char      *root);

/* (element-type BwImportItem), in the order of the feed; borrowed. */
GPtrArray *bw_import_get_items    (BwImport        *self);

/* (element-type BwFault), in the order of the file; borrowed. */
GPtrArray *bw_import_get_faults   (BwImport        *self);

/* (element-type BwFault), what was mended, in the order of the file; borrowed. */
GPtrArray *bw_import_get_remarks  (BwImport        *self);

/* Each row of the file, in its order, of an import that is finished. */
guint      bw_import_get_n_rows   (BwImport        *self);
void       bw_import_get_row      (BwImport        *self,
                                   guint            index,
                                   BwImportRow     *row);

/* Whether there is a fault that is of no row: nothing of it can be told good. */
gboolean   bw_import_is_unfit     (BwImport        *self);
void       bw_import_get_counts   (BwImport        *self,
                                   BwImportCounts  *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwImport, bw_import_free)

G_END_DECLS
