/* bw-table-close.h: a window with a long table closes without holding up the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-table.h"

G_BEGIN_DECLS

/* @window, in which @table stands, is seen no more at once, and gone soon. */
void bw_table_close_window (BwTable   *table,
                            GtkWindow *window);

G_END_DECLS
