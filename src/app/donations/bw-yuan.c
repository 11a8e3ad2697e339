/* bw-yuan.c: an amount as people type it, to the fen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-yuan.h"

#include "bw-typed-number.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
fail (const char **fault,
      const char  *reason)
{
  *fault = reason;
  return FALSE;
}

/* Of the digits behind the point. FALSE: there is nothing so small. */
static gboolean
read_fen (const char *text,
          gint64     *fen)
{
  gsize length = strlen (text);

  if (length > 2)
    return FALSE;

  *fen = (text[0] - '0') * 10 + (length == 2 ? text[1] - '0' : 0);
  return TRUE;
}

/* Only the yuan are counted, and everybody knows it. */
static char *
dup_without_unit (const char *text)
{
  char *trimmed = g_strstrip (g_strdup (text));

  if (g_str_has_suffix (trimmed, "元") && !g_str_equal (trimmed, "元"))
    trimmed[strlen (trimmed) - strlen ("元")] = '\0';

  return g_strchomp (trimmed);
}

/**
 * bw_yuan_read:
 * @text: yuan: digits, commas between thousands, a point and up to two digits
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
  g_autofree char *typed = dup_without_unit (text);
  g_autofree char *plain = NULL;
  gboolean is_comma;
  gint64 rest = 0;
  gint64 yuan = 0;
  const char *c;

  *fault = NULL;
  if (*typed == '\0')
    return fail (fault, "");

  plain = bw_typed_number_read (typed, &is_comma);
  if (plain == NULL && is_comma)
    return fail (fault, _("The amount: a comma parts thousands only, as in 1,234,567.50; write decimals behind a "
                          "point, as in 2.5"));
  if (plain == NULL)
    return fail (fault, _("The amount is no number: write it in yuan, like 1,234,567.50"));

  for (c = plain; g_ascii_isdigit (*c); c++)
    {
      yuan = yuan * 10 + (*c - '0');
      if (yuan > BW_YUAN_MAX_FEN / 100)
        return fail (fault, _("The amount is too great"));
    }
  if (*c == '.' && !read_fen (c + 1, &rest))
    return fail (fault, _("Behind the point there are one or two digits"));

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
