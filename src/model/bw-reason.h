/* bw-reason.h: why something from outside cannot be taken
 *
 * Each reason is written in one place, in English, and known again from its text: it
 * comes to a person in that text, from a file as from the backend, and the desk says it
 * in the language of the person and tells what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwReason:
 * @BW_REASON_OTHER: one that is not of this list; its text says what it says
 *
 * What each says, and of what, stands in bw-reason.c.
 */
typedef enum
{
  BW_REASON_OTHER,
  /* Of a member. */
  BW_REASON_MISSING,
  BW_REASON_KIND,
  BW_REASON_FINITE,
  BW_REASON_CODE,
  BW_REASON_TIME,
  BW_REASON_TIME_EARLY,
  BW_REASON_CHOICE,
  BW_REASON_LONG,
  BW_REASON_SHORT,
  BW_REASON_NEGATIVE,
  BW_REASON_RANGE,
  BW_REASON_MANY,
  BW_REASON_FEW,
  BW_REASON_HOURS,
  BW_REASON_SITE_KIND,
  BW_REASON_SITE_STATE,
  BW_REASON_LEVEL_NAME,
  BW_REASON_MEASURE,
  /* Of the cell of a table. */
  BW_REASON_WHOLE,
  BW_REASON_NUMBER,
  BW_REASON_TRUTH,
  BW_REASON_JSON,
  BW_REASON_CELLS,
  /* Of coordinates. */
  BW_REASON_POSITION,
  BW_REASON_POSITIONS,
  BW_REASON_POINTS,
  BW_REASON_TOGETHER,
  BW_REASON_SWAPPED,
  BW_REASON_DEGREES,
  BW_REASON_RING,
  BW_REASON_CROSSED,
  BW_REASON_MENDED,
  BW_REASON_GEOMETRY,
  BW_REASON_POLYGON,
  BW_REASON_OUTLINE,
  BW_REASON_POINT,
  BW_REASON_FEATURE,
  BW_REASON_OUTSIDE,
  /* Of how it fits to what else there is. */
  BW_REASON_ID,
  BW_REASON_TWICE_LINE,
  BW_REASON_TWICE,
  BW_REASON_OTHER_TYPE,
  BW_REASON_IS_SITE,
  BW_REASON_IS_AREA,
  BW_REASON_LEDGER,
  BW_REASON_STANDING,
  BW_REASON_UNKNOWN,
  BW_REASON_WRONG_TYPE,
  BW_REASON_NO_PARENT,
  BW_REASON_CIRCLE,
  BW_REASON_LEVEL,
  BW_REASON_PARTS,
  BW_REASON_CHANGED,
  BW_REASON_NOT_ALLOWED,
  /* Of a whole file. */
  BW_REASON_COLUMN,
  BW_REASON_COLUMN_TWICE,
  BW_REASON_EMPTY,
  BW_REASON_AWAY,
  BW_REASON_UNDECLARED,
  BW_REASON_ENDING,
  BW_REASON_BYTES,
  BW_REASON_NUL,
  BW_REASON_UTF8,
  BW_REASON_UTF16,
  BW_REASON_GB18030,
  BW_REASON_QUOTE,
  BW_REASON_QUOTE_OPEN,
  BW_REASON_CELL_LONG,
  BW_REASON_CELLS_MANY,
  BW_REASON_ROWS_MANY,
  BW_REASON_FEATURES,
  BW_REASON_COLLECTION,
  BW_REASON_SYSTEM,
  BW_REASON_GEOJSON,
} BwReason;

#define BW_N_REASONS (BW_REASON_GEOJSON + 1)

/* Most that one names. */
#define BW_REASON_MAX_NAMES 3

/* (transfer full): with what it names, in order, and NULL. */
char       *bw_reason_write (BwReason     self,
                             ...) G_GNUC_NULL_TERMINATED;

/* Of one that names nothing. */
const char *bw_reason_say   (BwReason     self);

/* Which one a text is; what it names, in order (out) (transfer full) (optional). */
BwReason    bw_reason_read  (const char  *text,
                             GStrv       *names);

/* How many bytes of @text are @pattern's own; 0: it is not that one. (element-type utf8) */
gsize       bw_reason_match (const char  *pattern,
                             const char  *text,
                             GPtrArray   *names);

/* (transfer full): @pattern with @names in the places of {1}, {2}, …; for other languages. */
char       *bw_reason_fill  (const char          *pattern,
                             const char * const  *names);

/* (nullable): how it is written, with {1}, {2}, … for what it names. */
const char *bw_reason_get_pattern (BwReason self);

G_END_DECLS
