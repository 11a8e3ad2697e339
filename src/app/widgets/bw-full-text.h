/* bw-full-text.h: what is shortened can be read in full
 *
 * Names are as long as people make them, and columns are not. Where the pointer rests on
 * a text that ends in dots, all of it is shown; likewise what has the focus, by the key for
 * tooltips (Ctrl+F1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the shortened text at a point of @widget, pixels; the first
 * one if @x is negative. */
typedef char *(*BwFullTextFunc) (GtkWidget *widget,
                                 int        x,
                                 int        y);

/* For all that is in @window. */
void        bw_full_text_attach (GtkWidget      *window);

/* Of a widget that draws several texts by itself. */
void        bw_full_text_set_func (GtkWidget      *widget,
                                   BwFullTextFunc  func);

/* (transfer full) (nullable): the text of @widget if it is shown shortened. */
char       *bw_full_text_dup    (GtkWidget      *widget);

/* (transfer full) (nullable): the same at a point of it, pixels; anywhere if @x is negative. */
char       *bw_full_text_dup_at (GtkWidget      *widget,
                                 int             x,
                                 int             y);

G_END_DECLS
