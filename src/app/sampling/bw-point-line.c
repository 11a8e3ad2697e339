/* bw-point-line.c: what is known of a sampling point, looked up once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-line.h"

#include "bw-format.h"
#include "bw-name-index.h"
#include "bw-table-order.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The state in the top bits of a key. */
#define GROUP_SHIFT 28
#define REST_MAX    ((1u << GROUP_SHIFT) - 1)

static double
get_value (const BwFacts *facts,
           BwPlace        point,
           BwMeasureId    measure)
{
  return measure != BW_MEASURE_NONE ? bw_picture_get_value (facts->picture, point, facts->sampling, measure) : NAN;
}

static double
find_share (double done,
            double target)
{
  return done >= 0.0 && target > 0.0 ? done / target : NAN;
}

/* Greatest first; what is not known last. */
static guint32
make_wait_rest (double wait)
{
  return isnan (wait) ? REST_MAX : REST_MAX - 1 - (guint32) CLAMP (wait * 100.0, 0.0, (double) (REST_MAX - 1));
}

/* Least first. */
static guint32
make_share_rest (double share)
{
  return isnan (share) ? REST_MAX : (guint32) (CLAMP (share, 0.0, 100.0) * 1e6);
}

/* What is typed is casefolded; of names only Latin letters have a case. */
static gboolean
holds_latin (const char *text,
             const char *needle)
{
  gsize length = strlen (needle);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_tolower (*p) == needle[0] && g_ascii_strncasecmp (p, needle, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
holds (const char *text,
       const char *needle)
{
  if (text == NULL)
    return FALSE;

  return strstr (text, needle) != NULL || (g_ascii_islower (needle[0]) && holds_latin (text, needle));
}

/* Names are spelled within a second after somebody looked for the first: until then a
 * place is found as it is written. */
static gboolean
is_spelled (const BwFacts *facts,
            BwPlace        place,
            const char    *needle)
{
  BwNameIndex *names;

  if (!g_ascii_islower (needle[0]))
    return FALSE;

  names = bw_name_index_get (facts->desk);
  return bw_name_index_is_whole (names) && bw_name_index_rank_place (names, place, needle) != BW_NAME_KEY_NO_RANK;
}

/**
 * bw_point_line_get_state:
 * @facts: facts, with a round
 * @point: a sampling point
 *
 * Returns: how it is doing
 */
BwPointState
bw_point_line_get_state (const BwFacts *facts,
                         BwPlace        point)
{
  return bw_point_state_find (bw_picture_get_condition (facts->picture, point),
                              get_value (facts, point, facts->sampled), get_value (facts, point, facts->target));
}

/**
 * bw_point_line_init:
 * @self: (out): filled; what it borrows lives until the next refresh
 * @facts: facts, with a round
 * @point: a sampling point
 */
void
bw_point_line_init (BwPointLine   *self,
                    const BwFacts *facts,
                    BwPlace        point)
{
  const BwSite *site;
  BwPlace parent;

  g_return_if_fail (self != NULL);
  g_return_if_fail (facts != NULL && facts->round != NULL);

  site = bw_place_tree_get_site (facts->places, point);
  parent = bw_place_tree_get_parent (facts->places, point);
  *self = (BwPointLine) {
    .name = bw_place_tree_get_name (facts->places, point, facts->language),
    .area = parent != BW_PLACE_NONE ? bw_place_tree_get_name (facts->places, parent, facts->language) : "",
    .note = site != NULL ? site->note : NULL,
    .done = get_value (facts, point, facts->sampled),
    .target = get_value (facts, point, facts->target),
    .plan_share = bw_round_get_plan_share (facts->round, facts->now),
    .queue = get_value (facts, point, facts->queue),
    .wait = get_value (facts, point, facts->wait),
    .desks_open = get_value (facts, point, facts->desks_open),
    .desks = site != NULL ? site->desks : -1,
    .as_of = bw_picture_get_as_of (facts->picture, point, facts->sampling),
  };
  self->share = find_share (self->done, self->target);
  self->state = bw_point_state_find (bw_picture_get_condition (facts->picture, point), self->done, self->target);
  self->is_old = self->as_of != 0 && self->state != BW_POINT_CLOSED && self->state != BW_POINT_DONE
                 && facts->now - self->as_of > bw_picture_get_patience (facts->picture, point);
}

/**
 * bw_point_line_get_key:
 * @facts: facts, with a round
 * @point: a sampling point
 *
 * Returns: its place in the order; small ones come first
 */
guint32
bw_point_line_get_key (const BwFacts *facts,
                       BwPlace        point)
{
  double done = get_value (facts, point, facts->sampled);
  double target = get_value (facts, point, facts->target);
  BwPointState state = bw_point_state_find (bw_picture_get_condition (facts->picture, point), done, target);
  guint32 rest;

  if (state == BW_POINT_JAMMED || state == BW_POINT_BUSY)
    rest = make_wait_rest (get_value (facts, point, facts->wait));
  else
    rest = make_share_rest (find_share (done, target));

  return ((guint32) state << GROUP_SHIFT) | rest;
}

/**
 * bw_point_line_dup_queue:
 * @self: a line
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): who waits and how long, or why nobody does
 */
char *
bw_point_line_dup_queue (const BwPointLine *self,
                         const char        *language)
{
  g_autofree char *queue = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->state == BW_POINT_PAUSED)
    return g_strdup (self->note != NULL ? self->note : _("no reason given"));
  if (self->state == BW_POINT_DONE || self->state == BW_POINT_CLOSED || isnan (self->queue))
    return g_strdup ("–");

  queue = bw_format_integer (self->queue);
  if (isnan (self->wait))
    /* Translators: people who wait at a point */
    return g_strdup_printf (_("%s people"), queue);

  /* Translators: people who wait at a point, and about how many minutes */
  return g_strdup_printf (_("%s people · about %.0f min"), queue, self->wait);
}

/**
 * bw_point_line_dup_age:
 * @self: a line
 * @now: the time
 *
 * Returns: (transfer full): how old its newest report is, as short as can be
 */
char *
bw_point_line_dup_age (const BwPointLine *self,
                       gint64             now)
{
  gint64 age;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->as_of == 0)
    return g_strdup ("–");

  age = MAX (now - self->as_of, 0);
  if (age < BW_TIME_MINUTE)
    /* Translators: age of a report, seconds */
    return g_strdup_printf (_("%d s"), (int) (age / BW_TIME_SECOND));
  if (age < 2 * BW_TIME_HOUR)
    /* Translators: age of a report, minutes */
    return g_strdup_printf (_("%d min"), (int) (age / BW_TIME_MINUTE));
  if (age < 2 * BW_TIME_DAY)
    /* Translators: age of a report, hours */
    return g_strdup_printf (_("%d h"), (int) (age / BW_TIME_HOUR));

  /* Translators: age of a report, days */
  return g_strdup_printf (_("%d d"), (int) (age / BW_TIME_DAY));
}

/**
 * bw_point_line_matches:
 * @facts: facts
 * @point: a sampling point
 * @needle: what is looked for, casefolded
 *
 * Returns: whether its name in either language or its code holds it, or it is the
 *   beginning of its pinyin or initials, as of the search for places
 */
gboolean
bw_point_line_matches (const BwFacts *facts,
                       BwPlace        point,
                       const char    *needle)
{
  const BwSite *site = bw_place_tree_get_site (facts->places, point);

  return site != NULL
         && (holds (site->name, needle) || holds (site->name_en, needle) || holds (site->code, needle)
             || is_spelled (facts, point, needle));
}

/**
 * bw_point_line_matches_area:
 * @facts: facts
 * @area: an area
 * @needle: what is looked for, casefolded
 *
 * Returns: whether its name in either language holds it, or its pinyin
 */
gboolean
bw_point_line_matches_area (const BwFacts *facts,
                            BwPlace        area,
                            const char    *needle)
{
  return area != BW_PLACE_NONE
         && (holds (bw_place_tree_get_name (facts->places, area, "zh_CN"), needle)
             || holds (bw_place_tree_get_name (facts->places, area, "en"), needle)
             || is_spelled (facts, area, needle));
}
