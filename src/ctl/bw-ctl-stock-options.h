/* bw-ctl-stock-options.h: the options by which a verb is told what it works on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-ctl-stock.h"

G_BEGIN_DECLS

/**
 * BwCtlStockOptions:
 * @store: (owned) (nullable): address of a store
 * @backend: (owned) (nullable): address of a backend
 * @token_file: (owned) (nullable): path of a token for @backend
 * @progress: tell how far it is also without a terminal
 */
typedef struct
{
  char     *store;
  char     *backend;
  char     *token_file;
  gboolean  progress;
} BwCtlStockOptions;

/* Entries of a table of options; @options: a BwCtlStockOptions. */
#define BW_CTL_STOCK_OPTION_ENTRIES(options) \
  { "store", 0, 0, G_OPTION_ARG_STRING, &(options)->store, "Store; to be changed: that no backend runs on", "URL" }, \
  { "backend", 0, 0, G_OPTION_ARG_STRING, &(options)->backend, "Address of a backend", "URL" }, \
  { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &(options)->token_file, "File that holds a token", "FILE" }, \
  BW_CTL_PROGRESS_OPTION (&(options)->progress)

void        bw_ctl_stock_options_clear (BwCtlStockOptions        *self);

/* (transfer full) (nullable): what they name; @progress: (out) (transfer full): of
 * the verb @verb, also on failure, and to outlive it; @alone: as bw_ctl_stock_new(). */
BwCtlStock *bw_ctl_stock_options_open  (const BwCtlStockOptions  *self,
                                        const char               *verb,
                                        gboolean                  alone,
                                        BwCtlProgress           **progress,
                                        GError                  **error);

G_END_DECLS
