/* checkpoints-fixture.h: the city of desk-fixture.h with two communities of checkpoints
 *
 *     s1 甲一街道 ─┬─ m1 甲社区 ─┬─ k11 "1 号卡点": all four measures, 5 of 6 guards
 *                │            ├─ k12 "2 号卡点": no certificate is looked at
 *                │            └─ k13 "10 号卡点": only the temperature is told
 *                └─ m2 乙社区 ─── k14 "3 号卡点": nothing reported
 *
 * In m1 1,680 have passed, 1,000 of them by midnight as its history tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-book.h"

G_BEGIN_DECLS

typedef struct
{
  BwClientSession  *session;
  BwDesk           *desk;
  BwFacts           facts;
  BwCheckpointBook *book;   /* of them as they are set up */
  guint             seq;
} CheckpointsFixture;

void    checkpoints_fixture_set_up    (CheckpointsFixture  *self,
                                       gconstpointer        unused);
void    checkpoints_fixture_tear_down (CheckpointsFixture  *self,
                                       gconstpointer        unused);
BwPlace checkpoints_fixture_place     (CheckpointsFixture  *self,
                                       const char          *code);

/* @n_communities more in d1, x0 to…, each with @n checkpoints x0-0 to…, which all report
 * that they do everything. */
void    checkpoints_fixture_add_many  (CheckpointsFixture  *self,
                                       guint                n_communities,
                                       guint                n);

/* A report of one of them, with one of its measures carried out or not. */
void    checkpoints_fixture_report    (CheckpointsFixture  *self,
                                       const char          *code,
                                       guint                passed,
                                       gboolean             checks_code);

G_END_DECLS
