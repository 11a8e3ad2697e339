/* bw-followup.h: something that an inspection asks for, as a document tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-followup-state.h"

G_BEGIN_DECLS

/**
 * BwFollowup:
 * @id: of the document
 * @inspection: id of the inspection
 * @area: code of the area that owns it
 * @what: what is to be done
 * @at: when it was last touched; of one that has come to its end, that end
 * @due: by when, 0: not said
 * @state: how far it is
 * @evidence: (nullable): what shows that it was done
 * @evidence_by: (nullable): token that gave it
 * @evidence_by_role: (nullable): its role
 * @closed_by_role: (nullable): role of who told its end
 *
 * Changes only by bw_followup_read(), so that a row of a table stays what it is.
 */
typedef struct
{
  char            *id;
  char            *inspection;
  char            *area;
  char            *what;
  gint64           at;
  gint64           due;
  BwFollowupState  state;
  char            *evidence;
  char            *evidence_by;
  char            *evidence_by_role;
  char            *closed_by_role;
} BwFollowup;

/* Of a document of type followup. */
BwFollowup *bw_followup_new         (BwDocument        *document);
void        bw_followup_free        (BwFollowup        *self);

/* The same one, as it is now. */
void        bw_followup_read        (BwFollowup        *self,
                                     BwDocument        *document);

/* Whether it should have come to its end. */
gboolean    bw_followup_is_overdue  (const BwFollowup  *self,
                                     gint64             now);

/* Deadline first: what is still to be done before what is not, then by when; what has
 * no deadline last, what ended last first. */
int         bw_followup_compare     (const BwFollowup  *self,
                                     const BwFollowup  *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFollowup, bw_followup_free)

G_END_DECLS
