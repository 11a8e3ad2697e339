/* bw-postgres-array.h: many values as one parameter of PostgreSQL
 *
 * The binary form of an array of one dimension, which `unnest` turns into rows: a
 * group of reports is one statement, whatever its size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-postgres-type.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BwPostgresArray BwPostgresArray;

BwPostgresArray *bw_postgres_array_new          (BwPostgresType    type);
void             bw_postgres_array_free         (BwPostgresArray  *self);
void             bw_postgres_array_clear        (BwPostgresArray  *self);
guint            bw_postgres_array_get_size     (BwPostgresArray  *self);
BwPostgresType   bw_postgres_array_get_type     (BwPostgresArray  *self);
void             bw_postgres_array_append_int   (BwPostgresArray  *self,
                                                 gint64            value);
void             bw_postgres_array_append_text  (BwPostgresArray  *self,
                                                 const char       *text);

void             bw_postgres_array_append_null  (BwPostgresArray  *self);

/* Of bytes and of UUIDs. */
void             bw_postgres_array_append_bytes (BwPostgresArray  *self,
                                                 gconstpointer     data,
                                                 gsize             length);

/* Borrowed until the array is changed. */
const guint8    *bw_postgres_array_get_data     (BwPostgresArray  *self,
                                                 gsize            *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPostgresArray, bw_postgres_array_free)

G_END_DECLS
