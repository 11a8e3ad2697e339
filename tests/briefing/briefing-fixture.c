/* briefing-fixture.c: a city in the middle of a round, for tests of the sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "briefing-fixture.h"

#include "bw-briefing.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define STEP (30 * BW_TIME_MINUTE)

const FixtureDistrict briefing_fixture_districts[9] =
{
  { "411003", "建安区", "Jianan", 298600, 214693 },
  { "411071", "开发区", "Kaifa", 122400, 92534 },
  { "411081", "禹州市", "Yuzhou", 88600, 69462 },
  { "411024", "鄢陵县", "Yanling", 41800, 33733 },
  { "411002", "魏都区", "Weidu", 386200, 324516 },
  { "4110-SF", "示范区", "Shifan", 97500, 80828 },
  { "4110-DC", "东城区", "Dongcheng", 141300, 118409 },
  { "411025", "襄城县", "Xiangcheng", 39700, 33745 },
  { "411082", "长葛市", "Changge", 52300, 44926 },
};

static void
add_round (BwPicture *picture)
{
  fixture_apply (picture, "{'type':'round','id':'r1','name':'第一轮全员核酸检测','names':{'en':'Sampling round 1'},"
                 "'areas':[],'at':'2021-08-05T00:00:00+08:00','source':'import',"
                 "'starts':'2021-08-05T18:00:00+08:00','deadline':'2021-08-09T20:00:00+08:00',"
                 "'milestones':[{'at':'2021-08-05T18:00:00+08:00','share':0},"
                 "{'at':'2021-08-06T06:00:00+08:00','share':0.08},{'at':'2021-08-07T06:00:00+08:00','share':0.46},"
                 "{'at':'2021-08-08T06:00:00+08:00','share':0.736},{'at':'2021-08-09T00:00:00+08:00','share':0.9153},"
                 "{'at':'2021-08-09T20:00:00+08:00','share':1}],'sample':true}");
}

/* A history that went along with the plan, at the district's own height. */
static void
add_history (BwPicture             *picture,
             const FixtureDistrict *district)
{
  const BwRound *round = bw_picture_get_round (picture, FIXTURE_NOW);
  guint n = (guint) ((FIXTURE_NOW - round->starts) / STEP) + 1;
  g_autofree double *values = g_new0 (double, n);
  g_autoptr (BwSeries) series = NULL;

  for (guint i = 0; i < n; i++)
    values[i] = floor (district->done * bw_round_get_plan_share (round, round->starts + i * STEP)
                       / bw_round_get_plan_share (round, FIXTURE_NOW));

  series = bw_series_new_full (district->code, "sampling:r1", "sampled", round->starts, STEP, values, n);
  bw_picture_put_series (picture, series);
}

/* The city's own curve: the sum of those of its districts. */
static void
add_city_history (BwPicture             *picture,
                  const FixtureDistrict *districts,
                  guint                  n)
{
  FixtureDistrict city = { .code = "411000" };

  for (guint i = 0; i < n; i++)
    city.done += isnan (districts[i].done) ? 0.0 : districts[i].done;

  add_history (picture, &city);
}

static void
add_district (BwPicture             *picture,
              const FixtureDistrict *district)
{
  g_autofree char *site = g_strconcat (district->code, "-s1", NULL);

  fixture_apply (picture, "{'type':'area','id':'%s','parent':'411000','level':'district','name':'%s',"
                 "'names':{'en':'%s'},'at':'2021-08-01T00:00:00+08:00','source':'import'}",
                 district->code, district->name, district->name_en);
  fixture_site (picture, site, district->code, "sampling");
  if (!isnan (district->target))
    fixture_set (picture, site, "sampling:r1", "target", district->target, BW_BOUND_EXACT, FIXTURE_NOW - BW_TIME_DAY);
  if (isnan (district->done))
    return;

  fixture_add (picture, site, "sampling:r1", "sampled", district->done, FIXTURE_NOW - BW_TIME_MINUTE);
  add_history (picture, district);
}

static void
add_statements (BwPicture *picture)
{
  gint64 day = FIXTURE_NOW - (14 * 60 + 32) * BW_TIME_MINUTE;

  fixture_set (picture, "411000", "mobilisation", "branches", 1804, BW_BOUND_EXACT, day);
  fixture_set (picture, "411000", "mobilisation", "members", 25891, BW_BOUND_EXACT, day);
  fixture_set (picture, "411000", "mobilisation", "teams", 2295, BW_BOUND_OVER, day);
  fixture_set (picture, "411000", "mobilisation", "medical_lent", 1127, BW_BOUND_EXACT, day);
  fixture_set (picture, "411000", "donations", "donations_fen", 2526640000, BW_BOUND_EXACT, day);
  fixture_apply (picture, "{'type':'fund','id':'fund-1','at':'2021-08-08T00:00:00+08:00','source':'import',"
                 "'payer':'市总工会','category':'疫情防控和防汛救灾专项','allotted_fen':206000000}");
  fixture_apply (picture, "{'type':'fund','id':'fund-2','at':'2021-08-08T00:00:00+08:00','source':'import',"
                 "'payer':'市总工会','within':'fund-1','category':'补助','allotted_fen':58000000}");
  fixture_apply (picture, "{'type':'fund','id':'fund-3','at':'2021-08-08T00:00:00+08:00','source':'import',"
                 "'payer':'市总工会','within':'fund-1','category':'慰问','spent_fen':35000000}");
}

BwPicture *
briefing_fixture_new (const FixtureDistrict *districts,
                      guint                  n)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  fixture_apply (picture, "{'type':'area','id':'411000','level':'city','name':'许昌市','names':{'en':'Xuchang'},"
                 "'at':'2021-08-01T00:00:00+08:00','source':'import','time_zone':'Asia/Shanghai'}");
  add_round (picture);
  for (guint i = 0; i < n; i++)
    add_district (picture, &districts[i]);

  add_city_history (picture, districts, n);
  add_statements (picture);
  bw_picture_set_now (picture, FIXTURE_NOW);
  bw_picture_commit (picture);
  return picture;
}

/* A square of a tenth of a degree whose sides wave, beginning at its corner. */
static void
append_square (GString *text,
               double   longitude,
               double   latitude,
               double   side,
               guint    n_points)
{
  g_string_append (text, "[");
  for (guint i = 0; i < n_points; i++)
    {
      double at = 4.0 * i / n_points;
      double along = (at - floor (at)) * side;
      double wave = along > 0.0 ? 0.002 * side * sin (i * 1.7) : 0.0;
      const double points[4][2] = { { along, wave }, { side - wave, along }, { side - along, side - wave },
                                    { wave, side - along } };

      g_string_append_printf (text, "[%.7f,%.7f],", longitude + points[(guint) at][0],
                              latitude + points[(guint) at][1]);
    }

  g_string_append_printf (text, "[%.7f,%.7f]]", longitude, latitude);
}

BwPicture *
briefing_fixture_outlined (guint n_points)
{
  BwPicture *picture = briefing_fixture_new (briefing_fixture_districts, 9);

  for (guint i = 0; i < 8; i++)
    {
      const FixtureDistrict *district = &briefing_fixture_districts[i];
      g_autoptr (GString) rings = g_string_new (NULL);

      append_square (rings, 113.0 + 0.1 * (i % 3), 34.0 + 0.1 * (i / 3), 0.1, n_points);
      if (i == 0)
        {
          g_string_append_c (rings, ',');
          append_square (rings, 113.04, 34.04, 0.02, 8);
        }

      fixture_apply (picture, "{'type':'area','id':'%s','parent':'411000','level':'district','name':'%s',"
                     "'names':{'en':'%s'},'at':'2021-08-01T00:00:00+08:00','source':'import',"
                     "'boundary':{'type':'Polygon','coordinates':[%s]}}",
                     district->code, district->name, district->name_en, rings->str);
    }

  bw_picture_commit (picture);
  return picture;
}

BwPicture *
briefing_fixture_many (guint n)
{
  g_autofree FixtureDistrict *districts = g_new0 (FixtureDistrict, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("D%03u", i));
      g_ptr_array_add (names, g_strdup_printf ("第%u县", i + 1));
      districts[i] = (FixtureDistrict) {
        .code = g_ptr_array_index (names, 2 * i),
        .name = g_ptr_array_index (names, 2 * i + 1),
        .name_en = g_ptr_array_index (names, 2 * i),
        .target = 1000 + i,
        .done = 700 + i,
      };
    }

  return briefing_fixture_new (districts, n);
}

static void
set_check (BwPicture  *picture,
           const char *checkpoint,
           const char *check,
           double      value)
{
  fixture_set (picture, checkpoint, "checkpoint", check, value, BW_BOUND_EXACT, FIXTURE_NOW);
}

BwBriefingFacts *
briefing_fixture_checkpoints (const char *language)
{
  static const char * const checks[] = { "check_temperature", "check_code", "check_register", "check_certificate" };
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);

      fixture_site (picture, id, "411003", "checkpoint");
    }
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    set_check (picture, "k1", checks[i], 1);
  set_check (picture, "k2", checks[0], 0);
  set_check (picture, "k3", checks[0], 1);
  set_check (picture, "k3", checks[2], 1);
  bw_picture_commit (picture);
  return bw_briefing_facts_new (picture, fixture_place (picture, "411000"), FIXTURE_NOW, 0, 0, language);
}

BwPicture *
briefing_fixture_points (void)
{
  BwPicture *picture = briefing_fixture_new (briefing_fixture_districts, 9);
  static const char * const sites[] = { "v1','position':[113.0123456,34.0200001],'", "v2','position':[113.02,34.01],'",
                                        "v3','" };

  fixture_apply (picture, "{'type':'area','id':'village','parent':'411003','level':'community','name':'南街社区',"
                 "'names':{'en':'Nanjie'},'at':'2021-08-01T00:00:00+08:00','source':'import','schematic':true,"
                 "'boundary':{'type':'Polygon','coordinates':[[[113,34],[113.03,34],[113.03,34.03],[113,34.03],"
                 "[113,34]]]}}");
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    fixture_apply (picture, "{'type':'site','id':'%skind':'checkpoint','area':'village','name':'卡点','state':'open',"
                   "'at':'2021-08-01T00:00:00+08:00','source':'import'}", sites[i]);

  set_check (picture, "v2", "check_code", 0);
  bw_picture_commit (picture);
  return picture;
}

BwBriefingFacts *
briefing_fixture_not_asked (const char *language)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 9);

  fixture_area (picture, "village", "411003");
  bw_picture_commit (picture);
  return bw_briefing_facts_new (picture, fixture_place (picture, "village"), FIXTURE_NOW, 0, 0, language);
}

BwBriefingFacts *
briefing_fixture_totals (const char *language)
{
  g_autoptr (BwPicture) picture = briefing_fixture_new (briefing_fixture_districts, 2);
  const char *one = briefing_fixture_districts[0].code;
  const char *other = briefing_fixture_districts[1].code;

  bw_picture_remove (picture, BW_DOCUMENT_TYPE_FUND, "fund-1");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_FUND, "fund-2");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_FUND, "fund-3");
  fixture_set (picture, one, "funds", "allotted_fen", 150000000, BW_BOUND_EXACT, FIXTURE_NOW - BW_TIME_HOUR);
  fixture_set (picture, other, "funds", "allotted_fen", 56000000, BW_BOUND_EXACT, FIXTURE_NOW - 2 * BW_TIME_HOUR);
  fixture_set (picture, one, "funds", "spent_fen", 35000000, BW_BOUND_EXACT, FIXTURE_NOW - 2 * BW_TIME_HOUR);
  bw_picture_commit (picture);
  return bw_briefing_facts_new (picture, fixture_place (picture, "411000"), FIXTURE_NOW, 0, 0, language);
}

const char *
briefing_fixture_find_text (const BwBriefingContent *content,
                            const char              *part)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingBlock *block = g_ptr_array_index (content->blocks, i);

      if (block->text != NULL && strstr (block->text, part) != NULL)
        return block->text;
    }

  return NULL;
}

char *
briefing_fixture_run (const char *tool,
                      const char *path,
                      const char *option)
{
  g_autoptr (GError) error = NULL;
  const char *const last = g_str_has_prefix (tool, "pdftotext") ? "-" : NULL;
  const char *const argv[] = { tool, option != NULL ? option : path, option != NULL ? path : last,
                               option != NULL ? last : NULL, NULL };
  char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

char *
briefing_fixture_squeeze (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));

  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}

/* (transfer full) */
static char *
write_sheet (BwBriefing *briefing,
             const char *path,
             gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  bw_briefing_write_pdf (briefing, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

char *
briefing_fixture_print (BwBriefingContent *content)
{
  g_autofree char *folder = g_dir_make_tmp ("sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefing) briefing = bw_briefing_new_from_content (content, &error);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *text = NULL;
  gsize length;
  gsize again;

  g_assert_no_error (error);
  once = write_sheet (briefing, path, &length);
  twice = write_sheet (briefing, path, &again);
  g_assert_cmpmem (once, length, twice, again);
  text = briefing_fixture_run ("pdftotext", path, "-layout");
  g_remove (path);
  g_rmdir (folder);
  return briefing_fixture_squeeze (text);
}

void
briefing_fixture_assert_says (const char *text,
                              const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("“%s” is not in “%s”", what, text);
}

void
briefing_fixture_assert_not (const char *text,
                             const char *what)
{
  if (strstr (text, what) != NULL)
    g_error ("“%s” is in “%s”", what, text);
}

void
briefing_fixture_assert_row (const BwBriefingTable *table,
                             guint                  row,
                             BwBriefingRowKind      kind,
                             const char            *cells)
{
  const BwBriefingRow *found = g_ptr_array_index (table->rows, row);
  g_autofree char *joined = g_strjoinv ("|", found->cells);

  g_assert_cmpstr (joined, ==, cells);
  g_assert_cmpint (found->kind, ==, kind);
}
