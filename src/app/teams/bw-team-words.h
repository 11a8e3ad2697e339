/* bw-team-words.h: what the page of teams says, in words
 *
 * gettext and the names follow the language of the desk. No widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-team-fit.h"

G_BEGIN_DECLS

/* "今天 夜", and within a sentence "今天夜班"; "23–07". Borrowed. */
const char *bw_team_words_get_shift       (guint              shift);
const char *bw_team_words_get_shift_long  (guint              shift);
const char *bw_team_words_get_hours       (guint              shift);

/* "8月8日 23:00 – 8月9日 07:00" */
char       *bw_team_words_format_span     (gint64             from,
                                           gint64             to,
                                           GTimeZone         *zone,
                                           const char        *language);

/* "19 / 19", "缺 2", "未排班", "–" */
char       *bw_team_words_format_cell     (const BwCoverage  *coverage,
                                           gboolean           is_past);

/* The same for who cannot see it: "河街乡，今天夜班，缺 2" */
char       *bw_team_words_describe_cell   (const char        *name,
                                           guint              shift,
                                           const BwCoverage  *coverage,
                                           gboolean           is_past);

/* "河街乡 · 付庄村卡点": a site and the subdistrict that it stands in. */
char       *bw_team_words_format_site     (BwPlaceTree       *places,
                                           BwPlace            site,
                                           const char        *language);

/* "8 / 10 人" */
char       *bw_team_words_format_people   (guint              people,
                                           guint              needed);

/* "今天 夜 23–07 · 缺 1 队"; and its last part alone, borrowed */
char       *bw_team_words_describe_gap    (const BwGap       *gap);
const char *bw_team_words_get_gap_state   (const BwGap       *gap);

/* "12 人 · 空闲 · 距离 0.8 km"; why it does not fit, if it does not. */
char       *bw_team_words_describe_fit    (const BwTeamFit   *fit,
                                           BwPlaceTree       *places,
                                           GTimeZone         *zone,
                                           const char        *language);

/* "借用 8日 12:00 至 10日 20:00"; NULL: no time is stated. */
char       *bw_team_words_format_lent     (const BwTeam      *team,
                                           GTimeZone         *zone,
                                           const char        *language);

/* "推荐", "休息偏短", "休息不足", "连续超时", "时间冲突"; "" if there is nothing to
 * say. Borrowed. */
const char *bw_team_words_get_badge       (const BwTeamFit   *fit);

/* Why it cannot come, as one sentence; NULL: it can. */
char       *bw_team_words_explain         (const BwTeamFit   *fit,
                                           BwPlaceTree       *places,
                                           GTimeZone         *zone,
                                           const char        *language);

/* What is usually done at a site of that kind. Borrowed. */
const char *bw_team_words_get_task        (BwSiteKind         kind);

/* "女子志愿队"; the code if it is another kind. Borrowed. */
const char *bw_team_words_get_kind        (const char        *kind);

/* Why no team is listed. Borrowed. */
const char *bw_team_words_get_nobody      (BwRoster          *roster,
                                           gboolean           is_looked_for);

G_END_DECLS
