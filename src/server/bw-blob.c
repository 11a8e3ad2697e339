/* bw-blob.c: numbers and texts in and out of a run of bytes
 *
 * Numbers are written seven bits a byte, the lowest first, the top bit saying
 * that more follow: most of them are small. One with a sign is folded so that small
 * ones stay small: 0, -1, 1, -2, …
 *
 * An amount that is whole is such a number, times two; any other is the number 1 and
 * the eight bytes of a double. Of many amounts each 0 is followed by how many more 0
 * there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-blob.h"

#include <math.h>
#include <string.h>

/* Times four, and exact as a double. */
#define MAX_WHOLE 1e15

#define FRACTION 1

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

void
bw_blob_put_signed (GByteArray *blob,
                    gint64      value)
{
  bw_blob_put_number (blob, ((guint64) value << 1) ^ (guint64) (value >> 63));
}

void
bw_blob_put_amount (GByteArray *blob,
                    double      value)
{
  gint64 whole;

  if (!(fabs (value) <= MAX_WHOLE) || value != trunc (value))
    {
      bw_blob_put_number (blob, FRACTION);
      bw_blob_put_double (blob, value);
      return;
    }

  whole = (gint64) value;
  bw_blob_put_number (blob, (((guint64) whole << 1) ^ (guint64) (whole >> 63)) << 1);
}

static guint
count_zeros (const double *values,
             guint         n_values)
{
  guint n = 0;

  while (n < n_values && values[n] == 0)
    n++;

  return n;
}

void
bw_blob_put_amounts (GByteArray   *blob,
                     const double *values,
                     guint         n_values)
{
  bw_blob_put_number (blob, n_values);
  for (guint i = 0; i < n_values;)
    {
      guint n_zeros = count_zeros (values + i, n_values - i);

      bw_blob_put_amount (blob, values[i]);
      if (n_zeros > 0)
        bw_blob_put_number (blob, n_zeros - 1);

      i += MAX (n_zeros, 1);
    }
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

static gint64
unfold (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

gint64
bw_blob_get_signed (BwBlobReader *self)
{
  return unfold (bw_blob_get_number (self));
}

double
bw_blob_get_amount (BwBlobReader *self)
{
  guint64 value = bw_blob_get_number (self);

  if ((value & FRACTION) == 0)
    return (double) unfold (value >> 1);

  return bw_blob_get_double (self);
}

GArray *
bw_blob_get_amounts (BwBlobReader *self,
                     guint         max)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (double));
  guint64 n = bw_blob_get_number (self);

  if (n > max)
    self->is_faulty = TRUE;

  while (!self->is_faulty && values->len < n)
    {
      double value = bw_blob_get_amount (self);
      guint64 n_zeros = value == 0 ? bw_blob_get_number (self) : 0;

      g_array_append_val (values, value);
      if (n_zeros > n - values->len)
        self->is_faulty = TRUE;
      else
        g_array_set_size (values, values->len + (guint) n_zeros);
    }

  return values;
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
