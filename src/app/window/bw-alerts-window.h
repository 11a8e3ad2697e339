/* bw-alerts-window.h: all alerts of a scope, also those that are put off or over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-answers.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* More are nobody's work; the list says that it is cut off. */
#define BW_ALERTS_WINDOW_MAX 500

#define BW_TYPE_ALERTS_WINDOW (bw_alerts_window_get_type ())

/* Follows the scope of its desk. */
G_DECLARE_FINAL_TYPE (BwAlertsWindow, bw_alerts_window, BW, ALERTS_WINDOW, AdwWindow)

/* @parent: the desk's window, of whose commands it acknowledges. (transfer none): to be
 * presented */
GtkWidget *bw_alerts_window_new (GtkWindow       *parent,
                                 BwDesk          *desk,
                                 BwAlertAnswers  *answers);

G_END_DECLS
