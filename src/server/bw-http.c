/* bw-http.c: libmicrohttpd on the main loop, by its epoll descriptor
 *
 * The library must be run until it has nothing left for now, and a timer armed
 * with what it asks for: after a resume there is work that no descriptor tells
 * of. One persistent source does both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http.h"

#include "bw-http-private.h"
#include "bw-problem.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Runs of the library a wake-up: others on the loop have their turn too. */
#define MAX_RUNS 16

/* A body beyond the limit is read to its end and thrown away, so that the answer
 * is seen; one beyond that is not waited for. */
#define MAX_DISCARD (8 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (BwHttp, bw_http, G_TYPE_OBJECT)

static enum MHD_Result
send_reply (BwHttpRequest *request)
{
  BwHttpResponse *response = g_steal_pointer (&request->response);

  request->phase = BW_HTTP_PHASE_SENT;
  bw_http_request_drop_body (request);
  return bw_http_response_send (response, request);
}

/* Takes over @problem. */
static void
fail (BwHttpRequest *request,
      BwProblem     *problem)
{
  bw_problem_set_instance (problem, bw_http_request_get_path (request));
  bw_http_request_reply (request, bw_problem_to_response (problem));
}

static void
fail_too_large (BwHttpRequest *request,
                gsize          longest)
{
  fail (request, bw_problem_new (413, "the body is longer than %" G_GSIZE_FORMAT " bytes", longest));
}

/* Whether the answer need not wait for the body. */
static gboolean
is_refused_at_once (BwHttpRequest *request)
{
  gint64 length = bw_http_request_get_length (request);

  if (request->response == NULL)
    return FALSE;

  return length > MAX_DISCARD
         || request->fault != NULL
         || bw_http_request_get_header (request, "Expect") != NULL
         || (length <= 0 && bw_http_request_get_header (request, "Transfer-Encoding") == NULL);
}

static void
judge_head (BwHttpRequest *request)
{
  BwHttp *self = request->http;

  if (request->fault != NULL)
    bw_http_request_reply (request, bw_problem_to_response (bw_problem_new (400, "%s", request->fault)));
  else if (bw_http_request_get_length (request) > (gint64) self->limits.body_bytes)
    fail_too_large (request, self->limits.body_bytes);
  else
    self->head (request, self->user_data);
}

/* The library calls here once for the head, and once more after a suspension. */
static enum MHD_Result
take_head (BwHttpRequest *request)
{
  if (!request->is_accepted && !request->is_replied)
    {
      bw_http_request_suspend (request);
      return MHD_YES;
    }

  if (is_refused_at_once (request))
    return send_reply (request);

  request->phase = BW_HTTP_PHASE_BODY;
  request->body_begun = g_get_monotonic_time ();
  return MHD_YES;
}

/* What nobody wants is counted and not kept: a request that reads no body must
 * not take the room of those that do. */
static void
keep_body (BwHttpRequest *request,
           const char    *data,
           gsize          size)
{
  gsize longest = request->body_bytes > 0 ? request->body_bytes : request->http->limits.body_bytes;

  if (request->n_received > longest)
    {
      bw_http_request_drop_body (request);
      fail_too_large (request, longest);
    }
  else if (request->body_bytes > 0 && !bw_http_request_take_body (request, data, size))
    {
      bw_http_request_drop_body (request);
      fail (request, bw_problem_new_busy ());
    }
}

static gboolean
is_too_slow (BwHttpRequest *request)
{
  return g_get_monotonic_time () - request->body_begun > (gint64) request->http->limits.body_s * G_USEC_PER_SEC;
}

/* Once for each piece that comes. */
static enum MHD_Result
take_body (BwHttpRequest *request,
           const char    *data,
           gsize         *size)
{
  request->n_received += *size;
  if (request->n_received > MAX_DISCARD || is_too_slow (request))
    return MHD_NO;

  if (!request->is_replied)
    keep_body (request, data, *size);

  *size = 0;
  return MHD_YES;
}

static enum MHD_Result
take_end (BwHttpRequest *request)
{
  BwHttp *self = request->http;

  if (request->phase == BW_HTTP_PHASE_BODY)
    {
      request->phase = BW_HTTP_PHASE_ANSWER;
      if (!request->is_replied)
        self->body (request, self->user_data);
    }

  if (request->response != NULL)
    return send_reply (request);

  bw_http_request_suspend (request);
  return MHD_YES;
}

static enum MHD_Result
on_request_arrived_cb (void                   *data,
                       struct MHD_Connection  *connection,
                       const char             *url,
                       const char             *method,
                       const char             *version,
                       const char             *body,
                       size_t                 *body_size,
                       void                  **state)
{
  BwHttp *self = data;
  BwHttpRequest *request = *state;

  /* Only what is answered already goes out. */
  if (self->is_stopping && (request == NULL || request->response == NULL))
    return MHD_NO;

  if (request == NULL)
    {
      BwHttpConnection *from = bw_http_connection_get (connection);

      /* It may have been said before anybody looked who says it. */
      if (from->is_refused)
        return MHD_NO;

      bw_http_connection_take (from);
      request = bw_http_request_new (self, connection, url, method, version);
      *state = request;
      judge_head (request);
      return take_head (request);
    }

  if (request->phase == BW_HTTP_PHASE_HEAD)
    return take_head (request);
  if (*body_size > 0)
    return take_body (request, body, body_size);

  return take_end (request);
}

static void
on_request_completed_cb (void                             *data,
                         struct MHD_Connection            *connection,
                         void                            **state,
                         enum MHD_RequestTerminationCode   reason)
{
  BwHttpRequest *request = *state;

  if (request == NULL)
    return;

  *state = NULL;
  bw_http_request_end (request);
  bw_http_request_unref (request);
  bw_http_connection_wait (bw_http_connection_get (connection));
}

static void
on_connection_changed_cb (void                                *data,
                          struct MHD_Connection               *connection,
                          void                               **state,
                          enum MHD_ConnectionNotificationCode  code)
{
  const union MHD_ConnectionInfo *info;

  if (code == MHD_CONNECTION_NOTIFY_STARTED)
    {
      info = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CONNECTION_FD);
      *state = bw_http_connection_new (data, info->connect_fd);
      return;
    }

  bw_http_connection_free (*state);
  *state = NULL;
}

static gboolean
is_over (BwHttpRequest *request)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info (request->connection,
                                                                  MHD_CONNECTION_INFO_CONNECTION_FD);

  return info != NULL && bw_http_connection_is_over (info->connect_fd);
}

/* Bodies that nobody sends any more. And of what stands around a chunk, or behind the
 * last, the library tells nothing: the time of such a body would never be looked at. */
static void
cut_slow (BwHttp *self)
{
  for (GList *link = self->requests.head; link != NULL; link = link->next)
    {
      BwHttpRequest *request = link->data;

      if (request->phase == BW_HTTP_PHASE_BODY && (is_too_slow (request) || is_over (request)))
        bw_http_request_abort (request);
    }
}

static gboolean
on_late_timeout_cb (gpointer data)
{
  bw_http_connection_cut_late (data);
  cut_slow (data);
  return G_SOURCE_CONTINUE;
}

/* Left as it is: bw_http_head_read() decodes, and minds NUL and UTF-8. */
static size_t
on_text_unescape_cb (void                  *data,
                     struct MHD_Connection *connection,
                     char                  *text)
{
  return strlen (text);
}

static void
on_library_log_cb (void       *data,
                   const char *format,
                   va_list     arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, "MESSAGE", "microhttpd: %s", g_strstrip (text));
}

static void
pump (BwHttp *self)
{
  gint64 ready = -1;

  self->is_pumping = TRUE;
  self->is_kicked = FALSE;
  for (guint i = 0; i < MAX_RUNS; i++)
    {
      MHD_UNSIGNED_LONG_LONG timeout_ms;
      guint n_connections = bw_http_get_n_connections (self);

      MHD_run (self->daemon);

      /* At its limit the library looks away from those who wait, and looks again
       * only in the run after the one that made room. */
      ready = 0;
      if (bw_http_get_n_connections (self) < n_connections)
        continue;

      if (MHD_get_timeout (self->daemon, &timeout_ms) != MHD_YES)
        {
          ready = -1;
          break;
        }

      ready = timeout_ms == 0 ? 0 : g_get_monotonic_time () + (gint64) timeout_ms * 1000;
      if (timeout_ms > 0)
        break;
    }

  self->is_pumping = FALSE;
  if (self->source != NULL)
    g_source_set_ready_time (self->source, self->is_kicked ? 0 : ready);
}

static gboolean
on_source_dispatch_cb (GSource     *source,
                       GSourceFunc  callback,
                       gpointer     data)
{
  return callback (data);
}

static gboolean
on_daemon_ready_cb (gpointer data)
{
  g_autoptr (BwHttp) self = g_object_ref (data);

  pump (self);
  return self->source != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GSourceFuncs source_funcs = { .dispatch = on_source_dispatch_cb };

static void
add_source (BwHttp *self)
{
  const union MHD_DaemonInfo *info = MHD_get_daemon_info (self->daemon, MHD_DAEMON_INFO_EPOLL_FD);

  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "http");
  g_source_add_unix_fd (self->source, info->listen_fd, G_IO_IN);
  g_source_set_callback (self->source, on_daemon_ready_cb, self, NULL);
  g_source_set_ready_time (self->source, 0);
  g_source_attach (self->source, NULL);
}

static struct MHD_Daemon *
start_daemon (BwHttp *self,
              int     fd)
{
  return MHD_start_daemon (MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0,
                           NULL, NULL, on_request_arrived_cb, self,
                           MHD_OPTION_EXTERNAL_LOGGER, on_library_log_cb, self,
                           MHD_OPTION_LISTEN_SOCKET, fd,
                           MHD_OPTION_CONNECTION_LIMIT, self->limits.connections,
                           MHD_OPTION_PER_IP_CONNECTION_LIMIT, self->limits.connections_per_address,
                           MHD_OPTION_CONNECTION_TIMEOUT, self->limits.idle_s,
                           MHD_OPTION_CONNECTION_MEMORY_LIMIT, self->limits.header_bytes,
                           MHD_OPTION_STRICT_FOR_CLIENT, 1,
                           MHD_OPTION_UNESCAPE_CALLBACK, on_text_unescape_cb, self,
                           MHD_OPTION_NOTIFY_COMPLETED, on_request_completed_cb, self,
                           MHD_OPTION_NOTIFY_CONNECTION, on_connection_changed_cb, self,
                           MHD_OPTION_END);
}

static void
bw_http_dispose (GObject *object)
{
  bw_http_stop (BW_HTTP (object));

  G_OBJECT_CLASS (bw_http_parent_class)->dispose (object);
}

static void
bw_http_finalize (GObject *object)
{
  BwHttp *self = BW_HTTP (object);

  g_free (self->url);
  g_free (self->unix_path);

  G_OBJECT_CLASS (bw_http_parent_class)->finalize (object);
}

static void
bw_http_class_init (BwHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_http_dispose;
  object_class->finalize = bw_http_finalize;
}

static void
bw_http_init (BwHttp *self)
{
  g_queue_init (&self->requests);
  g_queue_init (&self->waiting);
}

/**
 * bw_http_new:
 * @limits: copied
 * @head: called when a head is complete; must accept or reply, now or later
 * @body: called when the body of an accepted request is complete; must reply,
 *   now or later
 * @user_data: handed on
 *
 * Returns: (transfer full): a server that listens nowhere yet
 */
BwHttp *
bw_http_new (const BwHttpLimits *limits,
             BwHttpFunc          head,
             BwHttpFunc          body,
             gpointer            user_data)
{
  BwHttp *self = g_object_new (BW_TYPE_HTTP, NULL);

  self->limits = *limits;
  self->head = head;
  self->body = body;
  self->user_data = user_data;
  return self;
}

/**
 * bw_http_set_limits:
 * @self: a server
 * @limits: copied
 *
 * Those of connections and of heads are the library's, and stay.
 */
void
bw_http_set_limits (BwHttp             *self,
                    const BwHttpLimits *limits)
{
  g_return_if_fail (BW_IS_HTTP (self));

  self->limits = *limits;
}

/**
 * bw_http_listen:
 * @self: a server
 * @address: where; port 0 takes any
 * @error: return location; `G_IO_ERROR_INVALID_ARGUMENT` for what is not allowed
 *
 * Returns: whether it listens now, on the default main context
 */
gboolean
bw_http_listen (BwHttp      *self,
                const char  *address,
                GError     **error)
{
  int fd;

  g_return_val_if_fail (BW_IS_HTTP (self) && self->daemon == NULL, FALSE);

  fd = bw_http_listen_open (self, address, error);
  if (fd < 0)
    return FALSE;

  self->daemon = start_daemon (self, fd);
  if (self->daemon == NULL)
    {
      close (fd);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot serve on “%s”", address);
      return FALSE;
    }

  add_source (self);
  if (self->limits.head_s > 0)
    self->late_id = g_timeout_add_seconds (1, on_late_timeout_cb, self);
  return TRUE;
}

const char *
bw_http_get_url (BwHttp *self)
{
  return self->url;
}

guint
bw_http_get_n_connections (BwHttp *self)
{
  const union MHD_DaemonInfo *info;

  if (self->daemon == NULL)
    return 0;

  info = MHD_get_daemon_info (self->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
  return info != NULL ? info->num_connections : 0;
}

gsize
bw_http_get_n_body_bytes (BwHttp *self)
{
  return self->n_body_bytes;
}

/**
 * bw_http_close:
 * @self: a server
 *
 * Takes no more connections; those that are open go on.
 */
void
bw_http_close (BwHttp *self)
{
  int fd;

  if (self->daemon == NULL)
    return;

  fd = MHD_quiesce_daemon (self->daemon);
  if (fd >= 0)
    close (fd);
  if (self->unix_path != NULL)
    g_unlink (self->unix_path);
}

/**
 * bw_http_stop:
 * @self: a server
 *
 * Ends everything. The library insists that nothing is suspended then.
 */
void
bw_http_stop (BwHttp *self)
{
  if (self->daemon == NULL)
    return;

  self->is_stopping = TRUE;
  g_clear_handle_id (&self->late_id, g_source_remove);
  bw_http_close (self);
  for (GList *link = self->requests.head; link != NULL; link = link->next)
    bw_http_request_resume (link->data);

  pump (self);
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  MHD_stop_daemon (self->daemon);
  self->daemon = NULL;
}

void
bw_http_kick (BwHttp *self)
{
  self->is_kicked = TRUE;
  if (!self->is_pumping && self->source != NULL)
    g_source_set_ready_time (self->source, 0);
}
