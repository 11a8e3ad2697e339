/* bw-alert-duties.h: what documents ask of a place, and by when
 *
 * An order asks for a receipt of each area that it goes to, a follow-up to be
 * closed, an assignment to be begun and to be relieved. One due book for each rule of a
 * timed kind. What walls are to do is of bw-wall-watch.h.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-duty.h"
#include "bw-missed-shifts.h"
#include "bw-picture.h"

G_BEGIN_DECLS

typedef struct _BwAlertDuties BwAlertDuties;

/* All must outlive it. */
BwAlertDuties *bw_alert_duties_new     (BwPicture         *picture,
                                        BwMissedShifts    *missed,
                                        BwAlertRuleBook   *rules);
void           bw_alert_duties_free    (BwAlertDuties     *self);

/* Reads all documents of the types that ask for something, and what was missed. */
void           bw_alert_duties_begin   (BwAlertDuties     *self);

/* A document was put, or taken away; the picture knows already, and so do the missed
 * shifts. */
void           bw_alert_duties_note    (BwAlertDuties     *self,
                                        BwDocumentType     type,
                                        const char        *id);

/* The count of @place is to be told at the next advance, whether it changes or not. */
void           bw_alert_duties_touch   (BwAlertDuties     *self,
                                        const BwAlertRule *rule,
                                        BwPlace            place);

void           bw_alert_duties_advance (BwAlertDuties     *self,
                                        gint64             now,
                                        BwAlertDutyFunc    func,
                                        gpointer           user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAlertDuties, bw_alert_duties_free)

G_END_DECLS
