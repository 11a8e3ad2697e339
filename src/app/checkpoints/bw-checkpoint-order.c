/* bw-checkpoint-order.c: which lines the list of checkpoints has, and in what order
 *
 * A community's list is all of its checkpoints. Of a city's 2,500 a person can use
 * those that need somebody, and the areas to go on from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-order.h"

#include "bw-checkpoint-state.h"

#include <math.h>

/* So many are read in one look; above that the areas lead on. */
#define MAX_WHOLE 60

/* A key is a rank, then a number within it. */
#define RANK_SHIFT 24
#define MAX_NUMBER ((1u << RANK_SHIFT) - 1)

static guint32
make_key (guint  rank,
          double number)
{
  return rank << RANK_SHIFT | (guint32) CLAMP (number, 0.0, (double) MAX_NUMBER);
}

/* "3 号卡点": the number that a name begins with. */
static double
read_number (const BwFacts *facts,
             BwPlace        place)
{
  return (double) g_ascii_strtoull (bw_place_tree_get_name (facts->places, place, facts->language), NULL, 10);
}

static double
get_passed (const BwFacts *facts,
            BwPlace        site)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (facts->picture), "passed");
  BwSubject subject = bw_picture_get_subject (facts->picture, "checkpoint");
  double value = NAN;

  if (measure != NULL && subject != BW_SUBJECT_NONE)
    value = bw_picture_get_value (facts->picture, site, subject, measure->index);

  return isnan (value) ? 0.0 : value;
}

static gboolean
is_wide (const BwFacts *facts,
         BwPlace        scope)
{
  return bw_facts_count_all (facts, scope, BW_SITE_KIND_CHECKPOINT) > MAX_WHOLE;
}

static void
add_sites (GArray        *lines,
           const BwFacts *facts,
           BwPlace        scope,
           gboolean       exceptions_only)
{
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (facts->places, scope);

  for (guint i = 0; i < sites->len; i++)
    {
      BwPlace site = g_array_index (sites, BwPlace, i);
      BwCondition condition;

      if (bw_place_tree_get_site (facts->places, site)->kind != BW_SITE_KIND_CHECKPOINT)
        continue;

      condition = bw_picture_get_condition (facts->picture, site);
      if (!exceptions_only || bw_condition_is_exception (condition) || condition == BW_CONDITION_UNCONFIRMED)
        g_array_append_val (lines, site);
    }
}

static void
add_areas (GArray        *lines,
           const BwFacts *facts,
           BwPlace        scope)
{
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (facts->places, scope, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (facts->places, parts[i])
          && bw_facts_count_all (facts, parts[i], BW_SITE_KIND_CHECKPOINT) > 0)
        g_array_append_val (lines, parts[i]);
    }
}

/* @lines (nullable): gets the communities. */
static guint
add_blind (GArray        *lines,
           const BwFacts *facts,
           BwPlace        area,
           guint         *n_communities)
{
  const BwPlace *parts;
  guint n_parts;
  guint n_blind = 0;

  if (bw_place_tree_get_level (facts->places, area) >= BW_LEVEL_COMMUNITY)
    {
      (*n_communities)++;
      if (bw_checkpoint_order_is_manned (facts, area))
        return 0;
      if (lines != NULL)
        g_array_append_val (lines, area);
      return 1;
    }

  parts = bw_place_tree_get_parts (facts->places, area, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (facts->places, parts[i]))
        n_blind += add_blind (lines, facts, parts[i], n_communities);
    }

  return n_blind;
}

/**
 * bw_checkpoint_order_list:
 * @facts: of the desk
 * @scope: an area
 * @sort: which lines are wanted
 *
 * Returns: (transfer full) (element-type BwPlace): the lines, in no order
 */
GArray *
bw_checkpoint_order_list (const BwFacts    *facts,
                          BwPlace           scope,
                          BwCheckpointSort  sort)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  gboolean leads_on;
  guint n_communities = 0;

  g_return_val_if_fail (facts != NULL, lines);

  if (sort == BW_CHECKPOINT_SORT_BLIND)
    {
      add_blind (lines, facts, scope, &n_communities);
      return lines;
    }

  leads_on = sort == BW_CHECKPOINT_SORT_EXCEPTIONS && is_wide (facts, scope);
  if (leads_on)
    add_areas (lines, facts, scope);
  add_sites (lines, facts, scope, leads_on);
  return lines;
}

/**
 * bw_checkpoint_order_get_key:
 * @facts: of the desk
 * @place: a line
 * @sort: by what it is sorted
 *
 * Returns: small keys come first; areas before checkpoints
 */
guint32
bw_checkpoint_order_get_key (const BwFacts    *facts,
                             BwPlace           place,
                             BwCheckpointSort  sort)
{
  g_return_val_if_fail (facts != NULL, 0);

  if (!bw_place_tree_is_site (facts->places, place))
    return make_key (0, (double) MAX_NUMBER - bw_facts_count_exceptions (facts, place, BW_SITE_KIND_CHECKPOINT));

  switch (sort)
    {
    case BW_CHECKPOINT_SORT_EXCEPTIONS:
      return make_key (1 + bw_checkpoint_state_get_urgency (bw_picture_get_condition (facts->picture, place)),
                       read_number (facts, place));
    case BW_CHECKPOINT_SORT_PASSED:
      return make_key (1, (double) MAX_NUMBER - get_passed (facts, place));
    case BW_CHECKPOINT_SORT_NUMBER:
    case BW_CHECKPOINT_SORT_BLIND:
    default:
      return make_key (1, read_number (facts, place));
    }
}

/**
 * bw_checkpoint_order_is_manned:
 * @facts: of the desk
 * @area: an area
 *
 * A checkpoint that is silent, paused or was never heard of may be manned: nobody
 * knows, so it does not count.
 *
 * Returns: whether one of its checkpoints is known to be manned
 */
gboolean
bw_checkpoint_order_is_manned (const BwFacts *facts,
                               BwPlace        area)
{
  static const BwCondition manned[] = {
    BW_CONDITION_NORMAL, BW_CONDITION_GAP, BW_CONDITION_UNCONFIRMED, BW_CONDITION_BUSY, BW_CONDITION_JAMMED,
  };

  g_return_val_if_fail (facts != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (manned); i++)
    {
      if (bw_facts_count (facts, area, BW_SITE_KIND_CHECKPOINT, manned[i]) > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * bw_checkpoint_order_count_blind:
 * @facts: of the desk
 * @scope: an area
 * @n_communities: (out): how many there are
 *
 * Returns: how many of them have no manned checkpoint
 */
guint
bw_checkpoint_order_count_blind (const BwFacts *facts,
                                 BwPlace        scope,
                                 guint         *n_communities)
{
  g_return_val_if_fail (facts != NULL && n_communities != NULL, 0);

  *n_communities = 0;
  return add_blind (NULL, facts, scope, n_communities);
}
