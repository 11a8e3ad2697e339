/* bw-window-pages.c: the pages, made one by one when there is nothing else to do, or when
 * they are first shown
 *
 * To make one takes as long as a frame: nobody who turns to it should wait.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-checkpoints-page.h"
#include "bw-donations-page.h"
#include "bw-inspections-page.h"
#include "bw-orders-page.h"
#include "bw-overview-page.h"
#include "bw-page-focus.h"
#include "bw-page-sheet.h"
#include "bw-sampling-page.h"
#include "bw-stage.h"
#include "bw-teams-page.h"
#include "bw-window-private.h"

static GtkWidget *
make_page (BwWindow *self,
           BwPage    page)
{
  switch (page)
    {
    case BW_PAGE_SAMPLING:
      return bw_sampling_page_new (self->desk);

    case BW_PAGE_CHECKPOINTS:
      return bw_checkpoints_page_new (self->desk);

    case BW_PAGE_DONATIONS:
      return bw_donations_page_new (self->desk);

    case BW_PAGE_ORDERS:
      return bw_orders_page_new (self->desk);

    case BW_PAGE_TEAMS:
      return bw_teams_page_new (self->desk);

    case BW_PAGE_INSPECTIONS:
      return bw_inspections_page_new (self->desk);

    case BW_PAGE_OVERVIEW:
    default:
      return bw_overview_page_new (self->desk);
    }
}

static GtkWidget *
add_page (BwWindow *self,
          BwPage    page)
{
  const char *name = bw_page_to_string (page);

  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    {
      gtk_stack_add_named (self->pages, make_page (self, page), name);
      bw_accessible_hide_covered (self->pages);
    }

  return gtk_stack_get_child_by_name (self->pages, name);
}

/**
 * bw_window_ensure_page: (skip)
 * @self: a window
 * @page: a page
 *
 * Returns: (transfer none): the page, which need not be the one that is shown
 */
GtkWidget *
bw_window_ensure_page (BwWindow *self,
                       BwPage    page)
{
  return add_page (self, page);
}

/* Pages fill what they have missed when they are mapped: much of it may be new. */
static void
turn_to_page (BwWindow *self)
{
  GtkWidget *page = add_page (self, bw_desk_get_page (self->desk));
  GtkWidget *before = gtk_stack_get_visible_child (self->pages);

  if (page == before)
    return;

  bw_page_focus_keep (self->pages);
  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->pages, page);
  if (before != NULL)
    gtk_widget_set_visible (before, FALSE);
  bw_accessible_hide_covered (self->pages);
  bw_ahead_find (page);
  bw_page_focus_restore (self->pages);
}

/* Styles and sizes of what a page is made of are found out when they are asked for; what
 * is known of them then need not be found out when it is shown in the same room. */
static void
lay_out (BwWindow  *self,
         GtkWidget *page)
{
  GtkAllocation room = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self->pages)),
                         gtk_widget_get_height (GTK_WIDGET (self->pages)) };
  int width;
  int height;

  if (page == gtk_stack_get_visible_child (self->pages))
    return;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  room.width = MAX (room.width, width);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, room.width, &height, NULL, NULL, NULL);
  room.height = MAX (room.height, height);
  gtk_widget_size_allocate (page, &room, -1);
  /* Whenever a window loses the focus, GTK goes through the styles of all that is visible,
   * also of pages that others cover. */
  if (page != gtk_stack_get_child_by_name (self->pages, bw_page_to_string (bw_desk_get_page (self->desk))))
    gtk_widget_set_visible (page, FALSE);
}

static gboolean
on_turn_idle_cb (gpointer user_data)
{
  BwWindow *self = user_data;

  g_assert (BW_IS_WINDOW (self));

  if (self->fresh_page != NULL)
    {
      if (!bw_ahead_step (self->fresh_page))
        lay_out (self, g_steal_pointer (&self->fresh_page));
      return G_SOURCE_CONTINUE;
    }

  self->turn_source = 0;
  turn_to_page (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame, which would find out all at once. */
static void
prepare_page (BwWindow  *self,
              GtkWidget *page)
{
  self->fresh_page = page;
  if (self->turn_source == 0)
    self->turn_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_turn_idle_cb, self, NULL);
}

/**
 * bw_window_show_page: (skip)
 * @self: a window
 *
 * Shows the page of the desk: at once if it is made, else it is made now, and laid out,
 * and filled and shown, in the next turns of the main loop.
 */
void
bw_window_show_page (BwWindow *self)
{
  BwPage page = bw_desk_get_page (self->desk);
  GtkWidget *made = gtk_stack_get_child_by_name (self->pages, bw_page_to_string (page));

  /* The desk tells of a page, and of its history: the second time it is on its way. */
  if (made != NULL && made == self->fresh_page && self->turn_source != 0)
    return;

  if (made != NULL)
    {
      g_clear_handle_id (&self->turn_source, g_source_remove);
      turn_to_page (self);
      return;
    }

  prepare_page (self, add_page (self, page));
}

static gboolean
on_page_idle_cb (gpointer user_data)
{
  BwWindow *self = user_data;

  g_assert (BW_IS_WINDOW (self));

  for (BwPage page = 0; page < BW_N_PAGES; page++)
    {
      if (gtk_stack_get_child_by_name (self->pages, bw_page_to_string (page)) != NULL)
        continue;

      prepare_page (self, add_page (self, page));
      return G_SOURCE_CONTINUE;
    }

  self->page_source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * bw_window_make_pages: (skip)
 * @self: a window
 *
 * Makes the pages that are not there, one a turn of the main loop, when it is idle.
 */
void
bw_window_make_pages (BwWindow *self)
{
  if (self->page_source == 0)
    self->page_source = g_idle_add_full (G_PRIORITY_LOW, on_page_idle_cb, self, NULL);
}

/**
 * bw_window_is_page_settled: (skip)
 * @self: a window
 *
 * Returns: whether the page shows all that is known
 */
gboolean
bw_window_is_page_settled (BwWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page == NULL || self->turn_source != 0 || !bw_stage_is_settled (page))
    return FALSE;

  if (BW_IS_CHECKPOINTS_PAGE (page))
    return bw_checkpoints_page_is_settled (BW_CHECKPOINTS_PAGE (page));
  if (BW_IS_DONATIONS_PAGE (page))
    return bw_donations_page_is_settled (BW_DONATIONS_PAGE (page));
  if (BW_IS_INSPECTIONS_PAGE (page))
    return bw_inspections_page_is_settled (BW_INSPECTIONS_PAGE (page));
  if (BW_IS_ORDERS_PAGE (page))
    return bw_orders_page_is_settled (BW_ORDERS_PAGE (page));
  if (BW_IS_OVERVIEW_PAGE (page))
    return bw_overview_page_is_settled (BW_OVERVIEW_PAGE (page));
  if (BW_IS_SAMPLING_PAGE (page))
    return bw_sampling_page_is_settled (BW_SAMPLING_PAGE (page));
  if (BW_IS_TEAMS_PAGE (page))
    return bw_teams_page_is_settled (BW_TEAMS_PAGE (page));

  return TRUE;
}

/**
 * bw_window_get_printable: (skip)
 * @self: a window
 *
 * Returns: (transfer full): what the page that is shown prints
 */
BwPrintable *
bw_window_get_printable (BwWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (BW_IS_SAMPLING_PAGE (page))
    return g_object_ref (BW_PRINTABLE (bw_point_list_get_table (bw_sampling_board_get_list (
                                         bw_sampling_page_get_board (BW_SAMPLING_PAGE (page))))));
  if (BW_IS_INSPECTIONS_PAGE (page))
    return g_object_ref (BW_PRINTABLE (bw_inspections_page_get_table (BW_INSPECTIONS_PAGE (page))));

  return BW_PRINTABLE (bw_page_sheet_new (self->desk, page));
}
