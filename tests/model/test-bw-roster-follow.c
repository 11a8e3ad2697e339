/* test-bw-roster-follow.c: a roster that followed is the one that would be read anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster.h"
#include "picture-fixture.h"
#include "roster-fixture.h"

#define AT "'at':'2021-08-08T00:00:00+08:00','source':'import'"
#define NOW "8T16:00"
#define N_IDS 8

static void
assert_same (BwRoster  *roster,
             BwPicture *picture)
{
  static const char * const places[] = { "c", "d", "s1", "s2", "k1", "p1", "k2" };
  static const char * const teams[] = { "t1", "t2", "t3" };
  g_autoptr (BwRoster) fresh = roster_fixture_read (picture, NOW);
  BwPlace root = fixture_place (picture, "c");
  g_autoptr (GArray) gaps = bw_roster_list_gaps (roster, root, TRUE);
  g_autoptr (GArray) wanted = bw_roster_list_gaps (fresh, root, TRUE);
  g_autoptr (GPtrArray) unconfirmed = bw_roster_list_unconfirmed (roster, root);
  g_autoptr (GPtrArray) waited = bw_roster_list_unconfirmed (fresh, root);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint shift = 0; shift < BW_N_SHIFTS; shift++)
      {
        BwCoverage coverage;
        BwCoverage other;

        bw_roster_get_coverage (roster, fixture_place (picture, places[i]), shift, &coverage);
        bw_roster_get_coverage (fresh, fixture_place (picture, places[i]), shift, &other);
        g_assert_cmpmem (&coverage, sizeof coverage, &other, sizeof other);
      }

  g_assert_cmpuint (gaps->len, ==, wanted->len);
  for (guint i = 0; i < gaps->len; i++)
    g_assert_cmpmem (&g_array_index (gaps, BwGap, i), sizeof (BwGap), &g_array_index (wanted, BwGap, i),
                     sizeof (BwGap));

  g_assert_cmpuint (unconfirmed->len, ==, waited->len);
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      GPtrArray *duties = bw_roster_get_duties (roster, teams[i]);
      GPtrArray *others = bw_roster_get_duties (fresh, teams[i]);

      g_assert_cmpuint (duties != NULL ? duties->len : 0, ==, others != NULL ? others->len : 0);
    }
}

static void
change_one (BwPicture *picture,
            GRand     *rand)
{
  static const char * const sites[] = { "k1", "p1", "k2", "nowhere" };
  static const char * const states[] = { "planned", "planned", "on_duty", "relieved", "missed" };
  g_autofree char *id = g_strdup_printf ("a%d", g_rand_int_range (rand, 0, N_IDS));
  int from = g_rand_int_range (rand, 0, 40);
  int hours = g_rand_int_range (rand, 1, 12);
  gboolean is_told = g_rand_boolean (rand);

  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      bw_picture_remove (picture, BW_DOCUMENT_TYPE_ASSIGNMENT, id);
      return;
    }

  g_assert_true (fixture_apply (picture, "{'type':'assignment','id':'%s','team':'t%d','site':'%s',"
                                "'from':'2021-08-%02dT%02d:00:00+08:00','to':'2021-08-%02dT%02d:00:00+08:00',"
                                "'state':'%s'%s," AT "}", id, g_rand_int_range (rand, 1, 4),
                                sites[g_rand_int_range (rand, 0, G_N_ELEMENTS (sites))], 8 + from / 24, from % 24,
                                8 + (from + hours) / 24, (from + hours) % 24,
                                states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))],
                                is_told ? ",'remind_at':'2021-08-08T15:00:00+08:00'" : ""));
}

static void
test_same (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20210808);
  g_autoptr (BwRoster) roster = NULL;
  guint64 position = 0;
  guint n_changed = 0;

  g_assert_null (bw_picture_list_changes (picture, BW_DOCUMENT_TYPE_ASSIGNMENT, &position));
  roster = roster_fixture_read (picture, NOW);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GPtrArray) ids = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        change_one (picture, rand);
      ids = bw_picture_list_changes (picture, BW_DOCUMENT_TYPE_ASSIGNMENT, &position);
      g_assert_nonnull (ids);
      n_changed += bw_roster_follow (roster, ids) ? 1 : 0;
      assert_same (roster, picture);
    }
  g_assert_cmpuint (n_changed, >, 1000);
}

/* What is told twice, or of nobody, is no change. */
static void
test_nothing (void)
{
  g_autoptr (BwPicture) picture = roster_fixture_new ();
  g_autoptr (BwRoster) roster = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (char *) "a1");
  g_ptr_array_add (ids, (char *) "a2");
  g_assert_true (fixture_apply (picture, "{'type':'assignment','id':'a1','team':'t1','site':'k1',"
                                "'from':'2021-08-08T15:00:00+08:00','to':'2021-08-08T23:00:00+08:00',"
                                "'state':'planned'," AT "}"));
  roster = roster_fixture_read (picture, NOW);
  g_assert_false (bw_roster_follow (roster, ids));
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_ASSIGNMENT, "a1");
  g_assert_true (bw_roster_follow (roster, ids));
  g_assert_false (bw_roster_follow (roster, ids));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/roster-follow/same", test_same);
  g_test_add_func ("/model/roster-follow/nothing", test_nothing);
  return g_test_run ();
}
