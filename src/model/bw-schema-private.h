/* bw-schema-private.h: a schema as it was read
 *
 * bw-schema.c keeps those of this program; -read.c reads one; -check.c holds a
 * document against it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-schema.h"

G_BEGIN_DECLS

/* What a value is, one bit each. */
typedef enum
{
  BW_SCHEMA_NULL = 1 << 0,
  BW_SCHEMA_BOOLEAN = 1 << 1,
  BW_SCHEMA_INTEGER = 1 << 2,
  BW_SCHEMA_NUMBER = 1 << 3,
  BW_SCHEMA_STRING = 1 << 4,
  BW_SCHEMA_ARRAY = 1 << 5,
  BW_SCHEMA_OBJECT = 1 << 6,
} BwSchemaKind;

typedef enum
{
  BW_SCHEMA_PLAIN,
  BW_SCHEMA_DATE_TIME,
  BW_SCHEMA_CODE,
  BW_SCHEMA_UUID,
} BwSchemaFormat;

/* What is not said is without limit. */
struct _BwSchema
{
  const BwSchema *base;        /* (unowned) (nullable): holds as well */
  guint           kinds;       /* 0: any */
  BwSchemaFormat  format;
  GPtrArray      *required;    /* (owned) (nullable) (element-type utf8) */
  GPtrArray      *names;       /* (owned) (nullable) (element-type utf8): of properties */
  GPtrArray      *properties;  /* (owned) (nullable) (element-type BwSchema): in the same order */
  BwSchema       *additional;  /* (owned) (nullable): of every other member */
  BwSchema       *items;       /* (owned) (nullable) */
  GPtrArray      *choices;     /* (owned) (nullable) (element-type utf8) */
  char           *wanted;      /* (owned) (nullable): what the value names */
  double          minimum;
  double          maximum;
  guint           min_length;
  guint           max_length;
  guint           min_items;
  guint           max_items;
  gboolean        is_read_only;
};

/* (nullable): of a property; borrowed */
const BwSchema *bw_schema_find_property (const BwSchema *self,
                                         const char     *name);

/* One bit. */
BwSchemaKind    bw_schema_get_kind      (JsonNode       *node);

G_END_DECLS
