/* bw-saver.h: puts what somebody saves into the file they chose, and tells how it ended
 *
 * Told in the toasts of the window; without them it is silent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): a name to offer: @title may hold what a name of a file may not. */
char *bw_saver_dup_name      (const char    *title,
                              const char    *ending);

/* That @what is on the clipboard; @error (nullable): why it is not. */
void  bw_saver_tell_copied   (GtkWidget     *widget,
                              const char    *what,
                              const GError  *error);

/* @error (nullable): why it was not saved; a dismissal is not told. */
void  bw_saver_tell_end      (GtkWidget     *widget,
                              GFile         *file,
                              const GError  *error);

void  bw_saver_write_bytes   (GtkWidget     *widget,
                              GFile         *file,
                              GBytes        *bytes);

/* @text: (transfer full) */
void  bw_saver_write_text    (GtkWidget     *widget,
                              GFile         *file,
                              char          *text);

/* As PNG, which is made in a thread. */
void  bw_saver_write_picture (GtkWidget     *widget,
                              GFile         *file,
                              GdkTexture    *picture);

G_END_DECLS
