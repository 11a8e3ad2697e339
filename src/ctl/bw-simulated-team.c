/* bw-simulated-team.c: a team that is not there
 *
 * No women's teams: the sample city has seven real ones, which stay the only ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulated-team.h"

#include "bw-chance.h"
#include "bw-people-change.h"
#include "bw-simulated-shift.h"

/* Assumptions. */
#define LEAST_SIZE  6
#define IN_RESERVE  10  /* members of a team that stands by */

typedef struct
{
  const char *kind;
  const char *name;
  const char *name_en;
} Kind;

static const Kind volunteer = { "volunteer", "志愿服务队", "volunteer team" };
static const Kind vanguard = { "vanguard", "党员先锋队", "vanguard team" };
static const Kind police = { "police", "治安执勤队", "public order team" };
static const Kind medical = { "medical", "医疗采样队", "sampling team" };
static const Kind reserve = { "volunteer", "机动志愿队", "reserve team" };

/* What all teams of a city share while they are listed. */
typedef struct
{
  const BwPeopleCity *city;
  GPtrArray          *changes;
  GHashTable         *numbers;  /* (owned): unit and kind → how many it has */
} List;

static const Kind *
choose_kind (const BwPeoplePost *post,
             guint64             hash)
{
  if (post->site->kind == BW_SITE_KIND_SAMPLING)
    return &medical;
  if (hash % 10 < 6)
    return &volunteer;

  return hash % 10 < 9 ? &vanguard : &police;
}

static guint
number_team (List         *list,
             const BwArea *unit,
             const Kind   *kind)
{
  char *key = g_strconcat (unit->code, "/", kind->name_en, NULL);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (list->numbers, key)) + 1;

  g_hash_table_insert (list->numbers, key, GUINT_TO_POINTER (number));
  return number;
}

static BwPeopleChange *
add (List         *list,
     const char   *id,
     const BwArea *unit,
     const Kind   *kind,
     guint         size,
     guint         party_members)
{
  const BwPeopleCity *city = list->city;
  BwPeopleChange *change = bw_people_change_new (BW_DOCUMENT_TYPE_TEAM, id, TRUE, city->round->starts, city->zone);
  guint number = number_team (list, unit, kind);
  g_autofree char *name = g_strdup_printf ("%s%s %u 队", unit->name, kind->name, number);
  g_autofree char *name_en = g_strdup_printf ("%s %s %u", unit->name_en != NULL ? unit->name_en : unit->name,
                                              kind->name_en, number);
  JsonObject *names = json_object_new ();

  json_object_set_string_member (names, "en", name_en);
  json_object_set_string_member (change->members, "kind", kind->kind);
  json_object_set_string_member (change->members, "name", name);
  json_object_set_object_member (change->members, "names", names);
  json_object_set_string_member (change->members, "area", unit->code);
  json_object_set_int_member (change->members, "size", size);
  json_object_set_int_member (change->members, "party_members", party_members);
  json_object_set_string_member (change->members, "contact_role", "队长");
  g_ptr_array_add (list->changes, change);
  return change;
}

static void
add_of_post (List               *list,
             const BwPeoplePost *post,
             guint               shift)
{
  g_autofree char *id = bw_simulated_team_dup_id (post, shift);
  guint64 hash = bw_chance_hash (list->city->seed, id, 0);
  const Kind *kind = choose_kind (post, hash);
  guint size = (guint) MAX (post->site->staff_required, LEAST_SIZE) + (guint) (hash >> 8) % 3;

  add (list, id, post->unit, kind, size, kind == &vanguard ? size : (guint) (hash >> 16) % (size / 2 + 1));
}

/* Of the point with the least chance: it is the same whatever else there is. */
static void
add_lent (List *list)
{
  const BwArea *lender = bw_people_city_get_lender (list->city);
  const BwPeoplePost *host = NULL;
  guint64 least = G_MAXUINT64;
  BwPeopleChange *change;
  g_autofree char *id = NULL;

  for (guint i = 0; i < list->city->posts->len; i++)
    {
      const BwPeoplePost *post = &g_array_index (list->city->posts, BwPeoplePost, i);
      guint64 hash = bw_chance_hash (list->city->seed, post->site->code, 3);

      if (post->site->kind == BW_SITE_KIND_SAMPLING && hash <= least)
        {
          least = hash;
          host = post;
        }
    }

  if (host == NULL || lender == NULL)
    return;

  id = g_strdup_printf ("%s-lent", lender->code);
  change = add (list, id, host->district, &medical, IN_RESERVE, 0);
  json_object_set_string_member (change->members, "lent_by", lender->code);
}

char *
bw_simulated_team_dup_id (const BwPeoplePost *post,
                          guint               shift)
{
  return g_strdup_printf ("%s-%s", post->site->code, bw_simulated_shift_get_letter (shift));
}

void
bw_simulated_team_list (const BwPeopleCity *city,
                        GPtrArray          *changes)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  List list = { city, changes, numbers };

  for (guint i = 0; i < city->posts->len; i++)
    {
      const BwPeoplePost *post = &g_array_index (city->posts, BwPeoplePost, i);

      for (guint shift = 0; shift < BW_N_SIMULATED_SHIFTS; shift++)
        {
          if (bw_simulated_shift_is_open (shift, post))
            add_of_post (&list, post, shift);
        }

      if (g_hash_table_add (units, post->unit->code))
        {
          g_autofree char *id = g_strdup_printf ("%s-reserve", post->unit->code);

          add (&list, id, post->unit, &reserve, IN_RESERVE, 0);
        }
    }

  add_lent (&list);
}
