/* bw-server-counts.h: what the daemon has counted since its start
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What /metrics tells. */
typedef struct
{
  guint64 accepted;
  guint64 duplicate;
  guint64 rejected;
  guint64 answers[6];  /* by the first digit of their status */
  guint64 refusals;
  guint64 changes;     /* of other daemons */
} BwServerCounts;

G_END_DECLS
