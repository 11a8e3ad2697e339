/* bw-settle-dialog.h: what to do with something that the backend did not take
 *
 * Of a conflict both versions are shown, member by member; a person keeps theirs, puts
 * the own, or decides later. Of a refusal its reason is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating): to be presented. Closed without an answer, all stays. */
GtkWidget *bw_settle_dialog_new (GtkWindow            *parent,
                                 BwDesk               *desk,
                                 BwClientOutboxEntry  *entry);

/* Whether @entry (nullable) waits for a person. */
gboolean   bw_settle_dialog_is_needed
                                (BwClientOutboxEntry  *entry);

G_END_DECLS
