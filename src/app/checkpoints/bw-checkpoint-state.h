/* bw-checkpoint-state.h: all that the last reports of one checkpoint say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

G_BEGIN_DECLS

/**
 * BwCheck:
 *
 * The four measures at an entrance, in the order of the columns.
 */
typedef enum
{
  BW_CHECK_TEMPERATURE,
  BW_CHECK_CODE,
  BW_CHECK_REGISTER,
  BW_CHECK_CERTIFICATE,
} BwCheck;
#define BW_N_CHECKS 4

/**
 * BwCheckState:
 * @BW_CHECK_STATE_UNCONFIRMED: not reported, or too long ago: not the same as unmet
 * @BW_CHECK_STATE_MET: carried out
 * @BW_CHECK_STATE_UNMET: reported as not carried out
 */
typedef enum
{
  BW_CHECK_STATE_UNCONFIRMED,
  BW_CHECK_STATE_MET,
  BW_CHECK_STATE_UNMET,
} BwCheckState;

/**
 * BwCheckpointState:
 * @site: the checkpoint
 * @condition: in one word
 * @checks: the four measures
 * @checked_at: when each was last told; 0: never
 * @passed: since the campaign began, NaN if not reported; the others alike
 * @turned_back: people
 * @fever: readings
 * @vehicles: vehicles
 * @guards: on duty now
 * @required: guards that a shift needs; -1: not known
 * @as_of: time of the newest report; 0: none
 */
typedef struct
{
  BwPlace      site;
  BwCondition  condition;
  BwCheckState checks[BW_N_CHECKS];
  gint64       checked_at[BW_N_CHECKS];
  double       passed;
  double       turned_back;
  double       fever;
  double       vehicles;
  double       guards;
  int          required;
  gint64       as_of;
} BwCheckpointState;

void        bw_checkpoint_state_init         (BwCheckpointState  *self,
                                              const BwFacts      *facts,
                                              BwPlace             site);

/* Borrowed. */
const char *bw_checkpoint_state_get_measure  (BwCheck             check);

/* How urgently a person is needed: 0 is the most urgent. */
guint       bw_checkpoint_state_get_urgency  (BwCondition         condition);

G_END_DECLS
