/* bw-ctl-stock.c: what stands, in a store or behind a backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-stock.h"

#include "bw-ctl-audit.h"
#include "bw-ctl-options.h"
#include "bw-ctl-stock-private.h"

/* A page of documents, or a batch of reports, over a slow line. */
#define PATIENCE_S 600

static gboolean
open_store (BwCtlStock  *self,
            const char  *url,
            gboolean     alone,
            GError     **error)
{
  self->store = alone ? bw_store_open_alone (url, bw_measure_catalogue_get_default (), FALSE, error)
                      : bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, error);
  if (self->store == NULL)
    return FALSE;

  bw_ctl_progress_watch (self->progress, self->store);
  self->root = g_strdup (bw_store_get_root (self->store));
  if (self->root != NULL)
    return TRUE;

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND, "%s: there is no city in it; see bulwarkctl init", url);
  return FALSE;
}

static void
on_stock_area_cb (BwDocument *document,
                  guint64     seq,
                  gpointer    data)
{
  BwCtlStock *self = data;

  if (bw_document_get_area (document)->parent == NULL && self->root == NULL)
    self->root = g_strdup (bw_document_get_id (document));
}

static gboolean
open_backend (BwCtlStock  *self,
              const char  *address,
              const char  *token_file,
              GError     **error)
{
  g_autofree char *token = NULL;

  if (token_file == NULL)
    return bw_ctl_options_refuse (error, "--backend needs --token-file");

  token = bw_ctl_options_read_token (token_file, error);
  self->backend = token != NULL ? bw_ctl_backend_new (address, token, PATIENCE_S, error) : NULL;
  if (self->backend == NULL)
    return FALSE;

  if (!bw_ctl_stock_list_backend (self, BW_DOCUMENT_TYPE_AREA, on_stock_area_cb, self, error))
    return FALSE;
  if (self->root != NULL)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: the token sees no city", address);
  return FALSE;
}

/**
 * bw_ctl_stock_new:
 * @store: (nullable): address of a store
 * @backend: (nullable): address of a backend
 * @token_file: (nullable): file that holds a token for it
 * @alone: of a store: nobody else may change what it holds meanwhile
 * @progress: that of the program
 * @error: return location; `G_OPTION_ERROR` if it is not one of them
 *
 * Returns: (transfer full) (nullable): the stock
 */
BwCtlStock *
bw_ctl_stock_new (const char     *store,
                  const char     *backend,
                  const char     *token_file,
                  gboolean        alone,
                  BwCtlProgress  *progress,
                  GError        **error)
{
  g_autoptr (BwCtlStock) self = g_new0 (BwCtlStock, 1);

  self->progress = progress;
  if ((store == NULL) == (backend == NULL))
    {
      bw_ctl_options_refuse (error, "one of --store and --backend is needed");
      return NULL;
    }

  if (store != NULL ? !open_store (self, store, alone, error) : !open_backend (self, backend, token_file, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
bw_ctl_stock_free (BwCtlStock *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->backend, bw_ctl_backend_free);
  g_free (self->root);
  g_free (self);
}

gboolean
bw_ctl_stock_is_store (BwCtlStock *self)
{
  return self->store != NULL;
}

const char *
bw_ctl_stock_get_root (BwCtlStock *self)
{
  return self->root;
}

/**
 * bw_ctl_stock_list:
 * @self: a stock
 * @type: of which documents
 * @func: called for each that is there
 * @user_data: for @func
 * @error: return location
 *
 * Returns: whether all were read
 */
gboolean
bw_ctl_stock_list (BwCtlStock      *self,
                   BwDocumentType   type,
                   BwCtlStockFunc   func,
                   gpointer         user_data,
                   GError         **error)
{
  return self->store != NULL ? bw_ctl_stock_list_store (self, type, func, user_data, error)
                             : bw_ctl_stock_list_backend (self, type, func, user_data, error);
}

/**
 * bw_ctl_stock_put:
 * @self: a stock
 * @items: (element-type BwImportItem): what to put
 * @detail: for the audit
 * @n_put: (out): how many stand now
 * @error: return location; what has changed meanwhile is a conflict
 *
 * Returns: whether all were put
 */
gboolean
bw_ctl_stock_put (BwCtlStock  *self,
                  GPtrArray   *items,
                  const char  *detail,
                  guint       *n_put,
                  GError     **error)
{
  *n_put = 0;
  if (self->store == NULL)
    return bw_ctl_stock_put_backend (self, items, n_put, error);
  if (!bw_ctl_stock_put_store (self, items, detail, error))
    return FALSE;

  *n_put = items->len;
  return TRUE;
}

/**
 * bw_ctl_stock_append:
 * @self: a stock
 * @reports: (element-type BwReport): what to append
 * @dry: take it back, piece by piece
 * @detail: for the audit
 * @n_new: (out): how many were not there yet
 * @error: return location
 *
 * Returns: whether all are there
 */
gboolean
bw_ctl_stock_append (BwCtlStock  *self,
                     GArray      *reports,
                     gboolean     dry,
                     const char  *detail,
                     guint       *n_new,
                     GError     **error)
{
  *n_new = 0;
  if (self->store != NULL)
    return bw_ctl_stock_append_store (self, reports, dry, detail, n_new, error);

  g_return_val_if_fail (!dry, FALSE);

  return bw_ctl_stock_append_backend (self, reports, n_new, error);
}

/**
 * bw_ctl_stock_note_export:
 * @self: a stock
 * @what: what was read of it
 * @file: where that went
 *
 * Into the audit of a store; behind a backend reading is not noted.
 */
void
bw_ctl_stock_note_export (BwCtlStock *self,
                          const char *what,
                          const char *file)
{
  if (self->store != NULL)
    bw_ctl_audit_write (self->store, "export", what, file);
}
