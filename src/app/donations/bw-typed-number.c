/* bw-typed-number.c: a number as people type it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-typed-number.h"

#include <string.h>

#define IDEOGRAPHIC_SPACE 0x3000
#define FULL_WIDTH_COMMA  0xFF0C
#define FULL_WIDTH_POINT  0xFF0E
#define FULL_WIDTH_ZERO   0xFF10
#define FULL_WIDTH_NINE   0xFF19

/* How far they move the point. */
static const struct
{
  const char *sign;
  guint       n_digits;
} units[] = { { "万", 4 }, { "亿", 8 } };

/* In the plain signs of what an input method writes at full width. */
static char *
make_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);

      if (sign >= FULL_WIDTH_ZERO && sign <= FULL_WIDTH_NINE)
        sign = '0' + (sign - FULL_WIDTH_ZERO);
      else if (sign == FULL_WIDTH_COMMA)
        sign = ',';
      else if (sign == FULL_WIDTH_POINT)
        sign = '.';
      else if (sign == IDEOGRAPHIC_SPACE)
        sign = ' ';
      g_string_append_unichar (plain, sign);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

static guint
take_unit (char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (!g_str_has_suffix (plain, units[i].sign))
        continue;

      plain[strlen (plain) - strlen (units[i].sign)] = '\0';
      g_strchomp (plain);
      return units[i].n_digits;
    }

  return 0;
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

/* "1,234,567": one to three digits that do not begin with 0, then three by three. */
static gboolean
is_grouped (const char *whole)
{
  gsize length = count_digits (whole);

  if (length < 1 || length > 3 || *whole == '0')
    return FALSE;

  for (whole += length; *whole == ','; whole += 4)
    {
      if (count_digits (whole + 1) != 3)
        return FALSE;
    }

  return *whole == '\0';
}

/* Puts the digits behind the point before it, zeros where there are no more. */
static char *
join (const char *whole,
      const char *rest,
      guint       n_digits)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *c = whole; *c != '\0'; c++)
    {
      if (*c != ',')
        g_string_append_c (number, *c);
    }
  for (guint i = 0; i < n_digits; i++)
    g_string_append_c (number, *rest != '\0' ? *rest++ : '0');
  if (*rest != '\0')
    g_string_append_printf (number, ".%s", rest);

  return g_string_free (g_steal_pointer (&number), FALSE);
}

/**
 * bw_typed_number_read:
 * @text: what was typed
 * @is_comma: (out): it is none because a comma stands where it parts no thousands
 *
 * Digits, a point with digits before and behind it, commas between thousands; full-width
 * signs are the same; 万 and 亿 behind it.
 *
 * Returns: (transfer full) (nullable): digits, and a point with digits behind it if there
 *   are some
 */
char *
bw_typed_number_read (const char *text,
                      gboolean   *is_comma)
{
  g_autofree char *plain = NULL;
  guint n_digits;
  const char *rest = "";
  char *point;

  g_return_val_if_fail (text != NULL && is_comma != NULL, NULL);

  plain = make_plain (text);
  n_digits = take_unit (plain);
  *is_comma = FALSE;
  if (*plain == '\0' || strspn (plain, "0123456789.,") != strlen (plain))
    return NULL;

  point = strchr (plain, '.');
  if (point != NULL)
    {
      *point = '\0';
      rest = point + 1;
    }

  *is_comma = strchr (rest, ',') != NULL || (strchr (plain, ',') != NULL && !is_grouped (plain));
  if (*is_comma || *plain == '\0' || (point != NULL && (*rest == '\0' || count_digits (rest) != strlen (rest))))
    return NULL;

  return join (plain, rest, n_digits);
}
