/* bw-roster.c: who is planned where in the six shifts, and where nobody is
 *
 *   documents ──► assignments, one by one ──► places, one by one ──► complete
 *
 * Each part is read in small steps: a province has a hundred thousand sites, and a
 * page must not hold up its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster.h"

#include "bw-roster-private.h"
#include "bw-site-watch-private.h"

/* Between two looks at the clock. */
#define STEPS_A_LOOK 64

static void
free_crew (gpointer data)
{
  BwRosterCrew *crew = data;

  g_ptr_array_unref (crew->assignments);
  g_free (crew);
}

static BwRosterCrew *
ensure_crew (BwRoster *self,
             BwPlace   site)
{
  BwRosterCrew *crew = g_hash_table_lookup (self->crews, bw_roster_make_key (site));

  if (crew != NULL)
    return crew;

  crew = g_new0 (BwRosterCrew, 1);
  crew->assignments = g_ptr_array_new ();
  g_hash_table_insert (self->crews, bw_roster_make_key (site), crew);
  return crew;
}

static void
add_duty (BwRoster     *self,
          BwAssignment *assignment)
{
  GPtrArray *duties = g_hash_table_lookup (self->duties, assignment->team);
  guint i;

  if (duties == NULL)
    {
      duties = g_ptr_array_new ();
      g_hash_table_insert (self->duties, g_strdup (assignment->team), duties);
    }

  for (i = duties->len; i > 0; i--)
    {
      const BwAssignment *before = g_ptr_array_index (duties, i - 1);

      if (before->from <= assignment->from)
        break;
    }
  g_ptr_array_insert (duties, (int) i, assignment);
}

/**
 * bw_roster_find_planner: (skip)
 * @self: a roster
 * @site: a site
 *
 * Returns: the area whose roster it is in, if that has one
 */
BwPlace
bw_roster_find_planner (BwRoster *self,
                        BwPlace   site)
{
  BwPlace parent = bw_place_tree_get_parent (self->places, site);

  for (BwPlace area = parent; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    {
      if (bw_place_tree_get_level (self->places, area) == BW_LEVEL_SUBDISTRICT)
        return area;
    }

  return parent;
}

static void
add_planned (BwRoster *self,
             BwPlace   planner)
{
  gpointer key = bw_roster_make_key (planner);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->planned, key));

  g_hash_table_insert (self->planned, key, GUINT_TO_POINTER (n + 1));
}

/**
 * bw_roster_count_in: (skip)
 * @self: a roster
 * @crew: of a site
 * @assignment: of that site
 * @is_pending: it is on its way to the backend
 */
void
bw_roster_count_in (BwRoster     *self,
                    BwRosterCrew *crew,
                    BwAssignment *assignment,
                    gboolean      is_pending)
{
  gboolean is_absent = bw_assignment_is_absent (assignment, self->now, self->grace);

  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      guint minutes = bw_shift_get_overlap (&self->shifts[i], assignment->from, bw_assignment_get_end (assignment));

      if (minutes >= BW_SHIFT_HALF && is_pending)
        crew->pending |= (guint8) (1u << i);
      else if (minutes >= BW_SHIFT_HALF && is_absent)
        crew->absent |= (guint8) (1u << i);
      if (!is_pending && !is_absent && bw_roster_is_staying (self, assignment, &self->shifts[i]))
        crew->staying |= (guint8) (1u << i);
      if (!is_pending && !is_absent)
        crew->minutes[i] = (guint16) MIN (crew->minutes[i] + minutes, G_MAXUINT16);
    }
}

/**
 * bw_roster_take_assignment: (skip)
 * @self: a roster
 * @assignment: one that was not taken yet
 * @is_pending: it is on its way to the backend
 *
 * The areas are counted after that.
 */
void
bw_roster_take_assignment (BwRoster     *self,
                           BwAssignment *assignment,
                           gboolean      is_pending)
{
  BwPlace site = bw_place_tree_lookup (self->places, assignment->site);
  BwRosterCrew *crew;

  if (!bw_assignment_is_standing (assignment))
    return;

  add_duty (self, assignment);
  if (!is_pending)
    g_hash_table_replace (self->standing, assignment->id, bw_assignment_ref (assignment));
  if (!is_pending && bw_assignment_is_unconfirmed (assignment, self->now))
    g_ptr_array_add (self->unconfirmed, assignment);
  if (site == BW_PLACE_NONE || !bw_place_tree_is_site (self->places, site))
    return;

  crew = ensure_crew (self, site);
  g_ptr_array_add (crew->assignments, assignment);
  if (!is_pending)
    add_planned (self, bw_roster_find_planner (self, site));
  bw_roster_count_in (self, crew, assignment, is_pending);
}

static gboolean
read_assignment (BwRoster *self)
{
  if (self->next < self->documents->len)
    {
      BwDocument *document = g_ptr_array_index (self->documents, self->next);

      bw_roster_take_assignment (self, bw_document_get_assignment (document), FALSE);
      self->next++;
      return TRUE;
    }

  for (guint i = 0; i < self->pending->len; i++)
    bw_roster_take_assignment (self, g_ptr_array_index (self->pending, i), TRUE);

  return FALSE;
}

/* Bit by kind of shift: whether it is open for half of it. */
static guint
read_hours (BwRoster   *self,
            const char *text)
{
  guint known = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->hours, text)) : 0;
  guint opens = 0;
  guint closes = 0;
  guint kinds = 0;

  if (known != 0)
    return known - 1;
  if (text != NULL && !bw_site_watch_parse_hours (text, &opens, &closes))
    opens = closes = 0;

  for (guint i = 0; i < BW_N_SHIFTS_A_DAY; i++)
    {
      if (bw_shift_get_open_minutes ((BwShiftKind) i, opens, closes) >= BW_SHIFT_HALF)
        kinds |= 1u << i;
    }

  if (text != NULL)
    g_hash_table_insert (self->hours, g_strdup (text), GUINT_TO_POINTER (kinds + 1));
  return kinds;
}

static gboolean
needs_teams (const BwSite *site)
{
  if (site->state == BW_SITE_STATE_CLOSED)
    return FALSE;

  return site->staff_required > 0
         || (site->staff_required < 0
             && (site->kind == BW_SITE_KIND_SAMPLING || site->kind == BW_SITE_KIND_CHECKPOINT));
}

static gboolean
is_within_round (BwRoster *self,
                 guint     shift)
{
  return self->round != NULL
         && bw_shift_get_overlap (&self->shifts[shift], self->round->starts, self->round->deadline) >= BW_SHIFT_HALF;
}

static guint8
find_needs (BwRoster     *self,
            BwPlace       place,
            const BwSite *site)
{
  gboolean is_sampling = site->kind == BW_SITE_KIND_SAMPLING;
  guint8 needs = 0;
  guint kinds;

  if (!needs_teams (site)
      || (is_sampling && !bw_picture_is_in_round (self->picture, self->round, place)))
    return 0;

  kinds = read_hours (self, site->hours);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      if ((kinds & (1u << self->shifts[i].kind)) != 0 && (!is_sampling || is_within_round (self, i)))
        needs |= (guint8) (1u << i);
    }

  return needs;
}

static guint8
get_needs (BwRoster *self,
           BwPlace   place)
{
  return place < self->needs->len ? self->needs->data[place] : 0;
}

gboolean
bw_roster_is_planned (BwRoster *self,
                      BwPlace   planner)
{
  return g_hash_table_contains (self->planned, bw_roster_make_key (planner));
}

static gboolean
is_planned (BwRoster *self,
            BwPlace   site)
{
  return bw_roster_is_planned (self, bw_roster_find_planner (self, site));
}

/**
 * bw_roster_count_site: (skip)
 * @self: a roster
 * @site: a site
 * @shift: 0 to 5
 * @is_in_roster: whether its area is to be taken for one that has a roster
 * @coverage: (out): what it adds to the areas that it stands in
 */
void
bw_roster_count_site (BwRoster   *self,
                      BwPlace     site,
                      guint       shift,
                      gboolean    is_in_roster,
                      BwCoverage *coverage)
{
  const BwRosterCrew *crew = g_hash_table_lookup (self->crews, bw_roster_make_key (site));
  gboolean is_needed = (get_needs (self, site) & (1u << shift)) != 0;
  gboolean is_covered = crew != NULL && (crew->minutes[shift] >= BW_SHIFT_HALF
                                         || (crew->staying & (1u << shift)) != 0);
  gboolean is_pending = crew != NULL && (crew->pending & (1u << shift)) != 0;

  *coverage = (BwCoverage) { 0 };
  if (!is_needed || bw_roster_is_past (self, shift))
    return;

  coverage->needed = 1;
  coverage->covered = is_covered ? 1 : 0;
  coverage->missing = !is_covered && is_in_roster ? 1 : 0;
  coverage->unplanned = !is_covered && !is_in_roster ? 1 : 0;
  if (is_covered)
    bw_roster_weigh_crew (self, site, shift, crew, coverage);
  coverage->pending = (!is_covered || coverage->thin > 0) && is_pending ? 1 : 0;
  coverage->pending_missing = is_pending ? coverage->missing : 0;
}

static void
add_coverage (BwCoverage       *sum,
              const BwCoverage *part)
{
  sum->needed += part->needed;
  sum->covered += part->covered;
  sum->missing += part->missing;
  sum->unplanned += part->unplanned;
  sum->pending += part->pending;
  sum->pending_missing += part->pending_missing;
  sum->thin += part->thin;
  sum->people += part->people;
  sum->people_needed += part->people_needed;
}

static BwCoverage *
ensure_row (BwRoster *self,
            BwPlace   area)
{
  BwCoverage *row = g_hash_table_lookup (self->rows, bw_roster_make_key (area));

  if (row == NULL)
    {
      row = g_new0 (BwCoverage, BW_N_SHIFTS);
      g_hash_table_insert (self->rows, bw_roster_make_key (area), row);
    }

  return row;
}

static void
take_site (BwRoster *self,
           BwPlace   place)
{
  const BwSite *site = bw_place_tree_get_site (self->places, place);
  BwCoverage coverage[BW_N_SHIFTS];
  BwPlace area = bw_place_tree_get_parent (self->places, place);
  gboolean is_in_roster;

  if (site == NULL || !bw_place_tree_is_listed (self->places, place))
    return;

  self->needs->data[place] = find_needs (self, place, site);
  if (self->needs->data[place] == 0)
    return;

  is_in_roster = is_planned (self, place);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    bw_roster_count_site (self, place, i, is_in_roster, &coverage[i]);

  for (; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    {
      BwCoverage *row = ensure_row (self, area);

      for (guint i = 0; i < BW_N_SHIFTS; i++)
        add_coverage (&row[i], &coverage[i]);
    }
}

static gboolean
read_place (BwRoster *self)
{
  if (self->next >= self->needs->len)
    return FALSE;

  take_site (self, self->next);
  self->next++;
  return TRUE;
}

static void
read_one (BwRoster *self)
{
  gboolean has_more = self->stage == BW_ROSTER_STAGE_ASSIGNMENTS ? read_assignment (self) : read_place (self);

  if (has_more)
    return;

  /* Those that count are held already. */
  g_ptr_array_set_size (self->documents, 0);
  self->next = 0;
  self->stage = self->stage == BW_ROSTER_STAGE_ASSIGNMENTS ? BW_ROSTER_STAGE_PLACES : BW_ROSTER_STAGE_COMPLETE;
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  BwRoster *self = data;
  const BwGap *left = a;
  const BwGap *right = b;

  if (left->shift != right->shift)
    return left->shift < right->shift ? -1 : 1;
  if (left->is_unplanned != right->is_unplanned)
    return left->is_unplanned ? 1 : -1;
  if ((left->people_needed > 0) != (right->people_needed > 0))
    return left->people_needed > 0 ? 1 : -1;

  return g_strcmp0 (bw_place_tree_get_code (self->places, left->site),
                    bw_place_tree_get_code (self->places, right->site));
}

static void
add_gaps (BwRoster *self,
          BwPlace   site,
          gboolean  with_unplanned,
          GArray   *gaps)
{
  const BwRosterCrew *crew = g_hash_table_lookup (self->crews, bw_roster_make_key (site));
  gboolean is_in_roster;

  if (get_needs (self, site) == 0)
    return;

  is_in_roster = is_planned (self, site);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      BwGap gap = { .site = site, .shift = i, .is_unplanned = !is_in_roster };
      BwCoverage coverage;

      bw_roster_count_site (self, site, i, is_in_roster, &coverage);
      if (coverage.missing == 0 && coverage.thin == 0 && (coverage.unplanned == 0 || !with_unplanned))
        continue;

      gap.people = coverage.thin > 0 ? coverage.people : 0;
      gap.people_needed = coverage.thin > 0 ? coverage.people_needed : 0;
      gap.is_absent = crew != NULL && (crew->absent & (1u << i)) != 0;
      gap.is_pending = coverage.pending > 0;
      g_array_append_val (gaps, gap);
    }
}

/* What its coverage tells is asked first: most areas have none. */
static gboolean
has_gaps (BwRoster *self,
          BwPlace   area,
          gboolean  with_unplanned)
{
  const BwCoverage *row = g_hash_table_lookup (self->rows, bw_roster_make_key (area));

  for (guint i = 0; row != NULL && i < BW_N_SHIFTS; i++)
    {
      if (row[i].missing > 0 || row[i].thin > 0 || (with_unplanned && row[i].unplanned > 0))
        return TRUE;
    }

  return FALSE;
}

static void
collect_gaps (BwRoster *self,
              BwPlace   place,
              gboolean  with_unplanned,
              GArray   *gaps)
{
  const BwPlace *parts;
  guint n_parts;

  if (bw_place_tree_is_site (self->places, place))
    {
      add_gaps (self, place, with_unplanned, gaps);
      return;
    }
  if (!has_gaps (self, place, with_unplanned))
    return;

  parts = bw_place_tree_get_parts (self->places, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    collect_gaps (self, parts[i], with_unplanned, gaps);
}

static void
clear_roster (gpointer data)
{
  BwRoster *self = data;

  g_clear_pointer (&self->round, bw_round_unref);
  g_hash_table_unref (self->standing);
  g_hash_table_unref (self->duties);
  g_hash_table_unref (self->crews);
  g_hash_table_unref (self->planned);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->hours);
  g_byte_array_unref (self->needs);
  g_ptr_array_unref (self->unconfirmed);
  g_ptr_array_unref (self->tentative);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->teams);
  g_object_unref (self->picture);
}

/**
 * bw_roster_new:
 * @picture: what is read
 * @zone: of the city
 * @now: the backend's time, microseconds
 * @pending: (nullable) (element-type BwAssignment): what is on its way
 *
 * Returns: (transfer full): a roster, to be read by bw_roster_step() before anything
 *   else is asked of it
 */
BwRoster *
bw_roster_new (BwPicture *picture,
               GTimeZone *zone,
               gint64     now,
               GPtrArray *pending)
{
  BwRoster *self = g_rc_box_new0 (BwRoster);
  BwRound *round = bw_picture_get_round (picture, now);

  self->picture = g_object_ref (picture);
  self->places = bw_picture_get_places (picture);
  self->edition = bw_place_tree_get_edition (self->places);
  self->round = round != NULL ? bw_round_ref (round) : NULL;
  self->now = now;
  self->grace = bw_assignment_get_grace ();
  bw_shift_list (now, zone, self->shifts);
  self->teams = bw_picture_gather_documents (picture, BW_DOCUMENT_TYPE_TEAM);
  self->documents = bw_picture_gather_documents (picture, BW_DOCUMENT_TYPE_ASSIGNMENT);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_assignment_unref);
  for (guint i = 0; pending != NULL && i < pending->len; i++)
    g_ptr_array_add (self->pending, bw_assignment_ref (g_ptr_array_index (pending, i)));
  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) bw_assignment_unref);
  self->unconfirmed = g_ptr_array_new ();
  self->tentative = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_assignment_unref);
  self->duties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->crews = g_hash_table_new_full (NULL, NULL, NULL, free_crew);
  self->planned = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->hours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->needs = g_byte_array_new ();
  g_byte_array_set_size (self->needs, bw_place_tree_get_size (self->places));
  for (guint i = 0; i < self->needs->len; i++)
    self->needs->data[i] = 0;
  return self;
}

/**
 * bw_roster_ref:
 * @self: a roster
 *
 * Returns: (transfer full): @self
 */
BwRoster *
bw_roster_ref (BwRoster *self)
{
  return g_rc_box_acquire (self);
}

/**
 * bw_roster_unref:
 * @self: (transfer full): a roster
 */
void
bw_roster_unref (BwRoster *self)
{
  g_rc_box_release_full (self, clear_roster);
}

/**
 * bw_roster_step:
 * @self: a roster
 * @budget: microseconds; %G_MAXINT64: to the end
 *
 * The places must be those of bw_roster_new(): after a change of structure begin anew.
 *
 * Returns: whether all is read
 */
gboolean
bw_roster_step (BwRoster *self,
                gint64    budget)
{
  gint64 began = g_get_monotonic_time ();

  while (self->stage != BW_ROSTER_STAGE_COMPLETE)
    {
      for (guint i = 0; i < STEPS_A_LOOK && self->stage != BW_ROSTER_STAGE_COMPLETE; i++)
        read_one (self);

      if (g_get_monotonic_time () - began > budget)
        break;
    }

  return self->stage == BW_ROSTER_STAGE_COMPLETE;
}

const BwShift *
bw_roster_get_shifts (BwRoster *self)
{
  return self->shifts;
}

gint64
bw_roster_get_now (BwRoster *self)
{
  return self->now;
}

BwPlaceTree *
bw_roster_get_places (BwRoster *self)
{
  return self->places;
}

/**
 * bw_roster_is_stale:
 * @self: a roster
 *
 * Returns: whether the places were dropped since it was begun; then nothing may be
 *   asked of it by an index, and none that it tells means anything
 */
gboolean
bw_roster_is_stale (BwRoster *self)
{
  return self->edition != bw_place_tree_get_edition (self->places);
}

guint
bw_roster_get_current (BwRoster *self)
{
  return bw_shift_find (self->shifts, self->now);
}

gboolean
bw_roster_is_past (BwRoster *self,
                   guint     shift)
{
  return self->shifts[shift].to <= self->now;
}

/**
 * bw_roster_get_coverage:
 * @self: a complete roster
 * @place: an area or a site
 * @shift: 0 to 5
 * @coverage: (out): how it stands there
 */
void
bw_roster_get_coverage (BwRoster   *self,
                        BwPlace     place,
                        guint       shift,
                        BwCoverage *coverage)
{
  const BwCoverage *row = g_hash_table_lookup (self->rows, bw_roster_make_key (place));

  g_return_if_fail (shift < BW_N_SHIFTS);

  if (bw_place_tree_is_site (self->places, place))
    bw_roster_count_site (self, place, shift, is_planned (self, place), coverage);
  else
    *coverage = row != NULL ? row[shift] : (BwCoverage) { 0 };
}

void
bw_roster_get_total (BwRoster   *self,
                     BwPlace     place,
                     BwCoverage *coverage)
{
  *coverage = (BwCoverage) { 0 };
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      BwCoverage part;

      bw_roster_get_coverage (self, place, i, &part);
      add_coverage (coverage, &part);
    }
}

/**
 * bw_roster_list_gaps:
 * @self: a complete roster
 * @area: an area, or a site
 * @with_unplanned: also where there is no roster
 *
 * Looks at the sites of areas that have gaps only.
 *
 * Returns: (transfer full) (element-type BwGap): the nearest first
 */
GArray *
bw_roster_list_gaps (BwRoster *self,
                     BwPlace   area,
                     gboolean  with_unplanned)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (BwGap));

  collect_gaps (self, area, with_unplanned, gaps);
  g_array_sort_with_data (gaps, compare_gaps, self);
  return gaps;
}

gboolean
bw_roster_is_needed (BwRoster *self,
                     BwPlace   site,
                     guint     shift)
{
  g_return_val_if_fail (shift < BW_N_SHIFTS, FALSE);

  return (get_needs (self, site) & (1u << shift)) != 0;
}

GPtrArray *
bw_roster_get_crew (BwRoster *self,
                    BwPlace   site)
{
  const BwRosterCrew *crew = g_hash_table_lookup (self->crews, bw_roster_make_key (site));

  return crew != NULL ? crew->assignments : NULL;
}

GPtrArray *
bw_roster_list_unconfirmed (BwRoster *self,
                            BwPlace   area)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_assignment_unref);

  for (guint i = 0; i < self->unconfirmed->len; i++)
    {
      BwAssignment *assignment = g_ptr_array_index (self->unconfirmed, i);
      BwPlace site = bw_place_tree_lookup (self->places, assignment->site);

      if (site != BW_PLACE_NONE && bw_place_tree_is_within (self->places, site, area))
        g_ptr_array_add (found, bw_assignment_ref (assignment));
    }

  return found;
}

GPtrArray *
bw_roster_get_duties (BwRoster   *self,
                      const char *team)
{
  return g_hash_table_lookup (self->duties, team);
}

GPtrArray *
bw_roster_get_teams (BwRoster *self)
{
  return self->teams;
}

/**
 * bw_roster_add_tentative:
 * @self: a roster
 * @assignment: (transfer full): what somebody thinks of
 */
void
bw_roster_add_tentative (BwRoster     *self,
                         BwAssignment *assignment)
{
  g_ptr_array_add (self->tentative, assignment);
  add_duty (self, assignment);
}

/**
 * bw_roster_clear_tentative:
 * @self: a roster
 *
 * Nobody thinks of anything any more.
 */
void
bw_roster_clear_tentative (BwRoster *self)
{
  for (guint i = 0; i < self->tentative->len; i++)
    {
      BwAssignment *assignment = g_ptr_array_index (self->tentative, i);

      g_ptr_array_remove (g_hash_table_lookup (self->duties, assignment->team), assignment);
    }

  g_ptr_array_set_size (self->tentative, 0);
}
