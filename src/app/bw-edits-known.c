/* bw-edits-known.c: of the edits: what this desk has made, until the feed tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-edits-private.h"

static gboolean
is_of_feed (const char *path)
{
  BwDocumentType type;
  g_autofree char *id = bw_edits_read_path (path, &type);

  return id != NULL && !bw_document_type_is_ledger (type);
}

/**
 * bw_edits_known_note: (skip)
 * @self: edits
 * @entry: one that the backend has taken
 *
 * What it has become is known before the feed tells it.
 */
void
bw_edits_known_note (BwEdits             *self,
                     BwClientOutboxEntry *entry)
{
  const char *path = bw_client_outbox_entry_get_path (entry);
  g_autoptr (JsonObject) current = bw_edits_parse (bw_client_outbox_entry_get_current (entry));

  /* The ledger is in no feed, and nobody changes what is there. */
  if (current != NULL && is_of_feed (path))
    g_hash_table_replace (self->known, g_strdup (path), json_object_ref (current));
  else
    g_hash_table_remove (self->known, path);
}

/* What the feed tells itself by now. */
void
bw_edits_known_forget_told (BwEdits *self)
{
  BwPicture *picture = bw_desk_get_picture (self->desk);
  GHashTableIter iter;
  const char *path;
  JsonObject *known;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &known))
    {
      BwDocumentType type;
      g_autofree char *id = bw_edits_read_path (path, &type);
      BwDocument *document = bw_picture_get_document (picture, type, id);

      if (document != NULL && bw_document_get_seq (document) >= bw_edits_get_seq (known))
        g_hash_table_iter_remove (&iter);
    }
}

/* Whether one is on its way after which the document is there no more. */
gboolean
bw_edits_known_is_going (BwEdits    *self,
                         const char *path)
{
  BwClientOutboxEntry *pending = bw_client_outbox_find (self->outbox, path);

  return pending != NULL && bw_client_outbox_entry_is_removal (pending);
}

/* (transfer full): what a change is made of; @version (out) (nullable): NULL: one is on
 * its way, and this follows it */
JsonObject *
bw_edits_known_dup_base (BwEdits     *self,
                         BwDocument  *standing,
                         const char  *path,
                         char       **version)
{
  BwClientOutboxEntry *pending = bw_client_outbox_find (self->outbox, path);
  JsonObject *known = g_hash_table_lookup (self->known, path);
  JsonObject *base = pending != NULL ? bw_edits_parse (bw_client_outbox_entry_get_body (pending)) : NULL;

  *version = NULL;
  if (base != NULL)
    return base;
  if (bw_edits_known_is_going (self, path))
    return bw_edits_parse (bw_client_outbox_entry_get_base (pending));

  base = known != NULL && bw_edits_get_seq (known) > bw_document_get_seq (standing) ? json_object_ref (known)
                                                                           : bw_document_dup_object (standing);
  *version = bw_edits_format_version (bw_edits_get_seq (base));
  return base;
}

/* (transfer full) (nullable): the newest that is known of what a step is about */
JsonObject *
bw_edits_known_dup_standing (BwEdits    *self,
                             BwEditStep *step)
{
  JsonObject *named = step->after != NULL ? step->after : step->before;
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (self->desk), step->type,
                                                  json_object_get_string_member (named, "id"));
  JsonObject *known = g_hash_table_lookup (self->known, step->path);

  if (document != NULL && (known == NULL || bw_document_get_seq (document) >= bw_edits_get_seq (known)))
    return bw_document_dup_object (document);

  return known != NULL ? json_object_ref (known) : NULL;
}
