/* bw-point-names.c: where the name of each point stands among all of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-names.h"

#include <string.h>

typedef struct
{
  BwPlace  place;
  char    *name;   /* (owned) */
  char    *key;    /* (owned) (nullable): of its collation */
} Name;

typedef struct
{
  Name    *names;    /* (owned) */
  guint    n_names;
  guint32 *ranks;    /* (owned) (nullable): by place */
  guint    n_ranks;
} Ranking;

static void
free_ranking (gpointer data)
{
  Ranking *ranking = data;

  for (guint i = 0; i < ranking->n_names; i++)
    {
      g_free (ranking->names[i].name);
      g_free (ranking->names[i].key);
    }
  g_free (ranking->names);
  g_free (ranking->ranks);
  g_free (ranking);
}

static int
compare_names (const void *a,
               const void *b)
{
  const Name *first = a;
  const Name *second = b;
  int verdict = strcmp (first->key, second->key);

  if (verdict != 0)
    return verdict;

  return first->place < second->place ? -1 : first->place > second->place;
}

/* In a worker. */
static void
rank (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Ranking *ranking = data;

  for (guint i = 0; i < ranking->n_names; i++)
    ranking->names[i].key = g_utf8_collate_key_for_filename (ranking->names[i].name, -1);

  qsort (ranking->names, ranking->n_names, sizeof *ranking->names, compare_names);
  ranking->ranks = g_new0 (guint32, ranking->n_ranks);
  for (guint i = 0; i < ranking->n_names; i++)
    ranking->ranks[ranking->names[i].place] = i;

  g_task_return_boolean (task, TRUE);
}

/**
 * bw_point_names_rank_async:
 * @places: whose names
 * @points: (array length=n_points): places
 * @n_points: how many
 * @language: "zh_CN" or "en"
 * @cancellable: (nullable): gives it up
 * @callback: called when they are ranked
 * @user_data: for @callback
 *
 * Numbers within names count as numbers: point 9 comes before point 10.
 */
void
bw_point_names_rank_async (BwPlaceTree         *places,
                           const BwPlace       *points,
                           guint                n_points,
                           const char          *language,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Ranking *ranking;

  g_return_if_fail (BW_IS_PLACE_TREE (places));
  g_return_if_fail (n_points == 0 || points != NULL);

  ranking = g_new0 (Ranking, 1);
  ranking->n_names = n_points;
  ranking->names = g_new0 (Name, n_points);
  ranking->n_ranks = bw_place_tree_get_size (places);
  for (guint i = 0; i < n_points; i++)
    {
      ranking->names[i].place = points[i];
      ranking->names[i].name = g_strdup (bw_place_tree_get_name (places, points[i], language));
    }

  task = g_task_new (places, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_point_names_rank_async);
  g_task_set_task_data (task, ranking, free_ranking);
  g_task_run_in_thread (task, rank);
}

/**
 * bw_point_names_rank_finish:
 * @places: the places
 * @result: result
 * @n_ranks: (out): size of what is returned
 * @error: return location
 *
 * Returns: (transfer full) (nullable): by place: its number in the order of names
 */
guint32 *
bw_point_names_rank_finish (BwPlaceTree   *places,
                            GAsyncResult  *result,
                            guint         *n_ranks,
                            GError       **error)
{
  Ranking *ranking;

  g_return_val_if_fail (g_task_is_valid (result, places), NULL);
  g_return_val_if_fail (n_ranks != NULL, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  ranking = g_task_get_task_data (G_TASK (result));
  *n_ranks = ranking->n_ranks;
  return g_steal_pointer (&ranking->ranks);
}
