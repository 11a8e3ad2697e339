/* bw-ahead.h: styles and sizes of what is new, found out before a frame needs them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean bw_ahead_step    (GtkWidget *root);
void     bw_ahead_find    (GtkWidget *root);
void     bw_ahead_present (GtkWindow *window);

G_END_DECLS
