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

/* Numbers below zero are not much longer than those above. */
void        bw_blob_put_signed  (GByteArray    *blob,
                                 gint64         value);

/* What is counted: whole numbers, mostly small ones, take few bytes. */
void        bw_blob_put_amount  (GByteArray    *blob,
                                 double         value);

/* Many of them, of which many are none at all. */
void        bw_blob_put_amounts (GByteArray    *blob,
                                 const double  *values,
                                 guint          n_values);

guint64     bw_blob_get_number  (BwBlobReader  *self);
double      bw_blob_get_double  (BwBlobReader  *self);

gint64      bw_blob_get_signed  (BwBlobReader  *self);
double      bw_blob_get_amount  (BwBlobReader  *self);

/* (element-type double) (transfer full); more than @max are a fault */
GArray     *bw_blob_get_amounts (BwBlobReader  *self,
                                 guint          max);

/* (transfer none): `""` when faulty */
const char *bw_blob_get_text    (BwBlobReader  *self);

G_END_DECLS
