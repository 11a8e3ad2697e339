/* bw-alert-until.h: until when an alert can wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwAlertUntil:
 * @BW_ALERT_UNTIL_SHIFT: until those who are on duty next look at it: 7, 15 or 23
 *   o'clock, an hour ahead or more
 * @BW_ALERT_UNTIL_HALF_HOUR: for half an hour
 * @BW_ALERT_UNTIL_HOUR: for an hour
 * @BW_ALERT_UNTIL_TWO_HOURS: for two hours
 * @BW_ALERT_UNTIL_MORNING: until 8 o'clock of the next day
 * @BW_ALERT_UNTIL_OTHER: until a time that a person types
 */
typedef enum
{
  BW_ALERT_UNTIL_SHIFT,
  BW_ALERT_UNTIL_HALF_HOUR,
  BW_ALERT_UNTIL_HOUR,
  BW_ALERT_UNTIL_TWO_HOURS,
  BW_ALERT_UNTIL_MORNING,
  BW_ALERT_UNTIL_OTHER,
} BwAlertUntil;
#define BW_N_ALERT_UNTILS 6

#define BW_TYPE_ALERT_UNTIL (bw_alert_until_get_type ())

GType    bw_alert_until_get_type     (void);

/* Microseconds, of the backend's clock, as @now; 0: of BW_ALERT_UNTIL_OTHER. */
gint64   bw_alert_until_get_time     (BwAlertUntil   self,
                                      gint64         now,
                                      GTimeZone     *zone);

/* (transfer full): what it is called, with the time that it comes to */
char    *bw_alert_until_describe     (BwAlertUntil   self,
                                      gint64         now,
                                      GTimeZone     *zone,
                                      const char    *language);

/* What a person types: `18:00`, the next time that the clock says so, or
 * `2021-08-09 18:00`. @fault (out) (nullable): what is wrong, in a sentence;
 * borrowed. */
gboolean bw_alert_until_read         (const char    *text,
                                      gint64         now,
                                      GTimeZone     *zone,
                                      gint64        *until,
                                      const char   **fault);

/* (transfer full): a time as bw_alert_until_read() reads it */
char    *bw_alert_until_write        (gint64         time,
                                      GTimeZone     *zone);

G_END_DECLS
