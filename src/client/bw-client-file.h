/* bw-client-file.h: a file that is there whole or not at all
 *
 * Written beside its place under another name, flushed to the disk, then moved
 * over what was there; whoever is killed in between leaves the old one. Blocks:
 * for workers only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwClientFile BwClientFile;

/* Readable for the user alone; the folder is made if it is not there. */
BwClientFile *bw_client_file_new    (const char    *path,
                                     GError       **error);

/* An error is kept and told by bw_client_file_commit(). */
void          bw_client_file_append (BwClientFile  *self,
                                     const char    *text,
                                     gsize          length);

/* To read what is in it by, when it is committed and its name is another's. -1: failed. */
int           bw_client_file_dup_fd (BwClientFile  *self,
                                     GError       **error);

/* On the disk when it returns, its name too. */
gboolean      bw_client_file_commit (BwClientFile  *self,
                                     GError       **error);

/* Not committed: nothing happened. */
void          bw_client_file_free   (BwClientFile  *self);

/* One without a name, beside @path; gone when it is closed. -1: failed. */
int           bw_client_file_open_scratch (const char  *path,
                                           GError     **error);

gboolean      bw_client_file_remove (const char    *path,
                                     GError       **error);

/* Into another folder of the same disk, made if it is not there: it is in one of them all
 * the time. */
gboolean      bw_client_file_move   (const char    *path,
                                     const char    *to,
                                     GError       **error);

/* Removes what those left who were killed while they wrote. */
void          bw_client_file_sweep  (const char    *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientFile, bw_client_file_free)

G_END_DECLS
