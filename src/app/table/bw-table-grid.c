/* bw-table-grid.c: the columns of a table, and where they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-grid.h"

#include <glib/gi18n.h>

/* What is left free beside a text, pixels: within the table, and at its edges. The same
 * that ui/table/table.css gives the captions. */
#define PADDING 8
#define EDGE_PADDING 18

/* Where a column stands. */
typedef struct
{
  GtkColumnViewColumn *column;   /* (owned) */
  int                  before;   /* of one that is hidden: its width when it was shown */
  int                  x;
  int                  width;
} Place;

struct _BwTableGrid
{
  GObject parent_instance;

  const BwTableColumn *columns;    /* (unowned) */
  guint                n_columns;
  gpointer             user_data;  /* (unowned) */
  Place               *places;     /* (owned) */
};

enum
{
  PLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwTableGrid, bw_table_grid, G_TYPE_OBJECT)

/* GTK 4.8 counts the width of a column that is not shown: what is over would be less by
 * it, and wide ones would not grow. So such a column has none. */
static void
on_column_visible_cb (BwTableGrid         *self,
                      GParamSpec          *pspec,
                      GtkColumnViewColumn *column)
{
  Place *place = self->places;

  g_assert (BW_IS_TABLE_GRID (self));

  while (place->column != column)
    place++;

  if (gtk_column_view_column_get_visible (column))
    {
      gtk_column_view_column_set_fixed_width (column, place->before);
    }
  else
    {
      place->before = gtk_column_view_column_get_fixed_width (column);
      gtk_column_view_column_set_fixed_width (column, 0);
    }
  g_signal_emit (self, signals[PLACED], 0);
}

/* A press on its edge, twice, gives a column the width of its captions; rows are not asked
 * by GTK, as it has none: it gets its own width again. */
static void
on_column_fixed_width_cb (BwTableGrid         *self,
                          GParamSpec          *pspec,
                          GtkColumnViewColumn *column)
{
  g_assert (BW_IS_TABLE_GRID (self));

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->places[i].column == column && gtk_column_view_column_get_fixed_width (column) < 0)
        {
          gtk_column_view_column_set_fixed_width (column, self->columns[i].width);
          return;
        }
    }

  g_signal_emit (self, signals[PLACED], 0);
}

static void
add_column (BwTableGrid         *self,
            guint                index,
            const BwTableColumn *description)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(description->title), NULL);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, description->is_wide);
  gtk_column_view_column_set_fixed_width (column, description->width);
  self->places[index].column = column;
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_column_visible_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_visible (column, !description->is_hidden);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (on_column_fixed_width_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_last_shown (BwTableGrid *self,
               guint        column)
{
  for (guint i = column + 1; i < self->n_columns; i++)
    {
      if (bw_table_grid_is_shown (self, i))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_first_shown (BwTableGrid *self,
                guint        column)
{
  for (guint i = 0; i < column; i++)
    {
      if (bw_table_grid_is_shown (self, i))
        return FALSE;
    }

  return TRUE;
}

static void
bw_table_grid_finalize (GObject *object)
{
  BwTableGrid *self = BW_TABLE_GRID (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_clear_object (&self->places[i].column);
  g_clear_pointer (&self->places, g_free);

  G_OBJECT_CLASS (bw_table_grid_parent_class)->finalize (object);
}

static void
bw_table_grid_class_init (BwTableGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_table_grid_finalize;

  signals[PLACED] = g_signal_new ("placed", BW_TYPE_TABLE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
bw_table_grid_init (BwTableGrid *self)
{
}

/**
 * bw_table_grid_new:
 * @columns: (array length=n_columns): in their order; must outlive the grid
 * @n_columns: how many
 * @user_data: (nullable): for their functions
 *
 * Returns: (transfer full): columns that stand nowhere yet
 */
BwTableGrid *
bw_table_grid_new (const BwTableColumn *columns,
                   guint                n_columns,
                   gpointer             user_data)
{
  BwTableGrid *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (BW_TYPE_TABLE_GRID, NULL);
  self->columns = columns;
  self->n_columns = n_columns;
  self->user_data = user_data;
  self->places = g_new0 (Place, n_columns);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, &columns[i]);

  return self;
}

/**
 * bw_table_grid_get_columns:
 * @self: a grid
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): what they are
 */
const BwTableColumn *
bw_table_grid_get_columns (BwTableGrid *self,
                           guint       *n_columns)
{
  g_return_val_if_fail (BW_IS_TABLE_GRID (self), NULL);
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = self->n_columns;
  return self->columns;
}

gpointer
bw_table_grid_get_user_data (BwTableGrid *self)
{
  g_return_val_if_fail (BW_IS_TABLE_GRID (self), NULL);

  return self->user_data;
}

GtkColumnViewColumn *
bw_table_grid_get_view_column (BwTableGrid *self,
                               guint        column)
{
  g_return_val_if_fail (BW_IS_TABLE_GRID (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->places[column].column;
}

gboolean
bw_table_grid_is_shown (BwTableGrid *self,
                        guint        column)
{
  g_return_val_if_fail (BW_IS_TABLE_GRID (self), FALSE);
  g_return_val_if_fail (column < self->n_columns, FALSE);

  return gtk_column_view_column_get_visible (self->places[column].column);
}

int
bw_table_grid_get_min_width (BwTableGrid *self)
{
  int width = 0;

  g_return_val_if_fail (BW_IS_TABLE_GRID (self), 0);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (bw_table_grid_is_shown (self, i))
        width += gtk_column_view_column_get_fixed_width (self->places[i].column);
    }

  return width;
}

/**
 * bw_table_grid_place:
 * @self: a grid
 * @view: has its columns, and has been given its size
 *
 * A GtkColumnView does not tell how wide a column is: its captions do, which are its
 * first child, one for each column in their order.
 */
void
bw_table_grid_place (BwTableGrid   *self,
                     GtkColumnView *view)
{
  GtkWidget *header;
  GtkWidget *caption;
  gboolean differs = FALSE;

  g_return_if_fail (BW_IS_TABLE_GRID (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  caption = gtk_widget_get_first_child (header);
  for (guint i = 0; i < self->n_columns && caption != NULL; i++, caption = gtk_widget_get_next_sibling (caption))
    {
      Place *place = &self->places[i];
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

      if (bw_table_grid_is_shown (self, i) && !gtk_widget_compute_bounds (caption, header, &bounds))
        continue;

      differs = differs || place->x != (int) bounds.origin.x || place->width != (int) bounds.size.width;
      place->x = (int) bounds.origin.x;
      place->width = (int) bounds.size.width;
    }

  if (differs)
    g_signal_emit (self, signals[PLACED], 0);
}

/**
 * bw_table_grid_get_room:
 * @self: a grid
 * @column: which one
 * @x: (out): from the left of a row, pixels
 * @width: (out): pixels, not less than 0
 *
 * Returns: whether it is shown
 */
gboolean
bw_table_grid_get_room (BwTableGrid *self,
                        guint        column,
                        int         *x,
                        int         *width)
{
  int before;
  int after;

  g_return_val_if_fail (BW_IS_TABLE_GRID (self), FALSE);
  g_return_val_if_fail (column < self->n_columns, FALSE);
  g_return_val_if_fail (x != NULL && width != NULL, FALSE);

  if (!bw_table_grid_is_shown (self, column))
    return FALSE;

  before = is_first_shown (self, column) ? EDGE_PADDING : PADDING;
  after = is_last_shown (self, column) ? EDGE_PADDING : PADDING;
  *x = self->places[column].x + before;
  *width = MAX (self->places[column].width - before - after, 0);
  return TRUE;
}
