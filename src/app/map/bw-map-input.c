/* bw-map-input.c: pointer and keys on the map
 *
 * Moving and zooming by drag, wheel and pinch are libshumate's. Ours: hovering,
 * choosing, the keyboard. A press chooses at once: to wait for a second one would make
 * each choice slow. So a double press zooms where a press has nothing to choose, beyond
 * the outlines and in an area without parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-commands.h"
#include "bw-map-hands-private.h"

#include <math.h>

/* A press that moved farther than this was a drag, pixels. */
#define DRAG_DISTANCE 6.0

static void
narrow (BwMap *self,
        int    area)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);

  if (area >= 0 && !places->is_whole)
    bw_desk_set_scope_place (self->desk, places->areas[area].place);
}

static void
hover_area (BwMap *self,
            int    area)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);

  bw_desk_set_hovered (self->desk, area >= 0 ? places->areas[area].place : BW_PLACE_NONE);
}

static gboolean
step_to_neighbour (BwMap  *self,
                   double  dx,
                   double  dy)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  int area = bw_map_find_key_area (self);
  int next;

  if (layout == NULL || layout->places != bw_map_scene_get_places (self->scene))
    return FALSE;
  if (self->ruler == NULL && bw_map_step_selection (self, dx, dy))
    return TRUE;

  next = bw_map_layout_find_neighbour (layout, area, dx, dy);
  if (next < 0 && area < 0 && layout->places->n_areas > 0)
    next = (int) layout->order[0];
  self->has_exception = FALSE;
  if (next >= 0)
    {
      g_autofree char *text = bw_map_describe_area (self, (guint) next);

      hover_area (self, next);
      /* What is measured from place to place is not chosen. */
      if (self->ruler == NULL && !layout->places->is_whole)
        bw_map_select (self, layout->places->areas[next].place);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  return TRUE;
}

/* The exception after (before) the one that Tab stands on, in the order of places.
 * FALSE: there is none; the focus goes on. */
static gboolean
step_to_exception (BwMap *self,
                   int    direction)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);
  const BwMapState *state = bw_map_scene_get_state (self->scene);
  gint64 row = self->has_exception ? (gint64) self->exception : direction > 0 ? -1 : (gint64) places->n_sites;

  /* There may be a hundred of them: Escape and Tab is the way out. */
  if (self->is_leaving)
    {
      self->is_leaving = FALSE;
      return FALSE;
    }

  for (row += direction; row >= 0 && row < (gint64) places->n_sites; row += direction)
    {
      g_autofree char *text = NULL;

      if (!bw_condition_is_exception (bw_map_state_get_condition (state, places->sites[row])))
        continue;

      self->exception = (guint32) row;
      self->has_exception = TRUE;
      bw_map_select (self, places->sites[row]);
      text = bw_map_describe_site (self, places->sites[row]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return TRUE;
    }

  self->has_exception = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return FALSE;
}

static void
activate (BwMap *self)
{
  const BwMapPlaces *places = bw_map_scene_get_places (self->scene);
  BwPlace selected = bw_desk_get_selected (self->desk);

  if (self->has_exception && self->exception < places->n_sites)
    bw_desk_set_scope_place (self->desk, places->sites[self->exception]);
  else if (selected != BW_PLACE_NONE && bw_map_find_row (self, selected) >= 0)
    bw_desk_set_scope_place (self->desk, selected);
  else
    narrow (self, bw_map_find_key_area (self));
}

static gboolean
handle_key (BwMap *self,
            guint  key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step_to_neighbour (self, -1, 0);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step_to_neighbour (self, 1, 0);

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_to_neighbour (self, 0, -1);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_to_neighbour (self, 0, 1);

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return step_to_exception (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return step_to_exception (self, -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self);
      return TRUE;

    case GDK_KEY_BackSpace:
      bw_map_widen (self);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
has_popover_focus (BwMap *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_native (focus) != gtk_widget_get_native (GTK_WIDGET (self));
}

static gboolean
on_keys_pressed_cb (BwMap           *self,
                    guint            key,
                    guint            code,
                    GdkModifierType  modifiers)
{
  gboolean handled;

  g_assert (BW_IS_MAP (self));

  /* What stands on the map hands on the keys that it has no use for. On its button those
   * of the view act, but in a list or a menu above it nothing of the map is meant. */
  if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    return has_popover_focus (self) && bw_map_commands_has_key (key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

  if (!self->interactive
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (self->ruler != NULL && bw_map_handle_ruler_key (self, key))
    return GDK_EVENT_STOP;

  /* Escape is others' too: it is taken only while there is something to clear. */
  if (key == GDK_KEY_Escape)
    {
      gboolean had = self->has_exception || bw_desk_get_hovered (self->desk) != BW_PLACE_NONE
                     || bw_desk_get_selected (self->desk) != BW_PLACE_NONE;

      self->is_leaving = self->has_exception;
      self->has_exception = FALSE;
      hover_area (self, -1);
      bw_map_select (self, BW_PLACE_NONE);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return had;
    }

  handled = handle_key (self, key);
  if (handled && self->ruler != NULL)
    {
      BwMapSpot spot;

      bw_map_find_focus (self, &spot);
      bw_map_move_ruler (self, &spot, FALSE);
    }
  return handled;
}

static void
on_motion_move_cb (BwMap  *self,
                   double  x,
                   double  y)
{
  int area;

  g_assert (BW_IS_MAP (self));

  if (!self->interactive)
    return;

  if (self->ruler != NULL)
    {
      BwMapSpot spot;

      bw_map_find_spot (self, x, y, &spot);
      bw_map_move_ruler (self, &spot, FALSE);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
      return;
    }

  area = bw_map_pick_area (self, x, y);
  if (area >= 0 || bw_map_scene_find_area (self->scene, bw_desk_get_hovered (self->desk)) >= 0)
    hover_area (self, area);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   area >= 0 || bw_map_pick_mark (self, x, y) != NULL ? "pointer" : NULL);
}

static void
on_motion_leave_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  if (bw_map_scene_find_area (self->scene, bw_desk_get_hovered (self->desk)) >= 0)
    hover_area (self, -1);
}

static gboolean
is_on_button (BwMap  *self,
              double  x,
              double  y)
{
  GtkWidget *there = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return there != NULL && (there == self->fit_button || gtk_widget_is_ancestor (there, self->fit_button));
}

static void
on_click_pressed_cb (BwMap  *self,
                     int     n_press,
                     double  x,
                     double  y)
{
  g_assert (BW_IS_MAP (self));

  /* What is pressed there is no place. */
  self->pressed_x = is_on_button (self, x, y) ? -G_MAXDOUBLE : x;
  self->pressed_y = y;
  if (self->pressed_x == x)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
choose (BwMap  *self,
        double  x,
        double  y)
{
  const BwMapMark *mark = bw_map_pick_mark (self, x, y);
  g_autoptr (GArray) rows = bw_map_list_rows (self, x, y);
  BwMapSpot spot;

  if (self->ruler != NULL)
    {
      bw_map_find_spot (self, x, y, &spot);
      bw_map_move_ruler (self, &spot, TRUE);
    }
  else if (mark != NULL)
    {
      /* Of many nobody can say which one was meant. */
      if (rows->len == 1)
        bw_map_select (self, bw_map_scene_get_places (self->scene)->sites[g_array_index (rows, guint32, 0)]);
      bw_map_show_list (self, mark, rows);
    }
  else
    narrow (self, bw_map_pick_area (self, x, y));
}

static void
on_click_released_cb (BwMap           *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *click)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  g_assert (BW_IS_MAP (self));

  if (!self->interactive || hypot (x - self->pressed_x, y - self->pressed_y) > DRAG_DISTANCE)
    return;

  if (n_press == 1)
    choose (self, x, y);
  else if (n_press == 2 && self->ruler == NULL
           && (bw_map_pick_area (self, x, y) < 0 || bw_map_scene_get_places (self->scene)->is_whole))
    bw_map_zoom (self, (state & GDK_SHIFT_MASK) != 0, x, y);
}

/* By the secondary button, or a finger that rests. */
static void
ask_menu (BwMap      *self,
          GtkGesture *gesture,
          double      x,
          double      y)
{
  BwMapSpot spot;

  if (!self->interactive || is_on_button (self, x, y))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  bw_map_find_spot (self, x, y, &spot);
  bw_map_show_menu (self, &spot, x, y);
}

static void
on_secondary_pressed_cb (BwMap      *self,
                         int         n_press,
                         double      x,
                         double      y,
                         GtkGesture *gesture)
{
  g_assert (BW_IS_MAP (self));

  ask_menu (self, gesture, x, y);
}

static void
on_rest_pressed_cb (BwMap      *self,
                    double      x,
                    double      y,
                    GtkGesture *gesture)
{
  g_assert (BW_IS_MAP (self));

  ask_menu (self, gesture, x, y);
}

static gboolean
on_map_query_tooltip_cb (BwMap      *self,
                         int         x,
                         int         y,
                         gboolean    is_keyboard,
                         GtkTooltip *tooltip)
{
  const BwMapMark *mark = is_keyboard ? NULL : bw_map_pick_mark (self, x, y);
  int area = is_keyboard ? bw_map_scene_find_area (self->scene, bw_desk_get_hovered (self->desk))
                         : bw_map_pick_area (self, x, y);
  g_autofree char *text = NULL;
  GdkRectangle tip = { x - 4, y - 4, 8, 8 };

  /* It would lie over the length of the line. */
  if (self->ruler != NULL)
    return FALSE;

  if (mark != NULL)
    text = bw_map_describe_mark (self, mark, bw_map_count_rows (self, x, y));
  else if (area >= 0)
    text = bw_map_describe_area (self, (guint) area);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  if (!is_keyboard)
    gtk_tooltip_set_tip_area (tooltip, &tip);
  return TRUE;
}

static void
add_menu_gestures (BwMap *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *rest = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  /* A mouse that rests while it drags is no wish for a menu. */
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (rest), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (rest, "pressed", G_CALLBACK (on_rest_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (rest));
}

/**
 * bw_map_widen:
 * @self: a map
 *
 * Goes to the area above.
 */
void
bw_map_widen (BwMap *self)
{
  BwPlace scope = bw_map_scene_get_scope (self->scene);

  if (scope != BW_PLACE_NONE)
    bw_desk_set_scope_place (self->desk, bw_place_tree_get_parent (bw_desk_get_places (self->desk), scope));
}

/**
 * bw_map_add_controllers:
 * @self: a map
 *
 * They stand on the map, not on the layer: a ShumateLayer gets no pointer events.
 */
void
bw_map_add_controllers (BwMap *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_move_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_motion_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  /* Before libshumate's drag, which takes every press for its own. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_keys_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_map_query_tooltip_cb), NULL);
  add_menu_gestures (self);
}
