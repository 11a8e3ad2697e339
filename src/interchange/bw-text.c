/* bw-text.c: the bytes of a foreign file as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-text.h"

#include "bw-model-error.h"
#include "bw-reason.h"

#include <string.h>

#define BOM "\xef\xbb\xbf"

static guint
count_lines (const char *text,
             const char *end)
{
  guint line = 1;

  for (const char *c = text; c < end; c++)
    line += *c == '\n';

  return line;
}

static gboolean
is_utf16 (const char *bytes,
          gsize       length)
{
  return length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
}

/* NULL, with a reason that names a number. */
static char *
fail (GError   **error,
      BwReason   reason,
      guint      number)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autofree char *text = bw_reason_write (reason, name, NULL);

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, text);
  return NULL;
}

static char *
check_utf8 (const char  *bytes,
            gsize        length,
            GError     **error)
{
  const char *end;

  if (length >= strlen (BOM) && memcmp (bytes, BOM, strlen (BOM)) == 0)
    {
      bytes += strlen (BOM);
      length -= strlen (BOM);
    }

  if (g_utf8_validate_len (bytes, length, &end))
    return g_strndup (bytes, length);

  return fail (error, *end == '\0' ? BW_REASON_NUL : BW_REASON_UTF8, count_lines (bytes, end));
}

static char *
convert (const char  *bytes,
         gsize        length,
         GError     **error)
{
  gsize n_read = 0;
  gsize n_written = 0;
  g_autofree char *text = NULL;

  if (memchr (bytes, '\0', length) == NULL)
    text = g_convert (bytes, (gssize) length, "UTF-8", "GB18030", &n_read, &n_written, NULL);
  if (text != NULL && n_read == length)
    return g_steal_pointer (&text);

  return fail (error, BW_REASON_GB18030, count_lines (bytes, bytes + n_read));
}

/**
 * bw_text_is_encoding:
 * @encoding: a name
 *
 * Returns: whether bw_text_decode() knows it
 */
gboolean
bw_text_is_encoding (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "GB18030") == 0;
}

/**
 * bw_text_decode:
 * @bytes: (array length=length): a whole file
 * @length: how many
 * @encoding: how it is written, one that bw_text_is_encoding() knows
 * @error: return location; `BW_MODEL_ERROR_SYNTAX`, "line N: reason"
 *
 * Returns: (transfer full) (nullable): UTF-8 without a mark of byte order
 */
char *
bw_text_decode (const char  *bytes,
                gsize        length,
                const char  *encoding,
                GError     **error)
{
  if (length > BW_TEXT_MAX_LENGTH)
    return fail (error, BW_REASON_BYTES, BW_TEXT_MAX_LENGTH / (1024 * 1024));

  if (is_utf16 (bytes, length))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, bw_reason_say (BW_REASON_UTF16));
      return NULL;
    }

  return g_ascii_strcasecmp (encoding, "GB18030") == 0 ? convert (bytes, length, error)
                                                       : check_utf8 (bytes, length, error);
}
