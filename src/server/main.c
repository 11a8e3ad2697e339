/* main.c: bulwarkd
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-server.h"

#include <gio/gio.h>
#include <locale.h>
#include <stdio.h>

#define STATUS_FAILED 1
#define STATUS_USAGE  2

static int
fail (const GError *error,
      int           status)
{
  g_printerr ("bulwarkd: %s\n", error->message);
  return status;
}

static int
run (BwServerOptions *options)
{
  g_autoptr (BwServer) server = bw_server_new (options);
  g_autoptr (GError) error = NULL;

  if (!bw_server_start (server, &error))
    return fail (error, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ? STATUS_USAGE
                                                                                       : STATUS_FAILED);

  g_print ("listening %s\n", bw_server_get_url (server));
  fflush (stdout);
  return bw_server_run (server) ? 0 : STATUS_FAILED;
}

int
main (int    argc,
      char **argv)
{
  g_auto (BwServerOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_log_writer_default_set_use_stderr (TRUE);
  if (!bw_server_options_parse (&options, &argc, &argv, &error))
    return fail (error, STATUS_USAGE);

  if (options.show_version)
    {
      g_print ("bulwarkd %s\n", BW_VERSION);
      return 0;
    }

  return run (&options);
}
