/* bw-statement-blob.c: the statements of a report as few bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-statement-blob.h"

#include "bw-varint.h"

#include <math.h>
#include <string.h>

#define FLAG_SET    0x01
#define BOUND_SHIFT 1
#define BOUND_MASK  0x03
#define FLAG_WHOLE  0x08
#define ALL_FLAGS   0x0f

/* Beyond that a double does not hold every whole number. */
#define MAX_WHOLE 9007199254740992.0

static gboolean
is_whole (double value)
{
  return value >= -MAX_WHOLE && value <= MAX_WHOLE && value == trunc (value) && !(value == 0 && signbit (value));
}

static gboolean
read_double (const guint8 **cursor,
             const guint8  *end,
             double        *value)
{
  guint64 bits;

  if (end - *cursor < (gssize) sizeof bits)
    return FALSE;

  memcpy (&bits, *cursor, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (value, &bits, sizeof bits);
  *cursor += sizeof bits;
  return TRUE;
}

/**
 * bw_statement_blob_append:
 * @blob: where to
 * @statement: what is stated
 * @word: number of the measure's word
 */
void
bw_statement_blob_append (GByteArray        *blob,
                          const BwStatement *statement,
                          guint32            word)
{
  gboolean whole = is_whole (statement->value);
  guint8 flags = (guint8) ((statement->set ? FLAG_SET : 0) | (statement->bound & BOUND_MASK) << BOUND_SHIFT
                           | (whole ? FLAG_WHOLE : 0));
  gint64 number = whole ? (gint64) statement->value : 0;
  guint64 bits;

  g_byte_array_append (blob, &flags, 1);
  bw_varint_append (blob, word);
  if (whole)
    {
      bw_varint_append (blob, (guint64) number << 1 ^ (number < 0 ? G_MAXUINT64 : 0));
      return;
    }

  memcpy (&bits, &statement->value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (blob, (const guint8 *) &bits, sizeof bits);
}

/**
 * bw_statement_blob_read:
 * @cursor: (inout): where it begins
 * @end: where all of them end
 * @statement: (out): all members but the measure
 * @word: (out): number of the measure's word
 *
 * Returns: whether there was one
 */
gboolean
bw_statement_blob_read (const guint8 **cursor,
                        const guint8  *end,
                        BwStatement   *statement,
                        guint32       *word)
{
  guint64 number;
  guint8 flags;

  if (*cursor >= end)
    return FALSE;

  flags = *(*cursor)++;
  if ((flags & ~ALL_FLAGS) != 0 || (flags >> BOUND_SHIFT & BOUND_MASK) > BW_BOUND_ABOUT
      || !bw_varint_read (cursor, end, &number) || number == 0 || number > G_MAXUINT32)
    return FALSE;

  *word = (guint32) number;
  statement->set = flags & FLAG_SET;
  statement->bound = flags >> BOUND_SHIFT & BOUND_MASK;
  if ((flags & FLAG_WHOLE) == 0)
    return read_double (cursor, end, &statement->value);
  if (!bw_varint_read (cursor, end, &number))
    return FALSE;

  statement->value = (double) (gint64) (number >> 1 ^ ((number & 1) != 0 ? G_MAXUINT64 : 0));
  return TRUE;
}
