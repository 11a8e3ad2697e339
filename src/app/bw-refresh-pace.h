/* bw-refresh-pace.h: how far apart glances and refreshes are, by what they cost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds between two. */
#define BW_REFRESH_PACE_LEAST 32
#define BW_REFRESH_PACE_MOST  200

typedef struct
{
  gint64 at;     /* microseconds: of the last refresh, 0: none */
  gint64 spent;  /* processor time of the process until then, microseconds */
  double cost;   /* microseconds of refreshes and all that followed from them, those of long ago little */
  double weight; /* of how many, weighed the same way */
} BwRefreshPace;

guint bw_refresh_pace_note (BwRefreshPace *self,
                            gint64         at,
                            gint64         spent);

G_END_DECLS
