/* bw-simulated-shift.h: the three shifts of a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-people-post.h"

G_BEGIN_DECLS

#define BW_N_SIMULATED_SHIFTS 3

/* Since local midnight, microseconds. The night shift ends on the next day. */
gint64      bw_simulated_shift_get_start (guint                shift);
gint64      bw_simulated_shift_get_end   (guint                shift);

/* `e`, `m`, `n`; and in words, as they are written on site: 早班 */
const char *bw_simulated_shift_get_letter (guint               shift);
const char *bw_simulated_shift_get_name  (guint                shift);

/* Whether the post is open for at least half of it. */
gboolean    bw_simulated_shift_is_open   (guint                shift,
                                          const BwPeoplePost  *post);

G_END_DECLS
