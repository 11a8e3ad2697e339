/* bw-ctl-backup.c: the verbs backup and restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-backup.h"

#include "bw-ctl-audit.h"
#include "bw-ctl-options.h"
#include "bw-ctl-progress.h"
#include "bw-ctl.h"
#include "bw-store-restore.h"

#include <glib/gstdio.h>
#include <string.h>

#define FILE_PREFIX "sqlite:"

typedef gboolean (*Work) (const char     *url,
                          const char     *file,
                          BwCtlProgress  *progress,
                          GError        **error);

/* Of a store in a file, which is about as large as its copy. */
static void
follow (BwCtlProgress *progress,
        const char    *path,
        const char    *model)
{
  GStatBuf file;

  if (g_stat (model, &file) == 0)
    bw_ctl_progress_follow (progress, path, (guint64) file.st_size);
}

static gboolean
back_up (const char     *url,
         const char     *file,
         BwCtlProgress  *progress,
         GError        **error)
{
  g_autoptr (BwStore) store = bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, error);
  g_autofree char *unfinished = g_strconcat (file, ".unfinished", NULL);

  if (store == NULL)
    return FALSE;

  if (g_str_has_prefix (url, FILE_PREFIX))
    follow (progress, unfinished, url + strlen (FILE_PREFIX));
  bw_ctl_progress_watch (progress, store);
  if (!bw_store_copy (store, file, error))
    return FALSE;

  bw_ctl_audit_write (store, "backup", "all", file);
  g_print ("%s: a copy of %s\n", file, url);
  return TRUE;
}

static gboolean
restore (const char     *url,
         const char     *file,
         BwCtlProgress  *progress,
         GError        **error)
{
  if (g_str_has_prefix (url, FILE_PREFIX))
    {
      g_autofree char *unfinished = g_strconcat (url + strlen (FILE_PREFIX), ".restoring", NULL);

      follow (progress, unfinished, file);
    }

  if (!bw_store_restore (file, url, bw_measure_catalogue_get_default (), bw_ctl_progress_monitor, progress, error))
    return FALSE;

  g_print ("%s: restored from %s; clients will load everything anew\n", url, file);
  return TRUE;
}

static gboolean
work_on (const char  *verb,
         const char  *url,
         const char  *file,
         gboolean     is_told,
         Work         work,
         GError     **error)
{
  g_autoptr (BwCtlProgress) progress = bw_ctl_progress_new (verb, is_told);

  if (bw_ctl_progress_check (progress, error) && work (url, file, progress, error))
    return TRUE;

  bw_ctl_progress_explain (progress, error);
  return FALSE;
}

static int
run (const char *verb,
     const char *usage,
     Work        work,
     int         argc,
     char      **argv)
{
  g_autofree char *url = NULL;
  gboolean is_told = FALSE;
  const GOptionEntry entries[] =
  {
    { "store", 0, 0, G_OPTION_ARG_STRING, &url, "Store", "URL" },
    BW_CTL_PROGRESS_OPTION (&is_told),
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (bw_ctl_options_parse (entries, usage, 1, &argc, &argv, &error)
      && bw_ctl_options_need ("store", url, &error)
      && work_on (verb, url, argv[1], is_told, work, &error))
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
 * Makes a store of either kind out of a copy. Never writes over one that is there.
 *
 * Returns: 0 if the store is there, 1 if not, 2 on wrong usage
 */
int
bw_ctl_backup_restore (int    argc,
                       char **argv)
{
  return run ("restore", "restore --store=URL FILE", restore, argc, argv);
}
