/* bw-ctl.c: finds the verb and runs it
 *
 * A verb is a file of its own and a line in the table here. Only verbs print.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ctl.h"

#include "bw-ctl-backup.h"
#include "bw-ctl-briefing.h"
#include "bw-ctl-export.h"
#include "bw-ctl-fold.h"
#include "bw-ctl-import.h"
#include "bw-ctl-init.h"
#include "bw-ctl-relay.h"
#include "bw-ctl-simulate.h"
#include "bw-ctl-token.h"
#include "bw-ctl-verify.h"

/**
 * Verb:
 * @name: the first argument
 * @summary: one line for --help
 * @run: gets the arguments, the verb first; returns the exit code
 */
typedef struct
{
  const char *name;
  const char *summary;
  int       (*run) (int    argc,
                    char **argv);
} Verb;

static const Verb verbs[] =
{
  { "backup", "write a copy of a store while it is in use", bw_ctl_backup },
  { "briefing", "print the sheet of a scope, or its headline figures", bw_ctl_briefing },
  { "export", "write documents as a table, GeoJSON or CAP", bw_ctl_export },
  { "fold", "keep old reports as few as give the same figures", bw_ctl_fold },
  { "import", "take in a table or GeoJSON, all of it or nothing", bw_ctl_import },
  { "init", "make a store and load a city into it", bw_ctl_init },
  { "relay", "tell a province what a city adds up to", bw_ctl_relay },
  { "restore", "make a store out of a copy", bw_ctl_backup_restore },
  { "simulate", "send the reports of a simulated campaign, or a fixed load", bw_ctl_simulate },
  { "token", "create, list and revoke tokens", bw_ctl_token },
  { "verify", "say what is wrong with a city or a store", bw_ctl_verify },
};

static void
print_help (void)
{
  g_print ("Usage: bulwarkctl VERB [OPTION…]\n\nVerbs:\n");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s %s\n", verbs[i].name, verbs[i].summary);
  g_print ("\n`bulwarkctl VERB --help` tells the options of one; `man bulwarkctl` tells it all.\n");
}

/**
 * bw_ctl_run:
 * @argc: number of arguments
 * @argv: arguments, the program first
 *
 * Returns: the exit code: 0 done, 1 failed, 2 usage
 */
int
bw_ctl_run (int    argc,
            char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  g_set_prgname ("bulwarkctl");
  if (name == NULL)
    {
      g_printerr ("bulwarkctl: no verb was given; `bulwarkctl --help` lists them\n");
      return BW_EXIT_USAGE;
    }

  if (g_str_equal (name, "--help") || g_str_equal (name, "-h") || g_str_equal (name, "help"))
    {
      print_help ();
      return BW_EXIT_DONE;
    }

  if (g_str_equal (name, "--version"))
    {
      g_print ("bulwarkctl %s\n", BW_VERSION);
      return BW_EXIT_DONE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (name, verbs[i].name))
        return verbs[i].run (argc - 1, argv + 1);
    }

  g_printerr ("bulwarkctl: there is no verb \"%s\"; `bulwarkctl --help` lists them\n", name);
  return BW_EXIT_USAGE;
}
