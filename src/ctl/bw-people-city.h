/* bw-people-city.h: what of a city its people work by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-people-post.h"

G_BEGIN_DECLS

/* Posts that are manned, at most: a shift of each is a document. */
#define BW_PEOPLE_CITY_MAX_POSTS 1500
#define BW_PEOPLE_CITY_MAX_LOGGED 40

/**
 * BwPeopleCity:
 * @round: the first one
 * @root: the area at the top
 * @zone: its time zone
 * @seed: of the simulation
 * @first_day: local midnight of the day that the round starts on
 * @posts: (element-type BwPeoplePost): sampling points and checkpoints of the areas
 *   where everybody takes part (the first group of the round; without groups all), by
 *   code
 * @logged: (element-type BwPeoplePost): those of which a log is kept: of a community with
 *   three checkpoints or more, and some of @posts; few
 * @others: (element-type BwPeoplePost): sites of other kinds, where faults are found:
 *   none is called like a place that there is
 * @n_checkpoints: of the whole city
 */
typedef struct
{
  GPtrArray  *documents;  /* (owned): keeps the payloads alive */
  GHashTable *areas;      /* (owned): code → BwArea */
  BwRound    *round;
  BwArea     *root;
  GTimeZone  *zone;       /* (owned) */
  guint64     seed;
  gint64      first_day;
  GArray     *posts;      /* (owned) */
  GArray     *logged;     /* (owned) */
  GArray     *others;     /* (owned) */
  guint       n_checkpoints;
} BwPeopleCity;

/* @documents: (element-type BwDocument): of a city. An error if it has no round, or
 * no area at its top. */
BwPeopleCity *bw_people_city_new           (GPtrArray           *documents,
                                            guint64              seed,
                                            GError             **error);
void          bw_people_city_free          (BwPeopleCity        *self);

/* Local midnight before or at @time; a day has 24 hours. */
gint64        bw_people_city_get_day       (const BwPeopleCity  *self,
                                            gint64               time);

/* (transfer full): `20210808` */
char         *bw_people_city_dup_date      (const BwPeopleCity  *self,
                                            gint64               time);

/* (nullable): an area whose key groups only take part: it can lend. */
const BwArea *bw_people_city_get_lender    (const BwPeopleCity  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPeopleCity, bw_people_city_free)

G_END_DECLS
