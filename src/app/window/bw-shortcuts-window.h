/* bw-shortcuts-window.h: which keys do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer none): a window, to be presented */
GtkWidget *bw_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
