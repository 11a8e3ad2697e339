/* bw-client-item.h: what the worker tells the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-feed-parser.h"

G_BEGIN_DECLS

/**
 * BwClientItemType:
 * @BW_CLIENT_ITEM_EVENT: one event, of the feed or of a file
 * @BW_CLIENT_ITEM_OPENED: the backend answers, and what comes is a feed
 * @BW_CLIENT_ITEM_ENDED: an attempt is over; @error says why
 * @BW_CLIENT_ITEM_CACHE_BROKEN: what came from the cache does not hold
 * @BW_CLIENT_ITEM_FILE_ENDED: a file is over; @error, if it was none of ours
 */
typedef enum
{
  BW_CLIENT_ITEM_EVENT,
  BW_CLIENT_ITEM_OPENED,
  BW_CLIENT_ITEM_ENDED,
  BW_CLIENT_ITEM_CACHE_BROKEN,
  BW_CLIENT_ITEM_FILE_ENDED,
} BwClientItemType;

typedef enum
{
  BW_CLIENT_ORIGIN_FEED,
  BW_CLIENT_ORIGIN_CACHE,
  BW_CLIENT_ORIGIN_FILE,
} BwClientOrigin;

/**
 * BwClientItem:
 * @type: which
 * @origin: where @event comes from
 * @generation: of the session: each connect() and each file begins another
 * @attempt: of OPENED and ENDED: which
 * @event: (owned) (nullable): of EVENT
 * @error: (owned) (nullable): of ENDED and FILE_ENDED
 * @arrived: uptime of the machine at arrival
 * @age: of CACHE: how long ago, in microseconds, the backend was last heard
 * @pause_ms: of ENDED: how long the backend asks not to be asked, 0: it does not
 */
typedef struct
{
  BwClientItemType  type;
  BwClientOrigin    origin;
  guint             generation;
  guint             attempt;
  BwFeedEvent      *event;
  GError           *error;
  gint64            arrived;
  gint64            age;
  guint             pause_ms;
} BwClientItem;

BwClientItem *bw_client_item_new  (BwClientItemType  type,
                                   guint             generation,
                                   guint             attempt);
void          bw_client_item_free (BwClientItem     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientItem, bw_client_item_free)

G_END_DECLS
