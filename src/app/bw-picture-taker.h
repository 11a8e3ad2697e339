/* bw-picture-taker.h: draws a window into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws @widget, which must be mapped, as it is at the end of the next frame. */
void     bw_picture_taker_take_async  (GtkWidget            *widget,
                                       const char           *path,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean bw_picture_taker_take_finish (GtkWidget            *widget,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
