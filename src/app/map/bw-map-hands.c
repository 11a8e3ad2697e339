/* bw-map-hands.c: of the map: its actions, and the views that a person has had
 *
 * Each is an action, so that keys, buttons and the menu do the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-commands.h"
#include "bw-map-hands-private.h"
#include "bw-saver.h"

#include <glib/gi18n.h>

/* Of one press. */
#define ZOOM_STEP 2.0

/* Milliseconds without a move after which a view is one to come back to. */
#define TRAIL_DELAY 400

static void
copy (BwMap      *self,
      const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  bw_saver_tell_copied (GTK_WIDGET (self), text, NULL);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  copy (BW_MAP (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_position_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  BwMap *self = BW_MAP (widget);
  g_autofree char *text = NULL;
  BwMapSpot spot;

  bw_map_find_focus (self, &spot);
  text = bw_map_format_position (&spot, FALSE);
  copy (self, text);
}

static void
copy_name_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BwMap *self = BW_MAP (widget);
  BwMapSpot spot;

  bw_map_find_focus (self, &spot);
  if (spot.place == BW_PLACE_NONE)
    spot.place = bw_map_scene_get_scope (self->scene);
  if (spot.place != BW_PLACE_NONE)
    copy (self, bw_place_tree_get_name (bw_desk_get_places (self->desk), spot.place, self->language));
}

static void
narrow_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwMap *self = BW_MAP (widget);
  BwPlace place = bw_place_tree_lookup (bw_desk_get_places (self->desk), g_variant_get_string (parameter, NULL));

  if (place != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, place);
}

static void
widen_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  bw_map_widen (BW_MAP (widget));
}

static void
measure_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BwMap *self = BW_MAP (widget);
  BwMapSpot spot;

  bw_map_find_focus (self, &spot);
  if (self->ruler == NULL)
    bw_map_start_ruler (self, spot.x, spot.y);
  else
    bw_map_stop_ruler (self);
}

static void
measure_from_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  double x;
  double y;

  g_variant_get (parameter, "(dd)", &x, &y);
  bw_map_start_ruler (BW_MAP (widget), x, y);
  gtk_widget_grab_focus (widget);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  bw_map_zoom (BW_MAP (widget), g_str_equal (action_name, "hand.zoom-out"), gtk_widget_get_width (widget) / 2.0,
               gtk_widget_get_height (widget) / 2.0);
}

static void
fit_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  bw_map_fit (BW_MAP (widget));
}

static void
go_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  BwMap *self = BW_MAP (widget);
  const BwMapTrailStep *step = bw_map_trail_go (self->trail, g_str_equal (action_name, "hand.go-back") ? -1 : 1);

  if (step == NULL)
    return;

  if (step->is_whole)
    bw_map_fit (self);
  else
    bw_map_layer_show (self->layer, &step->view);
  bw_map_update_hands (self);
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BwMap *self = BW_MAP (widget);
  BwMapSpot spot;
  double x;
  double y;

  bw_map_find_focus (self, &spot);
  bw_map_locate (self, spot.x, spot.y, &x, &y);
  bw_map_show_menu (self, &spot, CLAMP (x, 0, gtk_widget_get_width (widget)),
                    CLAMP (y, 0, gtk_widget_get_height (widget)));
}

static gboolean
on_trail_timeout_cb (gpointer data)
{
  BwMap *self = data;
  BwMapTrailStep step = { .is_whole = bw_map_layer_is_fitted (self->layer) };

  if (bw_map_layer_get_target (self->layer, &step.view))
    return G_SOURCE_CONTINUE;

  self->trail_id = 0;
  bw_map_trail_add (self->trail, &step);
  bw_map_update_hands (self);
  return G_SOURCE_REMOVE;
}

static void
on_viewport_notify_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  bw_map_update_hands (self);
  g_clear_handle_id (&self->trail_id, g_source_remove);
  self->trail_id = g_timeout_add (TRAIL_DELAY, on_trail_timeout_cb, self);
}

static void
on_desk_notify_scope_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  /* Views of another area lead nowhere that a person would look for. */
  bw_map_trail_clear (self->trail);
  bw_map_stop_ruler (self);
}

/**
 * bw_map_zoom:
 * @self: a map
 * @is_out: away from it
 * @x: pixels
 * @y: pixels
 *
 * What is at that point of the screen stays there.
 */
void
bw_map_zoom (BwMap    *self,
             gboolean  is_out,
             double    x,
             double    y)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  double factor = is_out ? 1 / ZOOM_STEP : ZOOM_STEP;
  double least;
  double most;
  BwMapView view;

  /* No farther than it goes: the point would stay only at the scale that was asked for. */
  bw_map_layer_get_target (self->layer, &view);
  least = bw_map_view_zoom_to_scale (shumate_viewport_get_min_zoom_level (viewport)) / view.scale;
  most = bw_map_view_zoom_to_scale (shumate_viewport_get_max_zoom_level (viewport)) / view.scale;
  bw_map_view_magnify (&view, CLAMP (factor, least, most), x, y);
  bw_map_layer_show (self->layer, &view);
}

/**
 * bw_map_format_position:
 * @spot: a point of a map
 * @is_longitude_first: as programs write it; FALSE: as people do
 *
 * Returns: (transfer full): degrees, WGS-84, to about a metre
 */
char *
bw_map_format_position (const BwMapSpot *spot,
                        gboolean         is_longitude_first)
{
  char first[G_ASCII_DTOSTR_BUF_SIZE];
  char second[G_ASCII_DTOSTR_BUF_SIZE];
  double longitude;
  double latitude;

  bw_map_view_unproject (spot->x, spot->y, &longitude, &latitude);
  g_ascii_formatd (first, sizeof first, "%.5f", is_longitude_first ? longitude : latitude);
  g_ascii_formatd (second, sizeof second, "%.5f", is_longitude_first ? latitude : longitude);
  return g_strdup_printf ("%s, %s", first, second);
}

/**
 * bw_map_update_hands:
 * @self: a map
 *
 * To be called when another view is shown, or may be.
 */
void
bw_map_update_hands (BwMap *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand.go-back", bw_map_trail_can_go (self->trail, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand.go-forward", bw_map_trail_can_go (self->trail, 1));
  gtk_widget_set_visible (self->fit_button, self->interactive && !bw_map_layer_is_fitted (self->layer));
}

/**
 * bw_map_follow_views:
 * @self: a map with a desk
 *
 * Keeps the views that it comes to rest at.
 */
void
bw_map_follow_views (BwMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  static const char * const signals[] = { "notify::latitude", "notify::longitude", "notify::zoom-level" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (viewport, signals[i], G_CALLBACK (on_viewport_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::scope", G_CALLBACK (on_desk_notify_scope_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_map_install_hands:
 * @klass: of the map
 */
void
bw_map_install_hands (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "hand.copy", "s", copy_action);
  gtk_widget_class_install_action (klass, "hand.copy-name", NULL, copy_name_action);
  gtk_widget_class_install_action (klass, "hand.copy-position", NULL, copy_position_action);
  gtk_widget_class_install_action (klass, "hand.fit", NULL, fit_action);
  gtk_widget_class_install_action (klass, "hand.go-back", NULL, go_action);
  gtk_widget_class_install_action (klass, "hand.go-forward", NULL, go_action);
  gtk_widget_class_install_action (klass, "hand.measure", NULL, measure_action);
  gtk_widget_class_install_action (klass, "hand.measure-from", "(dd)", measure_from_action);
  gtk_widget_class_install_action (klass, "hand.menu", NULL, menu_action);
  gtk_widget_class_install_action (klass, "hand.narrow", "s", narrow_action);
  gtk_widget_class_install_action (klass, "hand.widen", NULL, widen_action);
  gtk_widget_class_install_action (klass, "hand.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "hand.zoom-out", NULL, zoom_action);
  bw_map_commands_install (klass);
}
