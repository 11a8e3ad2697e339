/* bw-briefing-tabular.c: a table, laid out but not yet on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-tabular.h"

#include "bw-briefing-setter.h"

/* Measures of the visual reference, in points. */
#define CELL_SIZE      11.0
#define CELL_LATIN     10.0 /* words are longer, the paper is not */
#define CAPTION_SIZE   12.0
#define NOTE_SIZE      10.55
#define CAPTION_HEIGHT BW_BRIEFING_MM (8.66)
#define CAPTION_AT     0.551
#define HEAD_HEIGHT    BW_BRIEFING_MM (7.98)
#define ROW_HEIGHT     BW_BRIEFING_MM (7.30)
#define ROW_RISE       BW_BRIEFING_MM (0.33) /* of the text above the middle of its row */
#define CELL_LINE      BW_BRIEFING_MM (4.6)
#define NOTE_LINE      BW_BRIEFING_MM (5.2)
#define NOTE_GAP       BW_BRIEFING_MM (1.25)

/* Lines of notes that stand on the page of the last rows; what is more may go on. */
#define NOTES_TOGETHER 12
#define MARGIN         BW_BRIEFING_MM (1.0)
#define MIN_GAP        BW_BRIEFING_MM (2.6)
#define GAP            BW_BRIEFING_MM (2.3)
#define WORDS_GAP      BW_BRIEFING_MM (4.0)
#define GAP_SHARE      (1.0 / 6.0)           /* of what stands right of it, beyond GAP */
#define MIN_NAME       BW_BRIEFING_MM (24.0)
#define MIN_WORDS      BW_BRIEFING_MM (10.0)
#define MAX_COLUMNS    8                     /* in letters of full size */
#define THICK          1.2
#define THIN           0.35
#define THIN_GREY      0.35
#define LATE_GREY      0.92

struct _BwBriefingTabular
{
  const BwBriefingTable *table;     /* (unowned) */
  BwBriefingFonts       *fonts;     /* (unowned) */
  const char            *language;  /* (unowned) */
  double                 size;      /* of cells */
  guint                  n_columns;
  guint64                words;     /* a bit for each column of words */
  double                *lefts;     /* (owned): left end of each column of words */
  double                *rights;    /* (owned): right end of each column of figures */
  double                *widths;    /* (owned): that the lines of a cell may have; 0: any */
  GPtrArray            **cells;     /* (owned): lines of each cell, rows after heads */
  double                *heights;   /* (owned): of each row */
  GPtrArray             *notes;     /* (owned) (element-type BwBriefingLine) */
  guint                  n_notes;   /* lines of them, placed or not */
};

static GPtrArray *
set_text (BwBriefingTabular *self,
          BwBriefingRole     role,
          const char        *text,
          double             size,
          double             width)
{
  const BwBriefingSpan span = { role, text };
  const BwBriefingSetting setting = { .size = size, .width = width };

  return bw_briefing_setter_set (self->fonts, self->language, &span, 1, &setting);
}

static BwBriefingLine *
take_line (GPtrArray *lines,
           guint      i)
{
  return g_ptr_array_steal_index (lines, i);
}

static BwBriefingRole
get_cell_role (const BwBriefingRow *row,
               guint                column)
{
  if (row->kind == BW_BRIEFING_ROW_PLAIN)
    return BW_BRIEFING_ROLE_BODY;
  if (row->kind == BW_BRIEFING_ROW_TOTAL)
    return BW_BRIEFING_ROLE_HEAD;

  /* What is late stands out by its name and by how late it is. */
  return column == 0 || row->cells[column + 1] == NULL ? BW_BRIEFING_ROLE_HEAD : BW_BRIEFING_ROLE_BODY;
}

static gboolean
is_of_words (BwBriefingTabular *self,
             guint              column)
{
  return column == 0 || (self->words >> column & 1) != 0;
}

/* 0 is the row of heads. */
static BwBriefingRole
get_role (BwBriefingTabular *self,
          guint              row,
          guint              column)
{
  return row == 0 ? BW_BRIEFING_ROLE_HEAD : get_cell_role (g_ptr_array_index (self->table->rows, row - 1), column);
}

static const char *
get_text (BwBriefingTabular *self,
          guint              row,
          guint              column)
{
  return row == 0 ? self->table->columns[column]
                  : ((const BwBriefingRow *) g_ptr_array_index (self->table->rows, row - 1))->cells[column];
}

static GPtrArray **
get_cell (BwBriefingTabular *self,
          guint              row,
          guint              column)
{
  return &self->cells[row * self->n_columns + column];
}

static double
get_width (GPtrArray *lines)
{
  double width = 0.0;

  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, ((BwBriefingLine *) g_ptr_array_index (lines, i))->width);

  return width;
}

static void
set_figures (BwBriefingTabular *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    for (guint row = 0; !is_of_words (self, column) && row <= self->table->rows->len; row++)
      *get_cell (self, row, column) = set_text (self, get_role (self, row, column), get_text (self, row, column),
                                                self->size, 0.0);
}

/* Figures that leave no room for the words stand as words do, in lines. */
static void
break_figures (BwBriefingTabular *self)
{
  double room = BW_BRIEFING_WIDTH - 2.0 * MARGIN - MIN_GAP * (self->n_columns - 1);

  for (guint column = 0; column < self->n_columns; column++)
    {
      double widest = is_of_words (self, column) ? MIN_WORDS : 0.0;

      for (guint row = 0; !is_of_words (self, column) && row <= self->table->rows->len; row++)
        widest = MAX (widest, get_width (*get_cell (self, row, column)));

      room -= widest;
    }

  if (room >= 0.0)
    return;

  for (guint i = 0; i < self->n_columns * (self->table->rows->len + 1); i++)
    g_clear_pointer (&self->cells[i], g_ptr_array_unref);

  self->words = G_MAXUINT64;
}

/* Natural width of the longest text of a column of words: so much is left to it before
 * the gaps may have all that they want. */
static double
measure_words (BwBriefingTabular *self,
               guint              column)
{
  double widest = 0.0;

  for (guint row = 0; row <= self->table->rows->len; row++)
    {
      g_autoptr (GPtrArray) lines = set_text (self, get_role (self, row, column), get_text (self, row, column),
                                              self->size, 0.0);

      widest = MAX (widest, get_width (lines));
    }

  return widest + 1.0;
}

/* (transfer full): what each column would like to have. */
static double *
measure_columns (BwBriefingTabular *self)
{
  double *widths = g_new0 (double, self->n_columns);

  for (guint column = 0; column < self->n_columns; column++)
    {
      if (is_of_words (self, column))
        widths[column] = measure_words (self, column);
      for (guint row = 0; !is_of_words (self, column) && row <= self->table->rows->len; row++)
        widths[column] = MAX (widths[column], get_width (*get_cell (self, row, column)));
    }

  return widths;
}

/* Cuts the columns of words to one width at most, so that together they have @room:
 * the short ones keep theirs. */
static void
share_room (BwBriefingTabular *self,
            double            *widths,
            double             room)
{
  guint n_left = 0;
  double most;

  for (guint column = 0; column < self->n_columns; column++)
    n_left += is_of_words (self, column);

  /* Each round settles those that want no more than an equal share. */
  for (guint64 settled = 0; n_left > 0;)
    {
      guint n_before = n_left;

      most = MAX (room / n_left, MIN_WORDS);
      for (guint column = 0; column < self->n_columns; column++)
        {
          if (!is_of_words (self, column) || (settled >> column & 1) != 0 || widths[column] > most)
            continue;

          settled |= G_GUINT64_CONSTANT (1) << column;
          room -= widths[column];
          n_left--;
        }

      if (n_left < n_before)
        continue;

      for (guint column = 0; column < self->n_columns; column++)
        widths[column] = is_of_words (self, column) ? MIN (widths[column], most) : widths[column];
      return;
    }
}

static void
place_columns (BwBriefingTabular *self)
{
  g_autofree double *widths = measure_columns (self);
  double room = BW_BRIEFING_WIDTH - 2.0 * MARGIN;
  double gaps = 0.0;
  double wanted = 0.0;
  double squeeze;
  double x = MARGIN;

  for (guint column = 0; column < self->n_columns; column++)
    {
      room -= is_of_words (self, column) ? 0.0 : widths[column];
      gaps += column == 0 ? 0.0 : is_of_words (self, column) ? WORDS_GAP : GAP + GAP_SHARE * widths[column];
    }

  share_room (self, widths, room - MIN_GAP * (self->n_columns - 1));
  widths[0] = MAX (widths[0], MIN_NAME);
  for (guint column = 0; column < self->n_columns; column++)
    wanted += is_of_words (self, column) ? widths[column] : 0.0;

  squeeze = gaps > 0.0 ? MIN (1.0, (room - wanted) / gaps) : 1.0;
  widths[0] += room - wanted - squeeze * gaps;
  for (guint column = 0; column < self->n_columns; column++)
    {
      if (column > 0)
        x += squeeze * (is_of_words (self, column) ? WORDS_GAP : GAP + GAP_SHARE * widths[column]);

      self->lefts[column] = x;
      x += widths[column];
      self->rights[column] = x;
      self->widths[column] = is_of_words (self, column) ? widths[column] : 0.0;
    }
}

static void
set_words (BwBriefingTabular *self)
{
  for (guint row = 0; row <= self->table->rows->len; row++)
    {
      guint n_lines = 1;

      for (guint column = 0; column < self->n_columns; column++)
        {
          GPtrArray **cell = get_cell (self, row, column);

          if (is_of_words (self, column))
            *cell = set_text (self, get_role (self, row, column), get_text (self, row, column), self->size,
                              self->widths[column]);
          n_lines = MAX (n_lines, (*cell)->len);
        }

      self->heights[row] = (row == 0 ? HEAD_HEIGHT : ROW_HEIGHT) + CELL_LINE * (n_lines - 1);
    }
}

static void
set_notes (BwBriefingTabular *self)
{
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_briefing_line_free);
  for (guint i = 0; i < self->table->notes->len; i++)
    {
      g_autoptr (GPtrArray) lines = set_text (self, BW_BRIEFING_ROLE_BODY, g_ptr_array_index (self->table->notes, i),
                                              NOTE_SIZE, BW_BRIEFING_WIDTH);

      while (lines->len > 0)
        g_ptr_array_add (self->notes, take_line (lines, 0));
    }

  self->n_notes = self->notes->len;
}

/* Its lines, the middle of all at @middle. */
static void
place_cell (BwBriefingTabular *self,
            BwBriefingPage    *page,
            guint              row,
            guint              column,
            double             middle)
{
  GPtrArray *lines = *get_cell (self, row, column);
  double y = middle - CELL_LINE * (lines->len - 1) / 2.0;

  while (lines->len > 0)
    {
      if (is_of_words (self, column))
        bw_briefing_page_add_line (page, take_line (lines, 0), BW_BRIEFING_ALIGN_LEFT, self->lefts[column], y, 0.0);
      else
        bw_briefing_page_add_line (page, take_line (lines, 0), BW_BRIEFING_ALIGN_RIGHT, self->rights[column], y, 0.0);

      y += CELL_LINE;
    }
}

static double
place_row (BwBriefingTabular *self,
           BwBriefingPage    *page,
           guint              row,
           double             y)
{
  for (guint column = 0; column < self->n_columns; column++)
    place_cell (self, page, row, column, y + self->heights[row] / 2.0 - ROW_RISE);

  return y + self->heights[row];
}

/* The heads are set anew for each page that repeats them. */
static double
place_top (BwBriefingTabular *self,
           BwBriefingPage    *page,
           double             y,
           gboolean           is_continued)
{
  const char *caption = is_continued ? self->table->continued : self->table->caption;
  g_autoptr (GPtrArray) lines = set_text (self, BW_BRIEFING_ROLE_HEAD, caption, CAPTION_SIZE, 0.0);

  bw_briefing_page_add_line (page, take_line (lines, 0), BW_BRIEFING_ALIGN_CENTER,
                             BW_BRIEFING_WIDTH / 2.0, y + CAPTION_HEIGHT * CAPTION_AT, 0.0);
  y += CAPTION_HEIGHT;
  bw_briefing_page_add_rule (page, y, THICK, 0.0);
  for (guint column = 0; column < self->n_columns; column++)
    {
      GPtrArray **cell = get_cell (self, 0, column);

      place_cell (self, page, 0, column, y + self->heights[0] / 2.0);
      g_ptr_array_unref (*cell);
      *cell = set_text (self, BW_BRIEFING_ROLE_HEAD, self->table->columns[column], self->size,
                        self->widths[column]);
    }

  y += self->heights[0];
  bw_briefing_page_add_rule (page, y, THICK / 2.0, 0.0);
  return y;
}

static void
place_notes (BwBriefingTabular *self,
             BwBriefingPage    *page,
             double             y)
{
  y += NOTE_GAP + NOTE_LINE / 2.0;
  for (guint i = 0; i < NOTES_TOGETHER && self->notes->len > 0; i++)
    {
      bw_briefing_page_add_line (page, take_line (self->notes, 0), BW_BRIEFING_ALIGN_LEFT, 0.0, y, 0.0);
      y += NOTE_LINE;
    }
}

/**
 * bw_briefing_tabular_new:
 * @table: (not nullable): borrowed for the life of the result
 * @fonts: fonts that cover its text, borrowed likewise
 * @language: "zh_CN" or "en", borrowed likewise
 *
 * Returns: (transfer full): the table with all its cells set and its columns placed
 */
BwBriefingTabular *
bw_briefing_tabular_new (const BwBriefingTable *table,
                         BwBriefingFonts       *fonts,
                         const char            *language)
{
  BwBriefingTabular *self = g_new0 (BwBriefingTabular, 1);

  self->table = table;
  self->fonts = fonts;
  self->language = language;
  self->n_columns = g_strv_length (table->columns);
  self->size = (g_str_has_prefix (language, "zh") ? CELL_SIZE : CELL_LATIN)
               * MIN (1.0, (double) MAX_COLUMNS / self->n_columns);
  self->words = table->words;
  self->lefts = g_new0 (double, self->n_columns);
  self->rights = g_new0 (double, self->n_columns);
  self->widths = g_new0 (double, self->n_columns);
  self->cells = g_new0 (GPtrArray *, self->n_columns * (table->rows->len + 1));
  self->heights = g_new0 (double, table->rows->len + 1);
  set_figures (self);
  break_figures (self);
  place_columns (self);
  set_words (self);
  set_notes (self);
  return self;
}

void
bw_briefing_tabular_free (BwBriefingTabular *self)
{
  for (guint i = 0; i < self->n_columns * (self->table->rows->len + 1); i++)
    g_ptr_array_unref (self->cells[i]);

  g_ptr_array_unref (self->notes);
  g_free (self->cells);
  g_free (self->lefts);
  g_free (self->rights);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

guint
bw_briefing_tabular_get_n_rows (BwBriefingTabular *self)
{
  return self->table->rows->len;
}

double
bw_briefing_tabular_get_top (BwBriefingTabular *self)
{
  return CAPTION_HEIGHT + self->heights[0];
}

double
bw_briefing_tabular_get_rows (BwBriefingTabular *self,
                              guint              first,
                              guint              end)
{
  double height = 0.0;

  for (guint i = first; i < end; i++)
    height += self->heights[i + 1];

  return height;
}

double
bw_briefing_tabular_get_bottom (BwBriefingTabular *self)
{
  return self->n_notes > 0 ? NOTE_GAP + NOTE_LINE * MIN (self->n_notes, NOTES_TOGETHER) : 0.0;
}

gboolean
bw_briefing_tabular_has_rest (BwBriefingTabular *self)
{
  return self->notes->len > 0;
}

/**
 * bw_briefing_tabular_place_rest:
 * @self: a table, all rows of which are placed
 * @page: where to
 * @y: from the top of the text block
 *
 * Puts as many lines of its notes there as there is room for.
 *
 * Returns: where what comes after them begins
 */
double
bw_briefing_tabular_place_rest (BwBriefingTabular *self,
                                BwBriefingPage    *page,
                                double             y)
{
  while (self->notes->len > 0 && y + NOTE_LINE <= BW_BRIEFING_HEIGHT)
    {
      bw_briefing_page_add_line (page, take_line (self->notes, 0), BW_BRIEFING_ALIGN_LEFT, 0.0,
                                 y + NOTE_LINE / 2.0, 0.0);
      y += NOTE_LINE;
    }

  return y;
}

/**
 * bw_briefing_tabular_place:
 * @self: a table
 * @page: where to
 * @y: from the top of the text block
 * @first: first row
 * @end: one more than the last row
 *
 * Rows after the first page stand under the caption for continuations.
 */
void
bw_briefing_tabular_place (BwBriefingTabular *self,
                           BwBriefingPage    *page,
                           double             y,
                           guint              first,
                           guint              end)
{
  g_return_if_fail (first <= end && end <= self->table->rows->len);

  y = place_top (self, page, y, first > 0);
  for (guint i = first; i < end; i++)
    {
      const BwBriefingRow *row = g_ptr_array_index (self->table->rows, i);

      if (row->kind == BW_BRIEFING_ROW_LATE)
        bw_briefing_page_add_ground (page, y, self->heights[i + 1], LATE_GREY);
      if (i > first)
        bw_briefing_page_add_rule (page, y, THIN, THIN_GREY);

      y = place_row (self, page, i + 1, y);
    }

  bw_briefing_page_add_rule (page, y, THICK, 0.0);
  if (end == self->table->rows->len)
    place_notes (self, page, y);
}
