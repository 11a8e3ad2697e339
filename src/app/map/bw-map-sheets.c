/* bw-map-sheets.c: the key and the note, each in the corner that covers least
 *
 * Painted when a new picture of the map is there and something about them changed;
 * in a frame each is one small picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-job.h"
#include "bw-map-legend.h"
#include "bw-map-painter.h"
#include "bw-map-private.h"

#include <math.h>

/* Around the text, for the ground under it. */
#define PAD 8.0

/* A corner of which more than this part lies over the map gets a ground. */
#define MOST_COVERED 0.02

/* Of the map's width: a note that is longer gets lines. */
#define MOST_WIDTH 0.6

/* From the edges, pixels. */
static double
get_margin (BwMap *self)
{
  gboolean is_wall = self->palette_kind == BW_PALETTE_WALL;

  return (is_wall ? BW_MAP_WALL_LEGEND_MARGIN : BW_MAP_LEGEND_MARGIN) * self->text_scale;
}

/* Over a base map the key has the colours that areas have there. */
static void
init_legend (BwMap       *self,
             BwMapLegend *legend,
             BwPalette   *palette)
{
  *palette = self->palette;
  for (guint i = 0; i < BW_N_CLASSES && bw_map_layer_has_ground (self->layer); i++)
    palette->map[i].alpha *= BW_MAP_COVER;

  *legend = (BwMapLegend) {
    .state = bw_map_scene_get_state (self->scene),
    .palette = palette,
    .size = self->text_scale,
    .font = BW_MAP_FONT,
    .language = self->language,
    .is_wall = self->palette_kind == BW_PALETTE_WALL,
  };
}

static cairo_surface_t *
create_surface (BwMap    *self,
                double    width,
                double    height,
                cairo_t **cr)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double pad = PAD * self->text_scale;
  cairo_surface_t *surface;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width + 2 * pad) * scale,
                                        (int) ceil (height + 2 * pad) * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  *cr = cairo_create (surface);
  cairo_translate (*cr, pad, pad);
  return surface;
}

static void
place_sheet (BwMap           *self,
             BwMapSheet      *sheet,
             const BwMapView *view,
             guint            corner,
             double           width,
             double           height)
{
  double x;
  double y;

  bw_map_legend_get_origin (view, corner, width, height, get_margin (self), &x, &y);
  sheet->x = round (x - PAD * self->text_scale);
  sheet->y = round (y - PAD * self->text_scale);
}

static void
set_image (BwMap           *self,
           BwMapSheet      *sheet,
           cairo_surface_t *surface)
{
  g_clear_pointer (&sheet->image, bw_map_image_free);
  if (surface != NULL)
    sheet->image = bw_map_image_new (surface, bw_map_image_wants_texture (GTK_WIDGET (self)));
}

/* (transfer full) (nullable): what the scope has no sites of says nothing. */
static char *
dup_sites (BwMap             *self,
           const BwMapLayout *layout)
{
  guint n_shown;
  guint n_without;

  bw_map_layer_count_sites (self->layer, &n_shown, &n_without);
  return layout->places->n_sites > 0 || n_without > 0
           ? bw_map_legend_dup_sites (n_shown, n_without, self->language) : NULL;
}

/* (transfer full) (nullable): what is wrong with the base map, what must be said about
 * the map, how many sites it shows, whose the base map is. */
static char *
dup_note (BwMap             *self,
          const BwMapLayout *layout,
          const char        *between)
{
  g_autofree char *number = self->settings != NULL ? g_settings_get_string (self->settings, "map-approval-number")
                                                   : NULL;
  g_autofree char *trouble = bw_map_dup_base_trouble (self);
  g_autofree char *said = bw_map_legend_dup_note (layout, number, self->language);
  g_autofree char *credit = bw_map_layer_has_ground (self->layer) ? bw_map_dup_base_note (self) : NULL;
  g_autofree char *sites = dup_sites (self, layout);
  char *parts[5] = { NULL };
  guint n = 0;

  if (trouble != NULL)
    parts[n++] = trouble;
  if (said != NULL)
    parts[n++] = said;
  if (sites != NULL)
    parts[n++] = sites;
  if (credit != NULL)
    parts[n++] = credit;

  return n > 0 ? g_strjoinv (between, parts) : NULL;
}

/* What a sheet was painted for; the look is told of by clearing it. */
static gboolean
is_new (char       **made_of,
        char        *signature,
        BwMapSheet  *sheet)
{
  g_autofree char *owned = signature;

  if (sheet->image != NULL && g_strcmp0 (*made_of, owned) == 0)
    return FALSE;

  g_free (*made_of);
  *made_of = g_steal_pointer (&owned);
  return TRUE;
}

/* (transfer full): all that the key says, and where it stands. */
static char *
dup_signature (BwMap             *self,
               const BwMapLegend *legend,
               gboolean           is_covering)
{
  const BwMapState *state = legend->state;
  GString *text = g_string_new (self->language);
  guint counts[BW_N_CLASSES];
  guint n_late;
  guint n_missing;
  guint n_stale;

  bw_map_state_count (state, &n_late, &n_missing, &n_stale);
  bw_map_state_count_classes (state, counts);
  g_string_append_printf (text, " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %u %u %d %d",
                          bw_map_measure_to_string (&state->measure), state->key.step, state->key.first, n_late,
                          n_missing, n_stale, is_covering, bw_map_layer_has_ground (self->layer));
  for (guint i = 0; i < BW_N_CLASSES; i++)
    g_string_append_printf (text, " %u", counts[i]);

  return g_string_free (text, FALSE);
}

static guint
update_key (BwMap             *self,
            const BwMapLayout *layout,
            const BwMapView   *view)
{
  gboolean has_ground = bw_map_layer_has_ground (self->layer);
  BwMapLegend legend;
  BwPalette palette;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint corner;
  double width;
  double height;
  double share;

  if (layout->places->n_areas == 0)
    {
      set_image (self, &self->key, NULL);
      return 0;
    }

  init_legend (self, &legend, &palette);
  bw_map_legend_measure (&legend, &width, &height);
  corner = bw_map_legend_find_corner (layout, view, width, height, get_margin (self), 0, &share);
  place_sheet (self, &self->key, view, corner, width, height);

  if (!is_new (&self->key_made_of, dup_signature (self, &legend, share > MOST_COVERED), &self->key))
    return corner;

  surface = create_surface (self, width, height, &cr);
  bw_map_legend_paint (&legend, cr, has_ground || share > MOST_COVERED);
  cairo_destroy (cr);
  set_image (self, &self->key, surface);
  return corner;
}

static void
update_note (BwMap             *self,
             const BwMapLayout *layout,
             const BwMapView   *view,
             guint              taken)
{
  g_autofree char *text = dup_note (self, layout, " · ");
  gboolean has_ground = bw_map_layer_has_ground (self->layer);
  BwMapLegend legend;
  BwPalette palette;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint corner;
  double width;
  double height;
  double share;

  if (text == NULL)
    {
      set_image (self, &self->note, NULL);
      return;
    }

  init_legend (self, &legend, &palette);
  bw_map_legend_paint_note (&legend, NULL, text, FALSE, &width, &height);
  if (width > MOST_WIDTH * view->width)
    {
      g_free (text);
      text = dup_note (self, layout, "\n");
      bw_map_legend_paint_note (&legend, NULL, text, FALSE, &width, &height);
    }
  /* South-east is where a note is looked for; elsewhere only if that is worse. */
  corner = bw_map_legend_find_corner (layout, view, width, height, get_margin (self),
                                      1u << taken | 1u << 0, &share);
  place_sheet (self, &self->note, view, corner, width, height);
  if (!is_new (&self->note_made_of, g_strdup_printf ("%s %d %d", text, share > MOST_COVERED, has_ground), &self->note))
    return;

  surface = create_surface (self, width, height, &cr);
  bw_map_legend_paint_note (&legend, cr, text, has_ground || share > MOST_COVERED, &width, &height);
  cairo_destroy (cr);
  set_image (self, &self->note, surface);
}

static void
snapshot_sheet (BwMapSheet            *sheet,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *clip)
{
  graphene_rect_t to;

  if (sheet->image == NULL)
    return;

  graphene_rect_init (&to, (float) sheet->x, (float) sheet->y,
                      (float) bw_map_image_get_width (sheet->image),
                      (float) bw_map_image_get_height (sheet->image));
  bw_map_image_snapshot (sheet->image, snapshot, &to, clip);
}

/**
 * bw_map_update_sheets:
 * @self: a map
 *
 * To be called when a new picture is there.
 */
void
bw_map_update_sheets (BwMap *self)
{
  const BwMapLayout *layout = bw_map_layer_get_layout (self->layer);
  BwMapView view;
  guint corner;

  /* The newest state may have other areas than the picture that is shown. */
  if (layout == NULL || layout->places != bw_map_scene_get_places (self->scene))
    return;

  bw_map_layer_get_view (self->layer, &view);
  corner = update_key (self, layout, &view);
  update_note (self, layout, &view, corner);
}

/**
 * bw_map_snapshot_sheets:
 * @self: a map
 * @snapshot: where to
 */
void
bw_map_snapshot_sheets (BwMap       *self,
                        GtkSnapshot *snapshot)
{
  graphene_rect_t clip;

  graphene_rect_init (&clip, 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                      gtk_widget_get_height (GTK_WIDGET (self)));
  snapshot_sheet (&self->key, snapshot, &clip);
  snapshot_sheet (&self->note, snapshot, &clip);
}

/**
 * bw_map_clear_sheets:
 * @self: a map
 *
 * Frees what they hold.
 */
void
bw_map_clear_sheets (BwMap *self)
{
  g_clear_pointer (&self->key.image, bw_map_image_free);
  g_clear_pointer (&self->note.image, bw_map_image_free);
  g_clear_pointer (&self->key_made_of, g_free);
  g_clear_pointer (&self->note_made_of, g_free);
}
