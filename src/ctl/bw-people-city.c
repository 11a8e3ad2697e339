/* bw-people-city.c: what of a city its people work by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-people-city.h"

#include "bw-arrivals.h"
#include "bw-chance.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-time.h"

#include <string.h>

#define MANY_CHECKPOINTS 3
#define LOGGED_ONE_OF    64

static void
read_areas (BwPeopleCity *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (self->documents, i);
      BwArea *area = bw_document_get_area (document);

      if (area != NULL)
        g_hash_table_insert (self->areas, area->code, area);
      if (area != NULL && area->parent == NULL && self->root == NULL)
        self->root = area;
      if (self->round == NULL)
        self->round = bw_document_get_round (document);
    }

  if (self->root != NULL && self->root->time_zone != NULL)
    self->zone = g_time_zone_new_identifier (self->root->time_zone);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
}

static const BwArea *
find_area (const BwPeopleCity *self,
           const char         *code)
{
  return code != NULL ? g_hash_table_lookup (self->areas, code) : NULL;
}

/* Climbs from where the site stands to right under the root. */
static gboolean
place_post (const BwPeopleCity *self,
            BwPeoplePost       *post)
{
  const BwArea *area = find_area (self, post->site->area);

  post->unit = area;
  post->district = area;
  while (area != NULL && area != self->root)
    {
      post->unit = post->district;
      post->district = area;
      area = find_area (self, area->parent);
    }

  return post->district != NULL;
}

static gboolean
is_manned (const BwPeopleCity *self,
           const BwArea       *district)
{
  const BwRoundGroup *everybody = self->round->groups->len > 0 ? g_ptr_array_index (self->round->groups, 0) : NULL;
  GStrv areas = everybody != NULL ? everybody->areas : self->round->areas;

  return areas == NULL || g_strv_contains ((const char * const *) areas, district->code)
         || g_strv_contains ((const char * const *) areas, self->root->code);
}

static gboolean
is_fact (const BwDocument *document)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (document);

  return bw_json_has (object, "fact");
}

/* (nullable): code of the community that a site stands in. */
static const char *
find_community (const BwPeopleCity *self,
                const BwSite       *site)
{
  const BwArea *area = find_area (self, site->area);

  while (area != NULL && area->level > BW_LEVEL_COMMUNITY)
    area = find_area (self, area->parent);

  return area != NULL && area->level == BW_LEVEL_COMMUNITY ? area->code : NULL;
}

static GHashTable *
count_checkpoints (const BwPeopleCity *self)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->documents->len; i++)
    {
      const BwSite *site = bw_document_get_site (g_ptr_array_index (self->documents, i));
      const char *community = site != NULL ? find_community (self, site) : NULL;
      guint n = community != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, community)) : 0;

      if (community != NULL && site->kind == BW_SITE_KIND_CHECKPOINT)
        g_hash_table_insert (counts, (gpointer) community, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

static gboolean
is_logged (BwPeopleCity       *self,
           const BwPeoplePost *post,
           GHashTable         *counts)
{
  const char *community = find_community (self, post->site);
  guint n = community != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, community)) : 0;

  return n >= MANY_CHECKPOINTS
         || (is_manned (self, post->district)
             && bw_chance_hash (self->seed, post->site->code, 4) % LOGGED_ONE_OF == 0);
}

static void
add_post (BwPeopleCity       *self,
          const BwPeoplePost *post,
          GHashTable         *counts)
{
  if (post->site->state != BW_SITE_STATE_OPEN)
    return;

  if (self->posts->len < BW_PEOPLE_CITY_MAX_POSTS && is_manned (self, post->district))
    g_array_append_val (self->posts, *post);
  if (self->logged->len < BW_PEOPLE_CITY_MAX_LOGGED && is_logged (self, post, counts))
    g_array_append_val (self->logged, *post);
}

static void
read_site (BwPeopleCity *self,
           BwDocument   *document,
           GHashTable   *counts)
{
  BwPeoplePost post = { .site = bw_document_get_site (document) };
  gboolean is_post = post.site->kind == BW_SITE_KIND_SAMPLING || post.site->kind == BW_SITE_KIND_CHECKPOINT;

  self->n_checkpoints += post.site->kind == BW_SITE_KIND_CHECKPOINT ? 1 : 0;
  if (!place_post (self, &post) || (is_post && self->posts->len >= BW_PEOPLE_CITY_MAX_POSTS))
    return;

  post.is_fact = is_fact (document);
  if (is_post)
    add_post (self, &post, counts);
  else if (!post.is_fact)
    g_array_append_val (self->others, post);
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const BwPeoplePost *left = a;
  const BwPeoplePost *right = b;

  return strcmp (left->site->code, right->site->code);
}

static void
read_sites (BwPeopleCity *self)
{
  g_autoptr (GHashTable) counts = count_checkpoints (self);

  for (guint i = 0; i < self->documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (self->documents, i);

      if (bw_document_get_site (document) != NULL)
        read_site (self, document, counts);
    }

  g_array_sort (self->posts, compare_posts);
  g_array_sort (self->others, compare_posts);
}

BwPeopleCity *
bw_people_city_new (GPtrArray  *documents,
                    guint64     seed,
                    GError    **error)
{
  g_autoptr (BwPeopleCity) self = g_new0 (BwPeopleCity, 1);

  g_return_val_if_fail (documents != NULL, NULL);

  self->documents = g_ptr_array_ref (documents);
  self->areas = g_hash_table_new (g_str_hash, g_str_equal);
  self->posts = g_array_new (FALSE, FALSE, sizeof (BwPeoplePost));
  self->logged = g_array_new (FALSE, FALSE, sizeof (BwPeoplePost));
  self->others = g_array_new (FALSE, FALSE, sizeof (BwPeoplePost));
  self->seed = seed;
  read_areas (self);
  if (self->round == NULL || self->root == NULL)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                           "the city has no round, or no area at its top, for people to work by");
      return NULL;
    }

  self->first_day = bw_people_city_get_day (self, self->round->starts);
  read_sites (self);
  return g_steal_pointer (&self);
}

void
bw_people_city_free (BwPeopleCity *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->posts);
  g_array_unref (self->logged);
  g_array_unref (self->others);
  g_hash_table_unref (self->areas);
  g_time_zone_unref (self->zone);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

gint64
bw_people_city_get_day (const BwPeopleCity *self,
                        gint64              time)
{
  return time - time % BW_TIME_MINUTE - bw_arrivals_get_minute_of_day (self->zone, time) * BW_TIME_MINUTE;
}

char *
bw_people_city_dup_date (const BwPeopleCity *self,
                         gint64              time)
{
  g_autoptr (GDateTime) date = bw_time_to_date_time (time, self->zone);

  return g_date_time_format (date, "%Y%m%d");
}

const BwArea *
bw_people_city_get_lender (const BwPeopleCity *self)
{
  const BwRoundGroup *group = self->round->groups->len > 1 ? g_ptr_array_index (self->round->groups, 1) : NULL;

  return group != NULL ? find_area (self, group->areas[0]) : NULL;
}
