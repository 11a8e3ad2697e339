/* bw-order-drafts.c: orders that are being written, on this machine until they are sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-drafts.h"

#include "bw-order-shelf.h"

#include <glib/gi18n.h>

struct _BwOrderDrafts
{
  GObject parent_instance;

  char         *dir;      /* (owned) */
  char         *url;      /* (owned) (nullable) */
  GHashTable   *shelves;  /* (owned): address → BwOrderShelf: those that were asked for */
  BwOrderShelf *shelf;    /* (unowned) (nullable): of @url */
  GPtrArray    *none;     /* (owned): empty */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderDrafts, bw_order_drafts, G_TYPE_OBJECT)

static void
on_shelf_changed_cb (BwOrderDrafts *self,
                     BwOrderShelf  *shelf)
{
  g_assert (BW_IS_ORDER_DRAFTS (self));

  if (shelf == self->shelf)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The file has no name that tells the address. */
static BwOrderShelf *
ensure_shelf (BwOrderDrafts *self,
              const char    *url)
{
  BwOrderShelf *shelf = g_hash_table_lookup (self->shelves, url);
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (shelf != NULL)
    return shelf;

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  name = g_strdup_printf ("%.32s.json", digest);
  path = g_build_filename (self->dir, name, NULL);
  shelf = bw_order_shelf_new (path);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (on_shelf_changed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->shelves, g_strdup (url), shelf);
  return shelf;
}

static void
bw_order_drafts_finalize (GObject *object)
{
  BwOrderDrafts *self = BW_ORDER_DRAFTS (object);

  g_hash_table_unref (self->shelves);
  g_ptr_array_unref (self->none);
  g_free (self->dir);
  g_free (self->url);

  G_OBJECT_CLASS (bw_order_drafts_parent_class)->finalize (object);
}

static void
bw_order_drafts_class_init (BwOrderDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_order_drafts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_order_drafts_init (BwOrderDrafts *self)
{
  self->shelves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->none = g_ptr_array_new ();
}

/**
 * bw_order_drafts_new:
 * @dir: (nullable): where they are kept; %NULL: with the user's data
 *
 * Returns: (transfer full): drafts of no backend yet
 */
BwOrderDrafts *
bw_order_drafts_new (const char *dir)
{
  BwOrderDrafts *self = g_object_new (BW_TYPE_ORDER_DRAFTS, NULL);

  self->dir = dir != NULL ? g_strdup (dir) : g_build_filename (g_get_user_data_dir (), "bulwark", "drafts", NULL);
  return self;
}

/**
 * bw_order_drafts_set_url:
 * @self: drafts
 * @url: (nullable): address of a backend
 *
 * Those of the one before go on to the disk in the background, and are there still when
 * it is asked for again.
 */
void
bw_order_drafts_set_url (BwOrderDrafts *self,
                         const char    *url)
{
  g_return_if_fail (BW_IS_ORDER_DRAFTS (self));

  if (g_strcmp0 (self->url, url) == 0)
    return;

  g_free (self->url);
  self->url = g_strdup (url);
  self->shelf = url != NULL ? ensure_shelf (self, url) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bw_order_drafts_get:
 * @self: drafts
 *
 * Returns: (transfer none) (element-type JsonObject): all of them
 */
GPtrArray *
bw_order_drafts_get (BwOrderDrafts *self)
{
  g_return_val_if_fail (BW_IS_ORDER_DRAFTS (self), NULL);

  return self->shelf != NULL ? bw_order_shelf_get_drafts (self->shelf) : self->none;
}

const char *
bw_order_drafts_get_fault (BwOrderDrafts *self)
{
  g_return_val_if_fail (BW_IS_ORDER_DRAFTS (self), NULL);

  return self->shelf != NULL ? bw_order_shelf_get_fault (self->shelf) : NULL;
}

/**
 * bw_order_drafts_save:
 * @self: drafts
 * @url: (nullable): address of the backend that it is for, connected or not
 * @draft: (transfer none): members of an order, with its `id`
 * @error: return location; `G_IO_ERROR`, the message says what to do
 *
 * Returns: whether it is kept
 */
gboolean
bw_order_drafts_save (BwOrderDrafts  *self,
                      const char     *url,
                      JsonObject     *draft,
                      GError        **error)
{
  g_return_val_if_fail (BW_IS_ORDER_DRAFTS (self), FALSE);

  if (url != NULL)
    return bw_order_shelf_save (ensure_shelf (self, url), draft, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                       _("There is no server that a draft could be for: connect to one first"));
  return FALSE;
}

/**
 * bw_order_drafts_remove:
 * @self: drafts
 * @id: of one of them
 */
void
bw_order_drafts_remove (BwOrderDrafts *self,
                        const char    *id)
{
  g_return_if_fail (BW_IS_ORDER_DRAFTS (self));

  if (self->shelf != NULL)
    bw_order_shelf_remove (self->shelf, id);
}

gboolean
bw_order_drafts_is_at_rest (BwOrderDrafts *self)
{
  GHashTableIter iter;
  gpointer shelf;

  g_return_val_if_fail (BW_IS_ORDER_DRAFTS (self), TRUE);

  g_hash_table_iter_init (&iter, self->shelves);
  while (g_hash_table_iter_next (&iter, NULL, &shelf))
    {
      if (!bw_order_shelf_is_at_rest (shelf))
        return FALSE;
    }

  return TRUE;
}
