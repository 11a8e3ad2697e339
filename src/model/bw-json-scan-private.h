/* bw-json-scan-private.h: the grammar of RFC 8259, and nothing beyond it
 *
 * json-glib 1.6 takes `012`, `0x1f`, single quotes, `var x =` and trailing text.
 * One pass without allocation or recursion; refuses also what no reader of ours
 * can hold: `\u0000`, half surrogate pairs and integers beyond 64 bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwJsonScan:
 * @text: what is scanned, valid UTF-8
 * @length: its length in bytes
 * @at: where the scan stands
 * @depth: how many objects and arrays are open
 * @max_values: how many there may be
 * @n_values: that have begun
 * @objects: bit i is set if the open container i is an object
 * @reason: (nullable): what is wrong at @at
 */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  guint       depth;
  gsize       max_values;
  gsize       n_values;
  guint64     objects;
  const char *reason;
} BwJsonScan;

gboolean bw_json_scan_run (BwJsonScan *self);

G_END_DECLS
