/* bw-client-backoff.c: how long to wait after something failed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-backoff-private.h"

#define FIRST_MS   500
#define LONGEST_MS 30000

/* So many doublings are beyond the longest anyway. */
#define MAX_DOUBLINGS 10

guint
bw_client_backoff_get_longest (guint n_failed)
{
  return MIN (FIRST_MS * (1u << MIN (n_failed, MAX_DOUBLINGS)), LONGEST_MS);
}

double
bw_client_backoff_draw (guint n_failed)
{
  return g_random_double_range (0, bw_client_backoff_get_longest (n_failed));
}
