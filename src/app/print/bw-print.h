/* bw-print.h: the print operation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing.h"
#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When the data stopped, for what bw-briefing.h calls `stopped`; 0: they did not. */
gint64             bw_print_get_stopped   (BwDesk       *desk);

/* Opens the print dialog. */
void               bw_print_run           (GtkWindow    *parent,
                                           BwBriefing   *sheet);

/* (transfer full): the operation alone, for tests and exports. */
GtkPrintOperation *bw_print_new_operation (BwBriefing   *sheet);

G_END_DECLS
