/* test-bw-briefing-shift.c: the sheet of a shift has each place once, and no gap is hidden
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-shift.h"

#include "briefing-fixture.h"
#include "bw-briefing.h"
#include "picture-fixture.h"
#include "roster-fixture.h"

#define NOW "8T14:30"

/* Middle shift of today: 15 to 23. */
#define SHIFT 1

/* At k1 somebody for all of it, at p1 for a part, nobody planned in the other area. */
static BwPicture *
make_picture (void)
{
  BwPicture *picture = roster_fixture_new ();

  fixture_apply (picture, "{'type':'team','id':'t1','kind':'women','name':'妇女队','area':'s1','size':12,"
                 "'contact_role':'队长','phone':'0374-1','at':'2021-08-06T00:00:00+08:00','source':'import'}");
  roster_fixture_assign (picture, "t1", "k1", "8T15:00", "8T23:00", "on_duty");
  roster_fixture_assign (picture, "t3", "p1", "8T15:00", "8T17:00", "planned");
  bw_picture_set_now (picture, roster_fixture_time (NOW));
  bw_picture_commit (picture);
  return picture;
}

static BwBriefingContent *
draft (const char *scope,
       const char *language)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_shift_draft (picture, roster, scope, SHIFT, roster_fixture_time (NOW), 0,
                                                        language, &error);

  g_assert_no_error (error);
  return content;
}

static void
test_rows (void)
{
  g_autoptr (BwBriefingContent) content = draft ("d", "zh_CN");
  const BwBriefingBlock *block = g_ptr_array_index (content->blocks, 2);

  g_assert_cmpuint (block->table->rows->len, ==, 4);
  briefing_fixture_assert_row (block->table, 0, BW_BRIEFING_ROW_PLAIN, "s1 k1|妇女队|12|队长 0374-1|✓");
  briefing_fixture_assert_row (block->table, 1, BW_BRIEFING_ROW_PLAIN, "s1 p1|t3（15:00至17:00）|未上报|未上报|□");
  briefing_fixture_assert_row (block->table, 2, BW_BRIEFING_ROW_LATE, "s1 p1|▲ 缺队|—|—|□");
  briefing_fixture_assert_row (block->table, 3, BW_BRIEFING_ROW_PLAIN, "s2 k2|未排班|—|—|□");
}

static void
test_print (void)
{
  g_autofree char *text = briefing_fixture_print (draft ("d", "zh_CN"));

  briefing_fixture_assert_says (text, "疫情防控值班编组表");
  briefing_fixture_assert_says (text, "d8月8日中班队伍编组");
  briefing_fixture_assert_says (text, "本班次8月8日15时至8月8日23时。");
  briefing_fixture_assert_says (text, "应有队伍3队，已编1队，缺1队（▲），另有1处所在乡镇（街道）未排班。");
  briefing_fixture_assert_says (text, "带班人");
}

/* Within a subdistrict its name is not told again with each place. */
static void
test_english (void)
{
  g_autofree char *text = briefing_fixture_print (draft ("s1", "en"));

  briefing_fixture_assert_says (text, "Teamsofs1,8August2021,middleshift");
  briefing_fixture_assert_says (text, "2teamsneeded,1assigned,1missing(▲).");
  briefing_fixture_assert_not (text, "s1k1");
  briefing_fixture_assert_not (text, "k2");
}

/* A team that is too small holds its place, and not fully: who takes over is told. */
static void
test_thin (void)
{
  static const char * const says[][2] = {
    { "zh_CN", "应有队伍2队，已编1队，缺1队（▲），1处人手不足。" },
    { "en", "2teamsneeded,1assigned,1missing(▲),toofewpeopleat1." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    {
      g_autoptr (BwPicture) picture = roster_fixture_new ();
      g_autoptr (BwRoster) roster = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      roster_fixture_assign (picture, "t2", "k1", "8T15:00", "8T23:00", "on_duty");
      bw_picture_set_now (picture, roster_fixture_time (NOW));
      bw_picture_commit (picture);
      roster = roster_fixture_read (picture, NOW);
      text = briefing_fixture_print (bw_briefing_shift_draft (picture, roster, "s1", SHIFT, roster_fixture_time (NOW),
                                                              0, says[i][0], &error));
      g_assert_no_error (error);
      briefing_fixture_assert_says (text, says[i][1]);
    }
}

static void
test_unknown (void)
{
  g_autoptr (BwPicture) picture = make_picture ();
  g_autoptr (BwRoster) roster = roster_fixture_read (picture, NOW);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_briefing_shift_draft (picture, roster, "nowhere", SHIFT, roster_fixture_time (NOW), 0, "en",
                                          &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-shift/rows", test_rows);
  g_test_add_func ("/briefing-shift/print", test_print);
  g_test_add_func ("/briefing-shift/english", test_english);
  g_test_add_func ("/briefing-shift/thin", test_thin);
  g_test_add_func ("/briefing-shift/unknown", test_unknown);
  return g_test_run ();
}
