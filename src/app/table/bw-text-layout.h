/* bw-text-layout.h: how high one line of a table's text is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_TEXT_LAYOUT (bw_text_layout_get_type ())

/* For a GtkInscription. */
G_DECLARE_FINAL_TYPE (BwTextLayout, bw_text_layout, BW, TEXT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bw_text_layout_new   (void);
void              bw_text_layout_align (GtkInscription *inscription,
                                        const char     *text);

G_END_DECLS
