/* bw-connection-words.c: a connection's state in a few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-connection-words.h"

#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* Longer than that it is not a latency but an age. */
#define MAX_LATENCY_S 60.0

/* By BwConnection. */
static const struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;
  const char *meaning;
} words[] = {
  { "bw-offline-symbolic", "offline", N_("Not connected"), N_("No server has been named yet") },
  { "bw-reconnecting-symbolic", "reconnecting", N_("Connecting"), N_("Waiting for the first answer") },
  { "bw-reconnecting-symbolic", "reconnecting", N_("Loading"), N_("The current state is coming in") },
  { "bw-live-symbolic", "live", N_("Live"), N_("What is shown is now") },
  { "bw-reconnecting-symbolic", "reconnecting", N_("Reconnecting"),
    N_("The connection was lost a moment ago; what is shown has this age") },
  { "bw-offline-symbolic", "offline", N_("Offline"), N_("The server cannot be reached; the last state is shown") },
  { "bw-refused-symbolic", "refused", N_("Token refused"),
    N_("The server does not accept the token; the last state is shown") },
  { "bw-saved-symbolic", "saved", N_("Saved file"), N_("A saved state is shown, not a server") },
  { "bw-refused-symbolic", "refused", N_("Token awaited"),
    N_("The keyring has not given the token yet; the last state is shown") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (words) == BW_CONNECTION_TOKENLESS + 1);

/* Short while it counts, as the latency is. */
static char *
dup_silence (const BwConnectionFacts *facts)
{
  if (facts->silence < 0)
    return NULL;
  if (facts->silence < BW_TIME_MINUTE)
    /* Translators: seconds since the last data. */
    return g_strdup_printf (C_("age", "%d s"), (int) (facts->silence / BW_TIME_SECOND));

  return bw_format_age (facts->silence, facts->language);
}

static char *
dup_detail (const BwConnectionFacts *facts)
{
  switch (facts->connection)
    {
    case BW_CONNECTION_LIVE:
      if (facts->latency >= 0.0 && facts->latency < MAX_LATENCY_S)
        /* Translators: seconds between a change and its arrival. */
        return g_strdup_printf (C_("latency", "%.1f s"), facts->latency);
      if (facts->silence < 0)
        return NULL;
      /* No change came yet: how long ago the feed was last heard. */
      return g_strdup_printf (C_("latency", "%.1f s"), (double) facts->silence / BW_TIME_SECOND);

    case BW_CONNECTION_RECONNECTING:
      return dup_silence (facts);

    case BW_CONNECTION_OFFLINE:
    case BW_CONNECTION_REFUSED:
    case BW_CONNECTION_SAVED:
    case BW_CONNECTION_TOKENLESS:
      if (facts->as_of == 0)
        return NULL;
      return bw_format_as_of (facts->as_of, facts->now, facts->zone, facts->language);

    case BW_CONNECTION_NONE:
    case BW_CONNECTION_CONNECTING:
    case BW_CONNECTION_SYNCING:
    default:
      return NULL;
    }
}

/**
 * bw_connection_words_get_icon_name:
 * @connection: a state
 *
 * Returns: (transfer none): name of its icon
 */
const char *
bw_connection_words_get_icon_name (BwConnection connection)
{
  g_return_val_if_fail (connection < G_N_ELEMENTS (words), NULL);

  return words[connection].icon_name;
}

/**
 * bw_connection_words_get_css_class:
 * @connection: a state
 *
 * Returns: (transfer none): its class in the style sheet
 */
const char *
bw_connection_words_get_css_class (BwConnection connection)
{
  g_return_val_if_fail (connection < G_N_ELEMENTS (words), NULL);

  return words[connection].css_class;
}

/**
 * bw_connection_words_dup_short:
 * @facts: the state and its figures
 *
 * Returns: (transfer full): what the pill says
 */
char *
bw_connection_words_dup_short (const BwConnectionFacts *facts)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (facts->connection < G_N_ELEMENTS (words), NULL);

  detail = dup_detail (facts);
  if (detail == NULL)
    return g_strdup (_(words[facts->connection].word));

  /* Translators: state of the connection and its figure: "Live · 0.4 s". */
  return g_strdup_printf (C_("connection", "%s · %s"), _(words[facts->connection].word), detail);
}

/**
 * bw_connection_words_get_meaning:
 * @connection: a state
 *
 * Returns: (transfer none): what it means, in a sentence
 */
const char *
bw_connection_words_get_meaning (BwConnection connection)
{
  g_return_val_if_fail (connection < G_N_ELEMENTS (words), NULL);

  return _(words[connection].meaning);
}
