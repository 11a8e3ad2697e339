/* main.c: the desk's program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-application.h"
#include "bw-language.h"
#include "bw-locations.h"
#include "bw-loop-watch.h"
#include "bw-startup.h"

enum
{
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
};

int
main (int   argc,
      char *argv[])
{
  g_autoptr (BwOptions) options = NULL;
  g_autoptr (BwApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  bw_locations_set_environment ();
  bw_startup_prepare ();
  bw_loop_watch_start ();
  bw_language_apply ();

  options = bw_options_new (&argc, &argv, &error);
  if (options == NULL)
    {
      g_printerr ("bulwark: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (options->version)
    {
      g_print ("bulwark %s\n", BW_VERSION);
      return 0;
    }

  application = bw_application_new (g_steal_pointer (&options));
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (bw_application_get_failure (application) == NULL)
    return status;

  g_printerr ("bulwark: %s\n", bw_application_get_failure (application));
  return EXIT_FAILED;
}
