/* test-bw-briefing-setter.c: the grid, full lines, and marks at their ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-line.h"
#include "bw-briefing-page.h"
#include "bw-briefing-setter.h"

#define NEAR 0.1 /* points; the grid allows 0.5 mm */

static GPtrArray *
set (const char *language,
     const char *text,
     double      indent)
{
  static BwBriefingFonts *fonts;
  const BwBriefingSpan span = { BW_BRIEFING_ROLE_BODY, text };
  const BwBriefingSetting setting = {
    .size = 15.75, .pitch = BW_BRIEFING_COLUMN, .width = BW_BRIEFING_WIDTH, .indent = indent, .justify = TRUE,
  };

  if (fonts == NULL)
    fonts = bw_briefing_fonts_new (NULL, NULL, NULL, NULL);

  g_assert_true (bw_briefing_setter_cover (fonts, language, BW_BRIEFING_ROLE_BODY, text, NULL));
  return bw_briefing_setter_set (fonts, language, &span, 1, &setting);
}

static BwBriefingLine *
get (GPtrArray *lines,
     guint      i)
{
  return g_ptr_array_index (lines, i);
}

/* The text of line @i. */
static char *
dup_text (GPtrArray *lines,
          guint      i)
{
  BwBriefingLine *line = get (lines, i);
  PangoGlyphItem *first = g_ptr_array_index (line->pieces, 0);
  PangoGlyphItem *last = g_ptr_array_index (line->pieces, line->pieces->len - 1);

  return g_strndup (line->text + first->item->offset,
                    (gsize) (last->item->offset + last->item->length - first->item->offset));
}

/* @n times 测, with @last after them and 样 after that. */
static char *
dup_line (guint       n,
          const char *last)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, "测");

  g_string_append_printf (text, "%s样样样", last);
  return g_string_free (text, FALSE);
}

static void
test_28_columns (void)
{
  g_autofree char *text = dup_line (56, "");
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 0.0);
  g_autofree char *first = dup_text (lines, 0);

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpint (g_utf8_strlen (first, -1), ==, 28);
  g_assert_cmpfloat_with_epsilon (get (lines, 0)->width, BW_BRIEFING_WIDTH, NEAR);
  g_assert_cmpfloat_with_epsilon (get (lines, 1)->width, BW_BRIEFING_WIDTH, NEAR);
}

static void
test_indent (void)
{
  g_autofree char *text = dup_line (54, "");
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 2.0 * BW_BRIEFING_COLUMN);
  g_autofree char *first = dup_text (lines, 0);

  g_assert_cmpint (g_utf8_strlen (first, -1), ==, 26);
  g_assert_cmpfloat_with_epsilon (get (lines, 0)->indent + get (lines, 0)->width, BW_BRIEFING_WIDTH, NEAR);
}

/* A mark that would begin a line stays in the line before with its empty half
 * in the margin, or takes a letter with it. */
static void
test_closing_mark (void)
{
  g_autofree char *text = dup_line (28, "，");
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 0.0);
  g_autofree char *second = dup_text (lines, 1);

  g_assert_true (g_str_has_prefix (second, "测，"));
  g_assert_cmpfloat_with_epsilon (get (lines, 0)->width, BW_BRIEFING_WIDTH, NEAR);
}

static void
test_closing_mark_hangs (void)
{
  g_autofree char *text = dup_line (26, "1，");
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 0.0);
  g_autofree char *first = dup_text (lines, 0);

  /* 26 columns, a digit of half a column, and the visible half of the mark. */
  g_assert_true (g_str_has_suffix (first, "1，"));
}

static void
test_opening_mark (void)
{
  g_autofree char *text = dup_line (27, "（");
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 0.0);
  g_autofree char *first = dup_text (lines, 0);
  g_autofree char *second = dup_text (lines, 1);

  g_assert_true (g_str_has_suffix (first, "测"));
  g_assert_true (g_str_has_prefix (second, "（样"));
  g_assert_cmpfloat_with_epsilon (get (lines, 0)->width, BW_BRIEFING_WIDTH, NEAR);
}

/* The digits of a number are never torn apart, nor spread. */
static void
test_numbers (void)
{
  g_autofree char *text = dup_line (26, "1,012,846");
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 0.0);
  g_autofree char *first = dup_text (lines, 0);
  g_autofree char *second = dup_text (lines, 1);
  g_autoptr (GPtrArray) alone = set ("zh_CN", "1,012,846", 0.0);
  BwBriefingLine *line = get (lines, 1);
  PangoGlyphItem *number = g_ptr_array_index (line->pieces, 0);

  g_assert_true (g_str_has_suffix (first, "测"));
  g_assert_cmpfloat_with_epsilon (get (lines, 0)->width, BW_BRIEFING_WIDTH, NEAR);
  g_assert_true (g_str_has_prefix (second, "1,012,846"));
  g_assert_cmpfloat_with_epsilon ((double) pango_glyph_string_get_width (number->glyphs) / PANGO_SCALE,
                                  get (alone, 0)->width, NEAR);
}

static void
test_last_line_is_natural (void)
{
  g_autoptr (GPtrArray) lines = set ("zh_CN", "全市已采样", 0.0);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get (lines, 0)->width, 5.0 * BW_BRIEFING_COLUMN, NEAR);
}

static void
test_english (void)
{
  g_autoptr (GPtrArray) lines = set ("en", "At the present rate it finishes Aug 9 23:06, 3 h 06 min after the "
                                     "deadline of the round; two districts are late.", 0.0);
  g_autofree char *first = dup_text (lines, 0);

  g_assert_cmpuint (lines->len, >=, 2);
  g_assert_true (g_str_has_suffix (first, " "));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) lines = set ("zh_CN", "", 0.0);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpfloat (get (lines, 0)->width, ==, 0.0);
}

static void
test_too_long_to_break (void)
{
  g_autofree char *text = g_strnfill (200, '8');
  g_autoptr (GPtrArray) lines = set ("zh_CN", text, 0.0);

  g_assert_cmpuint (lines->len, >, 1);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpfloat (get (lines, i)->width, <=, BW_BRIEFING_WIDTH + NEAR);
}

/* Of two marks side by side the first takes half the room; one alone its own, and none
 * is changed in English. */
static void
test_marks_side_by_side (void)
{
  g_autoptr (GPtrArray) pair = set ("zh_CN", "（人），样", 0.0);
  g_autoptr (GPtrArray) apart = set ("zh_CN", "（人样，样", 0.0);

  g_assert_cmpfloat_with_epsilon (get (apart, 0)->width, 5.0 * BW_BRIEFING_COLUMN, NEAR);
  g_assert_cmpfloat_with_epsilon (get (pair, 0)->width, 5.0 * BW_BRIEFING_COLUMN - 15.75 / 2.0, NEAR);
}

/* The triangle of what is late is no wider than the figures allow. */
static void
test_triangle (void)
{
  g_autoptr (GPtrArray) chinese = set ("zh_CN", "▲", 0.0);
  g_autoptr (GPtrArray) english = set ("en", "▲", 0.0);

  g_assert_cmpfloat (get (chinese, 0)->width, <, BW_BRIEFING_COLUMN);
  g_assert_cmpfloat (get (english, 0)->width, <, BW_BRIEFING_COLUMN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/setter/28-columns", test_28_columns);
  g_test_add_func ("/briefing/setter/indent", test_indent);
  g_test_add_func ("/briefing/setter/closing-mark", test_closing_mark);
  g_test_add_func ("/briefing/setter/closing-mark-hangs", test_closing_mark_hangs);
  g_test_add_func ("/briefing/setter/opening-mark", test_opening_mark);
  g_test_add_func ("/briefing/setter/numbers", test_numbers);
  g_test_add_func ("/briefing/setter/last-line-is-natural", test_last_line_is_natural);
  g_test_add_func ("/briefing/setter/english", test_english);
  g_test_add_func ("/briefing/setter/empty", test_empty);
  g_test_add_func ("/briefing/setter/too-long-to-break", test_too_long_to_break);
  g_test_add_func ("/briefing/setter/marks-side-by-side", test_marks_side_by_side);
  g_test_add_func ("/briefing/setter/triangle", test_triangle);
  return g_test_run ();
}
