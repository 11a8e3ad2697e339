/* bw-outbox-row.h: something that waits to be sent, in the list of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_OUTBOX_ROW (bw_outbox_row_get_type ())

/* Property `chosen` (boolean), with notify. Signals: `settle` (a person wants to choose
 * or send it again), `discard`. */
G_DECLARE_FINAL_TYPE (BwOutboxRow, bw_outbox_row, BW, OUTBOX_ROW, AdwActionRow)

GtkWidget           *bw_outbox_row_new       (BwDesk               *desk,
                                              BwClientOutboxEntry  *entry);
BwClientOutboxEntry *bw_outbox_row_get_entry (BwOutboxRow          *self);
gboolean             bw_outbox_row_is_chosen (BwOutboxRow          *self);

G_END_DECLS
