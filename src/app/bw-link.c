/* bw-link.c: bulwark://SCOPE/PAGE
 *
 * A link comes from outside: whoever sends it names what is shown, never what is
 * done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-link.h"

#include <string.h>

#define PREFIX "bulwark://"

/* Codes of the reference cities have up to 20 characters. */
#define MAX_SCOPE 64

static gboolean
is_scope (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_SCOPE)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]) && strchr ("-_.", text[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * bw_link_parse: (skip)
 * @uri: what was opened
 * @scope: (out) (transfer full): code of a place, which need not be there
 * @page: (out): a page
 *
 * Returns: %FALSE if it is no link of ours
 */
gboolean
bw_link_parse (const char  *uri,
               char       **scope,
               BwPage      *page)
{
  g_auto (GStrv) parts = NULL;
  guint n_parts;

  g_return_val_if_fail (uri != NULL && scope != NULL && page != NULL, FALSE);

  if (!g_str_has_prefix (uri, PREFIX))
    return FALSE;

  parts = g_strsplit (uri + strlen (PREFIX), "/", 4);
  n_parts = g_strv_length (parts);

  /* A desktop may add a slash. */
  if (n_parts > 1 && *parts[n_parts - 1] == '\0')
    n_parts--;
  if (n_parts < 1 || n_parts > 2 || !is_scope (parts[0]))
    return FALSE;

  *page = BW_PAGE_OVERVIEW;
  if (n_parts == 2 && !bw_page_from_string (parts[1], page))
    return FALSE;

  *scope = g_strdup (parts[0]);
  return TRUE;
}

/**
 * bw_link_dup_uri: (skip)
 * @scope: code of a place
 * @page: a page
 *
 * Returns: (transfer full): the link to it
 */
char *
bw_link_dup_uri (const char *scope,
                 BwPage      page)
{
  g_return_val_if_fail (scope != NULL, NULL);

  return g_strconcat (PREFIX, scope, "/", bw_page_to_string (page), NULL);
}
