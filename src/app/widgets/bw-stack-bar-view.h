/* bw-stack-bar-view.h: what a whole is made of, as a widget; or one part of it, as its sample
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-stack-bar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_STACK_BAR_VIEW_MAX_PARTS 32

#define BW_TYPE_STACK_BAR_VIEW (bw_stack_bar_view_get_type ())

G_DECLARE_FINAL_TYPE (BwStackBarView, bw_stack_bar_view, BW, STACK_BAR_VIEW, GtkWidget)

GtkWidget *bw_stack_bar_view_new        (void);

/* The square beside the words for a part. */
GtkWidget *bw_stack_bar_view_new_sample (const BwStackPart  *part);

/* Copied; what is beyond %BW_STACK_BAR_VIEW_MAX_PARTS is left out. @text: the same in
 * words. */
void       bw_stack_bar_view_set_parts  (BwStackBarView     *self,
                                         const BwStackPart  *parts,
                                         guint               n_parts,
                                         const char         *text);

G_END_DECLS
