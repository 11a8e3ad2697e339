/* bw-lazy-menu.h: a menu whose popover is made when it is opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bw_lazy_menu_set_model (GtkMenuButton *button,
                             GMenuModel    *model);

G_END_DECLS
