/* bw-mobilisation-window.h: who has mobilised whom, unit by unit; who has lent whom
 *
 * A unit that has reported nothing has a line that says so: the total of the city is
 * never spread over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_MOBILISATION_WINDOW (bw_mobilisation_window_get_type ())

G_DECLARE_FINAL_TYPE (BwMobilisationWindow, bw_mobilisation_window, BW, MOBILISATION_WINDOW, AdwWindow)

/* @is_lent: of medical staff, by the area that lent them; else of the parts of the
 * scope. */
GtkWidget *bw_mobilisation_window_new       (GtkWindow             *parent,
                                             BwDesk                *desk,
                                             gboolean               is_lent);
BwTable   *bw_mobilisation_window_get_table (BwMobilisationWindow  *self);

G_END_DECLS
