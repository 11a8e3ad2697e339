/* bw-link.h: bulwark://SCOPE/PAGE
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-page.h"

G_BEGIN_DECLS

/* FALSE: it is no link of ours. Without a page it is the overview. */
gboolean  bw_link_parse   (const char  *uri,
                           char       **scope,
                           BwPage      *page);
char     *bw_link_dup_uri (const char  *scope,
                           BwPage       page);

G_END_DECLS
