/* bw-lent-teams.c: teams that other areas have lent, by lender
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-lent-teams.h"

static void
add_team (BwLentSum    *sum,
          const BwTeam *team)
{
  gboolean is_there = team->arrived != 0;

  sum->n_teams++;
  sum->n_arrived += is_there ? 1 : 0;
  sum->last = MAX (sum->last, team->arrived);
  if (team->size < 0)
    *(is_there ? &sum->n_unknown : &sum->n_missing_unknown) += 1;
  else
    *(is_there ? &sum->n_people : &sum->n_missing) += (guint) team->size;
}

/* What lenders state is their medical staff: nobody else is part of that. */
static gboolean
is_counted (const BwTeam *team)
{
  return team->lent_by != NULL && g_strcmp0 (team->kind, "medical") == 0;
}

/* Of those that are to come those without a time last. */
static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  const BwTeam *left = bw_document_get_team (*(BwDocument * const *) a);
  const BwTeam *right = bw_document_get_team (*(BwDocument * const *) b);

  if (left->lent_from != right->lent_from)
    {
      if (left->lent_from == 0 || right->lent_from == 0)
        return left->lent_from == 0 ? 1 : -1;

      return left->lent_from < right->lent_from ? -1 : 1;
    }

  return g_strcmp0 (left->code, right->code);
}

/**
 * bw_lent_teams_sum:
 * @picture: the picture
 *
 * Returns: (transfer full) (element-type utf8 BwLentSum): of medical teams, by the code of
 *   the lender
 */
GHashTable *
bw_lent_teams_sum (BwPicture *picture)
{
  g_autoptr (GPtrArray) teams = bw_picture_gather_documents (picture, BW_DOCUMENT_TYPE_TEAM);
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < teams->len; i++)
    {
      const BwTeam *team = bw_document_get_team (g_ptr_array_index (teams, i));
      BwLentSum *sum = is_counted (team) ? g_hash_table_lookup (sums, team->lent_by) : NULL;

      if (!is_counted (team))
        continue;
      if (sum == NULL)
        {
          sum = g_new0 (BwLentSum, 1);
          g_hash_table_insert (sums, g_strdup (team->lent_by), sum);
        }
      add_team (sum, team);
    }

  return sums;
}

/**
 * bw_lent_teams_list_missing:
 * @picture: the picture
 *
 * Returns: (transfer full) (element-type BwDocument): teams that were lent and of which
 *   nobody has reported that they are there
 */
GPtrArray *
bw_lent_teams_list_missing (BwPicture *picture)
{
  g_autoptr (GPtrArray) teams = bw_picture_gather_documents (picture, BW_DOCUMENT_TYPE_TEAM);
  GPtrArray *missing = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);

  for (guint i = 0; i < teams->len; i++)
    {
      BwDocument *document = g_ptr_array_index (teams, i);
      const BwTeam *team = bw_document_get_team (document);

      if (team->lent_by != NULL && team->arrived == 0)
        g_ptr_array_add (missing, bw_document_ref (document));
    }

  g_ptr_array_sort (missing, compare_teams);
  return missing;
}
