/* bw-postgres-type.h: the types of PostgreSQL that parameters have
 *
 * The numbers are those of its catalogue (pg_type.dat) and never change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BW_POSTGRES_TYPE_BYTES = 17,
  BW_POSTGRES_TYPE_INT = 20,
  BW_POSTGRES_TYPE_TEXT = 25,
  BW_POSTGRES_TYPE_UUID = 2950,

  BW_POSTGRES_TYPE_BYTES_ARRAY = 1001,
  BW_POSTGRES_TYPE_TEXT_ARRAY = 1009,
  BW_POSTGRES_TYPE_INT_ARRAY = 1016,
  BW_POSTGRES_TYPE_UUID_ARRAY = 2951,
} BwPostgresType;

G_END_DECLS
