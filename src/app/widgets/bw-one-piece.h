/* bw-one-piece.h: paints a widget as one piece
 *
 * GTK compares what it painted with what it is to paint, and repaints where they differ.
 * Of a list in which every text has changed that is a patch for each, and from some 30 on
 * it gives up and repaints the whole page. What is one piece is one patch, and those of
 * rows that stand below each other are one together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bw_one_piece_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot,
                            GtkWidget   *around,
                            gboolean    *is_odd);

G_END_DECLS
