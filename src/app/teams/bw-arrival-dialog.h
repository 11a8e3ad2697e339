/* bw-arrival-dialog.h: since when a team that was lent is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @team: its code. Asks for the time, which is now unless another is typed. */
GtkWidget *bw_arrival_dialog_new (GtkWindow   *parent,
                                  BwDesk      *desk,
                                  const char  *team);

G_END_DECLS
