/* bw-area-rows.c: the rows that GTK keeps in use, and which of them are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-rows.h"

#include "bw-place-item.h"

/* Rows that are read before the list knows how high it is. */
#define FIRST_ROWS 24

struct _BwAreaRows
{
  GObject parent_instance;

  BwPlaceModel        *model;      /* (owned) */
  GtkAdjustment       *adjustment; /* (owned) */
  const BwAreaColumns *columns;    /* (unowned) */
  GPtrArray           *rows;       /* (owned) (element-type BwAreaRow): made, in use or not */
  const BwFacts       *facts;      /* (unowned) (nullable): during an update */
  BwPlace              hovered;
  BwPlace              selected;
  int                  height;
};

G_DEFINE_FINAL_TYPE (BwAreaRows, bw_area_rows, G_TYPE_OBJECT)

/* First position that can be seen and the one after the last. */
static void
get_visible (BwAreaRows *self,
             guint      *first,
             guint      *end)
{
  double top = gtk_adjustment_get_value (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);

  *first = (guint) (top / self->height);
  *end = page > 1.0 ? (guint) ((top + page) / self->height) + 2 : FIRST_ROWS;
}

static void
fill_row (BwAreaRow     *row,
          const BwFacts *facts)
{
  g_auto (BwAreaLine) line = { 0 };

  bw_area_line_init (&line, facts, bw_area_row_get_place (row));
  bw_area_row_set_line (row, &line);
}

/* Whether it is hovered, whether it is chosen. */
static void
update_marks (BwAreaRows *self,
              BwAreaRow  *row)
{
  BwPlace place = bw_area_row_get_place (row);

  bw_area_row_set_hovered (row, place != BW_PLACE_NONE && place == self->hovered);
  bw_area_row_set_selected (row, place != BW_PLACE_NONE && place == self->selected);
}

static void
bind_row (BwAreaRows *self,
          BwAreaRow  *row,
          guint       position,
          BwPlace     place)
{
  bw_area_row_bind (row, position, place);
  update_marks (self, row);
}

/* A list item may be gone before it is torn down, so the row itself tells. */
static void
on_row_destroy_cb (BwAreaRows *self,
                   GtkWidget  *row)
{
  g_assert (BW_IS_AREA_ROWS (self));

  g_ptr_array_remove_fast (self->rows, row);
}

static void
on_factory_setup_cb (BwAreaRows  *self,
                     GtkListItem *item)
{
  GtkWidget *row = bw_area_row_new (self->columns);

  g_assert (BW_IS_AREA_ROWS (self));

  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (on_row_destroy_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_factory_bind_cb (BwAreaRows  *self,
                    GtkListItem *item)
{
  BwAreaRow *row = BW_AREA_ROW (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  guint first;
  guint end;

  g_assert (BW_IS_AREA_ROWS (self));

  bind_row (self, row, position, bw_place_item_get_place (gtk_list_item_get_item (item)));
  get_visible (self, &first, &end);
  if (self->facts != NULL && self->facts->round != NULL && position >= first && position < end)
    fill_row (row, self->facts);
}

static void
on_factory_unbind_cb (BwAreaRows  *self,
                      GtkListItem *item)
{
  g_assert (BW_IS_AREA_ROWS (self));

  bw_area_row_bind (BW_AREA_ROW (gtk_list_item_get_child (item)), GTK_INVALID_LIST_POSITION,
                    BW_PLACE_NONE);
}

static void
bw_area_rows_finalize (GObject *object)
{
  BwAreaRows *self = BW_AREA_ROWS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_area_rows_parent_class)->finalize (object);
}

static void
bw_area_rows_class_init (BwAreaRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_area_rows_finalize;
}

static void
bw_area_rows_init (BwAreaRows *self)
{
  self->rows = g_ptr_array_new ();
  self->hovered = BW_PLACE_NONE;
  self->selected = BW_PLACE_NONE;
  self->height = 1;
}

/**
 * bw_area_rows_new:
 * @model: who stands on which line
 * @adjustment: the vertical one of the list
 * @columns: where the texts of a row stand; must outlive the rows
 *
 * Returns: (transfer full): no rows yet
 */
BwAreaRows *
bw_area_rows_new (BwPlaceModel        *model,
                  GtkAdjustment       *adjustment,
                  const BwAreaColumns *columns)
{
  BwAreaRows *self;

  g_return_val_if_fail (BW_IS_PLACE_MODEL (model), NULL);
  g_return_val_if_fail (GTK_IS_ADJUSTMENT (adjustment), NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  self = g_object_new (BW_TYPE_AREA_ROWS, NULL);
  self->model = g_object_ref (model);
  self->adjustment = g_object_ref (adjustment);
  self->columns = columns;
  return self;
}

GtkListItemFactory *
bw_area_rows_new_factory (BwAreaRows *self)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (BW_IS_AREA_ROWS (self), NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

void
bw_area_rows_set_height (BwAreaRows *self,
                         int         height)
{
  g_return_if_fail (BW_IS_AREA_ROWS (self));
  g_return_if_fail (height > 0);

  self->height = height;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_resize (g_ptr_array_index (self->rows, i));
}

void
bw_area_rows_set_facts (BwAreaRows    *self,
                        const BwFacts *facts)
{
  g_return_if_fail (BW_IS_AREA_ROWS (self));

  self->facts = facts;
}

void
bw_area_rows_set_hovered (BwAreaRows *self,
                          BwPlace     hovered)
{
  g_return_if_fail (BW_IS_AREA_ROWS (self));

  self->hovered = hovered;
  for (guint i = 0; i < self->rows->len; i++)
    update_marks (self, g_ptr_array_index (self->rows, i));
}

void
bw_area_rows_set_selected (BwAreaRows *self,
                           BwPlace     selected)
{
  g_return_if_fail (BW_IS_AREA_ROWS (self));

  self->selected = selected;
  for (guint i = 0; i < self->rows->len; i++)
    update_marks (self, g_ptr_array_index (self->rows, i));
}

void
bw_area_rows_assign (BwAreaRows *self)
{
  g_return_if_fail (BW_IS_AREA_ROWS (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      guint position = bw_area_row_get_position (row);

      bind_row (self, row, position, bw_place_model_get_place (self->model, position));
    }
}

/**
 * bw_area_rows_fill:
 * @self: rows
 * @facts: of the desk; without a round nothing is read
 * @change: (nullable): what has changed since the last call
 * @is_all: all that can be seen has
 */
void
bw_area_rows_fill (BwAreaRows         *self,
                   const BwFacts      *facts,
                   const BwDeskChange *change,
                   gboolean            is_all)
{
  guint first;
  guint end;

  g_return_if_fail (BW_IS_AREA_ROWS (self));
  g_return_if_fail (facts != NULL);

  if (facts->round == NULL)
    return;

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      BwPlace place = bw_area_row_get_place (row);
      guint position = bw_area_row_get_position (row);
      gboolean is_changed;

      if (place == BW_PLACE_NONE)
        continue;

      is_changed = is_all || (change != NULL && place < change->n_places && change->is_changed[place]);
      if (position < first || position >= end)
        {
          if (is_changed)
            bw_area_row_mark (row);
        }
      else if (is_changed || bw_area_row_is_stale (row))
        {
          fill_row (row, facts);
        }
    }
}

BwAreaRow *
bw_area_rows_find (BwAreaRows *self,
                   BwPlace     place)
{
  g_return_val_if_fail (BW_IS_AREA_ROWS (self), NULL);

  for (guint i = 0; place != BW_PLACE_NONE && i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);

      if (bw_area_row_get_place (row) == place)
        return row;
    }

  return NULL;
}

BwPlace
bw_area_rows_pick (BwAreaRows *self,
                   double      y)
{
  double top;

  g_return_val_if_fail (BW_IS_AREA_ROWS (self), BW_PLACE_NONE);

  top = gtk_adjustment_get_value (self->adjustment);
  return bw_place_model_get_place (self->model, (guint) ((top + y) / self->height));
}

gboolean
bw_area_rows_is_settled (BwAreaRows *self)
{
  guint first;
  guint end;

  g_return_val_if_fail (BW_IS_AREA_ROWS (self), FALSE);

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      guint position = bw_area_row_get_position (row);

      if (position >= first && position < end && bw_area_row_is_stale (row))
        return FALSE;
    }

  return TRUE;
}
