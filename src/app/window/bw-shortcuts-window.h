/* bw-shortcuts-window.h: which keys do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_SHORTCUTS_WINDOW (bw_shortcuts_window_get_type ())

G_DECLARE_FINAL_TYPE (BwShortcutsWindow, bw_shortcuts_window, BW, SHORTCUTS_WINDOW, AdwWindow)

GtkWidget *bw_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
