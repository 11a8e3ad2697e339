/* bench-http.c: what the measuring programs that speak HTTP share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-http.h"

#include "bw-city.h"
#include "bw-uuid.h"

#include <glib-unix.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
bench_fail (const char *text)
{
  g_printerr ("%s: %s\n", g_get_prgname (), text);
  exit (1);
}

void
bench_split_url (const char  *url,
                 char       **host,
                 guint16     *port)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL)
    bench_fail ("the address cannot be read");

  *host = g_strdup (g_uri_get_host (uri));
  *port = (guint16) g_uri_get_port (uri);
}

char *
bench_read_token (const char *path)
{
  char *token = NULL;

  if (!g_file_get_contents (path, &token, NULL, NULL))
    bench_fail ("the token cannot be read");

  return g_strstrip (token);
}

int
bench_connect (const char *host,
               guint16     port)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (host, port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, NULL);
  int fd;

  if (address == NULL || !g_socket_connect (socket, address, NULL, NULL))
    bench_fail ("cannot connect");

  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);

  /* GSocket closes its own, and lets none of its own block. */
  fd = dup (g_socket_get_fd (socket));
  g_unix_set_fd_nonblocking (fd, FALSE, NULL);
  return fd;
}

GString *
bench_get (const char *host,
           guint16     port,
           const char *token,
           const char *path,
           const char *accept)
{
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                              "Accept: %s\r\n\r\n", path, token, accept);
  GString *answer = g_string_new (NULL);
  char buffer[16384];
  int fd = bench_connect (host, port);
  gssize n;

  if (write (fd, request, strlen (request)) < 0)
    bench_fail ("cannot ask");

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (answer, buffer, n);

  close (fd);
  return answer;
}

char *
bench_ask_time (const char *host,
                guint16     port,
                const char *token)
{
  g_autoptr (GString) answer = bench_get (host, port, token, "/v1/", "application/json");
  const char *now = strstr (answer->str, "\"now\":\"");

  if (now == NULL)
    bench_fail (answer->len > 0 ? answer->str : "no answer");

  now += strlen ("\"now\":\"");
  return g_strndup (now, strcspn (now, "\""));
}

GPtrArray *
bench_list_sites (const char  *path,
                  char       **subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCity) city = bw_city_new (path, &error);
  GPtrArray *sites = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *documents;

  if (city == NULL)
    bench_fail (error->message);

  *subject = NULL;
  documents = bw_city_get_documents (city);
  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);
      const BwSite *site = bw_document_get_site (document);

      if (bw_document_get_round (document) != NULL && *subject == NULL)
        *subject = g_strconcat ("sampling:", bw_document_get_id (document), NULL);
      if (site != NULL && site->kind == BW_SITE_KIND_SAMPLING)
        g_ptr_array_add (sites, g_strdup (site->code));
    }

  if (sites->len == 0 || *subject == NULL)
    bench_fail ("the city has no sampling points, or no round");

  return sites;
}

void
bench_append_id (GString *out,
                 GRand   *random)
{
  guint32 numbers[3];
  guint8 id[BW_UUID_SIZE];
  char text[BW_UUID_TEXT_LENGTH + 1];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = g_rand_int (random);

  bw_uuid_make (id, g_get_real_time () / 1000, (const guint8 *) numbers);
  bw_uuid_format (id, text);
  g_string_append (out, text);
}
