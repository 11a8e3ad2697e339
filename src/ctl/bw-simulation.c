/* bw-simulation.c: a campaign that never was, for any city
 *
 * Who lags is not written anywhere: all desks of the city together keep up with
 * KEEPS_UP of the plan, and each district (what stands right under the root) with
 * as much more or less as it has desks for its people.
 *
 * Time goes by the minute. Each site speaks at a minute and a second of its own,
 * so that reports come evenly and not all at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-simulation.h"

#include "bw-arrivals.h"
#include "bw-chance.h"
#include "bw-model-error.h"
#include "bw-simulated-checkpoint.h"
#include "bw-simulated-point.h"
#include "bw-time.h"
#include "bw-uuid.h"

#include <string.h>

#define KEEPS_UP       0.962
#define NIGHT_FACTOR   2
#define NIGHT_BEGINS   (22 * 60)
#define NIGHT_ENDS     (6 * 60)
#define AFTER_DEADLINE BW_TIME_DAY

/* When, as a part of the round, one point goes silent. */
#define SILENT_FROM    0.50
#define SILENT_TO      0.65

typedef struct
{
  const BwSite          *site;       /* (unowned): of a document */
  guint                  phase;      /* minute within the interval */
  gint64                 second;     /* within the minute, microseconds */
  BwSimulatedPoint      *point;      /* (owned) (nullable) */
  BwSimulatedCheckpoint *checkpoint; /* (owned) (nullable) */
  guint                  target;
  gint64                 silent_from;
} Place;

typedef struct
{
  double target;
  double desks;
} District;

struct _BwSimulation
{
  GPtrArray          *documents; /* (owned): keeps the payloads alive */
  BwMeasureCatalogue *catalogue; /* (owned) */
  GHashTable         *parents;   /* (owned): code → code of the area above */
  GHashTable         *districts; /* (owned): code → District */
  District            city;
  BwRound            *round;     /* (unowned): of a document */
  char               *subject;   /* (owned) */
  GTimeZone          *zone;      /* (owned) */
  BwArrivals         *arrivals;  /* (owned) */
  GArray             *places;    /* (owned) (element-type Place) */
  guint64             seed;
  guint               silent;    /* index of the one that goes silent */

  gint64              minute;    /* that is on, microseconds */
  guint               minute_of_day;
  guint               cursor;    /* place that is next in it */
};

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->point, bw_simulated_point_free);
  g_clear_pointer (&place->checkpoint, bw_simulated_checkpoint_free);
}

/* What stands right under the root, or the root itself. */
static const char *
find_district (BwSimulation *self,
               const char   *area)
{
  const char *above;

  while ((above = g_hash_table_lookup (self->parents, area)) != NULL
         && g_hash_table_contains (self->parents, above))
    area = above;

  return area;
}

static void
read_area (BwSimulation *self,
           const BwArea *area)
{
  if (area->parent != NULL)
    g_hash_table_insert (self->parents, area->code, area->parent);
  else if (area->time_zone != NULL && self->zone == NULL)
    self->zone = g_time_zone_new_identifier (area->time_zone);
}

static void
read_documents (BwSimulation *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (self->documents, i);
      BwDocumentType type = bw_document_get_kind (document);
      Place place = { .silent_from = G_MAXINT64 };

      if (type == BW_DOCUMENT_TYPE_AREA)
        read_area (self, bw_document_get_area (document));
      else if (type == BW_DOCUMENT_TYPE_ROUND && self->round == NULL)
        self->round = bw_document_get_round (document);
      else if (type == BW_DOCUMENT_TYPE_SITE)
        {
          place.site = bw_document_get_site (document);
          if (place.site->kind == BW_SITE_KIND_SAMPLING
              || place.site->kind == BW_SITE_KIND_CHECKPOINT)
            g_array_append_val (self->places, place);
        }
    }

  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
}

static GHashTable *
read_targets (BwSimulation *self)
{
  GHashTable *targets = g_hash_table_new (g_str_hash, g_str_equal);
  const BwMeasure *measure = bw_measure_catalogue_lookup (self->catalogue, "target");

  for (guint i = 0; measure != NULL && i < self->documents->len; i++)
    {
      const BwTally *tally = bw_document_get_tally (g_ptr_array_index (self->documents, i));

      if (tally == NULL || strcmp (tally->subject, self->subject) != 0)
        continue;

      for (guint k = 0; k < tally->n_values; k++)
        {
          if (tally->values[k].measure == measure->index && tally->values[k].value >= 1)
            g_hash_table_insert (targets, tally->place,
                                 GUINT_TO_POINTER ((guint) tally->values[k].value));
        }
    }

  return targets;
}

/* Takes what has neither a target nor a barrier out, and adds up the rest. */
static void
read_sizes (BwSimulation *self)
{
  g_autoptr (GHashTable) targets = read_targets (self);

  for (guint i = self->places->len; i-- > 0; )
    {
      Place *place = &g_array_index (self->places, Place, i);
      const char *code;
      District *district;

      if (place->site->kind == BW_SITE_KIND_CHECKPOINT)
        continue;

      place->target = GPOINTER_TO_UINT (g_hash_table_lookup (targets, place->site->code));
      if (place->target == 0)
        {
          g_array_remove_index (self->places, i);
          continue;
        }

      code = find_district (self, place->site->area);
      district = g_hash_table_lookup (self->districts, code);
      if (district == NULL)
        {
          district = g_new0 (District, 1);
          g_hash_table_insert (self->districts, g_strdup (code), district);
        }
      district->target += place->target;
      district->desks += MAX (place->site->desks, 1);
      self->city.target += place->target;
      self->city.desks += MAX (place->site->desks, 1);
    }
}

/* "10:1" is ten; a household is taken for three. */
static guint
read_pool (const char *pooling)
{
  if (pooling != NULL && strcmp (pooling, "household") == 0)
    return 3;

  return pooling != NULL ? (guint) g_ascii_strtoull (pooling, NULL, 10) : 1;
}

static void
set_up_place (BwSimulation *self,
              Place        *place)
{
  const BwSite *site = place->site;
  guint64 hash = bw_chance_hash (self->seed, site->code, 1);

  place->second = (gint64) (hash % 60) * BW_TIME_SECOND;
  if (site->kind == BW_SITE_KIND_CHECKPOINT)
    {
      place->phase = (guint) ((hash >> 8) % BW_SIMULATION_CHECKPOINT_INTERVAL);
      place->checkpoint = bw_simulated_checkpoint_new (site, self->seed);
      return;
    }

  place->phase = (guint) ((hash >> 8) % BW_SIMULATION_POINT_INTERVAL);
  place->point = bw_simulated_point_new (
    site, place->target, bw_simulation_get_lead (self, find_district (self, site->area)),
    read_pool (self->round->pooling), self->round->starts, self->seed);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->second != right->second)
    return left->second < right->second ? -1 : 1;

  return strcmp (left->site->code, right->site->code);
}

/* One sampling point, by chance, in the second half of the round. */
static void
choose_silent (BwSimulation *self)
{
  GRand *chance;
  gint64 length = self->round->deadline - self->round->starts;
  double when;
  guint64 least = G_MAXUINT64;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      guint64 hash = bw_chance_hash (self->seed, place->site->code, 2);

      if (place->point != NULL && hash < least)
        {
          least = hash;
          self->silent = i;
        }
    }

  chance = bw_chance_new (self->seed, "silent");
  when = g_rand_double_range (chance, SILENT_FROM, SILENT_TO);
  g_array_index (self->places, Place, self->silent).silent_from
    = self->round->starts + (gint64) (when * (double) length);
  g_rand_free (chance);
}

static void
set_up (BwSimulation *self)
{
  self->arrivals = bw_arrivals_new (self->round, self->zone);
  for (guint i = 0; i < self->places->len; i++)
    set_up_place (self, &g_array_index (self->places, Place, i));

  g_array_sort (self->places, compare_places);
  choose_silent (self);
  self->minute = self->round->starts;
  self->minute_of_day = bw_arrivals_get_minute_of_day (self->zone, self->minute);
}

static gboolean
is_due (BwSimulation *self,
        const Place  *place)
{
  guint since = (guint) ((self->minute - self->round->starts) / BW_TIME_MINUTE);
  gboolean night = self->minute_of_day >= NIGHT_BEGINS || self->minute_of_day < NIGHT_ENDS;
  guint interval = BW_SIMULATION_CHECKPOINT_INTERVAL;

  if (place->point != NULL)
    interval = BW_SIMULATION_POINT_INTERVAL * (night ? NIGHT_FACTOR : 1);

  return since > 0 && since % interval == place->phase;
}

static void
make_id (BwSimulation *self,
         BwReport     *report)
{
  guint64 high = bw_chance_hash (self->seed, report->place, report->at);
  guint64 low = bw_chance_hash (high, report->place, report->at);
  guint8 random[10];

  memcpy (random, &high, 8);
  memcpy (random + 8, &low, 2);
  bw_uuid_make (report->id, report->at / 1000, random);
}

/* Whether it has something to say. */
static gboolean
let_speak (BwSimulation *self,
           Place        *place,
           BwReport     *report)
{
  gint64 time = self->minute + place->second;
  gboolean speaks;

  if (place->point != NULL)
    {
      bw_simulated_point_advance (place->point, self->arrivals, time, self->minute_of_day);
      speaks = bw_simulated_point_speak (place->point, self->catalogue, report);
    }
  else
    {
      speaks = bw_simulated_checkpoint_speak (place->checkpoint, self->catalogue,
                                              BW_SIMULATION_CHECKPOINT_INTERVAL,
                                              self->minute_of_day, report);
    }

  if (!speaks || time >= place->silent_from || report->n_statements == 0)
    {
      report->n_statements = 0;
      return FALSE;
    }

  report->place = g_strdup (place->site->code);
  report->subject = g_strdup (place->point != NULL ? self->subject : "checkpoint");
  report->at = time;
  report->source = BW_SOURCE_SIMULATION;
  make_id (self, report);
  return TRUE;
}

static void
go_to_next_minute (BwSimulation *self)
{
  self->cursor = 0;
  self->minute += BW_TIME_MINUTE;
  self->minute_of_day = bw_arrivals_get_minute_of_day (self->zone, self->minute);
}

/**
 * bw_simulation_new:
 * @documents: (element-type BwDocument): of a city
 * @catalogue: the measures
 * @seed: any number
 * @error: return location; `BW_MODEL_ERROR`
 *
 * Returns: (transfer full): a campaign before its first report
 */
BwSimulation *
bw_simulation_new (GPtrArray           *documents,
                   BwMeasureCatalogue  *catalogue,
                   guint64              seed,
                   GError             **error)
{
  g_autoptr (BwSimulation) self = g_new0 (BwSimulation, 1);

  g_return_val_if_fail (documents != NULL, NULL);

  self->documents = g_ptr_array_ref (documents);
  self->catalogue = g_object_ref (catalogue);
  self->seed = seed;
  self->parents = g_hash_table_new (g_str_hash, g_str_equal);
  self->districts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);

  read_documents (self);
  if (self->round == NULL)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                           "the city has no round to simulate");
      return NULL;
    }

  self->subject = g_strconcat ("sampling:", self->round->id, NULL);
  read_sizes (self);
  if (self->city.target < 1)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
                   "no sampling point has a target in round “%s”", self->round->id);
      return NULL;
    }

  set_up (self);
  return g_steal_pointer (&self);
}

void
bw_simulation_free (BwSimulation *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->arrivals, bw_arrivals_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_array_unref (self->places);
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->districts);
  g_free (self->subject);
  g_object_unref (self->catalogue);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

gint64
bw_simulation_get_starts (BwSimulation *self)
{
  return self->round->starts;
}

gint64
bw_simulation_get_ends (BwSimulation *self)
{
  return self->round->deadline + AFTER_DEADLINE;
}

/**
 * bw_simulation_next:
 * @self: a campaign
 * @until: time that it may go to, at most bw_simulation_get_ends()
 * @report: (out caller-allocates): filled if there is one
 *
 * A minute is only begun when all of it is allowed, so reports never come late.
 *
 * Returns: whether there was a report
 */
gboolean
bw_simulation_next (BwSimulation *self,
                    gint64        until,
                    BwReport     *report)
{
  g_return_val_if_fail (self != NULL && report != NULL, FALSE);

  memset (report, 0, sizeof *report);
  until = MIN (until, bw_simulation_get_ends (self));
  while (self->minute <= until)
    {
      while (self->cursor < self->places->len)
        {
          Place *place = &g_array_index (self->places, Place, self->cursor);

          if (self->minute + place->second > until)
            return FALSE;

          self->cursor++;
          if (is_due (self, place) && let_speak (self, place, report))
            return TRUE;
        }

      go_to_next_minute (self);
    }

  return FALSE;
}

/**
 * bw_simulation_skip:
 * @self: a campaign
 * @time: all reports before it are dropped, those at it are not
 */
void
bw_simulation_skip (BwSimulation *self,
                    gint64        time)
{
  BwReport report;

  while (bw_simulation_next (self, time - 1, &report))
    bw_report_clear (&report);
}

/**
 * bw_simulation_get_silent:
 * @self: a campaign
 * @from: (out): since when it says nothing
 *
 * Returns: code of the site that goes silent
 */
const char *
bw_simulation_get_silent (BwSimulation *self,
                          gint64       *from)
{
  const Place *place = &g_array_index (self->places, Place, self->silent);

  *from = place->silent_from;
  return place->site->code;
}

/**
 * bw_simulation_count:
 * @self: a campaign
 * @target: (out): people to be sampled
 * @arrived: (out): people who came
 * @sampled: (out): of those, sampled
 * @queue: (out): of those, in line
 */
void
bw_simulation_count (BwSimulation *self,
                     guint64      *target,
                     guint64      *arrived,
                     guint64      *sampled,
                     guint64      *queue)
{
  *target = *arrived = *sampled = *queue = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->point == NULL)
        continue;

      *target += place->target;
      *arrived += bw_simulated_point_get_arrived (place->point);
      *sampled += bw_simulated_point_get_sampled (place->point);
      *queue += bw_simulated_point_get_queue (place->point);
    }
}

/**
 * bw_simulation_get_lead:
 * @self: a campaign
 * @district: code of an area right under the root
 *
 * Desks for the people to be sampled, against the whole city, times %KEEPS_UP.
 *
 * Returns: how much of the plan it keeps up with; 0 if it has no points
 */
double
bw_simulation_get_lead (BwSimulation *self,
                        const char   *district)
{
  const District *found = g_hash_table_lookup (self->districts, district);

  if (found == NULL)
    return 0;

  return KEEPS_UP * (found->desks / found->target) / (self->city.desks / self->city.target);
}
