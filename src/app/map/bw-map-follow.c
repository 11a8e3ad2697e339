/* bw-map-follow.c: of the map: keeps the scene as the desk has it
 *
 * Figures and conditions are taken over with each refresh. The places are read anew
 * when they are others, the scope or the language is another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-accessible.h"
#include "bw-desk-follower.h"
#include "bw-map-private.h"

/* While the places come in, they are read anew at most every so often. */
#define REBUILD_INTERVAL (G_USEC_PER_SEC / 2)

/* Seconds between looks at the age of figures that do not change. */
#define AGE_TICKS 10

static const BwPace *
get_pace (BwPlace  place,
          gpointer user_data)
{
  BwDesk *desk = user_data;

  return bw_picture_is_in_round (bw_desk_get_picture (desk), bw_desk_get_round (desk), place)
           ? bw_desk_get_pace (desk, place)
           : NULL;
}

static void
update_areas (BwMap *self)
{
  bw_map_scene_update_areas (self->scene, bw_desk_get_sampling (self->desk), bw_desk_get_data_now (self->desk),
                             get_pace, self->desk);
}

static void
say (BwMap *self)
{
  guint revision = bw_map_scene_get_revision (self->scene);
  g_autofree char *text = NULL;

  if (revision == self->said_revision)
    return;

  self->said_revision = revision;
  text = bw_map_describe (self);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), text);
}

static void
rebuild (BwMap *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  gboolean is_new = scope != bw_map_scene_get_scope (self->scene);
  gboolean was_empty = bw_map_scene_get_scope (self->scene) == BW_PLACE_NONE;

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_free (self->language);
  self->language = g_strdup (bw_desk_get_language (self->desk));
  self->generation = bw_place_tree_get_generation (bw_desk_get_places (self->desk));
  self->rebuild_time = g_get_monotonic_time ();
  self->has_exception = FALSE;
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));

  bw_map_scene_rebuild (self->scene, scope, self->language);
  bw_map_forget_rows (self);
  update_areas (self);
  if (is_new || bw_map_layer_is_fitted (self->layer))
    bw_map_layer_fit (self->layer, is_new && !was_empty);
  bw_map_layer_set_scene (self->layer, self->scene, self->language);
  if (is_new)
    say (self);
}

static void
on_rebuild_timeout_cb (gpointer data)
{
  BwMap *self = data;

  self->rebuild_id = 0;
  rebuild (self);
}

static gboolean
is_outdated (BwMap              *self,
             const BwDeskChange *change)
{
  return self->generation != bw_place_tree_get_generation (bw_desk_get_places (self->desk))
         || g_strcmp0 (self->language, bw_desk_get_language (self->desk)) != 0
         || (change != NULL && (change->types & (1u << BW_DOCUMENT_TYPE_AREA)) != 0);
}

static void
follow (GtkWidget          *widget,
        const BwDeskChange *change)
{
  BwMap *self = BW_MAP (widget);
  gint64 wait = self->rebuild_time + REBUILD_INTERVAL - g_get_monotonic_time ();
  const BwMapPlaces *places;

  if (bw_desk_get_scope_place (self->desk) != bw_map_scene_get_scope (self->scene)
      || (is_outdated (self, change) && (wait <= 0 || change == NULL)))
    {
      rebuild (self);
      return;
    }

  if (is_outdated (self, change) && self->rebuild_id == 0)
    self->rebuild_id = g_timeout_add_once ((guint) (wait / 1000) + 1, on_rebuild_timeout_cb, self);

  places = bw_map_scene_get_places (self->scene);
  if (change == NULL)
    bw_map_scene_update_sites (self->scene, places->sites, places->n_sites);
  else
    bw_map_scene_update_sites (self->scene, change->changed, change->n_changed);
  update_areas (self);
  bw_map_layer_update (self->layer);
}

static void
on_desk_tick_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  if (++self->n_ticks % AGE_TICKS == 0)
    {
      update_areas (self);
      bw_map_layer_update (self->layer);
    }
  say (self);
}

static void
on_desk_notify_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_map_follow_desk:
 * @self: a map with a desk, a scene and a look
 *
 * Shows the desk's scope, whenever it is seen.
 */
void
bw_map_follow_desk (BwMap *self)
{
  bw_desk_follower_attach (self->desk, GTK_WIDGET (self), follow);
  g_signal_connect_object (self->desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::hovered", G_CALLBACK (on_desk_notify_cb), self,
                           G_CONNECT_SWAPPED);
  say (self);
}

/**
 * bw_map_update_measure:
 * @self: a map that follows its desk
 *
 * To be called when another measure is chosen.
 */
void
bw_map_update_measure (BwMap *self)
{
  bw_map_scene_set_measure (self->scene, &self->measure);
  update_areas (self);
  bw_map_layer_update (self->layer);
  say (self);
}

void
bw_map_say_anew (BwMap *self)
{
  self->said_revision = G_MAXUINT;
  say (self);
}

void
bw_map_unfollow_desk (BwMap *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
}

gboolean
bw_map_has_caught_up (BwMap *self)
{
  return self->rebuild_id == 0
         && bw_desk_get_scope_place (self->desk) == bw_map_scene_get_scope (self->scene);
}
