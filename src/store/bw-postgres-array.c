/* bw-postgres-array.c: many values as one parameter of PostgreSQL
 *
 * Five numbers, then each value with its length, all most significant byte
 * first (src/backend/utils/adt/arrayfuncs.c, array_recv).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-postgres-array.h"

#include <string.h>

#define HEAD_SIZE (5 * sizeof (guint32))

struct _BwPostgresArray
{
  BwPostgresType  element;
  GByteArray     *data;  /* (owned) */
  guint           n;
  gboolean        has_null;
};

static void
set_number (BwPostgresArray *self,
            guint            index,
            guint32          value)
{
  guint32 bytes = GUINT32_TO_BE (value);

  memcpy (self->data->data + index * sizeof bytes, &bytes, sizeof bytes);
}

BwPostgresArray *
bw_postgres_array_new (BwPostgresType type)
{
  BwPostgresArray *self = g_new0 (BwPostgresArray, 1);

  self->element = type;
  self->data = g_byte_array_new ();
  bw_postgres_array_clear (self);
  return self;
}

void
bw_postgres_array_free (BwPostgresArray *self)
{
  g_byte_array_unref (self->data);
  g_free (self);
}

void
bw_postgres_array_clear (BwPostgresArray *self)
{
  g_byte_array_set_size (self->data, HEAD_SIZE);
  self->n = 0;
  self->has_null = FALSE;
}

guint
bw_postgres_array_get_size (BwPostgresArray *self)
{
  return self->n;
}

BwPostgresType
bw_postgres_array_get_type (BwPostgresArray *self)
{
  switch (self->element)
    {
    case BW_POSTGRES_TYPE_BYTES:
      return BW_POSTGRES_TYPE_BYTES_ARRAY;
    case BW_POSTGRES_TYPE_TEXT:
      return BW_POSTGRES_TYPE_TEXT_ARRAY;
    case BW_POSTGRES_TYPE_UUID:
      return BW_POSTGRES_TYPE_UUID_ARRAY;
    case BW_POSTGRES_TYPE_INT:
    default:
      return BW_POSTGRES_TYPE_INT_ARRAY;
    }
}

void
bw_postgres_array_append_int (BwPostgresArray *self,
                              gint64           value)
{
  gint64 bytes = GINT64_TO_BE (value);

  bw_postgres_array_append_bytes (self, &bytes, sizeof bytes);
}

void
bw_postgres_array_append_text (BwPostgresArray *self,
                               const char      *text)
{
  bw_postgres_array_append_bytes (self, text, strlen (text));
}

/* Its length is -1. */
void
bw_postgres_array_append_null (BwPostgresArray *self)
{
  const guint32 head = G_MAXUINT32;

  g_byte_array_append (self->data, (const guint8 *) &head, sizeof head);
  self->has_null = TRUE;
  self->n++;
}

void
bw_postgres_array_append_bytes (BwPostgresArray *self,
                                gconstpointer    data,
                                gsize            length)
{
  guint32 head = GUINT32_TO_BE ((guint32) length);

  g_byte_array_append (self->data, (const guint8 *) &head, sizeof head);
  g_byte_array_append (self->data, data, (guint) length);
  self->n++;
}

const guint8 *
bw_postgres_array_get_data (BwPostgresArray *self,
                            gsize           *length)
{
  set_number (self, 0, self->n > 0 ? 1 : 0);
  set_number (self, 1, self->has_null ? 1 : 0);
  set_number (self, 2, (guint32) self->element);
  set_number (self, 3, self->n);
  set_number (self, 4, 1);

  /* An empty one has no dimension to tell of. */
  *length = self->n > 0 ? self->data->len : 3 * sizeof (guint32);
  return self->data->data;
}
