/* bw-suggest-move.h: so many desks from one area to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwSuggestMove:
 * @from: index of the area that gives
 * @to: index of the area that gets
 * @desks: how many; a person may try other numbers, none too
 */
typedef struct
{
  guint from;
  guint to;
  guint desks;
} BwSuggestMove;

G_END_DECLS
