/* bw-window.h: the desk's window
 *
 *   start: welcome ◄──no backend, or it cannot be reached── ─┐
 *          waiting ◄──connecting, or a demonstration loads ──┤
 *   desk:  sidebar │ header, notices, page ◄── a state is here┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_WINDOW (bw_window_get_type ())

/* Signal `connect-requested` (char *address, char *token). */
G_DECLARE_FINAL_TYPE (BwWindow, bw_window, BW, WINDOW, AdwApplicationWindow)

/* @settings (nullable): where size, scope and page are kept; %NULL: nowhere. */
GtkWidget *bw_window_new             (GtkApplication  *application,
                                      BwDesk          *desk,
                                      GSettings       *settings);
BwDesk    *bw_window_get_desk        (BwWindow        *self);

/* Something is prepared that the window must wait for. @title (nullable): no more.
 * @share: 0 to 1; negative: not known. */
void       bw_window_set_preparation (BwWindow        *self,
                                      const char      *title,
                                      const char      *description,
                                      double           share);

/* Until it is known what is to be shown nobody is asked for an address. */
void       bw_window_set_starting    (BwWindow        *self,
                                      gboolean         is_starting);

/* What the address row begins with; @fault (nullable): what is wrong. */
void       bw_window_offer_address   (BwWindow        *self,
                                      const char      *address,
                                      const char      *fault);

/* Whether all that is known is on the screen: for pictures and tests. */
gboolean   bw_window_is_settled      (BwWindow        *self);

/* For tests: `welcome`, `waiting` or the name of a page. */
const char *bw_window_get_view       (BwWindow        *self);

G_END_DECLS
