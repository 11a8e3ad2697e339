/* bw-visit-window.h: an inspection is written down
 *
 * Place, whether it was told before, what was found; of each fault a follow-up for its
 * owner by a deadline, in one action that is undone as one. As long as it is under way
 * it is hidden from the places inspected, and asks for nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_VISIT_WINDOW (bw_visit_window_get_type ())

G_DECLARE_FINAL_TYPE (BwVisitWindow, bw_visit_window, BW, VISIT_WINDOW, AdwWindow)

/* @id (nullable): of an inspection that is under way; NULL: a new one, of @place
 * (BW_PLACE_NONE: it is to be chosen). */
GtkWidget *bw_visit_window_new (GtkWindow   *parent,
                                BwDesk      *desk,
                                BwPlace      place,
                                const char  *id);

G_END_DECLS
