/* bw-server-private.h: what the files of the daemon and its handlers share
 *
 * bw-server.c starts, runs and stops it; -load.c reads the store at the start;
 * -state.c takes in what was committed; -series.c publishes series;
 * -changes.c takes in what other daemons wrote; -checkpoint.c writes the figures
 * down; -clock.c minds the machine's clock; -manager.c minds signals and the service
 * manager; -alerts.c has the rules and who looks by them; -refusals.c tells of what
 * was refused; -tombstones.c lets go of what tells that something is gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-keeper.h"
#include "bw-alert-watch.h"
#include "bw-auth.h"
#include "bw-checkpoint.h"
#include "bw-exchange.h"
#include "bw-feed-hub.h"
#include "bw-heartbeats.h"
#include "bw-server-counts.h"
#include "bw-server.h"
#include "bw-store-writer.h"
#include "bw-wire.h"

G_BEGIN_DECLS

struct _BwServer
{
  GObject parent_instance;

  BwServerOptions     options;       /* (owned) */
  BwMeasureCatalogue *catalogue;     /* (owned) */
  BwStore            *store;         /* (owned) (nullable): until the writer has it */
  BwStoreWriter      *writer;        /* (owned) */
  BwPicture          *picture;       /* (owned) */
  BwClock            *clock;         /* (owned) */
  GTimeZone          *zone;          /* (owned) */
  char               *epoch;         /* (owned) */
  BwShelf            *shelf;         /* (owned) */
  BwSeriesBook       *series;        /* (owned) */
  BwMissedShifts     *missed;        /* (owned): for whoever is the evaluator */
  BwAlertRuleBook    *rules;         /* (owned): in force */
  guint               term;          /* of its leading among the daemons of the store; 0: it does not */
  BwAlertWatch       *watch;         /* (owned) (nullable): it leads */
  BwAlertKeeper      *keeper;        /* (owned) (nullable): likewise */
  char               *runs;          /* (owned) (nullable): what was being held, as kept last */
  gboolean            is_reading_runs;
  BwWire             *wire;          /* (owned) */
  BwFeedHub          *hub;           /* (owned) */
  BwAuth             *auth;          /* (owned) */
  BwHttp             *http;          /* (owned) */
  GMainLoop          *loop;          /* (owned) */
  BwServerCounts      counts;
  gint64              started;       /* monotonic */

  BwCheckpoint       *checkpoint;    /* (owned) (nullable): being written */
  guint64             checkpoint_seq; /* of the one begun last */
  guint64             checkpointed;  /* up to this number, on disk */
  guint64             forgotten;     /* tombstones up to this number are let go */
  guint               checkpoint_id;
  guint               slice_id;
  guint               second_id;
  guint               watchdog_id;
  guint               n_seconds;
  guint               n_connections; /* for which there is room */
  guint               n_refusals;    /* of this second, with a token */
  guint               n_strangers;   /* refusals of this minute, without one */
  guint               n_lists;       /* streams of documents that are being read */
  guint               n_failures;    /* of this second: of our own */
  gint64              lost_at;       /* when the store was found to have lost something; 0: never */
  gint64              clock_behind;  /* of the machine's clock, microseconds; 0: it is right */
  gint64              clock_behind_since; /* monotonic */
  GPtrArray          *signals;       /* (owned): sources */
  GPtrArray          *new_displays;  /* (owned) (unowned elements: BwExchange): being written */
  BwHeartbeats       *heartbeats;    /* (owned): of the walls */
  gint64              store_good;    /* monotonic: when it was found to be well */
  char               *store_fault;   /* (owned) (nullable): what was found last */
  gboolean            is_probing;
  gboolean            is_publishing;
  gboolean            is_checkpointing; /* one is with the writer */
  gboolean            is_stopping;
  gboolean            is_stale;      /* the store is not what was loaded */
};

/* Reads everything; the store is still at hand then. */
gboolean bw_server_load               (BwServer            *self,
                                       GError             **error);

/* Takes in what was committed, in the order of the numbers. */
gboolean bw_server_put_document       (BwServer            *self,
                                       BwDocument          *document,
                                       guint64              seq);
gboolean bw_server_has_past           (BwDocumentType       type);
gboolean bw_server_may_see            (BwServer            *self,
                                       BwPlace              scope,
                                       BwDocument          *document);
void     bw_server_remove_document    (BwServer            *self,
                                       BwDocumentType       type,
                                       const char          *id,
                                       const char          *place,
                                       guint64              seq);
gboolean bw_server_take_report        (BwServer            *self,
                                       const BwReport      *report,
                                       guint64              seq);

/* The backend's time, whatever happens to the machine's. */
void     bw_server_begin_clock        (BwServer            *self);
void     bw_server_mind_clock         (BwServer            *self);
void     bw_server_note_clock         (BwServer            *self);

/* Publishes series of which a step is over, or in which something came late. */
void     bw_server_publish_series     (BwServer            *self);
void     bw_server_stamp_series       (BwServer            *self,
                                       const GPtrArray     *tracks,
                                       guint64              first);

/* What was told of series and is in no checkpoint; see bw-server-series.c. */
GArray  *bw_server_read_notes         (BwServer            *self,
                                       guint64              since,
                                       GError             **error);
void     bw_server_tell_notes         (BwServer            *self,
                                       GArray              *notes,
                                       guint64              seq);
void     bw_server_take_note          (BwServer            *self,
                                       const char          *id,
                                       const char          *json,
                                       guint64              seq);

/* What of its settings can change while it runs. */
void     bw_server_apply_settings     (BwServer            *self);

/* How many of @wanted connections there are descriptors for. */
guint    bw_server_find_room          (guint                wanted);

/* (element-type BwStoreChange): takes in what other daemons wrote. */
void     bw_server_take_changes       (BwServer            *self,
                                       GPtrArray           *changes);

/* What tells that something is gone, as long as anybody may ask. */
gboolean bw_server_load_tombstones    (BwServer            *self,
                                       GError             **error);
void     bw_server_mind_tombstones    (BwServer            *self);

void     bw_server_begin_checkpoints  (BwServer            *self);

/* Begins one if much has changed since the last. */
void     bw_server_hasten_checkpoint  (BwServer            *self);

/* The last one, all at once. */
void     bw_server_end_checkpoints    (BwServer            *self);

/* Takes over @row; of a flood of refusals some, and then their number. */
void     bw_server_audit_refusal      (BwServer            *self,
                                       BwAudit             *row);

/* Takes over @row: something is wrong with us. */
void     bw_server_log_failure        (BwServer            *self,
                                       BwAudit             *row);
void     bw_server_tell_refusals      (BwServer            *self);
void     bw_server_count_answer       (BwServer            *self,
                                       guint                status);

G_END_DECLS
