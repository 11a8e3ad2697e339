/* bw-client-ids.h: ids of documents, and a number for each
 *
 * Numbers are given in the order in which ids come. An id takes its own bytes and a dozen
 * more: there are hundreds of thousands, and a block of malloc and an entry of GHashTable
 * for each would be as much again as all that is known of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_CLIENT_IDS_NONE G_MAXUINT

typedef struct _BwClientIds BwClientIds;

BwClientIds *bw_client_ids_new    (void);
void         bw_client_ids_free   (BwClientIds        *self);

/* The number of @id, which may be there. */
guint        bw_client_ids_add    (BwClientIds        *self,
                                   const char         *id);

/* BW_CLIENT_IDS_NONE: it is not there. */
guint        bw_client_ids_find   (const BwClientIds  *self,
                                   const char         *id);

/* Its number means nothing any more, and is given to no other. */
void         bw_client_ids_remove (BwClientIds        *self,
                                   guint               number);

/* (transfer none) (nullable): until the next is added; %NULL: it was removed. */
const char  *bw_client_ids_get    (const BwClientIds  *self,
                                   guint               number);

guint        bw_client_ids_count  (const BwClientIds  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientIds, bw_client_ids_free)

G_END_DECLS
