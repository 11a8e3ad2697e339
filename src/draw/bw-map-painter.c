/* bw-map-painter.c: paints a map, on whatever cairo paints on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-painter.h"

#include "bw-map-painter-private.h"
#include "bw-symbol.h"

#include <math.h>

/* Pixels, by the visual reference, 1.8. */
#define GAP_WIDTH     1.6
#define OUTLINE_WIDTH 1.2
#define LATE_WIDTH    3.3 /* of which a neighbour's gap takes 1.6 */
#define HATCH_PITCH   6.0
#define HATCH_WIDTH   1.0
#define HATCH_ALPHA   0.55
#define DOT_PITCH     6.0
#define DOT_RADIUS    0.9
#define DOT_ALPHA     0.5

/* What moves an outline by fewer pixels is not drawn; of an area that is no larger than a
 * name, more is left out: a gap is wider than that. */
#define DETAIL        0.35
#define SMALL_DETAIL  0.7
#define SMALL         64.0

/* So many areas are small, whatever the window: their corners are not rounded, and their
 * edges smoothed in fewer steps. */
#define MANY          400

static const BwMapAreaState nothing_known = { .value = NAN, .pace = BW_PACE_UNKNOWN };

static const BwMapAreaState *
get_area_state (const BwMapPainter *self,
                guint               area)
{
  return area < self->state->n_areas ? &self->state->areas[area] : &nothing_known;
}

static gboolean
is_seen (const BwMapPainter *self,
         guint               area,
         const double        box[4])
{
  const double *other = self->layout->shapes[area].box;

  return other[2] >= box[0] && other[0] <= box[2] && other[3] >= box[1] && other[1] <= box[3];
}

/* What of the drawing an area takes up, cut to what is seen. */
static void
get_extents (cairo_t *cr,
             double   extents[4])
{
  double clip[4];

  cairo_path_extents (cr, &extents[0], &extents[1], &extents[2], &extents[3]);
  cairo_clip_extents (cr, &clip[0], &clip[1], &clip[2], &clip[3]);
  extents[0] = MAX (extents[0], clip[0]);
  extents[1] = MAX (extents[1], clip[1]);
  extents[2] = MIN (extents[2], clip[2]);
  extents[3] = MIN (extents[3], clip[3]);
}

/* Dots in staggered rows, clipped to the current path, which is kept. They hang on
 * the earth, not on the drawing, so that they do not crawl when it is moved. */
static void
fill_dots (const BwMapPainter *self,
           cairo_t            *cr,
           const BwColor      *color)
{
  double pitch = DOT_PITCH * self->size;
  double extents[4];
  double origin_x;
  double origin_y;
  cairo_path_t *path = cairo_copy_path (cr);

  bw_map_view_to_screen (&self->view, self->layout->box[0], self->layout->box[1], &origin_x, &origin_y);
  cairo_save (cr);
  get_extents (cr, extents);
  cairo_clip (cr);
  for (double row = floor ((extents[1] - origin_y) / pitch); row * pitch + origin_y <= extents[3] + pitch; row++)
    {
      double shift = fmod (fabs (row), 2) * pitch / 2 + origin_x;

      for (double column = floor ((extents[0] - shift) / pitch); column * pitch + shift <= extents[2] + pitch; column++)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, column * pitch + shift, row * pitch + origin_y, DOT_RADIUS * self->size, 0, 2 * G_PI);
        }
    }
  bw_color_set_source (color, cr);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
paint_late (const BwMapPainter *self,
            cairo_t            *cr)
{
  BwColor hatch = self->palette->late_fill;
  double x;
  double y;

  /* The lines hang on the earth: they stay when the map is moved. */
  bw_map_view_to_screen (&self->view, self->layout->box[0], self->layout->box[1], &x, &y);
  hatch.alpha *= HATCH_ALPHA;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  bw_hatch_fill (cr, &hatch, HATCH_PITCH * self->size, HATCH_WIDTH * self->size);
  cairo_restore (cr);

  /* The thick line stands inside, so that two late neighbours keep theirs. */
  cairo_save (cr);
  cairo_clip_preserve (cr);
  bw_color_set_source (&self->palette->late_fill, cr);
  cairo_set_line_width (cr, 2 * LATE_WIDTH * self->size);
  cairo_stroke_preserve (cr);
  cairo_restore (cr);
}

static void
paint_area (const BwMapPainter *self,
            cairo_t            *cr,
            guint               area)
{
  const BwMapAreaState *state = get_area_state (self, area);
  const BwPalette *palette = self->palette;
  int map_class = bw_map_state_get_class (self->state, area);
  BwColor dots = *bw_palette_get_label (palette, (guint) MAX (map_class, 0));

  dots.alpha *= DOT_ALPHA;
  bw_map_painter_trace_area (self->layout, area, &self->view, cr);
  bw_color_set_source (bw_map_painter_get_fill (self, area), cr);
  cairo_fill_preserve (cr);
  if (map_class < 0 && !state->is_outside)
    fill_dots (self, cr, &palette->fg3);
  else if (map_class >= 0 && state->is_stale)
    fill_dots (self, cr, &dots);
  if (state->pace == BW_PACE_LATE)
    paint_late (self, cr);
  cairo_new_path (cr);
}

static void
set_care (const BwMapPainter *self,
          cairo_t            *cr)
{
  gboolean is_many = self->layout->places->n_areas > MANY;

  cairo_set_line_join (cr, is_many ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
  cairo_set_antialias (cr, is_many ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
}

/* Gaps between neighbours and the outline around all, on a surface that knows all
 * operators: the gap to what is painted already lies on its side alone, and the
 * outline goes beneath. So the outer border has no gap. */
static void
paint_with_operators (const BwMapPainter *self,
                      cairo_t            *cr,
                      const double        box[4])
{
  if (!self->on_nothing)
    cairo_push_group (cr);
  set_care (self, cr);
  for (guint i = 0; i < self->layout->places->n_areas; i++)
    {
      guint area = self->layout->order[i];

      if (!is_seen (self, area, box))
        continue;

      bw_map_painter_trace_area (self->layout, area, &self->view, cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_ATOP);
      bw_color_set_source (&self->palette->card, cr);
      cairo_set_line_width (cr, 2 * GAP_WIDTH * self->size);
      cairo_stroke (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
      paint_area (self, cr, area);
    }

  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OVER);
  bw_color_set_source (&self->palette->outline, cr);
  cairo_set_line_width (cr, 2 * OUTLINE_WIDTH * self->size);
  for (guint area = 0; area < self->layout->places->n_areas; area++)
    {
      if (!is_seen (self, area, box))
        continue;
      bw_map_painter_trace_area (self->layout, area, &self->view, cr);
      cairo_stroke (cr);
    }
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  if (!self->on_nothing)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint (cr);
    }
}

/* The same for PDF, where such operators would turn the map into a picture. */
static void
paint_plainly (const BwMapPainter *self,
               cairo_t            *cr,
               const double        box[4])
{
  static const double widths[] = { GAP_WIDTH + 2 * OUTLINE_WIDTH, GAP_WIDTH };

  set_care (self, cr);
  for (guint pass = 0; pass < G_N_ELEMENTS (widths); pass++)
    {
      for (guint i = 0; i < self->layout->places->n_areas; i++)
        {
          guint area = self->layout->order[i];

          if (!is_seen (self, area, box))
            continue;
          if (pass > 0)
            paint_area (self, cr, area);
          bw_map_painter_trace_area (self->layout, area, &self->view, cr);
          bw_color_set_source (pass > 0 ? &self->palette->card : &self->palette->outline, cr);
          cairo_set_line_width (cr, widths[pass] * self->size);
          cairo_stroke (cr);
        }
    }
}

/* Areas over a base map: painted as they are, then laid over it as one veil, so that
 * nothing shows twice where they touch. */
static void
paint_veil (const BwMapPainter *self,
            cairo_t            *cr)
{
  BwMapPainter alone = *self;

  alone.on_nothing = TRUE;
  cairo_push_group (cr);
  bw_map_painter_paint_areas (&alone, cr);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, BW_MAP_COVER);
}

/* As an outline: a filled word would take their contrast from the names on it. */
static void
paint_mark (const BwMapPainter *self,
            cairo_t            *cr)
{
  g_autoptr (PangoLayout) layout = bw_map_painter_create_text (self, cr, self->mark, BW_MAP_MARK_SIZE, TRUE);
  int width;
  int height;
  double fit;

  pango_layout_get_pixel_size (layout, &width, &height);
  fit = MIN (1.0, BW_MAP_MARK_SHARE * self->view.width / MAX (width, 1));
  cairo_save (cr);
  cairo_translate (cr, self->view.width / 2.0, self->view.height / 2.0);
  cairo_rotate (cr, BW_MAP_MARK_ANGLE);
  cairo_scale (cr, fit, fit);
  cairo_move_to (cr, -width / 2.0, -height / 2.0);
  pango_cairo_layout_path (cr, layout);
  cairo_restore (cr);
  cairo_set_line_width (cr, BW_MAP_MARK_LINE * self->size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cr, self->palette->fg.red, self->palette->fg.green, self->palette->fg.blue,
                         BW_MAP_MARK_OPACITY);
  cairo_stroke (cr);
}

/**
 * bw_map_painter_paint:
 * @self: what to paint
 * @cr: where to; its clip is the drawing
 */
void
bw_map_painter_paint (const BwMapPainter *self,
                      cairo_t            *cr)
{
  cairo_save (cr);
  if (self->on_ground)
    paint_veil (self, cr);
  else
    bw_map_painter_paint_areas (self, cr);
  bw_map_painter_paint_marks (self, cr, FALSE);
  bw_map_painter_paint_marks (self, cr, TRUE);
  if (self->mark != NULL)
    paint_mark (self, cr);
  /* Names keep off exceptions where they can. Where they cannot, who lags must be
   * readable, and a mark is still known by its rim. */
  bw_map_painter_paint_labels (self, cr);
  cairo_restore (cr);
}

/**
 * bw_map_painter_paint_areas:
 * @self: what to paint
 * @cr: where to
 */
void
bw_map_painter_paint_areas (const BwMapPainter *self,
                            cairo_t            *cr)
{
  double box[4];

  bw_map_view_get_box (&self->view, box);
  cairo_save (cr);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    paint_with_operators (self, cr, box);
  else
    paint_plainly (self, cr, box);
  cairo_restore (cr);
}

/**
 * bw_map_painter_get_fill:
 * @self: what to paint
 * @area: index
 *
 * Returns: (transfer none): its colour
 */
const BwColor *
bw_map_painter_get_fill (const BwMapPainter *self,
                         guint               area)
{
  int map_class = bw_map_state_get_class (self->state, area);

  return map_class >= 0 ? &self->palette->map[map_class] : &self->palette->missing;
}

/**
 * bw_map_painter_trace_area:
 * @layout: where things are
 * @area: index
 * @view: what is seen
 * @cr: gets the outline as its path, to be filled by the even-odd rule
 */
void
bw_map_painter_trace_area (const BwMapLayout *layout,
                           guint              area,
                           const BwMapView   *view,
                           cairo_t           *cr)
{
  const BwMapShape *shape = &layout->shapes[area];
  double size = MAX (shape->box[2] - shape->box[0], shape->box[3] - shape->box[1]) * view->scale;
  double box[4];

  bw_map_view_get_box (view, box);
  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < shape->n_rings; i++)
    bw_map_ring_trace (&shape->rings[i], cr, box[0], box[1], view->scale, size < SMALL ? SMALL_DETAIL : DETAIL);
}

/**
 * bw_map_painter_create_text:
 * @self: font and size
 * @cr: where it will stand
 * @text: UTF-8
 * @pixels: size of the font at size 1
 * @bold: weight 700
 *
 * Returns: (transfer full): the text, laid out
 */
PangoLayout *
bw_map_painter_create_text (const BwMapPainter *self,
                            cairo_t            *cr,
                            const char         *text,
                            double              pixels,
                            gboolean            bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_from_string (self->font);

  pango_font_description_set_absolute_size (font, pixels * self->size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("zh-cn")));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);

  return layout;
}
