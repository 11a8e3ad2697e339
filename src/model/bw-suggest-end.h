/* bw-suggest-end.h: when an area ends with so many desks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwSuggestEnd:
 * @desks: that it has then
 * @finish: most likely; 0: not in sight
 * @early: 10th percentile; 0: not in sight
 * @late: 90th percentile; 0: not in sight
 * @margin: deadline less @finish; 0 if that is not in sight
 * @keeps_deadline: it ends with the margin that the terms ask for, and its 90th
 *   percentile before the deadline; or it is done
 */
typedef struct
{
  guint    desks;
  gint64   finish;
  gint64   early;
  gint64   late;
  gint64   margin;
  gboolean keeps_deadline;
} BwSuggestEnd;

G_END_DECLS
