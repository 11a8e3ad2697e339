/* bw-checkpoint-order.c: in what order the list of checkpoints stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-order.h"

#include "bw-checkpoint-state.h"

#include <math.h>

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
