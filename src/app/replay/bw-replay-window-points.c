/* bw-replay-window-points.c: of the replay: points, whose histories are asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-format-text.h"
#include "bw-replay-window-private.h"

#include <glib/gi18n.h>

/* Microseconds of one turn of the main loop, and points that are listed in one step of it. */
#define MOST_TIME 2000
#define N_A_STEP  16

/* Until those are read that are asked for by themselves; the rows of later ones say that
 * they are being read. */
static void
show_reading (BwReplayWindow *self)
{
  guint n_points = bw_replay_loader_get_n_wanted (self->loader);
  guint n_answered = bw_replay_loader_get_n_answered (self->loader);
  g_autofree char *text = NULL;

  /* Translators: two numbers of points */
  text = bw_format_text (_("Reading histories: %u of %u"), n_answered, n_points);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, (double) n_answered / n_points);
  if (n_answered == n_points)
    gtk_widget_set_visible (self->reading, FALSE);
}

static void
on_loader_answered_cb (BwReplayWindow *self,
                       guint           index,
                       BwSeries       *history,
                       BwReplayLoader *loader)
{
  BwReplayItem *item = bw_replay_window_get_item (self, index - 1);

  g_assert (BW_IS_REPLAY_WINDOW (self));

  if (history != NULL)
    {
      bw_replay_set_history (self->replay, index, history);
      bw_replay_item_set_reading (item, BW_REPLAY_READING_DONE);
      bw_replay_window_update_point (self, index);
    }
  else
    bw_replay_item_set_reading (item, BW_REPLAY_READING_FAILED);
  show_reading (self);
}

static void
on_loader_ended_cb (BwReplayWindow *self,
                    BwReplayLoader *loader)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  for (guint i = 0; i < self->bound->len; i++)
    bw_replay_window_note_point (self, g_ptr_array_index (self->bound, i));
  gtk_widget_set_visible (self->reading, FALSE);
  bw_replay_window_plan_map (self);
}

static void
start_reading (BwReplayWindow *self)
{
  g_signal_connect_object (self->loader, "answered", G_CALLBACK (on_loader_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "ended", G_CALLBACK (on_loader_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->reading, TRUE);
  show_reading (self);
  bw_replay_loader_start (self->loader);
}

/* Some more of the points. */
static void
list_some (BwReplayWindow *self)
{
  BwPlaceTree *tree = bw_desk_get_places (self->desk);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gpointer items[N_A_STEP];
  guint n_items = 0;

  for (; n_items < N_A_STEP && n + n_items < self->points->len; n_items++)
    {
      BwPlace point = g_array_index (self->points, BwPlace, n + n_items);
      const guint8 is_known = FALSE;
      BwReplayItem *item = bw_replay_window_add_area (self, point);

      bw_replay_item_set_index (item, n + n_items + 1);
      bw_replay_item_set_reading (item, self->loader != NULL ? BW_REPLAY_READING_WAITS : BW_REPLAY_READING_ABSENT);
      g_byte_array_append (self->is_known, &is_known, 1);
      items[n_items] = item;
      if (self->loader != NULL)
        bw_replay_loader_add (self->loader, bw_place_tree_get_code (tree, point), n + n_items + 1);
    }

  g_list_store_splice (self->items, n, 0, items, n_items);
  for (guint i = 0; i < n_items; i++)
    g_object_unref (items[i]);
}

/* In steps: an area may have very many. If the places are others meanwhile, the rest of
 * them is not known any more. */
static gboolean
on_listing_idle_cb (gpointer data)
{
  BwReplayWindow *self = data;
  gint64 end = g_get_monotonic_time () + MOST_TIME;
  gboolean is_same = self->edition == bw_place_tree_get_edition (bw_desk_get_places (self->desk));

  while (is_same && g_list_model_get_n_items (G_LIST_MODEL (self->items)) < self->points->len)
    {
      list_some (self);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->listing_id = 0;
  if (!is_same)
    bw_replay_window_plan_map (self);
  if (self->loader != NULL && bw_replay_loader_get_n_points (self->loader) > 0)
    start_reading (self);
  return G_SOURCE_REMOVE;
}

/**
 * bw_replay_window_note_point: (skip)
 * @self: a window
 * @item: a point that a row shows
 *
 * If it was not read and never will be, it says so: it may have reported. Of very many
 * points only those are told that somebody sees.
 */
void
bw_replay_window_note_point (BwReplayWindow *self,
                             BwReplayItem   *item)
{
  if (self->loader != NULL && bw_replay_loader_is_ended (self->loader)
      && bw_replay_item_get_reading (item) == BW_REPLAY_READING_WAITS)
    bw_replay_item_set_reading (item, BW_REPLAY_READING_LEFT);
}

/**
 * bw_replay_window_list_points: (skip)
 * @self: a window whose replay holds the scope and nothing else, with a step
 * @parts: of the scope: points
 *
 * Lists them step by step; then asks for their histories, and shows how far that is.
 */
void
bw_replay_window_list_points (BwReplayWindow    *self,
                              const BwAreaParts *parts)
{
  BwClientSession *session = bw_desk_get_session (self->desk);
  BwPicture *picture = bw_desk_get_picture (self->desk);

  g_array_append_vals (self->points, parts->listed->data, parts->listed->len);
  if (bw_client_session_get_connection (session) == BW_CONNECTION_LIVE)
    self->loader = bw_replay_loader_new (session,
                                         bw_picture_get_subject_name (picture, bw_desk_get_sampling (self->desk)),
                                         bw_replay_get_from (self->replay), bw_replay_get_until (self->replay),
                                         bw_replay_get_step (self->replay));
  self->listing_id = g_idle_add (on_listing_idle_cb, self);
}
