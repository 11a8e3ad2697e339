/* bw-rectify-draft.h: that something was put right at a checkpoint, as it is being written down
 *
 * A follow-up gets its evidence and waits for the second person who closes it. A measure
 * that the checkpoint itself reports as missing is no matter of ours to change: what
 * somebody says of it goes into the log as a figure by telephone, and is held against the
 * next report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-call-draft.h"
#include "bw-checkpoint-fault.h"

G_BEGIN_DECLS

/**
 * BwRectifyDraft:
 * @site: the checkpoint
 * @faults: (element-type BwCheckpointFault): what is put right
 * @said_by: as it is typed: who says so
 * @at: as it is typed: since when
 * @evidence: as it is typed: what shows it
 *
 * All borrowed.
 */
typedef struct
{
  BwPlace     site;
  GPtrArray  *faults;
  const char *said_by;
  const char *at;
  const char *evidence;
} BwRectifyDraft;

/* FALSE: @faults say what is wrong, as those of a BwCallDraft do: the evidence is its note. */
gboolean bw_rectify_draft_check (const BwRectifyDraft *self,
                                 BwDesk               *desk,
                                 char                 *faults[BW_N_CALL_FIELDS]);

/* One action of a person, undone as one; of a draft that is right. */
void     bw_rectify_draft_give  (const BwRectifyDraft *self,
                                 BwDesk               *desk);

G_END_DECLS
