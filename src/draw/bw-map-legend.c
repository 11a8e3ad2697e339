/* bw-map-legend.c: what the colours of a map mean, and what is to be said about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-legend.h"

#include "bw-map-painter-private.h"
#include "bw-symbol.h"

#include <string.h>

#define SWATCH_WIDTH  22.0
#define GROUND_PAD    6.0

/* Pixels at size 1, from the visual reference: 01 and 08a. */
typedef struct
{
  double swatch_height;
  double text_left;
  double extra_gap;
  double extra_height;
  double extra_swatch;
} Measures;

static const Measures desk_measures = { 14.2, 31.0, 8.0, 17.0, 12.0 };
static const Measures wall_measures = { 15.9, 29.4, 6.7, 20.0, 14.9 };

/* Points by which the room of a corner is searched for map. */
#define PROBES 8

/* What may stand below the classes. */
enum
{
  EXTRA_LATE,
  EXTRA_STALE,
  EXTRA_MISSING,
  N_EXTRAS
};

static const Measures *
get_measures (const BwMapLegend *self)
{
  return self->is_wall ? &wall_measures : &desk_measures;
}

static const char *
get_word (const BwMapLegend *self,
          guint              extra)
{
  static const char * const chinese[N_EXTRAS] = { "预计超时", "数据迟", "未上报" };
  static const char * const english[N_EXTRAS] = { "Forecast late", "Data old", "Not reported" };

  return g_str_has_prefix (self->language, "zh") ? chinese[extra] : english[extra];
}

static void
find_extras (const BwMapLegend *self,
             gboolean           extras[N_EXTRAS])
{
  guint n_late;
  guint n_missing;
  guint n_stale;

  bw_map_state_count (self->state, &n_late, &n_missing, &n_stale);
  extras[EXTRA_LATE] = n_late > 0;
  extras[EXTRA_STALE] = n_stale > 0;
  extras[EXTRA_MISSING] = n_missing > 0;
}

/* Measuring needs a context as well; nothing is ever painted on this one. */
static cairo_t *
create_scratch (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static PangoLayout *
create_text (const BwMapLegend *self,
             cairo_t           *cr,
             const char        *text)
{
  BwMapPainter painter = { .size = self->size, .font = self->font, .language = self->language };

  return bw_map_painter_create_text (&painter, cr, text, BW_MAP_CAPTION, FALSE);
}

static double
measure_text (const BwMapLegend *self,
              cairo_t           *cr,
              const char        *text,
              int               *height)
{
  g_autoptr (PangoLayout) layout = create_text (self, cr, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

static void
show_text (const BwMapLegend *self,
           cairo_t           *cr,
           const char        *text,
           const BwColor     *color,
           double             x,
           double             middle)
{
  g_autoptr (PangoLayout) layout = create_text (self, cr, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x, middle - height / 2.0);
  bw_color_set_source (color, cr);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_ground (const BwMapLegend *self,
              cairo_t           *cr,
              double             width,
              double             height)
{
  double pad = GROUND_PAD * self->size;
  BwColor ground = self->palette->card;

  ground.alpha *= 0.86;
  cairo_rectangle (cr, -pad, -pad, width + 2 * pad, height + 2 * pad);
  bw_color_set_source (&ground, cr);
  cairo_fill (cr);
}

static void
paint_dots (const BwMapLegend *self,
            cairo_t           *cr,
            double             y,
            double             height,
            const BwColor     *color)
{
  for (guint i = 0; i < 8; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, (3 + 5.2 * (i / 2)) * self->size, y + height * (i % 2 == 0 ? 0.3 : 0.7),
                 0.9 * self->size, 0, 2 * G_PI);
    }
  bw_color_set_source (color, cr);
  cairo_fill (cr);
}

static void
paint_extra (const BwMapLegend *self,
             cairo_t           *cr,
             guint              extra,
             double             y)
{
  const BwPalette *palette = self->palette;
  double width = SWATCH_WIDTH * self->size;
  double height = get_measures (self)->extra_swatch * self->size;
  double line = 1.5 * self->size;

  cairo_rectangle (cr, 0, y, width, height);
  bw_color_set_source (extra == EXTRA_MISSING ? &palette->missing : &palette->map[1], cr);
  cairo_fill_preserve (cr);
  if (extra == EXTRA_LATE)
    {
      bw_hatch_fill (cr, &palette->late_fill, 5 * self->size, self->size);
      cairo_new_path (cr);
      cairo_rectangle (cr, line / 2, y + line / 2, width - line, height - line);
      bw_color_set_source (&palette->late_fill, cr);
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
    }
  else
    {
      cairo_new_path (cr);
      paint_dots (self, cr, y, height,
                  extra == EXTRA_MISSING ? &palette->fg3 : bw_palette_get_label (palette, 1));
    }

  show_text (self, cr, get_word (self, extra),
             self->is_wall && extra == EXTRA_LATE ? &palette->late : &palette->fg2,
             get_measures (self)->text_left * self->size, y + height / 2);
}

/**
 * bw_map_legend_measure:
 * @self: what to explain
 * @width: (out): pixels
 * @height: (out): pixels
 */
void
bw_map_legend_measure (const BwMapLegend *self,
                       double            *width,
                       double            *height)
{
  const Measures *m = get_measures (self);
  cairo_t *cr = create_scratch ();
  gboolean extras[N_EXTRAS];
  double widest = 0;
  int text_height;
  guint n = 0;

  find_extras (self, extras);
  for (guint i = 0; i < BW_N_CLASSES; i++)
    {
      g_autofree char *label = bw_map_key_dup_label (&self->state->key, i);

      widest = MAX (widest, measure_text (self, cr, label, &text_height));
    }
  for (guint i = 0; i < N_EXTRAS; i++)
    {
      if (!extras[i])
        continue;
      widest = MAX (widest, measure_text (self, cr, get_word (self, i), &text_height));
      n++;
    }
  cairo_destroy (cr);

  *width = m->text_left * self->size + widest;
  *height = (BW_N_CLASSES * m->swatch_height + (n > 0 ? m->extra_gap + n * m->extra_height : 0)) * self->size;
}

/**
 * bw_map_legend_paint:
 * @self: what to explain
 * @cr: where to; the corner above left is the origin
 * @ground: whether it lies over the map
 */
void
bw_map_legend_paint (const BwMapLegend *self,
                     cairo_t           *cr,
                     gboolean           ground)
{
  const Measures *m = get_measures (self);
  double pitch = m->swatch_height * self->size;
  double y = (BW_N_CLASSES * m->swatch_height + m->extra_gap) * self->size;
  gboolean extras[N_EXTRAS];

  if (ground)
    {
      double width;
      double height;

      bw_map_legend_measure (self, &width, &height);
      paint_ground (self, cr, width, height);
    }

  for (guint i = 0; i < BW_N_CLASSES; i++)
    {
      g_autofree char *label = bw_map_key_dup_label (&self->state->key, i);
      double top = (BW_N_CLASSES - 1 - i) * pitch;

      cairo_rectangle (cr, 0, top, SWATCH_WIDTH * self->size, pitch);
      bw_color_set_source (&self->palette->map[i], cr);
      cairo_fill (cr);
      show_text (self, cr, label, &self->palette->fg2, m->text_left * self->size, top + pitch / 2);
    }

  find_extras (self, extras);
  for (guint i = 0; i < N_EXTRAS; i++)
    {
      if (!extras[i])
        continue;
      paint_extra (self, cr, i, y);
      y += m->extra_height * self->size;
    }
}

/**
 * bw_map_legend_paint_note:
 * @self: colours and font
 * @cr: (nullable): where to; the corner above left is the origin
 * @text: what to say
 * @ground: whether it lies over the map
 * @width: (out): pixels
 * @height: (out): pixels
 */
void
bw_map_legend_paint_note (const BwMapLegend *self,
                          cairo_t           *cr,
                          const char        *text,
                          gboolean           ground,
                          double            *width,
                          double            *height)
{
  cairo_t *scratch = cr != NULL ? cairo_reference (cr) : create_scratch ();
  int text_height;

  *width = measure_text (self, scratch, text, &text_height);
  *height = text_height;
  cairo_destroy (scratch);
  if (cr == NULL)
    return;

  if (ground)
    paint_ground (self, cr, *width, *height);
  show_text (self, cr, text, &self->palette->fg2, 0, *height / 2);
}

/**
 * bw_map_legend_dup_note:
 * @layout: the map
 * @approval_number: (nullable): 审图号; "" is none
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full) (nullable): what must be said about the map, if anything
 */
char *
bw_map_legend_dup_note (const BwMapLayout *layout,
                        const char        *approval_number,
                        const char        *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");
  const BwMapPlaces *places = layout->places;
  GString *note = g_string_new (NULL);

  if (places->n_without_boundary > 0 && is_chinese)
    g_string_append_printf (note, "%u 个区域无边界 · ", places->n_without_boundary);
  else if (places->n_without_boundary > 0)
    g_string_append_printf (note, "%u without an outline · ", places->n_without_boundary);
  if (places->is_schematic || !bw_map_lens_is_none (&layout->lens))
    g_string_append (note, is_chinese ? "示意图 · " : "Schematic · ");
  if (approval_number != NULL && *approval_number != '\0')
    g_string_append_printf (note, "%s · ", approval_number);

  if (note->len == 0)
    return g_string_free (note, TRUE), NULL;

  g_string_truncate (note, note->len - strlen (" · "));
  return g_string_free (note, FALSE);
}

/**
 * bw_map_legend_find_corner:
 * @layout: the map
 * @view: what is seen of it
 * @width: of what needs room, pixels
 * @height: of what needs room, pixels
 * @margin: distance from the edges, pixels
 * @taken: bit `1 << corner` of those that are not free
 * @share: (out): part of the room that lies over the map, 0 to 1
 *
 * Returns: bit 0 east, bit 1 north. Below left is taken if it is as good as others.
 */
guint
bw_map_legend_find_corner (const BwMapLayout *layout,
                           const BwMapView   *view,
                           double             width,
                           double             height,
                           double             margin,
                           guint              taken,
                           double            *share)
{
  guint best = 0;
  guint fewest = G_MAXUINT;

  for (guint corner = 0; corner < 4; corner++)
    {
      guint n = 0;
      double left;
      double top;

      if ((taken & (1u << corner)) != 0)
        continue;

      bw_map_legend_get_origin (view, corner, width, height, margin, &left, &top);
      for (guint i = 0; i < PROBES * PROBES; i++)
        {
          double x;
          double y;

          bw_map_view_from_screen (view,
                                   left + width * (i % PROBES) / (PROBES - 1),
                                   top + height * (i / PROBES) / (PROBES - 1), &x, &y);
          n += bw_map_layout_pick_area (layout, x, y) >= 0;
        }
      if (n < fewest)
        {
          fewest = n;
          best = corner;
        }
    }

  *share = (double) fewest / (PROBES * PROBES);
  return best;
}

/**
 * bw_map_legend_get_origin:
 * @view: what is seen
 * @corner: bit 0 east, bit 1 north
 * @width: pixels
 * @height: pixels
 * @margin: pixels
 * @x: (out): pixels
 * @y: (out): pixels
 */
void
bw_map_legend_get_origin (const BwMapView *view,
                          guint            corner,
                          double           width,
                          double           height,
                          double           margin,
                          double          *x,
                          double          *y)
{
  *x = (corner & 1) != 0 ? view->width - width - margin : margin;
  *y = (corner & 2) != 0 ? margin : view->height - height - margin;
}
