/* bw-http-peer.c: who is at the other end of a Unix socket
 *
 * The kernel notes it when the connection is made (SO_PEERCRED, SO_PEERGROUPS in
 * unix(7)). The mode of the socket says the same, as long as nobody changes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-peer.h"

#include <gio/gio.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_GROUPS 256

static gboolean
is_in_group (int                 fd,
             const struct ucred *peer,
             gid_t               group)
{
  gid_t groups[MAX_GROUPS];
  socklen_t size = sizeof groups;

  if (peer->gid == group)
    return TRUE;
  if (getsockopt (fd, SOL_SOCKET, SO_PEERGROUPS, groups, &size) != 0)
    return FALSE;

  for (guint i = 0; i < size / sizeof *groups; i++)
    {
      if (groups[i] == group)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_listed (const GArray *peers,
           uid_t         uid)
{
  for (guint i = 0; i < peers->len; i++)
    {
      if (g_array_index (peers, uid_t, i) == uid)
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_user (const char *name,
           uid_t      *uid)
{
  const struct passwd *entry;
  guint64 number;

  if (g_ascii_string_to_unsigned (name, 10, 0, G_MAXUINT32 - 1, &number, NULL))
    {
      *uid = (uid_t) number;
      return TRUE;
    }

  entry = getpwnam (name);
  if (entry == NULL)
    return FALSE;

  *uid = entry->pw_uid;
  return TRUE;
}

/**
 * bw_http_peer_is_allowed:
 * @fd: a connection over a Unix socket
 * @peers: (nullable) (element-type uid_t): who may
 * @group: of the socket
 *
 * Returns: whether the other side may speak; what is refused is logged
 */
gboolean
bw_http_peer_is_allowed (int           fd,
                         const GArray *peers,
                         gid_t         group)
{
  struct ucred peer = { 0 };
  socklen_t size = sizeof peer;

  if (getsockopt (fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || size != sizeof peer)
    return FALSE;
  if (peers != NULL ? is_listed (peers, peer.uid)
                    : peer.uid == 0 || peer.uid == geteuid () || is_in_group (fd, &peer, group))
    return TRUE;

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                    "MESSAGE", "user %u, process %d, may not connect", peer.uid, (int) peer.pid);
  return FALSE;
}

/**
 * bw_http_peer_parse:
 * @text: names or numbers of users, with commas between
 * @error: return location; `G_IO_ERROR_INVALID_ARGUMENT`
 *
 * Returns: (transfer full) (nullable) (element-type uid_t): who they are
 */
GArray *
bw_http_peer_parse (const char  *text,
                    GError     **error)
{
  g_autoptr (GArray) peers = g_array_new (FALSE, FALSE, sizeof (uid_t));
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      uid_t uid;

      if (!find_user (g_strstrip (names[i]), &uid))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "[daemon] peers: nobody is called “%s”",
                       names[i]);
          return NULL;
        }

      g_array_append_val (peers, uid);
    }

  return g_steal_pointer (&peers);
}
