/* bw-client-session.h: the desk's end of the feed
 *
 *                      ┌────────── no bytes for 3 heartbeats, end, error ─────────┐
 *                      ▼                                                          │
 *   NONE ──connect──► CONNECTING ──first byte──► SYNCING ──`live`──► LIVE ────────┤
 *                      ▲   │ no data yet                                          ▼
 *                      │   └──────────────────────────────────────────────► RECONNECTING
 *                      └───── backoff 0.5 s … 30 s, full jitter ────────────────┘ │
 *                            after 60 s (six heartbeats) without success ──► OFFLINE
 *   open_state(FILE) ──► SAVED (nothing moves; the clock stands at the file's last time)
 *   await_token(URL) ──► TOKENLESS (the cache is shown, nothing is tried) ──connect──► …
 *
 * At start the cache is shown at once (state OFFLINE until the feed speaks).
 * Parsing runs in a worker; documents are applied on the main thread in slices of
 * at most 3 ms, and bw_picture_commit() is called as often as whoever shows it asks
 * for, at most 10 times a second if nobody does, on a timer. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox.h"
#include "bw-clock.h"
#include "bw-picture.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwConnection:
 * @BW_CONNECTION_NONE: no backend was named
 * @BW_CONNECTION_CONNECTING: nothing is shown yet; the first answer is awaited
 * @BW_CONNECTION_SYNCING: the state is coming in
 * @BW_CONNECTION_LIVE: what is shown is now
 * @BW_CONNECTION_RECONNECTING: lost not long ago; what is shown has an age
 * @BW_CONNECTION_OFFLINE: lost, or not reached since the start; the cache is shown
 * @BW_CONNECTION_REFUSED: the token is not good (any more); asks, keeps showing
 * @BW_CONNECTION_SAVED: a file is shown
 * @BW_CONNECTION_TOKENLESS: the token is not at hand yet; the cache is shown
 */
typedef enum
{
  BW_CONNECTION_NONE,
  BW_CONNECTION_CONNECTING,
  BW_CONNECTION_SYNCING,
  BW_CONNECTION_LIVE,
  BW_CONNECTION_RECONNECTING,
  BW_CONNECTION_OFFLINE,
  BW_CONNECTION_REFUSED,
  BW_CONNECTION_SAVED,
  BW_CONNECTION_TOKENLESS,
} BwConnection;

#define BW_TYPE_CONNECTION     (bw_connection_get_type ())
#define BW_TYPE_CLIENT_SESSION (bw_client_session_get_type ())

GType bw_connection_get_type (void);

/* Properties: `connection` (BwConnection), `complete` (boolean: a whole state
 * was shown at least once), `exercise` (boolean), `opening` (boolean: a file is
 * being read; the connection is NONE), `rights` (strv; NULL: not known), all with
 * notify. Signals:
 * `reset` (the store was replaced: everything was dropped and comes anew), `booked`
 * (BwDocumentType as uint, string: the ledger has got something of that type at that place; "":
 * anywhere). */
G_DECLARE_FINAL_TYPE (BwClientSession, bw_client_session, BW, CLIENT_SESSION, GObject)

/* @cache_dir (nullable): where the last state is kept, one file a backend and
 * area (0600); %NULL: nothing is kept. */
BwClientSession *bw_client_session_new                  (BwMeasureCatalogue   *catalogue,
                                                         const char           *cache_dir);

/* Shows the cache if there is one, then connects and stays connected. @url:
 * `http://…`, `https://…` or `unix:PATH`. @area (nullable): of that area only. */
void             bw_client_session_connect              (BwClientSession      *self,
                                                         const char           *url,
                                                         const char           *token,
                                                         const char           *area);
void             bw_client_session_disconnect           (BwClientSession      *self);

/* Shows the cache of an earlier start, by the name that this told then, and tries
 * nothing: until somebody connects, or says why the token does not come. */
void             bw_client_session_await_token          (BwClientSession      *self,
                                                         const char           *url,
                                                         const char           *cache_name);
void             bw_client_session_lack_token           (BwClientSession      *self,
                                                         const GError         *reason);
char            *bw_client_session_dup_cache_name       (BwClientSession      *self);

/* Tries at once: a button, a change of the network, after a suspend. */
void             bw_client_session_retry                (BwClientSession      *self);

/* Shows a saved feed (NDJSON) instead of a backend. */
void             bw_client_session_open_state_async     (BwClientSession      *self,
                                                         GFile                *file,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean         bw_client_session_open_state_finish    (BwClientSession      *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

/* The same for a program without a main loop of its own (bulwarkctl). Blocks. */
gboolean         bw_client_session_load_state           (BwClientSession      *self,
                                                         const char           *path,
                                                         GError              **error);

BwPicture       *bw_client_session_get_picture          (BwClientSession      *self);
BwClock         *bw_client_session_get_clock            (BwClientSession      *self);
BwClientOutbox  *bw_client_session_get_outbox           (BwClientSession      *self);
BwConnection     bw_client_session_get_connection       (BwClientSession      *self);
gboolean         bw_client_session_is_complete          (BwClientSession      *self);
gboolean         bw_client_session_get_exercise         (BwClientSession      *self);
gboolean         bw_client_session_is_opening           (BwClientSession      *self);

/* Monotonic microseconds since the last event of the feed (heartbeats too); -1:
 * there was none. It is the age of the connection, not of the figures. */
gint64           bw_client_session_get_silence          (BwClientSession      *self);

/* Backend's time of the last moment for which what is shown was known to be
 * true (last event); 0: none. What "截至 14:21" says. */
gint64           bw_client_session_get_as_of            (BwClientSession      *self);

/* Seconds between the last change and its arrival, -1: not known. */
double           bw_client_session_get_latency          (BwClientSession      *self);

/* Monotonic time of the next try; 0: none is planned. Tries since the loss. */
gint64           bw_client_session_get_next_try         (BwClientSession      *self);
guint            bw_client_session_get_n_tries          (BwClientSession      *self);

/* (nullable): why it is not live. Borrowed. */
const GError    *bw_client_session_get_error            (BwClientSession      *self);
const char      *bw_client_session_get_url              (BwClientSession      *self);

/* Documents of the feed that could not be read, since the start. */
guint            bw_client_session_get_n_faulty         (BwClientSession      *self);

/* Asks what the token is good for; `rights` tells. May: by what is known, and what
 * is not known may be tried. */
void             bw_client_session_ask_rights           (BwClientSession      *self);
gboolean         bw_client_session_may                  (BwClientSession      *self,
                                                         const char           *right);

/* (nullable): code of the area that the token is good for; NULL: not known. Tells
 * with `rights`. */
const char      *bw_client_session_get_area             (BwClientSession      *self);

/* (nullable): id of the token, by which documents tell who wrote them; the same. */
const char      *bw_client_session_get_token_id         (BwClientSession      *self);

/* A wall says that it is alive; not through the outbox. */
void             bw_client_session_put_display          (BwClientSession      *self,
                                                         const char           *id,
                                                         const char           *name,
                                                         const char           *scene,
                                                         double                data_age_s,
                                                         double                frame_age_s);

/* What came is told after @milliseconds since it was last (default 100), or at once
 * when that is longer ago. */
void             bw_client_session_set_distance         (BwClientSession      *self,
                                                         guint                 milliseconds);

/* It was closed by a person: nobody is to miss it. */
void             bw_client_session_remove_display       (BwClientSession      *self,
                                                         const char           *id);

/* For tests and the wall: heartbeat interval (default 10 s), in milliseconds. */
void             bw_client_session_set_heartbeat        (BwClientSession      *self,
                                                         guint                 interval_ms);

G_END_DECLS
