/* bw-client-stash.h: texts put away on the disk
 *
 * A file that nobody else has or changes: one without a name, or one that was moved
 * over by its successor and is still open. Blocks: for workers only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwClientStash BwClientStash;

/* Takes @fd, open for reading; @path is for messages. */
BwClientStash *bw_client_stash_new        (int                   fd,
                                           const char           *path);
void           bw_client_stash_free       (BwClientStash        *self);

/* At the end; all or nothing. */
gboolean       bw_client_stash_append     (BwClientStash        *self,
                                           const char           *bytes,
                                           gsize                 length,
                                           gint64               *offset,
                                           GError              **error);

/* Bytes that were appended. */
gint64         bw_client_stash_get_length (const BwClientStash  *self);

/* (transfer none) (nullable): not terminated, until the next call. Cheap for offsets that
 * follow one another. */
const char    *bw_client_stash_read       (BwClientStash        *self,
                                           gint64                offset,
                                           gsize                 length,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientStash, bw_client_stash_free)

G_END_DECLS
