/* bw-round.h: a document of type `round`, one testing campaign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwMilestone:
 * @at: time by which @share should be done
 * @share: part of the target, 0 to 1
 */
typedef struct
{
  gint64 at;
  double share;
} BwMilestone;

/**
 * BwRoundGroup:
 * @name: who of which areas takes part, in Chinese
 * @name_en: (nullable): the same in English
 * @areas: codes of those areas
 */
typedef struct
{
  char  *name;
  char  *name_en;
  GStrv  areas;
} BwRoundGroup;

#define BW_TYPE_ROUND (bw_round_get_type ())

/**
 * BwRound:
 * @id: short, e.g. `r1`; its subject is `sampling:r1`
 * @name: name in Chinese
 * @name_en: (nullable): name in English
 * @starts: when sampling begins
 * @deadline: when everybody should be sampled
 * @areas: codes of the areas that take part
 * @groups: (element-type BwRoundGroup): its areas by who takes part there; may be empty
 * @milestones: the plan, ascending; between two it is linear
 * @n_milestones: how many
 * @pooling: (nullable): as written: `10:1`, `5:1`, `1:1`, `household`
 *
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char        *id;
  char        *name;
  char        *name_en;
  gint64       starts;
  gint64       deadline;
  GStrv        areas;
  GPtrArray   *groups;
  BwMilestone *milestones;
  guint        n_milestones;
  char        *pooling;
} BwRound;

GType    bw_round_get_type       (void);
BwRound *bw_round_new            (JsonObject     *json,
                                  GError        **error);
BwRound *bw_round_ref            (BwRound        *self);
void     bw_round_unref          (BwRound        *self);

/* Share of the target that the plan wants at @time: 0 before, 1 after. */
double   bw_round_get_plan_share (const BwRound  *self,
                                  gint64          time);
char    *bw_round_dup_subject    (const BwRound  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwRound, bw_round_unref)

G_END_DECLS
