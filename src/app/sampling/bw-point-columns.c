/* bw-point-columns.c: the columns of the table of sampling points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-columns.h"

#include "bw-format.h"
#include "bw-theme.h"

#include <glib/gi18n.h>
#include <math.h>

static BwPlace
get_place (gconstpointer row)
{
  return GPOINTER_TO_UINT (row);
}

static const BwFacts *
get_facts (gpointer user_data)
{
  return &((BwPointColumns *) user_data)->facts;
}

static void
init_line (BwPointLine   *line,
           gconstpointer  row,
           gpointer       user_data)
{
  bw_point_line_init (line, get_facts (user_data), get_place (row));
}

/* Of keys, which are asked for of every row, nothing else is looked up. */
static double
get_value (gconstpointer row,
           gpointer      user_data,
           BwMeasureId   measure)
{
  const BwFacts *facts = get_facts (user_data);

  return measure != BW_MEASURE_NONE
         ? bw_picture_get_value (facts->picture, get_place (row), facts->sampling, measure) : NAN;
}

/* NaN is "–": in a table each word would hide the numbers. */
static char *
dup_count (double value)
{
  return isnan (value) ? g_strdup ("–") : bw_format_integer (value);
}

static char *
dup_plain (double value)
{
  return isnan (value) ? NULL : g_strdup_printf ("%.0f", value);
}

static guint32
make_count_key (double value)
{
  return isnan (value) ? BW_TABLE_KEY_NONE : (guint32) CLAMP (value * 8.0 + 8.0, 0.0, 4e9);
}

static char *
dup_percent (double share)
{
  if (isnan (share))
    return g_strdup ("–");

  /* Never 100% before the last one is done. */
  return g_strdup_printf ("%.0f%%", share < 1.0 ? MIN (floor (share * 100.0), 99.0) : share * 100.0);
}

/* State */

static char *
dup_state (gconstpointer row,
           gpointer      user_data)
{
  return g_strdup (bw_point_state_get_word (bw_point_line_get_state (get_facts (user_data), get_place (row))));
}

static guint32
find_state_key (gconstpointer row,
                gpointer      user_data)
{
  return bw_point_line_get_key (get_facts (user_data), get_place (row));
}

static void
draw_state (gconstpointer   row,
            gpointer        user_data,
            BwTablePicture *picture)
{
  BwPointState state = bw_point_line_get_state (get_facts (user_data), get_place (row));

  picture->kind = BW_TABLE_PICTURE_SYMBOL;
  picture->symbol = bw_point_state_get_symbol (state);
  picture->tone = bw_point_state_get_tone (state);
}

static BwTone
get_state_tone (gconstpointer row,
                gpointer      user_data)
{
  BwPointState state = bw_point_line_get_state (get_facts (user_data), get_place (row));

  return state == BW_POINT_CLEAR ? BW_TONE_FG : bw_point_state_get_tone (state);
}

/* Name and area */

static char *
dup_name (gconstpointer row,
          gpointer      user_data)
{
  const BwFacts *facts = get_facts (user_data);

  return g_strdup (bw_place_tree_get_name (facts->places, get_place (row), facts->language));
}

static gboolean
is_exception (gconstpointer row,
              gpointer      user_data)
{
  return bw_point_state_is_exception (bw_point_line_get_state (get_facts (user_data), get_place (row)));
}

static guint32
find_name_key (gconstpointer row,
               gpointer      user_data)
{
  const BwPointColumns *self = user_data;
  BwPlace place = get_place (row);

  return self->names != NULL && place < self->n_names ? self->names[place] : place;
}

static char *
dup_area (gconstpointer row,
          gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return g_strdup (line.area);
}

static BwTone
get_fg2 (gconstpointer row,
         gpointer      user_data)
{
  return BW_TONE_FG2;
}

static guint32
find_area_key (gconstpointer row,
               gpointer      user_data)
{
  return bw_place_tree_get_parent (get_facts (user_data)->places, get_place (row));
}

/* Progress */

static char *
dup_share (gconstpointer row,
           gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return dup_percent (line.share);
}

static guint32
find_share_key (gconstpointer row,
                gpointer      user_data)
{
  double done = get_value (row, user_data, get_facts (user_data)->sampled);
  double target = get_value (row, user_data, get_facts (user_data)->target);

  return done >= 0.0 && target > 0.0 ? (guint32) CLAMP (done / target * 1e7, 0.0, 4e9) : BW_TABLE_KEY_NONE;
}

static void
draw_share (gconstpointer   row,
            gpointer        user_data,
            BwTablePicture *picture)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  picture->kind = BW_TABLE_PICTURE_BAR;
  picture->bar = (BwBar) {
    .share = line.share,
    .plan_share = isnan (line.share) ? NAN : line.plan_share,
    .state = isnan (line.share) ? BW_PACE_UNKNOWN : line.share >= 1.0 ? BW_PACE_DONE : BW_PACE_IN_TIME,
  };
  picture->is_muted = line.state == BW_POINT_SILENT;
}

static gboolean
is_always (gconstpointer row,
           gpointer      user_data)
{
  return TRUE;
}

/* People */

static char *
dup_done (gconstpointer row,
          gpointer      user_data)
{
  g_autofree char *done = NULL;
  g_autofree char *target = NULL;
  BwPointLine line;

  init_line (&line, row, user_data);
  done = dup_count (line.done);
  target = dup_count (line.target);
  return g_strdup_printf ("%s / %s", done, target);
}

static char *
dup_done_markup (gconstpointer row,
                 gpointer      user_data)
{
  g_autofree char *done = NULL;
  g_autofree char *target = NULL;
  BwPointLine line;

  init_line (&line, row, user_data);
  done = dup_count (line.done);
  target = dup_count (line.target);
  return g_markup_printf_escaped ("%s<span alpha=\"%u%%\"> / %s</span>", done, bw_theme_get_fg2_percent (), target);
}

static guint32
find_done_key (gconstpointer row,
               gpointer      user_data)
{
  return make_count_key (get_value (row, user_data, get_facts (user_data)->sampled));
}

static char *
dup_sampled (gconstpointer row,
             gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return dup_count (line.done);
}

static char *
dup_plain_sampled (gconstpointer row,
                   gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return dup_plain (line.done);
}

static char *
dup_target (gconstpointer row,
            gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return dup_count (line.target);
}

static char *
dup_plain_target (gconstpointer row,
                  gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return dup_plain (line.target);
}

static guint32
find_target_key (gconstpointer row,
                 gpointer      user_data)
{
  return make_count_key (get_value (row, user_data, get_facts (user_data)->target));
}

/* Rate */

static double
find_rate (gconstpointer row,
           gpointer      user_data)
{
  const BwPointColumns *self = user_data;
  const BwPointTrail *trail = bw_point_trails_get (self->trails, get_place (row));

  return trail != NULL ? bw_point_trail_get_rate (trail, self->facts.now) : NAN;
}

static char *
dup_rate (gconstpointer row,
          gpointer      user_data)
{
  return dup_count (find_rate (row, user_data));
}

static char *
dup_plain_rate (gconstpointer row,
                gpointer      user_data)
{
  return dup_plain (find_rate (row, user_data));
}

static BwTone
get_rate_tone (gconstpointer row,
               gpointer      user_data)
{
  return find_rate (row, user_data) > 0.0 ? BW_TONE_FG : BW_TONE_FG2;
}

static guint32
find_rate_key (gconstpointer row,
               gpointer      user_data)
{
  return make_count_key (find_rate (row, user_data));
}

/* Six hours */

static guint
find_rates (gconstpointer row,
            gpointer      user_data,
            double        rates[BW_POINT_TRAIL_RATES])
{
  const BwPointColumns *self = user_data;
  const BwPointTrail *trail = bw_point_trails_get (self->trails, get_place (row));

  return trail != NULL ? bw_point_trail_get_rates (trail, self->facts.now, rates) : 0;
}

static char *
dup_line (gconstpointer row,
          gpointer      user_data)
{
  double rates[BW_POINT_TRAIL_RATES];
  double greatest = NAN;
  g_autofree char *rate = NULL;

  if (find_rates (row, user_data, rates) == 0)
    return NULL;

  for (guint i = 0; i < BW_POINT_TRAIL_RATES; i++)
    greatest = fmax (greatest, rates[i]);
  rate = bw_format_integer (greatest);
  /* Translators: a small line in words: the greatest of the last six hours */
  return g_strdup_printf (_("at most %s an hour"), rate);
}

/* Half hours of the last six, people an hour, the oldest first. */
static char *
dup_plain_line (gconstpointer row,
                gpointer      user_data)
{
  double rates[BW_POINT_TRAIL_RATES];
  GString *text;

  if (find_rates (row, user_data, rates) == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < BW_POINT_TRAIL_RATES; i++)
    {
      g_autofree char *rate = dup_plain (rates[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rate != NULL ? rate : "–");
    }
  return g_string_free (text, FALSE);
}

G_STATIC_ASSERT (BW_POINT_TRAIL_RATES <= BW_TABLE_PICTURE_MAX_VALUES);

/* It asks for what it does not have yet. */
static void
draw_line (gconstpointer   row,
           gpointer        user_data,
           BwTablePicture *picture)
{
  BwPointColumns *self = user_data;
  const BwPlace place = get_place (row);
  guint n_known = find_rates (row, user_data, picture->values);

  picture->kind = BW_TABLE_PICTURE_LINE;
  picture->n_values = n_known > 1 ? BW_POINT_TRAIL_RATES : 0;
  picture->is_late = bw_point_line_get_state (&self->facts, place) == BW_POINT_PAUSED;
  if (bw_point_trails_get (self->trails, place) == NULL)
    bw_point_trails_record (self->trails, &self->facts, &place, 1);
  if (n_known < BW_POINT_TRAIL_RATES)
    bw_point_trails_want (self->trails, &self->facts, place, FALSE);
}

/* Queue */

static char *
dup_queue (gconstpointer row,
           gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return bw_point_line_dup_queue (&line, get_facts (user_data)->language);
}

static char *
dup_queue_markup (gconstpointer row,
                  gpointer      user_data)
{
  g_autofree char *text = dup_queue (row, user_data);
  g_autofree char *number = NULL;
  gsize length = 0;

  /* The number that it begins with stands out. */
  while (g_ascii_isdigit (text[length]) || (length > 0 && text[length] == ','))
    length++;

  number = g_strndup (text, length);
  return g_markup_printf_escaped ("<b>%s</b><span alpha=\"%u%%\">%s</span>", number, bw_theme_get_fg2_percent (),
                                  text + length);
}

static guint32
find_queue_key (gconstpointer row,
                gpointer      user_data)
{
  return make_count_key (get_value (row, user_data, get_facts (user_data)->queue));
}

/* Desks and age */

static char *
dup_desks (gconstpointer row,
           gpointer      user_data)
{
  g_autofree char *open = NULL;
  BwPointLine line;

  init_line (&line, row, user_data);
  open = dup_count (line.desks_open);
  return line.desks >= 0 ? g_strdup_printf ("%s / %d", open, line.desks) : g_steal_pointer (&open);
}

static guint32
find_desks_key (gconstpointer row,
                gpointer      user_data)
{
  return make_count_key (get_value (row, user_data, get_facts (user_data)->desks_open));
}

static char *
dup_age (gconstpointer row,
         gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return bw_point_line_dup_age (&line, get_facts (user_data)->now);
}

static char *
dup_as_of (gconstpointer row,
           gpointer      user_data)
{
  const BwFacts *facts = get_facts (user_data);
  BwPointLine line;

  init_line (&line, row, user_data);
  return line.as_of != 0 ? bw_format_date_time (line.as_of, facts->zone, facts->language) : NULL;
}

static BwTone
get_age_tone (gconstpointer row,
              gpointer      user_data)
{
  BwPointLine line;

  init_line (&line, row, user_data);
  return line.is_old ? BW_TONE_TIGHT : BW_TONE_FG2;
}

/* The newest first, seconds. */
static guint32
find_age_key (gconstpointer row,
              gpointer      user_data)
{
  const BwFacts *facts = get_facts (user_data);
  gint64 as_of = bw_picture_get_as_of (facts->picture, get_place (row), facts->sampling);

  return as_of != 0 ? (guint32) CLAMP ((facts->now - as_of) / G_USEC_PER_SEC, 0, G_MAXINT32) : BW_TABLE_KEY_NONE;
}

static const BwTableColumn columns[] = {
  { .id = "state", .title = N_("State"), .width = 98, .text = dup_state, .key = find_state_key,
    .tone = get_state_tone, .is_strong = is_exception, .picture = draw_state },
  { .id = "point", .title = N_("Sampling point"), .width = 160, .is_wide = TRUE, .text = dup_name,
    .is_strong = is_exception, .key = find_name_key },
  { .id = "area", .title = N_("Area"), .width = 92, .text = dup_area, .tone = get_fg2, .key = find_area_key },
  { .id = "share", .title = N_("Progress"), .width = 136, .text = dup_share, .key = find_share_key,
    .is_strong = is_always, .picture = draw_share },
  { .id = "done", .title = N_("Sampled / target"), .width = 114, .is_number = TRUE, .text = dup_done,
    .markup = dup_done_markup, .key = find_done_key },
  { .id = "rate", .title = N_("People/h"), .width = 64, .is_number = TRUE, .text = dup_rate, .plain = dup_plain_rate,
    .tone = get_rate_tone, .key = find_rate_key },
  { .id = "line", .title = N_("Last 6 hours"), .width = 92, .text = dup_line, .plain = dup_plain_line,
    .picture = draw_line },
  { .id = "queue", .title = N_("Queue"), .width = 144, .text = dup_queue, .markup = dup_queue_markup,
    .key = find_queue_key },
  { .id = "desks", .title = N_("Desks"), .width = 70, .is_number = TRUE, .text = dup_desks, .key = find_desks_key },
  { .id = "age", .title = N_("Updated"), .width = 74, .is_number = TRUE, .text = dup_age, .plain = dup_as_of,
    .tone = get_age_tone, .key = find_age_key },
  { .id = "sampled", .title = N_("Sampled"), .width = 76, .is_number = TRUE, .is_hidden = TRUE, .text = dup_sampled,
    .plain = dup_plain_sampled, .key = find_done_key },
  { .id = "target", .title = N_("To be sampled"), .width = 76, .is_number = TRUE, .is_hidden = TRUE,
    .text = dup_target, .plain = dup_plain_target, .key = find_target_key },
};

static const BwTableChip chips[] = {
  { "all", N_("Exceptions first"), NULL, TRUE },
  { "paused", N_("Paused"), N_("No sampling point is paused."), FALSE },
  { "jammed", N_("Jammed"), N_("No sampling point is jammed."), FALSE },
  { "busy", N_("Busy"), N_("No sampling point is busy."), FALSE },
  { "silent", N_("Data late"), N_("No sampling point has late data."), FALSE },
  { "unknown", N_("Not reported"), N_("Every sampling point has reported."), FALSE },
  { "clear", N_("Clear"), N_("No sampling point is clear."), FALSE },
  { "done", N_("Done"), N_("No sampling point is done."), FALSE },
  { "closed", N_("Closed"), N_("No sampling point is closed."), FALSE },
};
G_STATIC_ASSERT (G_N_ELEMENTS (chips) == BW_N_POINT_CHIPS);

/**
 * bw_point_columns_get:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the columns
 */
const BwTableColumn *
bw_point_columns_get (guint *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

const BwTableChip *
bw_point_columns_get_chips (void)
{
  return chips;
}

gboolean
bw_point_columns_prepare (gpointer user_data)
{
  BwPointColumns *self = user_data;

  bw_facts_init (&self->facts, self->desk);
  self->searched = BW_PLACE_NONE;
  self->is_found = FALSE;
  return self->facts.round != NULL;
}

guint
bw_point_columns_get_groups (gconstpointer row,
                             gpointer      user_data)
{
  return 1u | 2u << bw_point_line_get_state (get_facts (user_data), get_place (row));
}

gboolean
bw_point_columns_search (gconstpointer  row,
                         const char    *needle,
                         gpointer       user_data)
{
  BwPointColumns *self = user_data;
  BwPlace area = bw_place_tree_get_parent (self->facts.places, get_place (row));

  /* Points of one area stand one after the other. */
  if (area != self->searched)
    {
      self->searched = area;
      self->is_found = bw_point_line_matches_area (&self->facts, area, needle);
    }

  return self->is_found || bw_point_line_matches (&self->facts, get_place (row), needle);
}
