/* bw-store-access.h: of a store, who may do what, and who did what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

gboolean   bw_store_access_put_token    (BwStore        *self,
                                         const BwToken  *token,
                                         GError        **error);

/* (nullable): %NULL without an error: there is none */
BwToken   *bw_store_access_find_token   (BwStore        *self,
                                         const guint8    hash[BW_TOKEN_HASH_SIZE],
                                         GError        **error);
gboolean   bw_store_access_revoke_token (BwStore        *self,
                                         const char     *id,
                                         gint64          at,
                                         GError        **error);
GPtrArray *bw_store_access_list_tokens  (BwStore        *self,
                                         GError        **error);
gboolean   bw_store_access_append_audit (BwStore        *self,
                                         BwAudit        *row,
                                         GError        **error);

/* (element-type BwAudit): rows above @since. Checks the chain. */
GPtrArray *bw_store_access_list_audit   (BwStore        *self,
                                         guint64         since,
                                         guint           limit,
                                         GError        **error);

/* All of it, without holding it. */
gboolean   bw_store_access_verify_audit (BwStore        *self,
                                         GError        **error);

G_END_DECLS
