/* bw-replay-window-points.c: of the replay: points, whose histories are asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-window-private.h"

#include <glib/gi18n.h>

/* Points that are asked for one by one; of more, none are listed. */
#define MAX_POINTS 300

static void
show_reading (BwReplayWindow *self)
{
  guint n_points = bw_replay_loader_get_n_points (self->loader);
  guint n_answered = bw_replay_loader_get_n_answered (self->loader);
  g_autofree char *text = NULL;

  /* Translators: two numbers of points */
  text = g_strdup_printf (_("Reading histories: %u of %u"), n_answered, n_points);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, (double) n_answered / n_points);
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
      bw_replay_item_set_note (item, NULL);
      bw_replay_window_show_item (self, item, index);
    }
  else
    bw_replay_item_set_note (item, _("could not be read"));
  show_reading (self);
}

/* Those that were not read say so: they may have reported. */
static void
on_loader_ended_cb (BwReplayWindow *self,
                    BwReplayLoader *loader)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      BwReplayItem *item = bw_replay_window_get_item (self, i);

      if (g_strcmp0 (bw_replay_item_get_note (item), _("being read")) == 0)
        bw_replay_item_set_note (item, _("not read"));
    }
  gtk_widget_set_visible (self->reading, FALSE);
}

/**
 * bw_replay_window_read_points: (skip)
 * @self: a window whose replay holds the scope and nothing else
 * @parts: of the scope
 * @sampled: measure
 * @target: measure
 *
 * Lists the points where there is nothing else below the scope.
 */
void
bw_replay_window_read_points (BwReplayWindow    *self,
                              const BwAreaParts *parts,
                              BwMeasureId        sampled,
                              BwMeasureId        target)
{
  BwClientSession *session = bw_desk_get_session (self->desk);
  BwPlaceTree *tree = bw_desk_get_places (self->desk);
  gboolean is_live = bw_client_session_get_connection (session) == BW_CONNECTION_LIVE;
  gint64 step = bw_replay_get_step (self->replay);

  if (!parts->is_sites || parts->listed->len > MAX_POINTS || step == 0)
    return;

  if (is_live)
    self->loader = bw_replay_loader_new (session, bw_picture_get_subject_name (bw_desk_get_picture (self->desk),
                                                                              bw_desk_get_sampling (self->desk)),
                                         bw_replay_get_from (self->replay), bw_replay_get_until (self->replay), step);
  for (guint i = 0; i < parts->listed->len; i++)
    {
      BwPlace point = g_array_index (parts->listed, BwPlace, i);
      g_autoptr (BwReplayItem) item = bw_replay_window_add_area (self, point, sampled, target);

      bw_replay_item_set_note (item, is_live ? _("being read") : _("not at hand"));
      g_list_store_append (self->items, item);
      if (is_live)
        bw_replay_loader_add (self->loader, bw_place_tree_get_code (tree, point), i + 1);
    }
}

/**
 * bw_replay_window_start_reading: (skip)
 * @self: a window with a loader
 *
 * Asks for their histories, and shows how far that is.
 */
void
bw_replay_window_start_reading (BwReplayWindow *self)
{
  g_signal_connect_object (self->loader, "answered", G_CALLBACK (on_loader_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "ended", G_CALLBACK (on_loader_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->reading, TRUE);
  show_reading (self);
  bw_replay_loader_start (self->loader);
}
