/* bw-http-response.c: an answer, whole or pulled piece by piece
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-private.h"

/* One piece of a stream; the library takes no more than its own memory holds. */
#define STREAM_BLOCK (32 * 1024)

/**
 * bw_http_response_new:
 * @status: HTTP status
 * @content_type: of @body
 * @body: (nullable) (transfer full): the body
 *
 * Returns: (transfer full): an answer
 */
BwHttpResponse *
bw_http_response_new (guint       status,
                      const char *content_type,
                      GBytes     *body)
{
  BwHttpResponse *self = g_new0 (BwHttpResponse, 1);

  self->status = status;
  self->body = body;
  self->headers = g_ptr_array_new_with_free_func (g_free);
  if (content_type != NULL)
    bw_http_response_add_header (self, "Content-Type", content_type);

  return self;
}

/**
 * bw_http_response_new_stream:
 * @status: HTTP status
 * @content_type: of the stream
 * @pull: called when the other side can take something
 * @data: handed on
 * @free_data: called when the stream is over, whoever ended it
 *
 * Returns: (transfer full): an answer of unknown length
 */
BwHttpResponse *
bw_http_response_new_stream (guint           status,
                             const char     *content_type,
                             BwHttpPullFunc  pull,
                             gpointer        data,
                             GDestroyNotify  free_data)
{
  BwHttpResponse *self = bw_http_response_new (status, content_type, NULL);

  self->pull = pull;
  self->data = data;
  self->free_data = free_data;
  return self;
}

void
bw_http_response_add_header (BwHttpResponse *self,
                             const char     *name,
                             const char     *value)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

guint
bw_http_response_get_status (BwHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

/**
 * bw_http_response_get_body:
 * @self: an answer that is not a stream
 *
 * Returns: (transfer none) (nullable): its body
 */
GBytes *
bw_http_response_get_body (BwHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * bw_http_response_free:
 * @self: (nullable): an answer
 */
void
bw_http_response_free (BwHttpResponse *self)
{
  if (self == NULL)
    return;

  if (self->free_data != NULL)
    self->free_data (self->data);

  g_clear_pointer (&self->body, g_bytes_unref);
  g_ptr_array_unref (self->headers);
  g_free (self);
}

static ssize_t
on_response_pull_cb (void     *data,
                     uint64_t  position,
                     char     *buffer,
                     size_t    size)
{
  BwHttpResponse *self = data;
  BwHttpRequest *request = self->request;
  gssize n;

  if (request->http->is_stopping)
    return MHD_CONTENT_READER_END_OF_STREAM;

  n = self->pull (self->data, buffer, size);
  if (n < 0)
    return MHD_CONTENT_READER_END_OF_STREAM;
  if (n == 0)
    bw_http_request_suspend (request);

  return n;
}

static void
on_response_done_cb (void *data)
{
  bw_http_response_free (data);
}

static void
on_body_done_cb (void *data)
{
  g_bytes_unref (data);
}

static struct MHD_Response *
make_response (BwHttpResponse *self)
{
  gconstpointer data;
  gsize length;

  if (self->pull != NULL)
    return MHD_create_response_from_callback (MHD_SIZE_UNKNOWN, STREAM_BLOCK, on_response_pull_cb,
                                              self, on_response_done_cb);
  if (self->body == NULL)
    return MHD_create_response_from_buffer (0, NULL, MHD_RESPMEM_PERSISTENT);

  data = g_bytes_get_data (self->body, &length);
  return MHD_create_response_from_buffer_with_free_callback_cls (length, (void *) data, on_body_done_cb,
                                                                 g_bytes_ref (self->body));
}

enum MHD_Result
bw_http_response_send (BwHttpResponse *self,
                       BwHttpRequest  *request)
{
  struct MHD_Response *response = make_response (self);
  gboolean is_stream = self->pull != NULL;
  enum MHD_Result result;

  self->request = request;
  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    MHD_add_response_header (response, g_ptr_array_index (self->headers, i),
                             g_ptr_array_index (self->headers, i + 1));

  if (request->is_last)
    MHD_add_response_header (response, "Connection", "close");

  result = MHD_queue_response (request->connection, self->status, response);

  /* A stream is freed by on_response_done_cb() when the library lets go of it. */
  MHD_destroy_response (response);
  if (!is_stream)
    bw_http_response_free (self);

  return result;
}
