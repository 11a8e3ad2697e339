/* bw-http-request.c: one request from its head to its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-private.h"

#include <linux/sockios.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

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
  bw_http_head_read (self, url, version);
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
  g_free (self->fault);
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
  guint64 length;

  /* The library lets pass what is beyond 63 bits. */
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &length, NULL)
           ? (gint64) MIN (length, G_MAXINT64) : -1;
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
