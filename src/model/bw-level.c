/* bw-level.c: how high a place stands in the tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-level.h"

G_DEFINE_ENUM_TYPE (BwLevel, bw_level,
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_COUNTRY, "country"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_PROVINCE, "province"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_CITY, "city"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_DISTRICT, "district"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_SUBDISTRICT, "subdistrict"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_COMMUNITY, "community"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_GRID, "grid"),
                    G_DEFINE_ENUM_VALUE (BW_LEVEL_SITE, "site"))

static const char * const level_names[] =
{
  "unknown",
  "country",
  "province",
  "city",
  "district",
  "subdistrict",
  "community",
  "grid",
  "site",
};

/**
 * bw_level_to_string:
 * @level: a level
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_level_to_string (BwLevel level)
{
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (level_names), level_names[0]);

  return level_names[level];
}

/**
 * bw_level_from_string:
 * @text: (nullable): a name
 * @level: (out): the level; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_level_from_string (const char *text,
                      BwLevel    *level)
{
  g_return_val_if_fail (level != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (level_names); i++)
    {
      if (g_str_equal (text, level_names[i]))
        {
          *level = (BwLevel) i;
          return TRUE;
        }
    }

  return FALSE;
}
