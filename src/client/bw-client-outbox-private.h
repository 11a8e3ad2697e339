/* bw-client-outbox-private.h: of the outbox, for the session and its own files
 *
 * bw-client-outbox.c holds the entries and their list; -keep.c has them on the disk;
 * -chain.c knows what follows what; -send.c sends them, one at a time, and decides what
 * becomes of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"
#include "bw-client-outbox-entry-private.h"
#include "bw-client-outbox.h"

G_BEGIN_DECLS

struct _BwClientOutbox
{
  GObject parent_instance;

  /* owned */
  GHashTable      *all;      /* (element-type BwClientOutboxEntry): by key; of every backend so far, until they leave */
  GListStore      *entries;  /* (element-type BwClientOutboxEntry): those of this backend, oldest first */
  char            *dir;
  char            *place;    /* (nullable): of the backend: a folder of folders */
  char            *folder;   /* (nullable): in it, of the token */
  BwClientBackend *backend;  /* (nullable) */
  SoupSession     *session;  /* (nullable) */
  GQueue           writing;  /* (element-type BwClientOutboxEntry): new ones on their way to the disk */
  GHashTable      *leaving;  /* (element-type utf8): keys of what a load may have read and is not to bring back */

  /* one at a time */
  BwClientOutboxEntry *sending; /* (unowned) (nullable) */
  GCancellable        *cancellable; /* (owned) (nullable) */
  gboolean             is_loading;
  guint                n_under_way; /* loads and removals */
  guint64              last_number;
  guint                n_failed;
  guint                pause_id;
  guint                n_waiting;
};

BwClientOutbox      *bw_client_outbox_new         (void);

/* Shows what waits for @backend (nullable) and sends it. */
void                 bw_client_outbox_set_backend (BwClientOutbox       *self,
                                                   BwClientBackend      *backend);

/* There is reason to believe that the backend is reached. */
void                 bw_client_outbox_wake        (BwClientOutbox       *self);

/* of the entries */
guint                bw_client_outbox_count       (BwClientOutbox       *self);
BwClientOutboxEntry *bw_client_outbox_get         (BwClientOutbox       *self,
                                                   guint                 index);
/* (transfer full): what waits, whichever backend it is for */
GPtrArray           *bw_client_outbox_list_all    (BwClientOutbox       *self);

/* Whether it is for the backend that is connected, and was entered with this token. */
gboolean             bw_client_outbox_is_here     (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);

/* Whether it is for the backend that is connected, with whatever token. */
gboolean             bw_client_outbox_is_shown    (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);

/* Into the list, if it is shown, and out of it; out of all. */
void                 bw_client_outbox_insert      (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);
void                 bw_client_outbox_take_out    (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);
void                 bw_client_outbox_forget      (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);
void                 bw_client_outbox_tell_unkept (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);
void                 bw_client_outbox_tell_kept   (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);
void                 bw_client_outbox_set_state   (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry,
                                                   BwOutboxState         state,
                                                   const char           *reason);
void                 bw_client_outbox_rest        (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry,
                                                   const char           *reason);

/* It is written: what follows it stands on that, then it leaves. */
void                 bw_client_outbox_take        (BwClientOutbox       *self,
                                                   BwClientOutboxEntry  *entry);

/* -keep: a new one is in the list when it is on the disk; one that leaves is out of it
 * when it has left the disk. */
void                 bw_client_outbox_keep_load    (BwClientOutbox       *self);
void                 bw_client_outbox_keep_write   (BwClientOutbox       *self,
                                                    BwClientOutboxEntry  *entry);

/* One that is on the disk becomes one of the token that is used. */
void                 bw_client_outbox_keep_adopt   (BwClientOutbox       *self,
                                                    BwClientOutboxEntry  *entry);

/* One that is on the disk, as it is now. */
void                 bw_client_outbox_keep_rewrite (BwClientOutbox       *self,
                                                    BwClientOutboxEntry  *entry);
void                 bw_client_outbox_keep_remove  (BwClientOutbox       *self,
                                                    BwClientOutboxEntry  *entry);

/* -chain: one that is taken goes when what follows it knows, also on the disk; all that
 * waited for that. */
void                 bw_client_outbox_chain_leave      (BwClientOutbox       *self,
                                                        BwClientOutboxEntry  *entry);
void                 bw_client_outbox_chain_leave_held (BwClientOutbox       *self);

/* What follows one that nobody wants any more stands on what that stood on. */
void                 bw_client_outbox_chain_release    (BwClientOutbox       *self,
                                                        BwClientOutboxEntry  *entry);

/* -send */
void                 bw_client_outbox_send_next   (BwClientOutbox       *self);
void                 bw_client_outbox_stop        (BwClientOutbox       *self);

G_END_DECLS
