/* bw-visit-facts.c: what the page of inspections says of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-facts.h"

#include "bw-time.h"

#include <string.h>

/* NULL: whatever is none of the others. */
static const char * const measures[BW_N_VISIT_MEASURES] =
{
  "check_temperature", "check_code", "check_register", "check_certificate", "sampled", NULL,
};

/* What is read from. */
typedef struct
{
  BwVisitFacts *facts;
  BwPlaceTree  *places;
  BwPlace       scope;
  gint64        now;
  gint64        today;   /* its midnight */
  gint64        tomorrow;
  GTimeZone    *zone;
} Reader;

static gboolean
is_in_scope (Reader     *reader,
             const char *code)
{
  BwPlace place = code != NULL ? bw_place_tree_lookup (reader->places, code) : BW_PLACE_NONE;

  return place != BW_PLACE_NONE && bw_place_tree_is_within (reader->places, place, reader->scope);
}

/* What is planned for tomorrow was not written then. */
static void
note_time (Reader *reader,
           gint64  at)
{
  if (at <= reader->now)
    reader->facts->as_of = MAX (reader->facts->as_of, at);
}

static guint
find_row (const char *measure)
{
  guint row = 0;

  while (measures[row] != NULL && g_strcmp0 (measures[row], measure) != 0)
    row++;

  return row;
}

static void
count_findings (Reader        *reader,
                const BwVisit *visit)
{
  gint64 back;

  if (visit->at < reader->today - BW_N_VISIT_DAYS * BW_TIME_DAY || visit->at >= reader->tomorrow)
    return;

  back = (reader->today - bw_visit_facts_get_day (visit->at, reader->zone) + BW_TIME_DAY / 2) / BW_TIME_DAY;
  if (back >= BW_N_VISIT_DAYS)
    return;

  reader->facts->n_done[BW_N_VISIT_DAYS - 1 - back]++;
  for (guint i = 0; i < visit->findings->len; i++)
    {
      const BwFinding *finding = &g_array_index (visit->findings, BwFinding, i);

      if (bw_verdict_is_fault (finding->verdict))
        reader->facts->counts[find_row (finding->measure)][BW_N_VISIT_DAYS - 1 - back]++;
    }
}

static void
read_visits (Reader    *reader,
             GPtrArray *visits)
{
  BwVisitFacts *facts = reader->facts;
  g_autoptr (GHashTable) parts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < visits->len; i++)
    {
      BwVisit *visit = g_ptr_array_index (visits, i);
      guint n_faults = bw_visit_count_faults (visit);

      if (!is_in_scope (reader, visit->place))
        continue;

      note_time (reader, visit->at);
      if (!visit->is_done)
        {
          g_ptr_array_add (facts->pending, visit);
          continue;
        }

      count_findings (reader, visit);
      if (visit->at < reader->today || visit->at >= reader->tomorrow)
        continue;

      facts->n_today++;
      facts->n_unannounced += visit->is_unannounced ? 1 : 0;
      facts->n_faults += n_faults;
      if (n_faults > 0)
        g_hash_table_add (parts, GUINT_TO_POINTER (
          bw_visit_facts_get_part (reader->places, bw_place_tree_lookup (reader->places, visit->place))));
    }

  facts->n_fault_parts = g_hash_table_size (parts);
}

/* The owner may be above the place that was inspected: what is narrower counts. */
static gboolean
is_followup_in_scope (Reader           *reader,
                      BwVisitBook      *book,
                      const BwFollowup *followup)
{
  const BwVisit *visit = bw_visit_book_lookup (book, followup->inspection);

  return is_in_scope (reader, visit != NULL ? visit->place : followup->area);
}

static void
count_followup (Reader           *reader,
                const BwFollowup *followup)
{
  BwVisitFacts *facts = reader->facts;

  facts->n_ended += followup->state == BW_FOLLOWUP_STATE_CLOSED ? 1 : 0;
  facts->n_not_executable += followup->state == BW_FOLLOWUP_STATE_NOT_EXECUTABLE ? 1 : 0;
  if (bw_followup_state_is_end (followup->state))
    return;

  facts->n_open++;
  if (bw_followup_is_overdue (followup, reader->now))
    facts->n_overdue++;
  else if (followup->due >= reader->today && followup->due < reader->tomorrow)
    facts->n_due_today++;
}

static void
read_followups (Reader      *reader,
                BwVisitBook *book)
{
  GPtrArray *followups = bw_visit_book_get_followups (book);
  BwVisitFacts *facts = reader->facts;
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < followups->len; i++)
    {
      BwFollowup *followup = g_ptr_array_index (followups, i);
      const BwVisit *visit = bw_visit_book_lookup (book, followup->inspection);

      if (!is_followup_in_scope (reader, book, followup))
        continue;

      note_time (reader, followup->at);
      g_ptr_array_add (facts->followups, followup);
      count_followup (reader, followup);
      if (followup->state != BW_FOLLOWUP_STATE_CLOSED || followup->at < reader->today
          || followup->at >= reader->tomorrow)
        continue;

      facts->n_closed++;
      if (visit != NULL && followup->at > visit->at)
        {
          sum += followup->at - visit->at;
          n++;
        }
    }

  facts->mean_close = n > 0 ? sum / n : 0;
}

/* Whether both are of one round of one inspector. */
static gboolean
is_one_round (Reader        *reader,
              const BwVisit *visit,
              const BwVisit *other)
{
  BwPlace place = bw_place_tree_lookup (reader->places, visit->place);
  BwPlace other_place = bw_place_tree_lookup (reader->places, other->place);

  return bw_visit_facts_get_day (visit->at, reader->zone) == bw_visit_facts_get_day (other->at, reader->zone)
         && visit->is_sample == other->is_sample
         && g_strcmp0 (visit->inspector_role, other->inspector_role) == 0
         && bw_visit_facts_get_part (reader->places, place) == bw_visit_facts_get_part (reader->places, other_place);
}

static int
compare_in_round (gconstpointer a,
                  gconstpointer b)
{
  const BwVisit *left = *(const BwVisit * const *) a;
  const BwVisit *right = *(const BwVisit * const *) b;
  gboolean is_left_praised = bw_visit_get_verdict (left) == BW_VERDICT_COMMENDED;
  gboolean is_right_praised = bw_visit_get_verdict (right) == BW_VERDICT_COMMENDED;

  if (is_left_praised != is_right_praised)
    return is_left_praised ? -1 : 1;

  return strcmp (left->id, right->id);
}

/* What is invented for show never stands before what was found in earnest. */
static const BwVisit *
find_last (Reader    *reader,
           GPtrArray *visits)
{
  const BwVisit *sample = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      const BwVisit *visit = g_ptr_array_index (visits, i);

      if (!visit->is_done || !visit->is_unannounced || !is_in_scope (reader, visit->place))
        continue;
      if (!visit->is_sample)
        return visit;
      if (sample == NULL)
        sample = visit;
    }

  return sample;
}

static void
read_round (Reader    *reader,
            GPtrArray *visits)
{
  BwVisitFacts *facts = reader->facts;
  const BwVisit *last = find_last (reader, visits);

  facts->round_part = BW_PLACE_NONE;
  if (last == NULL)
    return;

  facts->round_part = bw_visit_facts_get_part (reader->places, bw_place_tree_lookup (reader->places, last->place));
  for (guint i = 0; i < visits->len; i++)
    {
      BwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->is_done && visit->is_unannounced && is_in_scope (reader, visit->place)
          && is_one_round (reader, visit, last))
        g_ptr_array_add (facts->round, visit);
    }

  g_ptr_array_sort (facts->round, compare_in_round);
}

static int
compare_coverage (gconstpointer a,
                  gconstpointer b)
{
  const BwVisitCoverage *left = a;
  const BwVisitCoverage *right = b;

  if (left->last != right->last)
    return left->last < right->last ? -1 : 1;

  return left->part < right->part ? -1 : left->part > right->part ? 1 : 0;
}

/* The part of the scope that a place is in, or BW_PLACE_NONE. */
static BwPlace
climb_to_part (Reader  *reader,
               BwPlace  place)
{
  BwPlace above;

  while (place != BW_PLACE_NONE
         && (above = bw_place_tree_get_parent (reader->places, place)) != reader->scope)
    place = above;

  return place;
}

static void
read_coverage (Reader    *reader,
               GPtrArray *visits)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_parts = 0;
  const BwPlace *parts = bw_place_tree_get_parts (reader->places, reader->scope, &n_parts);

  /* The newest first: the first of a part is its last. */
  for (guint i = 0; i < visits->len; i++)
    {
      const BwVisit *visit = g_ptr_array_index (visits, i);
      BwPlace part = visit->is_done && visit->is_unannounced && is_in_scope (reader, visit->place)
                       ? climb_to_part (reader, bw_place_tree_lookup (reader->places, visit->place))
                       : BW_PLACE_NONE;

      if (part != BW_PLACE_NONE && !g_hash_table_contains (seen, GUINT_TO_POINTER (part)))
        g_hash_table_insert (seen, GUINT_TO_POINTER (part), (gpointer) visit);
    }

  for (guint i = 0; i < n_parts; i++)
    {
      const BwVisit *visit = g_hash_table_lookup (seen, GUINT_TO_POINTER (parts[i]));
      BwVisitCoverage coverage = { parts[i], visit != NULL ? visit->at : 0 };

      if (!bw_place_tree_is_site (reader->places, parts[i]))
        g_array_append_val (reader->facts->coverage, coverage);
    }

  g_array_sort (reader->facts->coverage, compare_coverage);
}

/**
 * bw_visit_facts_new:
 * @book: the documents
 * @picture: the places, and how the checkpoints are
 * @scope: an area or a site
 * @now: the time for which it holds
 * @zone: in which days begin
 *
 * O(documents); parses none.
 *
 * Returns: (transfer full): the facts, until the book is read again
 */
BwVisitFacts *
bw_visit_facts_new (BwVisitBook *book,
                    BwPicture   *picture,
                    BwPlace      scope,
                    gint64       now,
                    GTimeZone   *zone)
{
  BwVisitFacts *self = g_new0 (BwVisitFacts, 1);
  Reader reader = {
    .facts = self,
    .places = bw_picture_get_places (picture),
    .scope = scope,
    .now = now,
    .today = bw_visit_facts_get_day (now, zone),
    .zone = zone,
  };

  reader.tomorrow = bw_visit_facts_get_day (reader.today + BW_TIME_DAY + BW_TIME_DAY / 8, zone);
  self->followups = g_ptr_array_new ();
  self->pending = g_ptr_array_new ();
  self->round = g_ptr_array_new ();
  self->coverage = g_array_new (FALSE, FALSE, sizeof (BwVisitCoverage));
  read_visits (&reader, bw_visit_book_get_visits (book));
  read_followups (&reader, book);
  read_round (&reader, bw_visit_book_get_visits (book));
  read_coverage (&reader, bw_visit_book_get_visits (book));
  bw_visit_facts_count_checkpoints (self, picture, scope);
  return self;
}

/**
 * bw_visit_facts_count_open:
 * @book: the documents
 * @places: the places
 * @scope: an area or a site
 * @now: the time for which it holds
 * @n_overdue: (out): of them those whose time is over
 *
 * Without the rest, for the number beside the page. O(follow-ups).
 *
 * Returns: how many follow-ups are still to come to their end
 */
guint
bw_visit_facts_count_open (BwVisitBook *book,
                           BwPlaceTree *places,
                           BwPlace      scope,
                           gint64       now,
                           guint       *n_overdue)
{
  GPtrArray *followups = bw_visit_book_get_followups (book);
  Reader reader = { .places = places, .scope = scope, .now = now };
  guint n = 0;

  g_return_val_if_fail (n_overdue != NULL, 0);

  *n_overdue = 0;
  for (guint i = 0; i < followups->len; i++)
    {
      const BwFollowup *followup = g_ptr_array_index (followups, i);

      if (bw_followup_state_is_end (followup->state) || !is_followup_in_scope (&reader, book, followup))
        continue;

      n++;
      *n_overdue += bw_followup_is_overdue (followup, now) ? 1 : 0;
    }

  return n;
}

/**
 * bw_visit_facts_count_checkpoints:
 * @self: facts
 * @picture: how the checkpoints are
 * @scope: the same as before
 *
 * They report all the time: counted anew without anything else. O(1).
 */
void
bw_visit_facts_count_checkpoints (BwVisitFacts *self,
                                  BwPicture    *picture,
                                  BwPlace       scope)
{
  BwSubject subject = bw_picture_get_subject (picture, "checkpoint");

  if (subject != BW_SUBJECT_NONE)
    self->checks_as_of = bw_picture_get_as_of (picture, scope, subject);
  self->n_checkpoints = 0;
  self->n_complete = 0;
  for (guint i = 0; i < BW_N_CONDITIONS; i++)
    {
      guint n = bw_picture_count_sites (picture, scope, BW_SITE_KIND_CHECKPOINT, (BwCondition) i);

      if (i == BW_CONDITION_UNKNOWN || i == BW_CONDITION_CLOSED)
        continue;

      self->n_checkpoints += n;
      if (i != BW_CONDITION_GAP && i != BW_CONDITION_UNCONFIRMED && i != BW_CONDITION_SILENT)
        self->n_complete += n;
    }
}

void
bw_visit_facts_free (BwVisitFacts *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->followups);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->round);
  g_array_unref (self->coverage);
  g_free (self);
}

const char *
bw_visit_facts_get_measure (guint row)
{
  g_return_val_if_fail (row < BW_N_VISIT_MEASURES, NULL);

  return measures[row];
}

gboolean
bw_visit_facts_is_empty (const BwVisitFacts *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->n_today == 0 && self->followups->len == 0 && self->pending->len == 0 && self->round->len == 0;
}

gint64
bw_visit_facts_get_day (gint64     time,
                        GTimeZone *zone)
{
  g_autoptr (GDateTime) date = bw_time_to_date_time (time, zone);
  g_autoptr (GDateTime) midnight = date != NULL ? g_date_time_new (zone, g_date_time_get_year (date),
                                                                   g_date_time_get_month (date),
                                                                   g_date_time_get_day_of_month (date), 0, 0, 0)
                                                : NULL;

  return midnight != NULL ? g_date_time_to_unix (midnight) * BW_TIME_SECOND : 0;
}

BwPlace
bw_visit_facts_get_part (BwPlaceTree *places,
                         BwPlace      place)
{
  BwPlace root = bw_place_tree_get_root (places);
  BwPlace above;

  while (place != BW_PLACE_NONE && place != root
         && (above = bw_place_tree_get_parent (places, place)) != root && above != BW_PLACE_NONE)
    place = above;

  return place;
}
