/* bw-window-suggest.c: of the window: who could finish earlier, and the order for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-orders-page.h"
#include "bw-suggest-window.h"
#include "bw-window-private.h"

/* The page of the orders keeps the drafts, shown or not. */
static void
on_suggest_draft_cb (BwWindow        *self,
                     BwOrder         *order,
                     BwSuggestWindow *window)
{
  GtkWidget *page;

  g_assert (BW_IS_WINDOW (self));

  page = bw_window_ensure_page (self, BW_PAGE_ORDERS);
  bw_orders_page_write (BW_ORDERS_PAGE (page), GTK_WINDOW (window), order);
}

static void
on_suggest_activate_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  if (self->suggest == NULL)
    {
      g_set_weak_pointer (&self->suggest, bw_suggest_window_new (GTK_WINDOW (self), self->desk));
      g_signal_connect_object (self->suggest, "draft", G_CALLBACK (on_suggest_draft_cb), self, G_CONNECT_SWAPPED);
    }

  gtk_window_present (GTK_WINDOW (self->suggest));
}

static const GActionEntry entries[] = {
  { "suggest", on_suggest_activate_cb },
};

/**
 * bw_window_add_suggest: (skip)
 * @self: a window
 */
void
bw_window_add_suggest (BwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
