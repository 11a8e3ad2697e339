/* bw-picture-taker.h: draws a window into a file, or a chart for other papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pixels of a headed picture for each of the screen: it is to be printed and projected. */
#define BW_PICTURE_TAKER_SCALE 2

/* Draws @widget, which must be mapped, as it is at the end of the next frame. */
void        bw_picture_taker_take_async  (GtkWidget            *widget,
                                          const char           *path,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean    bw_picture_taker_take_finish (GtkWidget            *widget,
                                          GAsyncResult         *result,
                                          GError              **error);

/* The same, below two lines: what it is of, and of when. */
void        bw_picture_taker_draw_async  (GtkWidget            *widget,
                                          const char           *heading,
                                          const char           *as_of,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

/* (transfer full) (nullable): may be read in any thread. */
GdkTexture *bw_picture_taker_draw_finish (GtkWidget            *widget,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
