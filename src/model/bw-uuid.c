/* bw-uuid.c: ids of reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-uuid.h"

#include <string.h>

/* Where the text form has its hyphens. */
static gboolean
is_hyphen_place (guint index)
{
  return index == 8 || index == 13 || index == 18 || index == 23;
}

/**
 * bw_uuid_make:
 * @id: (out caller-allocates): the id
 * @time_ms: milliseconds since 1970; the low 48 bits are used
 * @random: ten random bytes
 *
 * Version 7 of RFC 9562, section 5.7: ids made later sort later.
 */
void
bw_uuid_make (guint8       id[BW_UUID_SIZE],
              gint64       time_ms,
              const guint8 random[10])
{
  for (guint i = 0; i < 6; i++)
    id[i] = (guint8) (((guint64) time_ms >> (40 - 8 * i)) & 0xff);

  memcpy (id + 6, random, 10);
  id[6] = (guint8) ((id[6] & 0x0f) | 0x70);
  id[8] = (guint8) ((id[8] & 0x3f) | 0x80);
}

/**
 * bw_uuid_parse:
 * @text: (nullable): 36 characters, any version, either case
 * @id: (out caller-allocates): the id; undefined on failure
 *
 * Returns: whether @text is a UUID
 */
gboolean
bw_uuid_parse (const char *text,
               guint8      id[BW_UUID_SIZE])
{
  guint n_digits = 0;

  if (text == NULL || strlen (text) != BW_UUID_TEXT_LENGTH)
    return FALSE;

  for (guint i = 0; i < BW_UUID_TEXT_LENGTH; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (is_hyphen_place (i))
        {
          if (text[i] != '-')
            return FALSE;
          continue;
        }
      if (digit < 0)
        return FALSE;

      id[n_digits / 2] = (guint8) (n_digits % 2 == 0 ? digit << 4 : id[n_digits / 2] | digit);
      n_digits++;
    }

  return TRUE;
}

/**
 * bw_uuid_format:
 * @id: an id
 * @text: (out caller-allocates): its lower-case text form
 */
void
bw_uuid_format (const guint8 id[BW_UUID_SIZE],
                char         text[BW_UUID_TEXT_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  guint n_digits = 0;

  for (guint i = 0; i < BW_UUID_TEXT_LENGTH; i++)
    {
      if (is_hyphen_place (i))
        {
          text[i] = '-';
          continue;
        }

      text[i] = digits[(id[n_digits / 2] >> (n_digits % 2 == 0 ? 4 : 0)) & 0x0f];
      n_digits++;
    }

  text[BW_UUID_TEXT_LENGTH] = '\0';
}
