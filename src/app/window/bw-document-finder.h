/* bw-document-finder.h: teams and orders by what is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* The most of each that a search shows. */
#define BW_DOCUMENT_FINDER_MAX 10

/* (transfer full) (element-type BwLinkItem): teams whose name, pinyin, English name or
 * code, and orders whose title, its pinyin, number or code begins with the text or holds it;
 * the best first. */
GPtrArray *bw_document_finder_search (BwDesk      *desk,
                                      const char  *text);

G_END_DECLS
