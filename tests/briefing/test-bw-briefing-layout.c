/* test-bw-briefing-layout.c: the grid on paper, pages and what is cut where
 *
 * Measured in the PDF, as a reader with a ruler would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-layout.h"

#include "briefing-fixture.h"
#include "bw-briefing-page.h"
#include "bw-briefing-private.h"

#include <glib/gstdio.h>
#include <math.h>

#define HALF_A_MM BW_BRIEFING_MM (0.5)

/* The visual reference is a picture at this many dots a point; what is at most
 * two of them away from it counts as the same place. */
#define DOTS      (192.0 / 72.0)
#define TOLERANCE 2
#define DARK      190

/* One word of `pdftotext -bbox`. */
typedef struct
{
  guint   page;
  double  x_min;
  double  x_max;
  double  y_min;
  char   *text;
} Word;

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
}

static BwBriefingContent *
make_content (void)
{
  BwBriefingContent *content = bw_briefing_content_new ("zh_CN");

  content->masthead = g_strdup ("疫情防控工作简报");
  content->issuer = g_strdup ("指挥部办公室");
  content->date = g_strdup ("2021年8月8日");
  content->title = g_strdup ("进展情况");
  content->cut_off = g_strdup ("（截至8月8日）");
  content->check = g_strdup ("校验 ");
  content->created = g_strdup ("2021-08-08T14:32:00+08:00");
  content->headlines = g_new0 (char *, 1);
  return content;
}

static BwBriefing *
lay_out (BwBriefingContent *content)
{
  static BwBriefingFonts *fonts;
  g_autoptr (GError) error = NULL;
  BwBriefing *briefing;

  /* One for all sheets: opening fonts takes longer than all the rest. */
  if (fonts == NULL)
    fonts = bw_briefing_fonts_new (NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  briefing = bw_briefing_new_for_content (content, fonts, &error);
  g_assert_no_error (error);
  return briefing;
}

static double
read_number (const char *line,
             const char *name)
{
  const char *found = strstr (line, name);

  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen (name) + 2, NULL);
}

/* (element-type Word) */
static GArray *
read_words (BwBriefing *briefing)
{
  g_autofree char *folder = g_dir_make_tmp ("briefing-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint page = 0;

  g_array_set_clear_func (words, clear_word);
  g_assert_true (bw_briefing_write_pdf (briefing, path, NULL));
  output = briefing_fixture_run ("pdftotext", path, "-bbox");
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = g_strsplit_set (lines[i], "<>", -1);
      Word word = { .page = page };

      page += strstr (lines[i], "<page ") != NULL ? 1 : 0;
      if (strstr (lines[i], "<word ") == NULL)
        continue;

      word.x_min = read_number (lines[i], "xMin");
      word.x_max = read_number (lines[i], "xMax");
      word.y_min = read_number (lines[i], "yMin");
      word.text = g_strdup (pieces[2]);
      g_array_append_val (words, word);
    }

  g_remove (path);
  g_rmdir (folder);
  return words;
}

/* Three pages of nothing but text, the last of them full. */
static void
test_grid (void)
{
  BwBriefingContent *content = make_content ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BwBriefing) briefing = NULL;
  g_autoptr (GArray) words = NULL;
  guint n_lines[3] = { 0 };
  double first[3] = { 0.0 };
  double last[3] = { 0.0 };

  for (guint i = 0; i < 15 * 28 - 2 + 2 * 22 * 28; i++)
    g_string_append (text, "测");

  bw_briefing_content_add (content, NULL, g_string_free (g_steal_pointer (&text), FALSE));
  briefing = lay_out (content);
  g_assert_cmpuint (bw_briefing_get_n_pages (briefing), ==, 3);
  words = read_words (briefing);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      double left = word->page % 2 == 1 ? BW_BRIEFING_MM (28.0) : BW_BRIEFING_MM (26.0);

      if (g_utf8_strlen (word->text, -1) != 28)
        continue;

      /* 156 mm wide, 28 mm from the binding edge: left on odd pages, right on even. */
      g_assert_cmpfloat_with_epsilon (word->x_min, left, HALF_A_MM);
      g_assert_cmpfloat_with_epsilon (word->x_max, left + BW_BRIEFING_MM (156.0), HALF_A_MM);
      first[word->page - 1] = n_lines[word->page - 1] == 0 ? word->y_min : first[word->page - 1];
      last[word->page - 1] = word->y_min;
      n_lines[word->page - 1]++;
    }

  g_assert_cmpuint (n_lines[1], ==, 22);
  g_assert_cmpuint (n_lines[2], ==, 22);
  g_assert_cmpfloat_with_epsilon ((last[1] - first[1]) / 21.0, BW_BRIEFING_MM (10.227), 0.02);

  /* The first line of the grid begins 37 mm from the top; its letters are as
   * much lower as the line is higher than they are. */
  g_assert_cmpfloat_with_epsilon (first[1], BW_BRIEFING_MM (37.0 + 10.227 / 2.0) - 15.75 / 2.0, HALF_A_MM * 2.0);
  g_assert_cmpfloat (last[1] + 15.75, <, BW_BRIEFING_MM (37.0 + 225.0));
}

/* Page numbers stand outside, 4号, with dashes. */
static void
test_page_numbers (void)
{
  BwBriefingContent *content = make_content ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BwBriefing) briefing = NULL;
  g_autoptr (GArray) words = NULL;
  double at[2] = { 0.0 };

  for (guint i = 0; i < 25 * 28; i++)
    g_string_append (text, "样");

  bw_briefing_content_add (content, NULL, g_string_free (g_steal_pointer (&text), FALSE));
  briefing = lay_out (content);
  words = read_words (briefing);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      g_autofree char *number = g_strdup_printf ("%u", word->page);

      if (word->y_min > BW_BRIEFING_MM (262.0) && g_str_equal (word->text, number))
        at[word->page - 1] = word->x_min;
    }

  g_assert_cmpfloat (at[0], >, BW_BRIEFING_MM (160.0));
  g_assert_cmpfloat (at[1], <, BW_BRIEFING_MM (50.0));
  g_assert_cmpfloat (at[1], >, BW_BRIEFING_MM (26.0));
}

/* Page one holds 15 lines of text. Of 16 the last would stand alone, so two go. */
static void
test_no_line_alone (void)
{
  BwBriefingContent *content = make_content ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BwBriefing) briefing = NULL;
  g_autoptr (GArray) words = NULL;
  guint n = 0;

  for (guint i = 0; i < 16 * 28 - 2; i++)
    g_string_append (text, "检");

  bw_briefing_content_add (content, NULL, g_string_free (g_steal_pointer (&text), FALSE));
  briefing = lay_out (content);
  words = read_words (briefing);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      n += word->page == 2 && g_str_has_prefix (word->text, "检检") ? 1 : 0;
    }

  g_assert_cmpuint (bw_briefing_get_n_pages (briefing), ==, 2);
  g_assert_cmpuint (n, ==, 2);
}

static void
add_table (BwBriefingContent *content,
           guint              n_rows)
{
  const char *const columns[] = { "地区", "人数", NULL };
  BwBriefingTable *table = bw_briefing_content_add_table (content, g_strdup ("表甲"), g_strdup ("表甲续"),
                                                          g_strdupv ((char **) columns));

  for (guint i = 0; i <= n_rows; i++)
    {
      GStrv cells = g_new0 (char *, 3);

      cells[0] = i == n_rows ? g_strdup ("合计") : g_strdup_printf ("乡%03u", i);
      cells[1] = g_strdup_printf ("%u", 1000 + i);
      bw_briefing_content_add_row (table, i == n_rows ? BW_BRIEFING_ROW_TOTAL : BW_BRIEFING_ROW_PLAIN, cells);
    }

  g_ptr_array_add (table->notes, g_strdup ("注释在末"));
}

/* Page of the @nth word that begins with @text; 0: there is none. */
static guint
find_page (GArray     *words,
           const char *text,
           guint       nth)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (g_str_has_prefix (word->text, text) && nth-- == 0)
        return word->page;
    }

  return 0;
}

static guint
count_on_page (GArray     *words,
               const char *text,
               guint       page)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      n += word->page == page && g_str_has_prefix (word->text, text) ? 1 : 0;
    }

  return n;
}

/* Tables of every length: each row once, heads on each page, the total and the
 * notes never without rows above them, nothing below the text block. */
static void
test_tables (void)
{
  for (guint n_rows = 1; n_rows <= 66; n_rows += n_rows < 46 ? 1 : 5)
    {
      BwBriefingContent *content = make_content ();
      g_autoptr (BwBriefing) briefing = NULL;
      g_autoptr (GArray) words = NULL;
      guint n_pages;
      guint n = 0;

      add_table (content, n_rows);
      briefing = lay_out (content);
      words = read_words (briefing);
      n_pages = bw_briefing_get_n_pages (briefing);
      for (guint page = 1; page <= n_pages; page++)
        {
          guint on_page = count_on_page (words, "乡", page);

          g_assert_cmpuint (count_on_page (words, "地区", page), ==, 1);
          g_assert_cmpuint (count_on_page (words, "表甲", page), ==, 1);
          g_assert_cmpuint (on_page, >=, MIN (n_rows, 2));
          n += on_page;
        }

      g_assert_cmpuint (n, ==, n_rows);
      g_assert_cmpuint (find_page (words, "合计", 0), ==, n_pages);
      g_assert_cmpuint (find_page (words, "注释", 0), ==, n_pages);
      for (guint i = 0; i < words->len; i++)
        {
          const Word *word = &g_array_index (words, Word, i);

          if (g_str_has_prefix (word->text, "乡") || g_str_has_prefix (word->text, "注释"))
            g_assert_cmpfloat (word->y_min + 10.0, <, BW_BRIEFING_MM (262.0));
        }
    }
}

/* Notes that name thousands go on, page after page: all is said, and within the block. */
static void
test_long_notes (void)
{
  BwBriefingContent *content = make_content ();
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (BwBriefing) briefing = NULL;
  g_autoptr (GArray) words = NULL;
  BwBriefingTable *table;
  guint n = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (note, "点%u未上报。 ", i);
  add_table (content, 20);
  table = ((BwBriefingBlock *) g_ptr_array_index (content->blocks, content->blocks->len - 1))->table;
  g_ptr_array_add (table->notes, g_strdup (note->str));
  bw_briefing_content_add (content, NULL, g_strdup ("随后。"));
  briefing = lay_out (content);
  words = read_words (briefing);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (!g_str_has_prefix (word->text, "点"))
        continue;

      n++;
      g_assert_cmpfloat (word->y_min, >, BW_BRIEFING_MM (36.0));
      g_assert_cmpfloat (word->y_min + 10.0, <, BW_BRIEFING_MM (262.0));
    }

  g_assert_cmpuint (n, ==, 1000);
  g_assert_cmpuint (find_page (words, "随后", 0), >=, find_page (words, "点999", 0));
}

/* A name that is too long goes on in a second line and takes the room for it. */
static void
test_long_name (void)
{
  BwBriefingContent *content = make_content ();
  const char *const columns[] = { "地区", "人数", NULL };
  const char *const cells[] = {
    "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的采样点", "1,012,846", NULL
  };
  const char *const next[] = { "次行", "7", NULL };
  BwBriefingTable *table = bw_briefing_content_add_table (content, g_strdup ("表"), g_strdup ("表续"),
                                                          g_strdupv ((char **) columns));
  g_autoptr (BwBriefing) briefing = NULL;
  g_autoptr (GArray) words = NULL;
  double second_line = 0.0;
  double next_row = 0.0;

  bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, g_strdupv ((char **) cells));
  bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, g_strdupv ((char **) next));
  briefing = lay_out (content);
  words = read_words (briefing);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      g_assert_cmpfloat (word->x_max, <=, BW_BRIEFING_MM (184.0) + HALF_A_MM);
      if (g_str_has_suffix (word->text, "采样点"))
        second_line = word->y_min;
      if (g_str_equal (word->text, "次行"))
        next_row = word->y_min;
    }

  g_assert_cmpfloat (second_line, >, 0.0);
  g_assert_cmpfloat (next_row - second_line, >, 11.0);
}

/* Roles of any length: nothing of them lies over anything else, or beyond the block. */
static void
test_imprint (void)
{
  for (guint n = 4; n <= 200; n += 28)
    {
      BwBriefingContent *content = make_content ();
      g_autofree char *left = g_strnfill (n, 'L');
      g_autofree char *right = g_strnfill (n, 'R');
      g_autoptr (BwBriefing) briefing = NULL;
      g_autoptr (GArray) words = NULL;
      gsize found[2] = { 0 };

      content->imprint = g_new0 (char *, 3);
      content->imprint[0] = g_strconcat (left, "\t", right, NULL);
      content->imprint[1] = g_strdup ("指挥部\t印发");
      bw_briefing_content_add (content, NULL, g_strdup ("正文"));
      briefing = lay_out (content);
      words = read_words (briefing);
      for (guint i = 0; i < words->len; i++)
        {
          const Word *word = &g_array_index (words, Word, i);

          g_assert_cmpfloat (word->x_max, <=, BW_BRIEFING_MM (184.0) + HALF_A_MM);
          found[0] += word->text[0] == 'L' ? strspn (word->text, "L") : 0;
          found[1] += word->text[0] == 'R' ? strspn (word->text, "R") : 0;
          for (guint j = 0; j < i && word->y_min > BW_BRIEFING_MM (100.0); j++)
            {
              const Word *other = &g_array_index (words, Word, j);

              g_assert_true (fabs (word->y_min - other->y_min) > 10.0 || word->x_min >= other->x_max
                             || word->x_max <= other->x_min);
            }
        }

      g_assert_cmpuint (found[0], ==, n);
      g_assert_cmpuint (found[1], ==, n);
    }
}

/* Of a stretch of rows of the picture that have ink. */
typedef struct
{
  int top;
  int bottom;
  int left;
  int right;
} Band;

/* The first page of the reference: masthead, number, issuer, rule, title, cut-off,
 * five lines of text, caption, rule, heads, then rule and row by turns, rule,
 * note, number of the page. Rules of half a point are one dot. */
static const Band reference[] =
{
  { 295, 398, 320, 1281 }, { 434, 473, 741, 858 }, { 509, 549, 258, 1336 }, { 570, 573, 212, 1390 },
  { 642, 698, 421, 1181 }, { 734, 774, 596, 1005 }, { 830, 871, 299, 1382 }, { 907, 949, 215, 1389 },
  { 984, 1025, 214, 1388 }, { 1061, 1102, 214, 1386 }, { 1139, 1180, 219, 1299 }, { 1219, 1249, 425, 1157 },
  { 1260, 1262, 212, 1390 }, { 1280, 1308, 221, 1381 }, { 1321, 1321, 212, 1390 }, { 1336, 1362, 221, 1381 },
  { 1377, 1377, 212, 1390 }, { 1391, 1417, 220, 1381 }, { 1432, 1432, 212, 1390 }, { 1445, 1472, 225, 1381 },
  { 1487, 1487, 212, 1390 }, { 1500, 1527, 222, 1381 }, { 1542, 1542, 212, 1390 }, { 1556, 1583, 222, 1381 },
  { 1597, 1597, 212, 1390 }, { 1612, 1638, 223, 1381 }, { 1652, 1652, 212, 1390 }, { 1666, 1693, 223, 1381 },
  { 1708, 1708, 212, 1390 }, { 1721, 1748, 223, 1381 }, { 1763, 1763, 212, 1390 }, { 1776, 1803, 221, 1381 },
  { 1818, 1818, 212, 1390 }, { 1831, 1858, 221, 1381 }, { 1872, 1874, 212, 1390 }, { 1890, 1918, 217, 1064 },
  { 2037, 2061, 1235, 1352 },
};

/* Right ends of the columns of figures in the row of the fourth district. */
#define REFERENCE_ROW 21
#define NAME_WIDTH    100
#define COLUMN_BLANK  20
static const int reference_columns[] = { 579, 733, 848, 961, 1072, 1225, 1381 };

static BwBriefingContent *
make_reference (void)
{
  static const char *const columns[] = {
    "县（市、区）", "应检(人)", "已采(人)", "完成%", "计划%", "人/时", "预计完成", "距截止", NULL
  };
  static const char *const rows[][9] =
  {
    { "建安区", "298,600", "214,693", "71.9", "81.0", "3,150", "9日23:06", "▲ 晚3:06", NULL },
    { "开发区", "122,400", "92,534", "75.6", "81.0", "1,190", "9日21:07", "▲ 晚1:07", NULL },
    { "禹州市", "88,600", "69,462", "78.4", "81.0", "803", "9日19:51", "△ 早0:09", NULL },
    { "鄢陵县", "41,800", "33,733", "80.7", "81.0", "361", "9日18:22", "早1:38", NULL },
    { "魏都区", "386,200", "324,516", "84.0", "83.0", "3,740", "9日17:04", "早2:56", NULL },
    { "示范区", "97,500", "80,828", "82.9", "83.0", "801", "9日16:50", "早3:10", NULL },
    { "东城区", "141,300", "118,409", "83.8", "83.0", "1,165", "9日15:40", "早4:20", NULL },
    { "襄城县", "39,700", "33,745", "85.0", "81.0", "322", "9日14:31", "早5:29", NULL },
    { "长葛市", "52,300", "44,926", "85.9", "81.0", "426", "9日13:20", "早6:40", NULL },
    { "全市", "1,268,400", "1,012,846", "79.9", "82.1", "11,958", "9日23:06", "▲ 晚3:06", NULL },
  };
  BwBriefingContent *content = bw_briefing_content_new ("zh_CN");
  BwBriefingTable *table;

  content->masthead = g_strdup ("疫情防控工作简报");
  content->number = g_strdup ("第 9 期");
  content->issuer = g_strdup ("市疫情防控指挥部办公室");
  content->date = g_strdup ("2021年8月8日");
  content->title = g_strdup ("第一轮全员核酸检测进展情况");
  content->cut_off = g_strdup ("（截至8月8日14时32分）");
  content->check = g_strdup ("校验 ");
  content->created = g_strdup ("2021-08-08T14:32:00+08:00");
  content->headlines = g_new0 (char *, 1);
  bw_briefing_content_add (content, g_strdup ("一、总体进度。"),
                           g_strdup ("全市应检1,268,400人（中心城区全员1,046,000人，四县（市）重点人群222,400人），"
                                     "已采样1,012,846人，完成79.9%，比计划低2.2个百分点。近一小时采样11,958人。"
                                     "按目前速度，预计8月9日23时06分完成，比截止时间晚3小时06分；"
                                     "建安区、开发区预计超时，禹州市余量不足1小时。"));
  table = bw_briefing_content_add_table (content, g_strdup ("表1　各县（市、区）采样进度（预计完成晚者在前）"),
                                         g_strdup (""), g_strdupv ((char **) columns));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bw_briefing_content_add_row (table, i < 2 ? BW_BRIEFING_ROW_LATE
                                 : i + 1 < G_N_ELEMENTS (rows) ? BW_BRIEFING_ROW_PLAIN : BW_BRIEFING_ROW_TOTAL,
                                 g_strdupv ((char **) rows[i]));

  g_ptr_array_add (table->notes, g_strdup ("▲预计超过截止时间（8月9日20时），以灰底标出；△余量不足1小时。"));
  return content;
}

/* (transfer full): the first page in grey, a byte a dot, @width dots a row */
static guchar *
draw_dots (BwBriefing *briefing,
           int        *width,
           int        *height)
{
  cairo_surface_t *surface;
  const guchar *data;
  cairo_t *cr;
  guchar *dots;
  int stride;

  *width = (int) lround (BW_BRIEFING_PAPER_W * DOTS);
  *height = (int) lround (BW_BRIEFING_PAPER_H * DOTS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, *width, *height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, DOTS, DOTS);
  bw_briefing_draw_page (briefing, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);

  /* Black and grey only: any channel will do. */
  dots = g_new (guchar, (gsize) *width * (gsize) *height);
  for (int y = 0; y < *height; y++)
    for (int x = 0; x < *width; x++)
      dots[y * *width + x] = data[y * stride + x * 4];

  cairo_surface_destroy (surface);
  return dots;
}

/* Nothing but the right half of the last line: the digest stands left of the number. */
static gboolean
read_band (const guchar *dots,
           int           width,
           int           y,
           Band         *band)
{
  gboolean has_ink = FALSE;

  for (int x = y > 2000 ? width / 2 : 0; x < width; x++)
    if (dots[y * width + x] < DARK)
      {
        band->left = MIN (band->left, x);
        band->right = MAX (band->right, x);
        has_ink = TRUE;
      }

  return has_ink;
}

/* (transfer full) (element-type Band) */
static GArray *
find_bands (const guchar *dots,
            int           width,
            int           height)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));
  Band band = { .left = width };
  int last = -1;

  for (int y = 0; y < height; y++)
    {
      Band grown = band;

      if (!read_band (dots, width, y, &grown))
        continue;

      if (last >= 0 && y - last > 1)
        {
          band.bottom = last;
          g_array_append_val (bands, band);
          band = (Band) { .top = y, .left = width };
          read_band (dots, width, y, &band);
        }
      else
        {
          band = grown;
          band.top = last < 0 ? y : band.top;
        }

      last = y;
    }

  band.bottom = last;
  g_array_append_val (bands, band);
  return bands;
}

static void
assert_near (guint       i,
             const char *what,
             int         ours,
             int         theirs)
{
  if (ABS (ours - theirs) > TOLERANCE)
    g_test_message ("band %u: %s is %d, of the reference %d", i, what, ours, theirs);

  g_assert_cmpint (ABS (ours - theirs), <=, TOLERANCE);
}

static gboolean
has_ink (const guchar *dots,
         int           width,
         int           x)
{
  for (int y = reference[REFERENCE_ROW].top; y <= reference[REFERENCE_ROW].bottom; y++)
    if (dots[y * width + x] < DARK)
      return TRUE;

  return FALSE;
}

/* A column ends where as much is blank as there never is between two letters. */
static void
assert_columns (const guchar *dots,
                int           width)
{
  guint column = 0;
  int last = 0;

  for (int x = reference[REFERENCE_ROW].left + NAME_WIDTH; x < width; x++)
    {
      if (has_ink (dots, width, x))
        last = x;
      if (last == 0 || x - last != COLUMN_BLANK)
        continue;

      assert_near (column, "end of the column", last, reference_columns[column]);
      column++;
    }

  g_assert_cmpuint (column, ==, G_N_ELEMENTS (reference_columns));
}

/* Page one, dot by dot where the visual reference has it. */
static void
test_reference (void)
{
  g_autoptr (BwBriefing) briefing = lay_out (make_reference ());
  int width;
  int height;
  g_autofree guchar *dots = draw_dots (briefing, &width, &height);
  g_autoptr (GArray) bands = find_bands (dots, width, height);

  g_assert_cmpuint (bands->len, ==, G_N_ELEMENTS (reference));
  for (guint i = 0; i < bands->len; i++)
    {
      const Band *band = &g_array_index (bands, Band, i);

      assert_near (i, "top", band->top, reference[i].top);
      assert_near (i, "bottom", band->bottom, reference[i].bottom);
      assert_near (i, "left", band->left, reference[i].left);
      assert_near (i, "right", band->right, reference[i].right);
    }

  assert_columns (dots, width);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/layout/grid", test_grid);
  g_test_add_func ("/briefing/layout/page-numbers", test_page_numbers);
  g_test_add_func ("/briefing/layout/no-line-alone", test_no_line_alone);
  g_test_add_func ("/briefing/layout/tables", test_tables);
  g_test_add_func ("/briefing/layout/long-notes", test_long_notes);
  g_test_add_func ("/briefing/layout/long-name", test_long_name);
  g_test_add_func ("/briefing/layout/imprint", test_imprint);
  g_test_add_func ("/briefing/layout/reference", test_reference);
  return g_test_run ();
}
