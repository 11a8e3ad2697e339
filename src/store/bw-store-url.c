/* bw-store-url.c: the address of a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-url.h"

#include "bw-postgres.h"

gboolean
bw_store_url_has_password (const char *url)
{
  g_return_val_if_fail (url != NULL, FALSE);

  return bw_postgres_has_password (url);
}
