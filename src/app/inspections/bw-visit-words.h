/* bw-visit-words.h: what the page of inspections says, in words
 *
 * No widget. @language: "zh_CN" or "en"; strings are the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-visit-facts.h"

G_BEGIN_DECLS

/* Overdue 0:32, 1:28 left (of what is due today), tomorrow 09:00, else the day; of what
 * has come to its end when it did. */
char       *bw_visit_words_dup_deadline  (const BwFollowup      *followup,
                                          gint64                 now,
                                          GTimeZone             *zone,
                                          const char            *language);

/* When something was found, and whether the place had been told: 09:20 暗访. */
char       *bw_visit_words_dup_found     (const BwVisit         *visit,
                                          gint64                 now,
                                          GTimeZone             *zone,
                                          const char            *language);

/* What was found at one place, in one line. */
char       *bw_visit_words_dup_findings  (const BwVisit         *visit,
                                          BwMeasureCatalogue    *catalogue,
                                          const char            *language);

/* Days since the last unannounced visit: never, today, 3 days. */
char       *bw_visit_words_dup_coverage  (const BwVisitCoverage *coverage,
                                          gint64                 now,
                                          GTimeZone             *zone);

/* Of a row of the counts. Borrowed. */
const char *bw_visit_words_get_measure   (guint                  row);

/* Of a role that may write. Borrowed. */
const char *bw_visit_words_get_role      (const char            *role);

/* (nullable): why it cannot be closed by @role now, for a person; NULL: it can.
 * @token (nullable): of who asks. Borrowed. */
const char *bw_visit_words_refuse_close  (const BwFollowup      *followup,
                                          const char            *token,
                                          gboolean               is_owner);

G_END_DECLS
