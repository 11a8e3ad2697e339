/* bw-preferences-window.h: what a person can set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-credentials.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_PREFERENCES_WINDOW (bw_preferences_window_get_type ())

G_DECLARE_FINAL_TYPE (BwPreferencesWindow, bw_preferences_window, BW, PREFERENCES_WINDOW, AdwWindow)

/* @parent (nullable) */
GtkWidget *bw_preferences_window_new (GtkWindow     *parent,
                                      GSettings     *settings,
                                      BwCredentials *credentials);

G_END_DECLS
