/* bw-print-drafter.h: drafts the briefing of what a desk shows, without holding it up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/* Ends @task, of a draft of a BwPrintable, which it takes over. */
void bw_print_drafter_run (BwDesk *desk,
                           GTask  *task);

G_END_DECLS
