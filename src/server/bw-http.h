/* bw-http.h: the seam that hides the HTTP library
 *
 *   head complete ──► BwHttpFunc head ──reply──────────────► answer
 *                        │ accept, now or later
 *   body complete ──► BwHttpFunc body ──reply, now or later─► answer
 *                                                             │ a stream pulls
 *                                             wake ──► pull ──┘ until it ends
 *
 * Nobody outside of bw-http*.c knows a socket. A request lives as long as
 * somebody holds it; when the other side has gone, a reply is dropped.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BW_HTTP_METHOD_GET,
  BW_HTTP_METHOD_POST,
  BW_HTTP_METHOD_PUT,
  BW_HTTP_METHOD_DELETE,
  BW_HTTP_METHOD_OTHER,
} BwHttpMethod;

typedef struct _BwHttpRequest  BwHttpRequest;
typedef struct _BwHttpResponse BwHttpResponse;

typedef void   (*BwHttpFunc)     (BwHttpRequest *request,
                                  gpointer       user_data);

/* Writes up to @size bytes. 0: nothing now, bw_http_request_wake() will call
 * again; -1: the end. */
typedef gssize (*BwHttpPullFunc) (gpointer       data,
                                  char          *buffer,
                                  gsize          size);

/**
 * BwHttpLimits:
 * @connections: open at a time
 * @connections_per_address: of these from one address
 * @idle_s: seconds until a connection on which nothing moves is closed
 * @head_s: seconds from a connection or the last answer on it to the end of the
 *   next head, however little of it comes at a time; more than @idle_s
 * @body_s: seconds that a body may take, however little of it comes at a time
 * @header_bytes: memory of one connection, and so the longest head
 * @body_bytes: the longest body
 * @bodies_bytes: all bodies that are being received, together
 * @peers: (nullable) (element-type uid_t): users that may connect to a Unix
 *   socket; %NULL: root, the user that runs this, and those in the socket's group
 */
typedef struct
{
  guint connections;
  guint connections_per_address;
  guint idle_s;
  guint head_s;
  guint body_s;
  gsize header_bytes;
  gsize body_bytes;
  gsize bodies_bytes;
  const GArray *peers;
} BwHttpLimits;

#define BW_TYPE_HTTP (bw_http_get_type ())

G_DECLARE_FINAL_TYPE (BwHttp, bw_http, BW, HTTP, GObject)

BwHttp         *bw_http_new                     (const BwHttpLimits *limits,
                                                 BwHttpFunc          head,
                                                 BwHttpFunc          body,
                                                 gpointer            user_data);

/* Whether bw_http_listen() would be allowed. */
gboolean        bw_http_check_address           (const char         *address,
                                                 GError            **error);

/* Those of bodies, of the time of a head, and of peers count from now on; those
 * of connections stay as they were. */
void            bw_http_set_limits              (BwHttp             *self,
                                                 const BwHttpLimits *limits);

/* `127.0.0.1:PORT`, `[::1]:PORT`, `localhost:PORT` or `unix:PATH`; anything
 * else is refused with G_IO_ERROR_INVALID_ARGUMENT. */
gboolean        bw_http_listen                  (BwHttp             *self,
                                                 const char         *address,
                                                 GError            **error);

/* `http://127.0.0.1:8080` or `unix:/run/…`, as it really is. */
const char     *bw_http_get_url                 (BwHttp             *self);
guint           bw_http_get_n_connections       (BwHttp             *self);

/* Of all bodies that are being received. */
gsize           bw_http_get_n_body_bytes        (BwHttp             *self);

/* Takes no more connections; those that are open go on. */
void            bw_http_close                   (BwHttp             *self);

/* Ends everything. */
void            bw_http_stop                    (BwHttp             *self);

BwHttpRequest  *bw_http_request_ref             (BwHttpRequest      *self);
void            bw_http_request_unref           (BwHttpRequest      *self);
BwHttpMethod    bw_http_request_get_method      (BwHttpRequest      *self);
const char     *bw_http_request_get_method_name (BwHttpRequest      *self);

/* Decoded. */
const char     *bw_http_request_get_path        (BwHttpRequest      *self);

/* (nullable): decoded; a `+` is a space */
const char     *bw_http_request_get_query       (BwHttpRequest      *self,
                                                 const char         *name);
const char     *bw_http_request_get_header      (BwHttpRequest      *self,
                                                 const char         *name);

/* Ends with a NUL that does not count. */
const char     *bw_http_request_get_body        (BwHttpRequest      *self,
                                                 gsize              *length);

/* The other side has gone, or was cut off. */
gboolean        bw_http_request_is_gone         (BwHttpRequest      *self);

/* The head is good: let the body come, of which up to @body_bytes are wanted; a
 * longer one is refused. 0: none of it is, it is read past. */
void            bw_http_request_accept          (BwHttpRequest      *self,
                                                 gsize               body_bytes);

/* Takes over @response. Once a request. */
void            bw_http_request_reply           (BwHttpRequest      *self,
                                                 BwHttpResponse     *response);

/* The stream that answers has something to say again. */
void            bw_http_request_wake            (BwHttpRequest      *self);

/* Bytes on their way to the other side that it has not taken. */
gsize           bw_http_request_get_unread      (BwHttpRequest      *self);

/* Cuts the connection off. */
void            bw_http_request_abort           (BwHttpRequest      *self);

/* Whatever data the layer above keeps with the request. */
void            bw_http_request_set_data        (BwHttpRequest      *self,
                                                 gpointer            data,
                                                 GDestroyNotify      free_data);
gpointer        bw_http_request_get_data        (BwHttpRequest      *self);

/* @body (nullable) (transfer full) */
BwHttpResponse *bw_http_response_new            (guint               status,
                                                 const char         *content_type,
                                                 GBytes             *body);
BwHttpResponse *bw_http_response_new_stream     (guint               status,
                                                 const char         *content_type,
                                                 BwHttpPullFunc      pull,
                                                 gpointer            data,
                                                 GDestroyNotify      free_data);
void            bw_http_response_add_header     (BwHttpResponse     *self,
                                                 const char         *name,
                                                 const char         *value);
guint           bw_http_response_get_status     (BwHttpResponse     *self);
GBytes         *bw_http_response_get_body       (BwHttpResponse     *self);
void            bw_http_response_free           (BwHttpResponse     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwHttpRequest, bw_http_request_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwHttpResponse, bw_http_response_free)

G_END_DECLS
