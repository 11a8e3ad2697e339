/* test-bw-map.c: the widget follows its desk, and the worker is never waited for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-hands-private.h"

#include "bw-base-map-settings.h"
#include "bw-locations.h"

#include <adwaita.h>
#include <math.h>

/* A picture that does not come in this time never will; nothing is asserted about
 * how fast it does. */
#define PATIENCE_MS 30000

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *window;
  BwMap           *map;
} Fixture;

/* One document, with ' for ". */
static void apply (Fixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
apply (Fixture    *fixture,
       const char *format,
       ...)
{
  BwPicture *picture = bw_client_session_get_picture (fixture->session);
  g_autoptr (BwDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  va_list arguments;

  va_start (arguments, format);
  json = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  document = bw_document_new (g_strdelimit (json, "'", '"'), -1, bw_picture_get_catalogue (picture), &error);
  g_assert_no_error (error);
  bw_picture_apply (picture, &document, 1);
  bw_picture_commit (picture);
}

static BwPlace
get_place (Fixture    *fixture,
           const char *code)
{
  return bw_place_tree_lookup (bw_desk_get_places (fixture->desk), code);
}

static void
on_patience_timeout_cb (gpointer data)
{
  g_error ("the map does not settle");
}

static void
wait_settled (Fixture *fixture)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);

  while (!bw_map_is_settled (fixture->map))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* Until the worker has brought one more picture, whatever of. */
static void
wait_painted (Fixture *fixture)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);
  guint before = bw_map_layer_get_n_pictures (fixture->map->layer);

  while (bw_map_layer_get_n_pictures (fixture->map->layer) == before)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  apply (fixture, "{'type':'area','id':'c','at':'2021-08-08T14:00:00+08:00','level':'city','name':'许昌市'}");
  apply (fixture, "{'type':'area','id':'d1','at':'2021-08-08T14:00:00+08:00','parent':'c','level':'district',"
                  "'name':'甲区','boundary':{'type':'Polygon','coordinates':"
                  "[[[113.0,34.0],[113.5,34.0],[113.5,34.5],[113.0,34.5],[113.0,34.0]]]}}");
  apply (fixture, "{'type':'area','id':'d2','at':'2021-08-08T14:00:00+08:00','parent':'c','level':'district',"
                  "'name':'乙区','boundary':{'type':'Polygon','coordinates':"
                  "[[[113.5,34.0],[114.0,34.0],[114.0,34.5],[113.5,34.5],[113.5,34.0]]]}}");
  apply (fixture, "{'type':'area','id':'s1','at':'2021-08-08T14:00:00+08:00','parent':'d1',"
                  "'level':'subdistrict','name':'甲一街道'}");
  apply (fixture, "{'type':'site','id':'m1','at':'2021-08-08T14:00:00+08:00','area':'d2',"
                  "'kind':'venue','name':'点','position':[113.9,34.1],'state':'open'}");
  fixture->desk = bw_desk_new (fixture->session);
  bw_desk_set_scope (fixture->desk, "c");
  fixture->map = BW_MAP (bw_map_new (fixture->desk));
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 400);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->map));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
}

static void
on_object_notify_cb (GObject    *object,
                     GParamSpec *pspec,
                     guint      *n)
{
  (*n)++;
}

static void
check_property (Fixture      *fixture,
                const char   *name,
                const GValue *value)
{
  g_autofree char *detailed = g_strconcat ("notify::", name, NULL);
  g_auto (GValue) got = G_VALUE_INIT;
  guint n = 0;
  unsigned long id = g_signal_connect (fixture->map, detailed, G_CALLBACK (on_object_notify_cb), &n);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (fixture->map), name);

  g_object_set_property (G_OBJECT (fixture->map), name, value);
  g_assert_cmpuint (n, ==, 1);
  g_object_set_property (G_OBJECT (fixture->map), name, value);
  g_assert_cmpuint (n, ==, 1);
  g_value_init (&got, G_VALUE_TYPE (value));
  g_object_get_property (G_OBJECT (fixture->map), name, &got);
  g_assert_cmpint (g_param_values_cmp (pspec, value, &got), ==, 0);
  g_signal_handler_disconnect (fixture->map, id);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *name; gboolean value; } switches[] = {
    { "interactive", FALSE }, { "lens", FALSE }, { "show-sampling", TRUE }, { "show-checkpoints", TRUE },
  };
  g_auto (GValue) number = G_VALUE_INIT;
  g_auto (GValue) kind = G_VALUE_INIT;
  g_auto (GValue) measure = G_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, G_TYPE_BOOLEAN);
      g_value_set_boolean (&value, switches[i].value);
      check_property (fixture, switches[i].name, &value);
    }
  g_value_init (&number, G_TYPE_DOUBLE);
  g_value_set_double (&number, 2.25);
  check_property (fixture, "text-scale", &number);
  g_value_init (&kind, G_TYPE_INT);
  g_value_set_int (&kind, BW_PALETTE_WALL);
  check_property (fixture, "palette-kind", &kind);
  g_value_init (&measure, G_TYPE_STRING);
  g_value_set_string (&measure, "rate");
  check_property (fixture, "measure", &measure);
  wait_settled (fixture);
}

/* What is reported can be chosen; then the map speaks of it, and of what it is worth. */
static void
test_measure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GArray) before = bw_map_dup_measures (fixture->map);
  g_autoptr (GArray) after = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *area = NULL;
  g_autofree char *missing = NULL;
  int index;

  apply (fixture, "{'type':'tally','id':'d2/mobilisation','place':'d2','subject':'mobilisation',"
                  "'at':'2021-08-08T12:00:00+08:00','values':{'members':{'value':300,'bound':'>'}}}");
  after = bw_map_dup_measures (fixture->map);
  g_assert_cmpuint (before->len, ==, 3);
  g_assert_cmpuint (after->len, ==, 4);
  g_assert_cmpstr (bw_map_measure_to_string (&g_array_index (after, BwMapMeasure, 3)), ==, "members");

  g_object_set (fixture->map, "measure", "members", NULL);
  wait_settled (fixture);
  whole = bw_map_describe (fixture->map);
  g_assert_nonnull (strstr (whole, "参与党员"));
  index = bw_map_scene_find_area (fixture->map->scene, get_place (fixture, "d2"));
  area = bw_map_describe_area (fixture->map, (guint) index);
  g_assert_nonnull (strstr (area, "参与党员: ＞300 人\nas of "));
  index = bw_map_scene_find_area (fixture->map->scene, get_place (fixture, "d1"));
  missing = bw_map_describe_area (fixture->map, (guint) index);
  g_assert_nonnull (strstr (missing, "参与党员: 未上报"));

  g_object_set (fixture->map, "measure", "no such thing", NULL);
  g_assert_cmpstr (bw_map_measure_to_string (&fixture->map->measure), ==, "members");
}

/* Our arithmetic and libshumate's: to a hundredth of a pixel, wherever. */
static void
test_projection (Fixture       *fixture,
                 gconstpointer  data)
{
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map->map);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  wait_settled (fixture);
  for (guint i = 0; i < 200; i++)
    {
      double longitude = g_rand_double_range (rand, 110, 117);
      double latitude = g_rand_double_range (rand, 31, 37);
      BwMapView view;
      double x;
      double y;
      double theirs_x;
      double theirs_y;

      shumate_location_set_location (SHUMATE_LOCATION (viewport), g_rand_double_range (rand, 32, 36),
                                     g_rand_double_range (rand, 112, 115));
      shumate_viewport_set_zoom_level (viewport, g_rand_double_range (rand, 3, 15));
      bw_map_layer_get_view (fixture->map->layer, &view);
      bw_map_view_project (longitude, latitude, &x, &y);
      bw_map_view_to_screen (&view, x, y, &x, &y);
      shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (fixture->map->layer), latitude, longitude,
                                                  &theirs_x, &theirs_y);
      g_assert_cmpfloat_with_epsilon (x, theirs_x, 0.01);
      g_assert_cmpfloat_with_epsilon (y, theirs_y, 0.01);
    }
}

static GtkEventController *
find_controller (Fixture *fixture,
                 GType    type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->map));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }

  g_assert_not_reached ();
}

static GtkEventController *
find_click (Fixture *fixture,
            guint    button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->map));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return controller;
    }

  g_assert_not_reached ();
}

static void
find_middle (Fixture    *fixture,
             const char *code,
             double     *x,
             double     *y)
{
  BwPlace place = get_place (fixture, code);
  int area = bw_map_scene_find_area (fixture->map->scene, place);
  BwMapView view;

  g_assert_cmpint (area, >=, 0);
  bw_map_layer_get_view (fixture->map->layer, &view);
  bw_map_layout_get_centre (bw_map_layer_get_layout (fixture->map->layer), (guint) area, x, y);
  bw_map_view_to_screen (&view, *x, *y, x, y);
}

static gboolean
press_key (Fixture *fixture,
           guint    key)
{
  gboolean handled = FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         key, 0, 0, &handled);
  return handled;
}

static void
test_press (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *click = find_click (fixture, GDK_BUTTON_PRIMARY);
  double x;
  double y;

  wait_settled (fixture);
  find_middle (fixture, "d2", &x, &y);

  /* A drag chooses nothing. */
  g_signal_emit_by_name (click, "pressed", 1, x - 40, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");

  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d2");
  wait_settled (fixture);
  g_assert_true (bw_map_scene_get_places (fixture->map->scene)->is_whole);
  press_key (fixture, GDK_KEY_BackSpace);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
}

static void
test_hover (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *motion = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  double x;
  double y;

  wait_settled (fixture);
  find_middle (fixture, "d1", &x, &y);
  g_signal_emit_by_name (motion, "motion", x, y);
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, get_place (fixture, "d1"));
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, BW_PLACE_NONE);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  wait_settled (fixture);
  bw_desk_set_hovered (fixture->desk, get_place (fixture, "d1"));
  press_key (fixture, GDK_KEY_Right);
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, get_place (fixture, "d2"));
  press_key (fixture, GDK_KEY_Right);
  g_assert_cmpuint (bw_desk_get_hovered (fixture->desk), ==, get_place (fixture, "d2"));
  press_key (fixture, GDK_KEY_Return);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d2");
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map), action, NULL));
}

static double
get_scale (Fixture *fixture)
{
  BwMapView view;

  bw_map_layer_get_view (fixture->map->layer, &view);
  return view.scale;
}

/* Until the view that it has come to rest at is one to come back to. */
static void
wait_noted (Fixture *fixture)
{
  guint id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);

  wait_settled (fixture);
  while (fixture->map->trail_id != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* Nearer, back, forward, and all again; where a press chooses nothing two of them go
 * nearer, to what is under the pointer. */
static void
test_views (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *click = find_click (fixture, GDK_BUTTON_PRIMARY);
  double whole;
  double near;

  wait_noted (fixture);
  whole = get_scale (fixture);
  g_assert_false (gtk_widget_get_visible (fixture->map->fit_button));
  activate (fixture, "hand.zoom-in");
  wait_noted (fixture);
  near = get_scale (fixture);
  g_assert_cmpfloat_with_epsilon (near / whole, 2, 1e-6);
  g_assert_true (gtk_widget_get_visible (fixture->map->fit_button));

  activate (fixture, "hand.go-back");
  wait_noted (fixture);
  g_assert_cmpfloat_with_epsilon (get_scale (fixture) / whole, 1, 1e-6);
  g_assert_false (gtk_widget_get_visible (fixture->map->fit_button));
  activate (fixture, "hand.go-forward");
  wait_noted (fixture);
  g_assert_cmpfloat_with_epsilon (get_scale (fixture) / near, 1, 1e-6);
  activate (fixture, "hand.zoom-out");
  activate (fixture, "hand.fit");
  wait_settled (fixture);
  g_assert_cmpfloat_with_epsilon (get_scale (fixture) / whole, 1, 1e-6);

  g_signal_emit_by_name (click, "pressed", 2, 1.0, 1.0);
  g_signal_emit_by_name (click, "released", 2, 1.0, 1.0);
  wait_settled (fixture);
  g_assert_cmpfloat_with_epsilon (get_scale (fixture) / whole, 2, 1e-6);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
}

/* Where it goes no nearer, nor farther away, it stays where it is. */
static void
test_last_zoom (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint is_out = 0; is_out < 2; is_out++)
    {
      BwMapView last;
      BwMapView view;

      wait_settled (fixture);
      for (guint i = 0; i < 30; i++)
        bw_map_zoom (fixture->map, is_out == 1, 10, 10);
      bw_map_layer_get_view (fixture->map->layer, &last);
      bw_map_zoom (fixture->map, is_out == 1, 10, 10);
      bw_map_layer_get_view (fixture->map->layer, &view);
      g_assert_cmpfloat_with_epsilon ((view.x - last.x) * view.scale, 0, 0.5);
      g_assert_cmpfloat_with_epsilon ((view.y - last.y) * view.scale, 0, 0.5);
    }
}

/* From one area to the other, and back to where it began; Escape takes it away. */
static void
test_ruler (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *click = find_click (fixture, GDK_BUTTON_PRIMARY);
  double x;
  double y;
  double there;

  wait_settled (fixture);
  bw_desk_set_hovered (fixture->desk, get_place (fixture, "d1"));
  activate (fixture, "hand.measure");
  g_assert_nonnull (fixture->map->ruler);
  press_key (fixture, GDK_KEY_Right);
  there = bw_map_ruler_measure (fixture->map->ruler);
  /* Half a degree of longitude at 34.25° north. */
  g_assert_cmpfloat_with_epsilon (there, 46058, 1500);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Distance: 46.1 公里");
  press_key (fixture, GDK_KEY_Return);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
  press_key (fixture, GDK_KEY_Left);
  g_assert_cmpfloat_with_epsilon (bw_map_ruler_measure (fixture->map->ruler), 2 * there, 1);
  press_key (fixture, GDK_KEY_BackSpace);
  g_assert_cmpfloat_with_epsilon (bw_map_ruler_measure (fixture->map->ruler), 0, 1);

  /* A press lays a point down, and chooses nothing. */
  find_middle (fixture, "d2", &x, &y);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
  g_assert_cmpfloat_with_epsilon (bw_map_ruler_measure (fixture->map->ruler), there, 1);
  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  g_assert_null (fixture->map->ruler);

  /* Nor do the keys: they lead away from what is chosen. */
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, BW_PLACE_NONE);
  bw_desk_set_selected (fixture->desk, get_place (fixture, "m1"));
  activate (fixture, "hand.measure");
  press_key (fixture, GDK_KEY_Right);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, get_place (fixture, "m1"));
  g_assert_cmpfloat (bw_map_ruler_measure (fixture->map->ruler), >, 10000);
}

static void
write_labels (GMenuModel *menu,
              GString    *told)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (told, "%s|", label);
      if (section != NULL)
        write_labels (section, told);
    }
}

/* Of what was pressed, by the pointer and by the keys. */
static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  GtkEventController *click = find_click (fixture, GDK_BUTTON_SECONDARY);
  g_autofree char *people = NULL;
  g_autofree char *programs = NULL;
  BwMapSpot spot;
  double x;
  double y;

  wait_settled (fixture);
  find_middle (fixture, "d2", &x, &y);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_assert_true (gtk_widget_get_visible (fixture->map->menu));
  write_labels (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->map->menu)), told);
  g_assert_cmpstr (told->str, ==, "Narrow to 乙区|Copy Name|Copy Latitude, Longitude|Copy Longitude, Latitude|"
                   "Measure from Here|Zoom In|Zoom Out|Show All of the Area|View Before|View After|");
  gtk_popover_popdown (GTK_POPOVER (fixture->map->menu));

  /* The middle of the area, or a place that is pressed alone, and to a metre. */
  bw_desk_set_hovered (fixture->desk, get_place (fixture, "d2"));
  bw_map_find_focus (fixture->map, &spot);
  g_assert_cmpuint (spot.place, ==, get_place (fixture, "d2"));
  bw_map_view_project (113.75, 34.25, &spot.x, &spot.y);
  people = bw_map_format_position (&spot, FALSE);
  programs = bw_map_format_position (&spot, TRUE);
  g_assert_cmpstr (people, ==, "34.25000, 113.75000");
  g_assert_cmpstr (programs, ==, "113.75000, 34.25000");

  gtk_widget_activate_action (GTK_WIDGET (fixture->map), "hand.narrow", "s", "d2");
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d2");
  activate (fixture, "hand.widen");
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
}

/* A finger that rests opens what the secondary button opens, of the same place; only a
 * finger, for a mouse that rests may be dragging. */
static void
test_rest (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) by_button = g_string_new (NULL);
  g_autoptr (GString) by_finger = g_string_new (NULL);
  GtkEventController *click = find_click (fixture, GDK_BUTTON_SECONDARY);
  GtkEventController *rest = find_controller (fixture, GTK_TYPE_GESTURE_LONG_PRESS);
  double x;
  double y;

  wait_settled (fixture);
  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (rest)));
  find_middle (fixture, "d1", &x, &y);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  write_labels (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->map->menu)), by_button);
  gtk_popover_popdown (GTK_POPOVER (fixture->map->menu));
  g_assert_false (gtk_widget_get_visible (fixture->map->menu));

  g_signal_emit_by_name (rest, "pressed", x, y);
  g_assert_true (gtk_widget_get_visible (fixture->map->menu));
  write_labels (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->map->menu)), by_finger);
  g_assert_cmpstr (by_finger->str, ==, by_button->str);
  g_assert_nonnull (strstr (by_finger->str, "Narrow to 甲区|"));
  gtk_popover_popdown (GTK_POPOVER (fixture->map->menu));

  g_object_set (fixture->map, "interactive", FALSE, NULL);
  g_signal_emit_by_name (rest, "pressed", x, y);
  g_assert_false (gtk_widget_get_visible (fixture->map->menu));
}

/* Two fingers are libshumate's, which reads them from events that no test can make: its
 * gesture is there, and what it does to the view is followed, but never a turn of it. */
static void
test_pinch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->map->map));
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map->map);
  guint n_pinches = 0;
  double whole;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      n_pinches += GTK_IS_GESTURE_ZOOM (controller)
                   && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
    }
  g_assert_cmpuint (n_pinches, ==, 1);

  wait_settled (fixture);
  whole = get_scale (fixture);
  g_object_freeze_notify (G_OBJECT (viewport));
  shumate_viewport_set_zoom_level (viewport, shumate_viewport_get_zoom_level (viewport) + 0.5);
  shumate_viewport_set_rotation (viewport, 0.4);
  g_object_thaw_notify (G_OBJECT (viewport));
  wait_settled (fixture);
  g_assert_cmpfloat (shumate_viewport_get_rotation (viewport), ==, 0);
  g_assert_cmpfloat_with_epsilon (get_scale (fixture) / whole, G_SQRT2, 1e-6);
  g_assert_true (gtk_widget_get_visible (fixture->map->fit_button));
}

/* Tab walks the exceptions and then goes on; Escape lets it go on at once. */
static void
test_exceptions (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    apply (fixture, "{'type':'site','id':'e%u','at':'2021-08-08T14:00:00+08:00','area':'d2',"
                    "'kind':'sampling','name':'点','position':[113.7,34.%u],'state':'paused'}", i, 1 + i);
  wait_settled (fixture);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (press_key (fixture, GDK_KEY_Tab));
      g_assert_true (fixture->map->has_exception);
    }
  g_assert_false (press_key (fixture, GDK_KEY_Tab));

  g_assert_true (press_key (fixture, GDK_KEY_Tab));
  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  g_assert_false (press_key (fixture, GDK_KEY_Tab));

  g_assert_true (press_key (fixture, GDK_KEY_ISO_Left_Tab));
  g_assert_true (press_key (fixture, GDK_KEY_Return));
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d2");
}

static void
find_site (Fixture    *fixture,
           const char *code,
           double     *x,
           double     *y)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (fixture->map->layer);
  gint64 row = bw_map_find_row (fixture->map, get_place (fixture, code));
  BwMapView view;

  g_assert_cmpint (row, >=, 0);
  bw_map_layer_get_view (fixture->map->layer, &view);
  bw_map_view_to_screen (&view, layout->x[row], layout->y[row], x, y);
}

static void
assert_selected (Fixture    *fixture,
                 const char *code)
{
  g_autofree char *text = bw_map_describe (fixture->map);
  BwPlace place = code != NULL ? get_place (fixture, code) : BW_PLACE_NONE;

  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, place);
  g_assert_cmpint (strstr (text, "selected: ") != NULL, ==, code != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

/* A press on a mark chooses its site, arrows go on from there, Escape lets it go; what is
 * chosen elsewhere is what the keys act on. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  GtkEventController *click = find_click (fixture, GDK_BUTTON_PRIMARY);
  BwMapSpot spot;
  double x;
  double y;

  apply (fixture, "{'type':'site','id':'w','at':'2021-08-08T14:00:00+08:00','area':'d1',"
                  "'kind':'sampling','name':'西点','position':[113.1,34.2],'state':'paused'}");
  apply (fixture, "{'type':'site','id':'e','at':'2021-08-08T14:00:00+08:00','area':'d2',"
                  "'kind':'sampling','name':'东点','position':[113.6,34.3],'state':'paused'}");
  wait_settled (fixture);
  find_site (fixture, "w", &x, &y);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  assert_selected (fixture, "w");
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "c");
  gtk_popover_popdown (GTK_POPOVER (fixture->map->popover));

  press_key (fixture, GDK_KEY_Right);
  assert_selected (fixture, "e");
  press_key (fixture, GDK_KEY_Right);
  assert_selected (fixture, "e");
  press_key (fixture, GDK_KEY_Left);
  assert_selected (fixture, "w");
  bw_map_find_focus (fixture->map, &spot);
  g_assert_cmpuint (spot.place, ==, get_place (fixture, "w"));
  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  assert_selected (fixture, NULL);

  /* From area to area, where no site is chosen. */
  bw_desk_set_selected (fixture->desk, get_place (fixture, "d1"));
  press_key (fixture, GDK_KEY_Right);
  assert_selected (fixture, "d2");
  bw_desk_set_selected (fixture->desk, get_place (fixture, "e"));
  press_key (fixture, GDK_KEY_Return);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d2");
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, get_place (fixture, "e"));
}

/* Several that are chosen in a list are marked all, what has no position aside, and none is
 * what the keys act on. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  BwPlace places[3];
  const guint32 *rows;
  guint n_rows;

  apply (fixture, "{'type':'site','id':'w','at':'2021-08-08T14:00:00+08:00','area':'d1',"
                  "'kind':'sampling','name':'西点','position':[113.1,34.2],'state':'paused'}");
  apply (fixture, "{'type':'site','id':'e','at':'2021-08-08T14:00:00+08:00','area':'d2',"
                  "'kind':'sampling','name':'东点','position':[113.6,34.3],'state':'paused'}");
  wait_settled (fixture);
  places[0] = get_place (fixture, "e");
  places[1] = get_place (fixture, "d1");
  places[2] = get_place (fixture, "w");

  bw_desk_set_together (fixture->desk, places, G_N_ELEMENTS (places));
  rows = bw_map_find_together (fixture->map, &n_rows);
  g_assert_cmpuint (n_rows, ==, 2);
  for (guint i = 0; i < n_rows; i++)
    {
      BwPlace site = bw_map_scene_get_places (fixture->map->scene)->sites[rows[i]];

      g_assert_true (site == places[0] || site == places[2]);
    }
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), ==, BW_PLACE_NONE);
  wait_settled (fixture);

  bw_desk_set_scope (fixture->desk, "d2");
  bw_map_find_together (fixture->map, &n_rows);
  g_assert_cmpuint (n_rows, ==, 0);
}

/* Those at one position are reached one by one, and what lies beyond the view is brought
 * into it; from what has no mark the keys walk the areas. */
static void
test_selection_beyond (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char * const sites[] = { "w", "e1", "e2" };
  BwMapView view;
  double x;
  double y;

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    apply (fixture, "{'type':'site','id':'%s','at':'2021-08-08T14:00:00+08:00','area':'d1',"
                    "'kind':'sampling','name':'点','position':[%s,34.2],'state':'paused'}", sites[i],
           i == 0 ? "113.1" : "113.6");
  wait_settled (fixture);
  find_site (fixture, "e1", &x, &y);
  bw_map_layer_get_view (fixture->map->layer, &view);
  view.x += (x - view.width - 30) / view.scale;
  bw_map_layer_show (fixture->map->layer, &view);
  wait_settled (fixture);
  find_site (fixture, "e1", &x, &y);
  g_assert_cmpfloat (x, >, view.width);

  bw_desk_set_selected (fixture->desk, get_place (fixture, "w"));
  press_key (fixture, GDK_KEY_Right);
  assert_selected (fixture, "e1");
  wait_settled (fixture);
  find_site (fixture, "e1", &x, &y);
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (x, <, view.width);
  press_key (fixture, GDK_KEY_Right);
  assert_selected (fixture, "e2");
  press_key (fixture, GDK_KEY_Left);
  press_key (fixture, GDK_KEY_Left);
  assert_selected (fixture, "w");

  bw_desk_set_selected (fixture->desk, get_place (fixture, "m1"));
  press_key (fixture, GDK_KEY_Right);
  g_assert_cmpuint (bw_desk_get_selected (fixture->desk), !=, get_place (fixture, "m1"));
}

static GskRenderNode *
snapshot_overlay (Fixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  bw_map_snapshot_overlay (fixture->map, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The mark of what is chosen is seen on the picture, and gone with the choice. */
static void
test_selection_is_seen (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GskRenderNode) bare = NULL;
  g_autoptr (GskRenderNode) marked = NULL;

  wait_settled (fixture);
  bare = snapshot_overlay (fixture);
  bw_desk_set_selected (fixture->desk, get_place (fixture, "d1"));
  marked = snapshot_overlay (fixture);
  g_assert_cmpuint (gsk_container_node_get_n_children (marked), ==,
                    gsk_container_node_get_n_children (bare) + 1);
}

/* Keys that come up from what stands on the map are not for it. */
static void
test_foreign_keys (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkEventController *keys = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = TRUE;

  wait_settled (fixture);
  bw_desk_set_scope (fixture->desk, "d2");
  wait_settled (fixture);
  bw_map_zoom (fixture->map, FALSE, 10, 10);
  wait_settled (fixture);
  g_assert_true (gtk_widget_grab_focus (fixture->map->fit_button));
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_BackSpace, 0, 0, &handled);
  g_assert_false (handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_plus, 0, 0, &handled);
  g_assert_false (handled);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
  activate (fixture, "hand.menu");
  gtk_widget_child_focus (fixture->map->menu, GTK_DIR_TAB_FORWARD);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_BackSpace, 0, 0, &handled);
  g_assert_false (handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_m, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_null (fixture->map->ruler);
  g_assert_cmpstr (bw_desk_get_scope (fixture->desk), ==, "d2");
}

/* The words name the scope, and follow it. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *city = bw_map_describe (fixture->map);
  g_autofree char *district = NULL;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_PROPERTY_LABEL, city);
  g_assert_nonnull (strstr (city, "许昌市"));
  bw_desk_set_scope (fixture->desk, "d1");
  district = bw_map_describe (fixture->map);
  g_assert_nonnull (strstr (district, "甲区"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_PROPERTY_LABEL, district);
}

/* Changes, scopes and looks as fast as they come, while the worker paints: in the
 * end the newest is on the screen. */
static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const scopes[] = { "c", "d1", "d2", "s1" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  guint before;

  wait_settled (fixture);
  before = bw_map_layer_get_n_pictures (fixture->map->layer);
  for (guint i = 0; i < 400; i++)
    {
      bw_desk_set_scope (fixture->desk, scopes[g_rand_int_range (rand, 0, 4)]);
      bw_map_set_show_sites (fixture->map, BW_SITE_KIND_SAMPLING, i % 2 == 0);
      apply (fixture, "{'type':'site','id':'new%u','at':'2021-08-08T14:00:00+08:00','seq':%u,'area':'d2',"
                          "'kind':'sampling','name':'点','position':[113.7,34.%u],'state':'%s'}",
                          i % 50, 10000 + i, 100 + i, i % 3 == 0 ? "paused" : "open");
      if (i % 7 == 0)
        gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400 + (int) i % 90, 300 + (int) i % 70);
      for (guint j = 0; j < 5; j++)
        g_main_context_iteration (NULL, FALSE);
      if (i % 8 == 0)
        wait_painted (fixture);
    }
  bw_desk_set_scope (fixture->desk, "c");
  wait_settled (fixture);
  g_assert_cmpuint (bw_map_layer_get_n_pictures (fixture->map->layer), >=, before + 50);
  g_assert_true (bw_map_layer_get_layout (fixture->map->layer)->places
                 == bw_map_scene_get_places (fixture->map->scene));
  g_assert_cmpuint (bw_map_scene_get_scope (fixture->map->scene), ==, get_place (fixture, "c"));
}

static void
assert_says (Fixture    *fixture,
             const char *words,
             gboolean    is_said)
{
  g_autofree char *text = bw_map_describe (fixture->map);

  g_assert_cmpint (strstr (text, words) != NULL, ==, is_said);
}

/* A base map comes and goes with the settings; what fails or may not be shown leaves the
 * data as they are, and is said. */
static void
test_base (Fixture       *fixture,
           gconstpointer  data)
{
  GSettings *settings = fixture->map->settings;

  g_assert_nonnull (settings);
  wait_settled (fixture);
  g_assert_null (fixture->map->tiles);
  g_assert_false (bw_map_layer_has_ground (fixture->map->layer));
  assert_says (fixture, "ase map", FALSE);

  g_settings_set_string (settings, "base-map-address", "http://127.0.0.1:1/{z}/{x}/{y}");
  g_settings_set_string (settings, "base-map-datum", "WGS-84");
  g_settings_set_string (settings, "base-map", "xyz");
  while (fixture->map->tiles == NULL || bw_tile_book_get_problem (fixture->map->tiles) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_settled (fixture);
  g_assert_false (bw_map_layer_has_ground (fixture->map->layer));
  assert_says (fixture, "No base map", TRUE);

  g_settings_set_string (settings, "base-map-datum", "GCJ-02");
  while (fixture->map->tiles != NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_settled (fixture);
  assert_says (fixture, "Base map not shown", TRUE);

  for (guint i = 0; bw_base_map_settings_keys[i] != NULL; i++)
    g_settings_reset (settings, bw_base_map_settings_keys[i]);
  while (fixture->map->is_base_refused)
    g_main_context_iteration (NULL, TRUE);
  wait_settled (fixture);
  assert_says (fixture, "ase map", FALSE);
}

/* It may go while the worker still paints for it. */
static void
test_finalize (Fixture       *fixture,
               gconstpointer  data)
{
  BwMap *map = fixture->map;
  BwMapLayer *layer = map->layer;
  guint id;

  wait_settled (fixture);
  bw_map_set_show_sites (map, BW_SITE_KIND_CHECKPOINT, TRUE);
  g_object_add_weak_pointer (G_OBJECT (map), (gpointer *) &map);
  g_object_add_weak_pointer (G_OBJECT (layer), (gpointer *) &layer);
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  id = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);
  while (map != NULL || layer != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

int
main (int    argc,
      char **argv)
{
  bw_locations_set_environment ();
  /* Roles and labels can be asked for, and no bus is needed. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/map/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add ("/app/map/measure", Fixture, NULL, set_up, test_measure, tear_down);
  g_test_add ("/app/map/projection", Fixture, NULL, set_up, test_projection, tear_down);
  g_test_add ("/app/map/press", Fixture, NULL, set_up, test_press, tear_down);
  g_test_add ("/app/map/hover", Fixture, NULL, set_up, test_hover, tear_down);
  g_test_add ("/app/map/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/app/map/views", Fixture, NULL, set_up, test_views, tear_down);
  g_test_add ("/app/map/last-zoom", Fixture, NULL, set_up, test_last_zoom, tear_down);
  g_test_add ("/app/map/ruler", Fixture, NULL, set_up, test_ruler, tear_down);
  g_test_add ("/app/map/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/app/map/pinch", Fixture, NULL, set_up, test_pinch, tear_down);
  g_test_add ("/app/map/rest", Fixture, NULL, set_up, test_rest, tear_down);
  g_test_add ("/app/map/exceptions", Fixture, NULL, set_up, test_exceptions, tear_down);
  g_test_add ("/app/map/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/app/map/together", Fixture, NULL, set_up, test_together, tear_down);
  g_test_add ("/app/map/selection-beyond", Fixture, NULL, set_up, test_selection_beyond, tear_down);
  g_test_add ("/app/map/selection-is-seen", Fixture, NULL, set_up, test_selection_is_seen, tear_down);
  g_test_add ("/app/map/foreign-keys", Fixture, NULL, set_up, test_foreign_keys, tear_down);
  g_test_add ("/app/map/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/app/map/base", Fixture, NULL, set_up, test_base, tear_down);
  g_test_add ("/app/map/race", Fixture, NULL, set_up, test_race, tear_down);
  g_test_add ("/app/map/finalize", Fixture, NULL, set_up, test_finalize, tear_down);
  return g_test_run ();
}
