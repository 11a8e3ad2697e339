/* bw-point-columns.h: the columns of the table of sampling points
 *
 * A row is GUINT_TO_POINTER (BwPlace); the data of the table is a BwPointColumns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-point-line.h"
#include "bw-point-trails.h"
#include "bw-table.h"

G_BEGIN_DECLS

/**
 * BwPointColumns:
 * @desk: whose points
 * @trails: how their counts went
 * @facts: filled by bw_point_columns_prepare()
 * @names: (nullable): by place: where its name stands among all; %NULL: by code
 * @n_names: size of @names
 * @searched: of a search: the area that was looked at last
 * @is_found: whether its name fits
 *
 * Borrowed by whoever owns the table.
 */
typedef struct
{
  BwDesk        *desk;
  BwPointTrails *trails;
  BwFacts        facts;
  const guint32 *names;
  guint          n_names;
  BwPlace        searched;
  gboolean       is_found;
} BwPointColumns;

#define BW_N_POINT_CHIPS (BW_N_POINT_STATES + 1)

const BwTableColumn *bw_point_columns_get       (guint           *n_columns);

/* The first lists all, the n-th those in state n - 1. */
const BwTableChip   *bw_point_columns_get_chips (void);

/* For bw-table.h. */
gboolean             bw_point_columns_prepare   (gpointer         user_data);
guint                bw_point_columns_get_groups (gconstpointer   row,
                                                  gpointer        user_data);
gboolean             bw_point_columns_search    (gconstpointer    row,
                                                 const char      *needle,
                                                 gpointer         user_data);

G_END_DECLS
