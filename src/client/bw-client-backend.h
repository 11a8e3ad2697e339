/* bw-client-backend.h: where a backend is and what lets us in
 *
 * An address, a token and an area. Immutable and reference-counted, for the
 * worker and the main thread alike. The token goes to this address only: its
 * messages follow no redirect.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _BwClientBackend BwClientBackend;

/* @url: `http://…`, `https://…` or `unix:PATH`. @token, @area: nullable. */
BwClientBackend *bw_client_backend_new          (const char       *url,
                                                 const char       *token,
                                                 const char       *area,
                                                 GError          **error);
BwClientBackend *bw_client_backend_ref          (BwClientBackend  *self);
void             bw_client_backend_unref        (BwClientBackend  *self);

const char      *bw_client_backend_get_area     (BwClientBackend  *self);

/* A name for files that belong to this address; with @scoped to this token and
 * area too. It tells neither. */
char            *bw_client_backend_dup_key      (BwClientBackend  *self,
                                                 gboolean          scoped);

/* The same for the token alone, whatever the address. */
char            *bw_client_backend_dup_token_key
                                                (BwClientBackend  *self);

/* For the thread that calls. */
SoupSession     *bw_client_backend_new_session  (BwClientBackend  *self);

/* (nullable): @path is not one. @path begins with a slash and may hold a query. */
SoupMessage     *bw_client_backend_new_message  (BwClientBackend  *self,
                                                 const char       *method,
                                                 const char       *path);

/* What an answer other than 2xx says, from its RFC 9457 body if it has one. */
GError          *bw_client_backend_read_refusal (SoupMessage      *message,
                                                 const char       *body,
                                                 gsize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwClientBackend, bw_client_backend_unref)

G_END_DECLS
