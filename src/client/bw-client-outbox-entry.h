/* bw-client-outbox-entry.h: one thing that waits to be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwOutboxState:
 * @BW_OUTBOX_STATE_WAITING: not sent yet, or to be sent again
 * @BW_OUTBOX_STATE_SENDING: on its way
 * @BW_OUTBOX_STATE_WITHDRAWN: it is to be as if it had not been, and may have arrived: the
 *   backend has not told yet
 * @BW_OUTBOX_STATE_CONFLICT: 412: somebody else was faster; a person chooses
 * @BW_OUTBOX_STATE_REFUSED: any other 4xx; a person corrects or discards it
 * @BW_OUTBOX_STATE_ANOTHERS: entered with another token: not sent with this one unless a
 *   person says so
 */
typedef enum
{
  BW_OUTBOX_STATE_WAITING,
  BW_OUTBOX_STATE_SENDING,
  BW_OUTBOX_STATE_WITHDRAWN,
  BW_OUTBOX_STATE_CONFLICT,
  BW_OUTBOX_STATE_REFUSED,
  BW_OUTBOX_STATE_ANOTHERS,
} BwOutboxState;

#define BW_TYPE_OUTBOX_STATE        (bw_outbox_state_get_type ())
#define BW_TYPE_CLIENT_OUTBOX_ENTRY (bw_client_outbox_entry_get_type ())

GType          bw_outbox_state_get_type         (void);

/* Properties `state` (BwOutboxState) and `reason` (string), with notify. */
G_DECLARE_FINAL_TYPE (BwClientOutboxEntry, bw_client_outbox_entry, BW, CLIENT_OUTBOX_ENTRY, GObject)

const char    *bw_client_outbox_entry_get_title   (BwClientOutboxEntry *self);
BwOutboxState  bw_client_outbox_entry_get_state   (BwClientOutboxEntry *self);

/* Where it goes to: `/v1/…`, without what tells versions apart. */
const char    *bw_client_outbox_entry_get_path    (BwClientOutboxEntry *self);

/* (nullable): what the backend said against it, or why it was not reached */
const char    *bw_client_outbox_entry_get_reason  (BwClientOutboxEntry *self);

/* When it was entered, by this machine's clock. */
gint64         bw_client_outbox_entry_get_added   (BwClientOutboxEntry *self);

/* (nullable): what is to be written, as JSON */
const char    *bw_client_outbox_entry_get_body    (BwClientOutboxEntry *self);

/* (nullable): what it changes, as it was, as JSON; NULL: it makes something new, or
 * is no change of a document */
const char    *bw_client_outbox_entry_get_base    (BwClientOutboxEntry *self);

/* (nullable): of CONFLICT: what stands there instead; of what is taken: what it has
 * become; as JSON, and its version */
const char    *bw_client_outbox_entry_get_current (BwClientOutboxEntry *self);
const char    *bw_client_outbox_entry_get_version (BwClientOutboxEntry *self);
gboolean       bw_client_outbox_entry_is_removal  (BwClientOutboxEntry *self);

/* Whether it went at least once since the program began: it may have arrived. */
gboolean       bw_client_outbox_entry_is_tried    (BwClientOutboxEntry *self);

/* When it was withdrawn, by the backend's clock, in microseconds; 0: it was not. */
gint64         bw_client_outbox_entry_get_withdrawn
                                                  (BwClientOutboxEntry *self);

/* Whether nobody wants it any more. */
gboolean       bw_client_outbox_entry_is_discarded
                                                  (BwClientOutboxEntry *self);

/* Whether it has come to its end, but its file cannot be removed. */
gboolean       bw_client_outbox_entry_is_stuck
                                                  (BwClientOutboxEntry *self);

/* Of what is taken: it stood there already: by an earlier try of it, or as somebody else
 * wrote the same. */
gboolean       bw_client_outbox_entry_is_found    (BwClientOutboxEntry *self);

G_END_DECLS
