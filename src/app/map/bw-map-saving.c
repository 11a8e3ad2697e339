/* bw-map-saving.c: the map as it is seen goes into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-saving.h"

#include "bw-contrast.h"
#include "bw-file-chooser.h"
#include "bw-format.h"
#include "bw-map-export.h"
#include "bw-map-private.h"
#include "bw-saver.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What is drawn, on its way into the file. */
typedef struct
{
  BwMap        *map;         /* (owned) */
  GFile        *file;        /* (owned) */
  GCancellable *cancellable; /* (owned) */
  AdwToast     *toast;       /* (owned) (nullable): that it takes long */
  guint         patience_id; /* source */
} Saving;

static void
free_saving (Saving *saving)
{
  g_clear_handle_id (&saving->patience_id, g_source_remove);
  if (saving->toast != NULL)
    {
      g_signal_handlers_disconnect_by_data (saving->toast, saving->cancellable);
      adw_toast_dismiss (saving->toast);
    }
  g_clear_object (&saving->toast);
  g_clear_object (&saving->cancellable);
  g_clear_object (&saving->file);
  g_clear_object (&saving->map);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

/* (transfer full): what the colours are of, and whose map it is */
static char *
dup_title (BwMap      *map,
           const char *between)
{
  BwPlaceTree *places = bw_desk_get_places (map->desk);
  BwPlace scope = bw_map_scene_get_scope (map->scene);
  const char *name = scope != BW_PLACE_NONE ? bw_place_tree_get_name (places, scope, map->language) : NULL;
  const BwMapState *state = bw_map_scene_get_state (map->scene);

  return g_strjoin (between, bw_map_measure_get_name (&state->measure, map->language), name, NULL);
}

/* White ground, as paper has, but for what lies over a dark base map; faded if the map is. */
static void
init_palette (BwMap     *map,
              BwPalette *palette)
{
  BwPaletteKind kind = bw_contrast_is_high (bw_contrast_get_default ()) ? BW_PALETTE_LIGHT_HIGH : BW_PALETTE_LIGHT;

  if (map->tiles != NULL)
    kind = (BwPaletteKind) map->tiles_kind;
  bw_palette_fade (palette, bw_palette_get (kind), bw_desk_is_faded (map->desk) ? BW_MAP_FADED : 1, 1);
}

static BwMapExport *
make_export (BwMap *map)
{
  BwMapExport *export = g_new0 (BwMapExport, 1);
  const BwMapLayout *layout = bw_map_layer_get_layout (map->layer);
  g_autofree char *time = bw_format_date_time (bw_desk_get_data_now (map->desk), bw_desk_get_time_zone (map->desk),
                                               map->language);

  export->places = bw_map_places_ref (bw_map_scene_get_places (map->scene));
  if (layout != NULL)
    export->layout = bw_map_layout_ref ((BwMapLayout *) layout);
  export->state = bw_map_state_copy (bw_map_scene_get_state (map->scene));
  export->kinds = map->kinds;
  export->size = map->text_scale;
  export->device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (map));
  bw_map_layer_get_view (map->layer, &export->view);
  init_palette (map, &export->palette);
  if (bw_map_layer_has_ground (map->layer))
    {
      export->ground = bw_tile_book_dup_ground (map->tiles);
      export->credit = bw_map_dup_base_note (map);
    }
  export->language = g_strdup (map->language);
  export->title = dup_title (map, " · ");
  export->as_of = g_strdup_printf (_("As of %s"), time);
  if (bw_client_session_get_exercise (bw_desk_get_session (map->desk)))
    export->exercise = g_strdup (C_("wall", "Exercise"));
  if (map->settings != NULL)
    export->approval_number = g_settings_get_string (map->settings, "map-approval-number");
  return export;
}

static void
on_drawn_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bw_map_export_draw_finish (result, &error);

  if (bytes != NULL)
    bw_saver_write_bytes (GTK_WIDGET (saving->map), saving->file, bytes);
  else
    bw_saver_tell_end (GTK_WIDGET (saving->map), saving->file, error);
}

static gboolean
on_patience_timeout_cb (gpointer data)
{
  Saving *saving = data;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (saving->map), ADW_TYPE_TOAST_OVERLAY);

  saving->patience_id = 0;
  if (toasts == NULL)
    return G_SOURCE_REMOVE;

  saving->toast = adw_toast_new (_("Drawing the map…"));
  adw_toast_set_timeout (saving->toast, 0);
  adw_toast_set_button_label (saving->toast, _("_Cancel"));
  g_signal_connect_swapped (saving->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), saving->cancellable);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), g_object_ref (saving->toast));
  return G_SOURCE_REMOVE;
}

static void
save (GtkWidget    *map,
      GAsyncResult *result,
      gboolean      as_pdf)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (map, result, NULL);

  if (file != NULL)
    bw_map_saving_save (BW_MAP (map), file, as_pdf);
}

static void
on_picture_chosen_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  save (GTK_WIDGET (source), result, FALSE);
}

static void
on_pdf_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  save (GTK_WIDGET (source), result, TRUE);
}

/**
 * bw_map_saving_ask:
 * @map: a map in a window
 * @as_pdf: as PDF, else as PNG
 */
void
bw_map_saving_ask (BwMap    *map,
                   gboolean  as_pdf)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (BW_IS_MAP (map));

  title = dup_title (map, " ");
  name = bw_saver_dup_name (title, as_pdf ? ".pdf" : ".png");
  bw_file_chooser_save_async (GTK_WIDGET (map), as_pdf ? _("Save as PDF") : _("Save as Picture"), name, NULL,
                              as_pdf ? on_pdf_chosen_cb : on_picture_chosen_cb, NULL);
}

/**
 * bw_map_saving_save:
 * @map: a map on the screen
 * @file: where to
 * @as_pdf: as PDF, else as PNG
 */
void
bw_map_saving_save (BwMap    *map,
                    GFile    *file,
                    gboolean  as_pdf)
{
  Saving *saving;

  g_return_if_fail (BW_IS_MAP (map));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->map = g_object_ref (map);
  saving->file = g_object_ref (file);
  saving->cancellable = g_cancellable_new ();
  saving->patience_id = g_timeout_add_seconds (1, on_patience_timeout_cb, saving);
  bw_map_export_draw_async (make_export (map), as_pdf, saving->cancellable, on_drawn_cb, saving);
}
