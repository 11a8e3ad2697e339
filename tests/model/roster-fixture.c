/* roster-fixture.c: a subdistrict with its sites and teams, for tests of rosters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "roster-fixture.h"

#include "bw-time.h"
#include "picture-fixture.h"

#include <stdlib.h>
#include <string.h>

#define AT "'at':'2021-08-05T00:00:00+08:00','source':'import'"

static const char * const documents[] = {
  "{'type':'area','id':'c','level':'city','name':'c','time_zone':'Asia/Shanghai'," AT "}",
  "{'type':'area','id':'d','parent':'c','level':'district','name':'d'," AT "}",
  "{'type':'area','id':'s1','parent':'d','level':'subdistrict','name':'s1','center':[113.80,34.00]," AT "}",
  "{'type':'area','id':'s2','parent':'d','level':'subdistrict','name':'s2','center':[113.90,34.00]," AT "}",
  "{'type':'round','id':'r1','name':'r1','areas':['d'],'starts':'2021-08-05T18:00:00+08:00',"
  "'deadline':'2021-08-09T20:00:00+08:00','milestones':[{'at':'2021-08-09T20:00:00+08:00','share':1}]," AT "}",
  "{'type':'site','id':'k1','area':'s1','kind':'checkpoint','name':'k1','position':[113.80,34.00],"
  "'hours':'00:00-24:00','staff_required':4,'state':'open'," AT "}",
  "{'type':'site','id':'p1','area':'s1','kind':'sampling','name':'p1','position':[113.80,34.01],"
  "'hours':'06:00-24:00','staff_required':11,'state':'open'," AT "}",
  "{'type':'site','id':'k2','area':'s2','kind':'checkpoint','name':'k2','position':[113.90,34.00],"
  "'hours':'06:00-24:00','state':'open'," AT "}",
  "{'type':'team','id':'t1','kind':'women','name':'t1','area':'s1','size':12," AT "}",
  "{'type':'team','id':'t2','kind':'volunteer','name':'t2','area':'s2','size':3," AT "}",
  "{'type':'team','id':'t3','kind':'medical','name':'t3','area':'c','lent_by':'d'," AT "}",
};

BwPicture *
roster_fixture_new (void)
{
  BwPicture *picture = bw_picture_new (bw_measure_catalogue_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    g_assert_true (fixture_apply (picture, "%s", documents[i]));

  return picture;
}

/* `8T15:00` of August. */
gint64
roster_fixture_time (const char *text)
{
  g_autofree char *whole = g_strdup_printf ("2021-08-%02d%s:00+08:00", atoi (text), strchr (text, 'T'));
  g_autoptr (GError) error = NULL;
  gint64 time = 0;

  bw_time_parse (whole, &time, &error);
  g_assert_no_error (error);
  return time;
}

void
roster_fixture_assign (BwPicture  *picture,
                       const char *team,
                       const char *site,
                       const char *from,
                       const char *to,
                       const char *state)
{
  static guint n_made;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *begins = bw_time_format (roster_fixture_time (from), zone);
  g_autofree char *ends = bw_time_format (roster_fixture_time (to), zone);

  g_assert_true (fixture_apply (picture, "{'type':'assignment','id':'a%u','team':'%s','site':'%s','from':'%s',"
                                "'to':'%s','state':'%s'," AT "}", ++n_made, team, site, begins, ends, state));
}

BwRoster *
roster_fixture_read (BwPicture  *picture,
                     const char *now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  BwRoster *roster = bw_roster_new (picture, zone, roster_fixture_time (now), NULL);

  g_assert_true (bw_roster_step (roster, G_MAXINT64));
  return roster;
}
