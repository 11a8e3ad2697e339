/* bw-client-outbox-entry-private.h: of an entry, for the outbox alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox-entry.h"

G_BEGIN_DECLS

/**
 * BwClientOutboxEntry:
 * @number: orders the entries; the oldest has the least
 * @title: for the person
 * @method: `POST`, `PUT`, …
 * @path: of the request
 * @base: (nullable): JSON of the document that it changes
 * @body: (nullable): JSON
 * @etag: (nullable): the version that is replaced
 * @key: the idempotency key, a UUID
 * @added: when it was entered, by this machine's clock
 * @withdrawn: when it was withdrawn, by the backend's clock; 0: it was not
 * @home: (nullable): folder of the backend that it is for and of the token that it was
 *   entered with; %NULL: there was none
 * @file: (nullable): where it is on the disk; %NULL: it is not
 * @current: (nullable): what stands there: after a conflict, or now that it is taken
 * @current_etag: (nullable): and its version
 * @is_tried: it was sent at least once
 * @is_discarded: nobody wants it any more; it leaves the disk, then the list
 * @is_taken: it is written; it leaves when what follows it stands on that
 * @is_found: it stood there when it was sent; nobody knows who wrote it
 * @is_passed_on: of one that is taken: what follows it knows
 * @is_writing: a worker puts it on the disk, as it was when that began
 * @is_changed: it has changed since: it is to be written once more
 * @is_leaving: it is to leave the disk when that is done
 */
struct _BwClientOutboxEntry
{
  GObject parent_instance;

  guint64        number;
  char          *title;
  char          *method;
  char          *path;
  char          *base;
  char          *body;
  char          *etag;
  char          *key;
  gint64         added;
  gint64         withdrawn;
  char          *home;
  char          *file;
  BwOutboxState  state;
  char          *reason;
  char          *unkept;
  char          *current;
  char          *current_etag;
  gboolean       is_tried;
  gboolean       is_discarded;
  gboolean       is_taken;
  gboolean       is_found;
  gboolean       is_passed_on;
  gboolean       is_writing;
  gboolean       is_changed;
  gboolean       is_leaving;
};

BwClientOutboxEntry *bw_client_outbox_entry_new       (guint64               number,
                                                       const char           *title,
                                                       const char           *method,
                                                       const char           *path,
                                                       const char           *body,
                                                       const char           *etag);

/* As it is on the disk. */
BwClientOutboxEntry *bw_client_outbox_entry_parse     (const char           *text,
                                                       gsize                 length,
                                                       GError              **error);
char                *bw_client_outbox_entry_to_text   (BwClientOutboxEntry  *self);

/* `NUMBER-KEY.json`, so that names sort as the entries do. */
char                *bw_client_outbox_entry_dup_name  (BwClientOutboxEntry  *self);

/* Why the disk does not know that it was withdrawn (nullable): that is its reason, whatever
 * else comes, until it is written down. */
void                 bw_client_outbox_entry_set_unkept (BwClientOutboxEntry *self,
                                                        const char          *reason);
void                 bw_client_outbox_entry_set_state (BwClientOutboxEntry  *self,
                                                       BwOutboxState         state,
                                                       const char           *reason);

/* WAITING, or WITHDRAWN: nothing is done with it just now. */
void                 bw_client_outbox_entry_rest      (BwClientOutboxEntry  *self,
                                                       const char           *reason);

/* The same change of another version: @onto (nullable: it is not known) and @etag. */
void                 bw_client_outbox_entry_rebase    (BwClientOutboxEntry  *self,
                                                       const char           *onto,
                                                       const char           *etag);

/* Keeps what stands there; whether there was any. */
gboolean             bw_client_outbox_entry_keep      (BwClientOutboxEntry  *self,
                                                       const char           *answer,
                                                       gsize                 length,
                                                       const char           *etag);

/* The same of a 412; whether it is just what the entry wants to write. */
gboolean             bw_client_outbox_entry_compare   (BwClientOutboxEntry  *self,
                                                       const char           *answer,
                                                       gsize                 length,
                                                       const char           *etag);

G_END_DECLS
