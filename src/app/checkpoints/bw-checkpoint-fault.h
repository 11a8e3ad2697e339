/* bw-checkpoint-fault.h: what is to be put right at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-state.h"
#include "bw-visit-book.h"

G_BEGIN_DECLS

/**
 * BwCheckpointFault:
 * @followup: (nullable): id of the follow-up that asks for it; %NULL: the checkpoint itself
 *   reports that it does not carry out a measure
 * @check: which, where there is no follow-up
 * @reported_at: when it was reported, where there is no follow-up
 * @text: what is to be put right
 * @note: who says so
 */
typedef struct
{
  char    *followup;
  BwCheck  check;
  gint64   reported_at;
  char    *text;
  char    *note;
} BwCheckpointFault;

void       bw_checkpoint_fault_free           (BwCheckpointFault        *self);

/* (transfer full) (element-type BwCheckpointFault): follow-ups of @book without evidence,
 * then measures of @state that are reported as missing and of which nobody has said since
 * that they are carried out. */
GPtrArray *bw_checkpoint_fault_list           (const BwFacts            *facts,
                                               BwVisitBook              *book,
                                               const BwCheckpointState  *state);

/* (transfer full) (element-type BwFollowup): of @code, those that have not come to their
 * end; borrowed from @book. */
GPtrArray *bw_checkpoint_fault_list_followups (BwVisitBook              *book,
                                               const char               *code);

G_END_DECLS
