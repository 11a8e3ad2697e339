/* checkpoints-fixture.c: the city of desk-fixture.h with two communities of checkpoints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checkpoints-fixture.h"

#include "desk-fixture.h"

#define AT "'at':'2021-08-05T00:00:00+08:00','source':'import'"
#define NOW "'at':'2021-08-08T14:30:00+08:00','source':'simulation'"
#define SITE "'kind':'checkpoint','hours':'00:00-24:00','state':'open','staff_required':6,"

void
checkpoints_fixture_set_up (CheckpointsFixture *self,
                            gconstpointer       unused)
{
  self->session = desk_fixture_new_session ();
  desk_fixture_apply (
    self->session,
    "{'type':'area','id':'m1'," AT ",'parent':'s1','level':'community','name':'甲社区','seq':31}\n"
    "{'type':'area','id':'m2'," AT ",'parent':'s1','level':'community','name':'乙社区','seq':32}\n"
    "{'type':'site','id':'k11'," AT "," SITE "'area':'m1','name':'1 号卡点','seq':33}\n"
    "{'type':'site','id':'k12'," AT "," SITE "'area':'m1','name':'2 号卡点','seq':34}\n"
    "{'type':'site','id':'k13'," AT "," SITE "'area':'m1','name':'10 号卡点','seq':35}\n"
    "{'type':'site','id':'k14'," AT "," SITE "'area':'m2','name':'3 号卡点','seq':36}\n"
    "{'type':'tally','id':'k11/checkpoint'," NOW ",'place':'k11','subject':'checkpoint','values':{'passed':700,"
    "'turned_back':4,'fever':1,'guards':5,'check_temperature':1,'check_code':1,'check_register':1,"
    "'check_certificate':1},'seq':37}\n"
    "{'type':'tally','id':'k12/checkpoint'," NOW ",'place':'k12','subject':'checkpoint','values':{'passed':900,"
    "'guards':6,'check_temperature':1,'check_code':1,'check_register':1,'check_certificate':0},'seq':38}\n"
    "{'type':'tally','id':'k13/checkpoint'," NOW ",'place':'k13','subject':'checkpoint','values':{'passed':80,"
    "'guards':6,'check_temperature':1},'seq':39}\n"
    "{'type':'series','id':'m1/checkpoint/passed'," NOW ",'place':'m1','subject':'checkpoint','measure':'passed',"
    "'start':'2021-08-07T12:00:00+08:00','step':43200,'values':[0,1000,1500],'seq':40}\n");
  self->desk = bw_desk_new (self->session);
  bw_facts_init (&self->facts, self->desk);
  self->seq = 100;
  self->book = bw_checkpoint_book_new ();
  bw_checkpoint_book_follow (self->book, &self->facts);
}

void
checkpoints_fixture_tear_down (CheckpointsFixture *self,
                               gconstpointer       unused)
{
  g_clear_pointer (&self->book, bw_checkpoint_book_free);
  g_assert_finalize_object (self->desk);
  g_clear_object (&self->session);
}

BwPlace
checkpoints_fixture_place (CheckpointsFixture *self,
                           const char         *code)
{
  return desk_fixture_place (self->session, code);
}

void
checkpoints_fixture_add_many (CheckpointsFixture *self,
                              guint               n_communities,
                              guint               n)
{
  for (guint i = 0; i < n_communities; i++)
    {
      desk_fixture_apply (self->session, "{'type':'area','id':'x%u'," AT ",'parent':'d1','level':'community',"
                          "'name':'%u 社区','seq':50}\n", i, i);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *code = g_strdup_printf ("x%u-%u", i, j);

          desk_fixture_apply (self->session, "{'type':'site','id':'%s'," AT "," SITE "'area':'x%u',"
                              "'name':'%u 号卡点','seq':50}\n", code, i, j + 1);
          checkpoints_fixture_report (self, code, 100, TRUE);
        }
    }
}

void
checkpoints_fixture_report (CheckpointsFixture *self,
                            const char         *code,
                            guint               passed,
                            gboolean            checks_code)
{
  /* Each is newer than the one before. */
  desk_fixture_apply (self->session, "{'type':'tally','id':'%s/checkpoint'," NOW ",'place':'%s','subject':'checkpoint',"
                      "'values':{'passed':%u,'guards':6,'check_temperature':1,'check_code':%d,'check_register':1,"
                      "'check_certificate':1},'seq':%u}\n", code, code, passed, checks_code, ++self->seq);
}
