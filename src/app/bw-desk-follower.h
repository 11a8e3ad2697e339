/* bw-desk-follower.h: tells a widget what changed, when somebody sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwDeskFollowFunc:
 * @widget: a widget that is mapped
 * @change: (nullable): what changed since the last call; %NULL: everything
 */
typedef void (*BwDeskFollowFunc) (GtkWidget          *widget,
                                  const BwDeskChange *change);

void bw_desk_follower_attach (BwDesk           *desk,
                              GtkWidget        *widget,
                              BwDeskFollowFunc  func);
void bw_desk_follower_renew  (GtkWidget        *widget);

G_END_DECLS
