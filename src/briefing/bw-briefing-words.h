/* bw-briefing-words.h: times, spans and lists as documents write them
 *
 * Forms that only paper uses (8月9日20时, 3小时06分); what screen and paper share is
 * bw-format.h. All strings returned are owned by the caller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-facts.h"

G_BEGIN_DECLS

gboolean  bw_briefing_words_is_chinese   (const char                *language);

/* One of the two, borrowed. */
const char *bw_briefing_words_pick       (const char                *language,
                                          const char                *chinese,
                                          const char                *english);

/* 8月9日23时06分, 8月9日20时; of midnight, which stands for a whole day, 8月9日 */
char     *bw_briefing_words_dup_time     (const BwBriefingFacts     *facts,
                                          gint64                     time);
char     *bw_briefing_words_dup_day_time (const BwBriefingFacts     *facts,
                                          gint64                     time);

/* 3小时06分, 20小时, 9分钟 / 3 h 06 min */
char     *bw_briefing_words_dup_span     (gint64                     span,
                                          const char                *language);

/* 建安区、开发区; of many the first ones and how many there are. */
char     *bw_briefing_words_dup_list     (GPtrArray                 *names,
                                          const char                *language);

/* 超过30,000人, 约300个, 1,804个; money in 万元; 未上报 if missing */
char     *bw_briefing_words_dup_value    (const BwFigure            *figure,
                                          const char                *language);

/* 9日23:06 of 9日 23:06; takes over @text. */
char     *bw_briefing_words_close_up     (char                      *text,
                                          const char                *language);
int       bw_briefing_words_get_permille (double                     share);
char     *bw_briefing_words_dup_percent  (int                        permille);

/* @form with its first %s replaced by @first, the second by @second (nullable). */
char     *bw_briefing_words_fill         (const char                *form,
                                          const char                *first,
                                          const char                *second);

/* The same at the end of @text; takes over @first and @second (nullable). */
void      bw_briefing_words_append       (GString                   *text,
                                          const char                *form,
                                          char                      *first,
                                          char                      *second);

/* 206万元, 超过20万元 / ¥2,060,000 */
char     *bw_briefing_words_dup_money    (double                     fen,
                                          BwBound                    bound,
                                          const char                *language);

/* 中心城区全员1,046,000人，四县（市）重点人群222,400人; nullable */
char     *bw_briefing_words_dup_of_whom  (const BwBriefingFacts     *facts);

/* What the parts of a place are called: 县（市、区）, 乡镇（街道）… Borrowed. */
const char *bw_briefing_words_get_parts  (const BwBriefingFacts     *facts);

G_END_DECLS
