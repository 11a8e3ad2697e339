/* bw-briefing-duties.c: the sections about shifts, orders and visits, and of sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-duties.h"

#include "bw-briefing-front.h"
#include "bw-briefing-map.h"
#include "bw-briefing-words.h"
#include "bw-format.h"

/* Orders that are told one by one. */
#define MAX_ERRANDS 4

/* %s is filled in by bw_briefing_words_fill(); a count of none is left out. */
typedef struct
{
  const char *shift;        /* from, to */
  const char *needed[2]; /* of one, of more */
  const char *covered;
  const char *missing;
  const char *thin;
  const char *unplanned;
  const char *no_shift;
  const char *orders;       /* head */
  const char *no_order;
  const char *all_done;     /* how many */
  const char *open;         /* how many */
  const char *errand;       /* title */
  const char *of_areas;     /* how many of how many */
  const char *steps[BW_N_ORDER_STEPS];
  const char *late;
  const char *others;       /* how many */
  const char *inspections;  /* head */
  const char *no_visit;
  const char *visits[2]; /* of one, of more */
  const char *faulty;
  const char *followups[2]; /* of one, of more */
  const char *closed;
  const char *evidence;
  const char *open_followups;
  const char *not_executable;
  const char *overdue;
  const char *no_followup;
  const char *sources;      /* head */
  const char *came[BW_SOURCE_SIMULATION + 1]; /* what, until when */
  const char *sampling;
  const char *donations;
  const char *no_map;
  const char *crowded; /* for a map */
  const char *crowded_points; /* likewise */
  const char *no_points;
  const char *schematic;
  const char *sample;
  const char *no_source;
  const char *comma;
  const char *semicolon;
  const char *end;
} Words;

static const Words chinese =
{
  .shift = "当班（%s至%s）",
  .needed = { "应值守%s处", "应值守%s处" },
  .covered = "已到岗%s处",
  .missing = "缺岗%s处",
  .thin = "人手不足%s处",
  .unplanned = "未报排班%s处",
  .no_shift = "当班值守未上报。",
  .orders = "通知落实",
  .no_order = "通知、指令未上报。",
  .all_done = "通知、指令%s件，均已办结。",
  .open = "在办通知、指令%s件",
  .errand = "《%s》",
  .of_areas = "%s/%s个",
  .steps = { "送达", "签收", "部署", "反馈" },
  .late = "逾期%s个",
  .others = "其余%s件从略",
  .inspections = "督查整改",
  .no_visit = "督查情况未上报",
  .visits = { "已督查%s处", "已督查%s处" },
  .faulty = "有问题%s处",
  .followups = { "整改事项%s项", "整改事项%s项" },
  .closed = "已办结%s项",
  .evidence = "待复核%s项",
  .open_followups = "整改中%s项",
  .not_executable = "无法整改%s项",
  .overdue = "逾期%s项",
  .no_followup = "没有整改事项",
  .sources = "数据来源",
  .came = { "%s由点位上报，截至%s", "%s由人工录入，截至%s", "%s由文件导入，截至%s", "%s为模拟，截至%s" },
  .sampling = "采样数据",
  .donations = "捐款捐物数据",
  .no_map = "下级辖区没有边界数据，未附地图",
  .crowded = "下级辖区多于%s个，未附地图",
  .crowded_points = "点位多于%s个，未附地图",
  .no_points = "点位没有坐标，未附地图",
  .schematic = "图中边界为示意，未经测绘",
  .sample = "含示例数据，非实情",
  .no_source = "各项数据未上报",
  .comma = "，",
  .semicolon = "；",
  .end = "。",
};

static const Words english =
{
  .shift = "The shift that is on (%s to %s)",
  .needed = { "%s site to be held", "%s sites to be held" },
  .covered = "%s held",
  .missing = "%s with nobody",
  .thin = "too few people at %s",
  .unplanned = "%s of which no plan was reported",
  .no_shift = "Shifts: not reported.",
  .orders = "Orders",
  .no_order = "Notices and orders: not reported.",
  .all_done = "Notices and orders: %s, all done.",
  .open = "Notices and orders that are open: %s",
  .errand = "“%s”",
  .of_areas = " %s of %s",
  .steps = { "delivered to", "acknowledged by", "passed on by", "reported back by" },
  .late = "%s overdue",
  .others = "%s more",
  .inspections = "Inspections",
  .no_visit = "Inspections: not reported",
  .visits = { "%s place inspected", "%s places inspected" },
  .faulty = "%s with faults",
  .followups = { "%s thing to put right", "%s things to put right" },
  .closed = "%s done",
  .evidence = "%s to be looked at again",
  .open_followups = "%s open",
  .not_executable = "%s that cannot be",
  .overdue = "%s overdue",
  .no_followup = "nothing to put right",
  .sources = "Sources",
  .came = { "%s reported by the sites, as of %s", "%s entered by hand, as of %s", "%s from a file, as of %s",
            "%s simulated, as of %s" },
  .sampling = "Sampling:",
  .donations = "Donations:",
  .no_map = "the parts have no boundaries here, so there is no map",
  .crowded = "there are more than %s parts, too many for a map",
  .crowded_points = "there are more than %s points, too many for a map",
  .no_points = "the points have no position here, so there is no map",
  .schematic = "boundaries on the map are drawn, not surveyed",
  .sample = "contains sample data, not fact",
  .no_source = "Nothing was reported",
  .comma = ", ",
  .semicolon = "; ",
  .end = ".",
};

static const Words *
get_words (const BwBriefingFacts *facts)
{
  return bw_briefing_words_is_chinese (facts->language) ? &chinese : &english;
}

static const BwBriefingTasks *
get_tasks (const BwBriefingFacts *facts)
{
  return facts->work != NULL ? bw_briefing_work_get_tasks (facts->work) : NULL;
}

static const char *
get_form (const char * const *forms,
          guint               n)
{
  return forms[n == 1 ? 0 : 1];
}

static void
append_count (GString    *text,
              const char *between,
              const char *form,
              guint       n)
{
  g_string_append (text, between);
  bw_briefing_words_append (text, form, bw_format_integer (n), NULL);
}

/* One that is none would only be in the way. */
static void
append_some (GString    *text,
             const char *between,
             const char *form,
             guint       n)
{
  if (n > 0)
    append_count (text, between, form, n);
}

/**
 * bw_briefing_duties_dup_shift:
 * @facts: the facts
 *
 * Returns: (transfer full): a sentence
 */
char *
bw_briefing_duties_dup_shift (const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  const BwBriefingTasks *tasks = get_tasks (facts);
  GString *text;

  /* A site of which nobody has planned anything is not one that is empty. */
  if (tasks == NULL || tasks->coverage.needed == tasks->coverage.unplanned)
    return g_strdup (words->no_shift);

  text = g_string_new (NULL);
  bw_briefing_words_append (text, words->shift, bw_briefing_words_dup_time (facts, tasks->shift.from),
                            bw_briefing_words_dup_time (facts, tasks->shift.to));
  append_count (text, bw_briefing_words_is_chinese (facts->language) ? "" : ": ",
                get_form (words->needed, tasks->coverage.needed), tasks->coverage.needed);
  append_count (text, words->comma, words->covered, tasks->coverage.covered);
  append_count (text, words->comma, words->missing, tasks->coverage.missing);
  append_some (text, words->comma, words->thin, tasks->coverage.thin);
  append_some (text, words->comma, words->unplanned, tasks->coverage.unplanned);
  g_string_append (text, words->end);
  return g_string_free (text, FALSE);
}

static void
append_errand (GString                *text,
               const Words            *words,
               const BwBriefingErrand *errand)
{
  g_string_append (text, words->semicolon);
  bw_briefing_words_append (text, words->errand, g_strdup (errand->title), NULL);
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      g_string_append (text, i > 0 ? words->comma : words == &english ? " " : "");
      g_string_append (text, words->steps[i]);
      bw_briefing_words_append (text, words->of_areas, bw_format_integer (errand->n_taken[i]),
                                bw_format_integer (errand->n_areas));
    }

  append_some (text, words->comma, words->late, errand->n_late);
}

/**
 * bw_briefing_duties_add_orders:
 * @content: a sheet
 * @facts: the facts
 */
void
bw_briefing_duties_add_orders (BwBriefingContent     *content,
                               const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  const BwBriefingTasks *tasks = get_tasks (facts);
  GString *text = g_string_new (NULL);
  guint n = tasks != NULL ? tasks->errands->len : 0;

  if (tasks == NULL || tasks->n_orders == 0)
    {
      g_string_append (text, words->no_order);
    }
  else if (n == 0)
    {
      append_count (text, "", words->all_done, tasks->n_orders);
    }
  else
    {
      append_count (text, "", words->open, n);
      for (guint i = 0; i < MIN (n, MAX_ERRANDS); i++)
        append_errand (text, words, &g_array_index (tasks->errands, BwBriefingErrand, i));

      append_some (text, words->semicolon, words->others, n - MIN (n, MAX_ERRANDS));
      g_string_append (text, words->end);
    }

  bw_briefing_front_add_section (content, words->orders, g_string_free (text, FALSE));
}

static void
append_followups (GString               *text,
                  const Words           *words,
                  const BwBriefingTasks *tasks)
{
  guint n = tasks->n_open + tasks->n_evidence + tasks->n_closed + tasks->n_not_executable;

  if (n == 0)
    {
      g_string_append (text, words->no_followup);
      return;
    }

  append_count (text, "", get_form (words->followups, n), n);
  append_some (text, words->comma, words->closed, tasks->n_closed);
  append_some (text, words->comma, words->evidence, tasks->n_evidence);
  append_some (text, words->comma, words->open_followups, tasks->n_open);
  append_some (text, words->comma, words->not_executable, tasks->n_not_executable);
  append_some (text, words->comma, words->overdue, tasks->n_overdue);
}

/**
 * bw_briefing_duties_add_inspections:
 * @content: a sheet
 * @facts: the facts
 */
void
bw_briefing_duties_add_inspections (BwBriefingContent     *content,
                                    const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  const BwBriefingTasks *tasks = get_tasks (facts);
  GString *text = g_string_new (NULL);

  if (tasks == NULL || tasks->n_visits == 0)
    {
      g_string_append (text, words->no_visit);
    }
  else
    {
      append_count (text, "", get_form (words->visits, tasks->n_visits), tasks->n_visits);
      append_count (text, words->comma, words->faulty, tasks->n_faulty);
    }

  if (tasks != NULL)
    {
      g_string_append (text, words->semicolon);
      append_followups (text, words, tasks);
    }

  g_string_append (text, words->end);
  bw_briefing_front_add_section (content, words->inspections, g_string_free (text, FALSE));
}

static void
append_note (GString     *text,
             const Words *words,
             const char  *note)
{
  g_string_append (text, text->len > 0 ? words->semicolon : "");
  g_string_append (text, note);
}

static void
append_source (GString               *text,
               const BwBriefingFacts *facts,
               const char            *what,
               const BwFigure        *figure)
{
  const Words *words = get_words (facts);
  g_autofree char *time = NULL;
  g_autofree char *note = NULL;

  if (bw_figure_is_missing (figure))
    return;

  time = bw_briefing_words_dup_day_time (facts, bw_figure_get_as_of (figure));
  note = bw_briefing_words_fill (words->came[figure->source], what, time);
  append_note (text, words, note);
}

/* Of points alone nothing but their positions could be shown. */
static void
append_no_points (GString               *text,
                  const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  g_autofree char *most = bw_format_integer (BW_BRIEFING_MAP_MAX_SITES);
  g_autofree char *crowded = bw_briefing_words_fill (words->crowded_points, most, NULL);

  append_note (text, words, facts->parts->len > BW_BRIEFING_MAP_MAX_SITES ? crowded : words->no_points);
}

/* Why there is no map, or what it is worth. */
static void
append_map (GString               *text,
            const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);

  if (bw_briefing_facts_has_map (facts))
    {
      if (facts->outlines->is_schematic)
        append_note (text, words, words->schematic);
      return;
    }
  if (facts->round == NULL || facts->parts->len == 0)
    return;

  if (facts->parts_level == BW_LEVEL_SITE)
    {
      append_no_points (text, facts);
    }
  else if (facts->outlines != NULL && facts->outlines->n_areas > BW_BRIEFING_MAP_MAX_AREAS)
    {
      g_autofree char *most = bw_format_integer (BW_BRIEFING_MAP_MAX_AREAS);
      g_autofree char *note = bw_briefing_words_fill (words->crowded, most, NULL);

      append_note (text, words, note);
    }
  else
    {
      append_note (text, words, words->no_map);
    }
}

/**
 * bw_briefing_duties_add_sources:
 * @content: a sheet
 * @facts: the facts
 */
void
bw_briefing_duties_add_sources (BwBriefingContent     *content,
                                const BwBriefingFacts *facts)
{
  const Words *words = get_words (facts);
  GString *text = g_string_new (NULL);

  append_source (text, facts, words->sampling, &facts->whole.done);
  append_source (text, facts, words->donations, &facts->donations);
  if (text->len == 0)
    append_note (text, words, words->no_source);
  append_map (text, facts);
  if (facts->sample)
    append_note (text, words, words->sample);

  g_string_append (text, words->end);
  bw_briefing_front_add_section (content, words->sources, g_string_free (text, FALSE));
}
