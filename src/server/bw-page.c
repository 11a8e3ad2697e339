/* bw-page.c: one page of a list of documents, being filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-page.h"

#include "bw-server-private.h"

#include <string.h>

/* What stands before an id, and before a number of the ledger does not: an `after` is
 * of the one or of the other. An id follows in hexadecimal digits, for it may have
 * what a query must not. */
#define ID_MARK 'i'

static char *
read_id (const char *text)
{
  gsize length = strlen (text);
  g_autoptr (GString) id = g_string_new (NULL);

  if (length < 3 || length % 2 == 0 || *text != ID_MARK)
    return NULL;

  for (gsize i = 1; i < length; i += 2)
    {
      int high = g_ascii_xdigit_value (text[i]);
      int low = g_ascii_xdigit_value (text[i + 1]);

      if (high < 0 || low < 0 || high + low == 0)
        return NULL;

      g_string_append_c (id, (char) (high << 4 | low));
    }

  return g_string_free (g_steal_pointer (&id), FALSE);
}

static gboolean
read_after (BwPage *self)
{
  const char *text = bw_http_request_get_query (self->exchange->request, "after");

  if (bw_server_has_past (self->type))
    return bw_exchange_get_after (self->exchange, &self->after);
  if (text == NULL)
    return TRUE;

  self->after_id = read_id (text);
  return self->after_id != NULL || bw_exchange_fail_query (self->exchange, "after", "is not what “next” said");
}

gboolean
bw_page_begin (BwPage         *self,
               BwExchange     *exchange,
               BwDocumentType  type)
{
  memset (self, 0, sizeof *self);
  self->exchange = exchange;
  self->type = type;
  self->to = G_MAXINT64;
  if (!bw_exchange_get_scope (exchange, &self->scope)
      || !bw_exchange_get_limit (exchange, &self->limit)
      || !bw_exchange_get_time (exchange, "from", &self->from)
      || !bw_exchange_get_time (exchange, "to", &self->to)
      || !read_after (self))
    return FALSE;

  self->out = g_string_new ("{\"documents\":[");
  return TRUE;
}

void
bw_page_append (BwPage     *self,
                const char *json)
{
  if (self->n++ > 0)
    g_string_append_c (self->out, ',');

  g_string_append (self->out, json);
}

gboolean
bw_page_is_full (BwPage *self)
{
  return self->n >= self->limit;
}

void
bw_page_go_on_behind_row (BwPage  *self,
                          guint64  seq)
{
  g_free (self->next);
  self->next = g_strdup_printf ("%" G_GUINT64_FORMAT, seq);
}

void
bw_page_go_on_behind_id (BwPage     *self,
                         const char *id)
{
  GString *next = g_string_new (NULL);

  g_string_append_c (next, ID_MARK);
  for (const char *c = id; *c != '\0'; c++)
    g_string_append_printf (next, "%02x", (guint) (guchar) *c);

  g_free (self->next);
  self->next = g_string_free (next, FALSE);
}

static gint64
find_time (BwServer     *server,
           const BwItem *item)
{
  g_autoptr (BwTally) tally = NULL;

  if (item->type != BW_DOCUMENT_TYPE_TALLY)
    return item->at;

  tally = bw_picture_dup_tally (server->picture, item->place, item->subject, NULL);
  return tally != NULL ? tally->at : 0;
}

gboolean
bw_page_wants_item (const BwPage *self,
                    BwItem       *item)
{
  BwServer *server = self->exchange->server;
  gint64 at;

  if (item->is_gone || !bw_scope_has_item (bw_picture_get_places (server->picture), self->scope, item))
    return FALSE;
  if (self->from == 0 && self->to == G_MAXINT64)
    return TRUE;

  at = find_time (server, item);
  return at >= self->from && at <= self->to;
}

gboolean
bw_page_wants_document (const BwPage *self,
                        BwDocument   *document)
{
  gint64 at = bw_document_get_at (document);

  return at >= self->from && at <= self->to && bw_server_may_see (self->exchange->server, self->scope, document);
}

static void
append_query (GString       *out,
              BwHttpRequest *request,
              const char    *name)
{
  const char *value = bw_http_request_get_query (request, name);
  g_autofree char *escaped = value != NULL ? g_uri_escape_string (value, NULL, FALSE) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, "%s=%s&", name, escaped);
}

/* RFC 8288 */
static char *
make_link (BwPage *self)
{
  BwHttpRequest *request = self->exchange->request;
  GString *link = g_string_new ("<");

  g_string_append_uri_escaped (link, bw_http_request_get_path (request), "/:", FALSE);
  g_string_append_c (link, '?');
  append_query (link, request, "area");
  append_query (link, request, "from");
  append_query (link, request, "to");
  append_query (link, request, "limit");
  g_string_append_printf (link, "after=%s>; rel=\"next\"", self->next);
  return g_string_free (link, FALSE);
}

/**
 * bw_page_reply:
 * @self: a page; cleared
 */
void
bw_page_reply (BwPage *self)
{
  g_autofree char *link = self->next != NULL ? make_link (self) : NULL;
  BwHttpResponse *response;

  g_string_append_c (self->out, ']');
  if (self->next != NULL)
    g_string_append_printf (self->out, ",\"next\":\"%s\"", self->next);
  g_string_append_c (self->out, '}');

  response = bw_http_response_new (200, "application/json", g_string_free_to_bytes (g_steal_pointer (&self->out)));
  bw_http_response_add_header (response, "Cache-Control", "no-store");
  if (link != NULL)
    bw_http_response_add_header (response, "Link", link);

  bw_exchange_reply (self->exchange, response);
  bw_page_clear (self);
}

void
bw_page_clear (BwPage *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);

  g_free (self->after_id);
  g_free (self->next);
  memset (self, 0, sizeof *self);
}
