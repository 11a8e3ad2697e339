/* bw-wall-map-scene.c: where it lags, and how far all is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-map-scene.h"

#include "bw-map.h"
#include "bw-wall-panel.h"

#include <glib/gi18n.h>

/* In units. The panel keeps its width as long as the map has the greater part. */
#define MAP_MARGIN   24.0
#define GAP          68.0
#define PANEL_WIDTH  708.0
#define PANEL_SHARE  0.4

/* Labels are 28 units on the wall, 13 pixels on the desk. */
#define TEXT_SCALE   2.15

/* What the map takes: a window that nobody has given its size yet is narrower than that. */
#define LEAST_TEXT    0.5
#define GREATEST_TEXT 8.0

/* The dark names on the light classes would be below 7 : 1 on a darker ground. */
#define STALE_BRIGHTNESS 0.98

struct _BwWallMapScene
{
  BwWallScene parent_instance;

  GtkWidget *map;    /* (owned) */
  GtkWidget *panel;  /* (owned) */
  double     scale;
  gboolean   is_stale;
  double     colour;
};

G_DEFINE_FINAL_TYPE (BwWallMapScene, bw_wall_map_scene, BW_TYPE_WALL_SCENE)

static void
set_fade (BwWallMapScene *self,
          double          colour,
          gboolean        is_stale)
{
  if (self->is_stale == is_stale && self->colour == colour)
    return;

  self->is_stale = is_stale;
  self->colour = colour;
  bw_map_set_fade (BW_MAP (self->map), colour, is_stale ? STALE_BRIGHTNESS : 1.0);
}

static void
bw_wall_map_scene_show (BwWallScene *scene,
                        BwWallFacts *facts,
                        double       scale,
                        const char  *language)
{
  BwWallMapScene *self = BW_WALL_MAP_SCENE (scene);

  if (self->scale != scale)
    {
      self->scale = scale;
      g_object_set (self->map, "text-scale", CLAMP (TEXT_SCALE * scale, LEAST_TEXT, GREATEST_TEXT), NULL);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  bw_map_set_mark (BW_MAP (self->map), facts->is_exercise ? C_("wall", "Exercise") : NULL);
  set_fade (self, facts->colour, facts->state == BW_WALL_STATE_STALE);
  bw_wall_part_set_language (BW_WALL_PART (self->panel), language);
  bw_wall_part_set_scale (BW_WALL_PART (self->panel), scale);
  bw_wall_part_set_facts (BW_WALL_PART (self->panel), facts);
}

static gboolean
bw_wall_map_scene_is_settled (BwWallScene *scene)
{
  return bw_map_is_settled (BW_MAP (BW_WALL_MAP_SCENE (scene)->map));
}

static void
bw_wall_map_scene_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BwWallMapScene *self = BW_WALL_MAP_SCENE (widget);
  int margin = (int) (BW_WALL_MARGIN * self->scale);
  int map_margin = (int) (MAP_MARGIN * self->scale);
  int gap = (int) (GAP * self->scale);
  int panel = (int) MIN (PANEL_WIDTH * self->scale, width * PANEL_SHARE);
  GtkAllocation map_box = { map_margin, 0, MAX (width - map_margin - gap - panel - margin, 0), height };
  GtkAllocation panel_box = { width - margin - panel, 0, panel, height };

  gtk_widget_size_allocate (self->map, &map_box, -1);
  gtk_widget_size_allocate (self->panel, &panel_box, -1);
}

static void
bw_wall_map_scene_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BwWallMapScene *self = BW_WALL_MAP_SCENE (widget);

  /* GTK wants to be asked before it is told; the answer is ours: whatever there is. */
  gtk_widget_measure (self->map, orientation, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->panel, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 0;
  *natural = 0;
}

static void
bw_wall_map_scene_dispose (GObject *object)
{
  BwWallMapScene *self = BW_WALL_MAP_SCENE (object);

  g_clear_pointer (&self->map, gtk_widget_unparent);
  g_clear_pointer (&self->panel, gtk_widget_unparent);

  G_OBJECT_CLASS (bw_wall_map_scene_parent_class)->dispose (object);
}

static void
bw_wall_map_scene_class_init (BwWallMapSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BwWallSceneClass *scene_class = BW_WALL_SCENE_CLASS (klass);

  object_class->dispose = bw_wall_map_scene_dispose;
  widget_class->measure = bw_wall_map_scene_measure;
  widget_class->size_allocate = bw_wall_map_scene_size_allocate;
  scene_class->show = bw_wall_map_scene_show;
  scene_class->is_settled = bw_wall_map_scene_is_settled;
}

static void
bw_wall_map_scene_init (BwWallMapScene *self)
{
  self->scale = 1.0;
  self->colour = 1.0;
  self->panel = bw_wall_panel_new ();
  gtk_widget_set_parent (self->panel, GTK_WIDGET (self));
}

GtkWidget *
bw_wall_map_scene_new (BwDesk *desk)
{
  BwWallMapScene *self = g_object_new (BW_TYPE_WALL_MAP_SCENE, NULL);

  self->map = bw_map_new (desk);
  bw_map_set_palette_kind (BW_MAP (self->map), BW_PALETTE_WALL);
  g_object_set (self->map, "interactive", FALSE, "text-scale", TEXT_SCALE, NULL);
  gtk_widget_set_parent (self->map, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
