/* bw-desk-refresh.c: what the picture tells, passed on in time
 *
 *   picture `changed` ──gather──► pending ──awake, ≤ 5 Hz──► refresh
 *           ▲                        └──────awake, ≤ 31 Hz──► glance
 *           └── session ◄── distance, by what these cost ───────┘
 *
 * Lists, charts and maps follow the refresh; the first figures of a page every glance.
 * The session tells as often as the desk can show it, and what it tells is shown at
 * once: two waits would add up. A change after a pause waits for nothing.
 *
 * A timer and not the frame clock: without a reader of frames (a remote screen
 * that is closed) the frame clock stands still, and the change would grow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-desk-private.h"

#include <time.h>

#define MIN_DISTANCE_MS 200
#define TICK_MS 1000

/* What is due so soon waits for nothing more: the session has waited, since a moment
 * before the last one. */
#define SLACK_MS 10

/* Silence and opening hours are judged as often as the backend's heart beats. */
#define TICKS_PER_JUDGEMENT 10

static void
forget_change (BwDesk *self)
{
  for (guint i = 0; i < self->changed->len; i++)
    self->is_changed->data[g_array_index (self->changed, BwPlace, i)] = FALSE;

  g_array_set_size (self->changed, 0);
  self->types = 0;
  self->is_structure = FALSE;
  self->is_everything = FALSE;
}

/* Indices begin anew, those of before mean nothing. Nobody may act by one of them: all
 * are told at once. TRUE: so it is. */
static gboolean
begin_anew (BwDesk *self)
{
  guint edition = bw_place_tree_get_edition (bw_picture_get_places (self->picture));

  if (edition == self->edition)
    return FALSE;

  self->edition = edition;
  forget_change (self);
  g_byte_array_set_size (self->is_changed, 0);
  bw_pace_cache_clear (self->paces);
  bw_desk_set_hovered (self, BW_PLACE_NONE);
  bw_desk_set_together (self, NULL, 0);
  return TRUE;
}

static void
gather (BwDesk                *self,
        const BwPictureChange *change)
{
  guint size = bw_place_tree_get_size (bw_picture_get_places (self->picture));

  if (size != self->is_changed->len)
    {
      guint before = self->is_changed->len;

      g_byte_array_set_size (self->is_changed, size);
      for (guint i = before; i < size; i++)
        self->is_changed->data[i] = FALSE;
    }

  for (guint i = 0; i < change->n_places; i++)
    {
      BwPlace place = change->places[i];

      if (place >= size || self->is_changed->data[place])
        continue;
      self->is_changed->data[place] = TRUE;
      g_array_append_val (self->changed, place);
    }

  self->types |= change->types;
  self->is_structure = self->is_structure || change->structure;
}

static gboolean
has_change (BwDesk *self)
{
  return self->is_everything || self->is_structure || self->types != 0 || self->changed->len > 0;
}

/* The round that is on, and its subject. TRUE: it is another one. */
static gboolean
find_round (BwDesk *self)
{
  BwRound *round = bw_picture_get_round (self->picture, bw_desk_get_data_now (self));
  g_autofree char *name = NULL;

  if (round == self->round)
    return FALSE;

  g_clear_pointer (&self->round, bw_round_unref);
  self->sampling = BW_SUBJECT_NONE;
  if (round != NULL)
    {
      self->round = bw_round_ref (round);
      name = bw_round_dup_subject (round);
      self->sampling = bw_picture_get_subject (self->picture, name);
    }

  bw_pace_cache_clear (self->paces);
  return TRUE;
}

static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
note_pace (BwDesk *self)
{
  g_clear_handle_id (&self->glance_source, g_source_remove);
  self->distance = bw_refresh_pace_note (&self->pace, g_get_monotonic_time (), get_processor_time ());
  bw_client_session_set_distance (self->session, self->distance);
}

static void
emit_change (BwDesk *self)
{
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GByteArray) is_changed = NULL;
  BwDeskChange change = { 0 };
  gboolean is_everything = self->is_everything;

  /* A reader may cause more: what it touches is another change. */
  changed = g_array_copy (self->changed);
  is_changed = g_byte_array_append (g_byte_array_new (), self->is_changed->data, self->is_changed->len);
  change.structure = self->is_structure;
  change.types = self->types;
  change.is_changed = is_changed->data;
  change.n_places = is_changed->len;
  change.changed = (const BwPlace *) (gpointer) changed->data;
  change.n_changed = changed->len;
  forget_change (self);

  note_pace (self);
  self->refreshed = self->pace.at;
  is_everything = find_round (self) || is_everything;
  is_everything = bw_desk_resolve_scope (self) || is_everything;
  bw_desk_emit_refresh (self, is_everything ? NULL : &change);
}

static void
set_state (BwDesk   *self,
           gboolean  is_held,
           gboolean  is_faded)
{
  gboolean is_told = self->is_faded != is_faded;
  gboolean is_new = self->is_held != is_held;

  self->is_held = is_held;
  bw_desk_set_faded (self, is_faded);
  if (is_new && !is_told)
    bw_desk_refresh_all (self);
}

/* The data is held from the loss on, and loses its colour when that takes long. A
 * clock that ran on would say that nobody is being sampled. */
static void
update_state (BwDesk *self)
{
  switch (bw_client_session_get_connection (self->session))
    {
    case BW_CONNECTION_OFFLINE:
    case BW_CONNECTION_REFUSED:
    case BW_CONNECTION_TOKENLESS:
      set_state (self, TRUE, TRUE);
      break;

    case BW_CONNECTION_RECONNECTING:
      set_state (self, TRUE, FALSE);
      break;

    /* What is shown is half old, half new until the feed has caught up. */
    case BW_CONNECTION_CONNECTING:
    case BW_CONNECTION_SYNCING:
      if (!bw_client_session_is_complete (self->session))
        set_state (self, FALSE, FALSE);
      break;

    case BW_CONNECTION_NONE:
    case BW_CONNECTION_LIVE:
    case BW_CONNECTION_SAVED:
    default:
      set_state (self, FALSE, FALSE);
      break;
    }
}

static gboolean
on_refresh_timeout_cb (gpointer user_data)
{
  BwDesk *self = user_data;

  g_assert (BW_IS_DESK (self));

  self->refresh_source = 0;
  if (self->is_awake && has_change (self))
    emit_change (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_glance_timeout_cb (gpointer user_data)
{
  BwDesk *self = user_data;

  g_assert (BW_IS_DESK (self));

  self->glance_source = 0;
  note_pace (self);
  bw_desk_emit_glance (self);
  return G_SOURCE_REMOVE;
}

/* Milliseconds until what was last done at @since is due again, @distance after it. */
static guint
get_wait (gint64 since,
          guint  distance)
{
  gint64 wait = (gint64) distance - (g_get_monotonic_time () - since) / 1000;

  return wait > SLACK_MS ? (guint) wait : 0;
}

/* A refresh comes with a change, in place of a glance, and by itself only when no more
 * changes come: between two changes it would put off the next glance. */
static void
schedule_refresh (BwDesk *self)
{
  if (!self->is_awake || !has_change (self))
    return;

  if (get_wait (self->refreshed, MIN_DISTANCE_MS) == 0)
    {
      g_clear_handle_id (&self->refresh_source, g_source_remove);
      self->refresh_source = g_timeout_add (0, on_refresh_timeout_cb, self);
      return;
    }

  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (get_wait (self->refreshed, MIN_DISTANCE_MS + self->distance),
                                          on_refresh_timeout_cb, self);
  if (self->glance_source == 0)
    self->glance_source = g_timeout_add (get_wait (self->pace.at, self->distance), on_glance_timeout_cb, self);
}

static gboolean
on_tick_timeout_cb (gpointer user_data)
{
  BwDesk *self = user_data;

  g_assert (BW_IS_DESK (self));

  if (!self->is_awake)
    return G_SOURCE_CONTINUE;

  self->n_ticks++;
  if (self->n_ticks % TICKS_PER_JUDGEMENT == 0)
    {
      /* While the data stands still, sites do not fall silent one after another. */
      if (bw_client_session_get_connection (self->session) == BW_CONNECTION_LIVE)
        {
          bw_picture_set_now (self->picture, bw_desk_get_now (self));
          bw_picture_commit (self->picture);
        }
      if (find_round (self))
        bw_desk_refresh_all (self);
    }

  bw_desk_emit_tick (self);
  return G_SOURCE_CONTINUE;
}

static void
on_picture_changed_cb (BwDesk          *self,
                       BwPictureChange *change,
                       BwPicture       *picture)
{
  g_assert (BW_IS_DESK (self));

  bw_pace_cache_invalidate (self->paces, change->places, change->n_places);
  if (change->structure)
    bw_pace_cache_clear (self->paces);

  if (begin_anew (self))
    {
      bw_desk_refresh_all (self);
      return;
    }

  gather (self, change);
  schedule_refresh (self);
}

static void
on_session_connection_cb (BwDesk          *self,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  g_assert (BW_IS_DESK (self));

  /* With the connection the clock has changed, and every age with it. */
  update_state (self);

  /* Now that the whole state is there, what is not in it is nowhere. */
  if (bw_client_session_is_complete (session) && bw_desk_get_scope_place (self) == BW_PLACE_NONE)
    bw_desk_refresh_all (self);

  if (self->is_awake)
    bw_desk_emit_tick (self);
}

static void
on_session_reset_cb (BwDesk          *self,
                     BwClientSession *session)
{
  g_assert (BW_IS_DESK (self));

  /* Round and places of before are gone; what comes is told by the picture. */
  begin_anew (self);
  bw_desk_refresh_all (self);
}

/**
 * bw_desk_start_refreshing: (skip)
 * @self: a desk
 *
 * Listens to the session and the picture.
 */
void
bw_desk_start_refreshing (BwDesk *self)
{
  g_signal_connect_object (self->picture, "changed", G_CALLBACK (on_picture_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::connection", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::complete", G_CALLBACK (on_session_connection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "reset", G_CALLBACK (on_session_reset_cb), self,
                           G_CONNECT_SWAPPED);
  self->tick_source = g_timeout_add (TICK_MS, on_tick_timeout_cb, self);

  self->edition = bw_place_tree_get_edition (bw_picture_get_places (self->picture));
  find_round (self);
  bw_desk_resolve_scope (self);
  update_state (self);
}

/**
 * bw_desk_stop_refreshing: (skip)
 * @self: a desk
 */
void
bw_desk_stop_refreshing (BwDesk *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->glance_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
}

/**
 * bw_desk_refresh_all: (skip)
 * @self: a desk
 *
 * Tells everything: at once, or on waking.
 */
void
bw_desk_refresh_all (BwDesk *self)
{
  self->is_everything = TRUE;
  if (self->is_awake)
    emit_change (self);
}

/**
 * bw_desk_set_awake:
 * @self: a desk
 * @awake: whether anything is on screen
 *
 * Asleep nothing is told. On waking the listeners hear at once of everything that
 * has changed meanwhile.
 */
void
bw_desk_set_awake (BwDesk   *self,
                   gboolean  awake)
{
  g_return_if_fail (BW_IS_DESK (self));

  if (self->is_awake == awake)
    return;

  self->is_awake = awake;
  if (!awake)
    {
      g_clear_handle_id (&self->refresh_source, g_source_remove);
      g_clear_handle_id (&self->glance_source, g_source_remove);
      return;
    }

  if (has_change (self))
    emit_change (self);
  bw_desk_emit_tick (self);
}
