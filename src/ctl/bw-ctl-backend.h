/* bw-ctl-backend.h: a backend that a verb asks one thing after the other, and waits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-backend.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _BwCtlBackend BwCtlBackend;

/* @address: `http://…`, `https://…` or `unix:PATH`. @patience_s: for all of
 * an answer. (nullable): it is none, or @token. */
BwCtlBackend *bw_ctl_backend_new         (const char     *address,
                                          const char     *token,
                                          guint           patience_s,
                                          GError        **error);
void          bw_ctl_backend_free        (BwCtlBackend   *self);
const char   *bw_ctl_backend_get_address (BwCtlBackend   *self);

/* (nullable): @path is none. */
SoupMessage  *bw_ctl_backend_new_message (BwCtlBackend   *self,
                                          const char     *method,
                                          const char     *path,
                                          GError        **error);

/* (nullable): the answer, if it is 2xx. */
GBytes       *bw_ctl_backend_ask         (BwCtlBackend   *self,
                                          SoupMessage    *message,
                                          GCancellable   *cancellable,
                                          GError        **error);

/* (nullable): the same, if it is an object. */
JsonNode     *bw_ctl_backend_ask_object  (BwCtlBackend   *self,
                                          SoupMessage    *message,
                                          GCancellable   *cancellable,
                                          GError        **error);

/* (nullable): what `GET @path` answers. */
JsonNode     *bw_ctl_backend_get_object  (BwCtlBackend   *self,
                                          const char     *path,
                                          GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCtlBackend, bw_ctl_backend_free)

G_END_DECLS
