/* bw-client-outbox.h: what waits to be written to the backend
 *
 * On disk before it counts as entered; leaves only on a 2xx, or when a person
 * discards it. One entry at a time, oldest first; each has an idempotency key
 * (the id of a report; If-Match or If-None-Match of a document).
 *
 * What was entered with another token of the same backend is shown, and not sent: it
 * would be written in the name of somebody else.
 *
 * A GListModel of BwClientOutboxEntry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox-entry.h"

G_BEGIN_DECLS

#define BW_TYPE_CLIENT_OUTBOX (bw_client_outbox_get_type ())

/* Properties `n-waiting` (uint) and `owner` (string), with notify. Signals `taken`, `left`,
 * `kept` and `unkept` (BwClientOutboxEntry). */
G_DECLARE_FINAL_TYPE (BwClientOutbox, bw_client_outbox, BW, CLIENT_OUTBOX, GObject)

guint                bw_client_outbox_get_n_waiting (BwClientOutbox       *self);

/* (nullable): who enters: another backend and another token are another one. NULL: there
 * is no backend. */
const char          *bw_client_outbox_get_owner     (BwClientOutbox       *self);

/* @dir: where the entries are kept, a folder each backend and token; by default
 * `bulwark/outbox` in the user's data. Before the session connects. */
void                 bw_client_outbox_set_dir       (BwClientOutbox       *self,
                                                     const char           *dir);

/* @method `POST` or `PUT`, @path `/v1/…`, @etag (nullable): of PUT: the version
 * that is replaced, or NULL for a new one. */
BwClientOutboxEntry *bw_client_outbox_add           (BwClientOutbox       *self,
                                                     const char           *title,
                                                     const char           *method,
                                                     const char           *path,
                                                     const char           *body,
                                                     const char           *etag);

/* A document from @base (nullable: it is new) to @body (nullable: it goes). Changes of
 * one document go one after the other, each upon what became of the one before. */
BwClientOutboxEntry *bw_client_outbox_change        (BwClientOutbox       *self,
                                                     const char           *title,
                                                     const char           *path,
                                                     const char           *base,
                                                     const char           *body,
                                                     const char           *etag);

/* (nullable): the newest that is still to reach the document of that path. */
BwClientOutboxEntry *bw_client_outbox_find          (BwClientOutbox       *self,
                                                     const char           *path);

/* Sends it again; one in CONFLICT as a change of what stands there now, one of ANOTHERS
 * with this token, and what it stands upon before it. */
void                 bw_client_outbox_retry         (BwClientOutbox       *self,
                                                     BwClientOutboxEntry  *entry);
/* It is to be as if it had not been, and may have arrived: kept until that is known. @at:
 * the backend's time, microseconds. */
void                 bw_client_outbox_withdraw      (BwClientOutbox       *self,
                                                     BwClientOutboxEntry  *entry,
                                                     gint64                at);

/* It had arrived, and what was entered after it takes it back: it leaves when that is on
 * the disk. */
void                 bw_client_outbox_supersede     (BwClientOutbox       *self,
                                                     BwClientOutboxEntry  *entry);
void                 bw_client_outbox_discard       (BwClientOutbox       *self,
                                                     BwClientOutboxEntry  *entry);

G_END_DECLS
