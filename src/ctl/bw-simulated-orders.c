/* bw-simulated-orders.c: orders that nobody gave, and how their recipients climb
 *
 * A receipt says when each of its steps was taken (`times`), besides its state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-orders.h"

#include "bw-chance.h"
#include "bw-people-change.h"
#include "bw-time.h"

#include <string.h>

#define FIRST_NUMBER  12     /* of the numbers of orders; those before are not told */
#define LAGGARDS      4.5    /* one area of so many is late */
#define N_STEPS       5
#define NO_SUPERSEDED (-1)

/* An order, in minutes. @day of the campaign and @at since its midnight. */
typedef struct
{
  int         day;
  int         at;
  int         due;         /* after it is given */
  int         done;
  int         supersedes;  /* index of another one */
  const char *kind;
  const char *measure;     /* (nullable): that it is to move */
  gboolean    by_share;    /* its target: everybody; else every checkpoint */
  const char *title;
  const char *text;
} Draft;

static const Draft drafts[] =
{
  { 0, 19 * 60 + 10, 120, 360, NO_SUPERSEDED, "notice", NULL, FALSE,
    "关于规范采样点设置和现场秩序的通知（示例）",
    "各采样点一米一线、单向通行，等候区与采样区分开。22:00 前签收并部署。" },
  { 1, 8 * 60 + 30, 180, 480, NO_SUPERSEDED, "notice", NULL, FALSE,
    "关于做好夜间采样照明和轮换值守的通知（示例）",
    "夜间开放的采样点备好照明，每班不超过八小时。11:30 前签收。" },
  { 1, 15 * 60, 120, 420, NO_SUPERSEDED, "order", NULL, FALSE,
    "关于调配采样管和防护物资的指令（示例）",
    "各县（市、区）按日用量的一倍半备足采样管和防护物资，缺口当日上报。" },
  { 2, 9 * 60, 180, 480, NO_SUPERSEDED, "notice", NULL, FALSE,
    "关于统一卡点登记台账的通知（示例）",
    "卡点进出登记用统一台账，每班交接时核对。" },
  { 2, 14 * 60 + 30, 150, 420, 3, "notice", NULL, FALSE,
    "关于统一卡点登记台账的补充通知（示例）",
    "台账增列“核酸检测证明”一栏，前一通知同时作废。" },
  { 3, 9 * 60, 180, 540, NO_SUPERSEDED, "notice", "check_certificate", FALSE,
    "关于严格落实小区卡点测温扫码登记查验措施的通知（示例）",
    "各居民小区入口严格落实测温、扫码、登记、查验核酸检测证明四项措施，12:00 前签收并部署，18:00 前反馈落实情况。" },
  { 3, 13 * 60 + 40, 140, 380, NO_SUPERSEDED, "notice", NULL, FALSE,
    "关于做好高温天气采样点防护的通知（示例）",
    "各采样点设遮阳棚和饮水处，工作人员每两小时轮换。16:00 前签收。" },
  { 4, 8 * 60 + 30, 90, 420, NO_SUPERSEDED, "order", "sampled", TRUE,
    "关于做好采样收尾和查漏补采的指令（示例）",
    "逐户核对应检人员，行动不便的上门采样。10:00 前签收。" },
  { 4, 12 * 60, 180, 480, NO_SUPERSEDED, "notice", NULL, FALSE,
    "关于采样点撤收和终末消杀的通知（示例）",
    "完成采样的点位有序撤收，医疗废物专人专车转运，场地终末消杀。" },
};

/* What an area that falls behind asks for. */
static const Draft request =
  { 3, 10 * 60 + 20, 240, 480, NO_SUPERSEDED, "request", NULL, FALSE,
    "请求增派采样台和采样人员（示例）",
    "按目前速度不能在截止时间前完成，请求增派采样台和采样人员，愿接收其他县（市、区）支援。" };

static const char * const steps[N_STEPS] = { "delivered", "opened", "acknowledged", "doing", "done" };

/* What one run of either function works with. */
typedef struct
{
  const BwPeopleCity *city;
  gint64              after;
  gint64              until;
  gboolean            stands;   /* what stands at @until, whenever it came about */
  GPtrArray          *changes;
} Run;

static gboolean
is_on (const Run *run,
       gint64     time)
{
  return time <= run->until && (run->stands || time > run->after);
}

static gint64
get_time (const Run   *run,
          const Draft *draft,
          int          minutes)
{
  return run->city->first_day + draft->day * BW_TIME_DAY + (draft->at + minutes) * BW_TIME_MINUTE;
}

static char *
dup_id (const Draft *draft)
{
  return draft == &request ? g_strdup ("order-sample-request")
                           : g_strdup_printf ("order-sample-%d", (int) (draft - drafts) + 1);
}

/* One that takes the place of another comes after all that was said to that. */
static guint
get_step (const Draft *draft)
{
  return draft->supersedes != NO_SUPERSEDED ? 2 : 0;
}

static void
set_expects (const Run      *run,
             const Draft    *draft,
             BwPeopleChange *change)
{
  JsonObject *expects = json_object_new ();
  g_autofree char *by = bw_time_format (get_time (run, draft, draft->done), run->city->zone);

  json_object_set_string_member (expects, "measure", draft->measure);
  json_object_set_string_member (expects, "place", run->city->root->code);
  if (!draft->by_share)
    json_object_set_int_member (expects, "target", run->city->n_checkpoints);
  json_object_set_string_member (expects, "by", by);
  json_object_set_object_member (change->members, "expects", expects);
}

static void
add_order (const Run          *run,
           const Draft        *draft,
           const char         *issuer,
           const char * const *recipients)
{
  g_autofree char *id = dup_id (draft);
  gint64 issued = get_time (run, draft, 0);
  BwPeopleChange *change = bw_people_change_new (BW_DOCUMENT_TYPE_ORDER, id, TRUE, issued, run->city->zone);
  JsonArray *list = json_array_new ();

  change->by_commander = TRUE;
  change->step = get_step (draft);
  for (guint i = 0; recipients[i] != NULL; i++)
    json_array_add_string_element (list, recipients[i]);
  json_object_set_string_member (change->members, "kind", draft->kind);
  json_object_set_string_member (change->members, "title", draft->title);
  json_object_set_string_member (change->members, "text", draft->text);
  json_object_set_boolean_member (change->members, "complete", TRUE);
  json_object_set_string_member (change->members, "issuer", issuer);
  json_object_set_array_member (change->members, "recipients", list);
  bw_people_change_set_time (change, "issued", issued, run->city->zone);
  bw_people_change_set_time (change, "acknowledge_by", get_time (run, draft, draft->due), run->city->zone);
  bw_people_change_set_time (change, "due", get_time (run, draft, draft->done), run->city->zone);
  if (draft->measure != NULL)
    set_expects (run, draft, change);
  g_ptr_array_add (run->changes, change);
}

static void
number_order (const Run   *run,
              const Draft *draft)
{
  BwPeopleChange *change = g_ptr_array_index (run->changes, run->changes->len - 1);
  g_autoptr (GDateTime) date = bw_time_to_date_time (change->at, run->city->zone);
  g_autofree char *number = g_strdup_printf ("〔%d〕%d 号（示例）", g_date_time_get_year (date),
                                             FIRST_NUMBER + (int) (draft - drafts) + 1);
  g_autofree char *superseded = NULL;

  json_object_set_string_member (change->members, "number", number);
  if (draft->supersedes == NO_SUPERSEDED)
    return;

  superseded = dup_id (&drafts[draft->supersedes]);
  json_object_set_string_member (change->members, "supersedes", superseded);
}

/* When @area takes each step; ascending. */
static void
draw_steps (const Run   *run,
            const Draft *draft,
            const char  *area,
            gboolean     is_late,
            gint64      *times)
{
  g_autofree char *id = dup_id (draft);
  guint64 hash = bw_chance_hash (bw_chance_hash (run->city->seed, id, 1), area, 1);
  int acknowledged = 4 + (int) ((hash >> 8) % (guint) (draft->due / 2));
  int doing;
  int done = draft->done * 45 / 100 + (int) ((hash >> 32) % (guint) (draft->done / 2));

  if (is_late)
    acknowledged = draft->due + 155 + (int) ((hash >> 8) % 150);
  doing = acknowledged + 20 + (int) ((hash >> 24) % 40);
  times[0] = get_time (run, draft, 0) + (5 + (gint64) (hash % 60)) * BW_TIME_SECOND;
  times[1] = get_time (run, draft, 1 + (int) ((hash >> 4) % 3));
  times[2] = get_time (run, draft, acknowledged);
  times[3] = get_time (run, draft, doing);
  times[4] = get_time (run, draft, MAX (done, doing + 60));
}

static void
add_step (const Run    *run,
          const Draft  *draft,
          const char   *area,
          guint         step,
          gboolean      is_unable,
          const gint64 *times)
{
  g_autofree char *order = dup_id (draft);
  g_autofree char *id = g_strjoin ("/", order, area, NULL);
  gboolean is_whole = run->stands || step == 0;
  BwPeopleChange *change = bw_people_change_new (BW_DOCUMENT_TYPE_RECEIPT, id, is_whole, times[step], run->city->zone);
  const char *state = step == N_STEPS - 1 && is_unable ? "unable" : steps[step];
  JsonObject *taken = json_object_new ();

  for (guint i = 0; i <= step; i++)
    {
      g_autofree char *text = bw_time_format (times[i], run->city->zone);

      json_object_set_string_member (taken, i == step ? state : steps[i], text);
    }
  change->step = get_step (draft) + 1;
  json_object_set_string_member (change->members, "state", state);
  json_object_set_object_member (change->members, "times", taken);
  if (g_str_equal (state, "unable"))
    json_object_set_string_member (change->members, "note", "遮阳棚不足，明日到货后落实（示例）");
  if (is_whole)
    {
      json_object_set_string_member (change->members, "order", order);
      json_object_set_string_member (change->members, "area", area);
    }
  g_ptr_array_add (run->changes, change);
}

/* @until: when it is superseded, after which nobody climbs. */
static void
add_steps (const Run   *run,
           const Draft *draft,
           const char  *area,
           gboolean     is_late,
           gboolean     is_unable,
           gint64       until)
{
  gint64 times[N_STEPS];
  int last = -1;

  draw_steps (run, draft, area, is_late, times);
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (!is_on (run, times[i]) || times[i] >= until)
        continue;

      last = (int) i;
      if (!run->stands)
        add_step (run, draft, area, i, is_unable, times);
    }

  if (run->stands && last >= 0)
    add_step (run, draft, area, (guint) last, is_unable, times);
}

/* Who is later than most: those of the least chance. */
static guint
count_before (const Run          *run,
              const Draft        *draft,
              const char * const *areas,
              guint               index)
{
  gint64 number = draft->day * BW_TIME_DAY + draft->at;
  guint64 own = bw_chance_hash (run->city->seed, areas[index], number);
  guint n = 0;

  for (guint i = 0; areas[i] != NULL; i++)
    n += i != index && bw_chance_hash (run->city->seed, areas[i], number) < own ? 1 : 0;

  return n;
}

static gint64
get_superseded (const Run *run,
                guint      index)
{
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      if (drafts[i].supersedes == (int) index)
        return get_time (run, &drafts[i], 0);
    }

  return G_MAXINT64;
}

static void
run_order (const Run *run,
           guint      index)
{
  const Draft *draft = &drafts[index];
  const char * const *areas = (const char * const *) run->city->round->areas;
  guint n_areas = areas != NULL ? g_strv_length (run->city->round->areas) : 0;
  guint n_late = (guint) ((double) n_areas / LAGGARDS);

  if (n_areas == 0)
    return;
  if (is_on (run, get_time (run, draft, 0)))
    {
      add_order (run, draft, "指挥部办公室", areas);
      number_order (run, draft);
    }

  for (guint i = 0; i < n_areas; i++)
    {
      guint before = count_before (run, draft, areas, i);

      add_steps (run, draft, areas[i], before < n_late, before == n_areas - 1 && index % 3 == 0,
                 get_superseded (run, index));
    }
}

static void
run_request (const Run  *run,
             const char *lagging)
{
  const char *recipients[] = { run->city->root->code, NULL };

  if (is_on (run, get_time (run, &request, 0)))
    add_order (run, &request, lagging, recipients);
  add_steps (run, &request, recipients[0], FALSE, FALSE, G_MAXINT64);
}

static void
run_all (const Run  *run,
         const char *lagging)
{
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    run_order (run, i);
  if (lagging != NULL && !g_str_equal (lagging, run->city->root->code))
    run_request (run, lagging);
}

void
bw_simulated_orders_stand (const BwPeopleCity *city,
                           const char         *lagging,
                           gint64              now,
                           GPtrArray          *changes)
{
  Run run = { city, 0, now, TRUE, changes };

  run_all (&run, lagging);
}

void
bw_simulated_orders_list (const BwPeopleCity *city,
                          const char         *lagging,
                          gint64              after,
                          gint64              until,
                          GPtrArray          *changes)
{
  Run run = { city, after, until, FALSE, changes };

  run_all (&run, lagging);
}
