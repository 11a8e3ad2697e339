/* bw-format-text.c: sentences with counts in them, in groups of three
 *
 * The C library groups by the locale, and C.UTF-8 has no groups; our numbers look the same
 * in all of them, and translations stay plain formats that msgfmt can check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format-text.h"

#include "bw-format.h"

#include <string.h>

#define MAX_ARGUMENTS 8

/* (nullable): the next place for an argument; which one, from 0, and what it takes; @n: how
 * many have been taken in order. */
static const char *
find_place (const char *format,
            guint      *n,
            guint      *index,
            char       *kind,
            gsize      *length)
{
  const char *place = strchr (format, '%');
  const char *c;

  while (place != NULL && place[1] == '%')
    place = strchr (place + 2, '%');
  if (place == NULL)
    return NULL;

  c = place + 1;
  if (g_ascii_isdigit (c[0]) && c[1] == '$')
    {
      *index = (guint) (c[0] - '1');
      c += 2;
    }
  else
    {
      *index = (*n)++;
    }

  *kind = *c;
  *length = (gsize) (c + 1 - place);
  return place;
}

/* What stands between the places. */
static void
append_words (GString    *text,
              const char *words,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (text, words[i]);
      if (words[i] == '%')
        i++;
    }
}

/* They come in their own order, whatever that of the places. */
static guint
read_arguments (const char *format,
                va_list     arguments,
                char       *texts[MAX_ARGUMENTS])
{
  char kinds[MAX_ARGUMENTS] = { 0 };
  guint n = 0;
  guint n_all = 0;
  guint index;
  char kind;
  gsize length;

  for (const char *place = find_place (format, &n, &index, &kind, &length); place != NULL;
       place = find_place (place + length, &n, &index, &kind, &length))
    {
      g_assert (index < MAX_ARGUMENTS && (kind == 'u' || kind == 's'));
      kinds[index] = kind;
      n_all = MAX (n_all, index + 1);
    }

  for (guint i = 0; i < n_all; i++)
    {
      g_assert (kinds[i] != '\0');
      texts[i] = kinds[i] == 'u' ? bw_format_integer (va_arg (arguments, guint))
                                 : g_strdup (va_arg (arguments, const char *));
    }

  return n_all;
}

static void
append (GString    *text,
        const char *format,
        va_list     arguments)
{
  char *texts[MAX_ARGUMENTS] = { NULL };
  guint n_all = read_arguments (format, arguments, texts);
  guint n = 0;
  guint index;
  char kind;
  gsize length;

  for (const char *place = find_place (format, &n, &index, &kind, &length); place != NULL;
       place = find_place (format, &n, &index, &kind, &length))
    {
      append_words (text, format, (gsize) (place - format));
      g_string_append (text, texts[index]);
      format = place + length;
    }

  append_words (text, format, strlen (format));
  for (guint i = 0; i < n_all; i++)
    g_free (texts[i]);
}

/**
 * bw_format_text: (skip)
 * @format: a text, or its translation, with `%u` for counts and `%s` for words
 * @...: what stands there
 *
 * Returns: (transfer full): the text, its counts in groups of three
 */
char *
bw_format_text (const char *format,
                ...)
{
  GString *text = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, format);
  append (text, format, arguments);
  va_end (arguments);
  return g_string_free (text, FALSE);
}

/**
 * bw_format_text_append: (skip)
 * @text: where to write
 * @format: as of bw_format_text()
 * @...: what stands there
 */
void
bw_format_text_append (GString    *text,
                       const char *format,
                       ...)
{
  va_list arguments;

  va_start (arguments, format);
  append (text, format, arguments);
  va_end (arguments);
}
