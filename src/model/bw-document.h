/* bw-document.h: one JSON object with `type` and `id`
 *
 * A document keeps the text that it was read from, so that members which this
 * release does not know are kept and passed on. It is built in a worker and
 * immutable afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert.h"
#include "bw-area.h"
#include "bw-assignment.h"
#include "bw-round.h"
#include "bw-series.h"
#include "bw-site.h"
#include "bw-source.h"
#include "bw-tally.h"
#include "bw-team.h"

G_BEGIN_DECLS

/* The types of design §3; `series` is bw-series.h. The order is that of the feed:
 * areas, rounds, sites, tallies, the rest. */
typedef enum
{
  BW_DOCUMENT_TYPE_AREA,
  BW_DOCUMENT_TYPE_ROUND,
  BW_DOCUMENT_TYPE_SITE,
  BW_DOCUMENT_TYPE_TALLY,
  BW_DOCUMENT_TYPE_SERIES,
  BW_DOCUMENT_TYPE_TEAM,
  BW_DOCUMENT_TYPE_ASSIGNMENT,
  BW_DOCUMENT_TYPE_ORDER,
  BW_DOCUMENT_TYPE_RECEIPT,
  BW_DOCUMENT_TYPE_INSPECTION,
  BW_DOCUMENT_TYPE_FOLLOWUP,
  BW_DOCUMENT_TYPE_ALERT,
  BW_DOCUMENT_TYPE_ENTRY,
  BW_DOCUMENT_TYPE_FUND,
  BW_DOCUMENT_TYPE_DONATION,
  BW_DOCUMENT_TYPE_SUPPLY,
  BW_DOCUMENT_TYPE_LINK,
  BW_DOCUMENT_TYPE_DISPLAY,
  BW_DOCUMENT_TYPE_BRIEFING,
} BwDocumentType;
#define BW_N_DOCUMENT_TYPES 19

#define BW_TYPE_DOCUMENT_TYPE (bw_document_type_get_type ())
#define BW_TYPE_DOCUMENT      (bw_document_get_type ())

typedef struct _BwDocument BwDocument;

GType           bw_document_type_get_type    (void);
const char     *bw_document_type_to_string   (BwDocumentType       type);
gboolean        bw_document_type_from_string (const char          *text,
                                              BwDocumentType      *type);

/* Ledger documents are append-only and not in the feed. */
gboolean        bw_document_type_is_ledger   (BwDocumentType       type);

/* (nullable): the member that names the place of its documents. */
const char     *bw_document_type_get_place_member (BwDocumentType  type);

GType           bw_document_get_type         (void);

/* Checks length and depth, parses, and validates the members of its type. The
 * error's message begins with the pointer of the member: "/position: …". */
BwDocument     *bw_document_new              (const char          *json,
                                              gssize               length,
                                              BwMeasureCatalogue  *catalogue,
                                              GError             **error);
BwDocument     *bw_document_new_from_object  (JsonObject          *object,
                                              BwMeasureCatalogue  *catalogue,
                                              GError             **error);

/* (transfer full): the document of which @tail, of a series, is the tail. */
BwDocument     *bw_document_new_joined       (const BwDocument    *tail,
                                              BwSeries            *whole);
BwDocument     *bw_document_ref              (BwDocument          *self);
void            bw_document_unref            (BwDocument          *self);

BwDocumentType  bw_document_get_kind         (const BwDocument    *self);
const char     *bw_document_get_id           (const BwDocument    *self);
guint64         bw_document_get_seq          (const BwDocument    *self);
gint64          bw_document_get_at           (const BwDocument    *self);
BwSource        bw_document_get_source       (const BwDocument    *self);
gboolean        bw_document_get_exercise     (const BwDocument    *self);

/* One line of JSON without a line break, as received. */
const char     *bw_document_get_json         (const BwDocument    *self);

/* Parsed anew on each call: for pages, not for loops. */
JsonObject     *bw_document_dup_object       (const BwDocument    *self);

/* (nullable): the code of the place it belongs to, for the scope filter. */
const char     *bw_document_get_place        (const BwDocument    *self);

/* (nullable): the payload, if it is of that type. Borrowed. */
BwArea         *bw_document_get_area         (const BwDocument    *self);
BwSite         *bw_document_get_site         (const BwDocument    *self);
BwRound        *bw_document_get_round        (const BwDocument    *self);
BwTally        *bw_document_get_tally        (const BwDocument    *self);
BwSeries       *bw_document_get_series       (const BwDocument    *self);
BwAlert        *bw_document_get_alert        (const BwDocument    *self);
BwTeam         *bw_document_get_team         (const BwDocument    *self);
BwAssignment   *bw_document_get_assignment   (const BwDocument    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDocument, bw_document_unref)

G_END_DECLS
