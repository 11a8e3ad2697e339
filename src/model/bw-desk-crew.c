/* bw-desk-crew.c: who sits at the sampling desks that move from one area to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-desk-crew.h"

#include <math.h>
#include <stdlib.h>

/* A team at a point of the giver. */
typedef struct
{
  BwAssignment *duty;   /* borrowed */
  BwPlace       site;
  guint         desks;
  gboolean      is_sent;
} Candidate;

/* A point of the receiver. */
typedef struct
{
  BwPlace  site;
  gboolean is_lacking;
  double   desks;
} Target;

static void
clear_crew (gpointer data)
{
  bw_assignment_unref (((BwDeskCrew *) data)->duty);
}

/* NaN: not reported */
static double
read_desks (BwPicture *picture,
            BwSubject  subject,
            BwPlace    site)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), "desks_open");

  return measure != NULL && subject != BW_SUBJECT_NONE ? bw_picture_get_value (picture, site, subject, measure->index)
                                                       : NAN;
}

static gboolean
is_open_point (BwPlaceTree *places,
               BwPlace      place)
{
  const BwSite *site = bw_place_tree_get_site (places, place);

  return site != NULL && site->kind == BW_SITE_KIND_SAMPLING && site->state == BW_SITE_STATE_OPEN;
}

static gboolean
is_there (BwRoster           *roster,
          const BwAssignment *duty)
{
  gint64 now = bw_roster_get_now (roster);

  return duty->from <= now && now < bw_assignment_get_end (duty)
         && !bw_assignment_is_absent (duty, now, bw_assignment_get_grace ());
}

static int
compare_duties (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (((const Candidate *) a)->duty->id, ((const Candidate *) b)->duty->id);
}

static void
add_candidates (BwRoster *roster,
                BwPlace   site,
                double    desks,
                GArray   *candidates)
{
  GPtrArray *crew = bw_roster_get_crew (roster, site);
  guint first = candidates->len;
  guint whole = desks >= 1.0 ? (guint) desks : 0;
  guint n;

  /* Desks that are not open, or of which nothing is told, cannot be given. */
  for (guint i = 0; crew != NULL && whole > 0 && i < crew->len; i++)
    {
      Candidate candidate = { .duty = g_ptr_array_index (crew, i), .site = site };

      if (is_there (roster, candidate.duty))
        g_array_append_val (candidates, candidate);
    }

  /* Together they have just those that there are. */
  n = candidates->len - first;
  if (n > 1)
    qsort (&g_array_index (candidates, Candidate, first), n, sizeof (Candidate), compare_duties);
  for (guint i = 0; i < n; i++)
    g_array_index (candidates, Candidate, first + i).desks = whole / n + (i < whole % n ? 1 : 0);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->desks != right->desks)
    return left->desks < right->desks ? -1 : 1;

  return compare_duties (a, b);
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  const Target *left = a;
  const Target *right = b;

  if (left->is_lacking != right->is_lacking)
    return left->is_lacking ? -1 : 1;
  if (left->desks != right->desks)
    return left->desks < right->desks ? -1 : 1;

  return left->site < right->site ? -1 : left->site > right->site;
}

static GArray *
list_candidates (BwRoster  *roster,
                 BwPicture *picture,
                 BwSubject  subject,
                 BwPlace    from)
{
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (bw_roster_get_places (roster), from);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < sites->len; i++)
    {
      BwPlace site = g_array_index (sites, BwPlace, i);

      if (is_open_point (bw_roster_get_places (roster), site))
        add_candidates (roster, site, read_desks (picture, subject, site), candidates);
    }

  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static GArray *
list_targets (BwRoster  *roster,
              BwPicture *picture,
              BwSubject  subject,
              BwPlace    to)
{
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (bw_roster_get_places (roster), to);
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (Target));

  for (guint i = 0; i < sites->len; i++)
    {
      Target target = { .site = g_array_index (sites, BwPlace, i) };
      BwCoverage coverage;

      if (!is_open_point (bw_roster_get_places (roster), target.site))
        continue;

      bw_roster_get_coverage (roster, target.site, bw_roster_get_current (roster), &coverage);
      target.is_lacking = coverage.missing + coverage.unplanned + coverage.thin > 0;
      target.desks = read_desks (picture, subject, target.site);
      if (isnan (target.desks))
        target.desks = 0.0;
      g_array_append_val (targets, target);
    }

  g_array_sort (targets, compare_targets);
  return targets;
}

/* Point → how many of its teams are still there. */
static GHashTable *
count_teams (GArray *candidates)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      gpointer site = GUINT_TO_POINTER (g_array_index (candidates, Candidate, i).site);

      g_hash_table_insert (counts, site, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, site)) + 1));
    }

  return counts;
}

/* Fewer than @n_kept stay at no point by this. */
static void
send_teams (GArray     *candidates,
            GHashTable *counts,
            guint       n_kept,
            GArray     *crews,
            guint      *left)
{
  for (guint i = 0; i < candidates->len && *left > 0; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gpointer site = GUINT_TO_POINTER (candidate->site);
      guint n_teams = GPOINTER_TO_UINT (g_hash_table_lookup (counts, site));
      BwDeskCrew crew = { .desks = candidate->desks };

      if (candidate->is_sent || candidate->desks == 0 || candidate->desks > *left || n_teams <= n_kept)
        continue;

      candidate->is_sent = TRUE;
      g_hash_table_insert (counts, site, GUINT_TO_POINTER (n_teams - 1));
      crew.duty = bw_assignment_ref (candidate->duty);
      *left -= candidate->desks;
      g_array_append_val (crews, crew);
    }
}

/**
 * bw_desk_crew_list:
 * @roster: a complete roster
 * @picture: the picture
 * @subject: of the round
 * @from: the area that gives
 * @to: the area that gets
 * @desks: how many
 * @n_before: teams that others send there: they have the points that come first
 * @left: (out): of how many nobody is known who would go
 *
 * Returns: (transfer full) (element-type BwDeskCrew): teams that go with them
 */
GArray *
bw_desk_crew_list (BwRoster  *roster,
                   BwPicture *picture,
                   BwSubject  subject,
                   BwPlace    from,
                   BwPlace    to,
                   guint      desks,
                   guint      n_before,
                   guint     *left)
{
  g_autoptr (GArray) candidates = list_candidates (roster, picture, subject, from);
  g_autoptr (GArray) targets = list_targets (roster, picture, subject, to);
  g_autoptr (GHashTable) counts = count_teams (candidates);
  GArray *crews = g_array_new (FALSE, FALSE, sizeof (BwDeskCrew));

  g_array_set_clear_func (crews, clear_crew);
  *left = desks;
  if (targets->len == 0)
    return crews;

  send_teams (candidates, counts, 1, crews, left);
  send_teams (candidates, counts, 0, crews, left);
  for (guint i = 0; i < crews->len; i++)
    g_array_index (crews, BwDeskCrew, i).site = g_array_index (targets, Target, (n_before + i) % targets->len).site;

  return crews;
}
