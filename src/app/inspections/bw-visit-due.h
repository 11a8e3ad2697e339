/* bw-visit-due.h: by when something is to be put right, to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BW_VISIT_DUE_SOON,      /* in four hours */
  BW_VISIT_DUE_EVENING,   /* at 18:00, of the next day if that is over */
  BW_VISIT_DUE_MORNING,   /* tomorrow at 09:00 */
  BW_VISIT_DUE_NOON,      /* tomorrow at 12:00 */
} BwVisitDue;
#define BW_N_VISIT_DUES 4

gint64 bw_visit_due_get_time (BwVisitDue   due,
                              gint64       now,
                              GTimeZone   *zone);

/* (transfer full): with the time that it means now. */
char  *bw_visit_due_describe (BwVisitDue   due,
                              gint64       now,
                              GTimeZone   *zone,
                              const char  *language);

G_END_DECLS
