/* bw-roster-plan.c: which team for which of several gaps
 *
 * The gap that the fewest teams can fill chooses first, else it finds nobody left;
 * each takes the best there is, who is then busy for all others. Greedy, not exact:
 * with the numbers of one desk (tens of gaps) a person looks at each line before it
 * is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-roster-plan.h"

/* A gap that so many can fill need not choose before others. */
#define MANY 20

typedef struct
{
  guint index;
  guint n_fits;
} Choice;

struct _BwRosterPlan
{
  BwRoster *roster;    /* (owned) */
  GArray   *moves;     /* (owned) (element-type BwRosterMove) */
  GArray   *lenders;   /* (owned) (nullable) (element-type BwPlace): whose teams are asked */
  GArray   *choices;   /* (owned) (element-type Choice): who chooses first, once all are counted */
  guint     next;      /* of @moves, then of @choices */
};

static const BwShift *
get_shift (BwRosterPlan *self,
           const BwGap  *gap)
{
  return &bw_roster_get_shifts (self->roster)[gap->shift];
}

static void
init_fit (BwRosterPlan *self,
          const BwGap  *gap,
          guint         team,
          BwTeamFit    *fit)
{
  const BwShift *shift = get_shift (self, gap);
  BwDocument *document = g_ptr_array_index (bw_roster_get_teams (self->roster), team);

  bw_team_fit_init (fit, self->roster, bw_document_get_team (document), gap->site, shift->from, shift->to);
}

static gboolean
is_asked (BwRosterPlan *self,
          guint         team)
{
  BwPlaceTree *places = bw_roster_get_places (self->roster);
  BwDocument *document = g_ptr_array_index (bw_roster_get_teams (self->roster), team);
  BwPlace place;

  if (self->lenders == NULL)
    return TRUE;

  place = bw_place_tree_lookup (places, bw_document_get_team (document)->area);
  for (guint i = 0; place != BW_PLACE_NONE && i < self->lenders->len; i++)
    {
      if (bw_place_tree_is_within (places, place, g_array_index (self->lenders, BwPlace, i)))
        return TRUE;
    }

  return FALSE;
}

static guint
count_fits (BwRosterPlan *self,
            const BwGap  *gap)
{
  guint n = 0;

  for (guint i = 0; i < bw_roster_get_teams (self->roster)->len && n < MANY; i++)
    {
      BwTeamFit fit;

      if (!is_asked (self, i))
        continue;

      init_fit (self, gap, i, &fit);
      n += bw_team_fit_is_refused (&fit) ? 0 : 1;
    }

  return n;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const Choice *left = a;
  const Choice *right = b;

  if (left->n_fits != right->n_fits)
    return left->n_fits < right->n_fits ? -1 : 1;

  return left->index < right->index ? -1 : left->index > right->index;
}

static void
count_next (BwRosterPlan *self)
{
  Choice choice = { self->choices->len, 0 };

  choice.n_fits = count_fits (self, &g_array_index (self->moves, BwRosterMove, choice.index).gap);
  g_array_append_val (self->choices, choice);
  if (self->choices->len == self->moves->len)
    g_array_sort (self->choices, compare_choices);
}

/* Others look at the roster between two steps: to them nothing is decided. */
static void
keep_chosen_busy (BwRosterPlan *self)
{
  BwPlaceTree *places = bw_roster_get_places (self->roster);

  for (guint i = 0; i < self->moves->len; i++)
    {
      const BwRosterMove *move = &g_array_index (self->moves, BwRosterMove, i);
      const BwShift *shift = get_shift (self, &move->gap);

      if (move->has_team)
        bw_roster_add_tentative (self->roster,
                                 bw_assignment_new_planned ("", move->fit.team->code,
                                                            bw_place_tree_get_code (places, move->gap.site),
                                                            shift->from, shift->to));
    }
}

static void
choose_next (BwRosterPlan *self)
{
  guint index = g_array_index (self->choices, Choice, self->next).index;
  BwRosterMove *move = &g_array_index (self->moves, BwRosterMove, index);
  BwTeamFit best = { 0 };

  keep_chosen_busy (self);
  for (guint i = 0; i < bw_roster_get_teams (self->roster)->len; i++)
    {
      BwTeamFit fit;

      if (!is_asked (self, i))
        continue;

      init_fit (self, &move->gap, i, &fit);
      if (!bw_team_fit_is_refused (&fit) && (best.team == NULL || bw_team_fit_compare (&fit, &best) < 0))
        best = fit;
    }
  bw_roster_clear_tentative (self->roster);

  /* What stood in the way may have been a mere thought, which is gone. */
  best.conflict = NULL;
  move->has_team = best.team != NULL;
  move->fit = best;
  self->next++;
}

/**
 * bw_roster_plan_new:
 * @roster: a complete roster; kept
 * @gaps: (element-type BwGap): what is to be filled
 *
 * Returns: (transfer full): a plan, to be made by bw_roster_plan_step()
 */
BwRosterPlan *
bw_roster_plan_new (BwRoster *roster,
                    GArray   *gaps)
{
  BwRosterPlan *self = g_new0 (BwRosterPlan, 1);

  self->roster = bw_roster_ref (roster);
  self->moves = g_array_new (FALSE, TRUE, sizeof (BwRosterMove));
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  for (guint i = 0; i < gaps->len; i++)
    {
      BwRosterMove move = { .gap = g_array_index (gaps, BwGap, i) };

      g_array_append_val (self->moves, move);
    }

  return self;
}

/**
 * bw_roster_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
bw_roster_plan_free (BwRosterPlan *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->moves);
  g_array_unref (self->choices);
  g_clear_pointer (&self->lenders, g_array_unref);
  bw_roster_unref (self->roster);
  g_free (self);
}

/**
 * bw_roster_plan_set_lenders:
 * @self: a plan of which nothing is made yet
 * @areas: (element-type BwPlace) (nullable): whose teams are asked; %NULL: all
 */
void
bw_roster_plan_set_lenders (BwRosterPlan *self,
                            GArray       *areas)
{
  g_return_if_fail (self != NULL && self->choices->len == 0);

  g_clear_pointer (&self->lenders, g_array_unref);
  self->lenders = areas != NULL ? g_array_copy (areas) : NULL;
}

/**
 * bw_roster_plan_step:
 * @self: a plan
 *
 * Returns: whether all gaps have been looked at
 */
gboolean
bw_roster_plan_step (BwRosterPlan *self)
{
  if (self->choices->len < self->moves->len)
    count_next (self);
  else if (self->next < self->choices->len)
    choose_next (self);

  return self->choices->len == self->moves->len && self->next == self->choices->len;
}

BwRoster *
bw_roster_plan_get_roster (BwRosterPlan *self)
{
  return self->roster;
}

/**
 * bw_roster_plan_get_moves:
 * @self: a plan that is made
 *
 * Returns: (transfer none) (element-type BwRosterMove): who could come to which gap,
 *   by the rules of bw_team_fit_init() and without using anybody twice at a time
 */
GArray *
bw_roster_plan_get_moves (BwRosterPlan *self)
{
  return self->moves;
}
