/* bw-name-index.c: of a desk: what its places, teams and orders are found by
 *
 * Made when somebody first looks for something. Names are gathered in slices on the main
 * thread and spelled by a worker, one batch at a time; then only those are read that have
 * changed. What is not read yet is found by its name and code all the same.
 *
 *   idle ──(desk refreshed)──► gathering ──(a batch)──► with the worker ──► gathering
 *    ▲                             │
 *    └────(nothing left: whole)────┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-name-index.h"

#include "bw-json.h"

#include <gtk/gtk.h>

/* Of one slice: places that are looked at, names that are copied; about a millisecond. */
#define MAX_LOOKED 20000
#define MAX_BATCH 200

static const BwDocumentType types[] = { BW_DOCUMENT_TYPE_TEAM, BW_DOCUMENT_TYPE_ORDER };

/* What a name is read of; another one there: the name is out of date. */
typedef struct
{
  gpointer       document;  /* (owned): BwArea, BwSite or BwDocument */
  GDestroyNotify unref;
} Origin;

/* A name that is read. */
typedef struct
{
  Origin     origin;
  BwNameKey *key;       /* (owned) */
} Entry;

/* A name on its way through the worker. */
typedef struct
{
  Origin     origin;    /* not for the worker */
  BwPlace    place;     /* BW_PLACE_NONE: of a document */
  char      *names[3];  /* (owned) (nullable) */
  char      *code;      /* (owned) (nullable) */
  BwNameKey *key;       /* (owned) (nullable): what comes of it */
} Item;

typedef struct
{
  GArray   *items;    /* (owned) (element-type Item) */
  BwPinyin *pinyin;   /* (owned) (nullable): not opened yet */
  guint     edition;  /* of the places */
} Batch;

struct _BwNameIndex
{
  GObject parent_instance;

  BwDesk     *desk;       /* (unowned) (nullable): owns it; a batch may outlive it */
  BwPinyin   *pinyin;     /* (owned) (nullable): while no worker has it */
  GArray     *places;     /* (owned) (element-type Entry): by place; all 0: not read yet */
  GHashTable *documents[G_N_ELEMENTS (types)];  /* (owned): id → Entry */
  GPtrArray  *waiting;    /* (owned) (element-type BwDocument): to be read */
  guint64     positions[G_N_ELEMENTS (types)];
  guint       edition;
  guint       revision;   /* of the places that were looked at last */
  BwPlace     cursor;
  guint       n_read;
  gboolean    is_whole;
  gboolean    is_working;
  guint       source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwNameIndex, bw_name_index, G_TYPE_OBJECT)

static void
clear_origin (Origin *origin)
{
  if (origin->document != NULL)
    origin->unref (origin->document);
  origin->document = NULL;
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  clear_origin (&entry->origin);
  g_clear_pointer (&entry->key, bw_name_key_free);
}

static void
free_entry (gpointer data)
{
  clear_entry (data);
  g_free (data);
}

static void
clear_item (gpointer data)
{
  Item *item = data;

  clear_origin (&item->origin);
  for (guint i = 0; i < G_N_ELEMENTS (item->names); i++)
    g_free (item->names[i]);
  g_free (item->code);
  g_clear_pointer (&item->key, bw_name_key_free);
}

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->items);
  bw_pinyin_free (batch->pinyin);
  g_free (batch);
}

/* One that came again as it was, or in another state, is another object of the same name. */
static gboolean
is_read (BwPlaceTree *places,
         BwPlace      place,
         const Entry *entry)
{
  if (entry->origin.document == NULL)
    return FALSE;

  if (bw_place_tree_is_site (places, place))
    {
      const BwSite *site = bw_place_tree_get_site (places, place);
      const BwSite *known = entry->origin.document;

      return site == known || (site != NULL && g_strcmp0 (site->name, known->name) == 0
                               && g_strcmp0 (site->name_en, known->name_en) == 0);
    }
  else
    {
      const BwArea *area = bw_place_tree_get_area (places, place);
      const BwArea *known = entry->origin.document;

      return area == known || (area != NULL && g_strcmp0 (area->name, known->name) == 0
                               && g_strcmp0 (area->name_en, known->name_en) == 0);
    }
}

/* FALSE: it has no document yet. */
static gboolean
describe_place (BwPlaceTree *places,
                BwPlace      place,
                Item        *item)
{
  gboolean is_site = bw_place_tree_is_site (places, place);
  BwSite *site = is_site ? bw_place_tree_get_site (places, place) : NULL;
  BwArea *area = is_site ? NULL : bw_place_tree_get_area (places, place);

  item->place = place;
  if (site == NULL && area == NULL)
    return FALSE;

  item->origin.document = is_site ? (gpointer) bw_site_ref (site) : (gpointer) bw_area_ref (area);
  item->origin.unref = is_site ? (GDestroyNotify) bw_site_unref : (GDestroyNotify) bw_area_unref;
  item->names[0] = g_strdup (bw_place_tree_get_name (places, place, "zh_CN"));
  item->names[1] = g_strdup (is_site ? site->name_en : area->name_en);
  item->code = g_strdup (bw_place_tree_get_code (places, place));
  return TRUE;
}

static void
describe_document (BwDocument *document,
                   Item       *item)
{
  item->place = BW_PLACE_NONE;
  item->origin.document = bw_document_ref (document);
  item->origin.unref = (GDestroyNotify) bw_document_unref;

  if (bw_document_get_kind (document) == BW_DOCUMENT_TYPE_TEAM)
    {
      const BwTeam *team = bw_document_get_team (document);

      item->names[0] = g_strdup (team->name);
      item->names[1] = g_strdup (team->name_en);
      item->names[2] = g_strdup (team->code);
    }
  else
    {
      g_autoptr (JsonObject) members = bw_document_dup_object (document);

      item->names[0] = g_strdup (bw_json_peek_string (members, "title"));
      item->names[1] = g_strdup (bw_json_peek_string (members, "number"));
      item->names[2] = g_strdup (bw_document_get_id (document));
    }
}

static BwNameKey *
make_key (const Item *item,
          BwPinyin   *pinyin)
{
  return bw_name_key_new ((const char * const *) item->names, item->code, pinyin);
}

/* In a worker. */
static void
spell (GTask        *task,
       gpointer      source,
       gpointer      data,
       GCancellable *cancellable)
{
  Batch *batch = data;

  if (batch->pinyin == NULL)
    batch->pinyin = bw_pinyin_new ();
  for (guint i = 0; i < batch->items->len; i++)
    {
      Item *item = &g_array_index (batch->items, Item, i);

      item->key = make_key (item, batch->pinyin);
    }

  g_task_return_boolean (task, TRUE);
}

static Entry *
get_place_entry (BwNameIndex *self,
                 BwPlace      place)
{
  if (self->edition != bw_place_tree_get_edition (bw_desk_get_places (self->desk)) || place >= self->places->len)
    return NULL;

  return &g_array_index (self->places, Entry, place);
}

static GHashTable *
get_table (BwNameIndex    *self,
           BwDocumentType  type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (types[i] == type)
        return self->documents[i];
    }

  return NULL;
}

static gboolean
is_same (BwDocument *known,
         BwDocument *document)
{
  return known == document || g_str_equal (bw_document_get_json (known), bw_document_get_json (document));
}

static void
add_places (BwNameIndex *self,
            GArray      *items)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  guint n = bw_place_tree_get_size (places);

  if (self->places->len < n)
    g_array_set_size (self->places, n);

  for (guint i = 0; i < MAX_LOOKED && self->cursor < n && items->len < MAX_BATCH; i++, self->cursor++)
    {
      Item item = { 0 };

      if (!is_read (places, self->cursor, &g_array_index (self->places, Entry, self->cursor))
          && describe_place (places, self->cursor, &item))
        g_array_append_val (items, item);
    }
}

static void
add_documents (BwNameIndex *self,
               GArray      *items)
{
  while (self->waiting->len > 0 && items->len < MAX_BATCH)
    {
      g_autoptr (BwDocument) document = g_ptr_array_steal_index_fast (self->waiting, self->waiting->len - 1);
      Item item = { 0 };

      describe_document (document, &item);
      g_array_append_val (items, item);
    }
}

/* Which documents are to be read: those that came or changed since it looked last. */
static void
list_documents (BwNameIndex *self,
                guint        index)
{
  BwPicture *picture = bw_desk_get_picture (self->desk);
  g_autoptr (GPtrArray) changes = bw_picture_list_changes (picture, types[index], &self->positions[index]);

  if (changes == NULL)
    {
      g_hash_table_remove_all (self->documents[index]);
      g_ptr_array_extend_and_steal (self->waiting, bw_picture_gather_documents (picture, types[index]));
      return;
    }

  for (guint i = 0; i < changes->len; i++)
    {
      const char *id = g_ptr_array_index (changes, i);
      BwDocument *document = bw_picture_get_document (picture, types[index], id);

      g_hash_table_remove (self->documents[index], id);
      if (document != NULL)
        g_ptr_array_add (self->waiting, bw_document_ref (document));
    }
}

/* What is to be read. TRUE: anything. */
static gboolean
look (BwNameIndex *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  if (self->edition != bw_place_tree_get_edition (places))
    {
      g_array_set_size (self->places, 0);
      self->edition = bw_place_tree_get_edition (places);
      self->revision = 0;
    }
  if (self->revision != bw_place_tree_get_revision (places))
    {
      self->revision = bw_place_tree_get_revision (places);
      self->cursor = 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    list_documents (self, i);

  return self->cursor < bw_place_tree_get_size (places) || self->waiting->len > 0;
}

static void
take (BwNameIndex *self,
      guint        edition,
      Item        *item)
{
  GHashTable *table;
  Entry *entry;

  self->n_read++;
  if (item->place != BW_PLACE_NONE)
    {
      entry = edition == self->edition ? get_place_entry (self, item->place) : NULL;
      if (entry == NULL)
        return;
      clear_entry (entry);
    }
  else
    {
      table = get_table (self, bw_document_get_kind (item->origin.document));
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (table, g_strdup (bw_document_get_id (item->origin.document)), entry);
    }

  entry->origin = item->origin;
  entry->key = g_steal_pointer (&item->key);
  item->origin.document = NULL;
}

static gboolean on_idle_cb (gpointer user_data);

static void
read_on (BwNameIndex *self)
{
  if (self->source != 0 || self->is_working)
    return;

  self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_idle_cb, self, NULL);
}

static void
on_spelled_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  BwNameIndex *self = BW_NAME_INDEX (source);
  Batch *batch = g_task_get_task_data (G_TASK (result));

  self->is_working = FALSE;
  self->pinyin = g_steal_pointer (&batch->pinyin);
  if (self->desk == NULL)
    return;

  for (guint i = 0; i < batch->items->len; i++)
    take (self, batch->edition, &g_array_index (batch->items, Item, i));
  read_on (self);
}

static void
hand_over (BwNameIndex *self,
           GArray      *items)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_spelled_cb, NULL);
  Batch *batch = g_new0 (Batch, 1);

  batch->items = g_array_ref (items);
  batch->pinyin = g_steal_pointer (&self->pinyin);
  batch->edition = self->edition;
  self->is_working = TRUE;
  g_task_set_source_tag (task, hand_over);
  g_task_set_task_data (task, batch, free_batch);
  g_task_run_in_thread (task, spell);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  BwNameIndex *self = user_data;
  g_autoptr (GArray) items = NULL;

  if (!look (self))
    {
      self->source = 0;
      self->is_whole = TRUE;
      g_signal_emit (self, signals[CHANGED], 0);
      return G_SOURCE_REMOVE;
    }

  items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (items, clear_item);
  add_places (self, items);
  add_documents (self, items);
  if (items->len == 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  hand_over (self, items);
  return G_SOURCE_REMOVE;
}

static void
on_desk_refresh_cb (BwNameIndex        *self,
                    const BwDeskChange *change)
{
  const guint watched = 1u << BW_DOCUMENT_TYPE_AREA | 1u << BW_DOCUMENT_TYPE_SITE | 1u << BW_DOCUMENT_TYPE_TEAM
                        | 1u << BW_DOCUMENT_TYPE_ORDER;

  g_assert (BW_IS_NAME_INDEX (self));

  if (change != NULL && !change->structure && (change->types & watched) == 0)
    return;

  self->is_whole = FALSE;
  read_on (self);
}

static void
bw_name_index_finalize (GObject *object)
{
  BwNameIndex *self = BW_NAME_INDEX (object);

  g_clear_weak_pointer (&self->desk);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->pinyin, bw_pinyin_free);
  g_array_unref (self->places);
  g_ptr_array_unref (self->waiting);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_hash_table_unref (self->documents[i]);

  G_OBJECT_CLASS (bw_name_index_parent_class)->finalize (object);
}

static void
bw_name_index_class_init (BwNameIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_name_index_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_name_index_init (BwNameIndex *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->places, clear_entry);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    self->documents[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
}

/**
 * bw_name_index_get:
 * @desk: the desk
 *
 * Returns: (transfer none): its names; they are read from the first call on
 */
BwNameIndex *
bw_name_index_get (BwDesk *desk)
{
  static const char key[] = "bw-name-index";
  BwNameIndex *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_get_data (G_OBJECT (desk), key);
  if (self != NULL)
    return self;

  self = g_object_new (BW_TYPE_NAME_INDEX, NULL);
  g_set_weak_pointer (&self->desk, desk);
  self->edition = bw_place_tree_get_edition (bw_desk_get_places (desk));
  g_object_set_data_full (G_OBJECT (desk), key, self, g_object_unref);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  read_on (self);
  return self;
}

gboolean
bw_name_index_is_whole (BwNameIndex *self)
{
  g_return_val_if_fail (BW_IS_NAME_INDEX (self), FALSE);

  return self->is_whole;
}

/**
 * bw_name_index_rank_place:
 * @self: names
 * @place: a place
 * @key: what was typed, case-folded, not ""
 *
 * Returns: how well it fits, as of bw_name_key_rank()
 */
int
bw_name_index_rank_place (BwNameIndex *self,
                          BwPlace      place,
                          const char  *key)
{
  g_autoptr (BwNameKey) unread = NULL;
  BwPlaceTree *places;
  Item item = { 0 };
  Entry *entry;

  g_return_val_if_fail (BW_IS_NAME_INDEX (self), BW_NAME_KEY_NO_RANK);

  places = bw_desk_get_places (self->desk);
  entry = get_place_entry (self, place);
  if (entry != NULL && is_read (places, place, entry))
    return bw_name_key_rank (entry->key, key);

  if (!describe_place (places, place, &item))
    return BW_NAME_KEY_NO_RANK;

  unread = make_key (&item, NULL);
  clear_item (&item);
  return bw_name_key_rank (unread, key);
}

/**
 * bw_name_index_rank_document:
 * @self: names
 * @document: a team or an order
 * @key: what was typed, case-folded, not ""
 *
 * Returns: how well it fits, as of bw_name_key_rank()
 */
int
bw_name_index_rank_document (BwNameIndex *self,
                             BwDocument  *document,
                             const char  *key)
{
  g_autoptr (BwNameKey) unread = NULL;
  Item item = { 0 };
  GHashTable *table;
  Entry *entry;

  g_return_val_if_fail (BW_IS_NAME_INDEX (self), BW_NAME_KEY_NO_RANK);
  g_return_val_if_fail (document != NULL, BW_NAME_KEY_NO_RANK);

  table = get_table (self, bw_document_get_kind (document));
  g_return_val_if_fail (table != NULL, BW_NAME_KEY_NO_RANK);

  entry = g_hash_table_lookup (table, bw_document_get_id (document));
  if (entry != NULL && is_same (entry->origin.document, document))
    return bw_name_key_rank (entry->key, key);

  describe_document (document, &item);
  unread = make_key (&item, NULL);
  clear_item (&item);
  return bw_name_key_rank (unread, key);
}

guint
bw_name_index_get_n_read (BwNameIndex *self)
{
  g_return_val_if_fail (BW_IS_NAME_INDEX (self), 0);

  return self->n_read;
}
