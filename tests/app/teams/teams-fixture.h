/* teams-fixture.h: the city of the desk with teams, and shifts of them
 *
 *     甲区 ─ 甲一街道 ─ p1: held today in the middle and tomorrow, not at t1's night
 *     乙区 ─ p3, k1: k1 is held by nobody in the middle shift of today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "http-fixture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Chinese, as the desk is; and all types there are. */
void             teams_fixture_init        (int        *argc,
                                            char     ***argv);

/* SAVED, with teams t1, t2, t3 (lent) and their assignments. */
BwClientSession *teams_fixture_new_session (void);

/* The same of a backend that plays a feed, at 14:32: what is done is on its way to it. */
BwClientSession *teams_fixture_connect     (HttpFixture *backend);

/* The same teams and assignments once more, as after a reset. */
void             teams_fixture_apply       (BwClientSession *session);

/* In a window of that size, made visible. */
GtkWindow       *teams_fixture_present     (GtkWidget  *child,
                                            int         width,
                                            int         height);
void             teams_fixture_run         (guint       ms);

/* (nullable): the first widget of @type, or with @css_class, in @widget. */
GtkWidget       *teams_fixture_find        (GtkWidget  *widget,
                                            GType       type);
GtkWidget       *teams_fixture_find_class  (GtkWidget  *widget,
                                            const char *css_class);

G_END_DECLS
