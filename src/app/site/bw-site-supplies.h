/* bw-site-supplies.h: what came in at one site, and what went out
 *
 * How often something was booked comes with the feed; what it was stands in the ledger,
 * and is asked for when a person looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SITE_SUPPLIES (bw_site_supplies_get_type ())

G_DECLARE_FINAL_TYPE (BwSiteSupplies, bw_site_supplies, BW, SITE_SUPPLIES, AdwBin)

GtkWidget *bw_site_supplies_new        (void);

/* @site: that a person looks at, or BW_PLACE_NONE. */
void       bw_site_supplies_set_site   (BwSiteSupplies  *self,
                                        const BwFacts   *facts,
                                        BwPlace          site);

/* Whether it shows all that is known. */
gboolean   bw_site_supplies_is_settled (BwSiteSupplies  *self);

/* (transfer full): for tests. */
char      *bw_site_supplies_dup_text   (BwSiteSupplies  *self);

G_END_DECLS
