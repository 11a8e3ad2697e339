/* bw-site-state.h: whether a site works
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BW_SITE_STATE_OPEN,
  BW_SITE_STATE_PAUSED,
  BW_SITE_STATE_CLOSED,
} BwSiteState;

#define BW_TYPE_SITE_STATE (bw_site_state_get_type ())

GType       bw_site_state_get_type    (void);
const char *bw_site_state_to_string   (BwSiteState   state);
gboolean    bw_site_state_from_string (const char   *text,
                                       BwSiteState  *state);

G_END_DECLS
