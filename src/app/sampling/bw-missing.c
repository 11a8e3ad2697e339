/* bw-missing.c: who is still missing, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-missing.h"

#include "bw-format-text.h"
#include "bw-format.h"

#include <glib/gi18n.h>

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

/* Of some it is not told whether they were sampled. The figure knows of its direct
 * parts; the points that never spoke may stand deeper. */
static gboolean
is_partial (const BwFacts  *facts,
            BwPlace         place,
            const BwFigure *done)
{
  if (bw_figure_get_bound (done) == BW_BOUND_OVER)
    return TRUE;

  return !done->has_stated && !bw_place_tree_is_site (facts->places, place)
         && (done->n_reported < done->n_expected || count (facts, place, BW_CONDITION_UNKNOWN) > 0);
}

/* The bound of a number less one that may be greater is in @is_at_most; what is not
 * exact in any other way is about right. */
static BwBound
find_bound (const BwFigure *done,
            const BwFigure *target,
            gboolean        is_at_most)
{
  BwBound bound = bw_figure_get_bound (target);

  if (!bw_figure_is_missing (done) && bw_figure_get_bound (done) == BW_BOUND_ABOUT)
    return BW_BOUND_ABOUT;

  return bound == BW_BOUND_OVER && is_at_most ? BW_BOUND_ABOUT : bound;
}

/* FALSE: nobody is known to be missing there. */
static gboolean
init_missing (BwMissing     *self,
              const BwFacts *facts,
              BwPlace        place)
{
  BwFigure done;
  BwFigure target;

  *self = (BwMissing) { .place = place, .is_reported = bw_facts_get_figure (facts, place, NULL, "sampled", &done) };
  if (!bw_facts_get_figure (facts, place, NULL, "target", &target))
    return FALSE;

  self->n_people = bw_figure_get_value (&target) - (self->is_reported ? bw_figure_get_value (&done) : 0.0);
  self->is_at_most = self->is_reported && is_partial (facts, place, &done);
  self->bound = find_bound (&done, &target, self->is_at_most);
  return self->n_people > 0.0;
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
    self->reason = bw_format_text (ngettext ("%u point pauses", "%u points pause", n_paused), n_paused);
  else if (n_silent > 0)
    /* Translators: sampling points that have not been heard of for long */
    self->reason = bw_format_text (ngettext ("%u point is silent: its figures are old",
                                             "%u points are silent: their figures are old", n_silent), n_silent);
  else if (n_jammed > 0)
    /* Translators: sampling points where people wait too long */
    self->reason = bw_format_text (ngettext ("long queues at %u point", "long queues at %u points", n_jammed),
                                   n_jammed);
  else if (n_unknown > 0)
    /* Translators: sampling points */
    self->reason = bw_format_text (ngettext ("%u point has not reported", "%u points have not reported",
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
 * @n_all: (out) (optional): how many there are
 *
 * Returns: (transfer full) (element-type BwMissing): the parts
 */
GArray *
bw_missing_list (const BwFacts *facts,
                 BwPlace        scope,
                 guint          n_max,
                 guint         *n_all)
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
      BwMissing missing;

      if ((site == NULL || site->kind == BW_SITE_KIND_SAMPLING) && init_missing (&missing, facts, parts[i]))
        g_array_append_val (list, missing);
    }

  g_array_sort (list, compare_missing);
  if (n_all != NULL)
    *n_all = list->len;
  if (list->len > n_max)
    g_array_set_size (list, n_max);
  for (guint i = 0; i < list->len; i++)
    find_reason (&g_array_index (list, BwMissing, i), facts);

  return list;
}

/**
 * bw_missing_dup_count:
 * @self: who is missing
 * @language: of the desk
 *
 * Returns: (transfer full): how many, or that it is not reported
 */
char *
bw_missing_dup_count (const BwMissing *self,
                      const char      *language)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  number = bw_format_value (self->n_people, self->bound, language);
  if (!self->is_reported)
    /* Translators: nothing is known of how many were sampled there; %s: people who are to be */
    return g_strdup_printf (_("not reported: %s to be sampled"), number);
  if (self->is_at_most)
    /* Translators: people who are still to be sampled, or fewer: some points have not reported */
    return g_strdup_printf (_("at most %s missing"), number);

  /* Translators: people who are still to be sampled */
  return g_strdup_printf (_("%s missing"), number);
}

void
bw_missing_clear (BwMissing *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->reason, g_free);
}
