/* roster-fixture.h: a subdistrict with its sites and teams, for tests of rosters
 *
 *     c ── d ─┬─ s1 ─── k1 (checkpoint, round the clock, 4 people)
 *             │      └─ p1 (sampling, 06:00-24:00, 11 people)
 *             └─ s2 ─── k2 (checkpoint, 06:00-24:00)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster.h"

/* (transfer full): 8 August 2021, 14:30 in Shanghai is what the tests start from. */
BwPicture *roster_fixture_new        (void);
gint64     roster_fixture_time       (const char *text);

/* An assignment of @team at @site; @state as documents have it. */
void       roster_fixture_assign     (BwPicture  *picture,
                                      const char *team,
                                      const char *site,
                                      const char *from,
                                      const char *to,
                                      const char *state);

/* (transfer full): complete; @now is a time of roster_fixture_time(). */
BwRoster  *roster_fixture_read       (BwPicture  *picture,
                                      const char *now);
