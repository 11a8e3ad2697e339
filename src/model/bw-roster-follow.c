/* bw-roster-follow.c: assignments that have changed since a roster was read
 *
 * Of each: the site that it was of and the one that it is of are counted anew, with the
 * areas that they stand in. A subdistrict that has its first assignment, or loses its
 * last one, has a roster from then on, or none: all its sites are another thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster-private.h"

/* One that was and one that is, at most. */
#define MAX_SITES 2

/* What is touched, as it was before. */
typedef struct
{
  BwPlace    sites[MAX_SITES];
  BwCoverage coverage[MAX_SITES][BW_N_SHIFTS];
  guint      n_sites;
  BwPlace    planners[MAX_SITES];
  gboolean   was_planned[MAX_SITES];
  guint      n_planners;
} Touched;

static gboolean
has_place (const BwPlace *places,
           guint          n_places,
           BwPlace        place)
{
  for (guint i = 0; i < n_places; i++)
    {
      if (places[i] == place)
        return TRUE;
    }

  return FALSE;
}

static void
touch (BwRoster           *self,
       Touched            *touched,
       const BwAssignment *assignment)
{
  BwPlace site = assignment != NULL && bw_assignment_is_standing (assignment)
                   ? bw_place_tree_lookup (self->places, assignment->site)
                   : BW_PLACE_NONE;
  BwPlace planner;

  if (site == BW_PLACE_NONE || !bw_place_tree_is_site (self->places, site)
      || has_place (touched->sites, touched->n_sites, site))
    return;

  planner = bw_roster_find_planner (self, site);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    bw_roster_count_site (self, site, i, bw_roster_is_planned (self, planner),
                          &touched->coverage[touched->n_sites][i]);
  touched->sites[touched->n_sites++] = site;
  if (has_place (touched->planners, touched->n_planners, planner))
    return;

  touched->was_planned[touched->n_planners] = bw_roster_is_planned (self, planner);
  touched->planners[touched->n_planners++] = planner;
}

/* Sums may go below those of a part for a moment: unsigned, they come out right. */
static void
add_difference (BwRoster         *self,
                BwPlace           site,
                guint             shift,
                const BwCoverage *before,
                const BwCoverage *after)
{
  for (BwPlace area = bw_place_tree_get_parent (self->places, site);
       area != BW_PLACE_NONE;
       area = bw_place_tree_get_parent (self->places, area))
    {
      BwCoverage *row = g_hash_table_lookup (self->rows, bw_roster_make_key (area));

      /* Nothing is needed anywhere in it. */
      if (row == NULL)
        continue;

      row[shift].needed += after->needed - before->needed;
      row[shift].covered += after->covered - before->covered;
      row[shift].missing += after->missing - before->missing;
      row[shift].unplanned += after->unplanned - before->unplanned;
      row[shift].pending += after->pending - before->pending;
      row[shift].pending_missing += after->pending_missing - before->pending_missing;
      row[shift].thin += after->thin - before->thin;
      row[shift].people += after->people - before->people;
      row[shift].people_needed += after->people_needed - before->people_needed;
    }
}

static void
count_touched (BwRoster      *self,
               const Touched *touched)
{
  for (guint i = 0; i < touched->n_sites; i++)
    {
      gboolean is_planned = bw_roster_is_planned (self, bw_roster_find_planner (self, touched->sites[i]));

      for (guint shift = 0; shift < BW_N_SHIFTS; shift++)
        {
          BwCoverage after;

          bw_roster_count_site (self, touched->sites[i], shift, is_planned, &after);
          add_difference (self, touched->sites[i], shift, &touched->coverage[i][shift], &after);
        }
    }
}

/* The other sites of an area that has a roster now and had none, or the other way round. */
static void
count_others (BwRoster      *self,
              const Touched *touched,
              guint          index)
{
  BwPlace planner = touched->planners[index];
  gboolean was_planned = touched->was_planned[index];
  g_autoptr (GArray) sites = NULL;

  if (was_planned == bw_roster_is_planned (self, planner))
    return;

  sites = bw_place_tree_dup_sites (self->places, planner);
  for (guint i = 0; i < sites->len; i++)
    {
      BwPlace site = g_array_index (sites, BwPlace, i);

      if (has_place (touched->sites, touched->n_sites, site) || bw_roster_find_planner (self, site) != planner)
        continue;

      for (guint shift = 0; shift < BW_N_SHIFTS; shift++)
        {
          BwCoverage before;
          BwCoverage after;

          bw_roster_count_site (self, site, shift, was_planned, &before);
          bw_roster_count_site (self, site, shift, !was_planned, &after);
          add_difference (self, site, shift, &before, &after);
        }
    }
}

static void
recount_crew (BwRoster     *self,
              BwRosterCrew *crew)
{
  crew->absent = 0;
  crew->pending = 0;
  crew->staying = 0;
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    crew->minutes[i] = 0;

  for (guint i = 0; i < crew->assignments->len; i++)
    {
      BwAssignment *assignment = g_ptr_array_index (crew->assignments, i);

      bw_roster_count_in (self, crew, assignment, g_ptr_array_find (self->pending, assignment, NULL));
    }
}

static void
drop_planned (BwRoster *self,
              BwPlace   planner)
{
  gpointer key = bw_roster_make_key (planner);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->planned, key));

  if (n > 1)
    g_hash_table_insert (self->planned, key, GUINT_TO_POINTER (n - 1));
  else
    g_hash_table_remove (self->planned, key);
}

/* As if it had never been taken. */
static void
withdraw (BwRoster     *self,
          BwAssignment *assignment)
{
  BwPlace site = bw_place_tree_lookup (self->places, assignment->site);
  BwRosterCrew *crew = site != BW_PLACE_NONE ? g_hash_table_lookup (self->crews, bw_roster_make_key (site)) : NULL;

  g_ptr_array_remove (g_hash_table_lookup (self->duties, assignment->team), assignment);
  g_ptr_array_remove_fast (self->unconfirmed, assignment);
  if (crew == NULL || !g_ptr_array_remove (crew->assignments, assignment))
    return;

  drop_planned (self, bw_roster_find_planner (self, site));
  if (crew->assignments->len > 0)
    recount_crew (self, crew);
  else
    g_hash_table_remove (self->crews, bw_roster_make_key (site));
}

static void
replace (BwRoster     *self,
         BwAssignment *before,
         BwAssignment *after)
{
  Touched touched = { 0 };

  touch (self, &touched, before);
  touch (self, &touched, after);
  if (before != NULL)
    {
      withdraw (self, before);
      g_hash_table_remove (self->standing, before->id);
    }
  if (after != NULL)
    bw_roster_take_assignment (self, after, FALSE);

  count_touched (self, &touched);
  for (guint i = 0; i < touched.n_planners; i++)
    count_others (self, &touched, i);
}

/**
 * bw_roster_follow:
 * @self: a complete roster, of the places as they are
 * @ids: (element-type utf8): assignments that may have changed
 *
 * What is borrowed of the old ones goes with them. O(depth) each, but for the first and
 * the last of a subdistrict.
 *
 * Returns: whether any of them counts for something else
 */
gboolean
bw_roster_follow (BwRoster  *self,
                  GPtrArray *ids)
{
  gboolean is_changed = FALSE;

  g_return_val_if_fail (self->stage == BW_ROSTER_STAGE_COMPLETE, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      BwDocument *document = bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_ASSIGNMENT, id);
      BwAssignment *before = g_hash_table_lookup (self->standing, id);
      BwAssignment *after = document != NULL ? bw_document_get_assignment (document) : NULL;

      if (before == after || (before == NULL && !bw_assignment_is_standing (after)))
        continue;

      replace (self, before, after);
      is_changed = TRUE;
    }

  return is_changed;
}
