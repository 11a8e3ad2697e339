/* bw-server-clock.c: the backend's time when the machine's is set
 *
 * Times that were given must not come again: a state that is newer than "now" stands
 * for ever, and reports from the field would be refused as lying ahead. So when the
 * machine's clock goes back, the backend's goes on as it was, and says so; also over
 * a restart, for the last time is noted in the store. If the machine's clock comes
 * right again within some minutes nothing has happened. If it does not, it is taken
 * at its word: then it was wrong before.
 *
 * A clock that was set by option (a drill, a replay) is no business of the machine's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

/* What is no more than the daily business of a time server. */
#define TOLERANCE (2 * G_USEC_PER_SEC)

#define META_KEY "last-time"

static gboolean
is_own (BwServer *self)
{
  return self->options.clock == 0 && self->options.speed == 1.0;
}

static void
tell (const char *what,
      gint64      by)
{
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE",
                    "the machine's clock %s (%" G_GINT64_FORMAT " s)", what, by / G_USEC_PER_SEC);
}

static void
follow (BwServer *self,
        gint64    real)
{
  bw_clock_set (self->clock, real, 1.0);
  self->clock_behind = 0;
}

static void
mind_behind (BwServer *self,
             gint64    real,
             gint64    behind)
{
  gint64 now = g_get_monotonic_time ();

  if (self->clock_behind == 0)
    {
      tell ("was set back: times go on as they were", behind);
      self->clock_behind_since = now;
    }

  self->clock_behind = behind;
  if (now - self->clock_behind_since < (gint64) self->options.settings[BW_SETTING_CLOCK_PATIENCE_S] * G_USEC_PER_SEC)
    return;

  tell ("stays back: it is taken for right now", behind);
  follow (self, real);
}

/**
 * bw_server_begin_clock:
 * @self: the daemon, whose store is at hand
 *
 * Begins with the machine's time, or with the last one that the store knows.
 */
void
bw_server_begin_clock (BwServer *self)
{
  g_autofree char *text = NULL;
  gint64 real = g_get_real_time ();
  gint64 last;

  if (!is_own (self))
    return;

  text = bw_store_dup_meta (self->store, META_KEY, NULL);
  last = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  bw_clock_set (self->clock, MAX (real, last), 1.0);
  bw_server_mind_clock (self);
}

/**
 * bw_server_mind_clock:
 * @self: the daemon
 *
 * To be called every second or so.
 */
void
bw_server_mind_clock (BwServer *self)
{
  gint64 real = g_get_real_time ();
  gint64 behind;

  if (!is_own (self))
    return;

  behind = bw_clock_get_now (self->clock) - real;
  if (behind > TOLERANCE)
    {
      mind_behind (self, real, behind);
      return;
    }

  if (self->clock_behind != 0)
    tell ("is right again", self->clock_behind);
  else if (behind < -TOLERANCE)
    tell ("was set forward", -behind);

  self->clock_behind = 0;
  if (behind < 0)
    follow (self, real);
}

/* On the writer's thread. */
static gpointer
write_time (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  bw_store_set_meta (store, META_KEY, data, error);
  return NULL;
}

/**
 * bw_server_note_clock:
 * @self: the daemon
 *
 * Notes the time in the store. Nobody waits for it, and the next one is as good.
 */
void
bw_server_note_clock (BwServer *self)
{
  if (is_own (self))
    bw_store_writer_run_async (self->writer, write_time,
                               g_strdup_printf ("%" G_GINT64_FORMAT, bw_clock_get_now (self->clock)),
                               g_free, NULL, NULL, NULL, NULL);
}
