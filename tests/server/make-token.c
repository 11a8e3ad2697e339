/* make-token.c: makes and revokes tokens for the tests of the daemon
 *
 *     make-token create STORE ROLE AREA
 *     make-token revoke STORE ID
 *
 * Another process that writes to the store of a running daemon, as bulwarkctl is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-access.h"
#include "bw-store.h"

static gboolean
create (BwStore     *store,
        const char  *role_name,
        const char  *area,
        GError     **error)
{
  g_autoptr (BwToken) token = NULL;
  g_autofree char *secret = NULL;
  BwRole role;

  if (!bw_role_from_string (role_name, &role))
    g_error ("no role is called %s", role_name);

  token = bw_token_make (role, area, "test", g_get_real_time (), 0, &secret);
  if (!bw_store_access_put_token (store, token, error))
    return FALSE;

  g_print ("%s\n", secret);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwStore) store = NULL;
  gboolean done = FALSE;

  g_assert_cmpint (argc, >=, 4);
  store = bw_store_open (argv[2], bw_measure_catalogue_get_default (), FALSE, &error);
  if (store != NULL && g_str_equal (argv[1], "create"))
    done = create (store, argv[3], argv[4], &error);
  else if (store != NULL)
    done = bw_store_access_revoke_token (store, argv[3], g_get_real_time (), &error);

  if (!done)
    g_printerr ("make-token: %s\n", error->message);

  return done ? 0 : 1;
}
