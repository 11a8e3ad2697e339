/* bw-radix.h: orders many small keys in time that does not depend on their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Indices into @keys by ascending key; equal ones by ascending index. O(n). */
void bw_radix_sort (const guint32  *keys,
                    guint32        *order,
                    guint           n);

G_END_DECLS
