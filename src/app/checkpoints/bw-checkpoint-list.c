/* bw-checkpoint-list.c: the lines of the list of checkpoints, which of them is chosen
 *
 * An item is a line; who stands on it changes with the order (bw-place-model.h). So the
 * chosen place is kept here, and the line that it stands on is selected anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-list.h"

#include "bw-checkpoint-row.h"
#include "bw-place-item.h"
#include "bw-place-model.h"

struct _BwCheckpointList
{
  GObject parent_instance;

  BwDesk             *desk;        /* (owned) */
  BwCheckpointBook   *book;        /* (unowned): outlives it */
  BwPlaceModel       *model;       /* (owned) */
  GtkSingleSelection *selection;   /* (owned) */
  GPtrArray          *items;       /* (owned) (element-type GtkListItem): bound */
  const BwFacts      *facts;       /* (unowned) (nullable): during an update */
  BwCheckpointSort    sort;
  BwPlace             scope;       /* whose lines they are */
  guint               version;     /* of the book, when they were listed */
  guint               n_keys;
  BwPlace             chosen;
  gboolean            is_updating;
};

typedef enum
{
  PROP_CHOSEN = 1,
} BwCheckpointListProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (BwCheckpointList, bw_checkpoint_list, G_TYPE_OBJECT)

static guint32
get_key (BwPlace  place,
         gpointer user_data)
{
  BwCheckpointList *self = user_data;

  self->n_keys++;
  return bw_checkpoint_order_get_key (self->facts, place, self->sort);
}

static void
set_chosen (BwCheckpointList *self,
            BwPlace           place)
{
  if (self->chosen == place)
    return;

  self->chosen = place;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/* The line on which the chosen one stands now. */
static void
select_chosen (BwCheckpointList *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  /* Of a list that still grows its line may be to come. */
  if (self->chosen == BW_PLACE_NONE || !bw_place_model_find (self->model, self->chosen, &position)
      || position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    position = GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
fill (BwCheckpointList *self,
      GtkListItem      *item,
      const BwFacts    *facts,
      BwPlace           place)
{
  if (place != BW_PLACE_NONE)
    bw_checkpoint_row_set_place (BW_CHECKPOINT_ROW (gtk_list_item_get_child (item)), facts, self->book, place);
}

/* @change (nullable): only what it names. */
static void
fill_rows (BwCheckpointList   *self,
           const BwDeskChange *change)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      BwPlace place = bw_place_model_get_place (self->model, gtk_list_item_get_position (item));

      if (change == NULL || (place < change->n_places && change->is_changed[place]))
        fill (self, item, self->facts, place);
    }
}

/* Which lines there are is asked only if it may be others; their keys, of those that
 * changed. TRUE: somebody stands on another line now. */
static gboolean
list_lines (BwCheckpointList   *self,
            BwPlace             scope,
            BwCheckpointSort    sort,
            const BwDeskChange *change)
{
  guint version = bw_checkpoint_book_get_version (self->book, sort);
  gboolean is_other = change == NULL || scope != self->scope || sort != self->sort;
  gboolean is_moved = FALSE;

  if (is_other || version != self->version)
    {
      g_autoptr (GArray) lines = bw_checkpoint_book_list (self->book, self->facts, scope, sort);

      self->scope = scope;
      self->sort = sort;
      self->version = version;
      is_moved = bw_place_model_change_parts (self->model, (const BwPlace *) (gpointer) lines->data, lines->len);
    }

  if (is_other)
    bw_place_model_update (self->model, NULL, 0);
  else if (change->n_changed > 0)
    bw_place_model_update (self->model, change->changed, change->n_changed);

  return is_moved || is_other;
}

static void
on_model_grown_cb (gpointer user_data)
{
  BwCheckpointList *self = user_data;

  g_assert (BW_IS_CHECKPOINT_LIST (self));

  self->is_updating = TRUE;
  select_chosen (self);
  self->is_updating = FALSE;
}

static void
on_selection_selected_cb (BwCheckpointList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  g_assert (BW_IS_CHECKPOINT_LIST (self));

  if (!self->is_updating)
    set_chosen (self, bw_place_model_get_place (self->model, position));
}

static void
on_factory_setup_cb (BwCheckpointList *self,
                     GtkListItem      *item)
{
  g_assert (BW_IS_CHECKPOINT_LIST (self));

  gtk_list_item_set_child (item, bw_checkpoint_row_new ());
}

static void
on_factory_bind_cb (BwCheckpointList *self,
                    GtkListItem      *item)
{
  BwFacts facts;

  g_assert (BW_IS_CHECKPOINT_LIST (self));

  g_ptr_array_add (self->items, item);
  bw_facts_init (&facts, self->desk);
  fill (self, item, &facts, bw_place_item_get_place (gtk_list_item_get_item (item)));
}

static void
on_factory_unbind_cb (BwCheckpointList *self,
                      GtkListItem      *item)
{
  g_assert (BW_IS_CHECKPOINT_LIST (self));

  g_ptr_array_remove_fast (self->items, item);
}

static void
bw_checkpoint_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_CHOSEN)
    g_value_set_uint (value, BW_CHECKPOINT_LIST (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_checkpoint_list_dispose (GObject *object)
{
  BwCheckpointList *self = BW_CHECKPOINT_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_checkpoint_list_parent_class)->dispose (object);
}

static void
bw_checkpoint_list_class_init (BwCheckpointListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_checkpoint_list_get_property;
  object_class->dispose = bw_checkpoint_list_dispose;

  properties[PROP_CHOSEN] = g_param_spec_uint ("chosen", NULL, NULL, 0, G_MAXUINT, BW_PLACE_NONE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_checkpoint_list_init (BwCheckpointList *self)
{
  self->chosen = BW_PLACE_NONE;
  self->scope = BW_PLACE_NONE;
  self->items = g_ptr_array_new ();
  self->model = bw_place_model_new (get_key, self);
  bw_place_model_grow (self->model, on_model_grown_cb, self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selection_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_checkpoint_list_new:
 * @desk: whose checkpoints they are
 * @book: of the desk
 * @view: the view of it
 *
 * Returns: (transfer full): an empty list
 */
BwCheckpointList *
bw_checkpoint_list_new (BwDesk           *desk,
                        BwCheckpointBook *book,
                        GtkListView      *view)
{
  BwCheckpointList *self;
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (book != NULL && GTK_IS_LIST_VIEW (view), NULL);

  self = g_object_new (BW_TYPE_CHECKPOINT_LIST, NULL);
  self->desk = g_object_ref (desk);
  self->book = book;
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (view, factory);
  return self;
}

/**
 * bw_checkpoint_list_update:
 * @self: a list
 * @facts: of the desk
 * @scope: an area
 * @sort: which lines, in what order
 * @change: (nullable): what has changed since the last call
 */
void
bw_checkpoint_list_update (BwCheckpointList   *self,
                           const BwFacts      *facts,
                           BwPlace             scope,
                           BwCheckpointSort    sort,
                           const BwDeskChange *change)
{
  gboolean is_moved;

  g_return_if_fail (BW_IS_CHECKPOINT_LIST (self));
  g_return_if_fail (facts != NULL);

  self->facts = facts;
  self->is_updating = TRUE;
  is_moved = list_lines (self, scope, sort, change);
  if (bw_place_model_sort (self->model))
    is_moved = TRUE;
  if (is_moved)
    select_chosen (self);
  self->is_updating = FALSE;
  fill_rows (self, is_moved ? NULL : change);
  self->facts = NULL;
}

void
bw_checkpoint_list_reread (BwCheckpointList *self,
                           const BwFacts    *facts)
{
  g_return_if_fail (BW_IS_CHECKPOINT_LIST (self));
  g_return_if_fail (facts != NULL);

  self->facts = facts;
  fill_rows (self, NULL);
  self->facts = NULL;
}

guint
bw_checkpoint_list_get_n_keys (BwCheckpointList *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_LIST (self), 0);

  return self->n_keys;
}

gboolean
bw_checkpoint_list_is_settled (BwCheckpointList *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_LIST (self), TRUE);

  return bw_place_model_is_grown (self->model);
}

guint
bw_checkpoint_list_get_length (BwCheckpointList *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_LIST (self), 0);

  return bw_place_model_get_length (self->model);
}

BwPlace
bw_checkpoint_list_get_place (BwCheckpointList *self,
                              guint             position)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_LIST (self), BW_PLACE_NONE);

  return bw_place_model_get_place (self->model, position);
}

BwPlace
bw_checkpoint_list_get_chosen (BwCheckpointList *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_LIST (self), BW_PLACE_NONE);

  return self->chosen;
}

/**
 * bw_checkpoint_list_choose:
 * @self: a list
 * @place: a line of it, or one that is still to come; %BW_PLACE_NONE: none
 */
void
bw_checkpoint_list_choose (BwCheckpointList *self,
                           BwPlace           place)
{
  g_return_if_fail (BW_IS_CHECKPOINT_LIST (self));

  self->is_updating = TRUE;
  set_chosen (self, place);
  select_chosen (self);
  self->is_updating = FALSE;
}
