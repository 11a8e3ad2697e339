/* bw-map-paper.c: a map by itself, with all that says what it is
 *
 * From the top: title, time, and the mark of a drill; the map with its key, north and
 * scale on its right; signs; what must be said. As a part of a sheet it begins with the
 * map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-paper.h"

#include "bw-format.h"
#include "bw-map-legend.h"
#include "bw-map-painter-private.h"
#include "bw-map-scale.h"
#include "bw-symbol.h"

#include <string.h>

/* At size 1, in the units of the context. */
#define MARGIN       24.0
#define GAP          10.0
#define TITLE        20.0
#define SIGN_WIDTH   22.0
#define SIGN_HEIGHT  20.0
#define SIGN_GAP     18.0
#define LONGEST_BAR  110.0
#define BAR_HEIGHT   4.0
#define ARROW_HEIGHT 18.0
#define EXERCISE_PAD 6.0

/* One call: what is painted, and on what. */
typedef struct
{
  const BwMapPaper *paper;
  cairo_t          *cr;  /* (owned) */
  BwMapPainter      pen;
  double            size;
  gboolean          is_chinese;
  gboolean          has_kind[BW_N_SITE_KINDS]; /* there are such on the map */
  int               of_condition[BW_N_CONDITIONS]; /* BwSiteKind of a site in it, -1: no site is in it */
  guint             n_shown;
} Sheet;

/* A sign below the map. */
typedef struct
{
  BwSiteKind  kind;
  BwCondition condition;
  const char *word;
} Sign;

#define MAX_SIGNS (BW_N_SITE_KINDS + BW_N_CONDITIONS)

/* What sites there are on the map: of those that marks are made of. */
static void
collect_sites (Sheet *sheet)
{
  const BwMapPaper *paper = sheet->paper;
  const BwMapPlaces *places = paper->layout->places;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    sheet->of_condition[i] = -1;
  bw_map_grid_collect (paper->layout->grid, paper->box, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      BwCondition condition = bw_map_state_get_condition (paper->state, places->sites[row]);

      if (!bw_condition_is_exception (condition) && (paper->kinds & (1u << places->kinds[row])) == 0)
        continue;

      sheet->n_shown++;
      sheet->has_kind[places->kinds[row]] = TRUE;
      if (condition != BW_CONDITION_NORMAL)
        sheet->of_condition[condition] = places->kinds[row];
    }
}

static void
sheet_init (Sheet            *sheet,
            const BwMapPaper *paper,
            cairo_t          *cr)
{
  memset (sheet, 0, sizeof *sheet);
  sheet->paper = paper;
  sheet->cr = cairo_reference (cr);
  sheet->size = paper->size;
  sheet->is_chinese = g_str_has_prefix (paper->language, "zh");
  sheet->pen.layout = paper->layout;
  sheet->pen.state = paper->state;
  sheet->pen.palette = paper->palette;
  sheet->pen.size = paper->size;
  sheet->pen.font = paper->font;
  sheet->pen.language = paper->language;
  sheet->pen.on_ground = paper->ground != NULL;
  collect_sites (sheet);
}

static void
sheet_clear (Sheet *sheet)
{
  g_clear_pointer (&sheet->cr, cairo_destroy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

/* (transfer full): @width: lines are broken there; 0: nowhere */
static PangoLayout *
make_text (const Sheet *sheet,
           const char  *text,
           double       pixels,
           gboolean     bold,
           double       width)
{
  PangoLayout *layout = bw_map_painter_create_text (&sheet->pen, sheet->cr, text, pixels, bold);

  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

static void
get_text_size (PangoLayout *layout,
               double      *width,
               double      *height)
{
  int w;
  int h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

static void
show_text (const Sheet   *sheet,
           PangoLayout   *layout,
           const BwColor *color,
           double         x,
           double         y)
{
  cairo_move_to (sheet->cr, x, y);
  bw_color_set_source (color, sheet->cr);
  pango_cairo_show_layout (sheet->cr, layout);
}

static const char *
get_kind_word (const Sheet *sheet,
               BwSiteKind   kind)
{
  static const char * const chinese[BW_N_SITE_KINDS] = { "采样点", "卡点", "隔离点", "物资点", "场所" };
  static const char * const english[BW_N_SITE_KINDS] = { "Sampling point", "Checkpoint", "Isolation site",
                                                         "Supply point", "Venue" };

  return sheet->is_chinese ? chinese[kind] : english[kind];
}

static guint
list_signs (const Sheet *sheet,
            Sign         signs[MAX_SIGNS])
{
  guint n = 0;

  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    {
      if (sheet->has_kind[i])
        signs[n++] = (Sign) { (BwSiteKind) i, BW_CONDITION_NORMAL, get_kind_word (sheet, (BwSiteKind) i) };
    }
  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      if (sheet->of_condition[i] >= 0)
        signs[n++] = (Sign) { (BwSiteKind) sheet->of_condition[i], (BwCondition) i,
                              bw_format_condition ((BwCondition) i, sheet->paper->language) };
    }

  return n;
}

/* The words for conditions are those within a sentence; here each stands by itself. */
static PangoLayout *
make_sign_text (const Sheet *sheet,
                const char  *word)
{
  g_autofree char *text = g_strdup (word);

  text[0] = g_ascii_toupper (text[0]);
  return make_text (sheet, text, BW_MAP_CAPTION, FALSE, 0);
}

/* Signs with their words from (0, @top) on, in as many rows as they need. The height of
 * them; @paint: or only that. */
static double
lay_signs (const Sheet *sheet,
           double       left,
           double       top,
           double       width,
           gboolean     paint)
{
  Sign signs[MAX_SIGNS];
  guint n = list_signs (sheet, signs);
  double height = SIGN_HEIGHT * sheet->size;
  double x = 0;
  double y = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) word = make_sign_text (sheet, signs[i].word);
      double word_width;
      double word_height;

      get_text_size (word, &word_width, &word_height);
      if (x > 0 && x + SIGN_WIDTH * sheet->size + word_width > width)
        {
          x = 0;
          y += height;
        }
      if (paint)
        {
          bw_site_mark_draw (signs[i].kind, signs[i].condition, sheet->cr, sheet->paper->palette,
                             left + x + 8 * sheet->size, top + y + height / 2, sheet->size);
          show_text (sheet, word, &sheet->paper->palette->fg2, left + x + SIGN_WIDTH * sheet->size,
                     top + y + (height - word_height) / 2);
        }
      x += SIGN_WIDTH * sheet->size + word_width + SIGN_GAP * sheet->size;
    }

  return n > 0 ? y + height : 0;
}

static guint
count_without_position (const BwMapPlaces *places)
{
  guint n = 0;

  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    n += places->n_without_position[i];

  return n;
}

static void
append_remark (GString    *text,
               const char *remark)
{
  if (remark == NULL || *remark == '\0')
    return;

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append (text, remark);
}

/* A part of a sheet that never had a point says nothing of points. */
static void
append_sites (const Sheet *sheet,
              GString     *text)
{
  const BwMapPaper *paper = sheet->paper;
  guint n_without = count_without_position (paper->layout->places);
  g_autofree char *shown = bw_format_integer (sheet->n_shown);
  g_autofree char *without = bw_format_integer (n_without);

  if (paper->title == NULL && paper->layout->places->n_sites + n_without == 0)
    return;

  g_string_append_printf (text, sheet->is_chinese ? "图上 %s 个点位，另有 %s 个没有坐标"
                          : sheet->n_shown == 1     ? "%s point on the map, %s without a position"
                                                    : "%s points on the map, %s without a position", shown, without);
}

/* (transfer full): how many sites there are, what must be said, whose it is */
static char *
dup_remarks (const Sheet *sheet)
{
  const BwMapPaper *paper = sheet->paper;
  g_autofree char *note = bw_map_legend_dup_note (paper->layout, paper->approval_number, paper->language);
  GString *text = g_string_new (NULL);

  append_sites (sheet, text);
  if (!bw_map_lens_is_none (&paper->layout->lens))
    append_remark (text, sheet->is_chinese ? "中心已放大，各处比例不同，不标比例尺"
                                           : "The centre is magnified: there is no one scale");
  append_remark (text, note);
  append_remark (text, paper->credit);
  return g_string_free (text, FALSE);
}

static double
measure_line (const Sheet *sheet,
              const char  *text,
              double       pixels,
              gboolean     bold,
              double       width)
{
  g_autoptr (PangoLayout) layout = make_text (sheet, text, pixels, bold, width);
  double text_width;
  double height;

  get_text_size (layout, &text_width, &height);
  return height;
}

/* What the title leaves free beside it. */
static double
measure_exercise (const Sheet *sheet)
{
  g_autoptr (PangoLayout) word = NULL;
  double width;
  double height;

  if (sheet->paper->exercise == NULL)
    return 0;

  word = make_text (sheet, sheet->paper->exercise, TITLE, TRUE, 0);
  get_text_size (word, &width, &height);
  return width + (2 * EXERCISE_PAD + GAP) * sheet->size;
}

static double
measure_head (const Sheet *sheet,
              double       width)
{
  if (sheet->paper->title == NULL)
    return 0;

  return measure_line (sheet, sheet->paper->title, TITLE, TRUE, width - measure_exercise (sheet))
         + measure_line (sheet, sheet->paper->as_of, BW_MAP_CAPTION, FALSE, width) + GAP * sheet->size;
}

static double
measure_foot (const Sheet *sheet,
              double       width)
{
  g_autofree char *remarks = dup_remarks (sheet);

  return GAP * sheet->size + lay_signs (sheet, 0, 0, width, FALSE)
         + measure_line (sheet, remarks, BW_MAP_CAPTION, FALSE, width);
}

/* The word in a frame of the colour that warns, its right end at @right. */
static void
paint_exercise (const Sheet *sheet,
                double       right,
                double       top)
{
  g_autoptr (PangoLayout) word = make_text (sheet, sheet->paper->exercise, TITLE, TRUE, 0);
  double pad = EXERCISE_PAD * sheet->size;
  double width;
  double height;

  get_text_size (word, &width, &height);
  cairo_rectangle (sheet->cr, right - width - 2 * pad, top, width + 2 * pad, height + pad);
  bw_color_set_source (&sheet->paper->palette->late, sheet->cr);
  cairo_fill (sheet->cr);
  show_text (sheet, word, &sheet->paper->palette->card, right - width - pad, top + pad / 2);
}

static void
paint_head (const Sheet *sheet,
            double       left,
            double       top,
            double       width)
{
  const BwMapPaper *paper = sheet->paper;
  g_autoptr (PangoLayout) title = make_text (sheet, paper->title, TITLE, TRUE, width - measure_exercise (sheet));
  g_autoptr (PangoLayout) as_of = make_text (sheet, paper->as_of, BW_MAP_CAPTION, FALSE, width);
  double text_width;
  double height;

  get_text_size (title, &text_width, &height);
  show_text (sheet, title, &paper->palette->fg, left, top);
  show_text (sheet, as_of, &paper->palette->fg2, left, top + height);
  if (paper->exercise != NULL)
    paint_exercise (sheet, left + width, top);
}

static void
paint_foot (const Sheet *sheet,
            double       left,
            double       top,
            double       width)
{
  g_autofree char *text = dup_remarks (sheet);
  g_autoptr (PangoLayout) remarks = make_text (sheet, text, BW_MAP_CAPTION, FALSE, width);
  double height;

  top += GAP * sheet->size;
  height = lay_signs (sheet, left, top, width, TRUE);
  show_text (sheet, remarks, &sheet->paper->palette->fg2, left, top + height);
}

/* The colours that areas have over a base map. */
static void
init_legend (const Sheet *sheet,
             BwMapLegend *legend,
             BwPalette   *palette)
{
  const BwMapPaper *paper = sheet->paper;

  *palette = *paper->palette;
  for (guint i = 0; i < BW_N_CLASSES && paper->ground != NULL; i++)
    palette->map[i].alpha *= BW_MAP_COVER;
  *legend = (BwMapLegend) { .state = paper->state, .palette = palette, .size = paper->size, .font = paper->font,
                            .language = paper->language };
}

/* Whether any area has a colour to explain. */
static gboolean
has_key (const Sheet *sheet)
{
  const BwMapState *state = sheet->paper->state;
  guint n_late;
  guint n_missing;
  guint n_stale;

  bw_map_state_count (state, &n_late, &n_missing, &n_stale);
  for (guint i = 0; i < state->n_areas; i++)
    n_missing += bw_map_state_get_class (state, i) >= 0;

  return n_late + n_missing + n_stale > 0;
}

/* What stands beside the map: on it, it might cover an exception. */
static double
measure_side (const Sheet *sheet)
{
  BwPalette palette;
  BwMapLegend legend;
  double width = 0;
  double height;

  if (has_key (sheet))
    {
      init_legend (sheet, &legend, &palette);
      bw_map_legend_measure (&legend, &width, &height);
    }
  return MAX (width, LONGEST_BAR * sheet->size) + 2 * GAP * sheet->size;
}

static void
paint_key (const Sheet *sheet,
           double       left)
{
  BwPalette palette;
  BwMapLegend legend;

  if (!has_key (sheet))
    return;

  init_legend (sheet, &legend, &palette);
  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, left, 0);
  bw_map_legend_paint (&legend, sheet->cr, FALSE);
  cairo_restore (sheet->cr);
}

/* North is up everywhere, under a lens at least from its middle. */
static void
paint_north (const Sheet *sheet,
             PangoLayout *letter,
             double       letter_width)
{
  double height = ARROW_HEIGHT * sheet->size;
  double half = height / 3;
  double middle = MAX (letter_width / 2, half);

  cairo_move_to (sheet->cr, middle, 0);
  cairo_line_to (sheet->cr, middle + half, height);
  cairo_line_to (sheet->cr, middle, height * 0.75);
  cairo_line_to (sheet->cr, middle - half, height);
  cairo_close_path (sheet->cr);
  bw_color_set_source (&sheet->paper->palette->fg, sheet->cr);
  cairo_fill (sheet->cr);
  show_text (sheet, letter, &sheet->paper->palette->fg, middle - letter_width / 2, height);
}

/* A bar with ends, as long as it says, its upper end at @y. */
static void
paint_bar (const Sheet      *sheet,
           const BwMapScale *scale,
           PangoLayout      *label,
           double            y)
{
  double height = BAR_HEIGHT * sheet->size;
  double line = 1.5 * sheet->size;

  cairo_move_to (sheet->cr, line / 2, y);
  cairo_line_to (sheet->cr, line / 2, y + height);
  cairo_line_to (sheet->cr, scale->length - line / 2, y + height);
  cairo_line_to (sheet->cr, scale->length - line / 2, y);
  bw_color_set_source (&sheet->paper->palette->fg, sheet->cr);
  cairo_set_line_width (sheet->cr, line);
  cairo_set_line_join (sheet->cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (sheet->cr);
  show_text (sheet, label, &sheet->paper->palette->fg, 0, y + height + 2 * sheet->size);
}

/* Its lower end is that of the map. */
static void
paint_scale (const Sheet     *sheet,
             const BwMapView *view,
             double           left)
{
  g_autoptr (PangoLayout) letter = make_text (sheet, sheet->is_chinese ? "北" : "N", BW_MAP_CAPTION, TRUE, 0);
  double north = ARROW_HEIGHT * sheet->size;
  double bar = 0;
  double letter_width;
  double letter_height;

  get_text_size (letter, &letter_width, &letter_height);
  cairo_save (sheet->cr);
  if (bw_map_lens_is_none (&sheet->paper->layout->lens))
    {
      BwMapScale scale;
      g_autofree char *label = NULL;
      g_autoptr (PangoLayout) text = NULL;
      double width;
      double height;

      bw_map_scale_choose (&scale, view, LONGEST_BAR * sheet->size);
      label = bw_map_scale_dup_label (&scale, sheet->paper->language);
      text = make_text (sheet, label, BW_MAP_CAPTION, FALSE, 0);
      get_text_size (text, &width, &height);
      bar = (BAR_HEIGHT + 2) * sheet->size + height;
      cairo_translate (sheet->cr, left, view->height - bar);
      paint_bar (sheet, &scale, text, 0);
      cairo_translate (sheet->cr, -left, bar - view->height);
      bar += GAP / 2 * sheet->size;
    }
  cairo_translate (sheet->cr, left, view->height - bar - letter_height - north);
  paint_north (sheet, letter, letter_width);
  cairo_restore (sheet->cr);
}

/* The origin of the context is the corner of the map. */
static void
paint_map (Sheet           *sheet,
           const BwMapView *view)
{
  const BwMapPaper *paper = sheet->paper;
  g_autoptr (BwMapMarks) marks = bw_map_marks_new (paper->layout, paper->state, paper->kinds, view, paper->size);

  cairo_save (sheet->cr);
  cairo_rectangle (sheet->cr, 0, 0, view->width, view->height);
  cairo_clip (sheet->cr);
  sheet->pen.view = *view;
  sheet->pen.marks = marks;
  if (paper->ground != NULL)
    bw_map_ground_paint (paper->ground, sheet->cr, view, paper->ground_scale);
  bw_map_painter_paint (&sheet->pen, sheet->cr);
  sheet->pen.marks = NULL;
  cairo_restore (sheet->cr);

  cairo_rectangle (sheet->cr, 0, 0, view->width, view->height);
  bw_color_set_source (&paper->palette->fg3, sheet->cr);
  cairo_set_line_width (sheet->cr, sheet->size);
  cairo_stroke (sheet->cr);

  paint_key (sheet, view->width + 2 * GAP * sheet->size);
  paint_scale (sheet, view, view->width + 2 * GAP * sheet->size);
}

/* The largest map of the proportions of the box for which there is room. */
static void
fit_view (const BwMapPaper *paper,
          double            width,
          double            height,
          BwMapView        *view)
{
  double box_width = paper->box[2] - paper->box[0];
  double box_height = paper->box[3] - paper->box[1];

  view->scale = MIN (width / box_width, height / box_height);
  view->x = (paper->box[0] + paper->box[2]) / 2;
  view->y = (paper->box[1] + paper->box[3]) / 2;
  view->width = box_width * view->scale;
  view->height = box_height * view->scale;
}

/* A part of a sheet has that of the sheet. */
static double
get_margin (const BwMapPaper *self)
{
  return self->title != NULL ? MARGIN * self->size : 0;
}

/* A surface to measure on; nothing is painted there. */
static cairo_t *
create_scratch (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

/**
 * bw_map_paper_measure:
 * @self: a map
 * @map_width: of the map alone
 * @width: (out): of the sheet
 * @height: (out): of the sheet
 *
 * The sheet on which the map is just so wide.
 */
void
bw_map_paper_measure (const BwMapPaper *self,
                      double            map_width,
                      double           *width,
                      double           *height)
{
  g_auto (Sheet) sheet = { 0 };
  cairo_t *cr;
  double inner;

  *width = *height = 0;
  g_return_if_fail (self->box[2] > self->box[0] && self->box[3] > self->box[1]);

  cr = create_scratch ();
  sheet_init (&sheet, self, cr);
  cairo_destroy (cr);
  inner = map_width + measure_side (&sheet);
  *width = inner + 2 * get_margin (self);
  *height = 2 * get_margin (self) + measure_head (&sheet, inner) + measure_foot (&sheet, inner)
            + map_width * (self->box[3] - self->box[1]) / (self->box[2] - self->box[0]);
}

/**
 * bw_map_paper_paint:
 * @self: a map
 * @cr: where to; the corner of the sheet is the origin
 * @width: of the sheet
 * @height: of the sheet
 */
void
bw_map_paper_paint (const BwMapPaper *self,
                    cairo_t          *cr,
                    double            width,
                    double            height)
{
  double margin = get_margin (self);
  double inner = width - 2 * margin;
  g_auto (Sheet) sheet = { 0 };
  BwMapView view;
  double head;
  double side;
  double room;

  g_return_if_fail (self->box[2] > self->box[0] && self->box[3] > self->box[1]);

  sheet_init (&sheet, self, cr);
  head = measure_head (&sheet, inner);
  side = measure_side (&sheet);
  room = height - 2 * margin - head - measure_foot (&sheet, inner);
  fit_view (self, MAX (inner - side, 1), MAX (room, 1), &view);

  if (self->title != NULL)
    {
      bw_color_set_source (&self->palette->card, cr);
      cairo_paint (cr);
      paint_head (&sheet, margin, margin, inner);
    }
  cairo_save (cr);
  cairo_translate (cr, margin + MAX (inner - side - view.width, 0) / 2, margin + head);
  paint_map (&sheet, &view);
  cairo_restore (cr);
  paint_foot (&sheet, margin, margin + head + view.height, inner);
}
