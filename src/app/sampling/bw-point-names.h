/* bw-point-names.h: where the name of each point stands among all of a list
 *
 * A hundred thousand names are compared for half a second: a worker does it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the order of the language of the desk. */
void     bw_point_names_rank_async  (BwPlaceTree          *places,
                                     const BwPlace        *points,
                                     guint                 n_points,
                                     const char           *language,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/* (transfer full) (array length=n_ranks) (nullable): by place. */
guint32 *bw_point_names_rank_finish (BwPlaceTree          *places,
                                     GAsyncResult         *result,
                                     guint                *n_ranks,
                                     GError              **error);

G_END_DECLS
