/* bw-handlers.h: what answers each resource; bw-router.c has the table
 *
 * A handler is given an exchange whose token has the right that the table names,
 * and replies once. It never touches a socket or the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-exchange.h"

G_BEGIN_DECLS

void bw_handle_health_live       (BwExchange *exchange);
void bw_handle_health_ready      (BwExchange *exchange);
void bw_handle_metrics_get       (BwExchange *exchange);
void bw_handle_openapi_get       (BwExchange *exchange);
void bw_handle_service_get       (BwExchange *exchange);
void bw_handle_me_get            (BwExchange *exchange);
void bw_handle_tokens_post       (BwExchange *exchange);
void bw_handle_tokens_delete     (BwExchange *exchange);
void bw_handle_reports_post      (BwExchange *exchange);
void bw_handle_feed_get          (BwExchange *exchange);
void bw_handle_documents_get     (BwExchange *exchange);
void bw_handle_document_get      (BwExchange *exchange,
                                  BwDocumentType type,
                                  const char *id);

/* Before the body: whether the role may write such a document. */
gboolean bw_handle_change_admit (BwExchange *exchange);
void bw_handle_change_put      (BwExchange *exchange);
void bw_handle_change_delete   (BwExchange *exchange);

/* (nullable): it is there, and the token may see it */
BwItem *bw_handle_document_find  (BwExchange *exchange,
                                  BwDocumentType type,
                                  const char *id);
void bw_handle_document_reply    (BwExchange *exchange,
                                  guint status,
                                  BwItem *item);

/* (transfer full) (nullable): a document of the store as it goes out, if the token
 * may see it */
char *bw_handle_document_dup_text (BwExchange *exchange,
                                  const char *json,
                                  guint64 seq);
void bw_handle_document_add_tag  (BwHttpResponse *response,
                                  guint64 seq);
void bw_handle_display_put       (BwExchange *exchange,
                                  const char *id);
void bw_handle_display_delete    (BwExchange *exchange,
                                  const char *id);
void bw_handle_series_get        (BwExchange *exchange);
void bw_handle_audit_get         (BwExchange *exchange);

G_END_DECLS
