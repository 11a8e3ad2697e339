/* bw-map-legend.c: what the colours of a map mean, and what is to be said about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-legend.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-map-painter-private.h"
#include "bw-symbol.h"

#include <string.h>

#define SWATCH_WIDTH  22.0
#define GROUND_PAD    6.0
#define COUNT_GAP     10.0

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

/* How many areas are so; none: it is not explained. */
static void
count_extras (const BwMapLegend *self,
              guint              counts[N_EXTRAS])
{
  bw_map_state_count (self->state, &counts[EXTRA_LATE], &counts[EXTRA_MISSING], &counts[EXTRA_STALE]);
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

/* Pixels of the widest text, and of the widest number of areas after it. */
static void
measure_columns (const BwMapLegend *self,
                 cairo_t           *cr,
                 double            *text_width,
                 double            *count_width)
{
  guint counts[BW_N_CLASSES + N_EXTRAS];
  int height;

  *text_width = *count_width = 0;
  bw_map_state_count_classes (self->state, counts);
  count_extras (self, counts + BW_N_CLASSES);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *count = bw_format_integer (counts[i]);
      g_autofree char *text = i < BW_N_CLASSES
                                ? bw_map_key_dup_label (&self->state->key, &self->state->measure, i, self->language)
                                : g_strdup (get_word (self, i - BW_N_CLASSES));

      if (i >= BW_N_CLASSES && counts[i] == 0)
        continue;
      *text_width = MAX (*text_width, measure_text (self, cr, text, &height));
      *count_width = MAX (*count_width, measure_text (self, cr, count, &height));
    }
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

/* Right-aligned in the column that ends at @right. */
static void
show_count (const BwMapLegend *self,
            cairo_t           *cr,
            guint              count,
            double             right,
            double             middle)
{
  g_autofree char *text = bw_format_integer (count);
  int height;

  show_text (self, cr, text, &self->palette->fg2, right - measure_text (self, cr, text, &height), middle);
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
  guint counts[N_EXTRAS];
  double text_width;
  double count_width;
  guint n = 0;

  count_extras (self, counts);
  for (guint i = 0; i < N_EXTRAS; i++)
    n += counts[i] > 0;
  measure_columns (self, cr, &text_width, &count_width);
  cairo_destroy (cr);

  *width = (m->text_left + COUNT_GAP) * self->size + text_width + count_width;
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
  guint counts[BW_N_CLASSES + N_EXTRAS];
  double width;
  double height;

  bw_map_legend_measure (self, &width, &height);
  if (ground)
    paint_ground (self, cr, width, height);

  bw_map_state_count_classes (self->state, counts);
  count_extras (self, counts + BW_N_CLASSES);
  for (guint i = 0; i < BW_N_CLASSES; i++)
    {
      g_autofree char *label = bw_map_key_dup_label (&self->state->key, &self->state->measure, i, self->language);
      double top = (BW_N_CLASSES - 1 - i) * pitch;

      cairo_rectangle (cr, 0, top, SWATCH_WIDTH * self->size, pitch);
      bw_color_set_source (&self->palette->map[i], cr);
      cairo_fill (cr);
      show_text (self, cr, label, &self->palette->fg2, m->text_left * self->size, top + pitch / 2);
      show_count (self, cr, counts[i], width, top + pitch / 2);
    }

  for (guint i = 0; i < N_EXTRAS; i++)
    {
      if (counts[BW_N_CLASSES + i] == 0)
        continue;
      paint_extra (self, cr, i, y);
      show_count (self, cr, counts[BW_N_CLASSES + i], width, y + m->extra_swatch * self->size / 2);
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
    bw_format_text_append (note, "%u 个区域无边界 · ", places->n_without_boundary);
  else if (places->n_without_boundary > 0)
    bw_format_text_append (note, "%u without an outline · ", places->n_without_boundary);
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
 * bw_map_legend_dup_sites:
 * @n_shown: sites with a mark
 * @n_without_position: sites that can have none
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): both, for nobody sees what is not there
 */
char *
bw_map_legend_dup_sites (guint       n_shown,
                         guint       n_without_position,
                         const char *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");
  g_autofree char *shown = bw_format_integer (n_shown);
  g_autofree char *without = bw_format_integer (n_without_position);
  const char *points = n_shown == 1 ? "point" : "points";

  if (is_chinese)
    return n_without_position == 0 ? g_strdup_printf ("显示 %s 个点位", shown)
                                   : g_strdup_printf ("显示 %s 个点位，%s 个无位置", shown, without);

  return n_without_position == 0 ? g_strdup_printf ("%s %s shown", shown, points)
                                 : g_strdup_printf ("%s %s shown, %s without a position", shown, points, without);
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
      double box[4];
      double left;
      double top;
      guint n;

      if ((taken & (1u << corner)) != 0)
        continue;

      bw_map_legend_get_origin (view, corner, width, height, margin, &left, &top);
      bw_map_view_from_screen (view, left, top, &box[0], &box[1]);
      bw_map_view_from_screen (view, left + width, top + height, &box[2], &box[3]);
      n = bw_map_layout_count_covered (layout, box, PROBES);
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
