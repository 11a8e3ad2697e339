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
    fonts = bw_briefing_fonts_new (NULL, NULL, &error);

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/layout/grid", test_grid);
  g_test_add_func ("/briefing/layout/page-numbers", test_page_numbers);
  g_test_add_func ("/briefing/layout/no-line-alone", test_no_line_alone);
  g_test_add_func ("/briefing/layout/tables", test_tables);
  g_test_add_func ("/briefing/layout/long-name", test_long_name);
  return g_test_run ();
}
