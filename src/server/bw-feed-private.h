/* bw-feed-private.h: what the files of the feed share
 *
 * bw-feed-hub.c has the timers and all readers; -reader.c is one of them;
 * -batch.c frames documents as events.
 *
 *   CATCH-UP ──(cursor at its end, or little is missing)──► LIVE ──► OVER
 *      ▲                                                     │
 *      └──────────── more is missing than a batch holds ─────┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-feed-hub.h"
#include "bw-ledger-news.h"

G_BEGIN_DECLS

#define BW_FEED_MAX_DOCUMENTS 500
#define BW_FEED_MAX_BYTES     (256 * 1024)

/* Beyond it a reader goes through the shelf instead of being given one batch. */
#define BW_FEED_MAX_BATCH 5000

/* Bytes of documents in a batch that all readers of a scope share; in one that those
 * share who are behind by the same: there may be as many of these as readers. */
#define BW_FEED_MAX_SHARED (4 * 1024 * 1024)
#define BW_FEED_MAX_MERGED (512 * 1024)

typedef struct _BwFeedReader BwFeedReader;

/**
 * BwFeedWish:
 * @scope: what the reader may see
 * @since: up to which it was told everything
 * @tails: of series that it knows it takes what is new
 */
typedef struct
{
  BwPlace  scope;
  guint64  since;
  gboolean tails;
} BwFeedWish;

struct _BwFeedHub
{
  BwFeedHubSetup  setup;
  GPtrArray      *readers;       /* (unowned elements) */
  GHashTable     *batches[2];    /* (owned): scope → GBytes, from @previous to @flushed; with tails too */
  GHashTable     *merged;        /* (owned): "scope tails since" → GBytes, from there to @flushed */
  BwLedgerNews   *ledger;        /* (owned) */
  GBytes         *too_much;      /* (owned): stands for one that is more than a batch holds */
  guint64         previous;
  guint64         flushed;
  guint64         preparing;     /* what will be flushed */
  BwItem         *prepared;      /* (unowned) (nullable): whose text is made next */
  GBytes         *heartbeat;     /* (owned) (nullable) */
  guint           tick_id;
  guint           heartbeat_id;
  guint           watch_id;
  gboolean        is_over;
};

/* What is wished and not newer than @until, in the order of painting, those gone
 * last; %NULL if there are more than a batch holds, or more than @max_bytes. */
GPtrArray      *bw_feed_batch_collect  (BwFeedHub        *hub,
                                        const BwFeedWish *wish,
                                        guint64           until,
                                        gsize             max_bytes);

/* As many events as it takes; the last carries @id (nullable). Of series what is
 * new after @known; 0: whole ones. */
void            bw_feed_batch_append   (BwFeedHub        *hub,
                                        GString          *out,
                                        const GPtrArray  *items,
                                        guint64           known,
                                        BwFeedFormat      format,
                                        const char       *id);
void            bw_feed_batch_append_live (BwFeedHub     *hub,
                                        GString          *out,
                                        BwFeedFormat      format,
                                        guint64           seq);

/* (nullable) (transfer full): shared by all readers with that wish; %NULL if more
 * changed than a batch holds. May be empty. */
GBytes         *bw_feed_batch_get      (BwFeedHub        *hub,
                                        const BwFeedWish *wish);

BwFeedReader   *bw_feed_reader_new     (BwFeedHub        *hub,
                                        BwHttpRequest    *request,
                                        BwFeedFormat      format,
                                        BwPlace           scope,
                                        gboolean          tails,
                                        const char       *since,
                                        const BwToken    *token);
void            bw_feed_reader_free    (gpointer          data);
gssize          bw_feed_reader_pull    (gpointer          data,
                                        char             *buffer,
                                        gsize             size);
void            bw_feed_reader_wake    (BwFeedReader     *self);
void            bw_feed_reader_beat    (BwFeedReader     *self,
                                        GBytes           *heartbeat);
void            bw_feed_reader_end     (BwFeedReader     *self,
                                        gboolean          bye);
gboolean        bw_feed_reader_is_stalled (BwFeedReader  *self,
                                        gint64            now);
void            bw_feed_reader_cut_off (BwFeedReader     *self);
void            bw_feed_reader_forget  (BwFeedReader     *self,
                                        guint64           until);
const guint8   *bw_feed_reader_get_token (BwFeedReader   *self);

G_END_DECLS
