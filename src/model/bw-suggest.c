/* bw-suggest.c: who could finish earlier if desks moved
 *
 * What is assumed:
 *
 *   - What an area samples is proportional to its open desks: with n instead of d it is
 *     n / d times what the forecast expects of it (bw-course.c). So a desk that comes
 *     serves what a desk there serves, by the area's own reports. This holds only where
 *     people wait: an area that reports that nobody is in line gets none, and none gets
 *     more than twice what it has.
 *   - A desk leaves at once and serves again after the set-up time of the terms.
 *   - Who gives must still end with the margin of the terms before the deadline, and
 *     before the deadline also by its 90th percentile. Who is done may give all, any
 *     other keeps one. What one cannot tell of (BwSuggestFault) neither gives nor gets.
 *   - Both ends of a band move as its middle does: a range stays a range.
 *
 * What is sought: of all ways to move at most K desks the one whose latest finish is
 * the earliest; of those the one with the earliest next latest, and so on.
 *
 * How: one desk at a time, to the latest area that it helps, from the area that is the
 * earliest after giving; until K have moved or that no longer helps. Nothing better
 * exists. Let fᵢ(n) be the finish of area i with n desks, and let all finishes that can
 * occur be weighed with φ so steeply that one later counts for more than all earlier
 * together: then the least Σ φ(fᵢ(nᵢ)) is what is sought. Each fᵢ falls with n until
 * it does not change any more, so φ(fᵢ(n)) is convex in n: each further desk saves less
 * than the one before, and each further one given costs more. Over the nᵢ with a fixed
 * sum and bounds this is a separable convex resource allocation, an M-convex function;
 * and on such a function the steepest descent by exchanges of one unit, from what is
 * there, is after k steps at the least of all within reach of k exchanges (A. Shioura,
 * M-convex function minimization under L1-distance constraint and its application to
 * dock reallocation in bike-sharing systems, Mathematics of Operations Research 47,
 * 2022; for K without limit T. Ibaraki, N. Katoh, Resource Allocation Problems, 1988,
 * ch. 4). The test holds it against trying everything.
 *
 * Cost: a projection for each area when it is read; then O(K · areas · log steps).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-suggest.h"

struct _BwSuggest
{
  BwSuggestTerms  terms;
  GArray         *areas;  /* (owned) (element-type BwSuggestArea) */
  GArray         *moves;  /* (owned) (element-type BwSuggestMove) */
};

/* How one area stands while desks move: now, and with one more or less. */
typedef struct
{
  guint    desks;
  gint64   finish;
  gint64   finish_more;
  gint64   finish_less;
  gboolean may_get;
  gboolean may_give;
} Stand;

/* How many more or fewer an area has. */
typedef struct
{
  guint  area;
  guint  desks;
  gint64 rank;  /* great for what comes first */
} Share;

static void
clear_area (gpointer data)
{
  bw_suggest_area_clear (data);
}

static BwSuggestArea *
peek_area (BwSuggest *self,
           guint      index)
{
  return &g_array_index (self->areas, BwSuggestArea, index);
}

/* What is given is missing at once; what comes has to be set up first. */
static gint64
find_finish (BwSuggest           *self,
             const BwSuggestArea *area,
             guint                desks,
             double               factor)
{
  gint64 since = desks > area->desks ? self->terms.now + self->terms.setup : self->terms.now;

  if (area->is_done)
    return self->terms.now;

  return bw_course_get_finish (&area->course, factor, (double) desks / (double) area->desks, since);
}

static gboolean
keeps_deadline (BwSuggest           *self,
                const BwSuggestArea *area,
                guint                desks)
{
  if (area->is_done)
    return TRUE;

  return find_finish (self, area, desks, 1.0) <= self->terms.deadline - self->terms.margin
         && find_finish (self, area, desks, area->course.low) <= self->terms.deadline;
}

static guint
get_least (const BwSuggestArea *area)
{
  return area->is_done ? 0 : 1;
}

/* What changes for the area when one desk less or more is tried. */
static void
set_stand (BwSuggest           *self,
           const BwSuggestArea *area,
           guint                desks,
           Stand               *stand)
{
  *stand = (Stand) { .desks = desks };
  if (area->fault != BW_SUGGEST_FAULT_NONE)
    return;

  stand->finish = find_finish (self, area, desks, 1.0);
  stand->finish_more = find_finish (self, area, desks + 1, 1.0);
  stand->may_get = !area->is_done && area->queue != 0.0 && desks < BW_SUGGEST_GROWTH * area->desks
                   && stand->finish_more < stand->finish;
  stand->may_give = desks > get_least (area) && (desks > area->desks || keeps_deadline (self, area, desks - 1));
  stand->finish_less = stand->may_give ? find_finish (self, area, desks - 1, 1.0) : BW_COURSE_NEVER;
}

/* The one that the next desk helps most: it saves the latest finish; of several those
 * with the earliest one after that. */
static gboolean
is_better_to (const Stand *a,
              const Stand *b)
{
  if (!a->may_get || !b->may_get)
    return a->may_get;
  if (a->finish != b->finish)
    return a->finish > b->finish;

  return a->finish_more < b->finish_more;
}

/* The one that it costs least: nothing where the end does not change. */
static gboolean
is_better_from (const Stand *a,
                const Stand *b)
{
  gboolean is_free = a->finish_less == a->finish;

  if (!a->may_give || !b->may_give)
    return a->may_give;
  if (is_free != (b->finish_less == b->finish))
    return is_free;
  if (a->finish_less != b->finish_less)
    return a->finish_less < b->finish_less;

  return a->finish > b->finish;
}

static gboolean
is_worth_it (const Stand *from,
             const Stand *to)
{
  if (from->finish_less == from->finish || from->finish_less < to->finish)
    return TRUE;

  return from->finish_less == to->finish && to->finish_more < from->finish;
}

/* FALSE: there is no desk that helps. */
static gboolean
move_one (BwSuggest *self,
          Stand     *stands)
{
  Stand *from = &stands[0];
  Stand *to = &stands[0];

  for (guint i = 1; i < self->areas->len; i++)
    {
      if (is_better_to (&stands[i], to))
        to = &stands[i];
      if (is_better_from (&stands[i], from))
        from = &stands[i];
    }

  if (from == to || !from->may_give || !to->may_get || !is_worth_it (from, to))
    return FALSE;

  set_stand (self, peek_area (self, (guint) (from - stands)), from->desks - 1, from);
  set_stand (self, peek_area (self, (guint) (to - stands)), to->desks + 1, to);
  return TRUE;
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const Share *left = a;
  const Share *right = b;

  if (left->rank != right->rank)
    return left->rank > right->rank ? -1 : 1;

  return left->area < right->area ? -1 : left->area > right->area;
}

/* Who gives how many, the most first, so that few moves do; or who gets how many, the
 * latest first. */
static GArray *
list_shares (BwSuggest   *self,
             const Stand *stands,
             gboolean     is_given)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < self->areas->len; i++)
    {
      const BwSuggestArea *area = peek_area (self, i);
      guint more = stands[i].desks - area->desks;
      guint fewer = area->desks - stands[i].desks;
      Share share = { i, is_given ? fewer : more, (gint64) fewer };

      if (is_given ? stands[i].desks >= area->desks : stands[i].desks <= area->desks)
        continue;
      if (!is_given)
        share.rank = find_finish (self, area, area->desks, 1.0);
      g_array_append_val (shares, share);
    }

  g_array_sort (shares, compare_shares);
  return shares;
}

static void
append_moves (BwSuggest   *self,
              const Stand *stands)
{
  g_autoptr (GArray) given = list_shares (self, stands, TRUE);
  g_autoptr (GArray) got = list_shares (self, stands, FALSE);
  guint next = 0;

  for (guint i = 0; i < got->len; i++)
    {
      Share *to = &g_array_index (got, Share, i);

      while (to->desks > 0)
        {
          Share *from = &g_array_index (given, Share, next);
          BwSuggestMove move = { from->area, to->area, MIN (from->desks, to->desks) };

          g_array_append_val (self->moves, move);
          from->desks -= move.desks;
          to->desks -= move.desks;
          next += from->desks == 0 ? 1 : 0;
        }
    }
}

/* With all the moves but one. */
static guint
count_desks (BwSuggest *self,
             guint      area,
             guint      without)
{
  guint desks = peek_area (self, area)->desks;

  for (guint i = 0; i < self->moves->len; i++)
    {
      const BwSuggestMove *move = &g_array_index (self->moves, BwSuggestMove, i);

      if (i != without && move->to == area)
        desks += move->desks;
      if (i != without && move->from == area)
        desks -= move->desks;
    }

  return desks;
}

static gint64
show_time (const BwSuggestArea *area,
           gint64               time)
{
  return area->is_done || !bw_course_is_in_sight (&area->course, time) ? 0 : time;
}

static void
set_end (BwSuggest    *self,
         guint         index,
         guint         desks,
         BwSuggestEnd *end)
{
  const BwSuggestArea *area = peek_area (self, index);

  *end = (BwSuggestEnd) { .desks = desks };
  if (area->fault != BW_SUGGEST_FAULT_NONE)
    return;

  end->keeps_deadline = keeps_deadline (self, area, desks);
  end->finish = show_time (area, find_finish (self, area, desks, 1.0));
  if (end->finish == 0)
    return;

  end->early = show_time (area, find_finish (self, area, desks, area->course.high));
  end->late = show_time (area, find_finish (self, area, desks, area->course.low));
  end->margin = self->terms.deadline - end->finish;
}

/**
 * bw_suggest_new:
 * @terms: what is reckoned with; copied
 *
 * Returns: (transfer full): a suggestion without areas
 */
BwSuggest *
bw_suggest_new (const BwSuggestTerms *terms)
{
  BwSuggest *self;

  g_return_val_if_fail (terms != NULL, NULL);

  self = g_new0 (BwSuggest, 1);
  self->terms = *terms;
  self->areas = g_array_new (FALSE, FALSE, sizeof (BwSuggestArea));
  g_array_set_clear_func (self->areas, clear_area);
  self->moves = g_array_new (FALSE, FALSE, sizeof (BwSuggestMove));
  return self;
}

/**
 * bw_suggest_free:
 * @self: (nullable) (transfer full): a suggestion
 */
void
bw_suggest_free (BwSuggest *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->areas);
  g_array_unref (self->moves);
  g_free (self);
}

/**
 * bw_suggest_take_area:
 * @self: a suggestion that is not solved yet
 * @area: one more area; empty afterwards
 */
void
bw_suggest_take_area (BwSuggest     *self,
                      BwSuggestArea *area)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL);

  g_array_append_vals (self->areas, area, 1);
  area->course.come = NULL;
}

guint
bw_suggest_get_n_areas (BwSuggest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->areas->len;
}

/**
 * bw_suggest_get_area:
 * @self: a suggestion
 * @index: of an area
 *
 * Returns: (transfer none): the area, until one more is taken
 */
const BwSuggestArea *
bw_suggest_get_area (BwSuggest *self,
                     guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->areas->len, NULL);

  return peek_area (self, index);
}

/**
 * bw_suggest_set_terms:
 * @self: a suggestion
 * @terms: other ones, of the same time and deadline; copied
 *
 * The moves stay what they are until bw_suggest_solve().
 */
void
bw_suggest_set_terms (BwSuggest            *self,
                      const BwSuggestTerms *terms)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (terms != NULL);

  self->terms = *terms;
}

const BwSuggestTerms *
bw_suggest_get_terms (BwSuggest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->terms;
}

/**
 * bw_suggest_solve:
 * @self: a suggestion with all its areas
 *
 * Finds the moves. The latest finish is the earliest that so many desks can bring,
 * then the next latest, and so on: see the head of this file. What a person tried is
 * forgotten.
 */
void
bw_suggest_solve (BwSuggest *self)
{
  g_autofree Stand *stands = NULL;
  guint n_moved = 0;

  g_return_if_fail (self != NULL);

  g_array_set_size (self->moves, 0);
  if (self->areas->len == 0)
    return;

  stands = g_new0 (Stand, self->areas->len);
  for (guint i = 0; i < self->areas->len; i++)
    set_stand (self, peek_area (self, i), peek_area (self, i)->desks, &stands[i]);
  while (n_moved < self->terms.most && move_one (self, stands))
    n_moved++;

  append_moves (self, stands);
}

/**
 * bw_suggest_get_moves:
 * @self: a solved suggestion
 *
 * Returns: (transfer none) (element-type BwSuggestMove): the moves, as few as do: those
 *   into one area beside each other. Where no area gives and gets, any way of pairing
 *   them has the same finishes
 */
GArray *
bw_suggest_get_moves (BwSuggest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->moves;
}

/**
 * bw_suggest_try:
 * @self: a solved suggestion
 * @move: index of a move
 * @desks: how many of it, at most bw_suggest_get_most()
 *
 * What if. Nothing is solved anew: the other moves stay.
 */
void
bw_suggest_try (BwSuggest *self,
                guint      move,
                guint      desks)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (move < self->moves->len);

  g_array_index (self->moves, BwSuggestMove, move).desks = MIN (desks, bw_suggest_get_most (self, move));
}

/**
 * bw_suggest_get_most:
 * @self: a solved suggestion
 * @move: index of a move
 *
 * Returns: how many desks can be tried: what the giver has besides the other moves, but
 *   for one as long as people are missing there
 */
guint
bw_suggest_get_most (BwSuggest *self,
                     guint      move)
{
  guint from;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (move < self->moves->len, 0);

  from = g_array_index (self->moves, BwSuggestMove, move).from;
  return count_desks (self, from, move) - get_least (peek_area (self, from));
}

/**
 * bw_suggest_get_before:
 * @self: a suggestion
 * @area: index of an area
 * @end: (out caller-allocates): when it ends as things are; without times of one that is
 *   done, or left out
 */
void
bw_suggest_get_before (BwSuggest    *self,
                       guint         area,
                       BwSuggestEnd *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (area < self->areas->len);
  g_return_if_fail (end != NULL);

  set_end (self, area, peek_area (self, area)->desks, end);
}

/**
 * bw_suggest_get_after:
 * @self: a suggestion
 * @area: index of an area
 * @end: (out caller-allocates): when it ends with all the moves, as they are tried
 */
void
bw_suggest_get_after (BwSuggest    *self,
                      guint         area,
                      BwSuggestEnd *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (area < self->areas->len);
  g_return_if_fail (end != NULL);

  set_end (self, area, count_desks (self, area, G_MAXUINT), end);
}
