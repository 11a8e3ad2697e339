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

/* What is kept of one type. */
typedef struct
{
  BwDocumentType  type;
  GHashTable     *leaves;    /* (owned): id → Leaf */
  GPtrArray      *waiting;   /* (owned) (element-type GRefString): ids to look at */
  guint64         position;  /* in what the picture tells of changes */
} Branch;

struct _BwVisitBook
{
  Branch      visits;
  Branch      followups;
  guint       n_read;
  gboolean    is_dirty;        /* the lists are not what the leaves are */
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

static void
release_id (gpointer id)
{
  g_ref_string_release (id);
}

/* The first time, or when too much has changed to tell: all there are, and all there were. */
static void
await_all (Branch    *self,
           BwPicture *picture)
{
  g_autoptr (GPtrArray) documents = bw_picture_gather_documents (picture, self->type);
  GHashTableIter iter;
  gpointer id;

  g_ptr_array_set_size (self->waiting, 0);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (self->waiting, g_ref_string_new (bw_document_get_id (g_ptr_array_index (documents, i))));

  g_hash_table_iter_init (&iter, self->leaves);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (bw_picture_get_document (picture, self->type, id) == NULL)
        g_ptr_array_add (self->waiting, g_ref_string_new (id));
    }
}

static void
await_changes (Branch    *self,
               BwPicture *picture)
{
  g_autoptr (GPtrArray) ids = bw_picture_list_changes (picture, self->type, &self->position);

  if (ids == NULL)
    await_all (self, picture);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (self->waiting, g_ref_string_acquire (g_ptr_array_index (ids, i)));
}

/* FALSE: it is to be read, and that is one too many. */
static gboolean
take (BwVisitBook *self,
      Branch      *branch,
      BwPicture   *picture,
      const char  *id,
      guint       *max)
{
  BwDocument *document = bw_picture_get_document (picture, branch->type, id);
  Leaf *leaf = g_hash_table_lookup (branch->leaves, id);

  if (document == (leaf != NULL ? leaf->document : NULL))
    return TRUE;
  if (document != NULL && *max == 0)
    return FALSE;

  self->is_dirty = TRUE;
  if (document == NULL)
    {
      g_hash_table_remove (branch->leaves, id);
      return TRUE;
    }

  *max -= 1;
  self->n_read++;
  read_leaf (branch->leaves, leaf, document);
  return TRUE;
}

/* Whether that was all. */
static gboolean
read_branch (BwVisitBook *self,
             Branch      *branch,
             BwPicture   *picture,
             guint       *max)
{
  await_changes (branch, picture);
  while (branch->waiting->len > 0)
    {
      if (!take (self, branch, picture, g_ptr_array_index (branch->waiting, branch->waiting->len - 1), max))
        return FALSE;

      g_ptr_array_set_size (branch->waiting, (int) branch->waiting->len - 1);
    }

  return TRUE;
}

static void
init_branch (Branch         *self,
             BwDocumentType  type)
{
  self->type = type;
  self->leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_leaf);
  self->waiting = g_ptr_array_new_with_free_func (release_id);
}

static void
clear_branch (Branch *self)
{
  g_hash_table_unref (self->leaves);
  g_ptr_array_unref (self->waiting);
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

  g_hash_table_iter_init (&iter, self->visits.leaves);
  while (g_hash_table_iter_next (&iter, NULL, &leaf))
    g_ptr_array_add (self->visit_list, ((Leaf *) leaf)->visit);
  g_hash_table_iter_init (&iter, self->followups.leaves);
  while (g_hash_table_iter_next (&iter, NULL, &leaf))
    g_ptr_array_add (self->followup_list, ((Leaf *) leaf)->followup);

  g_ptr_array_sort (self->visit_list, compare_visits);
  g_ptr_array_sort (self->followup_list, compare_followups);
}

BwVisitBook *
bw_visit_book_new (void)
{
  BwVisitBook *self = g_new0 (BwVisitBook, 1);

  init_branch (&self->visits, BW_DOCUMENT_TYPE_INSPECTION);
  init_branch (&self->followups, BW_DOCUMENT_TYPE_FOLLOWUP);
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
  clear_branch (&self->visits);
  clear_branch (&self->followups);
  g_free (self);
}

gboolean
bw_visit_book_read (BwVisitBook *self,
                    BwPicture   *picture,
                    guint        max)
{
  gboolean is_whole;

  g_return_val_if_fail (self != NULL, TRUE);

  is_whole = read_branch (self, &self->followups, picture, &max);
  is_whole &= read_branch (self, &self->visits, picture, &max);
  if (!self->is_dirty)
    return is_whole;

  /* Of half of it nothing is told. */
  g_ptr_array_set_size (self->visit_list, 0);
  g_ptr_array_set_size (self->followup_list, 0);
  if (!is_whole)
    return FALSE;

  list_leaves (self);
  self->is_dirty = FALSE;
  return TRUE;
}

guint
bw_visit_book_get_n_read (BwVisitBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_read;
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
  const Leaf *leaf = id != NULL ? g_hash_table_lookup (self->visits.leaves, id) : NULL;

  return leaf != NULL ? leaf->visit : NULL;
}

const BwFollowup *
bw_visit_book_lookup_followup (BwVisitBook *self,
                               const char  *id)
{
  const Leaf *leaf = id != NULL ? g_hash_table_lookup (self->followups.leaves, id) : NULL;

  return leaf != NULL ? leaf->followup : NULL;
}
