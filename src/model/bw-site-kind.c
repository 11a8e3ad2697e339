/* bw-site-kind.c: what a site is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site-kind.h"

G_DEFINE_ENUM_TYPE (BwSiteKind, bw_site_kind,
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_SAMPLING, "sampling"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_CHECKPOINT, "checkpoint"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_ISOLATION, "isolation"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_SUPPLY, "supply"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_KIND_VENUE, "venue"))

static const char * const site_kind_names[] =
{
  "sampling",
  "checkpoint",
  "isolation",
  "supply",
  "venue",
};

/**
 * bw_site_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_site_kind_to_string (BwSiteKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (site_kind_names), site_kind_names[0]);

  return site_kind_names[kind];
}

/**
 * bw_site_kind_from_string:
 * @text: (nullable): a name
 * @kind: (out): the kind; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_site_kind_from_string (const char *text,
                          BwSiteKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (site_kind_names); i++)
    {
      if (g_str_equal (text, site_kind_names[i]))
        {
          *kind = (BwSiteKind) i;
          return TRUE;
        }
    }

  return FALSE;
}
