/* bw-table-line.c: one line of a table, whoever stands on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-line.h"

struct _BwTableLine
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (BwTableLine, bw_table_line, G_TYPE_OBJECT)

static void
bw_table_line_class_init (BwTableLineClass *klass)
{
}

static void
bw_table_line_init (BwTableLine *self)
{
}

BwTableLine *
bw_table_line_new (void)
{
  return g_object_new (BW_TYPE_TABLE_LINE, NULL);
}
