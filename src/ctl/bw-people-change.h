/* bw-people-change.h: one thing that a person of a simulation writes down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/**
 * BwPeopleChange:
 * @at: when it is written
 * @type: of the document
 * @id: of the document
 * @members: of a new one all but type and id; of one that stands those that change
 * @is_new: it is the first of that id
 * @by_commander: it is the commander's; else the staff's
 * @step: of several that are to be written at once those of a later step wait for
 *   those before it; orders and their receipts count as one type
 */
typedef struct
{
  gint64          at;
  BwDocumentType  type;
  char           *id;
  JsonObject     *members;
  gboolean        is_new;
  gboolean        by_commander;
  guint           step;
} BwPeopleChange;

/* Marked as invented, from a simulation, true at @at; of the first step. */
BwPeopleChange *bw_people_change_new      (BwDocumentType   type,
                                           const char      *id,
                                           gboolean         is_new,
                                           gint64           at,
                                           GTimeZone       *zone);
void            bw_people_change_free     (BwPeopleChange  *self);
void            bw_people_change_set_time (BwPeopleChange  *self,
                                           const char      *member,
                                           gint64           time,
                                           GTimeZone       *zone);

/* Whether neither need wait for the other. */
gboolean        bw_people_change_is_beside
                                          (const BwPeopleChange *self,
                                           const BwPeopleChange *other);

/* Of pointers to changes: by time; and by type and step, whatever the time. */
int             bw_people_change_compare  (gconstpointer    a,
                                           gconstpointer    b);
int             bw_people_change_compare_step
                                          (gconstpointer    a,
                                           gconstpointer    b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPeopleChange, bw_people_change_free)

G_END_DECLS
