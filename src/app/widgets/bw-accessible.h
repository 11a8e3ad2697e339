/* bw-accessible.h: what those hear who do not see a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Also of a button or a drop-down, which later releases of GTK name by their content. */
void       bw_accessible_set_label      (GtkAccessible *accessible,
                                         const char    *label);

/* From now on buttons with a mnemonic are called by their words alone. */
void       bw_accessible_follow_buttons (void);

/* For notices and faults: what they say is their name, whatever it becomes. */
void       bw_accessible_follow_text    (GtkLabel      *label);

/* A field whose content cannot be used, for eyes and ears. */
void       bw_accessible_mark_invalid   (GtkWidget     *field,
                                         gboolean       is_invalid);

/* What a stack does not show is not told of either. */
void       bw_accessible_hide_covered   (GtkStack      *stack);

/* (transfer floating): a sign beside words that say the same. */
GtkWidget *bw_accessible_new_sign       (const char    *icon_name);

G_END_DECLS
