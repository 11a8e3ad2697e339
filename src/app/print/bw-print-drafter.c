/* bw-print-drafter.c: drafts the briefing of what a desk shows, without holding it up
 *
 * Shifts, orders and visits are read between two frames; then the figures are read, all of
 * the cut-off at which this began.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-print-drafter.h"

#include "bw-briefing.h"
#include "bw-print.h"
#include "bw-printable.h"
#include "bw-settings.h"

#include <glib/gi18n.h>

/* A turn of the main loop may take 4 ms. */
#define STEP_US 3000

typedef struct
{
  BwDesk         *desk;   /* (owned) */
  GTask          *task;   /* (owned) (nullable) */
  char           *scope;  /* (owned) */
  gint64          as_of;
  gint64          stopped;
  BwBriefingWork *work;   /* (owned) (nullable) */
} Drafting;

static void
free_drafting (gpointer data)
{
  Drafting *drafting = data;

  g_clear_pointer (&drafting->work, bw_briefing_work_free);
  g_clear_object (&drafting->task);
  g_object_unref (drafting->desk);
  g_free (drafting->scope);
  g_free (drafting);
}

static BwBriefingContent *
draft (Drafting  *drafting,
       GError   **error)
{
  g_autoptr (GSettings) settings = bw_settings_new ();
  g_autofree char *approval = settings != NULL ? g_settings_get_string (settings, "map-approval-number") : NULL;
  BwBriefingContent *content = bw_briefing_draft_with (bw_desk_get_picture (drafting->desk), drafting->scope,
                                                       drafting->as_of, drafting->stopped, 0,
                                                       bw_desk_get_language (drafting->desk),
                                                       g_steal_pointer (&drafting->work), error);

  if (content != NULL)
    bw_briefing_content_set_approval (content, approval);

  return content;
}

static gboolean
on_idle_cb (gpointer user_data)
{
  Drafting *drafting = user_data;
  BwBriefingContent *content;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (drafting->task))
    return G_SOURCE_REMOVE;

  if (bw_briefing_work_is_stale (drafting->work))
    {
      g_set_error (&error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE, "%s",
                   _("The places were read anew meanwhile: print it again"));
      bw_printable_return (g_steal_pointer (&drafting->task), NULL, error);
      return G_SOURCE_REMOVE;
    }

  if (!bw_briefing_work_step (drafting->work, STEP_US))
    return G_SOURCE_CONTINUE;

  content = draft (drafting, &error);
  bw_printable_return (g_steal_pointer (&drafting->task), content, error);
  return G_SOURCE_REMOVE;
}

/**
 * bw_print_drafter_run:
 * @desk: what is shown
 * @task: (transfer full): of a draft
 */
void
bw_print_drafter_run (BwDesk *desk,
                      GTask  *task)
{
  BwPlace place;
  Drafting *drafting;

  g_return_if_fail (BW_IS_DESK (desk));

  place = bw_desk_get_scope_place (desk);
  if (place == BW_PLACE_NONE)
    {
      bw_printable_return (task, NULL, g_error_new_literal (BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE,
                                                            _("There is no area to print the briefing of")));
      return;
    }

  drafting = g_new0 (Drafting, 1);
  drafting->desk = g_object_ref (desk);
  drafting->task = task;
  drafting->scope = g_strdup (bw_desk_get_scope (desk));
  drafting->as_of = bw_desk_get_data_now (desk);
  drafting->stopped = bw_print_get_stopped (desk);
  drafting->work = bw_briefing_work_new (bw_desk_get_picture (desk), place, bw_desk_get_time_zone (desk),
                                         drafting->stopped != 0 ? drafting->stopped : drafting->as_of);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle_cb, drafting, free_drafting);
}
