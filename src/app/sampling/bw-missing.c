/* bw-missing.c: who is still missing, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-missing.h"

#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>

static double
get_value (const BwFacts *facts,
           BwPlace        place,
           BwMeasureId    measure)
{
  return bw_picture_get_value (facts->picture, place, facts->sampling, measure);
}

static guint
count (const BwFacts *facts,
       BwPlace        place,
       BwCondition    condition)
{
  return bw_facts_count (facts, place, BW_SITE_KIND_SAMPLING, condition);
}

/* What can be done something about comes first. */
static void
find_reason (BwMissing     *self,
             const BwFacts *facts)
{
  const BwPace *pace = bw_desk_get_pace (facts->desk, self->place);
  guint n_all = bw_facts_count_all (facts, self->place, BW_SITE_KIND_SAMPLING);
  guint n_paused = count (facts, self->place, BW_CONDITION_PAUSED);
  guint n_silent = count (facts, self->place, BW_CONDITION_SILENT);
  guint n_jammed = count (facts, self->place, BW_CONDITION_JAMMED);
  guint n_unknown = count (facts, self->place, BW_CONDITION_UNKNOWN);
  guint n_closed = count (facts, self->place, BW_CONDITION_CLOSED);

  self->is_urgent = TRUE;
  if (n_paused > 0)
    /* Translators: sampling points that stand still */
    self->reason = g_strdup_printf (ngettext ("%u point pauses", "%u points pause", n_paused), n_paused);
  else if (n_silent > 0)
    /* Translators: sampling points that have not been heard of for long */
    self->reason = g_strdup_printf (ngettext ("%u point is silent: its figures are old",
                                              "%u points are silent: their figures are old", n_silent), n_silent);
  else if (n_jammed > 0)
    /* Translators: sampling points where people wait too long */
    self->reason = g_strdup_printf (ngettext ("long queues at %u point", "long queues at %u points", n_jammed),
                                    n_jammed);
  else if (n_unknown > 0)
    /* Translators: sampling points */
    self->reason = g_strdup_printf (ngettext ("%u point has not reported", "%u points have not reported",
                                              n_unknown), n_unknown);
  else if (n_all > 0 && n_closed == n_all)
    self->reason = g_strdup (_("all points are closed: door to door"));
  else if (pace->rate <= 0.0)
    self->reason = g_strdup (_("points are open, nobody comes: call on them"));
  else
    {
      self->is_urgent = FALSE;
      if (pace->finish != 0)
        {
          g_autofree char *finish = bw_format_day_time (pace->finish, facts->zone, facts->language);

          /* Translators: %s: projected time */
          self->reason = g_strdup_printf (_("still sampling, until %s at this pace"), finish);
        }
      else
        {
          self->reason = g_strdup (_("still sampling"));
        }
    }
}

static int
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  const BwMissing *first = a;
  const BwMissing *second = b;

  if (first->n_people != second->n_people)
    return first->n_people > second->n_people ? -1 : 1;

  return first->place < second->place ? -1 : first->place > second->place;
}

static void
clear_missing (gpointer data)
{
  bw_missing_clear (data);
}

gboolean
bw_missing_is_due (const BwFacts *facts,
                   BwPlace        scope)
{
  double done;
  double target;

  g_return_val_if_fail (facts != NULL, FALSE);

  done = get_value (facts, scope, facts->sampled);
  target = get_value (facts, scope, facts->target);
  return target > 0.0 && done >= BW_MISSING_FROM * target && done < target;
}

/**
 * bw_missing_list:
 * @facts: facts, with a round
 * @scope: whose parts
 * @n_max: how many at most
 *
 * Returns: (transfer full) (element-type BwMissing): the parts
 */
GArray *
bw_missing_list (const BwFacts *facts,
                 BwPlace        scope,
                 guint          n_max)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (BwMissing));
  const BwPlace *parts;
  guint n_parts;

  g_array_set_clear_func (list, clear_missing);
  g_return_val_if_fail (facts != NULL && facts->round != NULL, list);

  parts = bw_place_tree_get_parts (facts->places, scope, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      const BwSite *site = bw_place_tree_get_site (facts->places, parts[i]);
      double done = get_value (facts, parts[i], facts->sampled);
      double target = get_value (facts, parts[i], facts->target);
      BwMissing missing = { .place = parts[i], .n_people = target - (isnan (done) ? 0.0 : done) };

      if ((site != NULL && site->kind != BW_SITE_KIND_SAMPLING) || !(missing.n_people > 0.0))
        continue;
      missing.share = isnan (done) ? 0.0 : done / target;
      g_array_append_val (list, missing);
    }

  g_array_sort (list, compare_missing);
  if (list->len > n_max)
    g_array_set_size (list, n_max);
  for (guint i = 0; i < list->len; i++)
    find_reason (&g_array_index (list, BwMissing, i), facts);

  return list;
}

void
bw_missing_clear (BwMissing *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->reason, g_free);
}
