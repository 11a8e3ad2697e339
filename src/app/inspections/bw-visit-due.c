/* bw-visit-due.c: by when something is to be put right, to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-due.h"

#include "bw-format.h"
#include "bw-time.h"
#include "bw-visit-facts.h"

#include <glib/gi18n.h>

#define SOON    (4 * BW_TIME_HOUR)
#define EVENING (18 * BW_TIME_HOUR)
#define MORNING (9 * BW_TIME_HOUR)
#define NOON    (12 * BW_TIME_HOUR)

/* Midnight of the day after that of @now; a day may have an hour less or more. */
static gint64
get_tomorrow (gint64     now,
              GTimeZone *zone)
{
  return bw_visit_facts_get_day (bw_visit_facts_get_day (now, zone) + BW_TIME_DAY + BW_TIME_DAY / 8, zone);
}

gint64
bw_visit_due_get_time (BwVisitDue  due,
                       gint64      now,
                       GTimeZone  *zone)
{
  gint64 today = bw_visit_facts_get_day (now, zone);

  switch (due)
    {
    case BW_VISIT_DUE_EVENING:
      return today + EVENING > now ? today + EVENING : get_tomorrow (now, zone) + EVENING;
    case BW_VISIT_DUE_MORNING:
      return get_tomorrow (now, zone) + MORNING;
    case BW_VISIT_DUE_NOON:
      return get_tomorrow (now, zone) + NOON;
    case BW_VISIT_DUE_SOON:
    default:
      return now + SOON - (now + SOON) % (5 * BW_TIME_MINUTE);
    }
}

char *
bw_visit_due_describe (BwVisitDue  due,
                       gint64      now,
                       GTimeZone  *zone,
                       const char *language)
{
  gint64 time = bw_visit_due_get_time (due, now, zone);
  g_autofree char *text = bw_format_as_of (time, now, zone, language);

  if (due == BW_VISIT_DUE_SOON)
    /* Translators: a deadline to choose, with the time that it means now */
    return g_strdup_printf (_("In four hours (%s)"), text);

  return g_steal_pointer (&text);
}
