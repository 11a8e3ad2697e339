/* bw-form.h: what windows in which something is typed have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hides @label if there is nothing to say. */
void bw_form_show_line         (GtkLabel             *label,
                                const char           *text);

/* Each field by its name: in @fault what is wrong with it, in @missing those that are still
 * to be typed. @rows: AdwPreferencesRow (nullable: no such field); @faults: "": still to be
 * typed, NULL: right. @first (nullable): what must be done before that. */
void bw_form_show_faults       (GtkEditable * const  *rows,
                                char * const         *faults,
                                guint                 n,
                                const char           *first,
                                GtkLabel             *fault,
                                GtkLabel             *missing);

/* Shows @note, that what is given is kept here, while it cannot be sent. */
void bw_form_follow_connection (GtkWidget            *note,
                                BwClientSession      *session);

G_END_DECLS
