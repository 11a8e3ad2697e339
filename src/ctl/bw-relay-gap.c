/* bw-relay-gap.c: what a province has not been told of a city
 *
 * A running count is added, so that the province has its history and its pace: what
 * the city counted in an area, less what the areas below it, that the province knows
 * too, are told to have. Everything else is set, unless it is what those areas make up;
 * so is what the city's ledger counts, which the province has not.
 *
 * Nothing is remembered. The id of an addition is made of the version of the tally
 * that it is an addition to, so there is one for each version, however often it is
 * sent; and whatever went otherwise is a difference the next time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-relay-gap.h"

#include "bw-json.h"
#include "bw-time.h"
#include "bw-uuid.h"

#include <math.h>
#include <string.h>

/* One comparison. */
typedef struct
{
  BwPicture          *city;      /* borrowed */
  BwPicture          *province;  /* borrowed */
  BwMeasureCatalogue *catalogue; /* borrowed */
  BwRelayMarks       *marks;     /* borrowed */
  GTimeZone          *zone;      /* owned */
  GString            *lines;     /* borrowed */
  gint64              now;
  guint               maximum;
  guint               n;
} Gap;

/* An area and a subject, as both have them. */
typedef struct
{
  BwPlace     here;
  BwPlace     there;
  BwSubject   subject;  /* of the city */
  const char *code;
  const char *name;     /* of the subject */
  BwTally    *standing; /* (owned) (nullable): what the province was told */
  guint64     seq;
} Pair;

/* What the areas below make up, which the province is told of as well. */
typedef struct
{
  guint   n;
  gint64  sum;
  double  greatest;
  BwBound bound;
} Parts;

/* The picture counts in them, too: sums of halves stay exact. */
static gint64
to_thousandths (double value)
{
  return (gint64) llround (value * 1000.0);
}

static const BwTallyValue *
find_standing (const Pair *pair,
               BwMeasureId measure,
               gboolean    own)
{
  for (guint i = 0; pair->standing != NULL && i < pair->standing->n_values; i++)
    {
      const BwTallyValue *value = &pair->standing->values[i];

      if (value->measure == measure && !value->own == !own)
        return value;
    }

  return NULL;
}

static void
append_report (Gap               *gap,
               const Pair        *pair,
               const BwStatement *statement,
               gint64             at,
               BwSource           source,
               gint64             id_time,
               const char        *key)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = g_strdup_printf ("relay\n%s\n%s\n%s", pair->code, pair->name, key);
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *line = NULL;
  BwReport report = { .at = at, .source = source, .n_statements = 1 };
  guint8 digest[32];
  gsize length = sizeof digest;

  if (gap->n == gap->maximum)
    return;

  /* Version 7 is the quickest for the log. */
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, digest, &length);
  bw_uuid_make (report.id, MAX (id_time / 1000, 0), digest);
  report.place = (char *) pair->code;
  report.subject = (char *) pair->name;
  report.statements[0] = *statement;

  object = bw_report_to_json (&report, gap->catalogue, gap->zone);
  line = bw_json_to_line (object);
  g_string_append (gap->lines, line);
  g_string_append_c (gap->lines, '\n');
  gap->n++;
}

/* What is said is the relay's word, not that of a person who keeps a ledger; what is
 * made up in the city is nowhere else taken for what somebody counted. */
static BwSource
get_source (const Gap      *gap,
            const Pair     *pair,
            const BwFigure *figure)
{
  return figure->source == BW_SOURCE_SIMULATION || bw_relay_marks_has (gap->marks, pair->code, pair->name, figure)
           ? BW_SOURCE_SIMULATION : BW_SOURCE_REPORT;
}

static void
count_part (Gap             *gap,
            const Pair      *pair,
            const BwMeasure *measure,
            BwPlace          part,
            Parts           *parts)
{
  BwPlaceTree *there = bw_picture_get_places (gap->province);
  BwPlace here = bw_place_tree_lookup (bw_picture_get_places (gap->city), bw_place_tree_get_code (there, part));
  BwFigure figure;
  BwBound bound;

  if (bw_place_tree_is_site (there, part) || here == BW_PLACE_NONE
      || !bw_picture_get_totals (gap->city, here, pair->subject, measure->index, &figure))
    return;

  bound = bw_figure_get_bound (&figure);
  parts->greatest = parts->n == 0 ? bw_figure_get_value (&figure)
                                  : MAX (parts->greatest, bw_figure_get_value (&figure));
  parts->sum += to_thousandths (bw_figure_get_value (&figure));
  parts->n++;

  /* As the picture has it: about, if anything is; else more than, if anything is. */
  if (bound == BW_BOUND_ABOUT || parts->bound == BW_BOUND_EXACT)
    parts->bound = bound;
}

static Parts
add_up_parts (Gap             *gap,
              const Pair      *pair,
              const BwMeasure *measure)
{
  Parts parts = { .bound = BW_BOUND_EXACT };
  const BwPlace *places;
  guint n;

  places = bw_place_tree_get_parts (bw_picture_get_places (gap->province), pair->there, &n);
  for (guint i = 0; i < n; i++)
    count_part (gap, pair, measure, places[i], &parts);

  return parts;
}

/* In as many pieces as one report may not exceed. Their ids are of the version that they
 * are added to, and of nothing that may have changed meanwhile. */
static void
append_pieces (Gap             *gap,
               const Pair      *pair,
               const BwMeasure *measure,
               const BwFigure  *figure,
               gint64           rest)
{
  gint64 most = to_thousandths (measure->maximum);
  gint64 id_time = pair->standing != NULL ? pair->standing->at : 0;

  for (guint i = 0; i == 0 || rest != 0; i++)
    {
      gint64 piece = CLAMP (rest, -most, most);
      BwStatement statement = { .measure = measure->index, .value = (double) piece / 1000.0 };
      g_autofree char *key = g_strdup_printf ("%s\nadd\n%" G_GUINT64_FORMAT "\n%u", measure->id, pair->seq, i);

      if (gap->n == gap->maximum)
        return;

      append_report (gap, pair, &statement, figure->summed_at, get_source (gap, pair, figure), id_time, key);
      rest -= piece;
    }
}

/* An area at the foot of what the province knows has been heard of as soon as anything
 * was counted there, be it nothing: missing is not 0. */
static void
compare_own (Gap             *gap,
             const Pair      *pair,
             const BwMeasure *measure,
             const BwFigure  *figure,
             const Parts     *parts)
{
  const BwTallyValue *own = find_standing (pair, measure->index, TRUE);
  gint64 rest = to_thousandths (figure->summed) - parts->sum - (own != NULL ? to_thousandths (own->value) : 0);

  if (rest != 0 || (parts->n == 0 && (own == NULL || own->at < figure->summed_at)))
    append_pieces (gap, pair, measure, figure, rest);
}

/* The later one stands. What was taken back, or comes out of an older backup of the
 * city, is true by now. */
static void
compare_stated (Gap                *gap,
                const Pair         *pair,
                const BwMeasure    *measure,
                const BwFigure     *figure,
                const BwTallyValue *stated)
{
  BwStatement statement = {
    .measure = measure->index,
    .set = TRUE,
    .bound = (guint8) bw_figure_get_bound (figure),
    .value = bw_figure_get_value (figure),
  };
  gint64 at = bw_figure_get_as_of (figure);
  gboolean is_same = stated != NULL && stated->value == statement.value && stated->bound == statement.bound;
  g_autofree char *key = NULL;

  if (is_same && stated->at >= at)
    return;
  if (stated != NULL && !is_same && stated->at >= at)
    at = MAX (gap->now, stated->at + 1);

  key = g_strdup_printf ("%s\nset\n%.17g\n%u\n%" G_GINT64_FORMAT, measure->id, statement.value, statement.bound, at);
  append_report (gap, pair, &statement, at, get_source (gap, pair, figure), at, key);
}

/* Whether the province finds out by itself what the city adds up to. */
static gboolean
is_made_up (const BwMeasure *measure,
            const BwFigure  *figure,
            const Parts     *parts,
            gboolean         is_added)
{
  if (!figure->has_summed || figure->summed_bound != parts->bound)
    return FALSE;
  if (is_added)
    return TRUE;
  if (parts->n == 0)
    return FALSE;

  return measure->rollup == BW_ROLLUP_MAX ? parts->greatest == figure->summed
                                          : parts->sum == to_thousandths (figure->summed);
}

static void
compare_measure (Gap             *gap,
                 const Pair      *pair,
                 const BwMeasure *measure)
{
  const BwTallyValue *stated = find_standing (pair, measure->index, FALSE);
  gboolean is_added;
  BwFigure figure;
  Parts parts;

  if (!bw_picture_get_totals (gap->city, pair->here, pair->subject, measure->index, &figure))
    return;

  parts = add_up_parts (gap, pair, measure);
  is_added = measure->kind == BW_MEASURE_KIND_FLOW && measure->rollup == BW_ROLLUP_SUM && figure.has_summed
             && !measure->ledger;
  if (is_added)
    compare_own (gap, pair, measure, &figure, &parts);

  /* What was stated once cannot be unsaid by a report; it follows the sum from then on. */
  if (figure.has_stated || stated != NULL || !is_made_up (measure, &figure, &parts, is_added))
    compare_stated (gap, pair, measure, &figure, stated);
}

static void
compare_subject (Gap         *gap,
                 Pair        *pair,
                 const char  *name)
{
  pair->name = name;
  pair->seq = 0;
  pair->standing = bw_picture_dup_tally (gap->province, pair->there, bw_picture_get_subject (gap->province, name),
                                         &pair->seq);
  for (guint i = 0; i < bw_measure_catalogue_get_size (gap->catalogue); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (gap->catalogue, (BwMeasureId) i);

      if (bw_measure_is_of_subject (measure, name))
        compare_measure (gap, pair, measure);
    }

  g_clear_pointer (&pair->standing, bw_tally_unref);
}

/* A round that the province does not have is the city's own affair. */
static gboolean
is_wanted (Gap        *gap,
           const char *subject)
{
  const char *colon = strchr (subject, ':');

  return colon == NULL || bw_picture_get_document (gap->province, BW_DOCUMENT_TYPE_ROUND, colon + 1) != NULL;
}

static void
compare_area (Gap     *gap,
              BwPlace  there)
{
  BwPlaceTree *places = bw_picture_get_places (gap->city);
  Pair pair = { .there = there };

  pair.code = bw_place_tree_get_code (bw_picture_get_places (gap->province), there);
  pair.here = bw_place_tree_lookup (places, pair.code);
  if (pair.here == BW_PLACE_NONE
      || !bw_place_tree_is_listed (places, pair.here)
      || bw_place_tree_is_site (places, pair.here))
    return;

  for (guint i = 0; i < BW_SUBJECT_NONE; i++)
    {
      const char *name = bw_picture_get_subject_name (gap->city, (BwSubject) i);

      if (name == NULL)
        return;

      pair.subject = (BwSubject) i;
      if (is_wanted (gap, name) && bw_picture_get_as_of (gap->city, pair.here, pair.subject) != 0)
        compare_subject (gap, &pair, name);
    }
}

/**
 * bw_relay_gap_write:
 * @city: what the city shows, all of it
 * @province: what the province shows of the city, and of more if need be
 * @now: the city's time, microseconds
 * @maximum: reports at most
 * @marks: what of the city is made up
 * @cursor: (inout): where it starts: 0, then where it stopped the last time
 * @lines: NDJSON is appended, a report a line
 *
 * The same areas and rounds have the same codes in both. What the city has no figure
 * of (any more) is left as it stands.
 *
 * Returns: how many reports, 0 if the province shows what the city shows
 */
guint
bw_relay_gap_write (BwPicture    *city,
                    BwPicture    *province,
                    gint64        now,
                    guint         maximum,
                    BwRelayMarks *marks,
                    guint        *cursor,
                    GString      *lines)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  BwPlaceTree *places;
  guint size;
  guint first;
  Gap gap = {
    .city = city,
    .province = province,
    .marks = marks,
    .zone = zone,
    .lines = lines,
    .now = now,
    .maximum = maximum,
  };

  g_return_val_if_fail (BW_IS_PICTURE (city) && BW_IS_PICTURE (province), 0);
  g_return_val_if_fail (marks != NULL && cursor != NULL && lines != NULL, 0);

  gap.catalogue = bw_picture_get_catalogue (city);
  places = bw_picture_get_places (province);
  size = bw_place_tree_get_size (places);
  first = *cursor < size ? *cursor : 0;
  for (guint i = 0; i < size && gap.n < maximum; i++)
    {
      BwPlace place = (BwPlace) ((first + i) % size);

      /* It goes on with the one that it stopped in, if there was another before: one that
       * fills it alone, be it for ever, is not to keep all others waiting. */
      *cursor = i == 0 ? (first + 1) % size : (guint) place;
      if (bw_place_tree_is_listed (places, place) && !bw_place_tree_is_site (places, place))
        compare_area (&gap, place);
    }

  return gap.n;
}
