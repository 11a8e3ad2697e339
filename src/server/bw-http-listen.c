/* bw-http-listen.c: where the daemon may be reached, and nowhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* 10, the default, makes a crowd that reconnects at once wait for seconds. */
#define BACKLOG 4096

static gboolean
refuse (GError     **error,
        const char  *address)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "cannot listen on “%s”: only 127.0.0.1:PORT, [::1]:PORT, localhost:PORT and unix:PATH "
               "are allowed; what is exposed is a reverse proxy", address);
  return FALSE;
}

static gboolean
read_tcp_address (const char      *address,
                  GSocketAddress **where,
                  GError         **error)
{
  static const char * const hosts[][2] = {
    { "127.0.0.1", "127.0.0.1" }, { "localhost", "127.0.0.1" }, { "[::1]", "::1" },
  };
  const char *colon = strrchr (address, ':');
  guint64 port;

  if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 0, 65535, &port, NULL))
    return refuse (error, address);

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      if (strlen (hosts[i][0]) == (gsize) (colon - address) && g_str_has_prefix (address, hosts[i][0]))
        {
          *where = g_inet_socket_address_new_from_string (hosts[i][1], (guint) port);
          return TRUE;
        }
    }

  return refuse (error, address);
}

/* A socket that nobody answers on is what a crash has left behind. */
static gboolean
clear_path (GSocketAddress  *where,
            const char      *path,
            GError         **error)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GError) local = NULL;
  struct stat status;

  if (g_lstat (path, &status) != 0)
    return TRUE;

  if (!S_ISSOCK (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "“%s” is there and is not a socket", path);
      return FALSE;
    }

  socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, error);
  if (socket == NULL)
    return FALSE;

  if (g_socket_connect (socket, where, NULL, &local)
      || !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, "somebody listens on “%s” already", path);
      return FALSE;
    }

  if (g_unlink (path) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               "cannot remove “%s”: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
bind_socket (GSocket         *socket,
             GSocketAddress  *where,
             gboolean         is_unix,
             GError         **error)
{
  /* 0660 from the first moment, not only after a chmod. */
  mode_t mask = umask (is_unix ? 0117 : 0077);
  gboolean done = g_socket_bind (socket, where, TRUE, error);

  umask (mask);
  if (!done)
    return FALSE;

  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_socket_listen (socket, error);
}

static void
tell_url (BwHttp  *self,
          GSocket *socket)
{
  g_autoptr (GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  g_autofree char *host = NULL;
  gboolean is_six;

  g_free (self->url);
  if (self->unix_path != NULL)
    {
      self->url = g_strconcat ("unix:", self->unix_path, NULL);
      return;
    }

  host = g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local)));
  is_six = strchr (host, ':') != NULL;
  self->url = g_strdup_printf ("http://%s%s%s:%u", is_six ? "[" : "", host, is_six ? "]" : "",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local)));
}

/**
 * bw_http_check_address:
 * @address: where somebody wants to listen
 * @error: return location; `G_IO_ERROR_INVALID_ARGUMENT`
 *
 * Returns: whether that is allowed
 */
gboolean
bw_http_check_address (const char  *address,
                       GError     **error)
{
  g_autoptr (GSocketAddress) where = NULL;

  if (!g_str_has_prefix (address, "unix:"))
    return read_tcp_address (address, &where, error);
  if (address[strlen ("unix:")] == '\0')
    return refuse (error, address);
  if (strlen (address) - strlen ("unix:") < sizeof (((struct sockaddr_un *) NULL)->sun_path))
    return TRUE;

  /* GLib would cut it off, and listen there. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "cannot listen on “%s”: the path is longer than %u bytes", address,
               (guint) sizeof (((struct sockaddr_un *) NULL)->sun_path) - 1);
  return FALSE;
}

int
bw_http_listen_open (BwHttp      *self,
                     const char  *address,
                     GError     **error)
{
  g_autoptr (GSocketAddress) where = NULL;
  g_autoptr (GSocket) socket = NULL;
  const char *path = g_str_has_prefix (address, "unix:") ? address + strlen ("unix:") : NULL;
  struct stat status;

  if (!bw_http_check_address (address, error))
    return -1;

  if (path != NULL)
    where = g_unix_socket_address_new (path);
  else if (!read_tcp_address (address, &where, error))
    return -1;
  if (path != NULL && !clear_path (where, path, error))
    return -1;

  socket = g_socket_new (g_socket_address_get_family (where), G_SOCKET_TYPE_STREAM,
                         G_SOCKET_PROTOCOL_DEFAULT, error);
  if (socket == NULL || !bind_socket (socket, where, path != NULL, error))
    return -1;

  self->unix_path = g_strdup (path);
  if (path != NULL && g_lstat (path, &status) == 0)
    self->group = status.st_gid;
  tell_url (self, socket);
  g_socket_set_blocking (socket, FALSE);

  /* The library closes its own; GSocket closes this one. */
  return fcntl (g_socket_get_fd (socket), F_DUPFD_CLOEXEC, 3);
}
