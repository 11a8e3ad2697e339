/* bw-feed-parser.h: bytes of a feed in, events out
 *
 * Takes SSE (`text/event-stream`) or NDJSON in pieces of any size. Runs in the
 * worker that reads the socket or the file; it owns nothing shared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

typedef enum
{
  BW_FEED_FORMAT_SSE,
  BW_FEED_FORMAT_NDJSON,
} BwFeedFormat;

typedef enum
{
  BW_FEED_EVENT_DOCS,
  BW_FEED_EVENT_GONE,
  BW_FEED_EVENT_LIVE,
  BW_FEED_EVENT_HEARTBEAT,
  BW_FEED_EVENT_RESET,
  BW_FEED_EVENT_BYE,
  BW_FEED_EVENT_LEDGER,
} BwFeedEventType;

/**
 * BwFeedEvent:
 * @type: which
 * @id: (nullable): `EPOCH-SEQ`, if the event carried one
 * @documents: (element-type BwDocument): of DOCS; of others empty
 * @gone_types: (element-type BwDocumentType): of GONE
 * @gone_ids: of GONE, beside @gone_types
 * @booked_types: (nullable) (element-type BwDocumentType): of LEDGER: something was booked
 * @booked_places: (nullable): of LEDGER, beside @booked_types: codes of places; "": it may be anywhere
 * @n_faulty: documents left out because they were not valid
 * @fault: (nullable): the first of those, "line N: reason"; of NDJSON the line of
 *   the document, else that of its event. One that is no JSON at all comes first
 * @clock_now: of LIVE and HEARTBEAT, 0 if there is none
 * @clock_speed: of LIVE and HEARTBEAT
 * @watched: of LIVE: the backend raises alerts itself (`"alerts": true`)
 * @epoch: (nullable): of RESET
 */
typedef struct
{
  BwFeedEventType type;
  char           *id;
  GPtrArray      *documents;
  GArray         *gone_types;
  GPtrArray      *gone_ids;
  GArray         *booked_types;
  GPtrArray      *booked_places;
  guint           n_faulty;
  GError         *fault;
  gint64          clock_now;
  double          clock_speed;
  gboolean        watched;
  char           *epoch;
} BwFeedEvent;

void bw_feed_event_free (BwFeedEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFeedEvent, bw_feed_event_free)

typedef struct _BwFeedParser BwFeedParser;

BwFeedParser *bw_feed_parser_new  (BwFeedFormat         format,
                                   BwMeasureCatalogue  *catalogue);
void          bw_feed_parser_free (BwFeedParser        *self);

/* Appends what became complete to @events (element-type BwFeedEvent). NDJSON
 * gathers documents up to 500 an event. An error ends the feed. */
gboolean      bw_feed_parser_push (BwFeedParser        *self,
                                   const char          *bytes,
                                   gsize                length,
                                   GPtrArray           *events,
                                   GError             **error);

/* The end of the stream: what is left of NDJSON; half a line is dropped. */
void          bw_feed_parser_end  (BwFeedParser        *self,
                                   GPtrArray           *events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFeedParser, bw_feed_parser_free)

G_END_DECLS
