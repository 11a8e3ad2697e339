/* bw-page-focus.h: where on a page the focus was, when somebody comes back to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Before another page of @pages is shown. */
void bw_page_focus_keep    (GtkStack *pages);

/* After that, if the focus was on the page before: it does not leave the list of pages,
 * where a person may be looking for one. */
void bw_page_focus_restore (GtkStack *pages);

G_END_DECLS
