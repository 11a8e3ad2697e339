/* bw-replay-window.c: how the round went, in a frame that is not of now
 *
 * What is replayed is read once, when the window opens. Areas and map are looked up anew
 * when the time passes the end of a step of the histories, and not before; by a worker
 * (bw-replay-window-moments.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-window.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-format.h"
#include "bw-replay-window-private.h"
#include "bw-settings.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* Of a player without a history: nothing is played. */
#define NO_STEP BW_TIME_HOUR

/* Steps of the slider's page keys. */
#define PAGE_STEPS 4

G_DEFINE_FINAL_TYPE (BwReplayWindow, bw_replay_window, ADW_TYPE_WINDOW)

/* As the choices of the template. */
static const guint speeds[] = { 1, 10, 60, 300, 600 };

static gboolean
is_animated (BwReplayWindow *self)
{
  gboolean animated;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated, NULL);
  return animated;
}

static void
show_time (BwReplayWindow *self)
{
  gint64 time = bw_replay_player_get_time (self->player);
  gint64 instant = bw_replay_get_instant (self->replay, time);
  /* Who wants little motion sees the steps only. */
  gint64 shown = bw_replay_player_get_playing (self->player) && !is_animated (self) ? instant : time;
  g_autofree char *text = bw_replay_window_dup_time (self, shown);
  g_autofree char *banner = NULL;

  /* Translators: the title of a window; a time in the past */
  banner = g_strdup_printf (_("Replay %s · not now"), text);
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), banner) != 0)
    {
      gtk_window_set_title (GTK_WINDOW (self), banner);
      gtk_label_set_label (self->banner, banner);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
    }
  self->is_showing = TRUE;
  gtk_range_set_value (self->slider, (double) (shown - bw_replay_get_from (self->replay)) / BW_TIME_SECOND);
  self->is_showing = FALSE;
  bw_replay_window_show_instant (self, instant);
}

/* Told when it changes: the label is a live one. */
static void
show_playing (BwReplayWindow *self)
{
  gboolean is_playing = bw_replay_player_get_playing (self->player);
  const char *word = is_playing ? C_("replay", "Pause") : C_("replay", "Play");
  g_autofree char *state = NULL;

  /* Translators: so many seconds pass in a second */
  state = is_playing ? g_strdup_printf (_("playing ×%u"), bw_replay_player_get_speed (self->player))
                     : g_strdup (C_("replay", "paused"));
  gtk_label_set_label (self->state, state);
  gtk_button_set_icon_name (self->play, is_playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), word);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->play), word);
}

static void
on_player_time_cb (BwReplayWindow *self)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  show_time (self);
}

static void
on_player_playing_cb (BwReplayWindow *self)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  show_playing (self);
  show_time (self);
}

static void
on_speed_selected_cb (BwReplayWindow *self,
                      GParamSpec     *pspec,
                      GtkDropDown    *speed)
{
  guint index = gtk_drop_down_get_selected (speed);

  g_assert (BW_IS_REPLAY_WINDOW (self));

  if (self->player == NULL || index >= G_N_ELEMENTS (speeds))
    return;

  bw_replay_player_set_speed (self->player, speeds[index]);
  show_playing (self);
}

/* Its keys step as those of the window do. */
static gboolean
on_slider_change_cb (BwReplayWindow *self,
                     GtkScrollType   scroll,
                     double          value,
                     GtkRange       *slider)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  if (scroll == GTK_SCROLL_STEP_BACKWARD || scroll == GTK_SCROLL_STEP_LEFT)
    bw_replay_player_step (self->player, -1);
  else if (scroll == GTK_SCROLL_STEP_FORWARD || scroll == GTK_SCROLL_STEP_RIGHT)
    bw_replay_player_step (self->player, 1);
  else
    return FALSE;

  return TRUE;
}

/* Where it is put, by hand or through the accessibility tree, it stands. */
static void
on_slider_value_cb (BwReplayWindow *self,
                    GtkRange       *slider)
{
  gint64 seconds = (gint64) round (gtk_range_get_value (slider));

  g_assert (BW_IS_REPLAY_WINDOW (self));

  if (!self->is_showing && self->player != NULL)
    bw_replay_player_set_time (self->player, bw_replay_get_from (self->replay) + seconds * BW_TIME_SECOND);
}

static void
on_cancel_clicked_cb (BwReplayWindow *self,
                      GtkButton      *button)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  if (self->loader != NULL)
    bw_replay_loader_cancel (self->loader);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, bw_replay_row_new ());
}

static void
on_factory_bind_cb (BwReplayWindow *self,
                    GtkListItem    *list_item)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  bw_replay_window_bind_item (self, gtk_list_item_get_position (list_item) + 1);
  bw_replay_row_set_item (BW_REPLAY_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_factory_unbind_cb (BwReplayWindow *self,
                      GtkListItem    *list_item)
{
  g_assert (BW_IS_REPLAY_WINDOW (self));

  bw_replay_window_unbind_item (self, gtk_list_item_get_item (list_item));
  bw_replay_row_set_item (BW_REPLAY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
play_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BwReplayWindow *self = BW_REPLAY_WINDOW (widget);

  bw_replay_player_set_playing (self->player, !bw_replay_player_get_playing (self->player));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  bw_replay_player_step (BW_REPLAY_WINDOW (widget)->player, -1);
}

static void
forward_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  bw_replay_player_step (BW_REPLAY_WINDOW (widget)->player, 1);
}

static void
begin_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BwReplayWindow *self = BW_REPLAY_WINDOW (widget);

  bw_replay_player_set_time (self->player, bw_replay_get_from (self->replay));
}

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BwReplayWindow *self = BW_REPLAY_WINDOW (widget);

  bw_replay_player_set_time (self->player, bw_replay_get_until (self->replay));
}

static void
bw_replay_window_dispose (GObject *object)
{
  BwReplayWindow *self = BW_REPLAY_WINDOW (object);

  if (self->player != NULL)
    bw_replay_player_set_playing (self->player, FALSE);
  if (self->loader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->loader, self);
      bw_replay_loader_cancel (self->loader);
    }
  if (self->computing != NULL)
    g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  g_clear_handle_id (&self->listing_id, g_source_remove);
  g_clear_handle_id (&self->map_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_REPLAY_WINDOW);
  g_clear_object (&self->loader);
  g_clear_object (&self->player);
  g_clear_object (&self->items);
  g_clear_object (&self->scope);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_replay_window_parent_class)->dispose (object);
}

static void
bw_replay_window_finalize (GObject *object)
{
  BwReplayWindow *self = BW_REPLAY_WINDOW (object);

  g_clear_pointer (&self->replay, bw_replay_unref);
  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->places, bw_map_places_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_array_unref);
  g_clear_pointer (&self->late, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->is_known, g_byte_array_unref);
  g_free (self->name);

  G_OBJECT_CLASS (bw_replay_window_parent_class)->finalize (object);
}

static void
bw_replay_window_class_init (BwReplayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_replay_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_replay_window_finalize;

  g_type_ensure (BW_TYPE_REPLAY_MAP);
  g_type_ensure (BW_TYPE_REPLAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/replay/bw-replay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, exercise);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, map);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, whole);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, controls);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, back);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, forward);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, play);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, speed);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, slider);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, state);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, BwReplayWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_speed_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_slider_change_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_slider_value_cb);
  gtk_widget_class_install_action (widget_class, "replay.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "replay.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "replay.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "replay.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "replay.end", NULL, end_action);
}

static void
bw_replay_window_init (BwReplayWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (BW_TYPE_REPLAY_ITEM);
  self->bound = g_ptr_array_new_with_free_func (g_object_unref);
  self->moments = g_array_new (FALSE, FALSE, sizeof (BwReplayMoment));
  self->late = g_array_new (FALSE, FALSE, sizeof (guint));
  self->points = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->is_known = g_byte_array_new ();
  self->areas = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);

  bw_accessible_set_label (GTK_ACCESSIBLE (self->back), _("One step back"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->forward), _("One step forward"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->speed), _("Speed of the replay"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->slider), _("Time of the replay"));
  bw_accessible_follow_text (self->state);
}

/* Index in the replay by area: those of the map are some of the parts, or the scope. */
static void
find_areas (BwReplayWindow *self,
            BwPlace         scope,
            GHashTable     *indices)
{
  for (guint i = 0; i < self->places->n_areas; i++)
    {
      BwPlace place = self->places->areas[i].place;
      gpointer found = NULL;
      int index = -1;

      if (place == scope)
        index = 0;
      else if (g_hash_table_lookup_extended (indices, GUINT_TO_POINTER (place), NULL, &found))
        index = GPOINTER_TO_INT (found);
      g_array_append_val (self->areas, index);
    }
}

/* The areas of the scope. */
static void
read_areas (BwReplayWindow *self,
            BwPlace         scope)
{
  BwPlaceTree *tree = bw_desk_get_places (self->desk);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  g_auto (BwAreaParts) parts = { 0 };

  self->edition = bw_place_tree_get_edition (tree);
  self->n_places = bw_place_tree_get_size (tree);
  self->scope = bw_replay_window_add_area (self, scope);
  bw_area_parts_init (&parts, tree, scope);
  for (guint i = 0; i < parts.listed->len; i++)
    {
      BwPlace part = g_array_index (parts.listed, BwPlace, i);
      g_autoptr (BwReplayItem) item = NULL;

      if (bw_place_tree_is_site (tree, part))
        continue;

      item = bw_replay_window_add_area (self, part);
      bw_replay_item_set_index (item, g_list_model_get_n_items (G_LIST_MODEL (self->items)) + 1);
      g_list_store_append (self->items, item);
      g_hash_table_insert (indices, GUINT_TO_POINTER (part),
                           GUINT_TO_POINTER (g_list_model_get_n_items (G_LIST_MODEL (self->items))));
    }

  self->places = bw_map_places_new (tree, scope, bw_desk_get_language (self->desk));
  find_areas (self, scope, indices);
  if (parts.is_sites && bw_replay_get_step (self->replay) != 0)
    bw_replay_window_list_points (self, &parts);
}

static void
show_nothing (BwReplayWindow *self,
              const char     *why)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Replay"));
  gtk_label_set_label (self->banner, _("Replay"));
  adw_status_page_set_description (self->empty, why);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_visible (self->controls, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "replay.play", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "replay.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "replay.forward", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "replay.begin", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "replay.end", FALSE);
}

static void
start (BwReplayWindow *self)
{
  g_autoptr (GSettings) settings = bw_settings_new ();
  g_autofree char *number = settings != NULL ? g_settings_get_string (settings, "map-approval-number") : NULL;
  gint64 from = bw_replay_get_from (self->replay);
  gint64 until = bw_replay_get_until (self->replay);
  gint64 step = bw_replay_get_step (self->replay);

  self->player = bw_replay_player_new (from, until, step);
  bw_replay_player_set_speed (self->player, speeds[gtk_drop_down_get_selected (self->speed)]);
  g_signal_connect_object (self->player, "notify::time", G_CALLBACK (on_player_time_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (on_player_playing_cb), self,
                           G_CONNECT_SWAPPED);

  self->is_showing = TRUE;
  gtk_range_set_range (self->slider, 0, (double) (until - from) / BW_TIME_SECOND);
  gtk_range_set_increments (self->slider, (double) step / BW_TIME_SECOND, PAGE_STEPS * (double) step / BW_TIME_SECOND);
  self->is_showing = FALSE;
  bw_replay_map_set_places (self->map, self->places, bw_desk_get_language (self->desk), number);
  bw_replay_row_set_item (self->whole, self->scope);
  show_playing (self);
  show_time (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->slider));
}

/* Reads what is replayed, or why there is nothing. */
static void
read_desk (BwReplayWindow *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwRound *round = bw_desk_get_round (self->desk);
  gint64 now = bw_desk_get_data_now (self->desk);

  if (scope != BW_PLACE_NONE)
    self->name = g_strdup (bw_place_tree_get_name (bw_desk_get_places (self->desk), scope,
                                                   bw_desk_get_language (self->desk)));
  adw_window_title_set_title (self->title, self->name != NULL ? self->name : "");
  gtk_widget_set_visible (self->exercise, bw_client_session_get_exercise (bw_desk_get_session (self->desk)));
  if (scope == BW_PLACE_NONE || round == NULL || round->starts >= now)
    {
      show_nothing (self, _("No round has begun."));
      return;
    }

  self->round = bw_round_ref (round);
  adw_window_title_set_subtitle (self->title, g_str_has_prefix (bw_desk_get_language (self->desk), "zh")
                                                  || round->name_en == NULL
                                                ? round->name
                                                : round->name_en);
  self->replay = bw_replay_new (round, now);
  read_areas (self, scope);
  if (bw_replay_get_step (self->replay) == 0)
    show_nothing (self, _("No history of this round is at hand: no area here has reported yet, or the saved file "
                          "holds none."));
  else
    start (self);
}

/**
 * bw_replay_window_new:
 * @parent: the window that it stands above
 * @desk: whose scope and round
 *
 * Returns: (transfer none): a window, to be presented; it stands at the newest, paused
 */
GtkWidget *
bw_replay_window_new (GtkWindow *parent,
                      BwDesk    *desk)
{
  BwReplayWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_REPLAY_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  read_desk (self);
  return GTK_WIDGET (self);
}

gboolean
bw_replay_window_is_settled (BwReplayWindow *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_WINDOW (self), FALSE);

  return self->player == NULL
         || (self->computing == NULL && self->listing_id == 0 && self->map_id == 0
             && self->wanted == self->instant && bw_replay_map_is_settled (self->map));
}

/**
 * bw_replay_window_get_item: (skip)
 * @self: a window
 * @index: in its list
 *
 * Returns: (transfer none): a part
 */
BwReplayItem *
bw_replay_window_get_item (BwReplayWindow *self,
                           guint           index)
{
  g_autoptr (BwReplayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  return item;
}

/**
 * bw_replay_window_add_area: (skip)
 * @self: a window
 * @place: an area or a point
 *
 * Takes its history, if it is at hand, into the replay.
 *
 * Returns: (transfer full): what is shown of it
 */
BwReplayItem *
bw_replay_window_add_area (BwReplayWindow *self,
                           BwPlace         place)
{
  BwPicture *picture = bw_desk_get_picture (self->desk);
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (picture);
  BwMeasureId sampled = bw_measure_catalogue_lookup (catalogue, "sampled")->index;
  BwMeasureId target = bw_measure_catalogue_lookup (catalogue, "target")->index;
  BwSubject subject = bw_desk_get_sampling (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  const BwReplayMoment nothing = { .done = NAN, .share = NAN, .pace = BW_PACE_UNKNOWN };

  bw_replay_add (self->replay, bw_picture_get_series (picture, place, subject, sampled),
                 bw_picture_get_value (picture, place, subject, target));
  g_array_append_val (self->moments, nothing);
  return bw_replay_item_new (bw_place_tree_get_name (bw_desk_get_places (self->desk), place, language),
                             !bw_picture_is_in_round (picture, self->round, place),
                             bw_desk_get_time_zone (self->desk), language);
}

/**
 * bw_replay_window_dup_time: (skip)
 * @self: a window
 * @time: microseconds
 *
 * Returns: (transfer full): as it is written here
 */
char *
bw_replay_window_dup_time (BwReplayWindow *self,
                           gint64          time)
{
  return bw_format_day_time (time, bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
}
