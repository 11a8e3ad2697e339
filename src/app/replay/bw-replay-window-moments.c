/* bw-replay-window-moments.c: of the replay: how far all were at a time
 *
 * Whether an area was in time takes its whole history: a worker looks for all of them, one
 * time after the other. While it is at it, the newest time waits; times in between that
 * nobody would have seen are left out. Of the items only those are told that a row shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-format-text.h"
#include "bw-replay-window-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* From one picture of the map to the next, while histories of points arrive. */
#define MAP_PAUSE_MS 100

static void compute (BwReplayWindow *self);

static const BwReplayMoment *
get_moment (BwReplayWindow *self,
            guint           index)
{
  return &g_array_index (self->moments, BwReplayMoment, index);
}

static BwReplayItem *
get_item (BwReplayWindow *self,
          guint           index)
{
  return index == 0 ? self->scope : bw_replay_window_get_item (self, index - 1);
}

static void
show_item (BwReplayWindow *self,
           BwReplayItem   *item,
           guint           index)
{
  bw_replay_item_set_moment (item, get_moment (self, index), bw_round_get_plan_share (self->round, self->instant));
}

/* A point is shown as soon as its history is known: whether it had reported by then. */
static void
set_points (BwReplayWindow *self,
            BwMapState     *state)
{
  bw_map_state_hide_sites (state);
  for (guint i = 0; i < self->is_known->len; i++)
    {
      BwPlace point = g_array_index (self->points, BwPlace, i);

      if (self->is_known->data[i] && point < state->n_places)
        state->conditions[point] = isnan (get_moment (self, i + 1)->done) ? BW_CONDITION_UNKNOWN : BW_CONDITION_NORMAL;
    }
}

/* What the map is told by. */
static BwMapState *
make_state (BwReplayWindow *self)
{
  BwMapState *state = bw_map_state_new (self->places->n_areas, self->points->len > 0 ? self->n_places : 0);

  for (guint i = 0; i < self->areas->len; i++)
    {
      int index = g_array_index (self->areas, int, i);

      if (index < 0)
        continue;

      state->areas[i].value = get_moment (self, (guint) index)->share;
      state->areas[i].pace = get_moment (self, (guint) index)->pace;
      state->areas[i].is_outside = bw_replay_item_is_outside (get_item (self, (guint) index));
    }
  if (self->points->len > 0)
    set_points (self, state);

  return state;
}

/* Of these nothing follows, but they have reported. */
static guint
count_contradictions (BwReplayWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->areas->len; i++)
    {
      int index = g_array_index (self->areas, int, i);

      n += index >= 0 && get_moment (self, (guint) index)->done < 0.0
           && !bw_replay_item_is_outside (get_item (self, (guint) index));
    }

  return n;
}

static void
append_points (BwReplayWindow   *self,
               const BwMapState *state,
               GString          *text)
{
  guint n_shown;
  guint n_without;
  guint n_missing = 0;

  bw_map_state_count_sites (state, self->places, 1u << BW_SITE_KIND_SAMPLING, &n_shown, &n_without);
  for (guint i = 0; i < self->places->n_sites; i++)
    n_missing += !bw_map_state_is_hidden (state, self->places->sites[i])
                 && bw_map_state_get_condition (state, self->places->sites[i]) == BW_CONDITION_UNKNOWN;
  g_string_append (text, "; ");
  /* Translators: numbers of points of a map: all that have a mark, those of them that had
   * not reported, those whose history is not at hand, those that no position is known of */
  bw_format_text_append (text, _("points: %u shown, %u of them not reported, %u not read, %u without a position"),
                         n_shown, n_missing, self->points->len - self->n_known, self->n_known - n_shown);
}

static void
say_map (BwReplayWindow   *self,
         const BwMapState *state)
{
  g_autofree char *time = bw_replay_window_dup_time (self, self->instant);
  g_autoptr (GString) label = g_string_new (NULL);
  guint n_late;
  guint n_missing;
  guint n_stale;
  guint n_contradictions = count_contradictions (self);

  bw_map_state_count (state, &n_late, &n_missing, &n_stale);
  bw_format_text_append (label,
                         /* Translators: the name of an area, a time in the past, and numbers of areas; the last
                          * is of those whose corrections exceed what was reported */
                         _("Map of %s as it was at %s: areas: %u, late: %u, not reported: %u, contradictory: %u"),
                         self->name, time, state->n_areas, n_late, n_missing - n_contradictions, n_contradictions);
  if (self->points->len > 0)
    append_points (self, state, label);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->map), label->str);
}

/* (transfer full): what the marks of points mean, and which of them have none */
static char *
dup_points_note (BwReplayWindow *self)
{
  guint n = self->points->len;
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n == 0)
    return g_strdup (_("points are not replayed here"));
  if (self->listing_id == 0 && n_listed < n)
    /* Translators: two numbers of points */
    return bw_format_text (_("%u of %u points listed: the places have changed meanwhile; open the replay again"),
                           n_listed, n);
  if (self->n_known == 0)
    /* Translators: a number of points */
    return bw_format_text (_("%u points without marks: their histories are not at hand"), n);
  if (self->n_known < n)
    /* Translators: two numbers of points */
    return bw_format_text (_("marks of points: whether they had reported by then; %u of %u points were read, the "
                             "others have none"), self->n_known, n);

  return g_strdup (_("marks of points: whether they had reported by then"));
}

static void
show_footer (BwReplayWindow *self)
{
  g_autofree char *points = dup_points_note (self);
  g_autofree char *time = bw_replay_window_dup_time (self, self->instant);
  g_autofree char *from = bw_replay_window_dup_time (self, bw_replay_get_from (self->replay));
  g_autofree char *until = bw_replay_window_dup_time (self, bw_replay_get_until (self->replay));
  g_autofree char *figures = NULL;
  g_autofree char *footer = NULL;

  /* Translators: three times */
  figures = g_strdup_printf (_("Figures as of %s · the round from %s to %s, when this window opened · shares of the "
                               "targets of now"), time, from, until);
  footer = g_strdup_printf ("%s · %s", figures, points);
  bw_calm_set_text (self->footer, footer);
}

/* The list comes with its first figures: before, nothing could be said of them. */
static void
show_list (BwReplayWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (gtk_list_view_get_model (self->list) != NULL)
    return;

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static void
show_moments (BwReplayWindow *self)
{
  show_item (self, self->scope, 0);
  for (guint i = 0; i < self->bound->len; i++)
    {
      BwReplayItem *item = g_ptr_array_index (self->bound, i);

      show_item (self, item, bw_replay_item_get_index (item));
    }
  show_list (self);
  bw_replay_window_show_map (self);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  BwReplayWindow *self;
  g_autofree BwReplayMoment *moments = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  moments = bw_replay_compute_finish (result, &n, &error);
  /* The window has gone. */
  if (moments == NULL)
    return;

  self = user_data;
  g_clear_object (&self->computing);
  self->instant = self->asked;
  memcpy (self->moments->data, moments, n * sizeof (BwReplayMoment));
  for (guint i = 0; i < self->late->len; i++)
    {
      guint index = g_array_index (self->late, guint, i);

      bw_replay_get_moment (self->replay, index, self->instant, &g_array_index (self->moments, BwReplayMoment, index));
    }
  show_moments (self);
  compute (self);
}

static void
compute (BwReplayWindow *self)
{
  if (self->computing != NULL || self->wanted == self->instant)
    return;

  g_array_set_size (self->late, 0);
  self->asked = self->wanted;
  self->computing = g_cancellable_new ();
  bw_replay_compute_async (self->replay, self->asked, self->computing, on_computed_cb, self);
}

static gboolean
on_map_timeout_cb (gpointer data)
{
  BwReplayWindow *self = data;

  self->map_id = 0;
  if (self->instant != 0)
    bw_replay_window_show_map (self);
  return G_SOURCE_REMOVE;
}

/**
 * bw_replay_window_show_instant: (skip)
 * @self: a window
 * @instant: a time at which totals were told
 *
 * Shows how far all were then, as soon as that is known.
 */
void
bw_replay_window_show_instant (BwReplayWindow *self,
                               gint64          instant)
{
  self->wanted = instant;
  compute (self);
}

/**
 * bw_replay_window_bind_item: (skip)
 * @self: a window
 * @index: in the replay
 *
 * A row shows it from now on.
 */
void
bw_replay_window_bind_item (BwReplayWindow *self,
                            guint           index)
{
  BwReplayItem *item = get_item (self, index);

  bw_replay_window_note_point (self, item);
  show_item (self, item, index);
  g_ptr_array_add (self->bound, g_object_ref (item));
  if (self->loader != NULL)
    bw_replay_loader_prefer (self->loader, index);
}

/**
 * bw_replay_window_unbind_item: (skip)
 * @self: a window
 * @item: what a row shows no more
 */
void
bw_replay_window_unbind_item (BwReplayWindow *self,
                              BwReplayItem   *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/**
 * bw_replay_window_update_point: (skip)
 * @self: a window
 * @index: in the replay; its history has just come
 */
void
bw_replay_window_update_point (BwReplayWindow *self,
                               guint           index)
{
  BwReplayItem *item = get_item (self, index);

  self->n_known += !self->is_known->data[index - 1];
  self->is_known->data[index - 1] = TRUE;
  if (self->computing != NULL)
    g_array_append_val (self->late, index);
  bw_replay_get_moment (self->replay, index, self->instant, &g_array_index (self->moments, BwReplayMoment, index));
  if (g_ptr_array_find (self->bound, item, NULL))
    show_item (self, item, index);
  bw_replay_window_plan_map (self);
}

/**
 * bw_replay_window_plan_map: (skip)
 * @self: a window
 *
 * Shows the map anew in a moment: what else comes until then is shown with it. Each picture
 * goes through all points.
 */
void
bw_replay_window_plan_map (BwReplayWindow *self)
{
  if (self->map_id == 0)
    self->map_id = g_timeout_add (MAP_PAUSE_MS, on_map_timeout_cb, self);
}

/**
 * bw_replay_window_show_map: (skip)
 * @self: a window
 *
 * Shows on the map what is known of the time that is shown, and says it.
 */
void
bw_replay_window_show_map (BwReplayWindow *self)
{
  BwMapState *state = make_state (self);

  g_clear_handle_id (&self->map_id, g_source_remove);
  show_footer (self);
  say_map (self, state);
  bw_replay_map_set_state (self->map, state);
}
