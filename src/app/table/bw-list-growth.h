/* bw-list-growth.h: how much of a long list a view is told of, step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BwListGrowth BwListGrowth;

/* Called after each step that comes by itself. */
typedef void (*BwListGrowthFunc) (gpointer user_data);

/* Lines that have widgets: the first and the one after the last. */
typedef void (*BwListGrowthKeptFunc) (guint    *first,
                                      guint    *end,
                                      gpointer  user_data);

BwListGrowth *bw_list_growth_new         (GListModel       *model,
                                          BwListGrowthFunc  func,
                                          gpointer          user_data);
void          bw_list_growth_free        (BwListGrowth     *self);

void          bw_list_growth_set_kept_func (BwListGrowth         *self,
                                            BwListGrowthKeptFunc  func,
                                            gpointer              user_data);

/* How long @model is. It tells its view what it is told of now. */
void          bw_list_growth_set_wanted  (BwListGrowth     *self,
                                          guint             n_wanted);

/* What @model says when it is asked how long it is. */
guint         bw_list_growth_get_n_items (BwListGrowth     *self);
gboolean      bw_list_growth_is_done     (BwListGrowth     *self);

G_END_DECLS
