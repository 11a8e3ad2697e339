/* desk-fixture.h: a small city in a saved state, for tests of the desk
 *
 *     c 许昌市 ─┬─ d1 甲区 ─── s1 甲一街道 ─┬─ p1 (sampling)
 *              │                         └─ p2 (sampling, paused)
 *              └─ d2 乙区 ─┬─ p3 (sampling): d2 will be late
 *                         └─ k1 (checkpoint, with a gap)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

/* (transfer full): SAVED, complete; the clock stands at 8 August 14:32. */
BwClientSession *desk_fixture_new_session (void);

/* (transfer full): path of a file with the same state; remove it. */
char            *desk_fixture_write_state (void);

/* (transfer full): the same state as events of a feed, live at @clock, which is JSON. */
char            *desk_fixture_dup_events  (const char      *clock);

/* Applies documents, one a line with ' for ", and commits. */
void             desk_fixture_apply       (BwClientSession *session,
                                           const char      *format,
                                           ...) G_GNUC_PRINTF (2, 3);
BwPlace          desk_fixture_place       (BwClientSession *session,
                                           const char      *code);
