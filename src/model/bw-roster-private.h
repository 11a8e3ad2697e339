/* bw-roster-private.h: what the files of the roster share
 *
 * bw-roster.c reads it once and answers; -people.c counts who is at a site; -follow.c
 * takes in assignments that have changed since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-roster.h"

G_BEGIN_DECLS

typedef enum
{
  BW_ROSTER_STAGE_ASSIGNMENTS,
  BW_ROSTER_STAGE_PLACES,
  BW_ROSTER_STAGE_COMPLETE,
} BwRosterStage;

/* Who is at one site. */
typedef struct
{
  GPtrArray *assignments;            /* (owned) (element-type BwAssignment) */
  guint16    minutes[BW_N_SHIFTS];   /* that they hold */
  guint8     absent;                 /* bit by shift */
  guint8     pending;                /* bit by shift */
  guint8     staying;                /* bit by shift: somebody holds what is left of it */
} BwRosterCrew;

struct _BwRoster
{
  BwPicture     *picture;      /* (owned) */
  BwPlaceTree   *places;       /* (unowned): of @picture */
  BwRound       *round;        /* (owned) (nullable) */
  BwShift        shifts[BW_N_SHIFTS];
  guint          edition;      /* of @places */
  gint64         now;
  gint64         grace;
  GPtrArray     *teams;        /* (owned) (element-type BwDocument) */
  GPtrArray     *documents;    /* (owned) (element-type BwDocument): assignments, while they are read */
  GHashTable    *standing;     /* (owned): id → BwAssignment: those that count */
  GPtrArray     *pending;      /* (owned) (element-type BwAssignment) */
  GPtrArray     *unconfirmed;  /* (owned) (element-type BwAssignment) */
  GPtrArray     *tentative;    /* (owned) (element-type BwAssignment) */
  GHashTable    *duties;       /* (owned): code of a team → GPtrArray of BwAssignment */
  GHashTable    *crews;        /* (owned): site → BwRosterCrew */
  GHashTable    *planned;      /* (owned): area that has a roster → of how many assignments */
  GHashTable    *rows;         /* (owned): area → BwCoverage[BW_N_SHIFTS] */
  GHashTable    *hours;        /* (owned): opening hours → bits by kind of shift, plus 1 */
  GByteArray    *needs;        /* (owned): by place, a bit by shift */
  BwRosterStage  stage;
  guint          next;
};

/* A place can be 0, a key cannot. */
static inline gpointer
bw_roster_make_key (BwPlace place)
{
  return GUINT_TO_POINTER (place + 1);
}

/* The subdistrict, which keeps the roster of its communities; else what it stands in. */
BwPlace  bw_roster_find_planner    (BwRoster      *self,
                                    BwPlace        site);
gboolean bw_roster_is_planned      (BwRoster      *self,
                                    BwPlace        planner);

/* As if its area had a roster, or had none. */
void     bw_roster_count_site      (BwRoster      *self,
                                    BwPlace        site,
                                    guint          shift,
                                    gboolean       is_in_roster,
                                    BwCoverage    *coverage);

/* Whether @shift is on, and @assignment holds the site to its end. */
gboolean bw_roster_is_staying      (BwRoster           *self,
                                    const BwAssignment *assignment,
                                    const BwShift      *shift);

/* -1: not known. */
int      bw_roster_count_people    (BwRoster           *self,
                                    const BwRosterCrew *crew,
                                    const BwShift      *shift);

/* Of a site that is covered: with how many people. */
void     bw_roster_weigh_crew      (BwRoster           *self,
                                    BwPlace             place,
                                    guint               shift,
                                    const BwRosterCrew *crew,
                                    BwCoverage         *coverage);

/* What one more assignment is to its crew. */
void     bw_roster_count_in        (BwRoster      *self,
                                    BwRosterCrew  *crew,
                                    BwAssignment  *assignment,
                                    gboolean       is_pending);
void     bw_roster_take_assignment (BwRoster      *self,
                                    BwAssignment  *assignment,
                                    gboolean       is_pending);

G_END_DECLS
