/* bw-site-sign.h: the mark of a site on the map, beside its name in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-symbol.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_SITE_SIGN (bw_site_sign_get_type ())

G_DECLARE_FINAL_TYPE (BwSiteSign, bw_site_sign, BW, SITE_SIGN, GtkWidget)

GtkWidget *bw_site_sign_new      (void);
void       bw_site_sign_set_site (BwSiteSign   *self,
                                  BwSiteKind    kind,
                                  BwCondition   condition);

G_END_DECLS
