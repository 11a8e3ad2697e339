/* bw-checkpoint-book.c: what the checkpoints of each area add up to
 *
 * One row of sums a place: a checkpoint has its own, an area the sums of its parts, a
 * community besides whether it is blind. A change is the difference of two rows, added
 * to all that the place stands in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-book.h"

#include <math.h>

/* So many are read in one look; above that the areas lead on. */
#define MAX_WHOLE 60

/* Of a place and all below it. */
typedef struct
{
  int    n_communities;
  int    n_blind;
  int    n_needy;     /* checkpoints that need a person, or may */
  int    n_told;      /* open ones of which it is known how many guards they need */
  int    n_untold;    /* and of which it is not */
  int    n_unmet[BW_N_CHECKS];  /* which report that it is not carried out */
  gint64 required;
} Sums;

struct _BwCheckpointBook
{
  Sums     *sums;       /* (owned) (nullable): by place */
  guint     n_places;
  guint     edition;    /* of the places: other ones have other indices */
  gboolean  is_counted;
  GArray   *noted;      /* (owned) (element-type BwPlace): changed since it was looked at */
  guint8   *is_noted;   /* (owned) (nullable): by place */
  guint     n_counted;  /* how often all was counted */
  guint     n_needy;    /* how often one came to need somebody, or does no more */
  guint     n_blind;    /* how often a community became blind, or is no more */
  guint     n_looked;
};

/* A place may have come since the last change was told. */
static const Sums *
get_sums (BwCheckpointBook *self,
          BwPlace           place)
{
  static const Sums none = { 0 };

  return self->is_counted && place < self->n_places ? &self->sums[place] : &none;
}

static gboolean
is_manned (const BwFacts *facts,
           BwPlace        area)
{
  static const BwCondition manned[] = {
    BW_CONDITION_NORMAL, BW_CONDITION_GAP, BW_CONDITION_UNCONFIRMED, BW_CONDITION_BUSY, BW_CONDITION_JAMMED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (manned); i++)
    {
      if (bw_facts_count (facts, area, BW_SITE_KIND_CHECKPOINT, manned[i]) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_checkpoint (const BwFacts *facts,
               BwPlace        place)
{
  const BwSite *site = bw_place_tree_get_site (facts->places, place);

  return site != NULL && site->kind == BW_SITE_KIND_CHECKPOINT;
}

static Sums
read_checkpoint (const BwFacts *facts,
                 BwPlace        place)
{
  int required = bw_place_tree_get_site (facts->places, place)->staff_required;
  BwCondition condition = bw_picture_get_condition (facts->picture, place);
  gboolean is_open = condition != BW_CONDITION_CLOSED;
  Sums sums = {
    .n_needy = bw_condition_is_exception (condition) || condition == BW_CONDITION_UNCONFIRMED,
    .n_told = is_open && required >= 0,
    .n_untold = is_open && required < 0,
    .required = is_open ? MAX (required, 0) : 0,
  };

  /* Where there is no gap each is carried out, or nobody knows. How old a reading is does
   * not count here: time passes without a change, and what is silent is no gap. */
  for (guint i = 0; i < BW_N_CHECKS && condition == BW_CONDITION_GAP; i++)
    {
      BwFigure figure;

      sums.n_unmet[i] = bw_facts_get_figure (facts, place, "checkpoint",
                                             bw_checkpoint_state_get_measure ((BwCheck) i), &figure)
                        && bw_figure_get_value (&figure) == 0.0;
    }

  return sums;
}

static void
add_sums (Sums       *to,
          const Sums *sums,
          int         sign)
{
  to->n_communities += sign * sums->n_communities;
  to->n_blind += sign * sums->n_blind;
  to->n_needy += sign * sums->n_needy;
  to->n_told += sign * sums->n_told;
  to->n_untold += sign * sums->n_untold;
  to->required += sign * sums->required;
  for (guint i = 0; i < BW_N_CHECKS; i++)
    to->n_unmet[i] += sign * sums->n_unmet[i];
}

static gboolean
is_nothing (const Sums *sums)
{
  for (guint i = 0; i < BW_N_CHECKS; i++)
    {
      if (sums->n_unmet[i] != 0)
        return FALSE;
    }

  return sums->n_needy == 0 && sums->n_blind == 0 && sums->n_told == 0 && sums->n_untold == 0
         && sums->required == 0;
}

/* @is_inside: a community stands above it: what is smaller is none of its own. */
static void
count (BwCheckpointBook *self,
       const BwFacts    *facts,
       BwPlace           place,
       gboolean          is_inside)
{
  gboolean is_community;
  gboolean has_checkpoints;
  const BwPlace *parts;
  guint n_parts;

  self->n_looked++;
  if (bw_place_tree_is_site (facts->places, place))
    {
      if (is_checkpoint (facts, place))
        self->sums[place] = read_checkpoint (facts, place);
      return;
    }

  is_community = !is_inside && bw_place_tree_get_level (facts->places, place) >= BW_LEVEL_COMMUNITY;
  has_checkpoints = bw_facts_count_all (facts, place, BW_SITE_KIND_CHECKPOINT) > 0;
  parts = bw_place_tree_get_parts (facts->places, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      /* Most sites are something else. */
      if (!has_checkpoints && bw_place_tree_is_site (facts->places, parts[i]))
        continue;

      count (self, facts, parts[i], is_inside || is_community);
      add_sums (&self->sums[place], &self->sums[parts[i]], 1);
    }

  if (!is_community)
    return;

  self->sums[place].n_communities = 1;
  self->sums[place].n_blind = !is_manned (facts, place);
}

static void
count_all (BwCheckpointBook *self,
           const BwFacts    *facts)
{
  self->n_places = bw_place_tree_get_size (facts->places);
  self->edition = bw_place_tree_get_edition (facts->places);
  g_free (self->sums);
  self->sums = g_new0 (Sums, self->n_places);
  g_array_set_size (self->noted, 0);
  g_free (self->is_noted);
  self->is_noted = g_new0 (guint8, self->n_places);
  for (BwPlace place = 0; place < self->n_places; place++)
    {
      if (bw_place_tree_get_parent (facts->places, place) == BW_PLACE_NONE
          && bw_place_tree_is_listed (facts->places, place))
        count (self, facts, place, FALSE);
    }

  self->is_counted = TRUE;
  self->n_counted++;
}

static void
look_again (BwCheckpointBook *self,
            const BwFacts    *facts,
            BwPlace           place)
{
  Sums change = self->sums[place];

  self->n_looked++;
  if (is_checkpoint (facts, place))
    change = read_checkpoint (facts, place);
  else if (change.n_communities == 1
           && bw_place_tree_get_level (facts->places, place) >= BW_LEVEL_COMMUNITY)
    change.n_blind = !is_manned (facts, place);

  add_sums (&change, &self->sums[place], -1);
  self->n_needy += change.n_needy != 0;
  self->n_blind += change.n_blind != 0;
  if (is_nothing (&change))
    return;

  for (; place != BW_PLACE_NONE; place = bw_place_tree_get_parent (facts->places, place))
    add_sums (&self->sums[place], &change, 1);
}

static void
add_checkpoints (BwCheckpointBook *self,
                 GArray           *lines,
                 const BwFacts    *facts,
                 BwPlace           scope)
{
  g_autoptr (GArray) sites = bw_place_tree_dup_sites (facts->places, scope);

  self->n_looked += sites->len;
  for (guint i = 0; i < sites->len; i++)
    {
      BwPlace site = g_array_index (sites, BwPlace, i);

      if (is_checkpoint (facts, site))
        g_array_append_val (lines, site);
    }
}

/* Goes only where there are some. */
static void
add_needy (BwCheckpointBook *self,
           GArray           *lines,
           const BwFacts    *facts,
           BwPlace           area)
{
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (facts->places, area, &n_parts);

  self->n_looked += n_parts;
  for (guint i = 0; i < n_parts; i++)
    {
      if (get_sums (self, parts[i])->n_needy == 0)
        continue;
      if (bw_place_tree_is_site (facts->places, parts[i]))
        g_array_append_val (lines, parts[i]);
      else
        add_needy (self, lines, facts, parts[i]);
    }
}

/* Where there is none, or where nothing is on record, is no less to be seen: what is not
 * listed cannot be asked about. Grids are no matter of their own. */
static gboolean
is_listed_area (const BwFacts *facts,
                BwPlace        place)
{
  return !bw_place_tree_is_site (facts->places, place)
         && (bw_place_tree_get_level (facts->places, place) <= BW_LEVEL_COMMUNITY
             || bw_facts_count_all (facts, place, BW_SITE_KIND_CHECKPOINT) > 0);
}

static void
add_areas (BwCheckpointBook *self,
           GArray           *lines,
           const BwFacts    *facts,
           BwPlace           scope)
{
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (facts->places, scope, &n_parts);

  self->n_looked += n_parts;
  for (guint i = 0; i < n_parts; i++)
    {
      if (is_listed_area (facts, parts[i]))
        g_array_append_val (lines, parts[i]);
    }
}

/* Goes only where there are some. */
static void
add_blind (BwCheckpointBook *self,
           GArray           *lines,
           const BwFacts    *facts,
           BwPlace           area)
{
  const BwPlace *parts;
  guint n_parts;

  self->n_looked++;
  if (get_sums (self, area)->n_blind == 0)
    return;
  if (bw_place_tree_get_level (facts->places, area) >= BW_LEVEL_COMMUNITY)
    {
      g_array_append_val (lines, area);
      return;
    }

  parts = bw_place_tree_get_parts (facts->places, area, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (facts->places, parts[i]))
        add_blind (self, lines, facts, parts[i]);
    }
}

BwCheckpointBook *
bw_checkpoint_book_new (void)
{
  BwCheckpointBook *self = g_new0 (BwCheckpointBook, 1);

  self->noted = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  return self;
}

void
bw_checkpoint_book_free (BwCheckpointBook *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->noted);
  g_free (self->is_noted);
  g_free (self->sums);
  g_free (self);
}

static gboolean
is_of (BwCheckpointBook *self,
       BwPlaceTree      *places)
{
  return self->is_counted && self->edition == bw_place_tree_get_edition (places)
         && self->n_places == bw_place_tree_get_size (places);
}

/**
 * bw_checkpoint_book_note:
 * @self: a book
 * @places: of the picture
 * @change: what it tells
 *
 * So a book hears of what changes and of nothing else: a person who looks at another
 * area changes nothing.
 */
void
bw_checkpoint_book_note (BwCheckpointBook      *self,
                         BwPlaceTree           *places,
                         const BwPictureChange *change)
{
  g_return_if_fail (self != NULL && places != NULL && change != NULL);

  self->is_counted = is_of (self, places) && !change->structure;
  for (guint i = 0; self->is_counted && i < change->n_places; i++)
    {
      BwPlace place = change->places[i];

      if (self->is_noted[place])
        continue;

      self->is_noted[place] = TRUE;
      g_array_append_val (self->noted, place);
    }
}

/**
 * bw_checkpoint_book_follow:
 * @self: a book
 * @facts: of the desk
 */
void
bw_checkpoint_book_follow (BwCheckpointBook *self,
                           const BwFacts    *facts)
{
  g_return_if_fail (self != NULL && facts != NULL);

  if (!is_of (self, facts->places))
    {
      count_all (self, facts);
      return;
    }

  for (guint i = 0; i < self->noted->len; i++)
    {
      BwPlace place = g_array_index (self->noted, BwPlace, i);

      self->is_noted[place] = FALSE;
      look_again (self, facts, place);
    }
  g_array_set_size (self->noted, 0);
}

/**
 * bw_checkpoint_book_count_blind:
 * @self: a book that follows
 * @place: an area or a checkpoint
 * @n_communities: (out): how many communities it has, itself among them
 *
 * A checkpoint that is silent, paused or was never heard of may be manned: nobody
 * knows, so it does not count.
 *
 * Returns: how many of them have no manned checkpoint
 */
guint
bw_checkpoint_book_count_blind (BwCheckpointBook *self,
                                BwPlace           place,
                                guint            *n_communities)
{
  g_return_val_if_fail (self != NULL && n_communities != NULL, 0);

  *n_communities = (guint) get_sums (self, place)->n_communities;
  return (guint) get_sums (self, place)->n_blind;
}

/**
 * bw_checkpoint_book_count_unmet:
 * @self: a book that follows
 * @place: an area or a checkpoint
 * @check: one of the four
 *
 * Returns: how many of its checkpoints report that it is not carried out
 */
guint
bw_checkpoint_book_count_unmet (BwCheckpointBook *self,
                                BwPlace           place,
                                BwCheck           check)
{
  g_return_val_if_fail (self != NULL && check < BW_N_CHECKS, 0);

  return (guint) get_sums (self, place)->n_unmet[check];
}

/**
 * bw_checkpoint_book_get_required:
 * @self: a book that follows
 * @place: an area or a checkpoint
 * @bound: (out): %BW_BOUND_OVER if of some it is not known how many they need
 *
 * Returns: guards that one shift needs, or NaN if it is known of none
 */
double
bw_checkpoint_book_get_required (BwCheckpointBook *self,
                                 BwPlace           place,
                                 BwBound          *bound)
{
  const Sums *sums;

  g_return_val_if_fail (self != NULL && bound != NULL, NAN);

  sums = get_sums (self, place);
  *bound = sums->n_told > 0 && sums->n_untold > 0 ? BW_BOUND_OVER : BW_BOUND_EXACT;
  return sums->n_told > 0 ? (double) sums->required : NAN;
}

/**
 * bw_checkpoint_book_list:
 * @self: a book that follows
 * @facts: of the desk
 * @scope: an area
 * @sort: which lines are wanted
 *
 * Returns: (transfer full) (element-type BwPlace): the lines, in no order
 */
GArray *
bw_checkpoint_book_list (BwCheckpointBook *self,
                         const BwFacts    *facts,
                         BwPlace           scope,
                         BwCheckpointSort  sort)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  gboolean leads_on;

  g_return_val_if_fail (self != NULL && facts != NULL, lines);

  leads_on = sort == BW_CHECKPOINT_SORT_EXCEPTIONS
             && bw_facts_count_all (facts, scope, BW_SITE_KIND_CHECKPOINT) > MAX_WHOLE;
  if (sort == BW_CHECKPOINT_SORT_BLIND)
    add_blind (self, lines, facts, scope);
  else if (!leads_on)
    add_checkpoints (self, lines, facts, scope);
  else
    {
      add_areas (self, lines, facts, scope);
      add_needy (self, lines, facts, scope);
    }

  return lines;
}

/**
 * bw_checkpoint_book_get_version:
 * @self: a book that follows
 * @sort: which lines
 *
 * Returns: a number that stays as long as bw_checkpoint_book_list() does
 */
guint
bw_checkpoint_book_get_version (BwCheckpointBook *self,
                                BwCheckpointSort  sort)
{
  g_return_val_if_fail (self != NULL, 0);

  switch (sort)
    {
    case BW_CHECKPOINT_SORT_EXCEPTIONS:
      return self->n_counted + self->n_needy;
    case BW_CHECKPOINT_SORT_BLIND:
      return self->n_counted + self->n_blind;
    case BW_CHECKPOINT_SORT_NUMBER:
    case BW_CHECKPOINT_SORT_PASSED:
    default:
      return self->n_counted;
    }
}

guint
bw_checkpoint_book_get_n_looked (BwCheckpointBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_looked;
}

/**
 * bw_checkpoint_book_count_unrecorded:
 * @self: a book
 * @facts: of the desk
 * @place: a place
 *
 * Returns: of how many of its areas nobody has recorded any community: whether there are
 *   blind spots there nobody can tell
 */
guint
bw_checkpoint_book_count_unrecorded (BwCheckpointBook *self,
                                     const BwFacts    *facts,
                                     BwPlace           place)
{
  const BwPlace *parts;
  guint n_parts;
  guint n = 0;

  g_return_val_if_fail (self != NULL && facts != NULL, 0);

  if (place == BW_PLACE_NONE || bw_place_tree_is_site (facts->places, place))
    return 0;

  parts = bw_place_tree_get_parts (facts->places, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    n += !bw_place_tree_is_site (facts->places, parts[i])
         && bw_place_tree_get_level (facts->places, parts[i]) < BW_LEVEL_COMMUNITY
         && get_sums (self, parts[i])->n_communities == 0;

  return n;
}
