/* visit-fixture.h: inspections and follow-ups in the small city of desk-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-fixture.h"

G_BEGIN_DECLS

/* 8 August 14:32, the time of the fixture. */
#define VISIT_FIXTURE_NOW "2021-08-08T14:32:00+08:00"

/* Two days of inspections:
 *
 *   v1  p1  7th           unannounced, the page's: praised
 *   v2  p2  7th           unannounced, the same round: asked for two checks
 *   v3  k1  8th 09:20     unannounced, sample: certificate not met → f1, overdue
 *   v4  p3  8th 10:05     announced, sample: registration partly met, protection not
 *                         met → f2, due today, with evidence; f3, closed at 13:45
 *   v5  k1  8th 11:00     announced, sample: all met
 *   v6  p1  8th 14:00     unannounced, under way
 */
void visit_fixture_apply (BwClientSession *session);

gint64 visit_fixture_time (const char *text);

G_END_DECLS
