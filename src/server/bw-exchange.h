/* bw-exchange.h: one request with the token it came with, and its answer
 *
 * What a handler is given and what it fills: it reads the request, and replies
 * once, at once or later (bw_exchange_hold() keeps it until then).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-audit.h"
#include "bw-http.h"
#include "bw-problem.h"
#include "bw-scope.h"

G_BEGIN_DECLS

typedef struct _BwServer   BwServer;
typedef struct _BwExchange BwExchange;

/**
 * BwExchange:
 * @server: whose exchange it is
 * @request: the request
 * @token: (nullable): of a resource that needs none
 * @scope: what the token may see
 * @tail: what stands in the path behind that of the resource, `""`
 * @right: a BwRight that the token must have; negative: none
 * @body_bytes: of a body that are wanted
 * @handle: makes the answer
 * @admit: (nullable): looks at the head, and may fail it or lessen @body_bytes
 */
struct _BwExchange
{
  BwServer      *server;
  BwHttpRequest *request;
  BwToken       *token;
  BwPlace        scope;
  const char    *tail;
  int            right;
  gsize          body_bytes;
  void         (*handle) (BwExchange *self);
  gboolean     (*admit) (BwExchange *self);
};

BwExchange *bw_exchange_new         (BwServer       *server,
                                     BwHttpRequest  *request);
void        bw_exchange_free        (gpointer        data);

/* Between these two the exchange stays, whatever the other side does. */
BwExchange *bw_exchange_hold        (BwExchange     *self);
void        bw_exchange_release     (BwExchange     *self);

/* Takes over the answer. */
void        bw_exchange_reply       (BwExchange     *self,
                                     BwHttpResponse *response);
void        bw_exchange_reply_json  (BwExchange     *self,
                                     guint           status,
                                     JsonObject     *object);
void        bw_exchange_reply_text  (BwExchange     *self,
                                     guint           status,
                                     const char     *content_type,
                                     char           *text);

/* Takes over the problem; refusals (401, 403, 409, 412, 422) are put into the audit. */
void        bw_exchange_fail        (BwExchange     *self,
                                     BwProblem      *problem);

/* What the audit and the journal are told of it, for who makes the answer himself. */
void        bw_exchange_note_failure (BwExchange    *self,
                                     BwProblem      *problem);
void        bw_exchange_fail_error  (BwExchange     *self,
                                     const GError   *error);

/* A parameter that cannot be used; FALSE. */
gboolean    bw_exchange_fail_query  (BwExchange     *self,
                                     const char     *name,
                                     const char     *reason);

/* Of the query: FALSE after the exchange has failed with the reason. */
gboolean    bw_exchange_get_limit   (BwExchange     *self,
                                     guint          *limit);
gboolean    bw_exchange_get_after   (BwExchange     *self,
                                     guint64        *after);
gboolean    bw_exchange_get_time    (BwExchange     *self,
                                     const char     *name,
                                     gint64         *time);

/* The scope, made smaller by `area=`. */
gboolean    bw_exchange_get_scope   (BwExchange     *self,
                                     BwPlace        *scope);

/* (transfer full): a row for the audit */
BwAudit    *bw_exchange_make_audit  (BwExchange     *self,
                                     guint           status,
                                     const char     *detail);

G_END_DECLS
