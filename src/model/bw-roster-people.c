/* bw-roster-people.c: how many people are at a site in a shift
 *
 * As many as are there for half of the shift: teams that follow each other are not added
 * up, teams that are there together are. Of a team of unknown size nobody knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster-private.h"

#include "bw-time.h"

/* A stretch in which nobody comes or goes. */
typedef struct
{
  gint64 length;
  guint  people;
} Stretch;

/* -1: not reported */
static int
find_size (BwRoster           *self,
           const BwAssignment *assignment)
{
  BwDocument *document = bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_TEAM, assignment->team);

  return document != NULL ? bw_document_get_team (document)->size : -1;
}

static gboolean
is_there (BwRoster     *self,
          BwAssignment *assignment)
{
  return !bw_assignment_is_absent (assignment, self->now, self->grace)
         && !g_ptr_array_find (self->pending, assignment, NULL);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The most first. */
static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *left = a;
  const Stretch *right = b;

  return left->people > right->people ? -1 : left->people < right->people;
}

static guint
count_at (BwRoster  *self,
          GPtrArray *duties,
          gint64     time)
{
  guint people = 0;

  for (guint i = 0; i < duties->len; i++)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i);

      if (duty->from <= time && time < bw_assignment_get_end (duty))
        people += (guint) find_size (self, duty);
    }

  return people;
}

static int
find_level (BwRoster      *self,
            GPtrArray     *duties,
            const BwShift *shift)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gint64 held = 0;

  g_array_append_val (times, shift->from);
  g_array_append_val (times, shift->to);
  for (guint i = 0; i < duties->len; i++)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i);
      gint64 bounds[] = { CLAMP (duty->from, shift->from, shift->to),
                          CLAMP (bw_assignment_get_end (duty), shift->from, shift->to) };

      g_array_append_vals (times, bounds, G_N_ELEMENTS (bounds));
    }

  g_array_sort (times, compare_times);
  for (guint i = 0; i + 1 < times->len; i++)
    {
      gint64 from = g_array_index (times, gint64, i);
      Stretch stretch = { g_array_index (times, gint64, i + 1) - from, count_at (self, duties, from) };

      g_array_append_val (stretches, stretch);
    }

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      held += g_array_index (stretches, Stretch, i).length;
      if (held * 2 >= shift->to - shift->from)
        return (int) g_array_index (stretches, Stretch, i).people;
    }

  return 0;
}

/* Who came instead of another one is there for the rest, however short that is. */
static int
count_staying (BwRoster      *self,
               GPtrArray     *duties,
               const BwShift *shift)
{
  int people = 0;

  for (guint i = 0; i < duties->len; i++)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i);

      if (bw_roster_is_staying (self, duty, shift))
        people += find_size (self, duty);
    }

  return people;
}

/**
 * bw_roster_is_staying: (skip)
 * @self: a roster
 * @assignment: one that counts
 * @shift: a shift
 *
 * The roster may be an hour older than what is taken in.
 *
 * Returns: whether that shift is on, and it holds the site to its end
 */
gboolean
bw_roster_is_staying (BwRoster           *self,
                      const BwAssignment *assignment,
                      const BwShift      *shift)
{
  return shift->from <= self->now && self->now < shift->to && assignment->from <= self->now + BW_TIME_HOUR
         && assignment->from < shift->to && bw_assignment_get_end (assignment) >= shift->to;
}

/* @ended (nullable): id of an assignment that does not count */
static int
count_people (BwRoster           *self,
              const BwRosterCrew *crew,
              const BwShift      *shift,
              const char         *ended)
{
  g_autoptr (GPtrArray) duties = g_ptr_array_new ();

  for (guint i = 0; crew != NULL && i < crew->assignments->len; i++)
    {
      BwAssignment *duty = g_ptr_array_index (crew->assignments, i);

      if (duty->from >= shift->to || bw_assignment_get_end (duty) <= shift->from || !is_there (self, duty)
          || (ended != NULL && g_strcmp0 (duty->id, ended) == 0))
        continue;
      if (find_size (self, duty) < 0)
        return -1;
      g_ptr_array_add (duties, duty);
    }

  if (duties->len == 0)
    return 0;

  return MAX (find_level (self, duties, shift), count_staying (self, duties, shift));
}

/**
 * bw_roster_count_people: (skip)
 * @self: a roster
 * @crew: (nullable): of a site
 * @shift: a shift
 *
 * Returns: how many are there, or planned; -1: a team has not said how many it is
 */
int
bw_roster_count_people (BwRoster           *self,
                        const BwRosterCrew *crew,
                        const BwShift      *shift)
{
  return count_people (self, crew, shift, NULL);
}

/**
 * bw_roster_weigh_crew: (skip)
 * @self: a roster
 * @place: a site that is covered
 * @shift: 0 to 5
 * @crew: who is there
 * @coverage: how many people that are, of those that it needs
 */
void
bw_roster_weigh_crew (BwRoster           *self,
                      BwPlace             place,
                      guint               shift,
                      const BwRosterCrew *crew,
                      BwCoverage         *coverage)
{
  const BwSite *site = bw_place_tree_get_site (self->places, place);
  int people = site != NULL && site->staff_required > 0
                 ? bw_roster_count_people (self, crew, &self->shifts[shift]) : -1;

  if (people < 0)
    return;

  coverage->people = (guint) people;
  coverage->people_needed = (guint) site->staff_required;
  coverage->thin = people < site->staff_required ? 1 : 0;
}

/**
 * bw_roster_get_people:
 * @self: a complete roster
 * @site: a site
 * @shift: 0 to 5
 * @ended: (nullable): id of an assignment that does not count
 *
 * Returns: how many people are there then, or planned; -1 if a team has not said how many
 *   it is
 */
int
bw_roster_get_people (BwRoster   *self,
                      BwPlace     site,
                      guint       shift,
                      const char *ended)
{
  g_return_val_if_fail (shift < BW_N_SHIFTS, -1);

  return count_people (self, g_hash_table_lookup (self->crews, bw_roster_make_key (site)), &self->shifts[shift],
                       ended);
}
