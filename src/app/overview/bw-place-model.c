/* bw-place-model.c: places in an order of their own, for a list
 *
 * A *slot* is where a place stands in the order of code, a *position* where it
 * stands in the list. order[position] = slot, positions[slot] = position.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-place-model.h"

#include "bw-place-item.h"
#include "bw-radix.h"

#include <string.h>

#define NO_SLOT G_MAXUINT32

struct _BwPlaceModel
{
  GObject parent_instance;

  BwPlaceKeyFunc  key_func;
  gpointer        user_data;   /* (unowned) */

  BwPlace        *parts;       /* (owned) by slot */
  guint32        *keys;        /* (owned) by slot */
  guint32        *order;       /* (owned) by position */
  guint32        *positions;   /* (owned) by slot */
  guint           n_parts;
  guint32        *slots;       /* (owned) by place; NO_SLOT: not in the list */
  guint           n_slots;
  gboolean        is_unsorted;
  guint           n_created;
  BwListGrowth   *growth;      /* (owned) (nullable): told of all at once */
};

static void bw_place_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwPlaceModel, bw_place_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bw_place_model_list_model_init))

static void
clear_parts (BwPlaceModel *self)
{
  g_clear_pointer (&self->parts, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->positions, g_free);
  g_clear_pointer (&self->slots, g_free);
  self->n_parts = 0;
  self->n_slots = 0;
}

static void
index_slots (BwPlaceModel *self)
{
  BwPlace greatest = 0;

  for (guint i = 0; i < self->n_parts; i++)
    greatest = MAX (greatest, self->parts[i]);

  self->n_slots = self->n_parts > 0 ? greatest + 1 : 0;
  self->slots = g_new (guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof *self->slots);
  for (guint i = 0; i < self->n_parts; i++)
    self->slots[self->parts[i]] = i;
}

static void
index_positions (BwPlaceModel *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    self->positions[self->order[i]] = i;
}

static guint32
get_slot (BwPlaceModel *self,
          BwPlace       place)
{
  return place < self->n_slots ? self->slots[place] : NO_SLOT;
}

/* Whether slot @a belongs before slot @b. */
static gboolean
is_before (BwPlaceModel *self,
           guint32       a,
           guint32       b)
{
  return self->keys[a] != self->keys[b] ? self->keys[a] < self->keys[b] : a < b;
}

static gboolean
fits (BwPlaceModel *self,
      guint32       slot)
{
  guint position = self->positions[slot];

  if (position > 0 && !is_before (self, self->order[position - 1], slot))
    return FALSE;

  return position + 1 >= self->n_parts || is_before (self, slot, self->order[position + 1]);
}

/* Those of the places that were there before are known. */
static guint32 *
find_keys (BwPlaceModel  *self,
           const BwPlace *parts,
           guint          n_parts,
           gboolean       keeps)
{
  guint32 *keys = g_new (guint32, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      guint32 slot = keeps ? get_slot (self, parts[i]) : NO_SLOT;

      keys[i] = slot != NO_SLOT ? self->keys[slot] : self->key_func (parts[i], self->user_data);
    }

  return keys;
}

static gboolean
replace_parts (BwPlaceModel  *self,
               const BwPlace *parts,
               guint          n_parts,
               gboolean       keeps)
{
  guint n_before = self->n_parts;
  guint32 *keys;

  if (n_parts == n_before && (n_parts == 0 || memcmp (parts, self->parts, n_parts * sizeof *parts) == 0))
    return FALSE;

  keys = find_keys (self, parts, n_parts, keeps);
  clear_parts (self);
  self->n_parts = n_parts;
  self->parts = g_new (BwPlace, n_parts);
  if (n_parts > 0)
    memcpy (self->parts, parts, n_parts * sizeof *parts);
  self->keys = keys;
  self->order = g_new (guint32, n_parts);
  self->positions = g_new (guint32, n_parts);
  index_slots (self);
  bw_radix_sort (self->keys, self->order, n_parts);
  index_positions (self);
  self->is_unsorted = FALSE;

  if (self->growth != NULL)
    bw_list_growth_set_wanted (self->growth, n_parts);
  else if (n_parts > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_parts - n_before);
  else if (n_parts < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_parts, n_before - n_parts, 0);
  return TRUE;
}

static GType
bw_place_model_get_item_type (GListModel *model)
{
  return BW_TYPE_PLACE_ITEM;
}

static guint
bw_place_model_get_n_items (GListModel *model)
{
  BwPlaceModel *self = BW_PLACE_MODEL (model);

  return self->growth != NULL ? bw_list_growth_get_n_items (self->growth) : self->n_parts;
}

static gpointer
bw_place_model_get_item (GListModel *model,
                         guint       position)
{
  BwPlaceModel *self = BW_PLACE_MODEL (model);

  if (position >= bw_place_model_get_n_items (model))
    return NULL;

  self->n_created++;
  return bw_place_item_new (self, position);
}

static void
bw_place_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bw_place_model_get_item_type;
  iface->get_n_items = bw_place_model_get_n_items;
  iface->get_item = bw_place_model_get_item;
}

static void
bw_place_model_finalize (GObject *object)
{
  g_clear_pointer (&BW_PLACE_MODEL (object)->growth, bw_list_growth_free);
  clear_parts (BW_PLACE_MODEL (object));

  G_OBJECT_CLASS (bw_place_model_parent_class)->finalize (object);
}

static void
bw_place_model_class_init (BwPlaceModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_place_model_finalize;
}

static void
bw_place_model_init (BwPlaceModel *self)
{
}

/**
 * bw_place_model_new:
 * @key_func: what to order by
 * @user_data: handed to it; must outlive the model or its last update
 *
 * Returns: (transfer full): an empty list
 */
BwPlaceModel *
bw_place_model_new (BwPlaceKeyFunc key_func,
                    gpointer       user_data)
{
  BwPlaceModel *self;

  g_return_val_if_fail (key_func != NULL, NULL);

  self = g_object_new (BW_TYPE_PLACE_MODEL, NULL);
  self->key_func = key_func;
  self->user_data = user_data;
  return self;
}

/**
 * bw_place_model_grow:
 * @self: an empty list
 * @func: (nullable): called after each step that comes by itself
 * @user_data: for @func
 *
 * From now on the view of a long list is told of it step by step: it makes a widget for
 * each line that it keeps. What stands on a line is known at once.
 */
void
bw_place_model_grow (BwPlaceModel     *self,
                     BwListGrowthFunc  func,
                     gpointer          user_data)
{
  g_return_if_fail (BW_IS_PLACE_MODEL (self));
  g_return_if_fail (self->growth == NULL && self->n_parts == 0);

  self->growth = bw_list_growth_new (G_LIST_MODEL (self), func, user_data);
}

/**
 * bw_place_model_set_parts:
 * @self: a list
 * @parts: (array length=n_parts) (nullable): the places, in order of code, each
 *   once
 * @n_parts: how many
 *
 * Returns: whether they differ from those before
 */
gboolean
bw_place_model_set_parts (BwPlaceModel  *self,
                          const BwPlace *parts,
                          guint          n_parts)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), FALSE);
  g_return_val_if_fail (n_parts == 0 || parts != NULL, FALSE);

  return replace_parts (self, parts, n_parts, FALSE);
}

/**
 * bw_place_model_change_parts:
 * @self: a list
 * @parts: (array length=n_parts) (nullable): the places, in order of code, each
 *   once
 * @n_parts: how many
 *
 * As bw_place_model_set_parts(), but those that stay keep their keys: where a few of
 * many come or go, a few keys are asked for.
 *
 * Returns: whether they differ from those before
 */
gboolean
bw_place_model_change_parts (BwPlaceModel  *self,
                             const BwPlace *parts,
                             guint          n_parts)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), FALSE);
  g_return_val_if_fail (n_parts == 0 || parts != NULL, FALSE);

  return replace_parts (self, parts, n_parts, TRUE);
}

/**
 * bw_place_model_update:
 * @self: a list
 * @places: (array length=n_places) (nullable): whose keys may have changed;
 *   %NULL: of all
 * @n_places: how many
 */
void
bw_place_model_update (BwPlaceModel  *self,
                       const BwPlace *places,
                       guint          n_places)
{
  g_return_if_fail (BW_IS_PLACE_MODEL (self));

  if (places == NULL)
    {
      places = self->parts;
      n_places = self->n_parts;
    }

  for (guint i = 0; i < n_places; i++)
    {
      guint32 slot = get_slot (self, places[i]);
      guint32 key;

      if (slot == NO_SLOT)
        continue;

      key = self->key_func (places[i], self->user_data);
      if (key == self->keys[slot])
        continue;

      self->keys[slot] = key;
      self->is_unsorted = self->is_unsorted || !fits (self, slot);
    }
}

gboolean
bw_place_model_is_unsorted (BwPlaceModel *self)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), FALSE);

  return self->is_unsorted;
}

/**
 * bw_place_model_sort:
 * @self: a list
 *
 * Puts it in order.
 *
 * Returns: whether anybody stands on another line now
 */
gboolean
bw_place_model_sort (BwPlaceModel *self)
{
  g_autofree guint32 *order = NULL;

  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), FALSE);

  if (!self->is_unsorted)
    return FALSE;

  order = g_new (guint32, self->n_parts);
  bw_radix_sort (self->keys, order, self->n_parts);
  self->is_unsorted = FALSE;
  if (memcmp (order, self->order, self->n_parts * sizeof *order) == 0)
    return FALSE;

  g_free (self->order);
  self->order = g_steal_pointer (&order);
  index_positions (self);
  return TRUE;
}

/**
 * bw_place_model_get_place:
 * @self: a list
 * @position: in it
 *
 * Returns: the place, %BW_PLACE_NONE past the end
 */
BwPlace
bw_place_model_get_place (BwPlaceModel *self,
                          guint         position)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), BW_PLACE_NONE);

  return position < self->n_parts ? self->parts[self->order[position]] : BW_PLACE_NONE;
}

gboolean
bw_place_model_is_grown (BwPlaceModel *self)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), TRUE);

  return self->growth == NULL || bw_list_growth_is_done (self->growth);
}

guint
bw_place_model_get_length (BwPlaceModel *self)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), 0);

  return self->n_parts;
}

/**
 * bw_place_model_find:
 * @self: a list
 * @place: a place
 * @position: (out) (optional): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
bw_place_model_find (BwPlaceModel *self,
                     BwPlace       place,
                     guint        *position)
{
  guint32 slot;

  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), FALSE);

  slot = get_slot (self, place);
  if (slot == NO_SLOT)
    return FALSE;

  if (position != NULL)
    *position = self->positions[slot];
  return TRUE;
}

guint
bw_place_model_get_n_created (BwPlaceModel *self)
{
  g_return_val_if_fail (BW_IS_PLACE_MODEL (self), 0);

  return self->n_created;
}
