/* bw-blob.c: numbers and texts in and out of a run of bytes
 *
 * Numbers are written seven bits a byte, the lowest first, the top bit saying
 * that more follow: most of them are small.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-blob.h"

#include <string.h>

void
bw_blob_put_number (GByteArray *blob,
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

void
bw_blob_put_double (GByteArray *blob,
                    double      value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (blob, (const guint8 *) &bits, sizeof bits);
}

/* With its NUL, so that it can be read in place. */
void
bw_blob_put_text (GByteArray *blob,
                  const char *text)
{
  gsize length = strlen (text);

  bw_blob_put_number (blob, length);
  g_byte_array_append (blob, (const guint8 *) text, (guint) length + 1);
}

guint64
bw_blob_get_number (BwBlobReader *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && self->position < self->length; shift += 7)
    {
      guint8 byte = self->data[self->position++];

      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return value;
    }

  self->is_faulty = TRUE;
  return 0;
}

double
bw_blob_get_double (BwBlobReader *self)
{
  guint64 bits;
  double value;

  if (self->length - self->position < sizeof bits)
    {
      self->is_faulty = TRUE;
      return 0;
    }

  memcpy (&bits, self->data + self->position, sizeof bits);
  self->position += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

const char *
bw_blob_get_text (BwBlobReader *self)
{
  guint64 length = bw_blob_get_number (self);
  const char *text = (const char *) self->data + self->position;

  if (self->is_faulty || length >= self->length - self->position || text[length] != '\0'
      || memchr (text, '\0', length) != NULL)
    {
      self->is_faulty = TRUE;
      return "";
    }

  self->position += length + 1;
  return text;
}
