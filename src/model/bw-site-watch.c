/* bw-site-watch.c: the condition of each site, and how many are in which
 *
 * What the document says comes first (closed, paused), then the hours, then
 * whether anything was ever reported, then silence, then the readings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site-watch-private.h"

#include "bw-time.h"

#define MINUTES_A_DAY  1440
#define NO_KIND        G_MAXUINT8

/* A checkpoint reports by the hour, a sampling point every ten minutes. */
#define CHECKPOINT_PATIENCE 6
#define N_COUNTS       (BW_N_SITE_KINDS * BW_N_CONDITIONS)

/* One place; of areas only @kind, which is none. */
typedef struct
{
  gint64 reported_at;
  gint16 opens;       /* minutes of the day; equal to @closes: always open */
  gint16 closes;
  guint8 kind;
  guint8 state;
  guint8 reading;     /* condition if it is open and not silent */
  guint8 condition;
} Watch;
G_STATIC_ASSERT (sizeof (Watch) == 16);

typedef struct
{
  guint by_kind[BW_N_SITE_KINDS][BW_N_CONDITIONS];
} Counts;

struct _BwSiteWatch
{
  BwPlaceTree *places;   /* (unowned) */
  GArray      *watches;  /* (owned) (element-type Watch): by place */
  GPtrArray   *counts;   /* (owned) (element-type Counts) (nullable): by place */
  gint64       patience;
  gint64       now;      /* 0: not known, so nothing is silent */
  gint64       minute;   /* microseconds since midnight */
};

static Watch *
get_watch (BwSiteWatch *self,
           BwPlace      place)
{
  return place < self->watches->len ? &g_array_index (self->watches, Watch, place) : NULL;
}

static Watch *
ensure_watch (BwSiteWatch *self,
              BwPlace      place)
{
  const Watch none = { .kind = NO_KIND };

  while (self->watches->len <= place)
    g_array_append_val (self->watches, none);

  return &g_array_index (self->watches, Watch, place);
}

static Counts *
get_counts (BwSiteWatch *self,
            BwPlace      area)
{
  return area < self->counts->len ? g_ptr_array_index (self->counts, area) : NULL;
}

static Counts *
ensure_counts (BwSiteWatch *self,
               BwPlace      area)
{
  if (area >= self->counts->len)
    g_ptr_array_set_size (self->counts, (int) area + 1);

  if (g_ptr_array_index (self->counts, area) == NULL)
    g_ptr_array_index (self->counts, area) = g_new0 (Counts, 1);

  return g_ptr_array_index (self->counts, area);
}

/* @n is 1, or its two's complement to take the site out. */
static void
count_site (BwSiteWatch *self,
            BwPlace      site,
            const Watch *watch,
            guint        n)
{
  BwPlace area = bw_place_tree_get_parent (self->places, site);

  for (; area != BW_PLACE_NONE; area = bw_place_tree_get_parent (self->places, area))
    ensure_counts (self, area)->by_kind[watch->kind][watch->condition] += n;
}

static void
count_area (BwSiteWatch  *self,
            BwPlace       area,
            guint         sign)
{
  const Counts *moved = get_counts (self, area);
  BwPlace above = bw_place_tree_get_parent (self->places, area);

  if (moved == NULL)
    return;

  for (; above != BW_PLACE_NONE; above = bw_place_tree_get_parent (self->places, above))
    {
      Counts *counts = ensure_counts (self, above);

      for (guint kind = 0; kind < BW_N_SITE_KINDS; kind++)
        for (guint condition = 0; condition < BW_N_CONDITIONS; condition++)
          counts->by_kind[kind][condition] += sign * moved->by_kind[kind][condition];
    }
}

/* How long it has been open today; 0 if it is not. */
static gint64
get_open_for (BwSiteWatch *self,
              const Watch *watch)
{
  gint64 day = MINUTES_A_DAY * BW_TIME_MINUTE;
  gint64 opens = watch->opens * BW_TIME_MINUTE;
  gint64 hours = watch->closes * BW_TIME_MINUTE - opens;
  gint64 since = self->minute - opens;

  if (watch->opens == watch->closes || self->now == 0)
    return G_MAXINT64;

  hours += hours < 0 ? day : 0;
  since += since < 0 ? day : 0;
  return since < hours ? MAX (since, 1) : 0;
}

static gint64
get_patience (BwSiteWatch *self,
              const Watch *watch)
{
  if (watch->kind != BW_SITE_KIND_CHECKPOINT || self->patience > G_MAXINT64 / CHECKPOINT_PATIENCE)
    return self->patience;

  return self->patience * CHECKPOINT_PATIENCE;
}

static BwCondition
find_condition (BwSiteWatch *self,
                const Watch *watch)
{
  gint64 open_for = get_open_for (self, watch);
  gint64 quiet = self->now != 0 ? self->now - watch->reported_at : 0;
  gint64 patience = get_patience (self, watch);

  if (watch->state == BW_SITE_STATE_CLOSED)
    return BW_CONDITION_CLOSED;
  if (watch->state == BW_SITE_STATE_PAUSED)
    return open_for > 0 ? BW_CONDITION_PAUSED : BW_CONDITION_CLOSED;
  if (watch->reported_at == 0)
    return BW_CONDITION_UNKNOWN;

  /* One that works on after its hours is not closed as long as it reports. */
  if (open_for == 0)
    return quiet > patience || watch->reading == BW_CONDITION_PAUSED
             ? BW_CONDITION_CLOSED
             : (BwCondition) watch->reading;

  /* Nobody reports at night: the silence begins when it opens. */
  if (MIN (quiet, open_for) > patience)
    return BW_CONDITION_SILENT;

  return (BwCondition) watch->reading;
}

static gboolean
update_condition (BwSiteWatch *self,
                  BwPlace      site,
                  Watch       *watch)
{
  BwCondition condition = find_condition (self, watch);

  if (condition == watch->condition)
    return FALSE;

  count_site (self, site, watch, (guint) -1);
  watch->condition = (guint8) condition;
  count_site (self, site, watch, 1);
  return TRUE;
}

static void
read_hours (Watch      *watch,
            const char *text)
{
  guint opens = 0;
  guint closes = 0;

  if (text == NULL || !bw_site_watch_parse_hours (text, &opens, &closes))
    opens = closes = 0;

  /* Round the clock is no hours at all: nothing begins at midnight. */
  if (closes - opens == MINUTES_A_DAY)
    closes = opens;

  watch->opens = (gint16) opens;
  watch->closes = (gint16) closes;
}

/**
 * bw_site_watch_new:
 * @places: where the sites stand; must outlive the watch
 *
 * Returns: (transfer full): a watch over no site
 */
BwSiteWatch *
bw_site_watch_new (BwPlaceTree *places)
{
  BwSiteWatch *self = g_new0 (BwSiteWatch, 1);

  self->places = places;
  self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  self->counts = g_ptr_array_new_with_free_func (g_free);
  self->patience = G_MAXINT64;
  return self;
}

/**
 * bw_site_watch_free:
 * @self: (nullable): a watch
 */
void
bw_site_watch_free (BwSiteWatch *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->watches);
  g_ptr_array_unref (self->counts);
  g_free (self);
}

/**
 * bw_site_watch_clear:
 * @self: a watch
 *
 * Forgets all sites; the time and the patience stay.
 */
void
bw_site_watch_clear (BwSiteWatch *self)
{
  g_array_set_size (self->watches, 0);
  g_ptr_array_set_size (self->counts, 0);
}

/**
 * bw_site_watch_set_patience:
 * @self: a watch
 * @patience: microseconds without a report that make a site silent; a checkpoint
 *   has six times as long
 */
void
bw_site_watch_set_patience (BwSiteWatch *self,
                            gint64       patience)
{
  self->patience = patience;
}

/**
 * bw_site_watch_detach:
 * @self: a watch
 * @place: an area or a site that is about to be put, moved or removed
 *
 * Takes its sites out of the counts of the areas above.
 */
void
bw_site_watch_detach (BwSiteWatch *self,
                      BwPlace      place)
{
  Watch *watch = get_watch (self, place);

  if (watch != NULL && watch->kind != NO_KIND)
    count_site (self, place, watch, (guint) -1);
  else
    count_area (self, place, (guint) -1);
}

/**
 * bw_site_watch_attach:
 * @self: a watch
 * @place: an area or a site as it stands now
 *
 * Reads a site's document, and puts its sites into the counts of those above.
 * The condition of a site is to be judged after that.
 */
void
bw_site_watch_attach (BwSiteWatch *self,
                      BwPlace      place)
{
  const BwSite *site = bw_place_tree_get_site (self->places, place);
  Watch *watch = ensure_watch (self, place);

  if (site == NULL)
    {
      *watch = (Watch) { .kind = NO_KIND };
      count_area (self, place, 1);
      return;
    }

  watch->kind = (guint8) site->kind;
  watch->state = (guint8) site->state;
  read_hours (watch, site->hours);
  watch->condition = (guint8) find_condition (self, watch);
  count_site (self, place, watch, 1);
}

/**
 * bw_site_watch_judge:
 * @self: a watch
 * @site: an attached site
 * @reported_at: time of its newest report, 0 if there was none
 * @condition: how it does if it is open and not silent
 *
 * Returns: whether its condition changed
 */
gboolean
bw_site_watch_judge (BwSiteWatch *self,
                     BwPlace      site,
                     gint64       reported_at,
                     BwCondition  condition)
{
  Watch *watch = get_watch (self, site);

  if (watch == NULL || watch->kind == NO_KIND)
    return FALSE;

  watch->reported_at = reported_at;
  watch->reading = (guint8) condition;
  return update_condition (self, site, watch);
}

/**
 * bw_site_watch_sweep:
 * @self: a watch
 * @now: the backend's time, microseconds; 0 if it is not known
 * @zone: of the opening hours
 * @changed: (element-type BwPlace): each site whose condition changed is appended
 */
void
bw_site_watch_sweep (BwSiteWatch *self,
                     gint64       now,
                     GTimeZone   *zone,
                     GArray      *changed)
{
  gint64 seconds = now / BW_TIME_SECOND;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 offset = interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0;
  gint64 day = MINUTES_A_DAY * BW_TIME_MINUTE;

  self->now = now;
  self->minute = ((now + offset * BW_TIME_SECOND) % day + day) % day;
  for (BwPlace place = 0; place < self->watches->len; place++)
    {
      Watch *watch = &g_array_index (self->watches, Watch, place);

      if (watch->kind != NO_KIND && update_condition (self, place, watch))
        g_array_append_val (changed, place);
    }
}

/**
 * bw_site_watch_get:
 * @self: a watch
 * @site: a site
 *
 * Returns: its condition; %BW_CONDITION_UNKNOWN of what is no site
 */
BwCondition
bw_site_watch_get (BwSiteWatch *self,
                   BwPlace      site)
{
  const Watch *watch = get_watch (self, site);

  return watch != NULL && watch->kind != NO_KIND
           ? (BwCondition) watch->condition
           : BW_CONDITION_UNKNOWN;
}

BwCondition
bw_site_watch_get_reading (BwSiteWatch *self,
                           BwPlace      site)
{
  const Watch *watch = get_watch (self, site);

  return watch != NULL && watch->kind != NO_KIND && watch->reported_at != 0
           ? (BwCondition) watch->reading
           : BW_CONDITION_UNKNOWN;
}

gint64
bw_site_watch_get_patience (BwSiteWatch *self,
                            BwPlace      site)
{
  const Watch *watch = get_watch (self, site);

  return watch != NULL && watch->kind != NO_KIND ? get_patience (self, watch) : G_MAXINT64;
}

/**
 * bw_site_watch_count:
 * @self: a watch
 * @area: an area, or a site, under which nothing is
 * @kind: kind of the sites to count
 * @condition: their condition
 *
 * Returns: how many such sites stand under @area. O(1)
 */
guint
bw_site_watch_count (BwSiteWatch *self,
                     BwPlace      area,
                     BwSiteKind   kind,
                     BwCondition  condition)
{
  const Counts *counts = get_counts (self, area);

  return counts != NULL ? counts->by_kind[kind][condition] : 0;
}

static gboolean
parse_time (const char **text,
            guint       *minutes)
{
  const char *c = *text;
  guint hour;

  if (!g_ascii_isdigit (c[0]) || !g_ascii_isdigit (c[1]) || c[2] != ':'
      || !g_ascii_isdigit (c[3]) || !g_ascii_isdigit (c[4]))
    return FALSE;

  hour = (guint) (c[0] - '0') * 10 + (guint) (c[1] - '0');
  *minutes = hour * 60 + (guint) (c[3] - '0') * 10 + (guint) (c[4] - '0');
  *text += 5;
  return c[3] < '6' && *minutes <= MINUTES_A_DAY;
}

/**
 * bw_site_watch_parse_hours:
 * @text: `07:00-23:00`, or `22:00-06:00` over midnight
 * @opens: (out): minute of the day
 * @closes: (out): minute of the day, up to 1440
 *
 * Returns: whether it is in that form
 */
gboolean
bw_site_watch_parse_hours (const char *text,
                           guint      *opens,
                           guint      *closes)
{
  if (!parse_time (&text, opens) || *text != '-')
    return FALSE;

  text++;
  return parse_time (&text, closes) && *text == '\0';
}
