/* test-bw-briefing.c: what comes out on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing.h"

#include "briefing-fixture.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("briefing-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static BwBriefing *
compose (BwPicture  *picture,
         const char *scope,
         const char *language)
{
  g_autoptr (GError) error = NULL;
  BwBriefing *briefing = bw_briefing_new (picture, scope, FIXTURE_NOW, 0, 9, language, &error);

  g_assert_no_error (error);
  return briefing;
}

/* The text of the PDF without blanks: what is on the page in reading order. */
static char *
print (Fixture    *fixture,
       BwBriefing *briefing,
       const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  bw_briefing_write_pdf (briefing, fixture->path, &error);
  g_assert_no_error (error);
  text = briefing_fixture_run ("pdftotext", fixture->path, option);
  return briefing_fixture_squeeze (text);
}

/* What is printed is what the picture holds: every count of every district. */
static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  g_autofree char *text = print (fixture, briefing, NULL);
  g_autofree char *rows = print (fixture, briefing, "-layout");

  briefing_fixture_assert_says (text, "疫情防控工作简报");
  briefing_fixture_assert_says (text, "第9期");
  briefing_fixture_assert_says (text, "许昌市疫情防控指挥部办公室");
  briefing_fixture_assert_says (text, "2021年8月8日");
  briefing_fixture_assert_says (text, "第一轮全员核酸检测进展情况（截至8月8日14时32分）");
  briefing_fixture_assert_says (text, "全市应检1,268,400人，已采样1,012,846人，完成79.9%，比计划低2.2个百分点。");
  briefing_fixture_assert_says (text, "建安区预计超时");
  for (guint i = 0; i < 9; i++)
    {
      const FixtureDistrict *district = &briefing_fixture_districts[i];
      g_autofree char *row = g_strdup_printf ("%s%d,%03d%d,%03d%.1f", district->name,
                                              (int) district->target / 1000, (int) district->target % 1000,
                                              (int) district->done / 1000, (int) district->done % 1000,
                                              district->done / district->target * 100.0);

      briefing_fixture_assert_says (rows, row);
    }

  briefing_fixture_assert_says (rows, "全市1,268,4001,012,84679.982.1");
  briefing_fixture_assert_says (text, "▲预计超过截止时间（8月9日20时），以灰底标出");
  briefing_fixture_assert_says (text, "含示例数据");
  briefing_fixture_assert_says (text, "图1采样进度与计划、预测");
  briefing_fixture_assert_says (text, "截止20:00");
  g_assert_cmpstr (bw_briefing_get_title (briefing), ==, "第一轮全员核酸检测进展情况");
}

/* What a table has to be told about stands below it in one line, in both languages. */
static void
test_note_is_one_line (Fixture       *fixture,
                       gconstpointer  data)
{
  static const struct { const char *language; const char *first; const char *last; } cases[] = {
    { "zh_CN", "▲", "非实情。" }, { "en", "▲ after", "not fact." },
  };
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BwBriefing) briefing = compose (picture, "411000", cases[i].language);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      guint n = 0;

      g_assert_true (bw_briefing_write_pdf (briefing, fixture->path, NULL));
      text = briefing_fixture_run ("pdftotext", fixture->path, "-layout");
      lines = g_strsplit (text, "\n", -1);
      for (guint line = 0; lines[line] != NULL; line++)
        n += strstr (lines[line], cases[i].first) != NULL && strstr (lines[line], cases[i].last) != NULL;

      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_sections (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  g_autofree char *text = print (fixture, briefing, NULL);

  briefing_fixture_assert_says (text, "三、力量投入。全市临时党支部1,804个、参与党员25,891人、志愿服务队超过2,295支、"
               "抽调医护1,127人（截至8月8日）。");
  briefing_fixture_assert_says (text, "206万元，其中补助58万元、慰问35万元，其余113万元未分项");
  briefing_fixture_assert_says (text, "捐款捐物2,526.64万元，未分项");
  briefing_fixture_assert_says (text, "七、需协调事项。建安区尚有83,907人未采样，预计晚3小时52分。");
  briefing_fixture_assert_not (text, "NaN");
  briefing_fixture_assert_not (text, "nan");
}

/* All letters are outlines of the faces of the roles, and all are in the file. */
static void
test_fonts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  g_autofree char *text = print (fixture, briefing, NULL);
  g_autofree char *fonts = briefing_fixture_run ("pdffonts", fixture->path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  guint n = 0;

  briefing_fixture_assert_not (fonts, "Type 3");
  briefing_fixture_assert_not (fonts, "[none]");
  for (guint i = 2; lines[i] != NULL; i++, n++)
    briefing_fixture_assert_says (lines[i], "yes yes yes");

  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (n, <=, 7);
}

/* The same content twice, drawn by two objects, is the same file. */
static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = NULL;
  gsize first_length = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
      g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
      g_autofree char *again = NULL;
      gsize length;

      g_assert_true (bw_briefing_write_pdf (briefing, fixture->path, NULL));
      g_assert_true (g_file_get_contents (fixture->path, &again, &length, NULL));
      if (first == NULL)
        {
          first = g_steal_pointer (&again);
          first_length = length;
          continue;
        }

      g_assert_cmpmem (again, length, first, first_length);
    }
}

/* Nothing on it is coloured. */
static void
test_black_and_grey (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1191, 1684);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  guint n_dark = 0;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, 2.0, 2.0);
  bw_briefing_draw_page (briefing, 0, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 1684; y++)
    for (int x = 0; x < 1191; x++)
      {
        const guint8 *pixel = pixels + y * cairo_image_surface_get_stride (surface) + 4 * x;

        g_assert_cmpuint (pixel[0], ==, pixel[1]);
        g_assert_cmpuint (pixel[1], ==, pixel[2]);
        n_dark += pixel[0] < 64 ? 1 : 0;
      }

  g_assert_cmpuint (n_dark, >, 20000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_many_parts (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_many (64);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  g_autofree char *text = print (fixture, briefing, NULL);

  g_assert_cmpuint (bw_briefing_get_n_pages (briefing), >=, 4);
  briefing_fixture_assert_says (text, "表1（续）");
  briefing_fixture_assert_says (text, "等64个");
  for (guint i = 1; i <= 64; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u县", i);

      briefing_fixture_assert_says (text, name);
    }
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  const FixtureDistrict districts[] = { { "A", "甲县", "A", 1000, NAN }, { "B", "乙县", "B", NAN, 700 } };
  g_autoptr (BwPicture) picture = briefing_fixture_new (districts, 2);
  g_autoptr (BwBriefing) city = compose (picture, "411000", "zh_CN");
  g_autoptr (BwBriefing) county = compose (picture, "A", "zh_CN");
  g_autofree char *text = print (fixture, city, NULL);
  g_autofree char *rows = print (fixture, city, "-layout");
  g_autofree char *of_county = print (fixture, county, NULL);

  briefing_fixture_assert_says (text, "甲县未上报");
  briefing_fixture_assert_says (rows, "甲县1,000未上报—");
  briefing_fixture_assert_says (rows, "乙县未上报700—");
  briefing_fixture_assert_says (of_county, "甲县第一轮全员核酸检测进展情况");
  briefing_fixture_assert_says (of_county, "甲县应检1,000人，已采样人数未上报。完成时间无法预测");
  briefing_fixture_assert_says (of_county, "投入力量未上报");
  briefing_fixture_assert_says (of_county, "捐款捐物未上报");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  g_autoptr (BwBriefing) briefing = NULL;
  g_autofree char *text = NULL;

  fixture_area (picture, "X", NULL);
  briefing = compose (picture, "X", "zh_CN");
  text = print (fixture, briefing, NULL);
  briefing_fixture_assert_says (text, "没有进行中的采样");
  briefing_fixture_assert_says (text, "专项资金未上报");
}

static void
test_bound (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = NULL;
  g_autofree char *text = NULL;

  fixture_set (picture, "411000", "sampling:r1", "target", 1300000, BW_BOUND_OVER, FIXTURE_NOW);
  briefing = compose (picture, "411000", "zh_CN");
  text = print (fixture, briefing, NULL);
  briefing_fixture_assert_says (text, "全市应检超过1,300,000人");
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = bw_briefing_new (picture, "411000", FIXTURE_NOW + BW_TIME_HOUR,
                                                     FIXTURE_NOW, 0, "zh_CN", NULL);
  g_autofree char *text = print (fixture, briefing, NULL);

  briefing_fixture_assert_says (text, "（数据中断，截至8月8日14时32分）");
  briefing_fixture_assert_not (text, "期市疫情");
}

static void
test_stale_part (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = bw_briefing_new (picture, "411003", FIXTURE_NOW + BW_TIME_HOUR, 0, 0, "zh_CN",
                                                     NULL);
  g_autofree char *text = print (fixture, briefing, NULL);

  briefing_fixture_assert_says (text, "数据截至8月8日14时31分");
}

static void
test_exercise (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = NULL;
  g_autofree char *text = NULL;

  fixture_apply (picture, "{'type':'order','id':'o1','kind':'notice','title':'t','text':'t','complete':true,"
                 "'issuer':'i','at':'2021-08-05T00:00:00+08:00','source':'import','exercise':true}");
  briefing = compose (picture, "411000", "zh_CN");
  text = print (fixture, briefing, NULL);
  g_assert_true (g_str_has_prefix (bw_briefing_get_title (briefing), "（演练）"));
  g_assert_nonnull (g_strstr_len (text, -1, "演练"));
}

static void
test_english (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "en");
  g_autofree char *text = print (fixture, briefing, NULL);
  g_autofree char *rows = print (fixture, briefing, "-layout");

  briefing_fixture_assert_says (text, "EpidemicControlBriefing");
  briefing_fixture_assert_says (text, "Xuchang:peopletobesampled1,268,400,sampled1,012,846,79.9%done,"
                                      "2.2pointsbelowplan.");
  briefing_fixture_assert_says (rows, "Jianan298,600214,69371.9");
  briefing_fixture_assert_says (rows, "Total1,268,4001,012,846");
  briefing_fixture_assert_not (text, "未上报");
  briefing_fixture_assert_not (text, "全市");
}

static void
test_headlines (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  g_auto (GStrv) lines = bw_briefing_dup_headlines (briefing);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  briefing_fixture_assert_says (lines[0], "截至8月8日14时32分");
  briefing_fixture_assert_says (lines[1], "已采样1,012,846人");
  briefing_fixture_assert_says (lines[2], "建安区预计超时");
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);
  g_autoptr (BwBriefing) briefing = compose (picture, "411000", "zh_CN");
  g_autoptr (GError) scope = NULL;
  g_autoptr (GError) file = NULL;

  g_assert_null (bw_briefing_new (picture, "nowhere", FIXTURE_NOW, 0, 0, "zh_CN", &scope));
  g_assert_error (scope, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE);
  g_assert_false (bw_briefing_write_pdf (briefing, "/nonexistent/sheet.pdf", &file));
  g_assert_error (file, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_WRITE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/briefing/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("figures", test_figures);
  ADD ("note-is-one-line", test_note_is_one_line);
  ADD ("sections", test_sections);
  ADD ("fonts", test_fonts);
  ADD ("same-bytes", test_same_bytes);
  ADD ("black-and-grey", test_black_and_grey);
  ADD ("many-parts", test_many_parts);
  ADD ("missing", test_missing);
  ADD ("nothing", test_nothing);
  ADD ("bound", test_bound);
  ADD ("stopped", test_stopped);
  ADD ("stale-part", test_stale_part);
  ADD ("exercise", test_exercise);
  ADD ("english", test_english);
  ADD ("headlines", test_headlines);
  ADD ("errors", test_errors);
  return g_test_run ();
}
