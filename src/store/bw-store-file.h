/* bw-store-file.h: a file that is there whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-error.h"

G_BEGIN_DECLS

/* Fills the file at @path, which is there and empty. */
typedef gboolean (*BwStoreFileFunc) (const char  *path,
                                     gpointer     user_data,
                                     GError     **error);

/* @func fills a file of another name beside it; then it is the one at @path, where
 * nothing may be yet. Mode 0600, and on disk. */
gboolean bw_store_file_write        (const char       *path,
                                     BwStoreFileFunc   func,
                                     gpointer          user_data,
                                     GError          **error);

/* Brings @from to disk and gives it the name @path, which must be free. */
gboolean bw_store_file_put_in_place (const char       *from,
                                     const char       *path,
                                     GError          **error);

/* With what SQLite may have put beside it. */
void     bw_store_file_remove       (const char       *path);

G_END_DECLS
