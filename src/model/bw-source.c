/* bw-source.c: how a statement reached us
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-source.h"

G_DEFINE_ENUM_TYPE (BwSource, bw_source,
                    G_DEFINE_ENUM_VALUE (BW_SOURCE_REPORT, "report"),
                    G_DEFINE_ENUM_VALUE (BW_SOURCE_MANUAL, "manual"),
                    G_DEFINE_ENUM_VALUE (BW_SOURCE_IMPORT, "import"),
                    G_DEFINE_ENUM_VALUE (BW_SOURCE_SIMULATION, "simulation"))

static const char * const names[] = { "report", "manual", "import", "simulation" };

/**
 * bw_source_to_string:
 * @source: a source
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_source_to_string (BwSource source)
{
  g_return_val_if_fail ((guint) source < G_N_ELEMENTS (names), names[0]);

  return names[source];
}

/**
 * bw_source_from_string:
 * @text: (nullable): a name
 * @source: (out): the source; untouched on failure
 *
 * Returns: whether @text names a source
 */
gboolean
bw_source_from_string (const char *text,
                       BwSource   *source)
{
  g_return_val_if_fail (source != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (text, names[i]))
        {
          *source = (BwSource) i;
          return TRUE;
        }
    }

  return FALSE;
}
