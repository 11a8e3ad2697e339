/* bw-site-truth.c: all that is known of one sampling point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-site-truth.h"

#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>

static void
add_measure (BwTruth       *truth,
             const BwFacts *facts,
             BwPlace        site,
             const char    *id)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (facts->picture), id);
  g_autofree char *value = NULL;
  const char *name;
  const char *unit;
  BwFigure figure;

  if (measure == NULL)
    return;

  name = facts->is_chinese ? measure->name_zh : measure->name_en;
  unit = facts->is_chinese ? measure->unit_zh : measure->unit_en;
  if (!bw_picture_get_figure (facts->picture, site, facts->sampling, measure->index, &figure))
    {
      bw_truth_take (truth, name, bw_format_value (NAN, BW_BOUND_EXACT, facts->language));
      return;
    }

  value = bw_format_figure (&figure, facts->language);
  if (bw_figure_is_stale (&figure, facts->now))
    {
      g_autofree char *as_of = bw_format_as_of (bw_figure_get_as_of (&figure), facts->now, facts->zone,
                                                facts->language);

      /* Translators: value, unit, and the time at which it was true */
      bw_truth_warn (truth, name, g_strdup_printf (_("%s %s (as of %s)"), value, unit, as_of));
    }
  else
    {
      bw_truth_take (truth, name, g_strdup_printf ("%s %s", value, unit));
    }
}

/**
 * bw_site_truth_new:
 * @facts: facts, with a round
 * @site: a sampling point
 *
 * Returns: (transfer full): what stands behind its row
 */
BwTruth *
bw_site_truth_new (const BwFacts *facts,
                   BwPlace        site)
{
  static const char *measures[] = { "sampled", "target", "queue", "wait", "desks_open", "staff" };
  const BwSite *payload;
  BwTruth *self;
  BwCondition condition;
  gint64 at;

  g_return_val_if_fail (facts != NULL, NULL);

  payload = bw_place_tree_get_site (facts->places, site);
  condition = bw_picture_get_condition (facts->picture, site);
  self = bw_truth_new (bw_place_tree_get_name (facts->places, site, facts->language),
                       bw_format_condition (condition, facts->language));

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    add_measure (self, facts, site, measures[i]);

  if (payload != NULL && payload->desks >= 0)
    bw_truth_take (self, _("Desks laid out"), g_strdup_printf ("%d", payload->desks));
  if (payload != NULL && payload->staff_required >= 0)
    bw_truth_take (self, _("Staff for one shift"), g_strdup_printf ("%d", payload->staff_required));
  if (payload != NULL && payload->hours != NULL)
    bw_truth_take (self, _("Opening hours"), g_strdup (payload->hours));

  at = bw_picture_get_as_of (facts->picture, site, facts->sampling);
  bw_truth_take (self, _("Last report"),
                 at != 0 ? bw_format_as_of (at, facts->now, facts->zone, facts->language)
                         : bw_format_value (NAN, BW_BOUND_EXACT, facts->language));
  return self;
}
