/* overview-fixture.h: a small city on a desk whose clock stands still
 *
 * City `c` with the districts d1 (in time), d2 (late), d3 (nothing reported) and
 * d4 (not in the round); the points p1, p2 and p3 (paused) and the checkpoint k1
 * stand in d1. It is 24 hours into a round of 48.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FIXTURE_SUBJECT "sampling:r1"
#define FIXTURE_START   (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define FIXTURE_NOW     (FIXTURE_START + 24 * BW_TIME_HOUR)

/* (transfer full): committed, told. */
BwDesk    *overview_fixture_new       (void);

/* An empty desk whose clock stands at FIXTURE_NOW. */
BwDesk    *overview_fixture_new_empty (void);

/* @done of 1000 people in the 24 hours so far, evenly. */
void       overview_fixture_progress  (BwDesk      *desk,
                                       const char  *code,
                                       double       done);

/* Commits and lets the main loop run until the desk has told of it. */
void       overview_fixture_tell      (BwDesk      *desk);

/* Runs the main loop for @ms. */
void       overview_fixture_run       (guint        ms);

/* Emits @signal of the first controller of @type on @widget. */
void       overview_fixture_emit      (GtkWidget   *widget,
                                       GType        type,
                                       const char  *signal,
                                       double       x,
                                       double       y);

/* In a window of its own, presented; the caller destroys it. */
GtkWindow *overview_fixture_present   (GtkWidget   *child,
                                       int          width,
                                       int          height);

/* First of the main in a test that shows something. */
void       overview_fixture_init      (int         *argc,
                                       char      ***argv);

G_END_DECLS
