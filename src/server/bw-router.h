/* bw-router.h: which handler answers what, and who may ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-exchange.h"

G_BEGIN_DECLS

/* Both are BwHttpFunc; @server is a BwServer. */
void bw_router_judge_head  (BwHttpRequest *request,
                            gpointer       server);
void bw_router_answer      (BwHttpRequest *request,
                            gpointer       server);

/* (transfer full): "GET, PUT", what can be done to @path; `""`: there is no such. */
char *bw_router_list_methods (const char  *path);

G_END_DECLS
