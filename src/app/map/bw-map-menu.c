/* bw-map-menu.c: of the map: its menu, of what was pressed and of the view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-hands-private.h"

#include <glib/gi18n.h>

static void
append_text (GMenu      *menu,
             const char *label,
             const char *action,
             const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* Of the place, if there is one: going there, its name. */
static GMenuModel *
create_place_section (BwMap   *self,
                      BwPlace  place)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  GMenu *menu = g_menu_new ();
  BwPlace scope = bw_map_scene_get_scope (self->scene);

  if (place != BW_PLACE_NONE && place != scope)
    {
      const char *name = bw_place_tree_get_name (places, place, self->language);
      g_autofree char *label = NULL;

      /* Translators: of a menu: shows only that area or site, e.g. "Narrow to Weidu" */
      label = g_strdup_printf (_("Narrow to %s"), name);
      append_text (menu, label, "hand.narrow", bw_place_tree_get_code (places, place));
    }
  if (scope != BW_PLACE_NONE && bw_place_tree_get_parent (places, scope) != BW_PLACE_NONE)
    g_menu_append (menu, _("Widen"), "hand.widen");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_spot_section (BwMap           *self,
                     const BwMapSpot *spot)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *people = bw_map_format_position (spot, FALSE);
  g_autofree char *programs = bw_map_format_position (spot, TRUE);
  g_autoptr (GMenuItem) item = NULL;

  if (spot->place != BW_PLACE_NONE)
    append_text (menu, _("Copy Name"), "hand.copy",
                 bw_place_tree_get_name (bw_desk_get_places (self->desk), spot->place, self->language));
  append_text (menu, _("Copy Latitude, Longitude"), "hand.copy", people);
  append_text (menu, _("Copy Longitude, Latitude"), "hand.copy", programs);
  if (self->ruler != NULL)
    {
      g_menu_append (menu, _("Stop Measuring"), "hand.measure");
      return G_MENU_MODEL (menu);
    }

  item = g_menu_item_new (_("Measure from Here"), NULL);
  g_menu_item_set_action_and_target (item, "hand.measure-from", "(dd)", spot->x, spot->y);
  g_menu_append_item (menu, item);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_view_section (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Zoom In"), "hand.zoom-in");
  g_menu_append (menu, _("Zoom Out"), "hand.zoom-out");
  g_menu_append (menu, _("Show All of the Area"), "hand.fit");
  g_menu_append (menu, _("View Before"), "hand.go-back");
  g_menu_append (menu, _("View After"), "hand.go-forward");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (BwMap           *self,
             const BwMapSpot *spot)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) place = create_place_section (self, spot->place);
  g_autoptr (GMenuModel) here = create_spot_section (self, spot);
  g_autoptr (GMenuModel) view = create_view_section ();

  g_menu_append_section (menu, NULL, place);
  g_menu_append_section (menu, NULL, here);
  g_menu_append_section (menu, NULL, view);
  if (self->extra_menu != NULL)
    g_menu_append_section (menu, NULL, self->extra_menu);

  return G_MENU_MODEL (menu);
}

/**
 * bw_map_show_menu:
 * @self: a map
 * @spot: what it is of
 * @x: pixels
 * @y: pixels
 *
 * Opens the menu there.
 */
void
bw_map_show_menu (BwMap           *self,
                  const BwMapSpot *spot,
                  double           x,
                  double           y)
{
  g_autoptr (GMenuModel) model = create_menu (self, spot);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  bw_map_update_hands (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * bw_map_set_extra_menu:
 * @self: a map
 * @menu: (nullable): more for the menu of the map; its actions are those of a parent
 */
void
bw_map_set_extra_menu (BwMap      *self,
                       GMenuModel *menu)
{
  g_return_if_fail (BW_IS_MAP (self));
  g_return_if_fail (menu == NULL || G_IS_MENU_MODEL (menu));

  g_set_object (&self->extra_menu, menu);
}
