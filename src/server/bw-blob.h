/* bw-blob.h: numbers and texts in and out of a run of bytes
 *
 * Little-endian. Reading beyond the end, or a text that is not whole, makes the
 * reader fail for good: look once at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         position;
  gboolean      is_faulty;
} BwBlobReader;

void        bw_blob_put_number  (GByteArray    *blob,
                                 guint64        value);
void        bw_blob_put_double  (GByteArray    *blob,
                                 double         value);
void        bw_blob_put_text    (GByteArray    *blob,
                                 const char    *text);

guint64     bw_blob_get_number  (BwBlobReader  *self);
double      bw_blob_get_double  (BwBlobReader  *self);

/* (transfer none): `""` when faulty */
const char *bw_blob_get_text    (BwBlobReader  *self);

G_END_DECLS
