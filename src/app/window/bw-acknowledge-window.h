/* bw-acknowledge-window.h: why an alert can wait, and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-answers.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_ACKNOWLEDGE_WINDOW (bw_acknowledge_window_get_type ())

/* Says it itself, of the version that it was opened with. */
G_DECLARE_FINAL_TYPE (BwAcknowledgeWindow, bw_acknowledge_window, BW, ACKNOWLEDGE_WINDOW, AdwWindow)

GtkWidget *bw_acknowledge_window_new (GtkWindow       *parent,
                                      BwDesk          *desk,
                                      BwAlertAnswers  *answers,
                                      BwDocument      *document);

G_END_DECLS
