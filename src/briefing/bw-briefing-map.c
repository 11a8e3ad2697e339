/* bw-briefing-map.c: a map of the parts or the points of a scope, for a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-map.h"

#include "bw-briefing-outline.h"
#include "bw-map-paper.h"

/* Points to a pixel of the desk: names of 11 pt, a key of 9 pt. */
#define SIZE   0.75
#define MARGIN 4.0

/* Of the larger side of what is shown, and of the world: some fifty metres. */
#define AROUND 0.03
#define LEAST  1.25e-6

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
  if (places->n_sites > 0 || !bw_map_places_get_box (places, whole))
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

/* What is shown: all areas and all points, and some ground around them. */
static void
find_box (const BwMapLayout *layout,
          double             box[4])
{
  double side;

  for (guint i = 0; i < 4; i++)
    box[i] = layout->box[i];

  for (guint i = 0; i < layout->places->n_sites; i++)
    {
      box[0] = MIN (box[0], layout->x[i]);
      box[1] = MIN (box[1], layout->y[i]);
      box[2] = MAX (box[2], layout->x[i]);
      box[3] = MAX (box[3], layout->y[i]);
    }

  side = MAX (AROUND * MAX (box[2] - box[0], box[3] - box[1]), LEAST);
  box[0] -= side;
  box[1] -= side;
  box[2] += side;
  box[3] += side;
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
  BwMapPaper paper = {
    .layout = layout,
    .state = self->state,
    .palette = bw_palette_get (BW_PALETTE_PAPER),
    .kinds = (1u << BW_N_SITE_KINDS) - 1,
    .size = SIZE,
    .font = font,
    .language = language,
    .approval_number = self->approval,
  };

  find_box (layout, paper.box);
  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_clip (cr);
  bw_map_paper_paint (&paper, cr, width, height);
  cairo_restore (cr);
}
