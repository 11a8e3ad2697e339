/* bw-briefing-layout.c: puts content on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-layout.h"

#include "bw-briefing-setter.h"
#include "bw-briefing-tabular.h"
#include "bw-burn-up.h"
#include "bw-format.h"

#include <math.h>

/* Sizes in points: 3号 of this grid, 2号, 4号; English letters are smaller on the
 * same lines. */
#define BODY_SIZE        15.75
#define BODY_SIZE_LATIN  13.5
#define MASTHEAD_SIZE    40.0
#define MASTHEAD_PITCH   46.0
#define MASTHEAD_LATIN   30.0
#define TITLE_SIZE       22.0
#define NUMBER_SIZE      14.0
#define CHECK_SIZE       8.0
#define CHECK_GREY       0.4
#define MARK_SIZE        130.0
#define RULE             1.5

/* Middles of the front matter, in lines of the grid; the text begins at line 7, and
 * the lines of this page stand a little higher. All as in the visual reference. */
#define MASTHEAD_AT      0.765
#define NUMBER_AT        2.224
#define ISSUER_AT        3.191
#define RULE_AT          3.78
#define TITLE_AT         5.0
#define CUT_OFF_AFTER    1.1
#define FIRST_LINE       7
#define FIRST_RISE       (0.149 * BW_BRIEFING_LINE)
#define FOOTER_AT        (BW_BRIEFING_HEIGHT + BW_BRIEFING_MM (8.95))
#define NUMBER_INSET     BW_BRIEFING_MM (5.0)

/* Lines of the grid that a figure takes, its caption among them. */
#define FIGURE_LINES     6
#define FIGURE_SIZE      9.0
#define CAPTION_SIZE     12.0

/* Of a map, its caption and what is to be said of it among them. */
#define MAP_LINES        11

/* Of bw-map-paper.c and its key beside the names of conditions, in both languages. */
#define MAP_LETTERS      "0123456789 ,.%≥<– 预计超时数据迟未上报北米公里图上个点位，另有没有坐标中心已放大各处比例不同不标尺" \
                         "区域无边界示意图采样卡隔离物资场所 · ABCDEFGHIJKLMNOPQRSTUVWXYZ:abcdefghijklmnopqrstuvwxyz"

/* 4号 between rules of 0.35 and 0.25 mm. */
#define IMPRINT_SIZE     14.0
#define IMPRINT_LINE     BW_BRIEFING_MM (8.7)
#define IMPRINT_WIDTH    (BW_BRIEFING_WIDTH - 2.0 * BW_BRIEFING_COLUMN)
#define IMPRINT_RULE     BW_BRIEFING_MM (0.35)
#define IMPRINT_HAIR     BW_BRIEFING_MM (0.25)

/* Rows that a table leaves to a further page, its total among them. */
#define MIN_ROWS_LEFT    3
#define MIN_ROWS_FIRST   2
#define EPSILON          0.01

typedef struct
{
  BwBriefingContent *content; /* (unowned) */
  BwBriefingFonts   *fonts;   /* (unowned) */
  gboolean           is_chinese;
  GPtrArray         *pages;   /* (owned) (element-type BwBriefingPage) */
  double             grid;    /* top of the first line of this page's grid, likewise */
  double             y;       /* from the top of the text block */
} Layout;

static BwBriefingPage *
get_page (Layout *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

/* The first line of the grid that begins at or below what is there. */
static guint
get_line (Layout *self)
{
  return (guint) ceil ((self->y - self->grid - EPSILON) / BW_BRIEFING_LINE);
}

static double
get_line_top (Layout *self,
              guint   line)
{
  return self->grid + line * BW_BRIEFING_LINE;
}

static double
get_middle (Layout *self,
            guint   line)
{
  return get_line_top (self, line) + BW_BRIEFING_LINE / 2.0;
}

/* (transfer full) */
static GPtrArray *
set_text (Layout         *self,
          BwBriefingRole  role,
          const char     *text,
          double          size,
          double          pitch,
          double          width)
{
  const BwBriefingSpan span = { role, text };
  const BwBriefingSetting setting = { .size = size, .pitch = pitch, .width = width };

  return bw_briefing_setter_set (self->fonts, self->content->language, &span, 1, &setting);
}

static void
put_line (Layout          *self,
          BwBriefingRole   role,
          const char      *text,
          double           size,
          double           pitch,
          BwBriefingAlign  align,
          double           x,
          double           middle)
{
  g_autoptr (GPtrArray) lines = set_text (self, role, text, size, pitch, 0.0);

  bw_briefing_page_add_line (get_page (self), g_ptr_array_steal_index (lines, 0), align, x, middle, 0.0);
}

static double
get_body_size (Layout *self)
{
  return self->is_chinese ? BODY_SIZE : BODY_SIZE_LATIN;
}

static void
put_mark (Layout *self)
{
  const char *mark = self->content->mark;
  g_autoptr (GPtrArray) lines = NULL;
  double scale;

  if (mark == NULL)
    return;

  lines = set_text (self, BW_BRIEFING_ROLE_HEAD, mark, MARK_SIZE, 0.0, 0.0);
  scale = MIN (1.0, BW_BRIEFING_WIDTH / ((BwBriefingLine *) g_ptr_array_index (lines, 0))->width);
  if (scale < 1.0)
    {
      g_ptr_array_unref (lines);
      lines = set_text (self, BW_BRIEFING_ROLE_HEAD, mark, MARK_SIZE * scale, 0.0, 0.0);
    }

  bw_briefing_page_set_mark (get_page (self), g_ptr_array_steal_index (lines, 0));
}

static void
add_page (Layout *self)
{
  g_ptr_array_add (self->pages, bw_briefing_page_new (self->pages->len));
  self->grid = self->pages->len == 1 ? -FIRST_RISE : 0.0;
  self->y = 0.0;
  put_mark (self);
}

/* Name of the sheet, number, issuer and date over a line across. */
static void
put_masthead (Layout *self)
{
  BwBriefingContent *content = self->content;
  double size = get_body_size (self);
  double pitch = self->is_chinese ? BW_BRIEFING_COLUMN : 0.0;
  double line = BW_BRIEFING_LINE;

  put_line (self, BW_BRIEFING_ROLE_TITLE, content->masthead, self->is_chinese ? MASTHEAD_SIZE : MASTHEAD_LATIN,
            self->is_chinese ? MASTHEAD_PITCH : 0.0, BW_BRIEFING_ALIGN_CENTER,
            BW_BRIEFING_WIDTH / 2.0 + (self->is_chinese ? (MASTHEAD_PITCH - MASTHEAD_SIZE) / 2.0 : 0.0),
            MASTHEAD_AT * line);
  if (content->number != NULL)
    put_line (self, BW_BRIEFING_ROLE_BODY, content->number, size, 0.0, BW_BRIEFING_ALIGN_CENTER,
              BW_BRIEFING_WIDTH / 2.0, NUMBER_AT * line);

  put_line (self, BW_BRIEFING_ROLE_BODY, content->issuer, size, pitch, BW_BRIEFING_ALIGN_LEFT,
            BW_BRIEFING_COLUMN, ISSUER_AT * line);
  put_line (self, BW_BRIEFING_ROLE_BODY, content->date, size, pitch, BW_BRIEFING_ALIGN_RIGHT,
            BW_BRIEFING_WIDTH - BW_BRIEFING_COLUMN, ISSUER_AT * line);
  bw_briefing_page_add_rule (get_page (self), RULE_AT * line, RULE, 0.0);
}

/* A title that needs more than one line moves the text down by as many. */
static void
put_title (Layout *self)
{
  g_autoptr (GPtrArray) lines = set_text (self, BW_BRIEFING_ROLE_TITLE, self->content->title, TITLE_SIZE, 0.0,
                                          BW_BRIEFING_WIDTH);
  guint n = lines->len;

  for (guint i = 0; i < n; i++)
    bw_briefing_page_add_line (get_page (self), g_ptr_array_steal_index (lines, 0), BW_BRIEFING_ALIGN_CENTER,
                               BW_BRIEFING_WIDTH / 2.0, (TITLE_AT + i) * BW_BRIEFING_LINE, 0.0);

  put_line (self, BW_BRIEFING_ROLE_KAI, self->content->cut_off, get_body_size (self),
            self->is_chinese ? BW_BRIEFING_COLUMN : 0.0, BW_BRIEFING_ALIGN_CENTER,
            BW_BRIEFING_WIDTH / 2.0, (TITLE_AT + n - 1 + CUT_OFF_AFTER) * BW_BRIEFING_LINE);
  self->y = get_line_top (self, FIRST_LINE + n - 1);
}

/* How many of @n lines stand on this page, of which @room are free. */
static guint
cut_paragraph (guint n,
               guint room)
{
  if (n <= room)
    return n;
  if (n - room < 2)
    room = room > 0 ? room - 1 : 0;

  return room < 2 ? 0 : room;
}

static void
put_paragraph (Layout                *self,
               const BwBriefingBlock *block)
{
  const BwBriefingSpan spans[] =
  {
    { BW_BRIEFING_ROLE_HEAD, block->head != NULL ? block->head : "" },
    { BW_BRIEFING_ROLE_BODY, block->text },
  };
  const BwBriefingSetting setting = {
    .size = get_body_size (self),
    .pitch = self->is_chinese ? BW_BRIEFING_COLUMN : 0.0,
    .width = BW_BRIEFING_WIDTH,
    .indent = 2.0 * BW_BRIEFING_COLUMN,
    .justify = TRUE,
  };
  g_autoptr (GPtrArray) lines = bw_briefing_setter_set (self->fonts, self->content->language, spans,
                                                        G_N_ELEMENTS (spans), &setting);

  while (lines->len > 0)
    {
      guint line = get_line (self);
      guint room = line < BW_BRIEFING_LINES ? BW_BRIEFING_LINES - line : 0;
      guint n = cut_paragraph (lines->len, room);

      for (guint i = 0; i < n; i++)
        bw_briefing_page_add_line (get_page (self), g_ptr_array_steal_index (lines, 0), BW_BRIEFING_ALIGN_LEFT,
                                   0.0, get_middle (self, line + i), 0.0);

      self->y = get_line_top (self, line + n);
      if (lines->len > 0)
        add_page (self);
    }
}

/* How many rows from @first on this page; 0: the table begins on the next one. */
static guint
cut_table (Layout            *self,
           BwBriefingTabular *tabular,
           guint              first)
{
  guint n_rows = bw_briefing_tabular_get_n_rows (tabular);
  double room = BW_BRIEFING_HEIGHT - self->y - bw_briefing_tabular_get_top (tabular) + EPSILON;
  guint end = first;

  if (bw_briefing_tabular_get_rows (tabular, first, n_rows) + bw_briefing_tabular_get_bottom (tabular) <= room)
    return n_rows - first;

  while (end < n_rows && bw_briefing_tabular_get_rows (tabular, first, end + 1) <= room)
    end++;

  if (n_rows - end < MIN_ROWS_LEFT)
    end = MAX ((int) n_rows - MIN_ROWS_LEFT, (int) first);
  if (end - first >= MIN_ROWS_FIRST)
    return end - first;

  /* A page of its own that is too short all the same takes what it can. */
  return self->y > 0.0 ? 0 : 1;
}

static void
put_table (Layout                *self,
           const BwBriefingTable *table)
{
  g_autoptr (BwBriefingTabular) tabular = bw_briefing_tabular_new (table, self->fonts, self->content->language);
  guint n_rows = bw_briefing_tabular_get_n_rows (tabular);
  guint first = 0;

  while (first < n_rows)
    {
      guint n = cut_table (self, tabular, first);

      if (n > 0)
        bw_briefing_tabular_place (tabular, get_page (self), self->y, first, first + n);

      self->y += bw_briefing_tabular_get_top (tabular)
                 + bw_briefing_tabular_get_rows (tabular, first, first + n)
                 + bw_briefing_tabular_get_bottom (tabular);
      first += n;
      if (first < n_rows)
        add_page (self);
    }

  while (bw_briefing_tabular_has_rest (tabular))
    {
      self->y = bw_briefing_tabular_place_rest (tabular, get_page (self), self->y);
      if (bw_briefing_tabular_has_rest (tabular))
        add_page (self);
    }
}

/* A figure or a map as a page draws it. */
typedef struct
{
  const BwBriefingFigure *figure;   /* (unowned) (nullable): the content outlives its pages */
  const BwBriefingMap    *map;      /* (unowned) (nullable): likewise */
  BwMapLayout            *layout;   /* (owned) (nullable): of @map */
  const char             *language; /* (unowned) */
  BwBriefingFonts        *fonts;    /* (owned) */
} Drawing;

static void
free_drawing (gpointer data)
{
  Drawing *drawing = data;

  g_clear_pointer (&drawing->layout, bw_map_layout_unref);
  g_object_unref (drawing->fonts);
  g_free (drawing);
}

static Drawing *
create_drawing (Layout *self)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->language = self->content->language;
  drawing->fonts = g_object_ref (self->fonts);
  return drawing;
}

static void
draw_burn_up (const Drawing *drawing,
              const char    *font,
              cairo_t       *cr,
              double         width,
              double         height)
{
  const BwBriefingFigure *figure = drawing->figure;
  const BwBurnUp burn_up = {
    .round = figure->round,
    .history = figure->history,
    .pace = figure->pace,
    .now = figure->now,
    .as_of = figure->now,
    .zone = figure->zone,
    .language = drawing->language,
    .font_size = FIGURE_SIZE,
    .font = font,
  };

  bw_burn_up_draw (&burn_up, cr, bw_palette_get (BW_PALETTE_PAPER), width, height);
}

/* Drawings ask for the font map of the thread: for as long as this takes it is
 * ours, for figures are set in the letters of the text. */
static void
draw_figure (gconstpointer  data,
             cairo_t       *cr,
             double         width,
             double         height)
{
  const Drawing *drawing = data;
  const char *font = bw_briefing_fonts_get_drawing_families (drawing->fonts);
  g_autoptr (PangoFontMap) before = g_object_ref (pango_cairo_font_map_get_default ());

  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (bw_briefing_fonts_get_drawing_map (drawing->fonts)));
  if (drawing->map != NULL)
    bw_briefing_map_draw (drawing->map, drawing->layout, drawing->language, font, cr, width, height);
  else
    draw_burn_up (drawing, font, cr, width, height);
  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (before));
}

/* On whole lines, its caption on the first of them. Returns the line of the caption. */
static guint
put_drawing (Layout     *self,
             const char *caption,
             guint       n_lines)
{
  guint line = get_line (self);

  if (line + n_lines > BW_BRIEFING_LINES)
    {
      add_page (self);
      line = 0;
    }

  put_line (self, BW_BRIEFING_ROLE_HEAD, caption, CAPTION_SIZE, 0.0, BW_BRIEFING_ALIGN_CENTER,
            BW_BRIEFING_WIDTH / 2.0, get_middle (self, line));
  self->y = get_line_top (self, line + n_lines);
  return line;
}

static void
put_figure (Layout                 *self,
            const BwBriefingFigure *figure)
{
  guint line = put_drawing (self, figure->caption, FIGURE_LINES);
  Drawing *drawing = create_drawing (self);

  drawing->figure = figure;
  bw_briefing_page_add_drawing (get_page (self), draw_figure, drawing, free_drawing,
                                get_line_top (self, line + 1), (FIGURE_LINES - 1.3) * BW_BRIEFING_LINE);
}

/* What is to be said of the map stands on the last of its lines, as a part of it. */
static void
put_map (Layout              *self,
         const BwBriefingMap *map)
{
  guint line = put_drawing (self, map->caption, MAP_LINES);
  double height = (MAP_LINES - 1.3) * BW_BRIEFING_LINE;
  Drawing *drawing = create_drawing (self);

  drawing->map = map;
  drawing->layout = bw_briefing_map_lay_out (map, BW_BRIEFING_WIDTH, height);
  bw_briefing_page_add_drawing (get_page (self), draw_figure, drawing, free_drawing,
                                get_line_top (self, line + 1), height);
}

/* (transfer full) (element-type GPtrArray): of each half its lines; @n_lines: how many of the sheet they take */
static GPtrArray *
set_imprint (Layout     *self,
             const char *text,
             guint      *n_lines)
{
  g_auto (GStrv) texts = g_strsplit (text, "\t", 2);
  GPtrArray *halves = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double width = BW_BRIEFING_COLUMN;

  *n_lines = 0;
  for (guint i = 0; texts[i] != NULL; i++)
    {
      GPtrArray *half = set_text (self, BW_BRIEFING_ROLE_BODY, texts[i], IMPRINT_SIZE, 0.0, IMPRINT_WIDTH);

      g_ptr_array_add (halves, half);
      width += ((BwBriefingLine *) g_ptr_array_index (half, 0))->width;
      *n_lines += half->len;
    }

  if (*n_lines == 2 && width <= IMPRINT_WIDTH)
    *n_lines = 1;
  return halves;
}

/* Side by side, or one below the other where there is no room for that. */
static void
put_halves (Layout    *self,
            GPtrArray *halves,
            guint      n_lines,
            double     top)
{
  double middle = top + IMPRINT_LINE / 2.0;

  for (guint i = 0; i < halves->len; i++)
    {
      GPtrArray *half = g_ptr_array_index (halves, i);
      gboolean is_right = i == 1 && n_lines == 1;

      while (half->len > 0)
        {
          bw_briefing_page_add_line (get_page (self), g_ptr_array_steal_index (half, 0),
                                     is_right ? BW_BRIEFING_ALIGN_RIGHT : BW_BRIEFING_ALIGN_LEFT,
                                     is_right ? BW_BRIEFING_WIDTH - BW_BRIEFING_COLUMN : BW_BRIEFING_COLUMN,
                                     middle, 0.0);
          middle += n_lines > 1 ? IMPRINT_LINE : 0.0;
        }
    }
}

/* At the foot of the last page, as GB/T 9704-2012, 7.4 has it. */
static void
put_imprint (Layout *self)
{
  guint n = self->content->imprint != NULL ? g_strv_length (self->content->imprint) : 0;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree guint *n_lines = g_new0 (guint, MAX (n, 1));
  double y = BW_BRIEFING_HEIGHT;

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (all, set_imprint (self, self->content->imprint[i], &n_lines[i]));
      y -= n_lines[i] * IMPRINT_LINE;
    }

  if (self->y > y + EPSILON)
    add_page (self);

  for (guint i = 0; i < n; i++)
    {
      bw_briefing_page_add_rule (get_page (self), y, i == 0 ? IMPRINT_RULE : IMPRINT_HAIR, 0.0);
      put_halves (self, g_ptr_array_index (all, i), n_lines[i], y);
      y += n_lines[i] * IMPRINT_LINE;
    }

  bw_briefing_page_add_rule (get_page (self), BW_BRIEFING_HEIGHT, IMPRINT_RULE, 0.0);
}

/* Number of the page outside, what the sheet can be told by inside. */
static void
put_footers (Layout *self)
{
  g_autofree char *digest = bw_briefing_content_dup_digest (self->content);
  g_autofree char *check = g_strconcat (self->content->check, digest, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("— %u —", i + 1);
      gboolean is_odd = i % 2 == 0;
      double outside = is_odd ? BW_BRIEFING_WIDTH - NUMBER_INSET : NUMBER_INSET;
      double inside = is_odd ? 0.0 : BW_BRIEFING_WIDTH;
      g_autoptr (GPtrArray) numbers = set_text (self, BW_BRIEFING_ROLE_SONG, number, NUMBER_SIZE, 0.0, 0.0);
      g_autoptr (GPtrArray) checks = set_text (self, BW_BRIEFING_ROLE_BODY, check, CHECK_SIZE, 0.0, 0.0);
      BwBriefingPage *page = g_ptr_array_index (self->pages, i);

      bw_briefing_page_add_line (page, g_ptr_array_steal_index (numbers, 0),
                                 is_odd ? BW_BRIEFING_ALIGN_RIGHT : BW_BRIEFING_ALIGN_LEFT, outside, FOOTER_AT, 0.0);
      bw_briefing_page_add_line (page, g_ptr_array_steal_index (checks, 0),
                                 is_odd ? BW_BRIEFING_ALIGN_LEFT : BW_BRIEFING_ALIGN_RIGHT, inside, FOOTER_AT,
                                 CHECK_GREY);
    }
}

static gboolean
cover_table (BwBriefingFonts        *fonts,
             const char             *language,
             const BwBriefingTable  *table,
             GError                **error)
{
  g_autofree char *heads = g_strjoinv ("", table->columns);
  g_autofree char *strong = g_strconcat (heads, table->caption, table->continued, NULL);

  if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_HEAD, strong, error))
    return FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const BwBriefingRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *cells = g_strjoinv ("", row->cells);

      if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, cells, error)
          || !bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_HEAD, cells, error))
        return FALSE;
    }

  for (guint i = 0; i < table->notes->len; i++)
    if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, g_ptr_array_index (table->notes, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
cover_map (BwBriefingFonts      *fonts,
           const char           *language,
           const BwBriefingMap  *map,
           GError              **error)
{
  if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_HEAD, map->caption, error)
      || !bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, MAP_LETTERS, error)
      || (map->approval != NULL
          && !bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, map->approval, error)))
    return FALSE;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY,
                                   bw_format_condition ((BwCondition) i, language), error))
      return FALSE;

  for (guint i = 0; i < map->places->n_areas; i++)
    if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, map->places->areas[i].name, error))
      return FALSE;

  return TRUE;
}

static gboolean
cover_blocks (BwBriefingFonts          *fonts,
              const BwBriefingContent  *content,
              GError                  **error)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if ((block->head != NULL
           && !bw_briefing_setter_cover (fonts, content->language, BW_BRIEFING_ROLE_HEAD, block->head, error))
          || (block->text != NULL
              && !bw_briefing_setter_cover (fonts, content->language, BW_BRIEFING_ROLE_BODY, block->text, error))
          || (block->figure != NULL
              && !bw_briefing_setter_cover (fonts, content->language, BW_BRIEFING_ROLE_HEAD, block->figure->caption,
                                            error))
          || (block->map != NULL && !cover_map (fonts, content->language, block->map, error))
          || (block->table != NULL && !cover_table (fonts, content->language, block->table, error)))
        return FALSE;
    }

  return TRUE;
}

/* All of it before anything is set, for it may change the fonts. */
static gboolean
cover (BwBriefingFonts          *fonts,
       const BwBriefingContent  *content,
       GError                  **error)
{
  const char *language = content->language;
  const struct { BwBriefingRole role; const char *text; } front[] =
  {
    { BW_BRIEFING_ROLE_TITLE, content->masthead },
    { BW_BRIEFING_ROLE_TITLE, content->title },
    { BW_BRIEFING_ROLE_KAI, content->cut_off },
    { BW_BRIEFING_ROLE_BODY, content->issuer },
    { BW_BRIEFING_ROLE_BODY, content->date },
    { BW_BRIEFING_ROLE_BODY, content->check },
    { BW_BRIEFING_ROLE_BODY, "0123456789abcdef" },
    { BW_BRIEFING_ROLE_BODY, content->number },
    { BW_BRIEFING_ROLE_HEAD, content->mark },
    { BW_BRIEFING_ROLE_SONG, "— 0123456789" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (front); i++)
    if (front[i].text != NULL
        && !bw_briefing_setter_cover (fonts, language, front[i].role, front[i].text, error))
      return FALSE;

  for (guint i = 0; content->imprint != NULL && content->imprint[i] != NULL; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (content->imprint[i]), "\t", ' ');

      if (!bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, line, error))
        return FALSE;
    }

  return cover_blocks (fonts, content, error);
}

/**
 * bw_briefing_layout_pages:
 * @content: what to say
 * @fonts: what to say it in; further faces may be taken into use
 * @error: return location
 *
 * Returns: (transfer full) (element-type BwBriefingPage) (nullable): the pages
 */
GPtrArray *
bw_briefing_layout_pages (BwBriefingContent  *content,
                          BwBriefingFonts    *fonts,
                          GError            **error)
{
  Layout self = { .content = content, .fonts = fonts };

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (fonts), NULL);

  if (!cover (fonts, content, error))
    return NULL;

  self.is_chinese = g_strcmp0 (content->language, "en") != 0;
  self.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_briefing_page_free);
  add_page (&self);
  put_masthead (&self);
  put_title (&self);
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if (block->text != NULL)
        put_paragraph (&self, block);
      if (block->table != NULL)
        put_table (&self, block->table);
      if (block->map != NULL)
        put_map (&self, block->map);
      if (block->figure != NULL)
        put_figure (&self, block->figure);
    }

  put_imprint (&self);
  put_footers (&self);
  return self.pages;
}
