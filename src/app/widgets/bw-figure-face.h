/* bw-figure-face.h: what a key figure shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwFigureFace:
 * @name: what it is
 * @value: the number, or the words for none
 * @unit: (nullable): after the value, small
 * @note: (nullable): the line below
 * @symbol: sign before the note
 * @tone: colour of the note
 * @is_missing: @value is words, not a number
 * @is_stale: older than the measure allows: without colour, hatched
 * @tooltip: (nullable): as-of, for who hovers
 *
 * What a key figure shows. Strings are owned; bw_figure_face_clear().
 */
typedef struct
{
  char     *name;
  char     *value;
  char     *unit;
  char     *note;
  BwSymbol  symbol;
  BwTone    tone;
  gboolean  is_missing;
  gboolean  is_stale;
  char     *tooltip;
} BwFigureFace;

void bw_figure_face_clear (BwFigureFace *self);

G_END_DECLS
