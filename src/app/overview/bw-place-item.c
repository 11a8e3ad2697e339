/* bw-place-item.c: a line of a list of places, and who stands on it now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-place-item.h"

struct _BwPlaceItem
{
  GObject parent_instance;

  BwPlaceModel *model;     /* (owned) */
  guint         position;
};

G_DEFINE_FINAL_TYPE (BwPlaceItem, bw_place_item, G_TYPE_OBJECT)

static void
bw_place_item_finalize (GObject *object)
{
  g_clear_object (&BW_PLACE_ITEM (object)->model);

  G_OBJECT_CLASS (bw_place_item_parent_class)->finalize (object);
}

static void
bw_place_item_class_init (BwPlaceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_place_item_finalize;
}

static void
bw_place_item_init (BwPlaceItem *self)
{
}

/**
 * bw_place_item_new:
 * @model: a list
 * @position: a line of it
 *
 * Returns: (transfer full): the line
 */
BwPlaceItem *
bw_place_item_new (BwPlaceModel *model,
                   guint         position)
{
  BwPlaceItem *self;

  g_return_val_if_fail (BW_IS_PLACE_MODEL (model), NULL);

  self = g_object_new (BW_TYPE_PLACE_ITEM, NULL);
  self->model = g_object_ref (model);
  self->position = position;
  return self;
}

guint
bw_place_item_get_position (BwPlaceItem *self)
{
  g_return_val_if_fail (BW_IS_PLACE_ITEM (self), G_MAXUINT);

  return self->position;
}

BwPlace
bw_place_item_get_place (BwPlaceItem *self)
{
  g_return_val_if_fail (BW_IS_PLACE_ITEM (self), BW_PLACE_NONE);

  return bw_place_model_get_place (self->model, self->position);
}
