/* bw-call-choice.h: which figures of a place can be read out by telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"

G_BEGIN_DECLS

/**
 * BwCallChoice:
 * @subject: what is counted; owned
 * @measure: what is measured
 */
typedef struct
{
  char            *subject;
  const BwMeasure *measure;
} BwCallChoice;

/* (transfer full) (element-type BwCallChoice): in the order of the catalogue. */
GPtrArray *bw_call_choice_list (BwDesk   *desk,
                                BwPlace   place);

G_END_DECLS
