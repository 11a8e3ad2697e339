/* test-bw-team.c: what a document says of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-team.h"

#include "bw-json.h"

static BwTeam *
read_team (const char  *text,
           GError     **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, G_MAXINT, NULL);

  return bw_team_new (json_node_get_object (node), error);
}

static void
test_members (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwTeam) team = read_team ("{'id':'t','kind':'medical','name':'甲队','names':{'en':'A'},'area':'d1',"
                                       "'size':12,'lent_by':'d2'}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (team->code, ==, "t");
  g_assert_cmpint (team->size, ==, 12);
  g_assert_cmpint (team->party_members, ==, -1);
  g_assert_cmpstr (team->lent_by, ==, "d2");
  g_assert_cmpstr (bw_team_get_name (team, "zh_CN"), ==, "甲队");
  g_assert_cmpstr (bw_team_get_name (team, "en"), ==, "A");
}

static void
test_faults (void)
{
  static const char * const texts[] = {
    "{'id':'t','kind':'medical','name':'n'}",
    "{'id':'t','kind':'medical','area':'a'}",
    "{'id':'t','name':'n','area':'a'}",
    "{'id':'t','kind':'medical','name':'n','area':'a','size':-1}",
    "{'id':'t','kind':'medical','name':'n','area':'a','size':'many'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_team (texts[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "/"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/team/members", test_members);
  g_test_add_func ("/model/team/faults", test_faults);
  return g_test_run ();
}
