/* bw-briefing-map.c: a map of the parts of a scope, for a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-map.h"

#include "bw-briefing-outline.h"
#include "bw-map-legend.h"
#include "bw-map-painter.h"

/* Points to a pixel of the desk: names of 11 pt, a key of 9 pt. */
#define SIZE   0.75
#define MARGIN 4.0

/* Of the key that lies over areas: beyond it the key gets a ground. */
#define MOST_COVERED 0.02

BwBriefingMap *
bw_briefing_map_new (char        *caption,
                     BwMapPlaces *places,
                     BwMapState  *state)
{
  BwBriefingMap *self = g_new0 (BwBriefingMap, 1);

  self->caption = caption;
  self->places = places;
  self->state = state;
  return self;
}

void
bw_briefing_map_free (BwBriefingMap *self)
{
  g_free (self->caption);
  g_free (self->approval);
  bw_map_places_unref (self->places);
  bw_map_state_free (self->state);
  g_free (self);
}

/**
 * bw_briefing_map_thin:
 * @self: a map
 *
 * Both the sheet and what is kept of it are made from what is left.
 */
void
bw_briefing_map_thin (BwBriefingMap *self)
{
  BwMapPlaces *thin;

  g_return_if_fail (self != NULL);

  if (self->is_thin)
    return;

  thin = bw_briefing_outline_thin (self->places);
  bw_map_places_unref (self->places);
  self->places = thin;
  self->is_thin = TRUE;
}

static void
choose_lens (const BwMapPlaces *places,
             BwMapView         *view,
             BwMapLens         *lens)
{
  g_autofree double *boxes = g_new (double, MAX (places->n_areas, 1) * 4);
  double whole[4];

  *lens = BW_MAP_LENS_NONE;
  if (!bw_map_places_get_box (places, whole))
    return;

  for (guint i = 0; i < places->n_areas; i++)
    {
      double degrees[4];

      bw_geometry_get_box (places->areas[i].geometry, degrees);
      bw_map_view_project (degrees[0], degrees[3], &boxes[4 * i], &boxes[4 * i + 1]);
      bw_map_view_project (degrees[2], degrees[1], &boxes[4 * i + 2], &boxes[4 * i + 3]);
    }

  bw_map_view_fit (view, whole, MARGIN);
  bw_map_lens_choose (lens, (const double (*)[4]) (gpointer) boxes, places->n_areas, whole, view->scale / SIZE);
}

/**
 * bw_briefing_map_lay_out:
 * @self: a map
 * @width: of its box, points
 * @height: of its box, points
 *
 * Returns: (transfer full): where everything is; the same box must be drawn into
 */
BwMapLayout *
bw_briefing_map_lay_out (const BwBriefingMap *self,
                         double               width,
                         double               height)
{
  BwMapView view = { .width = width, .height = height };
  BwMapLens lens;

  g_return_val_if_fail (self != NULL, NULL);

  choose_lens (self->places, &view, &lens);
  return bw_map_layout_new (self->places, &lens);
}

char *
bw_briefing_map_dup_note (const BwBriefingMap *self,
                          const BwMapLayout   *layout,
                          const char          *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return bw_map_legend_dup_note (layout, self->approval, language);
}

static void
draw_key (const BwBriefingMap *self,
          const BwMapLayout   *layout,
          const BwMapView     *view,
          const char          *language,
          const char          *font,
          cairo_t             *cr)
{
  const BwMapLegend legend = {
    .state = self->state,
    .palette = bw_palette_get (BW_PALETTE_PAPER),
    .size = SIZE,
    .font = font,
    .language = language,
  };
  double width;
  double height;
  double share;
  double x;
  double y;
  guint corner;

  bw_map_legend_measure (&legend, &width, &height);
  corner = bw_map_legend_find_corner (layout, view, width, height, MARGIN, 0, &share);
  bw_map_legend_get_origin (view, corner, width, height, MARGIN, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  bw_map_legend_paint (&legend, cr, share > MOST_COVERED);
  cairo_restore (cr);
}

/**
 * bw_briefing_map_draw:
 * @self: a map
 * @layout: of bw_briefing_map_lay_out()
 * @language: "zh_CN" or "en"
 * @font: family list
 * @cr: where to; the corner of the box is the origin
 * @width: of the box, points
 * @height: of the box, points
 */
void
bw_briefing_map_draw (const BwBriefingMap *self,
                      const BwMapLayout   *layout,
                      const char          *language,
                      const char          *font,
                      cairo_t             *cr,
                      double               width,
                      double               height)
{
  BwMapPainter painter = {
    .layout = layout,
    .state = self->state,
    .palette = bw_palette_get (BW_PALETTE_PAPER),
    .view = { .width = width, .height = height },
    .size = SIZE,
    .font = font,
    .language = language,
  };

  bw_map_view_fit (&painter.view, layout->box, MARGIN);
  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_clip (cr);
  bw_map_painter_paint (&painter, cr);
  draw_key (self, layout, &painter.view, language, font, cr);
  cairo_restore (cr);
}
