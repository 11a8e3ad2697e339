/* bw-stage.h: a page comes upon the screen part by part, a part a frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     bw_stage_attach     (GtkWidget *page);
gboolean bw_stage_is_settled (GtkWidget *root);

G_END_DECLS
