/* bw-feed-hub.h: the live state to everybody who follows it
 *
 *   change ──► bw_feed_hub_touch ──coalescing window──► texts made, in slices
 *                                                         │
 *                     all readers that wait are woken ◄───┘ flushed
 *
 * There is no queue for each reader: it has a position (a seq), and when its
 * socket takes something again it is given one batch of what changed since. The
 * batch from the last flush to this one is made once for each scope and shared.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-clock.h"
#include "bw-feed-parser.h"
#include "bw-http.h"
#include "bw-token.h"
#include "bw-wire.h"

G_BEGIN_DECLS

typedef struct _BwFeedHub BwFeedHub;

/**
 * BwFeedHubSetup:
 * @picture: the figures
 * @shelf: all state documents
 * @wire: writes them
 * @clock: the backend's
 * @epoch: of the store
 * @max_streams: readers at a time
 * @coalesce_ms: changes within it are told once
 * @heartbeat_ms: between two heartbeats
 * @stall_ms: one that takes nothing for so long is cut off
 *
 * All must outlive the hub.
 */
typedef struct
{
  BwPicture  *picture;
  BwShelf    *shelf;
  BwWire     *wire;
  BwClock    *clock;
  const char *epoch;
  guint       max_streams;
  guint       coalesce_ms;
  guint       heartbeat_ms;
  guint       stall_ms;
} BwFeedHubSetup;

typedef gboolean (*BwFeedTokenFunc) (const guint8 hash[BW_TOKEN_HASH_SIZE],
                                     gpointer     user_data);

BwFeedHub      *bw_feed_hub_new           (const BwFeedHubSetup *setup);
void            bw_feed_hub_free          (BwFeedHub            *self);

/* As in the setup. Readers that are there stay, also beyond @max_streams. */
void            bw_feed_hub_set_pace      (BwFeedHub            *self,
                                           guint                 max_streams,
                                           guint                 coalesce_ms,
                                           guint                 stall_ms);

/* The shelf has changed. */
void            bw_feed_hub_touch         (BwFeedHub            *self);

/* Something was booked, @place (nullable): of the ledger readers are told where to look. */
void            bw_feed_hub_note_ledger   (BwFeedHub            *self,
                                           BwDocumentType        type,
                                           const char           *place,
                                           guint64               seq);
guint           bw_feed_hub_get_n_readers (BwFeedHub            *self);

/* Lets the shelf forget, whoever is going through it. */
void            bw_feed_hub_forget        (BwFeedHub            *self,
                                           guint64               until);

/* @since (nullable): `EPOCH-SEQ` or a plain number. (nullable): %NULL: there are
 * too many readers. SSE goes on, NDJSON ends with `live`. @tails: of series that
 * a reader which was told everything up to its @since has it takes what is new. */
BwHttpResponse *bw_feed_hub_open          (BwFeedHub            *self,
                                           BwHttpRequest        *request,
                                           BwFeedFormat          format,
                                           BwPlace               scope,
                                           gboolean              tails,
                                           const char           *since,
                                           const BwToken        *token);

/* FALSE: @id is of another store, or none of ours. */
gboolean        bw_feed_hub_parse_id      (BwFeedHub            *self,
                                           const char           *id,
                                           guint64              *seq);

/* Ends the streams of tokens that are not good any more. */
void            bw_feed_hub_check_tokens  (BwFeedHub            *self,
                                           BwFeedTokenFunc       is_good,
                                           gpointer              user_data);

/* Says `bye` to all; those that wait end at once. */
void            bw_feed_hub_say_bye       (BwFeedHub            *self);

/* `{"now": …, "speed": …}` */
void            bw_feed_hub_append_clock  (BwFeedHub            *self,
                                           GString              *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFeedHub, bw_feed_hub_free)

G_END_DECLS
