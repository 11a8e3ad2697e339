/* bw-table-order.h: which rows of a table are listed, and in which order
 *
 * A row is a pointer that means something to whoever fills the table: an item of a
 * list, or a number. A *slot* is where it stands among all rows, a *position* where it
 * stands among those that are listed. The order is a permutation of its own: a key a
 * row and one radix sort, 100,000 in a few milliseconds; what is listed is a pass over
 * it. Nothing moves before bw_table_order_apply(): the caller says when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BW_TABLE_MAX_GROUPS 16
#define BW_TABLE_KEY_NONE   G_MAXUINT32

/* Small keys come first, equal ones in the order of the rows; BW_TABLE_KEY_NONE (not
 * known) comes last, also in a descending order. */
typedef guint32  (*BwTableKeyFunc)     (gconstpointer row,
                                        gpointer      user_data);
typedef int      (*BwTableCompareFunc) (gconstpointer a,
                                        gconstpointer b,
                                        gpointer      user_data);

/* Bit `1 << n` of each group that the row belongs to. */
typedef guint    (*BwTableGroupFunc)   (gconstpointer row,
                                        gpointer      user_data);
typedef gboolean (*BwTableTestFunc)    (gconstpointer row,
                                        gpointer      user_data);

typedef struct _BwTableOrder BwTableOrder;

BwTableOrder *bw_table_order_new          (void);
void          bw_table_order_free         (BwTableOrder        *self);

/* Copied. All of it is read at the next bw_table_order_apply(). */
void          bw_table_order_set_rows     (BwTableOrder        *self,
                                           const gpointer      *rows,
                                           guint                n_rows);
guint         bw_table_order_get_n_rows   (BwTableOrder        *self);
gpointer      bw_table_order_get_row      (BwTableOrder        *self,
                                           guint                slot);

/* What to order by: @key, else @compare, else the order of the rows. */
void          bw_table_order_set_key      (BwTableOrder        *self,
                                           BwTableKeyFunc       key,
                                           BwTableCompareFunc   compare,
                                           gpointer             user_data,
                                           gboolean             is_descending);

/* (nullable): every row is in group 0 only. */
void          bw_table_order_set_groups   (BwTableOrder        *self,
                                           BwTableGroupFunc     groups,
                                           gpointer             user_data);

/* Of which group the rows are listed. */
void          bw_table_order_set_wanted   (BwTableOrder        *self,
                                           guint                group);

/* (nullable): all rows fit. */
void          bw_table_order_set_match    (BwTableOrder        *self,
                                           BwTableTestFunc      match,
                                           gpointer             user_data);

/* All is to be read anew, in steps of so many rows. TRUE: all is read. */
void          bw_table_order_forget       (BwTableOrder        *self);
gboolean      bw_table_order_read_more    (BwTableOrder        *self,
                                           guint                n_rows);

/* Reads those rows anew for which @is_changed (nullable: all). The counts are right
 * after it; who is listed, and where, stays until the next apply. */
void          bw_table_order_read         (BwTableOrder        *self,
                                           BwTableTestFunc      is_changed,
                                           gpointer             user_data);

/* Whether apply would change anything that is listed. */
gboolean      bw_table_order_is_dirty     (BwTableOrder        *self);

/* TRUE: somebody stands on another line now. */
gboolean      bw_table_order_apply        (BwTableOrder        *self);

/* Rows in a group, listed or not. */
guint         bw_table_order_count        (BwTableOrder        *self,
                                           guint                group);
guint         bw_table_order_get_n_listed (BwTableOrder        *self);

/* G_MAXUINT past the end. */
guint         bw_table_order_get_slot     (BwTableOrder        *self,
                                           guint                position);

/* G_MAXUINT: it is not listed. */
guint         bw_table_order_get_position (BwTableOrder        *self,
                                           guint                slot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTableOrder, bw_table_order_free)

G_END_DECLS
