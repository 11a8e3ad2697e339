/* bw-ctl-backup.c: the verbs backup and restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-backup.h"

#include "bw-ctl-options.h"
#include "bw-ctl.h"
#include "bw-store-restore.h"

typedef gboolean (*Work) (const char  *url,
                          const char  *file,
                          GError     **error);

static gboolean
back_up (const char  *url,
         const char  *file,
         GError     **error)
{
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, error);

  if (store == NULL || !bw_store_copy (store, file, error))
    return FALSE;

  g_print ("%s: a copy of %s\n", file, url);
  return TRUE;
}

static gboolean
restore (const char  *url,
         const char  *file,
         GError     **error)
{
  if (!bw_store_restore (file, url, bw_measure_catalogue_get_default (), error))
    return FALSE;

  g_print ("%s: restored from %s; clients will load everything anew\n", url, file);
  return TRUE;
}

static int
run (const char *verb,
     const char *usage,
     Work        work,
     int         argc,
     char      **argv)
{
  g_autofree char *url = NULL;
  const GOptionEntry entries[] =
  {
    { "store", 0, 0, G_OPTION_ARG_STRING, &url, "Store", "sqlite:PATH" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (bw_ctl_options_parse (entries, usage, 1, &argc, &argv, &error)
      && bw_ctl_options_need ("store", url, &error)
      && work (url, argv[1], &error))
    return BW_EXIT_DONE;

  return bw_ctl_options_fail (verb, error);
}

/**
 * bw_ctl_backup:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Writes a whole copy of a store into a file that is not there yet, while others
 * go on writing.
 *
 * Returns: 0 if the copy is on disk, 1 if not, 2 on wrong usage
 */
int
bw_ctl_backup (int    argc,
               char **argv)
{
  return run ("backup", "backup --store=URL FILE", back_up, argc, argv);
}

/**
 * bw_ctl_backup_restore:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Makes a store out of a copy. Never writes over one that is there.
 *
 * Returns: 0 if the store is there, 1 if not, 2 on wrong usage
 */
int
bw_ctl_backup_restore (int    argc,
                       char **argv)
{
  return run ("restore", "restore --store=URL FILE", restore, argc, argv);
}
