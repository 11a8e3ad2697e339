/* bw-wall-row.h: one line of a scene: what it says, in which colours
 *
 * A scene reads its rows off the picture; comparing those of now with those before
 * tells whether it has to be drawn anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-bar.h"
#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwWallRow:
 * @role: which place of the scene it takes; the scene's own numbers
 * @symbol: sign of its state
 * @tone: colour of the sign and of @state
 * @is_muted: its figures are old, or there are none: no colour
 * @bar: done against plan; of a part of a whole its share
 * @shade: of a part of a whole: which blue
 * @is_rest: of a part of a whole: not itemised
 * @name: (nullable): of what
 * @value: (nullable): the figure
 * @unit: (nullable): behind it
 * @note: (nullable): more of it
 * @state: (nullable): how it stands, in the colour of @tone
 * @as_of: (nullable): for when it holds, or since when it is so
 *
 * Strings are owned. bw_wall_row_free().
 */
typedef struct
{
  guint     role;
  BwSymbol  symbol;
  BwTone    tone;
  gboolean  is_muted;
  BwBar     bar;
  guint     shade;
  gboolean  is_rest;
  char     *name;
  char     *value;
  char     *unit;
  char     *note;
  char     *state;
  char     *as_of;
} BwWallRow;

/* Appended to @rows and owned by it; @name is copied. */
BwWallRow *bw_wall_row_add       (GPtrArray       *rows,
                                  guint            role,
                                  const char      *name);
void       bw_wall_row_free      (gpointer         row);

/* (transfer full) (element-type BwWallRow): empty */
GPtrArray *bw_wall_row_new_list  (void);
gboolean   bw_wall_row_is_same   (const GPtrArray *a,
                                  const GPtrArray *b);

/* (transfer full): all of them in words, for those who do not see them. */
char      *bw_wall_row_describe  (const GPtrArray *rows);

/* (nullable): the first of @role. */
BwWallRow *bw_wall_row_find      (const GPtrArray *rows,
                                  guint            role);

G_END_DECLS
