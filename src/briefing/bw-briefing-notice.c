/* bw-briefing-notice.c: what was given and where it went, for the public
 *
 *   ledger ──► gifts that stand ──► sums by purpose, goods by kind, donors ──► content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-notice.h"

#include "bw-briefing-facts.h"
#include "bw-briefing-front.h"
#include "bw-briefing-words.h"
#include "bw-briefing.h"
#include "bw-format.h"
#include "bw-json.h"

#include <math.h>
#include <string.h>

#define N_SUM_COLUMNS   6
#define N_GOODS_COLUMNS 4
#define N_DONOR_COLUMNS 3

/* What the sheet says; %s is filled in by bw_briefing_words_fill(). */
typedef struct
{
  const char *masthead;
  const char *number;
  const char *title;            /* name of the area */
  const char *overview;         /* head */
  const char *counted;          /* donations that stand, cash */
  const char *goods;            /* donations, what those that were valued are worth */
  const char *unvalued;
  const char *no_amount;        /* donations of cash */
  const char *corrected;        /* donations */
  const char *sum_caption;
  const char *sum_continued;
  const char *sum_columns[N_SUM_COLUMNS];
  const char *total;
  const char *sum_note;
  const char *goods_caption;
  const char *goods_continued;
  const char *goods_columns[N_GOODS_COLUMNS];
  const char *unquantified;
  const char *goods_note;
  const char *unnamed_goods;
  const char *donors;           /* head */
  const char *donors_text;      /* named, not named */
  const char *donor_caption;
  const char *donor_continued;
  const char *donor_columns[N_DONOR_COLUMNS];
  const char *cash;             /* an amount */
  const char *cash_unknown;
  const char *comma;
  const char *source;           /* head */
  const char *source_text;      /* number */
  const char *purposes[4];      /* epidemic, flood, both, not stated */
  const char *person;
  const char *unit;
  const char *model_worker;
  const char *award_unit;
} Words;

static const Words chinese =
{
  .masthead = "疫情防控捐赠公示",
  .number = "公示第 %s 号",
  .title = "%s接受社会捐赠情况公示",
  .overview = "总体情况",
  .counted = "台账登记有效捐赠%s笔，其中现金%s元",
  .goods = "；实物%s笔，已估价部分价值%s元",
  .unvalued = "，另有%s笔未估价，不折算",
  .no_amount = "；另有%s笔现金未登记金额",
  .corrected = "。%s笔已被更正，按更正后的登记计入",
  .sum_caption = "表1　捐赠用途与移交情况（元）",
  .sum_continued = "表1（续）　捐赠用途与移交情况（元）",
  .sum_columns = { "用途", "笔数", "现金", "实物估价", "已移交", "待移交" },
  .total = "合计",
  .sum_note = "“—”未登记金额，不等于零。“已移交”“待移交”只计登记了金额的捐赠。",
  .goods_caption = "表2　实物捐赠",
  .goods_continued = "表2（续）　实物捐赠",
  .goods_columns = { "物资", "数量", "已移交", "待移交" },
  .unquantified = "数量未登记",
  .goods_note = "同一物资计量单位不同的分列。",
  .unnamed_goods = "品名未登记",
  .donors = "捐赠者",
  .donors_text = "同意公示姓名（名称）的%s笔列于下表；其余%s笔未表示同意，只计数，不列名",
  .donor_caption = "表3　同意公示的捐赠者",
  .donor_continued = "表3（续）　同意公示的捐赠者",
  .donor_columns = { "捐赠者", "类别", "捐赠" },
  .cash = "现金%s元",
  .cash_unknown = "现金（金额未登记）",
  .comma = "、",
  .source = "说明",
  .source_text = "本公示由捐赠台账第1笔至第%s笔逐笔汇总，编号即所载笔数；来源只给出总数、未逐笔登记的捐赠不在其内",
  .purposes = { "疫情防控", "防汛救灾", "疫情防控和防汛救灾", "未注明用途" },
  .person = "个人",
  .unit = "单位",
  .model_worker = "劳模先进人物",
  .award_unit = "五一劳动奖获得单位",
};

static const Words english =
{
  .masthead = "Public Notice of Donations",
  .number = "Notice No. %s",
  .title = "Donations to %s",
  .overview = "Overview",
  .counted = "%s donations stand in the ledger: ¥%s in cash",
  .goods = "; %s of goods, ¥%s those that were valued",
  .unvalued = ", %s not valued and not counted as money",
  .no_amount = "; %s of cash without an amount",
  .corrected = ". %s were corrected and count as corrected",
  .sum_caption = "Table 1. Purposes and hand-over, yuan",
  .sum_continued = "Table 1 (continued). Purposes and hand-over, yuan",
  .sum_columns = { "Purpose", "Number", "Cash", "Goods, valued", "Handed over", "Held" },
  .total = "Total",
  .sum_note = "“—”: no amount was stated, which is not zero. Handed over and held: of donations with an amount.",
  .goods_caption = "Table 2. Goods",
  .goods_continued = "Table 2 (continued). Goods",
  .goods_columns = { "Goods", "Quantity", "Handed over", "Held" },
  .unquantified = "not stated",
  .goods_note = "The same goods in other units have a line of their own.",
  .unnamed_goods = "not named",
  .donors = "Donors",
  .donors_text = "Donors of %s donations agreed to be named, below; %s others did not say so and are only counted",
  .donor_caption = "Table 3. Donors who agreed to be named",
  .donor_continued = "Table 3 (continued). Donors who agreed to be named",
  .donor_columns = { "Donor", "Kind", "Gave" },
  .cash = "¥%s in cash",
  .cash_unknown = "cash, amount not stated",
  .comma = ", ",
  .source = "Source",
  .source_text = "Added up from the first %s entries of the ledger of donations, which is what this notice is "
                 "numbered by; donations of which only a total was told are not in it",
  .purposes = { "Epidemic control", "Flood relief", "Epidemic control and flood relief", "Purpose not stated" },
  .person = "person",
  .unit = "organisation",
  .model_worker = "model worker",
  .award_unit = "labour award unit",
};

/* A donation that stands. */
typedef struct
{
  JsonObject *members;
  const char *purpose;  /* (nullable) */
  gboolean    is_cash;
  gboolean    is_handed_over;
  gboolean    is_named;
  gint64      fen;      /* -1: nobody has told */
} Gift;

/* What one purpose, or all of them, add up to. */
typedef struct
{
  char   *name;
  guint   n;
  gint64  cash;
  gint64  goods;
  gint64  handed_over;
  gint64  held;
  guint   n_cash;      /* with an amount */
  guint   n_valued;
  guint   n_goods;     /* donations of goods, valued or not */
  guint   n_no_amount; /* donations of cash without one */
} Sum;

/* What one kind of goods adds up to. */
typedef struct
{
  char     *item;
  char     *unit;
  gboolean  is_known;
  double    in;
  double    out;
} Goods;

typedef struct
{
  const BwBriefingFacts *facts;       /* (unowned) */
  const Words           *words;
  BwBriefingContent     *content;     /* (unowned) */
  GPtrArray             *gifts;       /* (owned) (element-type Gift) */
  GPtrArray             *sums;        /* (owned) (element-type Sum): as they come, then all */
  GPtrArray             *goods;       /* (owned) (element-type Goods) */
  guint                  number;
  guint                  n_corrected;
} Sheet;

static void
free_gift (gpointer data)
{
  Gift *gift = data;

  json_object_unref (gift->members);
  g_free (gift);
}

static void
free_sum (gpointer data)
{
  Sum *sum = data;

  g_free (sum->name);
  g_free (sum);
}

static void
free_goods (gpointer data)
{
  Goods *goods = data;

  g_free (goods->item);
  g_free (goods->unit);
  g_free (goods);
}

static void
clear_sheet (Sheet *self)
{
  g_clear_pointer (&self->gifts, g_ptr_array_unref);
  g_clear_pointer (&self->sums, g_ptr_array_unref);
  g_clear_pointer (&self->goods, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

/* 1,234.50 of 123450; whole yuan without decimals. */
static char *
dup_yuan (gint64 fen)
{
  g_autofree char *yuan = bw_format_integer ((double) (fen / 100));

  return fen % 100 == 0 ? g_steal_pointer (&yuan) : g_strdup_printf ("%s.%02d", yuan, (int) (fen % 100));
}

static char *
dup_count (guint n)
{
  return bw_format_integer (n);
}

static char *
dup_quantity (double quantity)
{
  return quantity == floor (quantity) ? bw_format_integer (quantity) : g_strdup_printf ("%.10g", quantity);
}

static Gift *
read_gift (JsonObject *members)
{
  Gift *gift = g_new0 (Gift, 1);

  gift->members = json_object_ref (members);
  gift->purpose = bw_json_peek_string (members, "purpose");
  gift->is_cash = g_strcmp0 (bw_json_peek_string (members, "form"), "cash") == 0;
  gift->is_handed_over = bw_json_peek_time (members, "handed_over") != 0;
  gift->fen = -1;
  bw_json_get_boolean (members, "named", &gift->is_named, NULL);
  if (bw_json_has (members, "amount_fen"))
    bw_json_get_integer (members, "amount_fen", 0, G_MAXINT64, &gift->fen, NULL);

  return gift;
}

/* (transfer full) (element-type JsonObject): the first @n of the ledger */
static GPtrArray *
parse (GPtrArray *ledger,
       guint      n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, bw_document_dup_object (g_ptr_array_index (ledger, i)));

  return entries;
}

/* What was corrected is left out; the sheet is as of the last that happened. */
static void
read_gifts (Sheet     *self,
            GPtrArray *entries)
{
  g_autoptr (GHashTable) corrected = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *id = bw_json_peek_string (g_ptr_array_index (entries, i), "corrects");

      if (id != NULL)
        g_hash_table_add (corrected, (gpointer) id);
    }

  for (guint i = 0; i < entries->len; i++)
    {
      JsonObject *members = g_ptr_array_index (entries, i);
      const char *id = bw_json_peek_string (members, "id");

      if (id != NULL && g_hash_table_contains (corrected, id))
        self->n_corrected++;
      else
        g_ptr_array_add (self->gifts, read_gift (members));
    }
}

static gboolean
is_exercise (GPtrArray *entries)
{
  gboolean exercise = FALSE;

  for (guint i = 0; !exercise && i < entries->len; i++)
    bw_json_get_boolean (g_ptr_array_index (entries, i), "exercise", &exercise, NULL);

  return exercise;
}

static gint64
find_cut_off (GPtrArray *entries)
{
  gint64 last = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      JsonObject *members = g_ptr_array_index (entries, i);

      last = MAX (last, bw_json_peek_time (members, "at"));
      last = MAX (last, bw_json_peek_time (members, "handed_over"));
    }

  return last;
}

static const char *
get_purpose (const Sheet *self,
             const char  *purpose)
{
  static const char *const wire[] = { "epidemic", "flood", "both" };

  if (purpose == NULL || *purpose == '\0')
    return self->words->purposes[G_N_ELEMENTS (wire)];

  for (guint i = 0; i < G_N_ELEMENTS (wire); i++)
    {
      if (g_str_equal (purpose, wire[i]))
        return self->words->purposes[i];
    }

  return purpose;
}

static void
add_to_sum (Sum        *sum,
            const Gift *gift)
{
  gint64 fen = MAX (gift->fen, 0);

  sum->n++;
  sum->n_goods += !gift->is_cash;
  *(gift->is_cash ? &sum->cash : &sum->goods) += fen;
  *(gift->is_handed_over ? &sum->handed_over : &sum->held) += fen;
  if (gift->fen >= 0)
    *(gift->is_cash ? &sum->n_cash : &sum->n_valued) += 1;
  else
    sum->n_no_amount += gift->is_cash;
}

static Sum *
ensure_sum (Sheet      *self,
            const char *name)
{
  Sum *sum;

  for (guint i = 0; i < self->sums->len; i++)
    {
      sum = g_ptr_array_index (self->sums, i);
      if (g_str_equal (sum->name, name))
        return sum;
    }

  sum = g_new0 (Sum, 1);
  sum->name = g_strdup (name);
  g_ptr_array_add (self->sums, sum);
  return sum;
}

static Goods *
ensure_goods (Sheet      *self,
              const char *item,
              const char *unit,
              gboolean    is_known)
{
  Goods *goods;

  for (guint i = 0; i < self->goods->len; i++)
    {
      goods = g_ptr_array_index (self->goods, i);
      if (goods->is_known == is_known && g_str_equal (goods->item, item) && g_str_equal (goods->unit, unit))
        return goods;
    }

  goods = g_new0 (Goods, 1);
  goods->item = g_strdup (item);
  goods->unit = g_strdup (unit);
  goods->is_known = is_known;
  g_ptr_array_add (self->goods, goods);
  return goods;
}

/* (nullable) */
static JsonArray *
get_lines (const Gift *gift)
{
  JsonNode *node = json_object_get_member (gift->members, "goods");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (nullable) */
static JsonObject *
get_line (JsonArray *lines,
          guint      i)
{
  JsonNode *node = json_array_get_element (lines, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_item (const Sheet *self,
          JsonObject  *line)
{
  const char *item = line != NULL ? bw_json_peek_string (line, "item") : NULL;

  return item != NULL && *item != '\0' ? item : self->words->unnamed_goods;
}

static void
add_goods (Sheet      *self,
           const Gift *gift)
{
  JsonArray *lines = get_lines (gift);
  guint n_lines = lines != NULL ? json_array_get_length (lines) : 0;

  if (n_lines == 0)
    ensure_goods (self, self->words->unnamed_goods, "", FALSE);

  for (guint i = 0; i < n_lines; i++)
    {
      JsonObject *line = get_line (lines, i);
      const char *unit = line != NULL ? bw_json_peek_string (line, "unit") : NULL;
      double quantity = 0.0;
      gboolean is_known = line != NULL && bw_json_has (line, "quantity")
                          && bw_json_get_number (line, "quantity", &quantity, NULL);
      Goods *goods = ensure_goods (self, get_item (self, line), unit != NULL ? unit : "", is_known);

      goods->in += quantity;
      goods->out += gift->is_handed_over ? quantity : 0.0;
    }
}

/* By purpose in the order in which they first came; the sum of all is the last one. */
static void
add_up (Sheet *self)
{
  Sum *total = g_new0 (Sum, 1);

  total->name = g_strdup (self->words->total);
  for (guint i = 0; i < self->gifts->len; i++)
    {
      const Gift *gift = g_ptr_array_index (self->gifts, i);

      add_to_sum (ensure_sum (self, get_purpose (self, gift->purpose)), gift);
      add_to_sum (total, gift);
      if (!gift->is_cash)
        add_goods (self, gift);
    }

  g_ptr_array_add (self->sums, total);
}

static void
add_section (Sheet      *self,
             const char *title,
             GString    *text)
{
  g_string_append (text, bw_briefing_words_pick (self->facts->language, "。", "."));
  bw_briefing_front_add_section (self->content, title, g_string_free (text, FALSE));
}

static void
add_overview (Sheet *self)
{
  const Sum *total = g_ptr_array_index (self->sums, self->sums->len - 1);
  GString *text = g_string_new (NULL);

  bw_briefing_words_append (text, self->words->counted, dup_count (total->n), dup_yuan (total->cash));
  if (total->n_no_amount > 0)
    bw_briefing_words_append (text, self->words->no_amount, dup_count (total->n_no_amount), NULL);
  if (total->n_goods > 0)
    bw_briefing_words_append (text, self->words->goods, dup_count (total->n_goods), dup_yuan (total->goods));
  if (total->n_goods > total->n_valued)
    bw_briefing_words_append (text, self->words->unvalued, dup_count (total->n_goods - total->n_valued), NULL);
  if (self->n_corrected > 0)
    bw_briefing_words_append (text, self->words->corrected, dup_count (self->n_corrected), NULL);

  add_section (self, self->words->overview, text);
}

/* An amount that nobody has told is no zero. */
static char *
dup_amount (gint64 fen,
            guint  n_told)
{
  return n_told > 0 ? dup_yuan (fen) : g_strdup ("—");
}

static GStrv
dup_columns (const char *const *columns,
             guint              n)
{
  GStrv copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (columns[i]);

  return copy;
}

static void
add_sums (Sheet *self)
{
  BwBriefingTable *table;

  table = bw_briefing_content_add_table (self->content, g_strdup (self->words->sum_caption),
                                         g_strdup (self->words->sum_continued),
                                         dup_columns (self->words->sum_columns, N_SUM_COLUMNS));
  g_ptr_array_add (table->notes, g_strdup (self->words->sum_note));
  for (guint i = 0; i < self->sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (self->sums, i);
      GStrv cells = g_new0 (char *, N_SUM_COLUMNS + 1);
      guint n_told = sum->n_cash + sum->n_valued;

      cells[0] = g_strdup (sum->name);
      cells[1] = dup_count (sum->n);
      cells[2] = dup_amount (sum->cash, sum->n_cash);
      cells[3] = dup_amount (sum->goods, sum->n_valued);
      cells[4] = dup_amount (sum->handed_over, n_told);
      cells[5] = dup_amount (sum->held, n_told);
      bw_briefing_content_add_row (table, i + 1 < self->sums->len ? BW_BRIEFING_ROW_PLAIN : BW_BRIEFING_ROW_TOTAL,
                                   cells);
    }
}

static char *
dup_with_unit (double      quantity,
               const char *unit)
{
  g_autofree char *number = dup_quantity (quantity);

  return *unit != '\0' ? g_strjoin (" ", number, unit, NULL) : g_steal_pointer (&number);
}

static void
add_goods_table (Sheet *self)
{
  BwBriefingTable *table;

  if (self->goods->len == 0)
    return;

  table = bw_briefing_content_add_table (self->content, g_strdup (self->words->goods_caption),
                                         g_strdup (self->words->goods_continued),
                                         dup_columns (self->words->goods_columns, N_GOODS_COLUMNS));
  g_ptr_array_add (table->notes, g_strdup (self->words->goods_note));
  for (guint i = 0; i < self->goods->len; i++)
    {
      const Goods *goods = g_ptr_array_index (self->goods, i);
      GStrv cells = g_new0 (char *, N_GOODS_COLUMNS + 1);

      cells[0] = g_strdup (goods->item);
      cells[1] = goods->is_known ? dup_with_unit (goods->in, goods->unit) : g_strdup (self->words->unquantified);
      cells[2] = goods->is_known ? dup_with_unit (goods->out, goods->unit) : g_strdup ("—");
      cells[3] = goods->is_known ? dup_with_unit (goods->in - goods->out, goods->unit) : g_strdup ("—");
      bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, cells);
    }
}

static const char *
get_kind (const Sheet *self,
          const char  *kind)
{
  if (kind == NULL)
    return "—";

  if (g_str_equal (kind, "person"))
    return self->words->person;
  if (g_str_equal (kind, "unit"))
    return self->words->unit;
  if (g_str_equal (kind, "model_worker"))
    return self->words->model_worker;

  return g_str_equal (kind, "award_unit") ? self->words->award_unit : kind;
}

static char *
dup_given (const Sheet *self,
           const Gift  *gift)
{
  JsonArray *lines = get_lines (gift);
  g_autoptr (GString) given = g_string_new (NULL);
  g_autofree char *yuan = dup_yuan (MAX (gift->fen, 0));

  if (gift->is_cash)
    return gift->fen < 0 ? g_strdup (self->words->cash_unknown)
                         : bw_briefing_words_fill (self->words->cash, yuan, NULL);

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = get_line (lines, i);
      const char *unit = line != NULL ? bw_json_peek_string (line, "unit") : NULL;
      double quantity;

      g_string_append (given, i > 0 ? self->words->comma : "");
      g_string_append (given, get_item (self, line));
      if (line != NULL && bw_json_has (line, "quantity") && bw_json_get_number (line, "quantity", &quantity, NULL))
        {
          g_autofree char *told = dup_with_unit (quantity, unit != NULL ? unit : "");

          g_string_append_printf (given, " %s", told);
        }
    }

  return g_strdup (given->len > 0 ? given->str : self->words->unnamed_goods);
}

/* (nullable): of one who agreed and has told his name */
static const char *
get_donor (const Gift *gift)
{
  const char *donor = gift->is_named ? bw_json_peek_string (gift->members, "donor") : NULL;

  return donor != NULL && *donor != '\0' ? donor : NULL;
}

static void
add_donors (Sheet *self)
{
  BwBriefingTable *table = NULL;
  GString *text = g_string_new (NULL);
  guint n_named = 0;

  for (guint i = 0; i < self->gifts->len; i++)
    n_named += get_donor (g_ptr_array_index (self->gifts, i)) != NULL;

  bw_briefing_words_append (text, self->words->donors_text, dup_count (n_named),
                            dup_count (self->gifts->len - n_named));
  add_section (self, self->words->donors, text);
  if (n_named == 0)
    return;

  table = bw_briefing_content_add_table (self->content, g_strdup (self->words->donor_caption),
                                         g_strdup (self->words->donor_continued),
                                         dup_columns (self->words->donor_columns, N_DONOR_COLUMNS));
  table->words = G_MAXUINT64;
  for (guint i = 0; i < self->gifts->len; i++)
    {
      const Gift *gift = g_ptr_array_index (self->gifts, i);
      GStrv cells;

      if (get_donor (gift) == NULL)
        continue;

      cells = g_new0 (char *, N_DONOR_COLUMNS + 1);
      cells[0] = g_strdup (get_donor (gift));
      cells[1] = g_strdup (get_kind (self, bw_json_peek_string (gift->members, "donor_kind")));
      cells[2] = dup_given (self, gift);
      bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, cells);
    }
}

static void
draft (Sheet *self)
{
  GString *source = g_string_new (NULL);
  g_autofree char *prefix = NULL;

  self->content->masthead = g_strdup (self->words->masthead);
  prefix = g_strdup_printf ("%u", self->number);
  self->content->number = bw_briefing_words_fill (self->words->number, prefix, NULL);
  bw_briefing_front_set (self->content, self->facts,
                         bw_briefing_words_fill (self->words->title, self->facts->whole.name, NULL));
  add_overview (self);
  add_sums (self);
  add_goods_table (self);
  add_donors (self);
  bw_briefing_words_append (source, self->words->source_text, dup_count (self->number), NULL);
  add_section (self, self->words->source, source);
}

/**
 * bw_briefing_notice_draft:
 * @picture: the picture: names of places, and whether it is a drill
 * @scope: code of the area whose ledger it is
 * @ledger: (element-type BwDocument): donations in the order in which they were booked
 * @number: how many of them it is about; 0: all
 * @language: "zh_CN" or "en"
 * @error: return location
 *
 * Its number is how many entries it is about, and its cut-off the last moment that
 * they speak of: the ledger only grows, so the same number gives the same sheet.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
BwBriefingContent *
bw_briefing_notice_draft (BwPicture   *picture,
                          const char  *scope,
                          GPtrArray   *ledger,
                          guint        number,
                          const char  *language,
                          GError     **error)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace place = bw_place_tree_lookup (places, scope);
  g_autoptr (BwBriefingFacts) facts = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (Sheet) self = { .number = number != 0 ? number : ledger->len };

  if (place == BW_PLACE_NONE || !bw_place_tree_is_listed (places, place))
    {
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE, "no place has the code “%s”", scope);
      return NULL;
    }
  if (self.number > ledger->len || ledger->len == 0)
    {
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_DOCUMENT,
                   "the ledger holds %u donations: there is no notice %u yet", ledger->len, self.number);
      return NULL;
    }

  entries = parse (ledger, self.number);
  facts = bw_briefing_facts_new_bare (picture, place, find_cut_off (entries), 0, language);
  facts->exercise |= is_exercise (entries);
  self.facts = facts;
  self.words = bw_briefing_words_is_chinese (language) ? &chinese : &english;
  self.gifts = g_ptr_array_new_with_free_func (free_gift);
  self.sums = g_ptr_array_new_with_free_func (free_sum);
  self.goods = g_ptr_array_new_with_free_func (free_goods);
  self.content = bw_briefing_content_new (language);
  read_gifts (&self, entries);
  add_up (&self);
  draft (&self);
  return self.content;
}
