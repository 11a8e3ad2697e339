/* bw-simulated-shifts.c: teams that are not there, and when they stand where
 *
 *   made known ──► planned ──► on_duty ──► relieved
 *                     └──► missed
 *
 * When each of it happens follows from the seed, the post, the day and the shift
 * alone, so that a run that begins anywhere does what all others do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-shifts.h"

#include "bw-chance.h"
#include "bw-people-change.h"
#include "bw-simulated-shift.h"
#include "bw-simulated-team.h"
#include "bw-time.h"

/* Assumptions. One shift of so many has no team yet, one of so many none that comes. */
#define FOUND_LATE     240
#define DO_NOT_COME    1500
#define MADE_KNOWN     (30 * BW_TIME_MINUTE)  /* how long it takes for all of them */
#define LATE_BEFORE    (30 * BW_TIME_MINUTE)
#define COME_BEFORE    (10 * BW_TIME_MINUTE)
#define COME_WITHIN    18                     /* minutes */
#define MISSED_AFTER   (20 * BW_TIME_MINUTE)
#define LEAVE_WITHIN   15                     /* minutes */

/* One shift of one day, for all posts. */
typedef struct
{
  const BwPeopleCity *city;
  gint64              day;   /* its midnight */
  guint               shift;
  gint64              from;
  gint64              to;
  char               *date;  /* (owned) */
} Watch;

/* One of one post. */
typedef struct
{
  gint64   known;
  gint64   begins;    /* or is missed */
  gint64   ends;
  gboolean is_missed;
} Turn;

static void
set_watch (Watch              *watch,
           const BwPeopleCity *city,
           gint64              day,
           guint               shift)
{
  *watch = (Watch) {
    .city = city,
    .day = day,
    .shift = shift,
    .from = day + bw_simulated_shift_get_start (shift),
    .to = day + bw_simulated_shift_get_end (shift),
    .date = bw_people_city_dup_date (city, day),
  };
}

static Turn
draw_turn (const Watch        *watch,
           const BwPeoplePost *post)
{
  gint64 number = watch->day / BW_TIME_MINUTE + watch->shift;
  guint64 hash = bw_chance_hash (watch->city->seed, post->site->code, number);
  gboolean is_late = (hash >> 12) % FOUND_LATE == 0;
  Turn turn = {
    .known = is_late ? watch->from - LATE_BEFORE + (gint64) (hash % 600) * BW_TIME_SECOND
                     : watch->day - BW_TIME_DAY + (gint64) (hash % 1800) * BW_TIME_SECOND,
    .begins = watch->from - COME_BEFORE + (gint64) ((hash >> 24) % (COME_WITHIN * 60)) * BW_TIME_SECOND,
    .ends = watch->to + (gint64) ((hash >> 36) % (LEAVE_WITHIN * 60)) * BW_TIME_SECOND,
    .is_missed = (hash >> 48) % DO_NOT_COME == 0,
  };

  if (turn.is_missed)
    turn.begins = watch->from + MISSED_AFTER;
  return turn;
}

static void
fill (BwPeopleChange     *change,
      const Watch        *watch,
      const BwPeoplePost *post,
      const char         *state)
{
  g_autofree char *team = bw_simulated_team_dup_id (post, watch->shift);

  json_object_set_string_member (change->members, "team", team);
  json_object_set_string_member (change->members, "site", post->site->code);
  json_object_set_string_member (change->members, "task",
                                 post->site->kind == BW_SITE_KIND_SAMPLING ? "采样、登记、维持秩序"
                                                                           : "测温、扫码、登记、查验核酸检测证明");
  bw_people_change_set_time (change, "from", watch->from, watch->city->zone);
  bw_people_change_set_time (change, "to", watch->to, watch->city->zone);
  json_object_set_string_member (change->members, "state", state);
}

static BwPeopleChange *
add (const Watch        *watch,
     const BwPeoplePost *post,
     guint               step,
     gint64              at,
     GPtrArray          *changes)
{
  g_autofree char *id = g_strdup_printf ("%s-%s-%s", post->site->code, watch->date,
                                         bw_simulated_shift_get_letter (watch->shift));
  BwPeopleChange *change = bw_people_change_new (BW_DOCUMENT_TYPE_ASSIGNMENT, id, step == 0, at,
                                                 watch->city->zone);

  change->step = step;
  g_ptr_array_add (changes, change);
  return change;
}

static void
add_state (const Watch        *watch,
           const BwPeoplePost *post,
           guint               step,
           gint64              at,
           const char         *state,
           GPtrArray          *changes)
{
  json_object_set_string_member (add (watch, post, step, at, changes)->members, "state", state);
}

/* What is over is told no more, but that nobody came is until the shift ends. */
static void
stand_post (const Watch        *watch,
            const BwPeoplePost *post,
            gint64              now,
            GPtrArray          *changes)
{
  Turn turn = draw_turn (watch, post);
  gboolean has_begun = turn.begins <= now;

  if (turn.known > now || turn.ends <= now || (turn.is_missed && watch->to <= now))
    return;

  fill (add (watch, post, 0, has_begun ? turn.begins : turn.known, changes), watch, post,
        !has_begun ? "planned" : turn.is_missed ? "missed" : "on_duty");
}

static void
list_post (const Watch        *watch,
           const BwPeoplePost *post,
           gint64              after,
           gint64              until,
           GPtrArray          *changes)
{
  Turn turn = draw_turn (watch, post);

  if (turn.known > after && turn.known <= until)
    fill (add (watch, post, 0, turn.known, changes), watch, post, "planned");
  if (turn.begins > after && turn.begins <= until)
    add_state (watch, post, 1, turn.begins, turn.is_missed ? "missed" : "on_duty", changes);
  if (turn.ends > after && turn.ends <= until && !turn.is_missed)
    add_state (watch, post, 2, turn.ends, "relieved", changes);
}

/* Most of the time nothing changes anywhere: no post is looked at for that. */
static gboolean
is_busy (const Watch *watch,
         gint64       after,
         gint64       until)
{
  gint64 known = watch->day - BW_TIME_DAY;

  return (known <= until && known + MADE_KNOWN > after)
         || (watch->from - LATE_BEFORE <= until && watch->from + MISSED_AFTER >= after)
         || (watch->to <= until && watch->to + LEAVE_WITHIN * BW_TIME_MINUTE >= after);
}

void
bw_simulated_shifts_stand (const BwPeopleCity *city,
                           gint64              now,
                           GPtrArray          *changes)
{
  gint64 today = bw_people_city_get_day (city, now);

  bw_simulated_team_list (city, changes);
  for (gint64 day = today - BW_TIME_DAY; day <= today + BW_TIME_DAY; day += BW_TIME_DAY)
    for (guint shift = 0; shift < BW_N_SIMULATED_SHIFTS; shift++)
      {
        Watch watch;

        set_watch (&watch, city, day, shift);
        for (guint i = 0; i < city->posts->len; i++)
          {
            const BwPeoplePost *post = &g_array_index (city->posts, BwPeoplePost, i);

            if (bw_simulated_shift_is_open (shift, post))
              stand_post (&watch, post, now, changes);
          }
        g_free (watch.date);
      }
}

void
bw_simulated_shifts_list (const BwPeopleCity *city,
                          gint64              after,
                          gint64              until,
                          GPtrArray          *changes)
{
  gint64 first = bw_people_city_get_day (city, after) - 2 * BW_TIME_DAY;

  for (gint64 day = first; day <= until + BW_TIME_DAY; day += BW_TIME_DAY)
    for (guint shift = 0; shift < BW_N_SIMULATED_SHIFTS; shift++)
      {
        Watch watch;

        set_watch (&watch, city, day, shift);
        for (guint i = 0; i < city->posts->len && is_busy (&watch, after, until); i++)
          {
            const BwPeoplePost *post = &g_array_index (city->posts, BwPeoplePost, i);

            if (bw_simulated_shift_is_open (shift, post))
              list_post (&watch, post, after, until, changes);
          }
        g_free (watch.date);
      }
}
