/* bw-yuan.c: an amount as people type it, to the fen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-yuan.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
fail (const char **fault,
      const char  *reason)
{
  *fault = reason;
  return FALSE;
}

/* What is behind the point: no more than two digits. FALSE: it is something else. */
static gboolean
read_fen (const char *text,
          gint64     *fen)
{
  gsize length = strlen (text);

  if (length == 0 || length > 2)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }

  *fen = (text[0] - '0') * 10 + (length == 2 ? text[1] - '0' : 0);
  return TRUE;
}

/**
 * bw_yuan_read:
 * @text: yuan: digits, commas between them, a point and up to two digits
 * @fen: (out): the amount in fen
 * @fault: (out) (transfer none): why it is none, `""` if nothing was typed
 *
 * Returns: whether it is an amount
 */
gboolean
bw_yuan_read (const char  *text,
              gint64      *fen,
              const char **fault)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *point = strchr (plain, '.');
  gint64 rest = 0;
  gint64 yuan = 0;
  gboolean has_digit = FALSE;

  *fault = NULL;
  if (*plain == '\0')
    return fail (fault, "");
  if (point != NULL && !read_fen (point + 1, &rest))
    return fail (fault, _("Behind the point there are one or two digits"));

  for (const char *c = plain; *c != '\0' && c != point; c++)
    {
      if (*c == ',' && has_digit)
        continue;
      if (!g_ascii_isdigit (*c))
        return fail (fault, _("An amount in yuan has digits only"));

      has_digit = TRUE;
      yuan = yuan * 10 + (*c - '0');
      if (yuan > BW_YUAN_MAX_FEN / 100)
        return fail (fault, _("The amount is too great"));
    }

  if (!has_digit)
    return fail (fault, _("An amount in yuan has digits only"));

  *fen = yuan * 100 + rest;
  return *fen <= BW_YUAN_MAX_FEN || fail (fault, _("The amount is too great"));
}

/**
 * bw_yuan_write:
 * @fen: an amount, not below zero
 *
 * Returns: (transfer full): the yuan, with two digits behind the point if there is a
 *   rest
 */
char *
bw_yuan_write (gint64 fen)
{
  g_return_val_if_fail (fen >= 0, NULL);

  if (fen % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, fen / 100);

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", fen / 100, (int) (fen % 100));
}

/**
 * bw_yuan_group:
 * @fen: an amount, not below zero
 *
 * Returns: (transfer full): the same, with commas
 */
char *
bw_yuan_group (gint64 fen)
{
  g_autofree char *plain = bw_yuan_write (fen);
  gsize n_whole = plain != NULL ? strcspn (plain, ".") : 0;
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, plain[i]);
    }

  g_string_append (grouped, plain != NULL ? plain + n_whole : "");
  return g_string_free (grouped, FALSE);
}
