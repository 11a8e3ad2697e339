/* bw-wall-alerts.h: what is wrong now, for the ticker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-severity.h"
#include "bw-symbol.h"

G_BEGIN_DECLS

/* As many as pass by in a few minutes; the number of all stands beside the bell. */
#define BW_WALL_MAX_ALERTS 16

/**
 * BwWallAlert:
 * @symbol: kind of it
 * @name: where
 * @text: what
 * @figure: (nullable): the value that it is about, with its time
 * @severity: how much it matters
 * @raised: since when; 0: that is not told
 */
typedef struct
{
  BwSymbol    symbol;
  char       *name;
  char       *text;
  char       *figure;
  BwSeverity  severity;
  gint64      raised;
} BwWallAlert;

/* (transfer full) (element-type BwWallAlert): the alerts of the backend, as the bell
 * of the desk lists them. Of a backend that raises none: late areas, the latest
 * first, then sites that are exceptions, O(sites of the scope). @n_all: how many
 * there are in all. */
GPtrArray *bw_wall_alerts_list     (BwDesk           *desk,
                                    guint            *n_all);
gboolean   bw_wall_alerts_is_equal (const GPtrArray  *a,
                                    const GPtrArray  *b);

/* Whether anything was reported of the scope: of what nobody has told nothing is well. */
gboolean   bw_wall_alerts_is_reported (BwDesk         *desk);

/* (transfer full) (element-type utf8 utf8): a set of the ids of all that are of the gravest
 * kind now, whoever is not named among the first of them too. */
GHashTable *bw_wall_alerts_list_severe (BwDesk         *desk);

G_END_DECLS
