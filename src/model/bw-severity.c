/* bw-severity.c: how much an alert matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-severity.h"

G_DEFINE_ENUM_TYPE (BwSeverity, bw_severity,
                    G_DEFINE_ENUM_VALUE (BW_SEVERITY_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (BW_SEVERITY_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (BW_SEVERITY_HIGH, "high"))

static const char * const names[] = { "low", "medium", "high" };

/**
 * bw_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_severity_to_string (BwSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), names[0]);

  return names[severity];
}

/**
 * bw_severity_from_string:
 * @text: (nullable): a name
 * @severity: (out): the severity; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_severity_from_string (const char *text,
                         BwSeverity *severity)
{
  g_return_val_if_fail (severity != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (text, names[i]))
        {
          *severity = (BwSeverity) i;
          return TRUE;
        }
    }

  return FALSE;
}
