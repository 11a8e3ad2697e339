/* bw-address.c: the address of a backend, as somebody types it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-address.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static gboolean
is_this_machine (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * bw_address_check:
 * @text: what was typed
 *
 * Returns: what is wrong with it
 */
BwAddressFault
bw_address_check (const char *text)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  g_return_val_if_fail (text != NULL, BW_ADDRESS_FAULT_EMPTY);

  if (*text == '\0')
    return BW_ADDRESS_FAULT_EMPTY;
  if (g_str_has_prefix (text, "unix:/"))
    return text[sizeof "unix:/" - 1] != '\0' ? BW_ADDRESS_FAULT_NONE : BW_ADDRESS_FAULT_FORM;

  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL)
    return BW_ADDRESS_FAULT_FORM;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return BW_ADDRESS_FAULT_NONE;
  if (!g_str_equal (g_uri_get_scheme (uri), "http"))
    return BW_ADDRESS_FAULT_FORM;

  return is_this_machine (host) ? BW_ADDRESS_FAULT_NONE : BW_ADDRESS_FAULT_PLAIN;
}

/**
 * bw_address_describe:
 * @fault: what is wrong
 *
 * Returns: (transfer none) (nullable): the same in words; %NULL: nothing is wrong
 */
const char *
bw_address_describe (BwAddressFault fault)
{
  switch (fault)
    {
    case BW_ADDRESS_FAULT_EMPTY:
      return _("Enter the address of the server");
    case BW_ADDRESS_FAULT_FORM:
      return _("An address begins with https:// and names a server");
    case BW_ADDRESS_FAULT_PLAIN:
      return _("Another computer is reached by https:// only, or the token could be read on the way");
    case BW_ADDRESS_FAULT_NONE:
    default:
      return NULL;
    }
}
