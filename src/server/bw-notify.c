/* bw-notify.c: what the service manager is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-notify.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>
#include <unistd.h>

static GSocketAddress *
make_address (const char *name)
{
  if (*name == '@')
    return g_unix_socket_address_new_with_type (name + 1, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);

  return *name == '/' ? g_unix_socket_address_new (name) : NULL;
}

/**
 * bw_notify_send:
 * @state: lines of `NAME=value`, see sd_notify(3)
 *
 * Tells whoever `NOTIFY_SOCKET` names. One that cannot be told is no fault of
 * ours: it sees by itself that it was not.
 */
void
bw_notify_send (const char *state)
{
  const char *name = g_getenv ("NOTIFY_SOCKET");
  g_autoptr (GSocketAddress) address = name != NULL ? make_address (name) : NULL;
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GError) error = NULL;

  if (address == NULL)
    return;

  socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, &error);
  if (socket == NULL || g_socket_send_to (socket, address, state, strlen (state), NULL, &error) < 0)
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                      "MESSAGE", "the service manager cannot be told: %s", error->message);
}

/**
 * bw_notify_get_watchdog_ms:
 *
 * Returns: half of the time after which silence counts as death, as
 *   sd_watchdog_enabled(3) advises; 0 if nobody watches this process
 */
guint
bw_notify_get_watchdog_ms (void)
{
  const char *time = g_getenv ("WATCHDOG_USEC");
  const char *whom = g_getenv ("WATCHDOG_PID");
  guint64 value;
  guint64 pid;

  if (time == NULL || !g_ascii_string_to_unsigned (time, 10, 2000, G_MAXUINT32, &value, NULL))
    return 0;
  if (whom != NULL && (!g_ascii_string_to_unsigned (whom, 10, 1, G_MAXINT32, &pid, NULL) || pid != (guint64) getpid ()))
    return 0;

  return (guint) (value / 2000);
}
