/* bw-print.h: prints the briefing of what a desk shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the print dialog; the preview shows the pages that will be printed. */
void               bw_print_run           (GtkWindow    *parent,
                                           BwDesk       *desk);

/* (transfer full) (nullable): the operation alone, for tests and exports. */
GtkPrintOperation *bw_print_new_operation (BwDesk       *desk,
                                           GError      **error);

G_END_DECLS
