/* bw-briefing-order.c: an order on paper, with how far each area has come with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-order.h"

#include "bw-briefing-facts.h"
#include "bw-briefing-front.h"
#include "bw-briefing-words.h"
#include "bw-briefing.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-order-effect.h"
#include "bw-order-ladder.h"

#include <math.h>

/* Name, the steps, how late. */
#define N_COLUMNS (BW_N_ORDER_STEPS + 2)

typedef struct
{
  const char *kind;     /* as a document calls it */
  const char *masthead;
} Masthead;

/* What the sheet says; %s is filled in by bw_briefing_words_fill(). */
typedef struct
{
  Masthead    mastheads[4];
  const char *steps[BW_N_ORDER_STEPS];
  const char *area;
  const char *delay;
  const char *issuer;         /* of an area */
  const char *recipients;
  const char *between;        /* two recipients */
  const char *end;            /* of a sentence */
  const char *no_text;
  const char *incomplete;
  const char *supersedes;     /* title, number */
  const char *superseded;
  const char *cancelled;
  const char *progress;       /* head */
  const char *terms;          /* deadlines */
  const char *no_term;
  const char *counts;         /* of a step */
  const char *late;           /* areas */
  const char *on_time;
  const char *nobody;
  const char *caption;
  const char *continued;
  const char *taken;          /* at a time that nobody knows */
  const char *unable;
  const char *total;
  const char *key;
  const char *note;           /* of an area, its words */
  const char *effect;         /* head */
  const char *figure;         /* name of the place, of the measure */
  const char *before;
  const char *now;            /* value, as-of */
  const char *missing;
  const char *target;
} Words;

static const Words chinese =
{
  .mastheads = { { "notice", "疫情防控指挥部通知" }, { "order", "疫情防控指挥部命令" },
                 { "plan", "疫情防控工作方案" }, { "request", "疫情防控工作请示" } },
  .steps = { "送达", "签收", "部署", "反馈" },
  .area = "单位",
  .delay = "逾期",
  .issuer = "%s疫情防控指挥部",
  .recipients = "主送：",
  .between = "、",
  .end = "。",
  .no_text = "（未录入正文）",
  .incomplete = "（以上正文不全，以原件为准）",
  .supersedes = "本件替代“%s”%s。",
  .superseded = "本件已由“%s”%s替代，不再执行。",
  .cancelled = "本件已由“%s”%s撤销，不再执行。",
  .progress = "办理情况。",
  .terms = "%s期限%s。",
  .no_term = "未规定办理期限。",
  .counts = "%s%s个",
  .late = "逾期%s个。",
  .on_time = "无逾期。",
  .nobody = "没有本级可见的主送单位。",
  .caption = "表1　各单位办理情况（逾期者在前）",
  .continued = "表1（续）　各单位办理情况（逾期者在前）",
  .taken = "已办",
  .unable = "无法执行",
  .total = "合计",
  .key = "▲逾期未办，以灰底标出；“—”未办；“已办”时间未上报。",
  .note = "%s：%s",
  .effect = "预期指标。",
  .figure = "%s%s",
  .before = "下达时%s，",
  .now = "现为%s（截至%s）",
  .missing = "现未上报",
  .target = "，目标%s",
};

static const Words english =
{
  .mastheads = { { "notice", "Headquarters Notice" }, { "order", "Headquarters Order" },
                 { "plan", "Headquarters Plan" }, { "request", "Request to Headquarters" } },
  .steps = { "Delivered", "Acknowledged", "Passed on", "Reported" },
  .area = "Area",
  .delay = "Overdue",
  .issuer = "Epidemic Control Headquarters, %s",
  .recipients = "To: ",
  .between = ", ",
  .end = ".",
  .no_text = "(No text was entered.)",
  .incomplete = "(The text above is not complete: the original holds.)",
  .supersedes = "This takes the place of “%s”%s.",
  .superseded = "“%s”%s has taken the place of this: it is no longer in force.",
  .cancelled = "“%s”%s has cancelled this: it is no longer in force.",
  .progress = "Confirmations. ",
  .terms = "%s by %s. ",
  .no_term = "No deadline is set. ",
  .counts = "%s %s",
  .late = "Overdue: %s.",
  .on_time = "Nobody is overdue.",
  .nobody = "No recipient can be seen from here.",
  .caption = "Table 1. Confirmations by area, overdue first",
  .continued = "Table 1 (continued). Confirmations by area, overdue first",
  .taken = "yes",
  .unable = "unable",
  .total = "Total",
  .key = "▲ overdue, grey row; “—” not taken; “yes”: the time was not reported.",
  .note = "%s: %s",
  .effect = "Figure to move. ",
  .figure = "%s, %s: ",
  .before = "%s when it was issued, ",
  .now = "now %s (as of %s)",
  .missing = "now not reported",
  .target = ", target %s",
};

/* One sheet that is being drafted. */
typedef struct
{
  BwPicture             *picture;  /* (unowned) */
  BwPlaceTree           *places;   /* (unowned) */
  const BwBriefingFacts *facts;    /* (unowned) */
  const BwOrder         *order;    /* (unowned) */
  const BwOrderLadder   *ladder;   /* (unowned) */
  const Words           *words;
  BwBriefingContent     *content;  /* (unowned) */
} Sheet;

static const char *
get_masthead (const Sheet *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (self->words->mastheads); i++)
    {
      if (g_str_equal (self->order->kind, self->words->mastheads[i].kind))
        return self->words->mastheads[i].masthead;
    }

  return self->words->mastheads[0].masthead;
}

/* An area issues through its headquarters; any other name is as it was written. */
static char *
dup_issuer (const Sheet *self)
{
  const char *issuer = self->order->issuer;
  BwPlace place = issuer != NULL ? bw_place_tree_lookup (self->places, issuer) : BW_PLACE_NONE;

  if (place == BW_PLACE_NONE)
    return g_strdup (issuer);

  return bw_briefing_words_fill (self->words->issuer,
                                 bw_place_tree_get_name (self->places, place, self->facts->language), NULL);
}

static void
add_front (const Sheet *self)
{
  const BwOrder *order = self->order;

  self->content->masthead = g_strdup (get_masthead (self));
  self->content->number = g_strdup (order->number);
  self->content->issuer = dup_issuer (self);
  if (order->issued != 0)
    self->content->date = bw_format_date (order->issued, self->facts->zone, self->facts->language);

  bw_briefing_front_set (self->content, self->facts, g_strdup (order->title));
}

static void
add_recipients (const Sheet *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; self->order->recipients[i] != NULL; i++)
    {
      BwPlace place = bw_place_tree_lookup (self->places, self->order->recipients[i]);

      g_ptr_array_add (names, place != BW_PLACE_NONE
                                ? (char *) bw_place_tree_get_name (self->places, place, self->facts->language)
                                : self->order->recipients[i]);
    }

  if (names->len == 0)
    return;

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (self->words->between, (char **) names->pdata);
  bw_briefing_content_add (self->content, NULL, g_strconcat (self->words->recipients, list, self->words->end, NULL));
}

/* The source printed only a part of it. */
static gboolean
is_incomplete (const BwOrder *order)
{
  g_autoptr (JsonObject) members = bw_document_dup_object (order->document);
  gboolean is_complete = TRUE;

  bw_json_get_boolean (members, "complete", &is_complete, NULL);
  return !is_complete;
}

/* A paragraph a line. */
static void
add_text (const Sheet *self)
{
  g_auto (GStrv) lines = g_strsplit (self->order->text != NULL ? self->order->text : "", "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;

      bw_briefing_content_add (self->content, NULL, g_strdup (lines[i]));
      n++;
    }

  if (n == 0)
    bw_briefing_content_add (self->content, NULL, g_strdup (self->words->no_text));
  else if (is_incomplete (self->order))
    bw_briefing_content_add (self->content, NULL, g_strdup (self->words->incomplete));
}

static void
add_other (const Sheet *self,
           const char  *id,
           const char  *form)
{
  BwDocument *document = id != NULL ? bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_ORDER, id) : NULL;
  g_autoptr (BwOrder) other = document != NULL ? bw_order_new_from_document (document) : NULL;
  g_autofree char *number = NULL;

  if (id == NULL)
    return;

  if (other != NULL && other->number != NULL)
    number = bw_briefing_words_fill (bw_briefing_words_pick (self->facts->language, "（%s）", " (%s)"),
                                     other->number, NULL);
  bw_briefing_content_add (self->content, NULL,
                           bw_briefing_words_fill (form, other != NULL ? other->title : id,
                                                   number != NULL ? number : ""));
}

static void
append_taken (GString    *text,
              const char *form,
              const char *first,
              const char *second)
{
  g_autofree char *sentence = bw_briefing_words_fill (form, first, second);

  g_string_append (text, sentence);
}

static void
append_terms (const Sheet *self,
              GString     *text)
{
  static const BwOrderStep asked[] = { BW_ORDER_STEP_ACKNOWLEDGED, BW_ORDER_STEP_PASSED_ON, BW_ORDER_STEP_REPORTED };
  gboolean has_any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      gint64 deadline = self->ladder->deadlines[asked[i]];
      g_autofree char *time = deadline != 0 ? bw_briefing_words_dup_time (self->facts, deadline) : NULL;

      if (time == NULL)
        continue;

      append_taken (text, self->words->terms, self->words->steps[asked[i]], time);
      has_any = TRUE;
    }

  if (!has_any)
    g_string_append (text, self->words->no_term);
}

static guint
count_late (const Sheet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ladder->rungs->len; i++)
    n += bw_order_ladder_is_late (self->ladder, g_ptr_array_index (self->ladder->rungs, i), self->facts->cut_off);

  return n;
}

static char *
dup_ratio (guint n,
           guint n_all)
{
  return g_strdup_printf ("%u/%u", n, n_all);
}

static void
append_counts (const Sheet *self,
               GString     *text)
{
  guint n_areas = self->ladder->rungs->len;
  guint n_late = count_late (self);
  g_autofree char *late = g_strdup_printf ("%u", n_late);

  for (guint step = 0; step < BW_N_ORDER_STEPS; step++)
    {
      g_autofree char *ratio = dup_ratio (self->ladder->n_taken[step], n_areas);

      append_taken (text, self->words->counts, self->words->steps[step], ratio);
      g_string_append (text, step + 1 < BW_N_ORDER_STEPS ? self->words->between : self->words->end);
    }

  g_string_append (text, bw_briefing_words_pick (self->facts->language, "", " "));
  append_taken (text, n_late > 0 ? self->words->late : self->words->on_time, late, NULL);
}

/* How late it is with what it should have done first; "" if it is not. */
static char *
dup_delay (const Sheet       *self,
           const BwOrderRung *rung)
{
  for (guint step = rung->n_steps; step < BW_N_ORDER_STEPS; step++)
    {
      gint64 delay = bw_order_ladder_get_delay (self->ladder, rung, (BwOrderStep) step, self->facts->cut_off);

      if (delay > 0)
        {
          g_autofree char *span = bw_briefing_words_dup_span (-delay, self->facts->language);

          return g_strconcat ("▲ ", span, NULL);
        }
    }

  return g_strdup ("—");
}

static char *
dup_step (const Sheet       *self,
          const BwOrderRung *rung,
          guint              step)
{
  if (rung->n_steps <= step)
    return g_strdup ("—");
  if (step == BW_ORDER_STEP_REPORTED && rung->is_unable)
    return g_strdup (self->words->unable);
  if (rung->times[step] == 0)
    return g_strdup (self->words->taken);

  return bw_briefing_words_close_up (bw_format_day_time (rung->times[step], self->facts->zone, self->facts->language),
                                     self->facts->language);
}

static GStrv
dup_columns (const Words *words)
{
  GStrv columns = g_new0 (char *, N_COLUMNS + 1);

  columns[0] = g_strdup (words->area);
  for (guint step = 0; step < BW_N_ORDER_STEPS; step++)
    columns[step + 1] = g_strdup (words->steps[step]);

  columns[N_COLUMNS - 1] = g_strdup (words->delay);
  return columns;
}

static void
add_total (const Sheet     *self,
           BwBriefingTable *table)
{
  GStrv cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = g_strdup (self->words->total);
  for (guint step = 0; step < BW_N_ORDER_STEPS; step++)
    cells[step + 1] = dup_ratio (self->ladder->n_taken[step], self->ladder->rungs->len);

  cells[N_COLUMNS - 1] = g_strdup_printf ("%u", count_late (self));
  bw_briefing_content_add_row (table, BW_BRIEFING_ROW_TOTAL, cells);
}

static void
add_rung (const Sheet       *self,
          BwBriefingTable   *table,
          const BwOrderRung *rung)
{
  const char *name = bw_place_tree_get_name (self->places, rung->place, self->facts->language);
  gboolean is_late = bw_order_ladder_is_late (self->ladder, rung, self->facts->cut_off);
  GStrv cells = g_new0 (char *, N_COLUMNS + 1);

  cells[0] = g_strdup (name);
  for (guint step = 0; step < BW_N_ORDER_STEPS; step++)
    cells[step + 1] = dup_step (self, rung, step);

  cells[N_COLUMNS - 1] = dup_delay (self, rung);
  bw_briefing_content_add_row (table, is_late ? BW_BRIEFING_ROW_LATE : BW_BRIEFING_ROW_PLAIN, cells);
  if (rung->note != NULL && *rung->note != '\0')
    g_ptr_array_add (table->notes, bw_briefing_words_fill (self->words->note, name, rung->note));
}

static void
add_progress (const Sheet *self)
{
  GPtrArray *rungs = self->ladder->rungs;
  GString *text = g_string_new (NULL);
  BwBriefingTable *table;

  append_terms (self, text);
  if (rungs->len > 0)
    append_counts (self, text);
  else
    g_string_append (text, self->words->nobody);

  bw_briefing_content_add (self->content, g_strdup (self->words->progress), g_string_free (text, FALSE));
  if (rungs->len == 0)
    return;

  table = bw_briefing_content_add_table (self->content, g_strdup (self->words->caption),
                                         g_strdup (self->words->continued), dup_columns (self->words));
  g_ptr_array_add (table->notes, g_strdup (self->words->key));
  for (guint i = 0; i < rungs->len; i++)
    add_rung (self, table, g_ptr_array_index (rungs, i));

  add_total (self, table);
}

static void
append_value (const Sheet *self,
              GString     *text,
              const char  *form,
              double       value,
              const char  *unit)
{
  g_autofree char *number = bw_format_integer (value);
  g_autofree char *with_unit = g_strconcat (number, bw_briefing_words_is_chinese (self->facts->language) ? unit : "",
                                            NULL);

  append_taken (text, form, with_unit, NULL);
}

static void
append_now (const Sheet         *self,
            GString             *text,
            const BwOrderEffect *effect)
{
  g_autofree char *number = isnan (effect->now) ? NULL : bw_format_integer (effect->now);
  g_autofree char *value = number != NULL
                             ? g_strconcat (number, bw_briefing_words_is_chinese (self->facts->language)
                                                      ? effect->unit : "", NULL)
                             : NULL;
  g_autofree char *time = effect->as_of != 0 ? bw_briefing_words_dup_time (self->facts, effect->as_of) : NULL;

  if (value == NULL || time == NULL)
    g_string_append (text, self->words->missing);
  else
    append_taken (text, self->words->now, value, time);
}

/* Before, now and target; without a figure there is nothing to say. */
static void
add_effect (const Sheet *self)
{
  const BwRound *round = bw_picture_get_round (self->picture, self->facts->cut_off);
  g_autofree char *subject = round != NULL ? bw_round_dup_subject (round) : NULL;
  g_autoptr (BwOrderEffect) effect = NULL;
  GString *text;

  effect = bw_order_effect_new (self->picture, self->order,
                                subject != NULL ? bw_picture_get_subject (self->picture, subject) : BW_SUBJECT_NONE,
                                self->facts->language);
  if (effect == NULL)
    return;

  text = g_string_new (NULL);
  append_taken (text, self->words->figure, effect->where != NULL ? effect->where : "", effect->name);
  if (!isnan (effect->before))
    append_value (self, text, self->words->before, effect->before, effect->unit);

  append_now (self, text, effect);
  if (!isnan (effect->target))
    append_value (self, text, self->words->target, effect->target, effect->unit);

  g_string_append (text, self->words->end);
  bw_briefing_content_add (self->content, g_strdup (self->words->effect), g_string_free (text, FALSE));
}

/* Receipts have the id of their order and area. */
static GPtrArray *
list_receipts (BwPicture     *picture,
               const BwOrder *order)
{
  GPtrArray *receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_receipt_free);

  for (guint i = 0; order->recipients[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat (order->id, "/", order->recipients[i], NULL);
      BwDocument *document = bw_picture_get_document (picture, BW_DOCUMENT_TYPE_RECEIPT, id);

      if (document != NULL)
        g_ptr_array_add (receipts, bw_order_receipt_new (document));
    }

  return receipts;
}

static void
draft (const Sheet *self)
{
  add_front (self);
  add_recipients (self);
  add_text (self);
  add_other (self, self->order->supersedes, self->words->supersedes);
  add_other (self, self->order->superseded_by,
             bw_order_is_cancelled (self->order, self->picture) ? self->words->cancelled : self->words->superseded);
  add_progress (self);
  add_effect (self);
}

/**
 * bw_briefing_order_draft:
 * @picture: the picture
 * @id: of an order
 * @as_of: cut-off of its confirmations, the backend's time
 * @stopped: time of the last data if they stopped before, else 0
 * @language: "zh_CN" or "en"
 * @error: return location
 *
 * The order as it was written, then who has come how far with it, then the figure that
 * it should move.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
BwBriefingContent *
bw_briefing_order_draft (BwPicture   *picture,
                         const char  *id,
                         gint64       as_of,
                         gint64       stopped,
                         const char  *language,
                         GError     **error)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace root = bw_place_tree_get_root (places);
  BwDocument *document = bw_picture_get_document (picture, BW_DOCUMENT_TYPE_ORDER, id);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (BwOrder) order = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (BwOrderLadder) ladder = NULL;
  BwBriefingContent *content;

  if (document == NULL || root == BW_PLACE_NONE)
    {
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_DOCUMENT, "no order has the id “%s”", id);
      return NULL;
    }

  facts = bw_briefing_facts_new_bare (picture, root, as_of, stopped, language);
  order = bw_order_new_from_document (document);
  facts->exercise |= order->exercise;
  receipts = list_receipts (picture, order);
  ladder = bw_order_ladder_new (order, receipts, places, root, facts->cut_off);
  content = bw_briefing_content_new (language);
  draft (&(Sheet) { picture, places, facts, order, ladder,
                    bw_briefing_words_is_chinese (language) ? &chinese : &english, content });
  return content;
}
