/* bw-client-lister.c: all documents of some types, as the backend has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-lister.h"

#include "bw-client-error.h"
#include "bw-client-ledger-page-private.h"
#include "bw-client-session-private.h"

#include <glib/gi18n.h>

#define PAGE 1000

typedef struct
{
  SoupSession     *soup;      /* (owned) (nullable) */
  BwClientBackend *backend;   /* (owned) (nullable) */
  GArray          *types;     /* (owned) (element-type BwDocumentType): that are still to be read */
  GPtrArray       *documents; /* (owned) */
} Listing;

static void ask (GTask      *task,
                 const char *after);

static void
free_listing (gpointer data)
{
  Listing *self = data;

  g_clear_object (&self->soup);
  g_clear_pointer (&self->backend, bw_client_backend_unref);
  g_array_unref (self->types);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

/* The next page of a type, or the first one of the next type. */
static void
go_on (GTask              *task,
       BwClientLedgerPage *page)
{
  Listing *self = g_task_get_task_data (task);
  gboolean is_last = page->next == NULL || page->documents->len == 0;

  if (page->n_faulty > 0)
    {
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT,
                               "this release cannot read %u documents of the backend: update it", page->n_faulty);
      g_object_unref (task);
      return;
    }

  g_ptr_array_extend_and_steal (self->documents, g_steal_pointer (&page->documents));
  page->documents = g_ptr_array_new ();
  if (is_last)
    g_array_remove_index (self->types, 0);

  ask (task, is_last ? NULL : page->next);
}

static void
on_page_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (BwClientLedgerPage) page = bw_client_ledger_page_read_finish (result, &error);

  if (page != NULL)
    {
      go_on (task, page);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Takes over @task. */
static void
ask (GTask      *task,
     const char *after)
{
  Listing *self = g_task_get_task_data (task);
  BwClientSession *session = g_task_get_source_object (task);
  g_autofree char *from = after != NULL ? g_uri_escape_string (after, NULL, FALSE) : NULL;
  g_autofree char *path = NULL;

  if (self->types->len == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->documents), (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }

  path = g_strdup_printf ("/v1/documents/%s?limit=%d%s%s",
                          bw_document_type_to_string (g_array_index (self->types, BwDocumentType, 0)), PAGE,
                          from != NULL ? "&after=" : "", from != NULL ? from : "");
  bw_client_ledger_page_read_async (self->soup, self->backend, path, session->catalogue,
                                    g_task_get_cancellable (task), on_page_read_cb, task);
}

/**
 * bw_client_lister_list_async:
 * @session: whose backend is asked
 * @types: (array length=n_types): types of documents
 * @n_types: how many
 * @cancellable: (nullable): gives it up
 * @callback: called when all are there, or cannot be
 * @user_data: for @callback
 */
void
bw_client_lister_list_async (BwClientSession      *session,
                             const BwDocumentType *types,
                             guint                 n_types,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Listing *self = g_new0 (Listing, 1);

  g_task_set_source_tag (task, bw_client_lister_list_async);
  self->types = g_array_new (FALSE, FALSE, sizeof (BwDocumentType));
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_array_append_vals (self->types, types, n_types);
  g_task_set_task_data (task, self, free_listing);
  if (session->backend == NULL)
    {
      g_task_return_new_error (task, BW_CLIENT_ERROR, BW_CLIENT_ERROR_ADDRESS, _("there is no backend to ask"));
      g_object_unref (task);
      return;
    }

  self->backend = bw_client_backend_ref (session->backend);
  self->soup = bw_client_backend_new_session (session->backend);
  ask (task, NULL);
}

/**
 * bw_client_lister_list_finish:
 * @session: as it was begun
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type BwDocument) (nullable): all of them
 */
GPtrArray *
bw_client_lister_list_finish (BwClientSession  *session,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
