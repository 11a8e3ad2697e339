/* bw-client-session-private.h: what the parts of the session share
 *
 * `bw-client-session` holds what is told, `-connect` the state machine; `-apply`
 * takes in what the worker hands over, `-state` opens saved states, `-rights` asks
 * what may be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-feed.h"
#include "bw-client-session.h"
#include "bw-client-watch-private.h"

G_BEGIN_DECLS

struct _BwClientSession
{
  GObject parent_instance;

  /* owned */
  BwMeasureCatalogue *catalogue;
  BwPicture          *picture;
  BwClock            *clock;
  BwClientOutbox     *outbox;      /* (nullable): nobody has asked for it */
  char               *cache_dir;   /* (nullable) */
  char               *url;         /* (nullable) */
  BwClientBackend    *backend;     /* (nullable) */
  BwClientFeed       *feed;
  BwClientQueue      *queue;
  GError             *error;       /* (nullable) */
  GStrv               rights;      /* (nullable): not known */
  char               *area;        /* (nullable): of which they are, not known */
  char               *token_id;    /* (nullable): of which token, not known */

  /* what is told */
  BwConnection        connection;
  gboolean            complete;
  gboolean            exercise;
  gint64              last_event;  /* uptime; 0: none */
  gint64              as_of;
  double              latency;
  gint64              next_try;    /* monotonic; 0: none */
  guint               n_tries;
  guint               n_faulty;

  /* connecting */
  guint               generation;
  guint               attempt;
  gboolean            is_attempting;
  gboolean            has_shown;   /* something is shown: of the feed, the cache or a file */
  gboolean            was_refused;
  guint               heartbeat_ms;
  gint64              lost_at;     /* monotonic: since when it is not live */
  gint64              attempt_at;  /* monotonic */
  guint               retry_id;
  guint               offline_id;
  BwClientWatch      *watch;       /* (owned) (nullable) */

  /* applying */
  GSource            *source;      /* (owned): ready when there is something to take in */
  BwClientItem       *item;        /* (owned) (nullable): the one that is being taken in */
  guint               position;    /* in its documents, then in what is gone */
  gint64              resume_at;   /* monotonic: not before */
  gint64              committed_at;
  guint               commit_id;
  guint               distance_ms; /* between two commits, at least */
  gint64              newest_at;   /* of a file: its newest document */
  GTask              *opening;     /* (owned) (nullable) */
};

/* -apply */
GSource *bw_client_session_new_source   (BwClientSession     *self);
void     bw_client_session_commit       (BwClientSession     *self);

/* Drops what is shown. */
void     bw_client_session_drop         (BwClientSession     *self);

/* Takes in one event at once; for programs without a main loop. */
void     bw_client_session_take_event   (BwClientSession     *self,
                                         BwFeedEvent         *event);

/* -state */
void     bw_client_session_end_file     (BwClientSession     *self,
                                         const GError        *error);

/* what is told, set by the other parts */
void     bw_client_session_set_complete (BwClientSession     *self,
                                         gboolean             complete);
void     bw_client_session_begin_opening
                                        (BwClientSession     *self,
                                         GTask               *task);
GTask   *bw_client_session_end_opening  (BwClientSession     *self);
/* @rights and @area (nullable): not known */
void     bw_client_session_set_rights   (BwClientSession     *self,
                                         GStrv                rights,
                                         const char          *area);
void     bw_client_session_enter        (BwClientSession     *self,
                                         BwConnection         connection);
void     bw_client_session_shown        (BwClientSession     *self);
void     bw_client_session_was_reset    (BwClientSession     *self);
void     bw_client_session_was_booked   (BwClientSession     *self,
                                         BwDocumentType       type,
                                         const char          *place);
void     bw_client_session_update_drill (BwClientSession     *self);

/* -connect: the state machine, told by -apply */
void     bw_client_session_opened       (BwClientSession     *self,
                                         guint                attempt);
void     bw_client_session_went_live    (BwClientSession     *self);
void     bw_client_session_ended        (BwClientSession     *self,
                                         guint                attempt,
                                         guint                pause_ms,
                                         const GError        *error);

/* Nothing is tried or watched any more. */
void     bw_client_session_stop_trying  (BwClientSession     *self);

G_END_DECLS
