/* sampling-fixture.h: the small city of overview-fixture.h with points that differ
 *
 * In d1 besides p1 (clear) and p3 (paused, 采样管用尽): p4 (jammed, 60 min), p5 (done),
 * p6 (nothing reported). p1 of 100, p4 of 200 people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"
#include "overview-fixture.h"

G_BEGIN_DECLS

/* The city, for a test that asks without any widget. */
typedef struct
{
  BwDesk  *desk;
  BwFacts  facts;
} SamplingFixture;

void     sampling_fixture_set_up    (SamplingFixture *self,
                                     gconstpointer    unused);
void     sampling_fixture_tear_down (SamplingFixture *self,
                                     gconstpointer    unused);

/* Commits what was reported since; the facts are of now. */
void     sampling_fixture_tell      (SamplingFixture *self);

/* (transfer full): committed, told; the scope is d1. */
BwDesk  *sampling_fixture_new   (void);
BwPlace  sampling_fixture_place (BwDesk      *desk,
                                 const char  *code);

/* Of the subject of the round, a minute ago. */
void     sampling_fixture_set   (BwDesk      *desk,
                                 const char  *code,
                                 const char  *measure,
                                 double       value);
void     sampling_fixture_add   (BwDesk      *desk,
                                 const char  *code,
                                 const char  *measure,
                                 double       value);

G_END_DECLS
