/* bw-briefing-shift.c: who is where in a shift, as a sheet to tick off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-shift.h"

#include "bw-assignment.h"
#include "bw-briefing-facts.h"
#include "bw-briefing-front.h"
#include "bw-briefing-words.h"
#include "bw-briefing.h"
#include "bw-format.h"
#include "bw-team.h"
#include "bw-time.h"

#define N_COLUMNS 5
#define BOX       "□"

/* What the sheet says; %s is filled in by bw_briefing_words_fill(). */
typedef struct
{
  const char *masthead;
  const char *title;        /* area, shift */
  const char *shift;        /* day, kind */
  const char *kinds[3];
  const char *task;         /* head */
  const char *round;        /* name, deadline */
  const char *period;       /* from, to */
  const char *teams;        /* head */
  const char *counts;       /* needed, covered */
  const char *missing;      /* places */
  const char *thin;         /* places */
  const char *unplanned;    /* places */
  const char *nobody;
  const char *past;
  const char *caption;
  const char *continued;
  const char *columns[N_COLUMNS];
  const char *no_team;
  const char *not_planned;
  const char *not_reported;
  const char *at;           /* within a shift, not all of it: from, to */
  const char *key;
  const char *checks_head;
  const char *checks;
  const char *sign_head;
  const char *sign;
} Words;

static const Words chinese =
{
  .masthead = "疫情防控值班编组表",
  .title = "%s%s队伍编组",
  .shift = "%s%s班",
  .kinds = { "早", "中", "夜" },
  .task = "任务时段",
  .round = "%s，截止%s。",
  .period = "本班次%s至%s。",
  .teams = "队伍编组",
  .counts = "应有队伍%s队，已编%s队",
  .missing = "，缺%s队（▲）",
  .thin = "，%s处人手不足",
  .unplanned = "，另有%s处所在乡镇（街道）未排班",
  .nobody = "本班次没有需要队伍的点位",
  .past = "本班次已结束，只列仍在岗的队伍",
  .caption = "表1　点位、队伍与到岗核对",
  .continued = "表1（续）　点位、队伍与到岗核对",
  .columns = { "点位", "队伍（任务）", "人数", "联系人、电话", "到岗" },
  .no_team = "▲ 缺队",
  .not_planned = "未排班",
  .not_reported = "未上报",
  .at = "（%s至%s）",
  .key = "□ 到岗后勾画；✓ 系统已记到岗。人数、电话“未上报”的由带队人补填。",
  .checks_head = "接班核对",
  .checks = "□ 人员到齐　□ 防护用品够本班使用　□ 测温设备、登记簿、健康码和证件核验就位　□ 与上一班交接清楚　"
            "□ 异常情况报告电话畅通",
  .sign_head = "签字",
  .sign = "编制人＿＿＿＿＿＿　带班人＿＿＿＿＿＿　接班时间＿＿＿＿＿＿",
};

static const Words english =
{
  .masthead = "Shift Assignment List",
  .title = "Teams of %s, %s",
  .shift = "%s, %s shift",
  .kinds = { "early", "middle", "night" },
  .task = "Task and period",
  .round = "%s, deadline %s. ",
  .period = "This shift: %s to %s.",
  .teams = "Teams",
  .counts = "%s teams needed, %s assigned",
  .missing = ", %s missing (▲)",
  .thin = ", too few people at %s",
  .unplanned = ", %s places in areas that have planned nobody",
  .nobody = "No place needs a team in this shift",
  .past = "The shift is over: only teams that are still on duty are listed",
  .caption = "Table 1. Places, teams and arrival",
  .continued = "Table 1 (continued). Places, teams and arrival",
  .columns = { "Place", "Team (task)", "Size", "Contact, phone", "Here" },
  .no_team = "▲ no team",
  .not_planned = "not planned",
  .not_reported = "not reported",
  .at = " (%s to %s)",
  .key = "□ tick off on arrival; ✓ recorded on duty. Who leads the team fills in what is not reported.",
  .checks_head = "Before taking over",
  .checks = "□ All are here  □ Protective supplies last the shift  □ Thermometers, register, health codes and "
            "certificates are ready  □ Handed over by the shift before  □ The number to report to answers",
  .sign_head = "Signed",
  .sign = "Drawn up by ____________  In charge ____________  Taken over at ____________",
};

typedef struct
{
  BwPicture             *picture;  /* (unowned) */
  BwPlaceTree           *places;   /* (unowned) */
  BwRoster              *roster;   /* (unowned) */
  const BwBriefingFacts *facts;    /* (unowned) */
  const Words           *words;
  BwBriefingContent     *content;  /* (unowned) */
  guint                  index;    /* of the shift */
  const BwShift         *shift;    /* (unowned) */
  BwBriefingTable       *table;    /* (unowned) (nullable) */
} Sheet;

static char *
dup_clock (const Sheet *self,
           gint64       time)
{
  return bw_format_clock (time, self->facts->zone);
}

/* 8月8日夜班 / 8 Aug, night shift */
static char *
dup_shift (const Sheet *self)
{
  g_autoptr (GDateTime) from = bw_time_to_date_time (self->shift->from, self->facts->zone);
  g_autofree char *day = bw_briefing_words_is_chinese (self->facts->language)
                           ? g_strdup_printf ("%d月%d日", g_date_time_get_month (from),
                                              g_date_time_get_day_of_month (from))
                           : bw_format_date (self->shift->from, self->facts->zone, self->facts->language);

  return bw_briefing_words_fill (self->words->shift, day, self->words->kinds[self->shift->kind]);
}

static void
add_task (const Sheet *self)
{
  const BwRound *round = bw_picture_get_round (self->picture, self->facts->cut_off);
  GString *text = g_string_new (NULL);

  if (round != NULL)
    {
      const char *name = round->name_en != NULL
                           ? bw_briefing_words_pick (self->facts->language, round->name, round->name_en)
                           : round->name;

      bw_briefing_words_append (text, self->words->round, g_strdup (name),
                                bw_briefing_words_dup_time (self->facts, round->deadline));
    }

  bw_briefing_words_append (text, self->words->period, bw_briefing_words_dup_time (self->facts, self->shift->from),
                            bw_briefing_words_dup_time (self->facts, self->shift->to));
  bw_briefing_front_add_section (self->content, self->words->task, g_string_free (text, FALSE));
}

static void
add_counts (const Sheet *self)
{
  GString *text = g_string_new (NULL);
  BwCoverage coverage;

  bw_roster_get_coverage (self->roster, self->facts->whole.place, self->index, &coverage);
  if (bw_roster_is_past (self->roster, self->index))
    g_string_append (text, self->words->past);
  else if (coverage.needed == 0)
    g_string_append (text, self->words->nobody);
  else
    bw_briefing_words_append (text, self->words->counts, bw_format_integer (coverage.needed),
                              bw_format_integer (coverage.covered));

  if (coverage.missing > 0)
    bw_briefing_words_append (text, self->words->missing, bw_format_integer (coverage.missing), NULL);
  if (coverage.thin > 0)
    bw_briefing_words_append (text, self->words->thin, bw_format_integer (coverage.thin), NULL);
  if (coverage.unplanned > 0)
    bw_briefing_words_append (text, self->words->unplanned, bw_format_integer (coverage.unplanned), NULL);

  g_string_append (text, bw_briefing_words_pick (self->facts->language, "。", "."));
  bw_briefing_front_add_section (self->content, self->words->teams, g_string_free (text, FALSE));
}

/* 河街乡 付庄村卡点: after the subdistrict, unless the sheet is of it, or of less. */
static char *
dup_place (const Sheet *self,
           BwPlace      site)
{
  const char *name = bw_place_tree_get_name (self->places, site, self->facts->language);
  BwPlace area = bw_place_tree_get_parent (self->places, site);

  while (area != BW_PLACE_NONE && bw_place_tree_get_level (self->places, area) > BW_LEVEL_SUBDISTRICT)
    area = bw_place_tree_get_parent (self->places, area);
  if (area == BW_PLACE_NONE || bw_place_tree_is_within (self->places, self->facts->whole.place, area))
    return g_strdup (name);

  return g_strjoin (" ", bw_place_tree_get_name (self->places, area, self->facts->language), name, NULL);
}

/* (transfer full) (nullable) */
static BwTeam *
dup_team (const Sheet *self,
          const char  *code)
{
  BwDocument *document = bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_TEAM, code);
  g_autoptr (JsonObject) json = document != NULL ? bw_document_dup_object (document) : NULL;

  return json != NULL ? bw_team_new (json, NULL) : NULL;
}

/* Its name, what it does, and when, if it does not hold the whole shift. */
static char *
dup_team_name (const Sheet        *self,
               const BwTeam       *team,
               const BwAssignment *assignment)
{
  g_autoptr (GString) text = g_string_new (team != NULL ? bw_team_get_name (team, self->facts->language)
                                                        : assignment->team);
  gint64 end = bw_assignment_get_end (assignment);

  if (assignment->task != NULL && *assignment->task != '\0')
    bw_briefing_words_append (text, bw_briefing_words_pick (self->facts->language, "（%s）", " (%s)"),
                              g_strdup (assignment->task), NULL);
  if (assignment->from > self->shift->from || end < self->shift->to)
    bw_briefing_words_append (text, self->words->at, dup_clock (self, MAX (assignment->from, self->shift->from)),
                              dup_clock (self, MIN (end, self->shift->to)));

  return g_strdup (text->str);
}

static char *
dup_contact (const Sheet  *self,
             const BwTeam *team)
{
  const char *role = team != NULL ? team->contact_role : NULL;
  const char *phone = team != NULL ? team->phone : NULL;

  if (role == NULL && phone == NULL)
    return g_strdup (self->words->not_reported);

  return g_strjoin (" ", role != NULL ? role : phone, role != NULL ? phone : NULL, NULL);
}

static void
add_crew (const Sheet        *self,
          BwPlace             site,
          const BwAssignment *assignment)
{
  g_autoptr (BwTeam) team = dup_team (self, assignment->team);
  GStrv cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = dup_place (self, site);
  cells[1] = dup_team_name (self, team, assignment);
  cells[2] = team != NULL && team->size >= 0 ? bw_format_integer (team->size) : g_strdup (self->words->not_reported);
  cells[3] = dup_contact (self, team);
  cells[4] = g_strdup (assignment->state == BW_ASSIGNMENT_STATE_ON_DUTY ? "✓" : BOX);
  bw_briefing_content_add_row (self->table, BW_BRIEFING_ROW_PLAIN, cells);
}

static void
add_gap (const Sheet *self,
         BwPlace      site)
{
  GStrv cells = g_new0 (char *, N_COLUMNS + 1);
  BwCoverage coverage;

  bw_roster_get_coverage (self->roster, site, self->index, &coverage);
  cells[0] = dup_place (self, site);
  cells[1] = g_strdup (coverage.unplanned > 0 ? self->words->not_planned : self->words->no_team);
  cells[2] = g_strdup ("—");
  cells[3] = g_strdup ("—");
  cells[4] = g_strdup (BOX);
  bw_briefing_content_add_row (self->table,
                               coverage.unplanned > 0 ? BW_BRIEFING_ROW_PLAIN : BW_BRIEFING_ROW_LATE, cells);
}

static void
add_site (const Sheet *self,
          BwPlace      site)
{
  GPtrArray *crew = bw_roster_get_crew (self->roster, site);
  BwCoverage coverage;

  for (guint i = 0; crew != NULL && i < crew->len; i++)
    {
      const BwAssignment *assignment = g_ptr_array_index (crew, i);

      if (bw_shift_get_overlap (self->shift, assignment->from, bw_assignment_get_end (assignment)) > 0)
        add_crew (self, site, assignment);
    }

  bw_roster_get_coverage (self->roster, site, self->index, &coverage);
  if (coverage.missing + coverage.unplanned > 0)
    add_gap (self, site);
}

/* As the places stand in each other, no deeper than their levels are. */
static gboolean
add_places (const Sheet *self,
            BwPlace      place)
{
  guint n;
  const BwPlace *parts = bw_place_tree_get_parts (self->places, place, &n);

  if (bw_place_tree_is_site (self->places, place))
    add_site (self, place);

  for (guint i = 0; i < n; i++)
    {
      if (!add_places (self, parts[i]))
        return FALSE;
    }

  return self->table->rows->len <= BW_BRIEFING_SHIFT_MAX_ROWS;
}

static gboolean
add_table (Sheet *self)
{
  GStrv columns = g_new0 (char *, N_COLUMNS + 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = g_strdup (self->words->columns[i]);

  self->table = bw_briefing_content_add_table (self->content, g_strdup (self->words->caption),
                                               g_strdup (self->words->continued), columns);
  self->table->words = 1 << 1 | 1 << 3;
  g_ptr_array_add (self->table->notes, g_strdup (self->words->key));
  return add_places (self, self->facts->whole.place);
}

static gboolean
draft (Sheet *self)
{
  g_autofree char *shift = dup_shift (self);

  self->content->masthead = g_strdup (self->words->masthead);
  bw_briefing_front_set (self->content, self->facts,
                         bw_briefing_words_fill (self->words->title, self->facts->whole.name, shift));
  add_task (self);
  add_counts (self);
  if (!add_table (self))
    return FALSE;

  bw_briefing_front_add_section (self->content, self->words->checks_head, g_strdup (self->words->checks));
  bw_briefing_front_add_section (self->content, self->words->sign_head, g_strdup (self->words->sign));
  return TRUE;
}

/**
 * bw_briefing_shift_draft:
 * @picture: the picture
 * @roster: of it, complete
 * @scope: code of a place
 * @shift: which, 0 to 5
 * @as_of: cut-off, the backend's time
 * @stopped: time of the last data if they stopped before, else 0
 * @language: "zh_CN" or "en"
 * @error: return location
 *
 * Each site that needs a team or has one, in the order of the places, with a box to
 * tick; who is missing stands out. Then what is to be checked, and who signs.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
BwBriefingContent *
bw_briefing_shift_draft (BwPicture   *picture,
                         BwRoster    *roster,
                         const char  *scope,
                         guint        shift,
                         gint64       as_of,
                         gint64       stopped,
                         const char  *language,
                         GError     **error)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace place = bw_place_tree_lookup (places, scope);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwBriefingContent) content = NULL;
  Sheet self = { .picture = picture, .places = places, .roster = roster, .index = shift };

  g_return_val_if_fail (shift < BW_N_SHIFTS, NULL);

  if (place == BW_PLACE_NONE || !bw_place_tree_is_listed (places, place) || bw_roster_is_stale (roster))
    {
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE, "no place has the code “%s”", scope);
      return NULL;
    }

  facts = bw_briefing_facts_new_bare (picture, place, as_of, stopped, language);
  content = bw_briefing_content_new (language);
  self.facts = facts;
  self.words = bw_briefing_words_is_chinese (language) ? &chinese : &english;
  self.content = content;
  self.shift = &bw_roster_get_shifts (roster)[shift];
  if (draft (&self))
    return g_steal_pointer (&content);

  g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE,
               "“%s” has more than %d places in this shift: choose a smaller area", scope, BW_BRIEFING_SHIFT_MAX_ROWS);
  return NULL;
}
