/* bw-ctl-stock-private.h: the two kinds of stock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-ctl-backend.h"
#include "bw-ctl-stock.h"

G_BEGIN_DECLS

struct _BwCtlStock
{
  BwCtlProgress *progress; /* borrowed */
  BwStore       *store;    /* (owned) (nullable): else there is a backend */
  BwCtlBackend  *backend;  /* (owned) (nullable) */
  char          *root;     /* (owned) */
};

/* In a store. */
gboolean bw_ctl_stock_list_store     (BwCtlStock      *self,
                                      BwDocumentType   type,
                                      BwCtlStockFunc   func,
                                      gpointer         user_data,
                                      GError         **error);
gboolean bw_ctl_stock_put_store      (BwCtlStock      *self,
                                      GPtrArray       *items,
                                      const char      *detail,
                                      GError         **error);
gboolean bw_ctl_stock_append_store   (BwCtlStock      *self,
                                      GArray          *reports,
                                      gboolean         dry,
                                      const char      *detail,
                                      guint           *n_new,
                                      GError         **error);

/* Behind a backend. */
gboolean bw_ctl_stock_list_backend   (BwCtlStock      *self,
                                      BwDocumentType   type,
                                      BwCtlStockFunc   func,
                                      gpointer         user_data,
                                      GError         **error);
gboolean bw_ctl_stock_put_backend    (BwCtlStock      *self,
                                      GPtrArray       *items,
                                      guint           *n_put,
                                      GError         **error);
gboolean bw_ctl_stock_append_backend (BwCtlStock      *self,
                                      GArray          *reports,
                                      guint           *n_new,
                                      GError         **error);

G_END_DECLS
