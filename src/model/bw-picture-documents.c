/* bw-picture-documents.c: documents that are kept as they are, and which have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture-private.h"

#include <string.h>

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  const BwDocument * const *left = a;
  const BwDocument * const *right = b;

  return strcmp (bw_document_get_id (*left), bw_document_get_id (*right));
}

static void
note_change (BwPicture      *self,
             BwDocumentType  type,
             const char     *id)
{
  self->types |= 1u << type;
  if (self->journals[type] == NULL)
    self->journals[type] = bw_document_journal_new ();

  bw_document_journal_add (self->journals[type], id);
}

/**
 * bw_picture_keep_document: (skip)
 * @self: a picture
 * @document: one that is kept as it is
 */
void
bw_picture_keep_document (BwPicture  *self,
                          BwDocument *document)
{
  BwDocumentType type = bw_document_get_kind (document);
  const char *id = bw_document_get_id (document);
  BwDocument *standing;
  guint64 seq = bw_document_get_seq (document);

  if (self->documents[type] == NULL)
    self->documents[type] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                   (GDestroyNotify) bw_document_unref);

  standing = g_hash_table_lookup (self->documents[type], id);
  if (standing != NULL && seq != 0 && seq < bw_document_get_seq (standing))
    return;

  if (standing == NULL
      || !g_str_equal (bw_document_get_json (standing), bw_document_get_json (document)))
    note_change (self, type, id);

  self->n_exercise -= standing != NULL && bw_document_get_exercise (standing) ? 1 : 0;
  self->n_exercise += bw_document_get_exercise (document) ? 1 : 0;

  /* The key belongs to the document, so both are replaced. */
  g_hash_table_replace (self->documents[type], (gpointer) id, bw_document_ref (document));
  if (type == BW_DOCUMENT_TYPE_ROUND)
    bw_picture_find_current_round (self);
}

/**
 * bw_picture_remove_document: (skip)
 * @self: a picture
 * @type: a type that has no columns of its own
 * @id: of one of them, or of none
 */
void
bw_picture_remove_document (BwPicture      *self,
                            BwDocumentType  type,
                            const char     *id)
{
  const BwDocument *standing;

  if (self->documents[type] == NULL)
    return;

  standing = g_hash_table_lookup (self->documents[type], id);
  if (standing == NULL)
    return;

  self->n_exercise -= bw_document_get_exercise (standing) ? 1 : 0;
  note_change (self, type, id);
  g_hash_table_remove (self->documents[type], id);
  if (type == BW_DOCUMENT_TYPE_ROUND)
    bw_picture_find_current_round (self);
}

/**
 * bw_picture_clear_documents: (skip)
 * @self: a picture
 *
 * Whoever follows their changes looks at all of them next time.
 */
void
bw_picture_clear_documents (BwPicture *self)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      g_clear_pointer (&self->documents[i], g_hash_table_unref);
      if (self->journals[i] != NULL)
        bw_document_journal_clear (self->journals[i]);
    }
}

/**
 * bw_picture_gather_documents:
 * @self: a picture
 * @type: a type that has no columns of its own
 *
 * Returns: (transfer full) (element-type BwDocument): its documents, in no order
 */
GPtrArray *
bw_picture_gather_documents (BwPicture      *self,
                             BwDocumentType  type)
{
  g_autoptr (GPtrArray) found = NULL;
  GHashTableIter iter;
  gpointer document;

  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);
  g_return_val_if_fail ((guint) type < BW_N_DOCUMENT_TYPES, NULL);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  if (self->documents[type] == NULL)
    return g_steal_pointer (&found);

  g_hash_table_iter_init (&iter, self->documents[type]);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_ptr_array_add (found, bw_document_ref (document));

  return g_steal_pointer (&found);
}

/**
 * bw_picture_list_documents:
 * @self: a picture
 * @type: a type that has no columns of its own
 *
 * Returns: (transfer full) (element-type BwDocument): its documents, in order of id
 */
GPtrArray *
bw_picture_list_documents (BwPicture      *self,
                           BwDocumentType  type)
{
  GPtrArray *found = bw_picture_gather_documents (self, type);

  if (found != NULL)
    g_ptr_array_sort (found, compare_documents);
  return found;
}

/**
 * bw_picture_get_document:
 * @self: a picture
 * @type: a type that has no columns of its own
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the document, until it is replaced
 */
BwDocument *
bw_picture_get_document (BwPicture      *self,
                         BwDocumentType  type,
                         const char     *id)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);
  g_return_val_if_fail ((guint) type < BW_N_DOCUMENT_TYPES, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return self->documents[type] != NULL ? g_hash_table_lookup (self->documents[type], id) : NULL;
}

/**
 * bw_picture_list_changes:
 * @self: a picture
 * @type: a type that has no columns of its own
 * @position: (inout): how far the caller has read; 0: it has read nothing
 *
 * For who keeps something of each document: what it does follows what has changed, not
 * what there is. Each reader has a position of its own and comes when it likes.
 *
 * Returns: (transfer full) (element-type GRefString) (nullable): ids of those that
 *   came, changed or went, each once; %NULL: all are to be looked at, as it is the
 *   first time, or more has changed than is remembered
 */
GPtrArray *
bw_picture_list_changes (BwPicture      *self,
                         BwDocumentType  type,
                         guint64        *position)
{
  g_return_val_if_fail (BW_IS_PICTURE (self), NULL);
  g_return_val_if_fail ((guint) type < BW_N_DOCUMENT_TYPES, NULL);
  g_return_val_if_fail (position != NULL, NULL);

  if (self->journals[type] == NULL)
    self->journals[type] = bw_document_journal_new ();

  return bw_document_journal_list (self->journals[type], position);
}
