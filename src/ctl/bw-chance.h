/* bw-chance.h: chance that comes out the same every time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GRand   *bw_chance_new     (guint64        seed,
                            const char    *name);
guint64  bw_chance_hash    (guint64        seed,
                            const char    *name,
                            gint64         number);
guint    bw_chance_poisson (GRand         *chance,
                            double         mean);

G_END_DECLS
