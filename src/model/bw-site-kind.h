/* bw-site-kind.h: what a site is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BW_SITE_KIND_SAMPLING,
  BW_SITE_KIND_CHECKPOINT,
  BW_SITE_KIND_ISOLATION,
  BW_SITE_KIND_SUPPLY,
  BW_SITE_KIND_VENUE,
} BwSiteKind;
#define BW_N_SITE_KINDS 5

#define BW_TYPE_SITE_KIND (bw_site_kind_get_type ())

GType       bw_site_kind_get_type    (void);
const char *bw_site_kind_to_string   (BwSiteKind   kind);
gboolean    bw_site_kind_from_string (const char  *text,
                                      BwSiteKind  *kind);

G_END_DECLS
