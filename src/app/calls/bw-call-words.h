/* bw-call-words.h: a figure that came by telephone, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-truth.h"

G_BEGIN_DECLS

/* All (transfer full). What it is and how much: "Queue 35 people". */
char *bw_call_words_dup_title      (BwDesk          *desk,
                                    BwCall          *call);

/* A number of its measure with its unit: "about 35 people". */
char *bw_call_words_dup_value      (BwDesk          *desk,
                                    BwCall          *call,
                                    double           value,
                                    BwBound          bound);

/* Who said it, for when, and what else: "by telephone, watch officer, as of 14:05". */
char *bw_call_words_dup_source     (BwDesk          *desk,
                                    BwCall          *call);

/* @figure (nullable): NULL: nothing is reported. */
char *bw_call_words_dup_reported   (BwDesk          *desk,
                                    BwCall          *call,
                                    const BwFigure  *figure);

/* What is reported less what was said: "+6". */
char *bw_call_words_dup_difference (BwDesk          *desk,
                                    BwCall          *call,
                                    const BwFigure  *figure);

/* How far it is: waits for the report, to be reconciled, kept, … with what is reported. */
char *bw_call_words_dup_status     (BwDesk          *desk,
                                    BwCall          *call);

/* Name of a place, and where it stands. */
char *bw_call_words_dup_place      (BwDesk          *desk,
                                    const char      *code);

/* What came by telephone beside the figure of @measure, if anything did. */
void  bw_call_words_add_truth      (BwTruth         *truth,
                                    BwDesk          *desk,
                                    BwPlace          place,
                                    BwSubject        subject,
                                    const BwMeasure *measure);

/* (nullable): that what it is held against is not the nearest report. Borrowed. */
const char *bw_call_words_get_mark (BwCallReportsState state);

G_END_DECLS
