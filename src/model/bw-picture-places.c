/* bw-picture-places.c: puts and takes places, and judges sites
 *
 * A place that moves is taken out of the columns of what it stood in and put into
 * those of what it stands in now, so that no change of structure needs a recount.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture-private.h"

#include "bw-time.h"

#include <math.h>

/* A site is silent after so many reporting intervals. */
#define SILENT_INTERVALS 3

#define DEFAULT_REPORT_INTERVAL (10 * 60)
#define DEFAULT_BUSY_MINUTES    25.0
#define DEFAULT_JAMMED_MINUTES  50.0

static const char * const check_names[BW_PICTURE_N_CHECKS] = {
  "check_temperature", "check_code", "check_register", "check_certificate",
};

static void
detach (BwPicture *self,
        BwPlace    place)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      BwTallyTable *table = bw_picture_get_table (self, (BwSubject) i);

      if (table != NULL)
        bw_tally_table_detach (table, place);
    }
}

static void
attach (BwPicture *self,
        BwPlace    place,
        BwPlace    old_parent)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      BwTallyTable *table = bw_picture_get_table (self, (BwSubject) i);

      if (table != NULL)
        bw_tally_table_attach (table, place, old_parent);
    }
}

/* A place that was not listed comes too: it may have been there before, and what
 * stands in the columns of then is to be told to what it stands in now. */
static gboolean
is_moving (BwPicture  *self,
           BwPlace     place,
           const char *parent_code)
{
  BwPlace parent = bw_place_tree_get_parent (self->places, place);
  const char *old_code = bw_place_tree_get_code (self->places, parent);

  return place == BW_PLACE_NONE || g_strcmp0 (old_code, parent_code) != 0;
}

/* What the columns say of the place, when the tree has been told of it. */
static void
settle (BwPicture      *self,
        BwPlace         place,
        gboolean        moved,
        BwPlace         old_parent,
        guint           revision,
        BwDocumentType  type)
{
  BwSite *site = bw_place_tree_get_site (self->places, place);

  if (moved)
    attach (self, place, old_parent);

  bw_site_watch_attach (self->watch, place);
  if (site != NULL)
    bw_picture_judge_site (self, place, self->kind_subjects[site->kind]);

  if (bw_place_tree_get_revision (self->places) == revision)
    return;

  self->types |= 1u << type;
  bw_picture_touch_moved (self, place);
  if (moved)
    bw_picture_touch (self, old_parent);
}

/* No desk is open, and not because everybody was sampled. */
static gboolean
is_standing_still (BwPicture    *self,
                   BwTallyTable *table,
                   BwPlace       site)
{
  double sampled;
  double target;

  if (bw_tally_table_get_shown (table, site, self->desks_open).value != 0.0)
    return FALSE;

  sampled = bw_tally_table_get_shown (table, site, self->sampled).value;
  target = bw_tally_table_get_shown (table, site, self->target).value;

  /* Missing is not done: comparisons with NaN are false. */
  return !(sampled >= target);
}

/* What is told of the four measures. Of one that is not told nobody knows whether it
 * is carried out: that is not a gap, and not in order either. */
static BwCondition
read_checks (BwPicture    *self,
             BwTallyTable *table,
             BwPlace       site)
{
  BwCondition condition = BW_CONDITION_NORMAL;

  for (guint i = 0; i < BW_PICTURE_N_CHECKS; i++)
    {
      double value = bw_tally_table_get_shown (table, site, self->checks[i]).value;

      if (value == 0.0)
        return BW_CONDITION_GAP;
      if (isnan (value))
        condition = BW_CONDITION_UNCONFIRMED;
    }

  return condition;
}

/* How a site does by its readings, if it is open and not silent. */
static BwCondition
read_condition (BwPicture    *self,
                BwTallyTable *table,
                BwPlace       site)
{
  double wait;

  if (is_standing_still (self, table, site))
    return BW_CONDITION_PAUSED;

  if (bw_place_tree_get_site (self->places, site)->kind == BW_SITE_KIND_CHECKPOINT)
    return read_checks (self, table, site);

  /* Missing is neither: comparisons with NaN are false. */
  wait = bw_tally_table_get_shown (table, site, self->wait).value;
  if (wait > self->jammed_minutes)
    return BW_CONDITION_JAMMED;

  return wait > self->busy_minutes ? BW_CONDITION_BUSY : BW_CONDITION_NORMAL;
}

static void
judge_sites_of_kind (BwPicture  *self,
                     BwSiteKind  kind)
{
  guint n = bw_place_tree_get_size (self->places);

  for (BwPlace place = 0; place < n; place++)
    {
      const BwSite *site = bw_place_tree_get_site (self->places, place);

      if (site != NULL && site->kind == kind)
        bw_picture_judge_site (self, place, self->kind_subjects[kind]);
    }
}

static BwMeasureId
find_measure (BwPicture  *self,
              const char *id)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (self->catalogue, id);

  return measure != NULL ? measure->index : BW_MEASURE_NONE;
}

static GTimeZone *
dup_time_zone (BwPicture *self)
{
  BwPlace root = bw_place_tree_get_root (self->places);
  const BwArea *area = bw_place_tree_get_area (self->places, root);
  GTimeZone *zone = NULL;

  if (area != NULL && area->time_zone != NULL)
    zone = g_time_zone_new_identifier (area->time_zone);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static void
sweep (BwPicture *self)
{
  g_autoptr (GTimeZone) zone = dup_time_zone (self);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  bw_site_watch_sweep (self->watch, self->now, zone, changed);
  for (guint i = 0; i < changed->len; i++)
    bw_picture_touch (self, g_array_index (changed, BwPlace, i));
}

gboolean
bw_picture_put_area (BwPicture *self,
                     BwArea    *area)
{
  BwPlace place = bw_place_tree_lookup (self->places, area->code);
  BwPlace old_parent = bw_place_tree_get_parent (self->places, place);
  guint revision = bw_place_tree_get_revision (self->places);
  gboolean moved = is_moving (self, place, area->parent);
  BwPlace put;

  if (place != BW_PLACE_NONE)
    {
      if (moved)
        detach (self, place);
      bw_site_watch_detach (self->watch, place);
    }

  put = bw_place_tree_put_area (self->places, area, NULL);
  if (put != BW_PLACE_NONE || place != BW_PLACE_NONE)
    settle (self, put != BW_PLACE_NONE ? put : place, moved, old_parent, revision,
            BW_DOCUMENT_TYPE_AREA);

  return put != BW_PLACE_NONE;
}

gboolean
bw_picture_put_site (BwPicture *self,
                     BwSite    *site)
{
  BwPlace place = bw_place_tree_lookup (self->places, site->code);
  BwPlace old_parent = bw_place_tree_get_parent (self->places, place);
  guint revision = bw_place_tree_get_revision (self->places);
  gboolean moved = is_moving (self, place, site->area);
  BwPlace put;

  if (place != BW_PLACE_NONE)
    {
      if (moved)
        detach (self, place);
      bw_site_watch_detach (self->watch, place);
    }

  put = bw_place_tree_put_site (self->places, site, NULL);
  if (put != BW_PLACE_NONE || place != BW_PLACE_NONE)
    settle (self, put != BW_PLACE_NONE ? put : place, moved, old_parent, revision,
            BW_DOCUMENT_TYPE_SITE);

  return put != BW_PLACE_NONE;
}

static gboolean
is_series_of (gpointer key,
              gpointer value,
              gpointer user_data)
{
  return g_str_equal (((const BwSeries *) value)->place, user_data);
}

void
bw_picture_remove_place (BwPicture  *self,
                         const char *code)
{
  BwPlace place = bw_place_tree_lookup (self->places, code);
  BwPlace old_parent = bw_place_tree_get_parent (self->places, place);
  gboolean is_site = bw_place_tree_is_site (self->places, place);

  /* A placeholder has no document to remove. */
  if (place == BW_PLACE_NONE
      || bw_place_tree_get_level (self->places, place) == BW_LEVEL_UNKNOWN)
    return;

  bw_picture_touch (self, place);
  for (guint i = 0; i < self->tables->len; i++)
    {
      BwTallyTable *table = bw_picture_get_table (self, (BwSubject) i);

      if (table != NULL && bw_tally_table_clear_place (table, place))
        self->types |= 1u << BW_DOCUMENT_TYPE_TALLY;
    }

  detach (self, place);
  bw_site_watch_detach (self->watch, place);
  bw_place_tree_remove (self->places, place);
  bw_site_watch_attach (self->watch, place);
  attach (self, place, old_parent);

  self->types |= 1u << (is_site ? BW_DOCUMENT_TYPE_SITE : BW_DOCUMENT_TYPE_AREA);
  if (g_hash_table_foreach_remove (self->series, is_series_of, (gpointer) code) > 0)
    self->types |= 1u << BW_DOCUMENT_TYPE_SERIES;
}

void
bw_picture_judge_site (BwPicture *self,
                       BwPlace    place,
                       BwSubject  subject)
{
  const BwSite *site = bw_place_tree_get_site (self->places, place);
  BwTallyTable *table;
  gint64 reported_at = 0;
  BwCondition condition = BW_CONDITION_NORMAL;

  if (site == NULL || subject != self->kind_subjects[site->kind])
    return;

  table = bw_picture_get_table (self, subject);
  if (table != NULL)
    {
      if (bw_tally_table_is_reported (table, place))
        reported_at = bw_tally_table_get_as_of (table, place);
      condition = read_condition (self, table, place);
    }

  if (bw_site_watch_judge (self->watch, place, reported_at, condition))
    bw_picture_touch (self, place);
}

void
bw_picture_find_current_round (BwPicture *self)
{
  const BwRound *round = bw_picture_get_round (self, self->now);
  BwSubject old = self->kind_subjects[BW_SITE_KIND_SAMPLING];
  BwSubject subject = BW_SUBJECT_NONE;

  if (round != NULL)
    {
      g_autofree char *name = bw_round_dup_subject (round);

      subject = bw_picture_get_subject (self, name);
    }

  self->kind_subjects[BW_SITE_KIND_SAMPLING] = subject;
  if (subject != old)
    judge_sites_of_kind (self, BW_SITE_KIND_SAMPLING);
}

void
bw_picture_init_sites (BwPicture *self)
{
  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    self->kind_subjects[i] = i == BW_SITE_KIND_SAMPLING
                               ? BW_SUBJECT_NONE
                               : bw_picture_get_subject (self, bw_site_kind_to_string ((BwSiteKind) i));

  for (guint i = 0; i < BW_PICTURE_N_CHECKS; i++)
    self->checks[i] = find_measure (self, check_names[i]);

  self->sampled = find_measure (self, "sampled");
  self->target = find_measure (self, "target");
  self->desks_open = find_measure (self, "desks_open");
  self->wait = find_measure (self, "wait");
  bw_picture_set_limits (self, DEFAULT_REPORT_INTERVAL, DEFAULT_BUSY_MINUTES,
                         DEFAULT_JAMMED_MINUTES);
}

/**
 * bw_picture_set_limits:
 * @self: a picture
 * @report_interval: seconds between two reports of a site; it is silent after three
 * @busy_minutes: a longer wait is busy
 * @jammed_minutes: a longer wait is jammed
 *
 * Until this is called they are 600 s, 25 and 50 minutes.
 */
void
bw_picture_set_limits (BwPicture *self,
                       guint      report_interval,
                       double     busy_minutes,
                       double     jammed_minutes)
{
  g_return_if_fail (BW_IS_PICTURE (self));

  self->busy_minutes = busy_minutes;
  self->jammed_minutes = jammed_minutes;
  bw_site_watch_set_patience (self->watch, SILENT_INTERVALS * report_interval * BW_TIME_SECOND);
  for (guint i = 0; i < BW_N_SITE_KINDS; i++)
    judge_sites_of_kind (self, (BwSiteKind) i);
}

/**
 * bw_picture_set_now:
 * @self: a picture
 * @now: the backend's time, microseconds
 *
 * Judges silence and opening hours anew, and finds the round that is on.
 * O(sites), a few nanoseconds each; what changed is told by bw_picture_commit().
 * Before the first call nothing is silent and everything is within its hours.
 */
void
bw_picture_set_now (BwPicture *self,
                    gint64     now)
{
  g_return_if_fail (BW_IS_PICTURE (self));

  self->now = now;
  bw_picture_find_current_round (self);
  sweep (self);
}

/**
 * bw_picture_get_condition:
 * @self: a picture
 * @site: a site
 *
 * Returns: how it does; %BW_CONDITION_UNKNOWN of what is no site
 */
BwCondition
bw_picture_get_condition (BwPicture *self,
                          BwPlace    site)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), BW_CONDITION_UNKNOWN);

  return bw_site_watch_get (self->watch, site);
}

/**
 * bw_picture_get_reading:
 * @self: a picture
 * @site: a site
 *
 * Returns: how it did at its last report, %BW_CONDITION_UNKNOWN if there was none
 */
BwCondition
bw_picture_get_reading (BwPicture *self,
                        BwPlace    site)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), BW_CONDITION_UNKNOWN);

  return bw_site_watch_get_reading (self->watch, site);
}

gint64
bw_picture_get_patience (BwPicture *self,
                         BwPlace    site)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), G_MAXINT64);

  return bw_site_watch_get_patience (self->watch, site);
}

/**
 * bw_picture_count_sites:
 * @self: a picture
 * @area: an area
 * @kind: a kind of sites
 * @condition: a condition
 *
 * Returns: how many sites of @kind under @area are in @condition. O(1)
 */
guint
bw_picture_count_sites (BwPicture   *self,
                        BwPlace      area,
                        BwSiteKind   kind,
                        BwCondition  condition)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), 0);
  g_return_val_if_fail ((guint) kind < BW_N_SITE_KINDS, 0);
  g_return_val_if_fail ((guint) condition < BW_N_CONDITIONS, 0);

  return bw_site_watch_count (self->watch, area, kind, condition);
}
