/* bw-briefing-facts.c: every number of the sheet, read off the picture once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-facts.h"

#include "bw-briefing-map.h"
#include "bw-json.h"
#include "bw-time.h"

#include <math.h>
#include <string.h>

/* What is read from: the same for each step. */
typedef struct
{
  BwPicture       *picture;  /* (unowned) */
  BwPlaceTree     *places;   /* (unowned) */
  BwBriefingFacts *facts;    /* (unowned) */
  BwSubject        sampling;
} Reader;

static void
clear_part (gpointer data)
{
  BwBriefingPart *part = data;

  g_clear_pointer (&part->name, g_free);
}

static void
clear_group (gpointer data)
{
  BwBriefingGroup *group = data;

  g_clear_pointer (&group->name, g_free);
}

static void
free_fund (BwBriefingFund *fund)
{
  g_free (fund->payer);
  g_free (fund->category);
  g_free (fund->note);
  g_clear_pointer (&fund->items, g_ptr_array_unref);
  g_free (fund);
}

static void
read_figure (Reader     *reader,
             BwPlace     place,
             BwSubject   subject,
             const char *measure,
             BwFigure   *figure)
{
  const BwMeasure *m = bw_measure_catalogue_lookup (bw_picture_get_catalogue (reader->picture), measure);

  *figure = (BwFigure) { .measure = m };
  if (m != NULL)
    bw_picture_get_figure (reader->picture, place, subject, m->index, figure);
}

static void
note_contradiction (Reader         *reader,
                    const BwFigure *figure)
{
  if (figure->measure != NULL && bw_figure_get_contradiction (figure) != BW_CONTRADICTION_NONE)
    g_array_append_vals (reader->facts->contradictions, figure, 1);
}

static void
read_part (Reader         *reader,
           BwPlace         place,
           BwBriefingPart *part)
{
  BwBriefingFacts *facts = reader->facts;

  part->place = place;
  g_free (part->name);
  part->name = g_strdup (bw_place_tree_get_name (reader->places, place, facts->language));
  read_figure (reader, place, reader->sampling, "sampled", &part->done);
  read_figure (reader, place, reader->sampling, "target", &part->target);
  bw_pace_compute_place (&part->pace, reader->picture, place, facts->round, facts->cut_off);
  facts->sample |= !bw_figure_is_missing (&part->done) && part->done.source == BW_SOURCE_SIMULATION;
}

/* 0: late without an end in sight, 1: with a finish, 2: cannot be told, 3: done. */
static guint
get_rank (const BwPace *pace)
{
  if (pace->state == BW_PACE_DONE)
    return 3;
  if (pace->state == BW_PACE_UNKNOWN)
    return 2;

  return pace->finish == 0 ? 0 : 1;
}

/* Places are indices in order of arrival; the code decides between two that
 * finish at the same minute, so that the order is the same each time. */
static int
compare_parts (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const BwBriefingPart *left = a;
  const BwBriefingPart *right = b;
  BwPlaceTree *places = data;
  int by_rank = (int) get_rank (&left->pace) - (int) get_rank (&right->pace);

  if (by_rank != 0)
    return by_rank;
  if (left->pace.finish != right->pace.finish)
    return left->pace.finish > right->pace.finish ? -1 : 1;

  return strcmp (bw_place_tree_get_code (places, left->place), bw_place_tree_get_code (places, right->place));
}

/* Not of each site and grid: their people are sampled at points nearby. */
static gboolean
is_told_outside (Reader  *reader,
                 BwPlace  place)
{
  return !bw_place_tree_is_site (reader->places, place)
         && bw_place_tree_get_level (reader->places, place) != BW_LEVEL_GRID;
}

static void
read_parts (Reader  *reader,
            BwPlace  scope)
{
  BwBriefingFacts *facts = reader->facts;
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (reader->places, scope, &n_parts);

  facts->parts_level = BW_LEVEL_SITE;
  for (guint i = 0; i < n_parts && facts->round != NULL; i++)
    {
      BwBriefingPart part = { .place = parts[i] };

      read_part (reader, parts[i], &part);
      if (bw_picture_is_in_round (reader->picture, facts->round, parts[i]))
        {
          facts->parts_level = MIN (facts->parts_level, bw_place_tree_get_level (reader->places, parts[i]));
          g_array_append_val (facts->parts, part);
        }
      else if (is_told_outside (reader, parts[i]))
        {
          g_ptr_array_add (facts->outside, g_steal_pointer (&part.name));
        }
      else
        {
          clear_part (&part);
        }
    }

  g_array_sort_with_data (facts->parts, compare_parts, reader->places);
}

static void
read_mobilisation (Reader  *reader,
                   BwPlace  scope)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (reader->picture);
  BwSubject subject = bw_picture_get_subject (reader->picture, "mobilisation");

  for (guint i = 0; i < bw_measure_catalogue_get_size (catalogue); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, (BwMeasureId) i);
      BwFigure figure;

      if (!bw_measure_is_of_subject (measure, "mobilisation")
          || !bw_picture_get_figure (reader->picture, scope, subject, measure->index, &figure))
        continue;

      g_array_append_val (reader->facts->mobilisation, figure);
      note_contradiction (reader, &figure);
    }
}

static double
get_fen (JsonObject *json,
         const char *member)
{
  double fen;

  return bw_json_get_number (json, member, &fen, NULL) ? fen : NAN;
}

/* (nullable) */
static char *
dup_text (JsonObject *json,
          const char *member)
{
  const char *text;

  return bw_json_get_string (json, member, &text, NULL) ? g_strdup (text) : NULL;
}

static BwBriefingFund *
read_fund (JsonObject *json)
{
  BwBriefingFund *fund = g_new0 (BwBriefingFund, 1);
  g_autofree char *payer = dup_text (json, "payer");
  g_autofree char *category = dup_text (json, "category");
  g_autofree char *bound = dup_text (json, "bound");

  fund->payer = payer != NULL ? g_steal_pointer (&payer) : g_strdup ("");
  fund->category = category != NULL ? g_steal_pointer (&category) : g_strdup ("");
  fund->note = dup_text (json, "note");
  fund->fen = get_fen (json, "allotted_fen");
  if (isnan (fund->fen))
    {
      fund->fen = get_fen (json, "spent_fen");
      fund->is_spent = TRUE;
    }

  bw_bound_from_string (bound != NULL ? bound : "=", &fund->bound);
  fund->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_fund);
  return fund;
}

/* Funds belong to the city as a whole: the documents name no place. */
static void
read_funds (Reader *reader)
{
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (reader->picture, BW_DOCUMENT_TYPE_FUND);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (!reader->facts->is_whole)
    return;

  /* Wholes first: an item may come before the fund that it is in. */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < documents->len; i++)
      {
        BwDocument *document = g_ptr_array_index (documents, i);
        g_autoptr (JsonObject) json = bw_document_dup_object (document);
        const char *within = json_object_get_string_member_with_default (json, "within", NULL);
        BwBriefingFund *whole = within != NULL ? g_hash_table_lookup (by_id, within) : NULL;

        if ((round == 0) != (within == NULL))
          continue;

        if (whole != NULL)
          {
            g_ptr_array_add (whole->items, read_fund (json));
            continue;
          }

        whole = read_fund (json);
        g_ptr_array_add (reader->facts->funds, whole);
        if (within == NULL)
          g_hash_table_insert (by_id, (gpointer) bw_document_get_id (document), whole);
      }
}

/* Each kind under the name that its source gives it: one of them is not all who gave. */
static void
read_donors (Reader    *reader,
             BwPlace    scope,
             BwSubject  donations)
{
  static const char * const kinds[] = { "donor_model_workers", "donor_award_units", "donor_persons", "donor_units" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      BwFigure figure;

      read_figure (reader, scope, donations, kinds[i], &figure);
      if (!bw_figure_is_missing (&figure))
        g_array_append_val (reader->facts->donors, figure);
    }
}

static void
read_money (Reader  *reader,
            BwPlace  scope)
{
  BwBriefingFacts *facts = reader->facts;
  BwSubject donations = bw_picture_get_subject (reader->picture, "donations");
  BwSubject funds = bw_picture_get_subject (reader->picture, "funds");

  read_funds (reader);
  read_figure (reader, scope, funds, "allotted_fen", &facts->allotted);
  read_figure (reader, scope, funds, "spent_fen", &facts->spent);
  read_figure (reader, scope, donations, "donations_fen", &facts->donations);
  read_donors (reader, scope, donations);
  note_contradiction (reader, &facts->allotted);
  note_contradiction (reader, &facts->spent);
  note_contradiction (reader, &facts->donations);
}

static void
count_sites (Reader  *reader,
             BwPlace  scope)
{
  BwBriefingFacts *facts = reader->facts;

  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      facts->points[i] = bw_picture_count_sites (reader->picture, scope, BW_SITE_KIND_SAMPLING, (BwCondition) i);
      facts->checkpoints[i] = bw_picture_count_sites (reader->picture, scope, BW_SITE_KIND_CHECKPOINT,
                                                      (BwCondition) i);
    }
}

/* The area at the top of what was told to us: its headquarters issues the sheet. */
static BwPlace
find_top (BwPlaceTree *places,
          BwPlace      place)
{
  BwPlace above;

  while ((above = bw_place_tree_get_parent (places, place)) != BW_PLACE_NONE
         && bw_place_tree_get_area (places, above) != NULL)
    place = above;

  return place;
}

static GTimeZone *
find_zone (BwPlaceTree *places,
           BwPlace      top)
{
  const BwArea *area = bw_place_tree_get_area (places, top);
  GTimeZone *zone = area != NULL && area->time_zone != NULL ? g_time_zone_new_identifier (area->time_zone) : NULL;

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/* Whether the round's own document says that its plan is made up. */
static gboolean
is_sample_round (BwPicture     *picture,
                 const BwRound *round)
{
  BwDocument *document = bw_picture_get_document (picture, BW_DOCUMENT_TYPE_ROUND, round->id);
  g_autoptr (JsonObject) json = document != NULL ? bw_document_dup_object (document) : NULL;

  return json != NULL && json_object_get_boolean_member_with_default (json, "sample", FALSE);
}

/* NaN if any area is not of @scope, not known or without an exact figure. */
static double
add_up_targets (Reader              *reader,
                BwPlace              scope,
                const BwRoundGroup  *group)
{
  double sum = 0.0;

  for (guint i = 0; group->areas[i] != NULL; i++)
    {
      BwPlace area = bw_place_tree_lookup (reader->places, group->areas[i]);
      BwFigure target;

      if (area == BW_PLACE_NONE || !bw_place_tree_is_within (reader->places, area, scope))
        return NAN;

      read_figure (reader, area, reader->sampling, "target", &target);
      if (bw_figure_is_missing (&target) || bw_figure_get_bound (&target) != BW_BOUND_EXACT)
        return NAN;

      sum += bw_figure_get_value (&target);
    }

  return sum;
}

/* Who takes part where is nothing that targets tell: only the round can say it,
 * and then only if its groups leave nobody out and count nobody twice. */
static void
read_groups (Reader  *reader,
             BwPlace  scope)
{
  BwBriefingFacts *facts = reader->facts;
  gboolean is_chinese = g_str_has_prefix (facts->language, "zh");
  double rest = bw_figure_is_missing (&facts->whole.target) ? NAN : bw_figure_get_value (&facts->whole.target);

  for (guint i = 0; facts->round != NULL && i < facts->round->groups->len; i++)
    {
      const BwRoundGroup *group = g_ptr_array_index (facts->round->groups, i);
      const char *name = is_chinese || group->name_en == NULL ? group->name : group->name_en;
      BwBriefingGroup entry = { g_strdup (name), add_up_targets (reader, scope, group) };

      rest -= entry.target;
      g_array_append_val (facts->groups, entry);
    }

  if (!(fabs (rest) < 0.5))
    g_array_set_size (facts->groups, 0);
}

static void
read_history (Reader  *reader,
              BwPlace  scope)
{
  const BwMeasure *sampled = reader->facts->whole.done.measure;
  BwSeries *series = sampled != NULL
                       ? bw_picture_get_series (reader->picture, scope, reader->sampling, sampled->index)
                       : NULL;

  if (series != NULL)
    reader->facts->history = bw_series_ref (series);
}

static void
read_sampling (Reader  *reader,
               BwPlace  scope)
{
  BwBriefingFacts *facts = reader->facts;
  BwRound *round = bw_picture_get_round (reader->picture, facts->cut_off);

  reader->sampling = BW_SUBJECT_NONE;
  if (round != NULL)
    {
      g_autofree char *subject = bw_round_dup_subject (round);

      facts->round = bw_round_ref (round);
      facts->sample |= is_sample_round (reader->picture, round);
      reader->sampling = bw_picture_get_subject (reader->picture, subject);
    }

  facts->is_in_round = bw_picture_is_in_round (reader->picture, round, scope);
  read_part (reader, scope, &facts->whole);
  read_groups (reader, scope);
  read_figure (reader, scope, reader->sampling, "excluded", &facts->excluded);
  read_history (reader, scope);
  note_contradiction (reader, &facts->whole.done);
  note_contradiction (reader, &facts->whole.target);
  read_parts (reader, scope);
}

/* Parts of a round, of which more than one has a boundary. */
static gboolean
can_compare (const BwBriefingFacts *facts)
{
  return facts->round != NULL && facts->parts->len > 0 && !facts->outlines->is_whole && facts->outlines->n_areas > 1;
}

static guint
count_all_sites (Reader  *reader,
                 BwPlace  scope)
{
  guint n = 0;

  for (guint kind = 0; kind < BW_N_SITE_KINDS; kind++)
    for (guint condition = 0; condition < BW_N_CONDITIONS; condition++)
      n += bw_picture_count_sites (reader->picture, scope, (BwSiteKind) kind, (BwCondition) condition);

  return n;
}

/* Where there are no parts to compare, as in a community: its points, if paper can show
 * them. But points of areas of which nobody knows where they lie tell nothing. */
static void
read_map (Reader  *reader,
          BwPlace  scope)
{
  BwBriefingFacts *facts = reader->facts;
  BwMapPlaces *places;
  guint n_sites = count_all_sites (reader, scope);

  facts->outlines = bw_map_places_new_outlines (reader->places, scope, facts->language);
  if (can_compare (facts) || n_sites == 0 || n_sites > BW_BRIEFING_MAP_MAX_SITES
      || (facts->outlines->n_areas == 0 && facts->outlines->n_without_boundary > 0))
    return;

  places = bw_map_places_new (reader->places, scope, facts->language);
  bw_map_places_unref (facts->outlines);
  facts->outlines = places;
  facts->conditions = g_new (guint8, MAX (places->n_sites, 1));
  for (guint i = 0; i < places->n_sites; i++)
    {
      facts->conditions[i] = (guint8) bw_picture_get_condition (reader->picture, places->sites[i]);
      places->sites[i] = i;
    }
}

/**
 * bw_briefing_facts_new_bare:
 * @picture: the picture
 * @scope: a listed place
 * @as_of: cut-off, the backend's time
 * @stopped: time of the last data if they stopped before, else 0
 * @language: "zh_CN" or "en"
 *
 * Who prints, of where and for when: what the head of every sheet says.
 *
 * Returns: (transfer full): facts without any figure
 */
BwBriefingFacts *
bw_briefing_facts_new_bare (BwPicture  *picture,
                            BwPlace     scope,
                            gint64      as_of,
                            gint64      stopped,
                            const char *language)
{
  BwBriefingFacts *self = g_new0 (BwBriefingFacts, 1);
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace top = find_top (places, scope);

  self->language = g_strdup (language);
  self->headquarters = g_strdup (bw_place_tree_get_name (places, top, language));
  self->is_whole = top == scope;
  self->level = bw_place_tree_get_level (places, scope);
  self->zone = find_zone (places, top);
  self->cut_off = stopped != 0 ? stopped : as_of;
  self->stopped = stopped;
  self->exercise = bw_picture_get_exercise (picture);
  self->whole.place = scope;
  self->whole.name = g_strdup (bw_place_tree_get_name (places, scope, language));
  self->parts = g_array_new (FALSE, TRUE, sizeof (BwBriefingPart));
  g_array_set_clear_func (self->parts, clear_part);
  self->groups = g_array_new (FALSE, TRUE, sizeof (BwBriefingGroup));
  g_array_set_clear_func (self->groups, clear_group);
  self->outside = g_ptr_array_new_with_free_func (g_free);
  self->mobilisation = g_array_new (FALSE, TRUE, sizeof (BwFigure));
  self->donors = g_array_new (FALSE, TRUE, sizeof (BwFigure));
  self->funds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_fund);
  self->contradictions = g_array_new (FALSE, TRUE, sizeof (BwFigure));
  return self;
}

/**
 * bw_briefing_facts_new:
 * @picture: the picture
 * @scope: a listed place
 * @as_of: cut-off, the backend's time
 * @stopped: time of the last data if they stopped before, else 0
 * @number: of the issue, 0: none
 * @language: "zh_CN" or "en"
 *
 * If the data stopped, everything is told as of then: a projection from a silence
 * would say that nobody is being sampled.
 *
 * Returns: (transfer full): the facts, independent of the picture
 */
BwBriefingFacts *
bw_briefing_facts_new (BwPicture  *picture,
                       BwPlace     scope,
                       gint64      as_of,
                       gint64      stopped,
                       guint       number,
                       const char *language)
{
  BwBriefingFacts *self = bw_briefing_facts_new_bare (picture, scope, as_of, stopped, language);
  Reader reader = { .picture = picture, .places = bw_picture_get_places (picture), .facts = self };

  self->number = number;
  read_sampling (&reader, scope);
  count_sites (&reader, scope);
  read_map (&reader, scope);
  read_mobilisation (&reader, scope);
  read_money (&reader, scope);
  return self;
}

void
bw_briefing_facts_free (BwBriefingFacts *self)
{
  clear_part (&self->whole);
  g_free (self->language);
  g_free (self->headquarters);
  g_time_zone_unref (self->zone);
  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->history, bw_series_unref);
  g_array_unref (self->parts);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->outside);
  g_clear_pointer (&self->outlines, bw_map_places_unref);
  g_free (self->conditions);
  g_clear_pointer (&self->work, bw_briefing_work_free);
  g_array_unref (self->mobilisation);
  g_array_unref (self->donors);
  g_ptr_array_unref (self->funds);
  g_array_unref (self->contradictions);
  g_free (self);
}

/**
 * bw_briefing_facts_list:
 * @self: facts
 * @state: a verdict
 *
 * Returns: (transfer container) (element-type utf8): names of the parts in that state
 */
GPtrArray *
bw_briefing_facts_list (const BwBriefingFacts *self,
                        BwPaceState            state)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (self->parts, BwBriefingPart, i);

      if (part->pace.state == state)
        g_ptr_array_add (names, part->name);
    }

  return names;
}

/**
 * bw_briefing_facts_list_missing:
 * @self: facts
 *
 * Returns: (transfer container) (element-type utf8): names of the parts of which
 *   nobody said how many were sampled
 */
GPtrArray *
bw_briefing_facts_list_missing (const BwBriefingFacts *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (self->parts, BwBriefingPart, i);

      if (bw_figure_is_missing (&part->done))
        g_ptr_array_add (names, part->name);
    }

  return names;
}

/**
 * bw_briefing_facts_list_overcorrected:
 * @self: facts
 *
 * Returns: (transfer container) (element-type utf8): names of the parts of which more
 *   was taken back than was ever reported
 */
GPtrArray *
bw_briefing_facts_list_overcorrected (const BwBriefingFacts *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      const BwBriefingPart *part = &g_array_index (self->parts, BwBriefingPart, i);

      if (bw_figure_get_contradiction (&part->done) == BW_CONTRADICTION_CORRECTIONS)
        g_ptr_array_add (names, part->name);
    }

  return names;
}

gboolean
bw_briefing_facts_has_map (const BwBriefingFacts *self)
{
  return self->outlines != NULL && self->outlines->n_areas <= BW_BRIEFING_MAP_MAX_AREAS
         && (self->outlines->n_sites > 0 || can_compare (self));
}

/* One that is done has nothing more to report. */
gboolean
bw_briefing_facts_is_stale (const BwBriefingFacts *self,
                            const BwBriefingPart  *part)
{
  return part->pace.state != BW_PACE_DONE && bw_figure_is_stale (&part->done, self->cut_off);
}

/**
 * bw_briefing_facts_get_rest:
 * @fund: a fund
 * @fen: (out): what its items do not account for; untouched on failure
 *
 * Returns: whether it has items, and its sum and theirs are known
 */
gboolean
bw_briefing_facts_get_rest (const BwBriefingFund *fund,
                            double               *fen)
{
  double rest = fund->fen;

  for (guint i = 0; i < fund->items->len; i++)
    rest -= ((const BwBriefingFund *) g_ptr_array_index (fund->items, i))->fen;

  if (fund->items->len == 0 || isnan (rest))
    return FALSE;

  *fen = rest;
  return TRUE;
}
