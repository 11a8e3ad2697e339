/* bw-simulated-visits.c: inspections that nobody made, and what came of them
 *
 *   unannounced:  planned ──► under_way ──► done
 *   announced:                              done
 *
 *   a fault:      open ──► evidence ──► closed
 *                   └──► not_executable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-visits.h"

#include "bw-chance.h"
#include "bw-people-change.h"
#include "bw-time.h"

/* Assumptions. */
#define FIRST_VISIT   (8 * BW_TIME_HOUR)
#define EVERY         (12 * BW_TIME_MINUTE)
#define A_DAY         65
#define PLANNED       BW_TIME_HOUR         /* before it is done */
#define UNDER_WAY     (10 * BW_TIME_MINUTE)
#define DAYS_BACK     2                    /* of which what was found is told */
#define WRITTEN_AFTER (10 * BW_TIME_MINUTE)

/* What is found where. */
typedef struct
{
  const char *measure;
  const char *verdict;
  const char *what;
} Fault;

static const Fault faults[] =
{
  { "check_certificate", "unmet", "未查验核酸检测证明" },
  { "check_register", "partial", "来访登记不全" },
  { "sampled", "partial", "排队间距不足一米" },
  { "check_certificate", "partial", "证明查验有遗漏" },
  { "sampled", "partial", "遮阳棚不足" },
  { "check_code", "unmet", "未扫码即放行" },
  { "check_register", "unmet", "登记台账缺当日记录" },
  { "sampled", "unmet", "采样人员防护用品穿戴不全" },
  { "check_temperature", "partial", "测温设备故障，未及时更换" },
};

/* One visit, and when what happens of it. */
typedef struct
{
  const BwPeopleCity *city;
  const BwPeoplePost *post;
  const Fault        *fault;        /* (nullable) */
  gboolean            unannounced;
  gboolean            is_praised;
  guint64             hash;
  gint64              done;
  gint64              due;          /* of the follow-up; all of these 0 without one */
  gint64              evidence;     /* or 0 */
  gint64              ends;
  char                id[32];
} Visit;

static gboolean
is_on (gint64 time,
       gint64 after,
       gint64 until)
{
  return time != 0 && time > after && time <= until;
}

/* The better everybody knows the rules, the less is found: one visit of so many. */
static guint
get_fault_in (gint64 day)
{
  return day < 2 ? 3 : 4;
}

static const BwPeoplePost *
choose_post (const BwPeopleCity *city,
             guint64             hash,
             gboolean            has_fault)
{
  GArray *posts = has_fault && city->others->len > 0 ? city->others : city->posts;

  for (guint i = 0; i < posts->len; i++)
    {
      const BwPeoplePost *post = &g_array_index (posts, BwPeoplePost, (hash + i) % posts->len);

      if (!post->is_fact)
        return post;
    }

  return NULL;
}

static void
draw_followup (Visit  *visit,
               gint64  midnight)
{
  guint64 hash = visit->hash;
  gboolean is_urgent = g_str_equal (visit->fault->verdict, "unmet");
  gboolean is_impossible = (hash >> 44) % 9 == 0;
  gboolean is_neglected = (hash >> 40) % 5 == 0;
  gint64 evidence = visit->done + (60 + (gint64) ((hash >> 24) % 180)) * BW_TIME_MINUTE;

  visit->due = is_urgent ? visit->done + 4 * BW_TIME_HOUR
                         : midnight + BW_TIME_DAY + (9 + 3 * (gint64) (hash % 2)) * BW_TIME_HOUR;
  visit->due -= visit->due % (5 * BW_TIME_MINUTE);
  if (is_neglected)
    evidence = visit->due + (170 + (gint64) ((hash >> 24) % 120)) * BW_TIME_MINUTE;
  visit->ends = evidence + (20 + (gint64) ((hash >> 32) % 100)) * BW_TIME_MINUTE;
  visit->evidence = is_impossible ? 0 : evidence;
}

/* FALSE: there is nothing to visit. */
static gboolean
draw_visit (Visit              *visit,
            const BwPeopleCity *city,
            gint64              midnight,
            guint               number)
{
  gint64 day = (midnight - city->first_day) / BW_TIME_DAY;
  g_autofree char *date = bw_people_city_dup_date (city, midnight);
  guint64 hash;

  *visit = (Visit) { .city = city };
  g_snprintf (visit->id, sizeof visit->id, "visit-%s-%u", date, number);
  hash = bw_chance_hash (city->seed, visit->id, 0);
  visit->hash = hash;
  visit->done = midnight + FIRST_VISIT + number * EVERY + (gint64) (hash % 600) * BW_TIME_SECOND;
  visit->unannounced = (hash >> 12) % 5 < 2;
  visit->is_praised = (hash >> 20) % 9 == 0;
  if ((hash >> 16) % get_fault_in (day) == 0)
    visit->fault = &faults[(hash >> 28) % G_N_ELEMENTS (faults)];
  visit->post = choose_post (city, bw_chance_hash (city->seed, visit->id, 1), visit->fault != NULL);
  if (visit->fault != NULL)
    draw_followup (visit, midnight);

  return visit->post != NULL;
}

/* Takes it over. */
static void
add_finding (JsonArray  *findings,
             const char *measure,
             const char *verdict,
             const char *note)
{
  JsonObject *finding = json_object_new ();

  json_object_set_string_member (finding, "measure", measure);
  json_object_set_string_member (finding, "verdict", verdict);
  if (note != NULL)
    json_object_set_string_member (finding, "note", note);
  json_array_add_object_element (findings, finding);
}

static JsonArray *
make_findings (const Visit *visit)
{
  static const char * const checks[] = { "check_temperature", "check_code", "check_register", "check_certificate" };
  JsonArray *findings = json_array_new ();

  if (visit->fault != NULL)
    {
      add_finding (findings, visit->fault->measure, visit->fault->verdict, visit->fault->what);
    }
  else if (visit->post->site->kind == BW_SITE_KIND_SAMPLING)
    {
      add_finding (findings, "sampled", visit->is_praised ? "commended" : "met",
                   visit->is_praised ? "现场有序，给予肯定" : NULL);
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
        add_finding (findings, checks[i], "met", NULL);
    }

  return findings;
}

static BwPeopleChange *
add (const Visit    *visit,
     BwDocumentType  type,
     const char     *id,
     gboolean        is_new,
     gint64          at,
     const char     *state,
     GPtrArray      *changes)
{
  BwPeopleChange *change = bw_people_change_new (type, id, is_new, at, visit->city->zone);

  json_object_set_string_member (change->members, "state", state);
  g_ptr_array_add (changes, change);
  return change;
}

static void
add_visit (const Visit *visit,
           gboolean     is_new,
           gint64       at,
           const char  *state,
           GPtrArray   *changes)
{
  BwPeopleChange *change = add (visit, BW_DOCUMENT_TYPE_INSPECTION, visit->id, is_new, at, state, changes);

  if (is_new)
    {
      json_object_set_string_member (change->members, "place", visit->post->site->code);
      json_object_set_boolean_member (change->members, "unannounced", visit->unannounced);
      json_object_set_string_member (change->members, "inspector_role", visit->unannounced ? "暗访组" : "督查组");
    }
  if (g_str_equal (state, "done"))
    json_object_set_array_member (change->members, "findings", make_findings (visit));
}

static char *
dup_followup_id (const Visit *visit)
{
  return g_strconcat ("followup-", visit->id, NULL);
}

static void
add_followup (const Visit *visit,
              gint64       at,
              const char  *state,
              GPtrArray   *changes)
{
  g_autofree char *id = dup_followup_id (visit);
  BwPeopleChange *change = add (visit, BW_DOCUMENT_TYPE_FOLLOWUP, id, TRUE, at, state, changes);

  json_object_set_string_member (change->members, "inspection", visit->id);
  json_object_set_string_member (change->members, "area", visit->post->district->code);
  json_object_set_string_member (change->members, "what", visit->fault->what);
  bw_people_change_set_time (change, "due", visit->due, visit->city->zone);
}

static void
set_evidence (BwPeopleChange *change)
{
  json_object_set_string_member (change->members, "evidence", "已整改，现场情况已核对（示例）");
}

static void
add_evidence (const Visit *visit,
              GPtrArray   *changes)
{
  g_autofree char *id = dup_followup_id (visit);

  set_evidence (add (visit, BW_DOCUMENT_TYPE_FOLLOWUP, id, FALSE, visit->evidence, "evidence", changes));
}

static void
add_end (const Visit *visit,
         GPtrArray   *changes)
{
  g_autofree char *id = dup_followup_id (visit);
  BwPeopleChange *change = add (visit, BW_DOCUMENT_TYPE_FOLLOWUP, id, FALSE, visit->ends,
                                visit->evidence != 0 ? "closed" : "not_executable", changes);

  change->by_commander = TRUE;
  change->step = 1;
}

static void
stand_followup (const Visit *visit,
                gint64       now,
                GPtrArray   *changes)
{
  if (visit->fault == NULL || visit->done + WRITTEN_AFTER > now)
    return;

  if (is_on (visit->evidence, 0, now))
    {
      add_followup (visit, visit->evidence, "evidence", changes);
      set_evidence (g_ptr_array_index (changes, changes->len - 1));
    }
  else
    {
      add_followup (visit, visit->done + WRITTEN_AFTER, "open", changes);
    }

  if (visit->ends <= now)
    add_end (visit, changes);
}

static void
stand_visit (const Visit *visit,
             gint64       now,
             GPtrArray   *changes)
{
  gint64 planned = visit->done - PLANNED;
  gint64 begun = visit->done - UNDER_WAY;

  if (visit->done <= now)
    add_visit (visit, TRUE, visit->done, "done", changes);
  else if (visit->unannounced && begun <= now)
    add_visit (visit, TRUE, begun, "under_way", changes);
  else if (visit->unannounced && planned <= now)
    add_visit (visit, TRUE, planned, "planned", changes);

  stand_followup (visit, now, changes);
}

static void
list_visit (const Visit *visit,
            gint64       after,
            gint64       until,
            GPtrArray   *changes)
{
  gint64 planned = visit->unannounced ? visit->done - PLANNED : 0;
  gint64 begun = visit->unannounced ? visit->done - UNDER_WAY : 0;

  if (is_on (planned, after, until))
    add_visit (visit, TRUE, planned, "planned", changes);
  if (is_on (begun, after, until))
    add_visit (visit, FALSE, begun, "under_way", changes);
  if (is_on (visit->done, after, until))
    add_visit (visit, !visit->unannounced, visit->done, "done", changes);
  if (visit->fault == NULL)
    return;

  if (is_on (visit->done + WRITTEN_AFTER, after, until))
    add_followup (visit, visit->done + WRITTEN_AFTER, "open", changes);
  if (is_on (visit->evidence, after, until))
    add_evidence (visit, changes);
  if (is_on (visit->ends, after, until))
    add_end (visit, changes);
}

/* On the days of the campaign only. */
static gboolean
is_day (const BwPeopleCity *city,
        gint64              day)
{
  return day > city->first_day && day <= city->round->deadline;
}

void
bw_simulated_visits_stand (const BwPeopleCity *city,
                           gint64              now,
                           GPtrArray          *changes)
{
  gint64 today = bw_people_city_get_day (city, now);

  for (gint64 day = today - DAYS_BACK * BW_TIME_DAY; day <= today; day += BW_TIME_DAY)
    for (guint i = 0; i < A_DAY && is_day (city, day); i++)
      {
        Visit visit;

        if (draw_visit (&visit, city, day, i))
          stand_visit (&visit, now, changes);
      }
}

void
bw_simulated_visits_list (const BwPeopleCity *city,
                          gint64              after,
                          gint64              until,
                          GPtrArray          *changes)
{
  gint64 first = bw_people_city_get_day (city, after) - DAYS_BACK * BW_TIME_DAY;

  for (gint64 day = first; day <= until; day += BW_TIME_DAY)
    for (guint i = 0; i < A_DAY && is_day (city, day); i++)
      {
        Visit visit;

        if (draw_visit (&visit, city, day, i))
          list_visit (&visit, after, until, changes);
      }
}
