/* bw-ctl-init.c: the verb init
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-init.h"

#include "bw-city.h"
#include "bw-ctl-options.h"
#include "bw-ctl.h"
#include "bw-store.h"

/* Before a store is made: one with faults is not loaded. */
static BwCity *
read_city (const char  *directory,
           GError     **error)
{
  g_autoptr (BwCity) city = bw_city_new (directory, error);
  GPtrArray *faults;

  if (city == NULL)
    return NULL;

  faults = bw_city_get_faults (city);
  if (faults->len > 0)
    {
      g_autofree char *first = bw_fault_describe (g_ptr_array_index (faults, 0));

      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_INVALID,
                   "%s has %u faults, the first: %s; bulwarkctl verify names all", directory, faults->len, first);
      return NULL;
    }

  return g_steal_pointer (&city);
}

static gboolean
load (const char  *url,
      const char  *directory,
      GError     **error)
{
  g_autoptr (BwCity) city = read_city (directory, error);
  g_autoptr (BwStore) store = NULL;

  if (city == NULL)
    return FALSE;

  store = bw_store_open_alone (url, bw_measure_catalogue_get_default (), TRUE, error);
  if (store == NULL
      || !bw_store_load_city (store, bw_city_get_documents (city), bw_city_get_root (city),
                              bw_city_get_time_zone (city), error))
    return FALSE;

  g_print ("%s: %s, %u documents\n", url, bw_city_get_name (city), bw_city_get_documents (city)->len);
  return TRUE;
}

/**
 * bw_ctl_init:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Makes a store and loads a city into it. One that holds a city already is left
 * as it is.
 *
 * Returns: 0 if it is loaded, 1 if not, 2 on wrong usage
 */
int
bw_ctl_init (int    argc,
             char **argv)
{
  g_autofree char *url = NULL;
  g_autofree char *directory = NULL;
  const GOptionEntry entries[] =
  {
    { "store", 0, 0, G_OPTION_ARG_STRING, &url, "Store to be made", "URL" },
    { "city", 0, 0, G_OPTION_ARG_FILENAME, &directory, "Folder with a city.json", "DIR" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (bw_ctl_options_parse (entries, "init --store=URL --city=DIR", 0, &argc, &argv, &error)
      && bw_ctl_options_need ("store", url, &error)
      && bw_ctl_options_need ("city", directory, &error)
      && load (url, directory, &error))
    return BW_EXIT_DONE;

  return bw_ctl_options_fail ("init", error);
}
