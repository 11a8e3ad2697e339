/* bw-visit-book.c: all inspections and follow-ups, read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-book.h"

#include <string.h>

/* One document as it was when it was read. */
typedef struct
{
  BwDocument *document;  /* (owned): a changed one is another one */
  BwVisit    *visit;     /* (owned) (nullable) */
  BwFollowup *followup;  /* (owned) (nullable) */
} Leaf;

struct _BwVisitBook
{
  GHashTable *visits;          /* (owned): id → Leaf */
  GHashTable *followups;       /* (owned): the same */
  GPtrArray  *visit_list;      /* (owned) (element-type BwVisit): borrowed from the leaves */
  GPtrArray  *followup_list;   /* (owned) (element-type BwFollowup): the same */
};

static void
free_leaf (gpointer data)
{
  Leaf *leaf = data;

  bw_document_unref (leaf->document);
  bw_visit_free (leaf->visit);
  bw_followup_free (leaf->followup);
  g_free (leaf);
}

/* @leaf (nullable): of the document as it was */
static void
read_leaf (GHashTable *leaves,
           Leaf       *leaf,
           BwDocument *document)
{
  if (leaf == NULL)
    {
      leaf = g_new0 (Leaf, 1);
      g_hash_table_insert (leaves, g_strdup (bw_document_get_id (document)), leaf);
    }

  g_clear_pointer (&leaf->document, bw_document_unref);
  leaf->document = bw_document_ref (document);
  if (bw_document_get_kind (document) == BW_DOCUMENT_TYPE_INSPECTION)
    {
      bw_visit_free (leaf->visit);
      leaf->visit = bw_visit_new (document);
    }
  else if (leaf->followup != NULL)
    {
      bw_followup_read (leaf->followup, document);
    }
  else
    {
      leaf->followup = bw_followup_new (document);
    }
}

static gboolean
is_gone (gpointer id,
         gpointer leaf,
         gpointer standing)
{
  return !g_hash_table_contains (standing, id);
}

/* Takes out what is not there any more; leaves what has not been read for later. */
static gboolean
read_type (GHashTable     *leaves,
           BwPicture      *picture,
           BwDocumentType  type,
           guint          *max)
{
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (picture, type);
  g_autoptr (GHashTable) standing = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);
      const char *id = bw_document_get_id (document);
      Leaf *leaf = g_hash_table_lookup (leaves, id);

      g_hash_table_add (standing, (gpointer) id);
      if (leaf != NULL && leaf->document == document)
        continue;
      if (*max == 0)
        {
          is_whole = FALSE;
          continue;
        }

      *max -= 1;
      read_leaf (leaves, leaf, document);
    }

  g_hash_table_foreach_remove (leaves, is_gone, standing);
  return is_whole;
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  const BwVisit *left = *(const BwVisit * const *) a;
  const BwVisit *right = *(const BwVisit * const *) b;

  if (left->at != right->at)
    return left->at > right->at ? -1 : 1;

  return strcmp (left->id, right->id);
}

static int
compare_followups (gconstpointer a,
                   gconstpointer b)
{
  return bw_followup_compare (*(const BwFollowup * const *) a, *(const BwFollowup * const *) b);
}

static void
list_leaves (BwVisitBook *self)
{
  GHashTableIter iter;
  gpointer leaf;

  g_ptr_array_set_size (self->visit_list, 0);
  g_ptr_array_set_size (self->followup_list, 0);
  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, &leaf))
    g_ptr_array_add (self->visit_list, ((Leaf *) leaf)->visit);
  g_hash_table_iter_init (&iter, self->followups);
  while (g_hash_table_iter_next (&iter, NULL, &leaf))
    g_ptr_array_add (self->followup_list, ((Leaf *) leaf)->followup);

  g_ptr_array_sort (self->visit_list, compare_visits);
  g_ptr_array_sort (self->followup_list, compare_followups);
}

BwVisitBook *
bw_visit_book_new (void)
{
  BwVisitBook *self = g_new0 (BwVisitBook, 1);

  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_leaf);
  self->followups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_leaf);
  self->visit_list = g_ptr_array_new ();
  self->followup_list = g_ptr_array_new ();
  return self;
}

void
bw_visit_book_free (BwVisitBook *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->visit_list);
  g_ptr_array_unref (self->followup_list);
  g_hash_table_unref (self->visits);
  g_hash_table_unref (self->followups);
  g_free (self);
}

gboolean
bw_visit_book_read (BwVisitBook *self,
                    BwPicture   *picture,
                    guint        max)
{
  gboolean is_whole;

  g_return_val_if_fail (self != NULL, TRUE);

  is_whole = read_type (self->followups, picture, BW_DOCUMENT_TYPE_FOLLOWUP, &max);
  is_whole &= read_type (self->visits, picture, BW_DOCUMENT_TYPE_INSPECTION, &max);
  list_leaves (self);
  return is_whole;
}

GPtrArray *
bw_visit_book_get_visits (BwVisitBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->visit_list;
}

GPtrArray *
bw_visit_book_get_followups (BwVisitBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->followup_list;
}

const BwVisit *
bw_visit_book_lookup (BwVisitBook *self,
                      const char  *id)
{
  const Leaf *leaf = id != NULL ? g_hash_table_lookup (self->visits, id) : NULL;

  return leaf != NULL ? leaf->visit : NULL;
}

const BwFollowup *
bw_visit_book_lookup_followup (BwVisitBook *self,
                               const char  *id)
{
  const Leaf *leaf = id != NULL ? g_hash_table_lookup (self->followups, id) : NULL;

  return leaf != NULL ? leaf->followup : NULL;
}
