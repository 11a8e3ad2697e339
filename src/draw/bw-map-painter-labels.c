/* bw-map-painter-labels.c: names and values on the areas of a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-labels.h"
#include "bw-map-painter-private.h"

#include <math.h>

#define HALO_WIDTH 3.0

/* Device pixels that a halo may be beside its curve. */
#define HALO_TOLERANCE 0.4

/* Pixels at size 1: the shortest value in the smallest letters, some of it over the
 * border. */
#define LEAST_WIDTH 20.0

/* The lines of one label in its forms. */
typedef struct
{
  PangoLayout *name[2];    /* (owned): heading, caption */
  PangoLayout *value[2]; /* (owned) (nullable): heading, caption; nothing reported: none */
} Text;

static void
clear_text (Text *text)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&text->name[i]);
      g_clear_object (&text->value[i]);
    }
}

/* (transfer full) (nullable): %NULL: nothing is reported */
static char *
dup_value (const BwMapPainter *self,
           guint               area)
{
  const BwMapAreaState *state = area < self->state->n_areas ? &self->state->areas[area] : NULL;

  return state != NULL && !isnan (state->value)
           ? bw_map_key_format (&self->state->key, &self->state->measure, state->value, state->bound, self->language)
           : NULL;
}

static void
init_text (Text               *text,
           const BwMapPainter *self,
           cairo_t            *cr,
           guint               area)
{
  static const double pixels[2] = { BW_MAP_HEADING, BW_MAP_CAPTION };
  g_autofree char *value = dup_value (self, area);

  for (guint i = 0; i < 2; i++)
    {
      text->name[i] = bw_map_painter_create_text (self, cr, self->layout->places->areas[area].name, pixels[i], TRUE);
      text->value[i] = value == NULL ? NULL
                       : bw_map_painter_create_text (self, cr, value, pixels[i], FALSE);
    }
}

/* Whether a label could stand in what is seen of an area: of thousands most have no
 * room, and to lay their texts out would take longer than all the rest. */
static gboolean
has_room (const BwMapPainter *self,
          guint               area)
{
  const BwMapShape *shape = &self->layout->shapes[area];
  double widest = 0;
  double box[4];

  bw_map_view_get_box (&self->view, box);
  if (shape->box[2] < box[0] || shape->box[0] > box[2] || shape->box[3] < box[1] || shape->box[1] > box[3])
    return FALSE;

  for (guint i = 0; i < BW_MAP_N_LINES; i++)
    widest = MAX (widest, shape->spans[i].to - shape->spans[i].from);

  return widest * self->view.scale >= LEAST_WIDTH * self->size;
}

/* Width and height of two lines, either of which may be missing. */
static void
measure_lines (PangoLayout *first,
               PangoLayout *second,
               double      *width,
               double      *height)
{
  PangoLayout *lines[] = { first, second };

  *width = *height = 0;
  for (guint i = 0; i < 2; i++)
    {
      int line_width;
      int line_height;

      if (lines[i] == NULL)
        continue;
      pango_layout_get_pixel_size (lines[i], &line_width, &line_height);
      *width = MAX (*width, line_width);
      *height += line_height;
    }
}

static void
get_lines (const Text     *text,
           BwMapLabelForm  form,
           PangoLayout    *lines[2])
{
  guint size = form == BW_MAP_LABEL_FULL ? 0 : 1;

  lines[0] = form == BW_MAP_LABEL_PERCENT ? NULL : text->name[size];
  lines[1] = text->value[size];
}

static void
measure_text (const Text     *text,
              BwMapLabelSize *size)
{
  for (int form = 0; form < BW_MAP_N_LABEL_FORMS; form++)
    {
      PangoLayout *lines[2];

      get_lines (text, (BwMapLabelForm) form, lines);
      measure_lines (lines[0], lines[1], &size->width[form], &size->height[form]);
    }
}

/* Halos are of the colour that most of them lie on: nobody sees their edge. Glyphs in all
 * their curves would cost more than all areas. */
static void
set_care_of_halos (cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_tolerance (cr, HALO_TOLERANCE);
}

static void
paint_line (const BwMapPainter *self,
            cairo_t            *cr,
            PangoLayout        *line,
            guint               area,
            double              x,
            double             *y)
{
  int map_class = bw_map_state_get_class (self->state, area);
  const BwColor *color = map_class < 0 ? &self->palette->fg : bw_palette_get_label (self->palette, (guint) map_class);
  int width;
  int height;

  pango_layout_get_pixel_size (line, &width, &height);

  /* Whole pixels: glyphs are hinted for them, and the same label looks the same
   * wherever the map is moved to. */
  cairo_move_to (cr, round (x - width / 2.0), round (*y));
  pango_cairo_layout_path (cr, line);
  bw_color_set_source (bw_map_painter_get_fill (self, area), cr);
  cairo_set_line_width (cr, HALO_WIDTH * self->size);
  cairo_stroke (cr);

  cairo_move_to (cr, round (x - width / 2.0), round (*y));
  bw_color_set_source (color, cr);
  pango_cairo_show_layout (cr, line);
  *y += height;
}

static void
paint_label (const BwMapPainter *self,
             cairo_t            *cr,
             const BwMapLabel   *label,
             const Text         *text)
{
  PangoLayout *lines[2];
  double width;
  double height;
  double x;
  double y;

  get_lines (text, label->form, lines);
  measure_lines (lines[0], lines[1], &width, &height);
  bw_map_view_to_screen (&self->view, label->x, label->y, &x, &y);
  if (x + width < 0 || x - width > self->view.width || y + height < 0 || y - height > self->view.height)
    return;

  y -= height / 2;
  for (guint i = 0; i < 2; i++)
    {
      if (lines[i] != NULL)
        paint_line (self, cr, lines[i], label->area, x, &y);
    }
}

/**
 * bw_map_painter_paint_labels:
 * @self: what to paint
 * @cr: where to
 */
void
bw_map_painter_paint_labels (const BwMapPainter *self,
                             cairo_t            *cr)
{
  guint n = self->layout->places->n_areas;
  g_autofree Text *texts = g_new0 (Text, MAX (n, 1));
  g_autofree BwMapLabelSize *sizes = g_new0 (BwMapLabelSize, MAX (n, 1));
  g_autoptr (GArray) labels = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (!has_room (self, i))
        continue;
      init_text (&texts[i], self, cr, i);
      measure_text (&texts[i], &sizes[i]);
    }

  cairo_save (cr);
  set_care_of_halos (cr);
  labels = bw_map_labels_place (self->layout, self->state, self->marks, sizes, self->view.scale);
  for (guint i = 0; i < labels->len; i++)
    {
      const BwMapLabel *label = &g_array_index (labels, BwMapLabel, i);

      paint_label (self, cr, label, &texts[label->area]);
    }
  cairo_restore (cr);

  for (guint i = 0; i < n; i++)
    clear_text (&texts[i]);
}
