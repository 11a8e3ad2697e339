/* bw-ctl-verify.c: the verb verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-verify.h"

#include "bw-city.h"
#include "bw-ctl.h"

static int
verify_city (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCity) city = bw_city_new (directory, &error);
  GPtrArray *faults;

  if (city == NULL)
    {
      g_printerr ("bulwarkctl verify: %s\n", error->message);
      return BW_EXIT_FAILED;
    }

  faults = bw_city_get_faults (city);
  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *text = bw_fault_describe (g_ptr_array_index (faults, i));

      g_print ("%s\n", text);
    }

  if (faults->len > 0)
    {
      g_printerr ("bulwarkctl verify: %u faults in %s\n", faults->len, directory);
      return BW_EXIT_FAILED;
    }

  g_print ("%s: %u documents, no faults\n", bw_city_get_name (city), bw_city_get_documents (city)->len);
  return BW_EXIT_DONE;
}

/**
 * bw_ctl_verify:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Names every fault of a city on a line of its own, with file, line and member.
 *
 * Returns: 0 if there is none, 1 if there is, 2 on wrong usage
 */
int
bw_ctl_verify (int    argc,
               char **argv)
{
  g_autofree char *directory = NULL;
  const GOptionEntry entries[] =
  {
    { "city", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &directory, "Folder with a city.json", "DIR" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("bulwarkctl verify: %s\n", error->message);
      return BW_EXIT_USAGE;
    }

  if (directory == NULL || argc > 1)
    {
      g_printerr ("bulwarkctl verify: name a city with --city=DIR\n");
      return BW_EXIT_USAGE;
    }

  return verify_city (directory);
}
