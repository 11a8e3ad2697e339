/* bw-calm.h: tells a widget only what it does not say already
 *
 * Pages are refreshed up to five times a second. GTK 4.8 does not compare: a label that
 * is given the text that it has lays itself out anew, and a class that is there already
 * restyles all that is below, and for a tooltip the X server is asked where the pointer
 * is, and waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text (nullable): NULL is "". */
void bw_calm_set_text  (GtkLabel    *label,
                        const char  *text);
void bw_calm_set_class (GtkWidget   *widget,
                        const char  *name,
                        gboolean     has);

/* @text (nullable): told when somebody points at it. */
void bw_calm_set_tooltip (GtkWidget  *widget,
                          const char *text);

G_END_DECLS
