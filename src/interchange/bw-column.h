/* bw-column.h: the columns of tables that others read and write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/* Reports have columns as the types of documents have; beside them. */
#define BW_COLUMN_REPORT ((guint) BW_N_DOCUMENT_TYPES)

/* What a cell holds. A list has `;` between its words; JSON is for what is no
 * table in itself. */
typedef enum
{
  BW_COLUMN_TEXT,
  BW_COLUMN_WHOLE,
  BW_COLUMN_NUMBER,
  BW_COLUMN_TRUTH,
  BW_COLUMN_LIST,
  BW_COLUMN_JSON,
  BW_COLUMN_LONGITUDE,
  BW_COLUMN_LATITUDE,
} BwColumnKind;

/**
 * BwColumn:
 * @name: of the member; `.` leads into an object
 * @kind: what a cell holds
 * @tag: hashtag of the Humanitarian Exchange Language, with attributes
 *
 * Longitude and latitude are one member: bw_column_get_position().
 */
typedef struct
{
  const char  *name;
  BwColumnKind kind;
  const char  *tag;
} BwColumn;

/* @what: a #BwDocumentType or %BW_COLUMN_REPORT. Ends with a name of %NULL; %NULL:
 * there is no table of it. */
const BwColumn *bw_column_list         (guint        what);

/* (nullable): by name. Of a report also `add.MEASURE` and `set.MEASURE`. */
const BwColumn *bw_column_find         (guint        what,
                                        const char  *name);

/* (nullable): the member that holds longitude and latitude */
const char     *bw_column_get_position (guint        what);

/* (transfer full) (nullable): what a cell says; %NULL: @reason says why not. */
JsonNode       *bw_column_read         (BwColumnKind kind,
                                        const char  *cell,
                                        const char **reason);

/* (transfer full): the cell that says what @node does; it may be %NULL. */
char           *bw_column_write        (BwColumnKind kind,
                                        JsonNode    *node);

G_END_DECLS
