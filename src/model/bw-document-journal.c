/* bw-document-journal.c: ids of documents in the order in which they changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-journal-private.h"

struct _BwDocumentJournal
{
  GPtrArray *ids;    /* (owned) (element-type GRefString) */
  guint64    first;  /* position of the first of @ids */
};

static void
release_id (gpointer id)
{
  g_ref_string_release (id);
}

BwDocumentJournal *
bw_document_journal_new (void)
{
  BwDocumentJournal *self = g_new0 (BwDocumentJournal, 1);

  self->ids = g_ptr_array_new_with_free_func (release_id);
  self->first = 1;
  return self;
}

void
bw_document_journal_free (BwDocumentJournal *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->ids);
  g_free (self);
}

void
bw_document_journal_add (BwDocumentJournal *self,
                         const char        *id)
{
  /* Half of it at a time: each is moved once. */
  if (self->ids->len >= 2 * BW_DOCUMENT_JOURNAL_LENGTH)
    {
      g_ptr_array_remove_range (self->ids, 0, BW_DOCUMENT_JOURNAL_LENGTH);
      self->first += BW_DOCUMENT_JOURNAL_LENGTH;
    }

  g_ptr_array_add (self->ids, g_ref_string_new (id));
}

void
bw_document_journal_clear (BwDocumentJournal *self)
{
  self->first += self->ids->len + 1;
  g_ptr_array_set_size (self->ids, 0);
}

/**
 * bw_document_journal_list:
 * @self: a journal
 * @position: (inout): as the last call left it
 *
 * Returns: (transfer full) (element-type GRefString) (nullable): what was added since
 */
GPtrArray *
bw_document_journal_list (BwDocumentJournal *self,
                          guint64           *position)
{
  guint64 from = *position;
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *ids;

  *position = self->first + self->ids->len;
  if (from < self->first || from > *position)
    return NULL;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  ids = g_ptr_array_new_with_free_func (release_id);
  for (guint i = (guint) (from - self->first); i < self->ids->len; i++)
    {
      char *id = g_ptr_array_index (self->ids, i);

      if (g_hash_table_add (seen, id))
        g_ptr_array_add (ids, g_ref_string_acquire (id));
    }

  return ids;
}
