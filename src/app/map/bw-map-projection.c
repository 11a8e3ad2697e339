/* bw-map-projection.c: tells libshumate that the earth is Mercator, and no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-projection.h"

struct _BwMapProjection
{
  ShumateMapSource parent_instance;
};

G_DEFINE_FINAL_TYPE (BwMapProjection, bw_map_projection, SHUMATE_TYPE_MAP_SOURCE)

/* Nobody asks for tiles, for there is no ShumateMapLayer. One that did would wait
 * for ever without an answer. */
static void
bw_map_projection_fill_tile_async (ShumateMapSource    *source,
                                   ShumateTile         *tile,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, bw_map_projection_fill_tile_async);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "this map has no tiles");
}

static gboolean
bw_map_projection_fill_tile_finish (ShumateMapSource  *source,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
bw_map_projection_class_init (BwMapProjectionClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  source_class->fill_tile_async = bw_map_projection_fill_tile_async;
  source_class->fill_tile_finish = bw_map_projection_fill_tile_finish;
}

static void
bw_map_projection_init (BwMapProjection *self)
{
}

/**
 * bw_map_projection_new:
 *
 * Returns: (transfer full): a source without tiles
 */
ShumateMapSource *
bw_map_projection_new (void)
{
  return g_object_new (BW_TYPE_MAP_PROJECTION,
                       "id", "bulwark",
                       "name", "Bulwark",
                       "license", "",
                       "license-uri", "",
                       "min-zoom-level", 0,
                       "max-zoom-level", 20,
                       "tile-size", 256,
                       "projection", SHUMATE_MAP_PROJECTION_MERCATOR,
                       NULL);
}
