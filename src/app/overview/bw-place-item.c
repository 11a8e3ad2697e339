/* bw-place-item.c: a place as an item of a list: made when it is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-place-item.h"

struct _BwPlaceItem
{
  GObject parent_instance;

  BwPlace place;
};

G_DEFINE_FINAL_TYPE (BwPlaceItem, bw_place_item, G_TYPE_OBJECT)

static void
bw_place_item_class_init (BwPlaceItemClass *klass)
{
}

static void
bw_place_item_init (BwPlaceItem *self)
{
  self->place = BW_PLACE_NONE;
}

BwPlaceItem *
bw_place_item_new (BwPlace place)
{
  BwPlaceItem *self = g_object_new (BW_TYPE_PLACE_ITEM, NULL);

  self->place = place;
  return self;
}

BwPlace
bw_place_item_get_place (BwPlaceItem *self)
{
  g_return_val_if_fail (BW_IS_PLACE_ITEM (self), BW_PLACE_NONE);

  return self->place;
}
