/* bw-http-private.h: what the files of the HTTP seam share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-http.h"

#include <microhttpd.h>

G_BEGIN_DECLS

/* Where a request stands; see bw-http.h. */
typedef enum
{
  BW_HTTP_PHASE_HEAD,     /* the head is being judged */
  BW_HTTP_PHASE_BODY,     /* the body is coming, kept or thrown away */
  BW_HTTP_PHASE_ANSWER,   /* the answer is being made */
  BW_HTTP_PHASE_SENT,     /* the library has it */
} BwHttpPhase;

struct _BwHttp
{
  GObject parent_instance;

  BwHttpLimits       limits;
  BwHttpFunc         head;
  BwHttpFunc         body;
  gpointer           user_data;
  gid_t              group;        /* of the Unix socket */

  struct MHD_Daemon *daemon;       /* (owned) (nullable) */
  GSource           *source;       /* (owned) (nullable) */
  guint              late_id;
  GQueue             requests;     /* (unowned) BwHttpRequest */
  GQueue             waiting;      /* (unowned) BwHttpConnection: for a head, who waits longest first */
  char              *url;          /* (owned) (nullable) */
  char              *unix_path;    /* (owned) (nullable): to be unlinked */
  gsize              n_body_bytes; /* of all bodies that are being received */
  gboolean           is_pumping;
  gboolean           is_kicked;
  gboolean           is_stopping;
};

/* The library's socket context. */
typedef struct
{
  BwHttp   *http;        /* (unowned) */
  int       fd;
  GList     link;        /* in http->waiting */
  gint64    since;       /* monotonic */
  gboolean  is_waiting;
  gboolean  is_refused;  /* whoever is at the other end may not speak */
} BwHttpConnection;

struct _BwHttpRequest
{
  int                    ref_count;
  BwHttp                *http;        /* (owned) */
  struct MHD_Connection *connection;  /* (nullable): gone */
  GList                  link;        /* in http->requests */
  BwHttpMethod           method;
  char                  *method_name;
  char                  *path;        /* (nullable): could not be decoded */
  char                  *fault;       /* (nullable): why the head is not let pass */
  GHashTable            *query;       /* (owned) (nullable) */
  GByteArray            *body;        /* (owned) (nullable) */
  gsize                  body_bytes;  /* that are wanted; 0: none is kept */
  gsize                  n_received;
  gint64                 body_begun;  /* monotonic */
  BwHttpPhase            phase;
  BwHttpResponse        *response;    /* (owned) (nullable) */
  gboolean               is_accepted;
  gboolean               is_replied;
  gboolean               is_suspended;
  gboolean               is_last;     /* what follows on this connection is not read */
  gpointer               data;
  GDestroyNotify         free_data;
};

struct _BwHttpResponse
{
  guint                status;
  GBytes              *body;       /* (owned) (nullable) */
  BwHttpPullFunc       pull;
  gpointer             data;
  GDestroyNotify       free_data;
  BwHttpRequest       *request;    /* (unowned): of a stream, once it answers */
  GPtrArray           *headers;    /* (owned): name, value, name, value, … */
};

/* Opens and binds; -1 and an error if that may not or cannot be. */
int                  bw_http_listen_open        (BwHttp                *self,
                                                 const char            *address,
                                                 GError               **error);

BwHttpConnection    *bw_http_connection_new     (BwHttp                *http,
                                                 int                    fd);
void                 bw_http_connection_free    (BwHttpConnection      *self);
BwHttpConnection    *bw_http_connection_get     (struct MHD_Connection *connection);

/* It waits for a head, from now on; it has one. */
void                 bw_http_connection_wait    (BwHttpConnection      *self);
void                 bw_http_connection_take    (BwHttpConnection      *self);

gboolean             bw_http_connection_is_over (int                    fd);

/* Ends those that have waited too long, or have gone. */
void                 bw_http_connection_cut_late (BwHttp               *http);

/* Makes the library look again. */
void                 bw_http_kick               (BwHttp                *self);

BwHttpRequest       *bw_http_request_new        (BwHttp                *http,
                                                 struct MHD_Connection *connection,
                                                 const char            *url,
                                                 const char            *method,
                                                 const char            *version);

/* Path, query and headers. */
void                 bw_http_head_read          (BwHttpRequest         *self,
                                                 const char            *target,
                                                 const char            *version);

/* -1: not said, or not a number */
gint64               bw_http_request_get_length (BwHttpRequest         *self);

/* FALSE: there is no room. */
gboolean             bw_http_request_take_body  (BwHttpRequest         *self,
                                                 const char            *data,
                                                 gsize                  length);
void                 bw_http_request_drop_body  (BwHttpRequest         *self);
void                 bw_http_request_suspend    (BwHttpRequest         *self);
void                 bw_http_request_resume     (BwHttpRequest         *self);

/* The connection has ended. */
void                 bw_http_request_end        (BwHttpRequest         *self);

/* Hands the response over to the library and frees it. */
enum MHD_Result      bw_http_response_send      (BwHttpResponse        *self,
                                                 BwHttpRequest         *request);

G_END_DECLS
