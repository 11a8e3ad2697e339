/* bw-map-base.c: of the map: the base map under it
 *
 * None is configured unless somebody does: then nothing here costs anything. On a wall
 * there is none either, for streets cannot be read from five metres and names must be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-base-map-settings.h"
#include "bw-map-private.h"

#include <glib/gi18n.h>

static void
drop_tiles (BwMap *self)
{
  if (self->tiles != NULL)
    g_signal_handlers_disconnect_by_data (self->tiles, self);
  g_clear_object (&self->tiles);
  g_clear_pointer (&self->base_trouble, g_free);
}

static void
drop_base (BwMap *self)
{
  drop_tiles (self);
  g_clear_object (&self->source);
  g_clear_pointer (&self->base, bw_base_map_free);
}

/* What is configured, if it is to be shown and may be. */
static void
read_base (BwMap *self)
{
  g_autoptr (BwBaseMap) base = bw_base_map_settings_read (self->settings);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "bulwark", "tiles", NULL);
  guint64 limit = bw_base_map_settings_get_limit (self->settings);

  self->is_base_refused = bw_base_map_find_fault (base, NULL) != BW_BASE_MAP_FAULT_NONE;
  if (self->is_base_refused || base->kind == BW_BASE_MAP_NONE)
    {
      drop_base (self);
      return;
    }
  if (self->base != NULL && bw_base_map_equal (self->base, base) && self->base_limit == limit)
    return;

  drop_base (self);
  self->source = bw_tile_source_new (base, folder, limit);
  self->base = g_steal_pointer (&base);
  self->base_limit = limit;
}

/* The note tells of trouble, and so does the label, with the next tick. Tiles that come
 * are seen with the next picture. */
static void
on_tiles_changed_cb (BwMap *self)
{
  g_autofree char *trouble = bw_map_dup_base_trouble (self);

  g_assert (BW_IS_MAP (self));

  if (g_strcmp0 (trouble, self->base_trouble) == 0)
    return;

  g_free (self->base_trouble);
  self->base_trouble = g_steal_pointer (&trouble);
  bw_map_update_sheets (self);
  self->said_revision = G_MAXUINT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_base_idle_cb (gpointer data)
{
  BwMap *self = data;
  gboolean had_base = self->base != NULL;

  self->base_id = 0;
  read_base (self);
  bw_map_update_look (self);
  /* The lens goes or comes with the next view of all, and not before. */
  if (had_base != (self->base != NULL))
    bw_map_layer_fit (self->layer, FALSE);
  self->said_revision = G_MAXUINT;
  bw_map_update_sheets (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Several keys change together. */
static void
on_settings_changed_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  if (self->base_id == 0)
    self->base_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_base_idle_cb, self, NULL);
}

/**
 * bw_map_follow_base:
 * @self: a map with settings, without a look yet
 *
 * Reads what is configured, and follows it.
 */
void
bw_map_follow_base (BwMap *self)
{
  for (guint i = 0; bw_base_map_settings_keys[i] != NULL; i++)
    {
      g_autofree char *detailed = g_strconcat ("changed::", bw_base_map_settings_keys[i], NULL);

      g_signal_connect_object (self->settings, detailed, G_CALLBACK (on_settings_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  read_base (self);
}

void
bw_map_unfollow_base (BwMap *self)
{
  g_clear_handle_id (&self->base_id, g_source_remove);
  drop_base (self);
}

/**
 * bw_map_choose_base:
 * @self: a map with a layer
 * @kind: its colours
 *
 * Gives the layer the tiles that go with these colours.
 *
 * Returns: whether there is a base map
 */
gboolean
bw_map_choose_base (BwMap         *self,
                    BwPaletteKind  kind)
{
  gboolean is_shown = self->source != NULL && kind != BW_PALETTE_WALL;

  if (self->tiles != NULL && (!is_shown || self->tiles_kind != (int) kind))
    drop_tiles (self);
  if (is_shown && self->tiles == NULL)
    {
      self->tiles = bw_tile_book_new (self->source, kind);
      self->tiles_kind = (int) kind;
      g_signal_connect_object (self->tiles, "changed", G_CALLBACK (on_tiles_changed_cb), self, G_CONNECT_SWAPPED);
    }
  bw_map_layer_set_tiles (self->layer, self->tiles);
  return is_shown;
}

/**
 * bw_map_dup_base_note:
 * @self: a map
 *
 * Returns: (transfer full) (nullable): whose the base map is
 */
char *
bw_map_dup_base_note (BwMap *self)
{
  return self->tiles != NULL ? g_strdup (bw_tile_book_get_credit (self->tiles)) : NULL;
}

/**
 * bw_map_dup_base_trouble:
 * @self: a map
 *
 * Returns: (transfer full) (nullable): why a base map is missing, or parts of it
 */
char *
bw_map_dup_base_trouble (BwMap *self)
{
  const char *problem = self->tiles != NULL ? bw_tile_book_get_problem (self->tiles) : NULL;

  if (self->is_base_refused && self->palette_kind != BW_PALETTE_WALL)
    return g_strdup (_("Base map not shown: see the preferences"));

  if (problem != NULL && bw_tile_book_is_unlabelled (self->tiles))
    /* Translators: on the map; then why, e.g. "the map server answers 503" */
    return g_strdup_printf (_("Base map without its labels: %s"), problem);

  /* Translators: on the map; then why, e.g. "the map server answers 503" */
  return problem != NULL ? g_strdup_printf (_("No base map: %s"), problem) : NULL;
}
