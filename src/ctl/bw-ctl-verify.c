/* bw-ctl-verify.c: the verb verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-verify.h"

#include "bw-city.h"
#include "bw-ctl-options.h"
#include "bw-ctl-progress.h"
#include "bw-ctl-verify-store.h"
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
 * Names every fault of a city on a line of its own, with file, line and member;
 * or what is wrong with a store.
 *
 * Returns: 0 if there is none, 1 if there is, 2 on wrong usage
 */
int
bw_ctl_verify (int    argc,
               char **argv)
{
  g_autofree char *directory = NULL;
  g_autofree char *url = NULL;
  gboolean told = FALSE;
  const GOptionEntry entries[] =
  {
    { "city", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &directory, "Folder with a city.json", "DIR" },
    { "store", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &url, "Store", "URL" },
    BW_CTL_PROGRESS_OPTION (&told),
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!bw_ctl_options_parse (entries, "verify --city=DIR | --store=URL", 0, &argc, &argv, &error))
    return bw_ctl_options_fail ("verify", error);

  if ((directory == NULL) == (url == NULL))
    {
      g_printerr ("bulwarkctl verify: name a city with --city=DIR or a store with --store=URL\n");
      return BW_EXIT_USAGE;
    }

  return url != NULL ? bw_ctl_verify_store (url, told) : verify_city (directory);
}
