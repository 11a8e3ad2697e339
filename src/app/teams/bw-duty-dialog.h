/* bw-duty-dialog.h: a team does not stay where it is to be: why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-assignment.h"
#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @state: %BW_ASSIGNMENT_STATE_MISSED: it did not come; else it is withdrawn, or relieved
 * if it is on duty. Nothing is done before somebody says so. */
GtkWidget *bw_duty_dialog_new (GtkWindow           *parent,
                               BwDesk              *desk,
                               const BwAssignment  *duty,
                               BwAssignmentState    state);

G_END_DECLS
