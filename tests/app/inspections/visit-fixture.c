/* visit-fixture.c: inspections and follow-ups in the small city of desk-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "visit-fixture.h"

#include "bw-time.h"

static const char visits[] =
  "{'type':'inspection','id':'v1','at':'2021-08-07T00:00:00+08:00','place':'p1','unannounced':true,"
  "'inspector_role':'负责人','precision':'day','seq':101,"
  "'findings':[{'measure':'sampled','verdict':'commended','note':'有序检测，给予肯定'}]}\n"
  "{'type':'inspection','id':'v2','at':'2021-08-07T00:00:00+08:00','place':'p2','unannounced':true,"
  "'inspector_role':'负责人','precision':'day','seq':102,"
  "'findings':[{'measure':'guards','note':'x'},{'measure':'check_temperature','note':'x'},"
  "{'measure':'check_code'}]}\n"
  "{'type':'inspection','id':'v3','at':'2021-08-08T09:20:00+08:00','place':'k1','unannounced':true,'state':'done',"
  "'inspector_role':'暗访组','sample':true,'seq':103,"
  "'findings':[{'measure':'check_certificate','verdict':'unmet','note':'未查验核酸检测证明'}]}\n"
  "{'type':'inspection','id':'v4','at':'2021-08-08T10:05:00+08:00','place':'p3','unannounced':false,'state':'done',"
  "'inspector_role':'督查组','sample':true,'seq':104,"
  "'findings':[{'measure':'check_register','verdict':'partial','note':'来访登记不全'},"
  "{'measure':'sampled','verdict':'unmet','note':'排队间距不足一米'}]}\n"
  "{'type':'inspection','id':'v5','at':'2021-08-08T11:00:00+08:00','place':'k1','state':'done','sample':true,"
  "'inspector_role':'督查组','seq':105,"
  "'findings':[{'measure':'check_code','verdict':'met'},{'measure':'check_register','verdict':'met'}]}\n"
  "{'type':'inspection','id':'v6','at':'2021-08-08T14:00:00+08:00','place':'p1','unannounced':true,"
  "'state':'under_way','sample':true,'seq':106}\n"
  "{'type':'followup','id':'f1','at':'2021-08-08T09:30:00+08:00','inspection':'v3','area':'d2',"
  "'what':'未查验核酸检测证明','due':'2021-08-08T14:00:00+08:00','state':'open','seq':107}\n"
  "{'type':'followup','id':'f2','at':'2021-08-08T12:30:00+08:00','inspection':'v4','area':'d2',"
  "'what':'来访登记不全','due':'2021-08-08T16:00:00+08:00','state':'evidence','evidence':'已补登',"
  "'evidence_by':'token-staff','evidence_by_role':'staff','seq':108}\n"
  "{'type':'followup','id':'f3','at':'2021-08-08T13:45:00+08:00','inspection':'v4','area':'d2',"
  "'what':'排队间距不足一米','due':'2021-08-09T09:00:00+08:00','state':'closed','evidence':'已划线',"
  "'evidence_by':'token-staff','evidence_by_role':'staff','closed_by_role':'commander','seq':109}\n";

void
visit_fixture_apply (BwClientSession *session)
{
  desk_fixture_apply (session, "%s", visits);
}

gint64
visit_fixture_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (bw_time_parse (text, &time, NULL));
  return time;
}
