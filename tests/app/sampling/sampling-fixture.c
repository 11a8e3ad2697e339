/* sampling-fixture.c: the small city of overview-fixture.h with points that differ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sampling-fixture.h"

#include "picture-fixture.h"

BwPlace
sampling_fixture_place (BwDesk     *desk,
                        const char *code)
{
  return fixture_place (bw_desk_get_picture (desk), code);
}

void
sampling_fixture_set (BwDesk     *desk,
                      const char *code,
                      const char *measure,
                      double      value)
{
  fixture_set (bw_desk_get_picture (desk), code, FIXTURE_SUBJECT, measure, value, BW_BOUND_EXACT,
               FIXTURE_NOW - BW_TIME_MINUTE);
}

void
sampling_fixture_add (BwDesk     *desk,
                      const char *code,
                      const char *measure,
                      double      value)
{
  fixture_add (bw_desk_get_picture (desk), code, FIXTURE_SUBJECT, measure, value, FIXTURE_NOW - BW_TIME_MINUTE);
}

BwDesk *
sampling_fixture_new (void)
{
  BwDesk *desk = overview_fixture_new ();
  BwPicture *picture = bw_desk_get_picture (desk);

  fixture_site (picture, "p4", "d1", "sampling");
  fixture_site (picture, "p5", "d1", "sampling");
  fixture_site (picture, "p6", "d1", "sampling");
  g_assert_true (fixture_apply (picture, "{'type':'site','id':'p3','area':'d1','kind':'sampling',"
                                "'name':'七里店','names':{'en':'Qilidian'},'position':[113.8,34.0],'state':'paused',"
                                "'note':'采样管用尽','desks':6,"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'}"));
  sampling_fixture_set (desk, "p1", "target", 100);
  sampling_fixture_set (desk, "p1", "desks_open", 3);
  sampling_fixture_add (desk, "p3", "sampled", 10);
  sampling_fixture_set (desk, "p3", "target", 50);
  sampling_fixture_add (desk, "p4", "sampled", 120);
  sampling_fixture_set (desk, "p4", "target", 200);
  sampling_fixture_set (desk, "p4", "queue", 226);
  sampling_fixture_set (desk, "p4", "wait", 60);
  sampling_fixture_add (desk, "p5", "sampled", 80);
  sampling_fixture_set (desk, "p5", "target", 80);
  overview_fixture_tell (desk);
  bw_desk_set_scope (desk, "d1");
  return desk;
}

void
sampling_fixture_set_up (SamplingFixture *self,
                         gconstpointer    unused)
{
  self->desk = sampling_fixture_new ();
  bw_facts_init (&self->facts, self->desk);
}

void
sampling_fixture_tear_down (SamplingFixture *self,
                            gconstpointer    unused)
{
  g_assert_finalize_object (self->desk);
}

void
sampling_fixture_tell (SamplingFixture *self)
{
  overview_fixture_tell (self->desk);
  bw_facts_init (&self->facts, self->desk);
}
