/* bw-severity.h: how much an alert matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwSeverity:
 * @BW_SEVERITY_LOW: to know; it can wait for the next briefing
 * @BW_SEVERITY_MEDIUM: somebody has to see to it on this shift
 * @BW_SEVERITY_HIGH: somebody has to see to it now
 *
 * In the order of their weight: the greater one comes first in a list.
 */
typedef enum
{
  BW_SEVERITY_LOW,
  BW_SEVERITY_MEDIUM,
  BW_SEVERITY_HIGH,
} BwSeverity;

#define BW_TYPE_SEVERITY (bw_severity_get_type ())

GType       bw_severity_get_type    (void);
const char *bw_severity_to_string   (BwSeverity   severity);
gboolean    bw_severity_from_string (const char  *text,
                                     BwSeverity  *severity);

G_END_DECLS
