/* bw-team-fit.c: whether a team can come to a site for a shift, and how well it fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-team-fit.h"

#include "bw-duty-hours.h"
#include "bw-time.h"

#include <math.h>

/* Mean radius of the earth, kilometres (IUGG). */
#define EARTH_RADIUS 6371.0088

/* What a team has to do around a shift. */
typedef struct
{
  const BwAssignment *overlap;  /* (nullable) */
  const BwAssignment *before;   /* (nullable): the last that does not touch */
  const BwAssignment *after;    /* (nullable): the first */
  gint64              from;     /* of the stretch */
  gint64              to;
} Surroundings;

/* Duties are by time: what ends as the stretch begins makes it longer. */
static void
join_before (GPtrArray    *duties,
             Surroundings *around)
{
  for (guint i = duties->len; i > 0; i--)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i - 1);
      gint64 end = bw_assignment_get_end (duty);

      if (end == around->from)
        around->from = duty->from;
      else if (end < around->from && (around->before == NULL || end > bw_assignment_get_end (around->before)))
        around->before = duty;
    }
}

static void
join_after (GPtrArray    *duties,
            Surroundings *around)
{
  for (guint i = 0; i < duties->len; i++)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i);

      if (duty->from == around->to)
        around->to = bw_assignment_get_end (duty);
      else if (duty->from > around->to && around->after == NULL)
        around->after = duty;
    }
}

static void
look_around (GPtrArray    *duties,
             gint64        from,
             gint64        to,
             Surroundings *around)
{
  *around = (Surroundings) { .from = from, .to = to };
  for (guint i = 0; i < duties->len; i++)
    {
      const BwAssignment *duty = g_ptr_array_index (duties, i);

      if (duty->from < to && bw_assignment_get_end (duty) > from)
        {
          around->overlap = duty;
          return;
        }
    }

  join_before (duties, around);
  join_after (duties, around);
}

static void
take_rest (BwTeamFit          *self,
           const Surroundings *around)
{
  gint64 before = around->before != NULL ? around->from - bw_assignment_get_end (around->before) : G_MAXINT64;
  gint64 after = around->after != NULL ? around->after->from - around->to : G_MAXINT64;

  self->is_before = before <= after;
  self->rest = MIN (before, after);
  self->conflict = self->is_before ? around->before : around->after;
}

/* (transfer container) (nullable) */
static GPtrArray *
list_duties (GPtrArray  *duties,
             const char *ended)
{
  GPtrArray *listed = NULL;

  if (duties == NULL || ended == NULL)
    return duties != NULL ? g_ptr_array_ref (duties) : NULL;

  listed = g_ptr_array_new ();
  for (guint i = 0; i < duties->len; i++)
    {
      BwAssignment *duty = g_ptr_array_index (duties, i);

      if (g_strcmp0 (duty->id, ended) != 0)
        g_ptr_array_add (listed, duty);
    }

  return listed;
}

static void
judge (BwTeamFit *self,
       GPtrArray *duties,
       gint64     from,
       gint64     to)
{
  Surroundings around = { .from = from, .to = to };

  if (duties != NULL)
    look_around (duties, from, to, &around);

  self->stretch = around.to - around.from;
  take_rest (self, &around);
  if (around.overlap != NULL)
    {
      self->verdict = BW_TEAM_VERDICT_OVERLAPS;
      self->conflict = around.overlap;
      self->rest = 0;
    }
  else if (self->stretch > bw_duty_hours_get_longest ())
    {
      self->verdict = BW_TEAM_VERDICT_TOO_LONG;
    }
  else if (self->rest < bw_duty_hours_get_least_rest ())
    {
      self->verdict = BW_TEAM_VERDICT_NO_REST;
    }
  else if (self->rest < bw_duty_hours_get_good_rest ())
    {
      self->verdict = BW_TEAM_VERDICT_SHORT_REST;
    }
}

/* What its lender has not stated is not against it. */
static gboolean
is_lent_then (const BwTeam *team,
              gint64        from,
              gint64        to)
{
  return team->lent_by == NULL
         || ((team->lent_from == 0 || team->lent_from <= from) && (team->lent_until == 0 || to <= team->lent_until));
}

/* Haversine formula. */
static double
get_distance (double longitude,
              double latitude,
              double other_longitude,
              double other_latitude)
{
  double y = sin ((other_latitude - latitude) * G_PI / 360.0);
  double x = sin ((other_longitude - longitude) * G_PI / 360.0);
  double chord = y * y + cos (latitude * G_PI / 180.0) * cos (other_latitude * G_PI / 180.0) * x * x;

  return 2.0 * EARTH_RADIUS * asin (sqrt (MIN (chord, 1.0)));
}

static void
locate (BwTeamFit   *self,
        BwPlaceTree *places,
        BwPlace      site)
{
  BwPlace area = bw_place_tree_lookup (places, self->team->area);
  double from[2];
  double to[2];

  self->distance = NAN;
  if (area == BW_PLACE_NONE || bw_place_tree_get_level (places, area) <= BW_LEVEL_CITY)
    return;

  self->is_local = bw_place_tree_is_within (places, site, area);
  if (bw_place_tree_get_position (places, area, &from[0], &from[1])
      && bw_place_tree_get_position (places, site, &to[0], &to[1]))
    self->distance = get_distance (from[0], from[1], to[0], to[1]);
}

/* Who is there already counts, and stays. Of unknown sizes no lack follows. */
static guint
find_short (BwRoster     *roster,
            const BwTeam *team,
            BwPlace       site,
            gint64        from,
            const char   *ended)
{
  const BwSite *needs = bw_place_tree_get_site (bw_roster_get_places (roster), site);
  guint shift = bw_shift_find (bw_roster_get_shifts (roster), from);
  int people;

  if (needs == NULL || team->size < 0 || needs->staff_required < 0)
    return 0;

  people = shift < BW_N_SHIFTS ? bw_roster_get_people (roster, site, shift, ended) : 0;
  return people >= 0 ? (guint) MAX (needs->staff_required - team->size - people, 0) : 0;
}

static int
compare_distances (double left,
                   double right)
{
  if (isnan (left) || isnan (right))
    return (isnan (left) ? 1 : 0) - (isnan (right) ? 1 : 0);

  return left < right ? -1 : left > right;
}

static int
compare_fits (gconstpointer a,
              gconstpointer b)
{
  return bw_team_fit_compare (a, b);
}

/* @ended (nullable): of the team; @left (nullable): at the site. */
static void
init (BwTeamFit    *self,
      BwRoster     *roster,
      const BwTeam *team,
      BwPlace       site,
      gint64        from,
      gint64        to,
      const char   *ended,
      const char   *left)
{
  g_autoptr (GPtrArray) duties = list_duties (bw_roster_get_duties (roster, team->code), ended);

  *self = (BwTeamFit) { .team = team, .is_lent = team->lent_by != NULL };
  judge (self, duties, from, to);
  if (!is_lent_then (team, from, to))
    self->verdict = BW_TEAM_VERDICT_NOT_LENT;
  locate (self, bw_roster_get_places (roster), site);
  self->n_short = find_short (roster, team, site, from, left);
}

/**
 * bw_team_fit_init:
 * @self: (out): filled
 * @roster: a complete roster
 * @team: a team of it
 * @site: where
 * @from: when the shift begins, microseconds
 * @to: when it ends
 *
 * What is borrowed stays as long as the roster does.
 */
void
bw_team_fit_init (BwTeamFit    *self,
                  BwRoster     *roster,
                  const BwTeam *team,
                  BwPlace       site,
                  gint64        from,
                  gint64        to)
{
  bw_team_fit_init_after (self, roster, team, site, from, to, NULL);
}

/**
 * bw_team_fit_init_after:
 * @self: (out): filled
 * @roster: a complete roster
 * @team: a team of it
 * @site: where
 * @from: when the shift begins, microseconds
 * @to: when it ends
 * @ended: (nullable): id of an assignment that the team has until then
 */
void
bw_team_fit_init_after (BwTeamFit    *self,
                        BwRoster     *roster,
                        const BwTeam *team,
                        BwPlace       site,
                        gint64        from,
                        gint64        to,
                        const char   *ended)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (team != NULL);
  g_return_if_fail (from < to);

  init (self, roster, team, site, from, to, ended, ended);
}

/**
 * bw_team_fit_is_refused:
 * @self: a fit
 *
 * Returns: whether the team cannot be placed there, in whatever way it is tried
 */
gboolean
bw_team_fit_is_refused (const BwTeamFit *self)
{
  return self->verdict >= BW_TEAM_VERDICT_NO_REST;
}

/**
 * bw_team_fit_compare:
 * @left: a fit
 * @right: another one for the same shift
 *
 * Returns: below 0 if @left should come rather than @right
 */
int
bw_team_fit_compare (const BwTeamFit *left,
                     const BwTeamFit *right)
{
  int order;

  if (left->verdict != right->verdict)
    return left->verdict < right->verdict ? -1 : 1;
  if ((left->n_short > 0) != (right->n_short > 0))
    return left->n_short > 0 ? 1 : -1;
  if (left->is_lent != right->is_lent)
    return left->is_lent ? 1 : -1;

  order = compare_distances (left->distance, right->distance);
  return order != 0 ? order : g_strcmp0 (left->team->code, right->team->code);
}

/**
 * bw_team_fit_list:
 * @roster: a complete roster
 * @site: where
 * @from: when the shift begins, microseconds
 * @to: when it ends
 * @left: (nullable): id of an assignment at @site that another team takes over
 *
 * Rested ones come first, then those with enough people, their own before lent
 * ones, the nearest first.
 *
 * Returns: (transfer full) (element-type BwTeamFit): all teams, best first
 */
GArray *
bw_team_fit_list (BwRoster   *roster,
                  BwPlace     site,
                  gint64      from,
                  gint64      to,
                  const char *left)
{
  GPtrArray *teams = bw_roster_get_teams (roster);
  GArray *fits = g_array_sized_new (FALSE, FALSE, sizeof (BwTeamFit), teams->len);

  for (guint i = 0; i < teams->len; i++)
    {
      BwTeamFit fit;

      init (&fit, roster, bw_document_get_team (g_ptr_array_index (teams, i)), site, from, to, NULL, left);
      g_array_append_val (fits, fit);
    }

  g_array_sort (fits, compare_fits);
  if (fits->len > 0)
    {
      BwTeamFit *first = &g_array_index (fits, BwTeamFit, 0);

      first->is_recommended = first->verdict == BW_TEAM_VERDICT_FITS && first->n_short == 0;
    }
  return fits;
}
