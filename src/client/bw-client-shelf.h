/* bw-client-shelf.h: documents of one type, their texts in memory or put away
 *
 * In the order in which they came: areas from the top, sites area by area. Read back in
 * that order they fall into place. Of a document that is put away its id and where its
 * text is are all that is in memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-file.h"
#include "bw-client-stash.h"

G_BEGIN_DECLS

typedef struct _BwClientShelf BwClientShelf;

BwClientShelf *bw_client_shelf_new             (void);
void           bw_client_shelf_free            (BwClientShelf  *self);

/* One that is there already keeps its place. */
void           bw_client_shelf_keep            (BwClientShelf  *self,
                                                const char     *id,
                                                const char     *text);

/* Its text is in what was kept. */
void           bw_client_shelf_place           (BwClientShelf  *self,
                                                const char     *id,
                                                gsize           length,
                                                gint64          offset);
void           bw_client_shelf_forget          (BwClientShelf  *self,
                                                const char     *id);

guint          bw_client_shelf_get_n_documents (BwClientShelf  *self);

/* Bytes of all lines, and of those that are in memory. */
gsize          bw_client_shelf_get_size        (BwClientShelf  *self);
gsize          bw_client_shelf_get_held        (BwClientShelf  *self);

/* Puts away what is in memory. What could not be is in memory still. */
gboolean       bw_client_shelf_spill           (BwClientShelf  *self,
                                                BwClientStash  *spilled,
                                                GError        **error);

/* All lines, wherever they are. */
gboolean       bw_client_shelf_append          (BwClientShelf  *self,
                                                BwClientFile   *file,
                                                BwClientStash  *kept,
                                                BwClientStash  *spilled,
                                                GError        **error);

/* What was appended is kept from now on, from @offset on. Where it ends. */
gint64         bw_client_shelf_settle          (BwClientShelf  *self,
                                                gint64          offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientShelf, bw_client_shelf_free)

G_END_DECLS
