/* bw-heartbeats.c: when each wall was last heard of, by a clock that nobody sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-heartbeats.h"

struct _BwHeartbeats
{
  GHashTable *heard;  /* (owned): id of a wall → gint64, its last heartbeat */
  gint64      start;
};

/**
 * bw_heartbeats_new:
 * @start: when it began to listen, monotonic, microseconds
 *
 * Returns: (transfer full): one that has heard of no wall yet
 */
BwHeartbeats *
bw_heartbeats_new (gint64 start)
{
  BwHeartbeats *self = g_new0 (BwHeartbeats, 1);

  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->start = start;
  return self;
}

/**
 * bw_heartbeats_free:
 * @self: (transfer full): what was heard
 */
void
bw_heartbeats_free (BwHeartbeats *self)
{
  g_hash_table_unref (self->heard);
  g_free (self);
}

/**
 * bw_heartbeats_note:
 * @self: what was heard
 * @id: of a wall
 * @now: monotonic, microseconds
 */
void
bw_heartbeats_note (BwHeartbeats *self,
                    const char   *id,
                    gint64        now)
{
  gint64 *heard = g_hash_table_lookup (self->heard, id);

  if (heard == NULL)
    {
      heard = g_new (gint64, 1);
      g_hash_table_insert (self->heard, g_strdup (id), heard);
    }

  *heard = now;
}

void
bw_heartbeats_forget (BwHeartbeats *self,
                      const char   *id)
{
  g_hash_table_remove (self->heard, id);
}

/**
 * bw_heartbeats_get_silence:
 * @self: what was heard
 * @id: of a wall
 * @now: monotonic, microseconds
 *
 * Returns: microseconds since the later of its last heartbeat and the start
 */
gint64
bw_heartbeats_get_silence (BwHeartbeats *self,
                           const char   *id,
                           gint64        now)
{
  const gint64 *heard = g_hash_table_lookup (self->heard, id);

  return now - (heard != NULL ? MAX (*heard, self->start) : self->start);
}
