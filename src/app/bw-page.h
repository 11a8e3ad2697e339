/* bw-page.h: the pages that a scope can be shown on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BW_PAGE_OVERVIEW,
  BW_PAGE_SAMPLING,
  BW_PAGE_CHECKPOINTS,
  BW_PAGE_TEAMS,
  BW_PAGE_DONATIONS,
  BW_PAGE_ORDERS,
  BW_PAGE_INSPECTIONS,
} BwPage;
#define BW_N_PAGES 7

#define BW_TYPE_PAGE (bw_page_get_type ())

GType       bw_page_get_type    (void);
const char *bw_page_to_string   (BwPage       page);
gboolean    bw_page_from_string (const char  *text,
                                 BwPage      *page);

G_END_DECLS
