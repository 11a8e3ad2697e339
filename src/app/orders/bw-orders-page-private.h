/* bw-orders-page-private.h: what the files of the page of orders share
 *
 * bw-orders-page.c shows; -actions.c does what is asked for with the one that is chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-ledger.h"
#include "bw-export-button.h"
#include "bw-order-list.h"
#include "bw-order-view.h"
#include "bw-orders-page.h"

G_BEGIN_DECLS

typedef enum
{
  BW_ORDERS_CHIP_OPEN,
  BW_ORDERS_CHIP_ALL,
  BW_ORDERS_CHIP_DRAFTS,
} BwOrdersChip;
#define BW_ORDERS_N_CHIPS 3

struct _BwOrdersPage
{
  AdwBin parent_instance;

  BwDesk              *desk;       /* (owned) (nullable) */
  BwOrderList         *orders;     /* (unowned): of @desk: all of the scope */
  BwClientLedger      *log;        /* (owned) (nullable) */
  GListStore          *shown;      /* (owned) (element-type BwOrderItem): those behind the chip */
  char                *chosen;     /* (owned) (nullable): id of the one beside the list */
  gboolean             is_awaited; /* it was written here, and is still to be told by the feed */
  BwOrdersChip                 chip;
  guint                n_ticks;

  GtkStack            *stack;
  GtkSpinner          *spinner;
  GtkWidget           *write;
  BwExportButton      *export;
  GtkToggleButton     *chips[BW_ORDERS_N_CHIPS];
  GtkLabel            *as_of;
  GtkLabel            *drafts_fault;
  GtkStack            *list_stack;
  GtkListBox          *list;
  BwOrderView         *view;
};

/* (nullable) (transfer none) */
BwOrderItem *bw_orders_page_find_item       (BwOrdersPage    *self,
                                             const char      *id);

/* What was just written is looked at. */
void         bw_orders_page_await           (BwOrdersPage    *self,
                                             const char      *id);

/* @order: (nullable): what it begins with */
void         bw_orders_page_compose         (BwOrdersPage    *self,
                                             GtkWindow       *parent,
                                             BwOrder         *order);

/* Of the class. */
void         bw_orders_page_install_actions (GtkWidgetClass  *widget_class);

G_END_DECLS
