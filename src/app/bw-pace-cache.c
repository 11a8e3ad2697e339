/* bw-pace-cache.c: paces that were asked for, until they are out of date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-pace-cache.h"

#include "bw-time.h"

/* A projection moves slowly; half a minute of the backend's time is its grain. */
#define GRAIN (30 * BW_TIME_SECOND)

typedef struct
{
  BwPace pace;
  gint64 grain;  /* of the time that it was computed for */
  guint  serial; /* of the cache when it was computed */
} Entry;

struct _BwPaceCache
{
  GHashTable *entries; /* (owned): BwPlace → Entry */
  GArray     *changed; /* (owned) (element-type guint): by place: serial of its last change */
  guint       serial;
};

static Entry *
ensure_entry (BwPaceCache *self,
              BwPlace      place,
              gboolean    *is_new)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (place));

  *is_new = entry == NULL;
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (place), entry);
    }

  return entry;
}

static gboolean
is_current (BwPaceCache *self,
            const Entry *entry,
            BwPlace      place,
            gint64       grain)
{
  if (entry->grain != grain)
    return FALSE;

  return place >= self->changed->len || g_array_index (self->changed, guint, place) <= entry->serial;
}

/**
 * bw_pace_cache_new: (skip)
 *
 * Returns: (transfer full): an empty cache
 */
BwPaceCache *
bw_pace_cache_new (void)
{
  BwPaceCache *self = g_new0 (BwPaceCache, 1);

  self->entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->changed = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

/**
 * bw_pace_cache_free: (skip)
 * @self: (nullable) (transfer full): a cache
 */
void
bw_pace_cache_free (BwPaceCache *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entries);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * bw_pace_cache_invalidate: (skip)
 * @self: a cache
 * @places: (array length=n_places): whose figures have changed
 * @n_places: how many
 *
 * O(@n_places), whatever is kept.
 */
void
bw_pace_cache_invalidate (BwPaceCache   *self,
                          const BwPlace *places,
                          guint          n_places)
{
  g_return_if_fail (self != NULL);

  self->serial++;
  for (guint i = 0; i < n_places; i++)
    {
      if (places[i] >= self->changed->len)
        g_array_set_size (self->changed, places[i] + 1);
      g_array_index (self->changed, guint, places[i]) = self->serial;
    }
}

/**
 * bw_pace_cache_clear: (skip)
 * @self: a cache
 *
 * Another round, or other places: nothing that is kept holds.
 */
void
bw_pace_cache_clear (BwPaceCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->entries);
  g_array_set_size (self->changed, 0);
}

/**
 * bw_pace_cache_get: (skip)
 * @self: a cache
 * @picture: where the figures are
 * @place: a place
 * @round: (nullable): the round that is on; %NULL: nothing can be told
 * @now: the time that the projection starts from, microseconds
 *
 * Returns: (transfer none): the pace, until the cache is cleared
 */
const BwPace *
bw_pace_cache_get (BwPaceCache   *self,
                   BwPicture     *picture,
                   BwPlace        place,
                   const BwRound *round,
                   gint64         now)
{
  gint64 grain = now / GRAIN;
  gboolean is_new;
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = ensure_entry (self, place, &is_new);
  if (is_new || !is_current (self, entry, place, grain))
    {
      bw_pace_compute_place (&entry->pace, picture, place, round, now);
      entry->grain = grain;
      entry->serial = self->serial;
    }

  return &entry->pace;
}
