/* bw-ctl-fold.c: the verb fold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-fold.h"

#include "bw-ctl-options.h"
#include "bw-ctl-progress.h"
#include "bw-ctl.h"
#include "bw-store-upkeep.h"
#include "bw-time.h"

/* A step of the series, as the backend keeps it unless it is told otherwise. */
#define STEP_S   900
#define MAX_DAYS 36500

typedef struct
{
  char    *store;
  char    *before_text;
  int      days;
  int      step;
  gboolean progress;
  gint64   before;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->store);
  g_free (options->before_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
check_options (Options  *options,
               GError  **error)
{
  if (!bw_ctl_options_need ("store", options->store, error))
    return FALSE;
  if ((options->days >= 0) == (options->before_text != NULL))
    return bw_ctl_options_refuse (error, "one of --keep-reports and --before is needed");
  if (options->days > MAX_DAYS)
    return bw_ctl_options_refuse (error, "--keep-reports is from 0 to 36500 days");
  if (options->step < 60 || options->step > 86400 || 86400 % options->step != 0)
    return bw_ctl_options_refuse (error, "--step is from 60 to 86400 seconds, and a day has a whole number of them");

  options->before = g_get_real_time () - options->days * BW_TIME_DAY;
  if (!bw_ctl_options_read_time ("before", options->before_text, &options->before, error))
    return FALSE;
  if (options->before > g_get_real_time ())
    return bw_ctl_options_refuse (error, "--before lies in the future: reports of then could not come in any more");

  /* Only whole steps, so that the next time does not fold half of one anew. */
  options->before -= options->before % (options->step * BW_TIME_SECOND);
  return TRUE;
}

static gboolean
parse_options (Options   *options,
               int        argc,
               char     **argv,
               GError   **error)
{
  const GOptionEntry entries[] =
  {
    { "store", 0, 0, G_OPTION_ARG_STRING, &options->store, "Store", "sqlite:PATH" },
    { "keep-reports", 0, 0, G_OPTION_ARG_INT, &options->days, "Keep those of so many days one by one", "DAYS" },
    { "before", 0, 0, G_OPTION_ARG_STRING, &options->before_text, "Keep those from then on one by one", "TIME" },
    { "step", 0, 0, G_OPTION_ARG_INT, &options->step, "What is within one is folded (900)", "SECONDS" },
    BW_CTL_PROGRESS_OPTION (&options->progress),
    { NULL },
  };

  options->days = -1;
  options->step = STEP_S;
  return bw_ctl_options_parse (entries, "fold --store=URL --keep-reports=DAYS", 0, &argc, &argv, error)
         && check_options (options, error);
}

static gboolean
fold (const Options  *options,
      GError        **error)
{
  g_autoptr (BwCtlProgress) progress = bw_ctl_progress_new ("fold", options->progress);
  g_autoptr (BwStore) store = bw_store_open (options->store, bw_measure_catalogue_get_default (), FALSE, error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *time = bw_time_format (options->before, zone);
  guint64 n_gone = 0;
  gboolean is_done;

  if (store == NULL || !bw_ctl_progress_check (progress, error))
    return FALSE;

  bw_ctl_progress_tell (progress, "rows gone", 0, 0);
  bw_ctl_progress_watch (progress, store);
  is_done = bw_store_upkeep_fold (store, options->before, options->step * BW_TIME_SECOND, &n_gone, error);
  bw_store_upkeep_set_monitor (store, NULL, NULL);
  bw_ctl_progress_tell (progress, "rows gone", n_gone, n_gone);
  if (is_done)
    g_print ("%s: reports before %s are folded, %" G_GUINT64_FORMAT " rows fewer\n", options->store, time, n_gone);
  else if (bw_ctl_progress_is_cancelled (progress))
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   "cancelled after %" G_GUINT64_FORMAT " rows; every figure is as it was, and the next time goes on",
                   n_gone);
    }
  return is_done;
}

/**
 * bw_ctl_fold:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Keeps old reports as few as give the same figures, also while a backend runs.
 *
 * Returns: 0 if it is done, 1 if not, 2 on wrong usage
 */
int
bw_ctl_fold (int    argc,
             char **argv)
{
  g_auto (Options) options = { .store = NULL };
  g_autoptr (GError) error = NULL;

  if (parse_options (&options, argc, argv, &error) && fold (&options, &error))
    return BW_EXIT_DONE;

  return bw_ctl_options_fail ("fold", error);
}
