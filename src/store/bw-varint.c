/* bw-varint.c: whole numbers in as few bytes as they need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-varint.h"

/**
 * bw_varint_append:
 * @blob: where to
 * @value: any number
 */
void
bw_varint_append (GByteArray *blob,
                  guint64     value)
{
  guint8 bytes[10];
  guint n = 0;

  while (value >= 0x80)
    {
      bytes[n++] = (guint8) (value | 0x80);
      value >>= 7;
    }

  bytes[n++] = (guint8) value;
  g_byte_array_append (blob, bytes, n);
}

/**
 * bw_varint_read:
 * @cursor: (inout): where it begins
 * @end: where all of them end
 * @value: (out): the number
 *
 * Returns: whether there was one
 */
gboolean
bw_varint_read (const guint8 **cursor,
                const guint8  *end,
                guint64       *value)
{
  *value = 0;
  for (guint shift = 0; *cursor < end && shift < 64; shift += 7)
    {
      guint8 byte = *(*cursor)++;

      *value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}
