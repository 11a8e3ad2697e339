/* bw-shelf.c: every state document, in the order of its last change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shelf.h"

#include <string.h>

struct _BwShelf
{
  GPtrArray  *items[BW_N_DOCUMENT_TYPES];  /* (owned) (element-type BwItem) (owned) */
  GSequence  *sorted[BW_N_DOCUMENT_TYPES]; /* (owned) (nullable): by id; from when somebody asked on */
  GHashTable *by_id[BW_N_DOCUMENT_TYPES];  /* (owned) (nullable): id → BwItem */
  GHashTable *tallies;                     /* (owned): place and subject → BwItem */
  BwItem     *oldest;
  BwItem     *newest;
  guint64     seq;
  guint64     forgotten;
  guint       order[BW_N_DOCUMENT_TYPES];
  gboolean    is_loading;
};

static gint64
make_tally_key (BwPlace   place,
                BwSubject subject)
{
  return (gint64) (((guint64) place << 16) | subject);
}

static void
free_item (gpointer data)
{
  BwItem *item = data;

  g_free (item->id);
  g_free (item->text);
  g_free (item->tail);
  g_free (item->recipients);
  g_clear_pointer (&item->extra, bw_shared_text_unref);
  g_free (item);
}

static void
unlink_item (BwShelf *self,
             BwItem  *item)
{
  if (item->older != NULL)
    item->older->newer = item->newer;
  else if (self->oldest == item)
    self->oldest = item->newer;

  if (item->newer != NULL)
    item->newer->older = item->older;
  else if (self->newest == item)
    self->newest = item->older;

  item->older = NULL;
  item->newer = NULL;
}

/* Numbers come in their order but at a start, where each type is read by itself:
 * then they are sorted once for all. */
static void
link_item (BwShelf *self,
           BwItem  *item)
{
  BwItem *before = self->newest;

  while (!self->is_loading && before != NULL && before->seq > item->seq)
    before = before->older;

  item->older = before;
  item->newer = before != NULL ? before->newer : self->oldest;
  if (item->newer != NULL)
    item->newer->older = item;
  else
    self->newest = item;

  if (before != NULL)
    before->newer = item;
  else
    self->oldest = item;
}

static void
stamp (BwShelf *self,
       BwItem  *item,
       guint64  seq)
{
  unlink_item (self, item);
  item->seq = seq;
  link_item (self, item);
  self->seq = MAX (self->seq, seq);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      unused)
{
  return strcmp (((const BwItem *) a)->id, ((const BwItem *) b)->id);
}

static BwItem *
ensure_item (BwShelf        *self,
             BwDocumentType  type,
             const char     *id)
{
  BwItem *item = bw_shelf_find (self, type, id);

  if (item != NULL)
    return item;

  item = g_new0 (BwItem, 1);
  item->type = type;
  item->id = g_strdup (id);
  item->place = BW_PLACE_NONE;
  item->subject = BW_SUBJECT_NONE;
  item->measure = BW_MEASURE_NONE;
  g_ptr_array_add (self->items[type], item);
  if (self->by_id[type] == NULL)
    self->by_id[type] = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->by_id[type], item->id, item);
  if (self->sorted[type] != NULL)
    g_sequence_insert_sorted (self->sorted[type], item, compare_ids, NULL);
  return item;
}

static int
compare_seqs (gconstpointer a,
              gconstpointer b)
{
  const BwItem *left = *(const BwItem * const *) a;
  const BwItem *right = *(const BwItem * const *) b;

  return left->seq < right->seq ? -1 : left->seq > right->seq;
}

static guint
count_above (BwPlaceTree *places,
             BwPlace      place)
{
  guint n = 0;

  for (; place != BW_PLACE_NONE; place = bw_place_tree_get_parent (places, place))
    n++;

  return n;
}

static int
compare_areas (gconstpointer a,
               gconstpointer b,
               gpointer      places)
{
  const BwItem *left = *(const BwItem * const *) a;
  const BwItem *right = *(const BwItem * const *) b;
  guint depth_left = count_above (places, left->place);
  guint depth_right = count_above (places, right->place);

  if (depth_left != depth_right)
    return depth_left < depth_right ? -1 : 1;

  return strcmp (left->id, right->id);
}

/**
 * bw_shelf_new:
 *
 * Returns: (transfer full): an empty shelf
 */
BwShelf *
bw_shelf_new (void)
{
  BwShelf *self = g_new0 (BwShelf, 1);

  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    self->items[i] = g_ptr_array_new_with_free_func (free_item);

  self->tallies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
bw_shelf_free (BwShelf *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->tallies);
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      g_clear_pointer (&self->by_id[i], g_hash_table_unref);
      g_clear_pointer (&self->sorted[i], g_sequence_free);
      g_ptr_array_unref (self->items[i]);
    }

  g_free (self);
}

guint64
bw_shelf_get_seq (BwShelf *self)
{
  return self->seq;
}

void
bw_shelf_raise_seq (BwShelf *self,
                    guint64  seq)
{
  self->seq = MAX (self->seq, seq);
}

BwItem *
bw_shelf_get_newest (BwShelf *self)
{
  return self->newest;
}

GPtrArray *
bw_shelf_get_items (BwShelf        *self,
                    BwDocumentType  type)
{
  return self->items[type];
}

/* The first time all are sorted; then each finds its place when it comes. */
static GSequence *
ensure_sorted (BwShelf        *self,
               BwDocumentType  type)
{
  GPtrArray *items = self->items[type];

  if (self->sorted[type] != NULL)
    return self->sorted[type];

  self->sorted[type] = g_sequence_new (NULL);
  for (guint i = 0; i < items->len; i++)
    g_sequence_append (self->sorted[type], g_ptr_array_index (items, i));

  g_sequence_sort (self->sorted[type], compare_ids, NULL);
  return self->sorted[type];
}

/**
 * bw_shelf_find_behind:
 * @self: a shelf
 * @type: a type
 * @id: (nullable): an id
 *
 * The order is the same whenever and wherever it is asked for. What it costs follows
 * what was added since, not how many there are.
 *
 * Returns: (transfer none): of the items by their ids, tombstones too, the first one
 *   whose id is greater; the end if there is none. Good until it is let go
 */
GSequenceIter *
bw_shelf_find_behind (BwShelf        *self,
                      BwDocumentType  type,
                      const char     *id)
{
  GSequence *sorted = ensure_sorted (self, type);
  BwItem wanted = { .id = (char *) id };

  return id != NULL ? g_sequence_search (sorted, &wanted, compare_ids, NULL) : g_sequence_get_begin_iter (sorted);
}

guint
bw_shelf_get_order (BwShelf        *self,
                    BwDocumentType  type)
{
  return self->order[type];
}

/**
 * bw_shelf_find:
 * @self: a shelf
 * @type: a type
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the item, it may be a tombstone
 */
BwItem *
bw_shelf_find (BwShelf        *self,
               BwDocumentType  type,
               const char     *id)
{
  return self->by_id[type] != NULL ? g_hash_table_lookup (self->by_id[type], id) : NULL;
}

BwItem *
bw_shelf_find_tally (BwShelf   *self,
                     BwPlace    place,
                     BwSubject  subject)
{
  gint64 key = make_tally_key (place, subject);

  return g_hash_table_lookup (self->tallies, &key);
}

/**
 * bw_shelf_put:
 * @self: a shelf
 * @type: of the document
 * @id: of the document
 * @place: that it belongs to
 * @seq: of this change
 * @text: (transfer full) (nullable): the document with its seq
 *
 * Returns: (transfer none): its item
 */
BwItem *
bw_shelf_put (BwShelf        *self,
              BwDocumentType  type,
              const char     *id,
              BwPlace         place,
              guint64         seq,
              char           *text)
{
  BwItem *item = ensure_item (self, type, id);

  item->place = place;
  item->is_gone = FALSE;
  g_clear_pointer (&item->tail, g_free);
  g_free (item->text);
  item->text = text;
  stamp (self, item, seq);
  return item;
}

/**
 * bw_shelf_set_recipients:
 * @self: a shelf
 * @item: an item
 * @recipients: (transfer full) (nullable): whom it is for, up to a %BW_PLACE_NONE
 *
 * They stay with its tombstone: who saw it is told that it is gone.
 */
void
bw_shelf_set_recipients (BwShelf *self,
                         BwItem  *item,
                         BwPlace *recipients)
{
  g_free (item->recipients);
  item->recipients = recipients;
}

/**
 * bw_shelf_put_tally:
 * @self: a shelf
 * @picture: where the tally stands
 * @place: a place
 * @subject: a subject
 * @seq: of this change
 *
 * Returns: (transfer none): its item, without a text
 */
BwItem *
bw_shelf_put_tally (BwShelf   *self,
                    BwPicture *picture,
                    BwPlace    place,
                    BwSubject  subject,
                    guint64    seq)
{
  BwItem *item = bw_shelf_find_tally (self, place, subject);
  gint64 key;

  if (item == NULL)
    {
      g_autofree char *id = g_strjoin ("/", bw_place_tree_get_code (bw_picture_get_places (picture), place),
                                       bw_picture_get_subject_name (picture, subject), NULL);

      item = ensure_item (self, BW_DOCUMENT_TYPE_TALLY, id);
      item->place = place;
      item->subject = subject;
      key = make_tally_key (place, subject);
      g_hash_table_insert (self->tallies, g_memdup2 (&key, sizeof key), item);
    }

  item->is_gone = FALSE;
  g_clear_pointer (&item->text, g_free);
  stamp (self, item, seq);
  return item;
}

/**
 * bw_shelf_set_extra:
 * @self: a shelf
 * @item: an item of a tally
 * @extra: (nullable): what it is stated with beside its figures, without the braces
 *
 * A reference is taken: equal texts stand in memory once.
 */
void
bw_shelf_set_extra (BwShelf      *self,
                    BwItem       *item,
                    BwSharedText *extra)
{
  if (extra != NULL)
    bw_shared_text_ref (extra);

  g_clear_pointer (&item->extra, bw_shared_text_unref);
  item->extra = extra;
  g_clear_pointer (&item->text, g_free);
}

/**
 * bw_shelf_remove:
 * @self: a shelf
 * @type: of the document
 * @id: of the document
 * @seq: of its removal
 *
 * Returns: (transfer none): its tombstone
 */
BwItem *
bw_shelf_remove (BwShelf        *self,
                 BwDocumentType  type,
                 const char     *id,
                 guint64         seq)
{
  BwItem *item = ensure_item (self, type, id);

  item->is_gone = TRUE;
  bw_shelf_set_extra (self, item, NULL);
  stamp (self, item, seq);
  return item;
}

/* Whether it is let go. */
static gboolean
forget_item (BwShelf *self,
             BwItem  *item,
             guint64  until)
{
  gint64 key = make_tally_key (item->place, item->subject);

  if (!item->is_gone || item->seq > until)
    return FALSE;

  unlink_item (self, item);
  if (g_hash_table_lookup (self->tallies, &key) == item)
    g_hash_table_remove (self->tallies, &key);
  g_hash_table_remove (self->by_id[item->type], item->id);
  if (self->sorted[item->type] != NULL)
    g_sequence_remove (g_sequence_lookup (self->sorted[item->type], item, compare_ids, NULL));
  free_item (item);
  return TRUE;
}

/**
 * bw_shelf_forget:
 * @self: a shelf
 * @until: a number
 *
 * A type of which one is let go has another order then.
 */
void
bw_shelf_forget (BwShelf *self,
                 guint64  until)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      GPtrArray *items = self->items[i];
      guint n = 0;

      g_ptr_array_set_free_func (items, NULL);
      for (guint j = 0; j < items->len; j++)
        {
          BwItem *item = g_ptr_array_index (items, j);

          if (!forget_item (self, item, until))
            items->pdata[n++] = item;
        }

      self->order[i] += n < items->len;
      g_ptr_array_set_size (items, (int) n);
      g_ptr_array_set_free_func (items, free_item);
    }

  self->forgotten = MAX (self->forgotten, until);
}

guint64
bw_shelf_get_forgotten (BwShelf *self)
{
  return self->forgotten;
}

/**
 * bw_shelf_begin_load:
 * @self: a shelf
 *
 * Until bw_shelf_end_load() items come in any order.
 */
void
bw_shelf_begin_load (BwShelf *self)
{
  self->is_loading = TRUE;
}

void
bw_shelf_end_load (BwShelf *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (BwItem *item = self->oldest; item != NULL; item = item->newer)
    g_ptr_array_add (all, item);

  g_ptr_array_sort (all, compare_seqs);
  self->oldest = NULL;
  self->newest = NULL;
  for (guint i = 0; i < all->len; i++)
    {
      BwItem *item = g_ptr_array_index (all, i);

      item->older = NULL;
      item->newer = NULL;
      link_item (self, item);
    }

  self->is_loading = FALSE;
}

void
bw_shelf_sort_areas (BwShelf     *self,
                     BwPlaceTree *places)
{
  g_ptr_array_sort_with_data (self->items[BW_DOCUMENT_TYPE_AREA], compare_areas, places);
  self->order[BW_DOCUMENT_TYPE_AREA]++;
}
