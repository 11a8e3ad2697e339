/* bw-simulated-log.c: what nobody noted down: goods that came and went, and the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-log.h"

#include "bw-chance.h"
#include "bw-people-change.h"
#include "bw-simulated-shift.h"
#include "bw-time.h"

typedef struct
{
  const char *item;
  const char *unit;
  guint       for_each; /* guard or helper, a day */
} Goods;

static const Goods point_goods[] =
{
  { "采样管", "支", 20 }, { "防护服", "套", 2 }, { "医用口罩", "只", 4 },
};

static const Goods checkpoint_goods[] =
{
  { "医用口罩", "只", 4 }, { "消毒液", "瓶", 1 }, { "饮用水", "瓶", 6 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (point_goods) == G_N_ELEMENTS (checkpoint_goods));

/* What is told each day, in minutes since midnight. */
static const struct
{
  guint       at;
  const char *kind;
  const char *text;
} daily[] =
{
  { 8 * 60 + 10, "decision", "早会商（示例）：逐区县过堂，落后区县优先调配采样台。" },
  { 12 * 60, "contact", "午间调度（示例）：与各区县值班室核对数据。" },
  { 16 * 60 + 30, "decision", "晚会商（示例）：确定夜间开放的采样点和轮换安排。" },
  { 18 * 60 + 30, "broadcast", "社区广播（示例）：未采样居民请按通知时段到点，保持一米间距。" },
};

/* A stretch of time. */
typedef struct
{
  const BwPeopleCity *city;
  gint64              after;
  gint64              until;
  GPtrArray          *changes;
} Stretch;

static gboolean
is_on (const Stretch *stretch,
       gint64         time)
{
  return time > stretch->after && time <= stretch->until;
}

static BwPeopleChange *
add (const Stretch  *stretch,
     BwDocumentType  type,
     const char     *id,
     gint64          at)
{
  BwPeopleChange *change = bw_people_change_new (type, id, TRUE, at, stretch->city->zone);

  g_ptr_array_add (stretch->changes, change);
  return change;
}

static void
add_entry (const Stretch *stretch,
           const char    *id,
           gint64         at,
           const char    *kind,
           const char    *area,
           const char    *text)
{
  BwPeopleChange *change = add (stretch, BW_DOCUMENT_TYPE_ENTRY, id, at);

  json_object_set_string_member (change->members, "kind", kind);
  json_object_set_string_member (change->members, "area", area);
  json_object_set_string_member (change->members, "text", text);
}

static void
note_handover (const Stretch      *stretch,
               const BwPeoplePost *post,
               gint64              midnight,
               const char         *date,
               guint               shift)
{
  g_autofree char *id = g_strdup_printf ("entry-%s-%s-%s", post->site->code, date,
                                         bw_simulated_shift_get_letter (shift));
  gint64 at = midnight + bw_simulated_shift_get_start (shift)
              + (gint64) (bw_chance_hash (stretch->city->seed, id, 0) % 480) * BW_TIME_SECOND;
  int staff = MAX (post->site->staff_required, 2);
  g_autofree char *text = NULL;

  if (!is_on (stretch, at) || !bw_simulated_shift_is_open (shift, post))
    return;

  text = g_strdup_printf ("%s：%s接岗，组长 1 名、队员 %d 名，应到 %d 名", post->site->name,
                          bw_simulated_shift_get_name (shift), staff - 1, staff);
  add_entry (stretch, id, at, "shift", post->site->area, text);
}

static void
note_goods (const Stretch      *stretch,
            const BwPeoplePost *post,
            gint64              midnight,
            const char         *date,
            guint               index,
            gboolean            is_out)
{
  const Goods *goods = post->site->kind == BW_SITE_KIND_SAMPLING ? &point_goods[index] : &checkpoint_goods[index];
  g_autofree char *id = g_strdup_printf ("supply-%s-%s-%u%s", post->site->code, date, index, is_out ? "o" : "i");
  guint64 hash = bw_chance_hash (stretch->city->seed, id, 0);
  gint64 at = midnight + (is_out ? 13 : 7) * BW_TIME_HOUR + (gint64) (hash % 5400) * BW_TIME_SECOND;
  gint64 quantity = goods->for_each * (gint64) MAX (post->site->staff_required, 2);
  BwPeopleChange *change;

  if (!is_on (stretch, at))
    return;

  /* Less goes out than came in. */
  if (is_out)
    quantity = quantity * (40 + (gint64) ((hash >> 16) % 40)) / 100;
  change = add (stretch, BW_DOCUMENT_TYPE_SUPPLY, id, at);
  json_object_set_string_member (change->members, "place", post->site->code);
  json_object_set_string_member (change->members, "item", goods->item);
  json_object_set_int_member (change->members, "quantity", MAX (quantity, 1));
  json_object_set_string_member (change->members, "unit", goods->unit);
  json_object_set_string_member (change->members, "direction", is_out ? "out" : "in");
}

static void
note_post (const Stretch      *stretch,
           const BwPeoplePost *post,
           gint64              midnight,
           const char         *date)
{
  for (guint shift = 0; shift < BW_N_SIMULATED_SHIFTS; shift++)
    note_handover (stretch, post, midnight, date, shift);

  for (guint i = 0; i < G_N_ELEMENTS (point_goods); i++)
    {
      note_goods (stretch, post, midnight, date, i, FALSE);
      note_goods (stretch, post, midnight, date, i, TRUE);
    }
}

static void
note_day (const Stretch *stretch,
          gint64         midnight)
{
  const BwPeopleCity *city = stretch->city;
  g_autofree char *date = bw_people_city_dup_date (city, midnight);

  for (guint i = 0; i < city->logged->len; i++)
    note_post (stretch, &g_array_index (city->logged, BwPeoplePost, i), midnight, date);

  for (guint i = 0; i < G_N_ELEMENTS (daily); i++)
    {
      g_autofree char *id = g_strdup_printf ("entry-daily-%s-%u", date, i);
      gint64 at = midnight + daily[i].at * BW_TIME_MINUTE;

      if (is_on (stretch, at))
        add_entry (stretch, id, at, daily[i].kind, city->root->code, daily[i].text);
    }
}

void
bw_simulated_log_stand (const BwPeopleCity *city,
                        gint64              now,
                        GPtrArray          *changes)
{
  gint64 today = bw_people_city_get_day (city, now);

  bw_simulated_log_list (city, today, now, changes);
}

void
bw_simulated_log_list (const BwPeopleCity *city,
                       gint64              after,
                       gint64              until,
                       GPtrArray          *changes)
{
  Stretch stretch = { city, after, until, changes };

  for (gint64 day = bw_people_city_get_day (city, after); day <= until; day += BW_TIME_DAY)
    note_day (&stretch, day);
}
