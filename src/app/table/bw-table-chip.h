/* bw-table-chip.h: a choice of the rows of a table, as a button with their number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwTableChip:
 * @id: of the chip, for links and tests
 * @label: msgid of its word
 * @empty: (nullable): msgid of what stands in the table when there is none
 * @is_all: it lists every row in the first order, and tells no number
 *
 * The n-th chip lists the rows of group n (bw-table-order.h).
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *empty;
  gboolean    is_all;
} BwTableChip;

G_END_DECLS
