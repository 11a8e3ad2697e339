/* bench-http.h: what the measuring programs that speak HTTP share
 *
 * Each of these ends the program when it cannot do what it is for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

G_NORETURN
void       bench_fail       (const char  *text);

/* http://127.0.0.1:PORT */
void       bench_split_url  (const char  *url,
                             char       **host,
                             guint16     *port);
char      *bench_read_token (const char  *path);

/* A blocking socket. */
int        bench_connect    (const char  *host,
                             guint16      port);

/* (transfer full): head and body of the answer; plain HTTP/1.0, so that the body
 * is not in chunks. */
GString   *bench_get        (const char  *host,
                             guint16      port,
                             const char  *token,
                             const char  *path,
                             const char  *accept);
char      *bench_ask_time   (const char  *host,
                             guint16      port,
                             const char  *token);

/* (transfer full): codes of the sampling points; @subject is their round's. */
GPtrArray *bench_list_sites (const char  *city,
                             char       **subject);

/* A UUIDv7, as a device would make it. */
void       bench_append_id  (GString     *out,
                             GRand       *random);

G_END_DECLS
