/* bw-client-backoff-private.h: how long to wait after something failed
 *
 * Full jitter, so that a hundred desks do not come back in the same moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds: the longest pause after @n_failed earlier failures in a row. */
guint  bw_client_backoff_get_longest (guint n_failed);

/* Milliseconds: any pause between none and the longest. */
double bw_client_backoff_draw        (guint n_failed);

G_END_DECLS
