/* http-fixture.h: a backend that a test plays, byte by byte
 *
 * A socket on a free port (or a Unix socket) that reads requests and answers what
 * the test wants, however wrong: a real server would not cut an answer in the
 * middle of a line. Each connection has a thread; one request each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char       *method;
  char       *path;
  GHashTable *headers; /* names in lower case */
  char       *body;
  int         number;  /* of the connection */
} HttpRequest;

typedef struct _HttpFixture HttpFixture;

/* In a thread of the connection; what it leaves open is closed. */
typedef void (*HttpHandler) (HttpFixture   *fixture,
                             HttpRequest   *request,
                             GOutputStream *out,
                             gpointer       user_data);

HttpFixture *http_fixture_new            (const char     *socket,
                                          HttpHandler     handler,
                                          gpointer        user_data);

/* Plays feeds: see http_fixture_send(). */
HttpFixture *http_fixture_new_feed       (const char     *socket);
HttpFixture *http_fixture_new_stranger   (void);
void         http_fixture_free           (HttpFixture    *self);
const char  *http_fixture_get_url        (HttpFixture    *self);

/* Of the feed: what the newest connection is answered, piece after piece; cut
 * ends it. What is sent while nobody is connected waits for the next. */
void         http_fixture_send           (HttpFixture    *self,
                                          const char     *text);
void         http_fixture_send_length    (HttpFixture    *self,
                                          const char     *text,
                                          gsize           length);
void         http_fixture_cut            (HttpFixture    *self);

/* Status line and headers of the feeds to come. NULL: of a good one. */
void         http_fixture_set_head       (HttpFixture    *self,
                                          const char     *head);

/* Answers what asks for something else than the feed; set before anybody is connected. */
void         http_fixture_set_others     (HttpFixture    *self,
                                          HttpHandler     handler,
                                          gpointer        user_data);

/* Requests so far; (transfer full) one of them: "METHOD PATH HEADER…" */
guint        http_fixture_get_n_requests (HttpFixture    *self);
char        *http_fixture_dup_request    (HttpFixture    *self,
                                          guint           index,
                                          const char     *header);

/* The same; `{}` in a 2xx stands for what a backend says of what it took. */
gboolean     http_fixture_write_answer   (GOutputStream  *out,
                                          HttpRequest    *request,
                                          const char     *answer);
gboolean     http_fixture_write          (GOutputStream  *out,
                                          const char     *text);

#define HTTP_FIXTURE_FEED "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

/* Runs the main loop until @expression holds. */
#define http_fixture_wait_until(expression) \
  G_STMT_START { \
    while (!(expression)) \
      g_main_context_iteration (NULL, TRUE); \
  } G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpFixture, http_fixture_free)

G_END_DECLS
