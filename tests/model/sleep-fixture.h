/* sleep-fixture.h: a machine that has slept, as far as its clocks tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on the clock that counts sleep is so many microseconds further; the monotonic
 * one has stood still. */
void sleep_fixture_sleep (gint64 span);

G_END_DECLS
