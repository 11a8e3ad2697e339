/* bw-relay-marks.h: which of a city's figures are made up
 *
 * A tally that came with the city's files may say so (`sample`). The picture keeps
 * figures only, and a report has no such member: it says `simulation`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-ctl-backend.h"
#include "bw-picture.h"

G_BEGIN_DECLS

typedef struct _BwRelayMarks BwRelayMarks;

BwRelayMarks *bw_relay_marks_new  (void);

/* (nullable): the backend did not say. Blocks. @city: its places. */
BwRelayMarks *bw_relay_marks_ask  (BwCtlBackend     *backend,
                                   BwPicture        *city,
                                   GError          **error);
void          bw_relay_marks_free (BwRelayMarks     *self);

/* Takes in what one tally says of itself. */
void          bw_relay_marks_add  (BwRelayMarks     *self,
                                   BwPicture        *city,
                                   const BwTally    *tally);

/* Of what @figure shows of an area. */
gboolean      bw_relay_marks_has  (BwRelayMarks     *self,
                                   const char       *code,
                                   const char       *subject,
                                   const BwFigure   *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwRelayMarks, bw_relay_marks_free)

G_END_DECLS
