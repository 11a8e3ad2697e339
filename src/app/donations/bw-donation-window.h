/* bw-donation-window.h: books a donation, or corrects one that was booked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-edits.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_DONATION_WINDOW (bw_donation_window_get_type ())

G_DECLARE_FINAL_TYPE (BwDonationWindow, bw_donation_window, BW, DONATION_WINDOW, AdwWindow)

/* @corrected (nullable): what it stands for from then on; NULL: a new one. Presented by
 * the caller. */
GtkWidget *bw_donation_window_new (GtkWindow   *parent,
                                   BwDesk      *desk,
                                   BwDocument  *corrected);

G_END_DECLS
