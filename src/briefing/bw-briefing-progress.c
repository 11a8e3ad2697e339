/* bw-briefing-progress.c: the table of the parts, latest finish first, and the burn-up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-progress.h"

#include "bw-briefing-words.h"
#include "bw-format.h"

#include <math.h>
#include <string.h>

#define N_COLUMNS  8
#define MAX_VALUES 2000

/* What the cells and notes say; %s is filled in by bw_briefing_words_fill(). */
typedef struct
{
  const char *columns[N_COLUMNS - 1];
  const char *caption;    /* of the parts */
  const char *continued;
  const char *not_reported;
  const char *unknown;    /* finish that cannot be told */
  const char *late_mark;
  const char *late;       /* no finish in sight */
  const char *tight_mark;
  const char *done;
  const char *key;        /* of the deadline */
  const char *stale;      /* of a name and a time */
  const char *missing;    /* of names */
  const char *impossible; /* of names: below zero */
  const char *outside;    /* of names */
  const char *sample;
  const char *between;    /* two notes */
  const char *map;        /* caption, of the parts and a time */
  const char *points;     /* caption, of the scope and a time */
  const char *figures[2]; /* caption of the burn-up, without and with a map before it */
} Words;

static const Words chinese =
{
  .columns = { "应检(人)", "已采(人)", "完成%", "计划%", "人/时", "预计完成", "距截止" },
  .caption = "表1　各%s采样进度（预计完成晚者在前）",
  .continued = "表1（续）　各%s采样进度（预计完成晚者在前）",
  .not_reported = "未上报",
  .unknown = "暂不能测",
  .late_mark = "▲ ",
  .late = "▲ 超时",
  .tight_mark = "△ ",
  .done = "已完成",
  .key = "▲预计超过截止时间（%s），以灰底标出；△余量不足1小时。",
  .stale = "%s数据截至%s。",
  .missing = "%s未上报。",
  .impossible = "%s更正多于上报，不计完成率。",
  .outside = "%s不在本轮。",
  .sample = "含示例数据，非实情。",
  .between = "",
  .map = "图1　各%s完成比例（截至%s）",
  .points = "图1　%s点位及其状态（截至%s）",
  .figures = { "图1　采样进度与计划、预测", "图2　采样进度与计划、预测" },
};

static const Words english =
{
  .columns = { "To sample", "Sampled", "Done %", "Plan %", "Per hour", "Finish", "To deadline" },
  .caption = "Table 1. Sampling by %s, latest finish first",
  .continued = "Table 1 (continued). Sampling by %s, latest finish first",
  .not_reported = "not reported",
  .unknown = "cannot tell",
  .late_mark = "▲ ",
  .late = "▲ late",
  .tight_mark = "△ ",
  .done = "done",
  .key = "▲ after the deadline (%s), grey row; △ less than 1 hour left.",
  .stale = "%s: as of %s.",
  .missing = "Not reported: %s.",
  .impossible = "Corrections exceed reports, no share: %s.",
  .outside = "Not in this round: %s.",
  .sample = "Contains sample data, not fact.",
  .between = " ",
  .map = "Figure 1. Share sampled by %s (as of %s)",
  .points = "Figure 1. Points of %s and how they do (as of %s)",
  .figures = { "Figure 1. Sampling, plan and projection", "Figure 2. Sampling, plan and projection" },
};

static const Words *
get_words (const BwBriefingFacts *facts)
{
  return bw_briefing_words_is_chinese (facts->language) ? &chinese : &english;
}

static char *
dup_count (const BwBriefingFacts *facts,
           const BwFigure        *figure)
{
  return bw_figure_is_missing (figure)
           ? g_strdup (get_words (facts)->not_reported)
           : bw_format_value (bw_figure_get_value (figure), bw_figure_get_bound (figure), facts->language);
}

/* Per cent without the sign, which the head of the column has. */
static char *
dup_share (double share)
{
  return isnan (share) ? g_strdup ("—") : bw_briefing_words_dup_percent (bw_briefing_words_get_permille (share));
}

static char *
dup_finish (const BwBriefingFacts *facts,
            const BwPace          *pace)
{
  if (pace->finish != 0)
    return bw_briefing_words_close_up (bw_format_day_time (pace->finish, facts->zone, facts->language),
                                       facts->language);

  return g_strdup (pace->state == BW_PACE_UNKNOWN && !isnan (pace->done) && !isnan (pace->target)
                     ? get_words (facts)->unknown
                     : "—");
}

static char *
dup_margin (const BwBriefingFacts *facts,
            const BwPace          *pace)
{
  const Words *words = get_words (facts);
  g_autofree char *by = bw_briefing_words_close_up (bw_format_margin (pace->margin, FALSE, facts->language),
                                                    facts->language);

  if (pace->state == BW_PACE_DONE)
    return g_strdup (words->done);
  if (pace->state == BW_PACE_UNKNOWN)
    return g_strdup ("—");
  if (pace->state == BW_PACE_LATE && (pace->finish == 0 || pace->margin >= 0))
    return g_strdup (words->late);

  return g_strconcat (pace->state == BW_PACE_LATE ? words->late_mark
                      : pace->state == BW_PACE_TIGHT ? words->tight_mark : "", by, NULL);
}

static void
add_row (BwBriefingTable       *table,
         const BwBriefingFacts *facts,
         const BwBriefingPart  *part,
         BwBriefingRowKind      kind,
         const char            *name)
{
  const BwPace *pace = &part->pace;
  GStrv cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = g_strdup (name);
  cells[1] = dup_count (facts, &part->target);
  cells[2] = dup_count (facts, &part->done);
  cells[3] = dup_share (pace->share);
  cells[4] = dup_share (pace->plan_share);
  cells[5] = isnan (pace->rate) ? g_strdup ("—") : bw_format_integer (pace->rate);
  cells[6] = dup_finish (facts, pace);
  cells[7] = dup_margin (facts, pace);
  bw_briefing_content_add_row (table, kind, cells);
}

static char *
dup_whole_name (const BwBriefingFacts *facts)
{
  if (!bw_briefing_words_is_chinese (facts->language))
    return g_strdup ("Total");

  return g_strdup (facts->is_whole && facts->level == BW_LEVEL_CITY ? "全市" : "合计");
}

static void
add_note (GString     *notes,
          const Words *words,
          char        *note)
{
  g_string_append (notes, notes->len > 0 ? words->between : "");
  g_string_append (notes, note);
  g_free (note);
}

static void
add_list_note (GString               *notes,
               const BwBriefingFacts *facts,
               const char            *format,
               GPtrArray             *names)
{
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;

  list = bw_briefing_words_dup_list (names, facts->language);
  add_note (notes, get_words (facts), bw_briefing_words_fill (format, list, NULL));
}

/* A part that has not reported for long drags the whole back to its own time. */
static void
add_stale_notes (GString               *notes,
                 const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);

  for (guint i = 0; i < facts->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (facts->parts, BwBriefingPart, i);
      g_autofree char *time = NULL;

      if (!bw_briefing_facts_is_stale (facts, part))
        continue;

      time = bw_briefing_words_dup_time (facts, bw_figure_get_as_of (&part->done));
      add_note (notes, words, bw_briefing_words_fill (words->stale, part->name, time));
    }
}

static char *
dup_notes (const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GPtrArray) missing = bw_briefing_facts_list_missing (facts);
  g_autoptr (GPtrArray) impossible = bw_briefing_facts_list_overcorrected (facts);
  g_autofree char *deadline = bw_briefing_words_dup_time (facts, facts->round->deadline);

  add_note (notes, words, bw_briefing_words_fill (words->key, deadline, NULL));
  add_list_note (notes, facts, words->missing, missing);
  add_list_note (notes, facts, words->impossible, impossible);
  add_stale_notes (notes, facts);
  add_list_note (notes, facts, words->outside, facts->outside);
  if (facts->sample)
    add_note (notes, words, g_strdup (words->sample));

  return g_string_free (g_steal_pointer (&notes), FALSE);
}

static GStrv
dup_columns (const BwBriefingFacts *facts)
{
  GStrv columns = g_new0 (char *, N_COLUMNS + 1);

  columns[0] = g_strdup (bw_briefing_words_get_parts (facts));
  for (guint i = 1; i < N_COLUMNS; i++)
    columns[i] = g_strdup (get_words (facts)->columns[i - 1]);

  return columns;
}

/* @time (nullable) */
static char *
dup_caption (const BwBriefingFacts *facts,
             const char            *format,
             const char            *time)
{
  const char *parts = bw_briefing_words_get_parts (facts);
  g_autofree char *lower = g_utf8_strdown (parts, -1);

  return bw_briefing_words_fill (format, lower, time);
}

static void
read_area (const BwBriefingFacts *facts,
           BwPlace                place,
           BwMapAreaState        *state)
{
  *state = (BwMapAreaState) { .value = NAN, .pace = BW_PACE_UNKNOWN, .is_outside = TRUE };
  for (guint i = 0; i < facts->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (facts->parts, BwBriefingPart, i);

      if (part->place == place)
        *state = (BwMapAreaState) { .value = part->pace.share, .as_of = part->pace.as_of, .pace = part->pace.state,
                                    .is_stale = bw_briefing_facts_is_stale (facts, part) };
    }
}

/**
 * bw_briefing_progress_add:
 * @content: what it is added to
 * @facts: the facts
 */
void
bw_briefing_progress_add (BwBriefingContent     *content,
                          const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  g_autofree char *name = dup_whole_name (facts);
  BwBriefingTable *table;

  if (facts->round == NULL || facts->parts->len == 0)
    return;

  table = bw_briefing_content_add_table (content, dup_caption (facts, words->caption, NULL),
                                         dup_caption (facts, words->continued, NULL), dup_columns (facts));
  for (guint i = 0; i < facts->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (facts->parts, BwBriefingPart, i);

      add_row (table, facts, part,
               part->pace.state == BW_PACE_LATE ? BW_BRIEFING_ROW_LATE : BW_BRIEFING_ROW_PLAIN, part->name);
    }

  add_row (table, facts, &facts->whole, BW_BRIEFING_ROW_TOTAL, name);
  g_ptr_array_add (table->notes, dup_notes (facts));
}

/* Nothing is asked of the areas on it. */
static BwBriefingMap *
create_points_map (const BwBriefingFacts *facts,
                   const char            *time)
{
  BwMapPlaces *places = facts->outlines;
  BwMapState *state = bw_map_state_new (places->n_areas, places->n_sites);

  for (guint i = 0; i < places->n_areas; i++)
    state->areas[i].is_outside = TRUE;
  memcpy (state->conditions, facts->conditions, places->n_sites);
  return bw_briefing_map_new (bw_briefing_words_fill (get_words (facts)->points, facts->whole.name, time),
                              bw_map_places_ref (places), state);
}

static BwBriefingMap *
create_parts_map (const BwBriefingFacts *facts,
                  const char            *time)
{
  BwMapState *state = bw_map_state_new (facts->outlines->n_areas, 0);

  for (guint i = 0; i < state->n_areas; i++)
    read_area (facts, facts->outlines->areas[i].place, &state->areas[i]);

  bw_map_state_choose_key (state);
  return bw_briefing_map_new (dup_caption (facts, get_words (facts)->map, time), bw_map_places_ref (facts->outlines),
                              state);
}

/**
 * bw_briefing_progress_add_map:
 * @content: what it is added to
 * @facts: the facts
 *
 * Where the parts of the table lie, and how they do. Parts without a boundary are told
 * below it. Without parts to compare: where the points are, and how they do.
 */
void
bw_briefing_progress_add_map (BwBriefingContent     *content,
                              const BwBriefingFacts *facts)
{
  g_autofree char *time = NULL;

  if (!bw_briefing_facts_has_map (facts))
    return;

  time = bw_briefing_words_dup_time (facts, facts->cut_off);
  bw_briefing_content_add_map (content, facts->outlines->n_sites > 0 ? create_points_map (facts, time)
                                                                    : create_parts_map (facts, time));
}

/* As many values as a curve of 156 mm can show, for they are kept with the sheet. */
static BwSeries *
dup_thin (BwSeries *history)
{
  guint every = (history->n_values + MAX_VALUES - 1) / MAX_VALUES;
  g_autofree double *values = NULL;
  guint n;

  if (every <= 1)
    return bw_series_ref (history);

  n = (history->n_values - 1) / every + 1;
  values = g_new (double, n);
  for (guint i = 0; i < n; i++)
    values[i] = history->values[i * every];

  return bw_series_new_full (history->place, history->subject, history->measure, history->start,
                             history->step * every, values, n);
}

/**
 * bw_briefing_progress_add_figure:
 * @content: what it is added to
 * @facts: the facts
 */
void
bw_briefing_progress_add_figure (BwBriefingContent     *content,
                                 const BwBriefingFacts *facts)
{
  BwBriefingFigure *figure;

  if (facts->round == NULL || facts->history == NULL || isnan (facts->whole.pace.share))
    return;

  figure = bw_briefing_content_add_figure (
    content, g_strdup (get_words (facts)->figures[bw_briefing_facts_has_map (facts) ? 1 : 0]));
  figure->round = bw_round_ref (facts->round);
  figure->history = dup_thin (facts->history);
  figure->pace = facts->whole.pace;
  figure->now = facts->cut_off;
  figure->zone = g_time_zone_ref (facts->zone);
}
