/* bw-http-request.c: one request from its head to its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-private.h"

#include <linux/sockios.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#define MAX_QUERY 32

static const struct
{
  const char   *name;
  BwHttpMethod  method;
} methods[] =
{
  { "GET", BW_HTTP_METHOD_GET },
  { "HEAD", BW_HTTP_METHOD_GET },
  { "POST", BW_HTTP_METHOD_POST },
  { "PUT", BW_HTTP_METHOD_PUT },
  { "DELETE", BW_HTTP_METHOD_DELETE },
};

static BwHttpMethod
find_method (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (g_str_equal (methods[i].name, name))
        return methods[i].method;
    }

  return BW_HTTP_METHOD_OTHER;
}

/* (nullable): text of which not all is UTF-8, or that holds a NUL */
static char *
decode (const char *text)
{
  g_autofree char *plain = g_uri_unescape_string (text, NULL);

  return plain != NULL && g_utf8_validate (plain, -1, NULL) ? g_steal_pointer (&plain) : NULL;
}

static enum MHD_Result
on_argument_cb (void               *data,
                enum MHD_ValueKind  kind,
                const char         *name,
                const char         *value)
{
  BwHttpRequest *self = data;
  g_autofree char *plain_name = decode (name);
  g_autofree char *plain_value = decode (value != NULL ? value : "");

  if (self->query == NULL)
    self->query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (plain_name == NULL || plain_value == NULL || g_hash_table_size (self->query) >= MAX_QUERY
      || g_hash_table_contains (self->query, plain_name))
    {
      self->is_malformed = TRUE;
      return MHD_NO;
    }

  g_hash_table_insert (self->query, g_steal_pointer (&plain_name), g_steal_pointer (&plain_value));
  return MHD_YES;
}

/* Of these one request has one at most: two of them would be read differently by
 * whatever stands in front. */
static const char * const singles[] = {
  "Host", "Content-Length", "Transfer-Encoding", "Authorization", "Content-Type", "Expect", "Last-Event-ID",
};

typedef struct
{
  gboolean is_plain;
  guint    counts[G_N_ELEMENTS (singles)];
} Headers;

/* RFC 9110 §5.6.2 */
static gboolean
is_token (const char *text)
{
  const char *end = text;

  while (g_ascii_isalnum (*end) || (*end != '\0' && strchr ("!#$%&'*+-.^_`|~", *end) != NULL))
    end++;

  return end > text && *end == '\0';
}

/* RFC 9110 §5.5 */
static gboolean
is_value (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (g_ascii_iscntrl (*text) && *text != '\t')
        return FALSE;
    }

  return TRUE;
}

static enum MHD_Result
on_header_cb (void               *data,
              enum MHD_ValueKind  kind,
              const char         *name,
              const char         *value)
{
  Headers *headers = data;

  headers->is_plain &= is_token (name) && is_value (value != NULL ? value : "");
  for (guint i = 0; i < G_N_ELEMENTS (singles); i++)
    {
      if (g_ascii_strcasecmp (name, singles[i]) == 0)
        headers->is_plain &= ++headers->counts[i] == 1;
    }

  return MHD_YES;
}

/* The library lets pass what RFC 9112 (§2.3, §3.2, §5.1, §6.1, §6.3) calls an attack
 * on whatever stands in front. A chunked body that it has read loosely must not
 * decide where the next request begins, so that one is the last. */
static void
judge_headers (BwHttpRequest *self,
               const char    *version)
{
  Headers headers = { .is_plain = TRUE };
  const char *coding = bw_http_request_get_header (self, "Transfer-Encoding");
  gboolean is_eleven = g_str_equal (version, "HTTP/1.1");

  MHD_get_connection_values (self->connection, MHD_HEADER_KIND, on_header_cb, &headers);
  if (!headers.is_plain || (!is_eleven && !g_str_equal (version, "HTTP/1.0")))
    self->is_malformed = TRUE;
  if (coding != NULL)
    self->is_malformed |= !is_eleven || g_ascii_strcasecmp (coding, "chunked") != 0
                          || bw_http_request_get_header (self, "Content-Length") != NULL;

  self->is_last = self->is_malformed || coding != NULL;
}

BwHttpRequest *
bw_http_request_new (BwHttp                *http,
                     struct MHD_Connection *connection,
                     const char            *url,
                     const char            *method,
                     const char            *version)
{
  BwHttpRequest *self = g_new0 (BwHttpRequest, 1);

  self->ref_count = 1;
  self->http = g_object_ref (http);
  self->connection = connection;
  self->link.data = self;
  self->method = find_method (method);
  self->method_name = g_strdup (method);
  self->path = decode (url);
  self->is_malformed = self->path == NULL;
  MHD_get_connection_values (connection, MHD_GET_ARGUMENT_KIND, on_argument_cb, self);
  judge_headers (self, version);
  g_queue_push_tail_link (&http->requests, &self->link);
  return self;
}

/**
 * bw_http_request_ref:
 * @self: a request
 *
 * Returns: (transfer full): @self
 */
BwHttpRequest *
bw_http_request_ref (BwHttpRequest *self)
{
  self->ref_count++;
  return self;
}

/**
 * bw_http_request_unref:
 * @self: (transfer full): a request
 */
void
bw_http_request_unref (BwHttpRequest *self)
{
  if (--self->ref_count > 0)
    return;

  if (self->free_data != NULL)
    self->free_data (self->data);

  bw_http_request_drop_body (self);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->response, bw_http_response_free);
  g_clear_object (&self->http);
  g_free (self->method_name);
  g_free (self->path);
  g_free (self);
}

BwHttpMethod
bw_http_request_get_method (BwHttpRequest *self)
{
  return self->method;
}

const char *
bw_http_request_get_method_name (BwHttpRequest *self)
{
  return self->method_name;
}

const char *
bw_http_request_get_path (BwHttpRequest *self)
{
  return self->path;
}

/**
 * bw_http_request_get_query:
 * @self: a request
 * @name: of a parameter
 *
 * Returns: (transfer none) (nullable): its value, decoded
 */
const char *
bw_http_request_get_query (BwHttpRequest *self,
                           const char    *name)
{
  return self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;
}

/**
 * bw_http_request_get_header:
 * @self: a request
 * @name: of a header
 *
 * Returns: (transfer none) (nullable): its value; %NULL also when the other side
 *   has gone
 */
const char *
bw_http_request_get_header (BwHttpRequest *self,
                            const char    *name)
{
  return self->connection != NULL
           ? MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, name)
           : NULL;
}

/**
 * bw_http_request_get_body:
 * @self: a request
 * @length: (out): without the NUL at its end
 *
 * Returns: (transfer none): the body, `""` if there was none
 */
const char *
bw_http_request_get_body (BwHttpRequest *self,
                          gsize         *length)
{
  *length = self->body != NULL ? self->body->len - 1 : 0;
  return self->body != NULL ? (const char *) self->body->data : "";
}

gboolean
bw_http_request_is_gone (BwHttpRequest *self)
{
  return self->connection == NULL;
}

gint64
bw_http_request_get_length (BwHttpRequest *self)
{
  const char *text = bw_http_request_get_header (self, "Content-Length");
  gint64 length;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &length, NULL) ? length : -1;
}

gboolean
bw_http_request_take_body (BwHttpRequest *self,
                           const char    *data,
                           gsize          length)
{
  BwHttp *http = self->http;
  gsize held = self->body != NULL ? self->body->len - 1 : 0;

  if (http->n_body_bytes + length > http->limits.bodies_bytes)
    return FALSE;

  if (self->body == NULL)
    {
      self->body = g_byte_array_sized_new ((guint) length + 1);
      g_byte_array_append (self->body, (const guint8 *) "", 1);
    }

  g_byte_array_set_size (self->body, (guint) (held + length + 1));
  memcpy (self->body->data + held, data, length);
  self->body->data[held + length] = '\0';
  http->n_body_bytes += length;
  return TRUE;
}

void
bw_http_request_drop_body (BwHttpRequest *self)
{
  if (self->body == NULL)
    return;

  self->http->n_body_bytes -= self->body->len - 1;
  g_clear_pointer (&self->body, g_byte_array_unref);
}

void
bw_http_request_suspend (BwHttpRequest *self)
{
  if (self->is_suspended || self->connection == NULL)
    return;

  self->is_suspended = TRUE;
  MHD_suspend_connection (self->connection);
}

void
bw_http_request_resume (BwHttpRequest *self)
{
  if (!self->is_suspended || self->connection == NULL)
    return;

  self->is_suspended = FALSE;
  MHD_resume_connection (self->connection);
  bw_http_kick (self->http);
}

void
bw_http_request_end (BwHttpRequest *self)
{
  self->connection = NULL;
  self->is_suspended = FALSE;
  g_queue_unlink (&self->http->requests, &self->link);
}

/**
 * bw_http_request_accept:
 * @self: a request whose head is being judged
 * @body_bytes: how much of a body is wanted
 */
void
bw_http_request_accept (BwHttpRequest *self,
                        gsize          body_bytes)
{
  g_return_if_fail (!self->is_accepted && !self->is_replied);

  self->body_bytes = MIN (body_bytes, self->http->limits.body_bytes);
  self->is_accepted = TRUE;
  bw_http_request_resume (self);
}

/**
 * bw_http_request_reply:
 * @self: a request
 * @response: (transfer full): the answer
 */
void
bw_http_request_reply (BwHttpRequest  *self,
                       BwHttpResponse *response)
{
  g_return_if_fail (!self->is_replied);

  self->is_replied = TRUE;
  if (self->connection == NULL)
    {
      bw_http_response_free (response);
      return;
    }

  self->response = response;
  bw_http_request_resume (self);
}

/**
 * bw_http_request_wake:
 * @self: a request that a stream answers
 */
void
bw_http_request_wake (BwHttpRequest *self)
{
  bw_http_request_resume (self);
}

/**
 * bw_http_request_get_unread:
 * @self: a request
 *
 * What a stream has handed over is not what the other side has taken: the kernel
 * holds some. Of a Unix socket its bookkeeping is counted with it.
 *
 * Returns: bytes that the kernel holds and the other side's has not confirmed
 */
gsize
bw_http_request_get_unread (BwHttpRequest *self)
{
  const union MHD_ConnectionInfo *info;
  int n_bytes = 0;

  if (self->connection == NULL)
    return 0;

  info = MHD_get_connection_info (self->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info == NULL || ioctl (info->connect_fd, SIOCOUTQ, &n_bytes) != 0)
    return 0;

  return (gsize) MAX (n_bytes, 0);
}

/**
 * bw_http_request_abort:
 * @self: a request
 *
 * Cuts the connection off; what was not sent is lost.
 */
void
bw_http_request_abort (BwHttpRequest *self)
{
  const union MHD_ConnectionInfo *info;

  if (self->connection == NULL)
    return;

  info = MHD_get_connection_info (self->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info != NULL)
    shutdown (info->connect_fd, SHUT_RDWR);

  bw_http_request_resume (self);
  bw_http_kick (self->http);
}

/**
 * bw_http_request_set_data:
 * @self: a request
 * @data: (nullable): whatever the layer above keeps with it
 * @free_data: (nullable): called when the request goes
 */
void
bw_http_request_set_data (BwHttpRequest  *self,
                          gpointer        data,
                          GDestroyNotify  free_data)
{
  self->data = data;
  self->free_data = free_data;
}

gpointer
bw_http_request_get_data (BwHttpRequest *self)
{
  return self->data;
}
