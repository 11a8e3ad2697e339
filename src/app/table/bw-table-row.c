/* bw-table-row.c: one row of a table, drawn by one widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-row.h"

#include "bw-accessible.h"
#include "bw-full-text.h"
#include "bw-text-line.h"

#include <string.h>

typedef struct
{
  char           *text;       /* (owned) (nullable): not read yet */
  BwTone          tone;
  gboolean        is_strong;
  BwTablePicture  picture;
  PangoLayout    *layout;     /* (owned) (nullable): not drawn since it was read */
  GtkWidget      *widget;     /* (owned by the row) (nullable) */
} Cell;

struct _BwTableRow
{
  GtkWidget parent_instance;

  BwTableGrid         *grid;       /* (owned) */
  const BwTableColumn *columns;    /* (unowned) */
  guint                n_columns;
  Cell                *cells;      /* (owned) */
  int                  width;      /* as it was measured */
  int                  height;     /* of a line, likewise */
};

G_DEFINE_FINAL_TYPE (BwTableRow, bw_table_row, GTK_TYPE_WIDGET)

/* The list item around it says all of it; but what is pressed in it must be found. */
static GtkAccessibleRole
find_role (BwTableGrid *grid)
{
  guint n_columns;
  const BwTableColumn *columns = bw_table_grid_get_columns (grid, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      if (columns[i].make != NULL)
        return GTK_ACCESSIBLE_ROLE_GENERIC;
    }

  return GTK_ACCESSIBLE_ROLE_PRESENTATION;
}

static gboolean
is_strong (const BwTableColumn *column,
           BwTone               tone,
           gconstpointer        row,
           gpointer             user_data)
{
  return tone == BW_TONE_LATE || tone == BW_TONE_TIGHT
         || (column->is_strong != NULL && column->is_strong (row, user_data));
}

/* TRUE: it says something else. */
static gboolean
fill_text (BwTableRow    *self,
           guint          index,
           gconstpointer  row,
           gpointer       user_data)
{
  const BwTableColumn *column = &self->columns[index];
  Cell *cell = &self->cells[index];
  g_autofree char *text = column->markup != NULL ? column->markup (row, user_data) : column->text (row, user_data);
  BwTone tone = column->tone != NULL ? column->tone (row, user_data) : BW_TONE_FG;
  gboolean strong = is_strong (column, tone, row, user_data);
  BwTablePicture picture = { 0 };

  if (text == NULL)
    text = g_strdup ("");
  if (column->picture != NULL)
    column->picture (row, user_data, &picture);
  if (g_strcmp0 (cell->text, text) == 0 && cell->tone == tone && cell->is_strong == strong
      && bw_table_picture_equal (&cell->picture, &picture))
    return FALSE;

  /* A text that is the same is not laid out again. */
  if (g_strcmp0 (cell->text, text) != 0 || cell->is_strong != strong)
    g_clear_object (&cell->layout);
  g_free (cell->text);
  cell->text = g_steal_pointer (&text);
  cell->tone = tone;
  cell->is_strong = strong;
  cell->picture = picture;
  return TRUE;
}

static gboolean
fill_widget (BwTableRow    *self,
             guint          index,
             gconstpointer  row,
             gpointer       user_data)
{
  const BwTableColumn *column = &self->columns[index];
  Cell *cell = &self->cells[index];
  g_autofree char *text = column->text (row, user_data);

  column->fill (cell->widget, row, user_data);
  if (g_strcmp0 (cell->text, text) == 0)
    return FALSE;

  g_free (cell->text);
  cell->text = g_steal_pointer (&text);
  if (cell->text != NULL && *cell->text != '\0')
    bw_accessible_set_label (GTK_ACCESSIBLE (cell->widget), cell->text);
  return TRUE;
}

/* Those that are shown have their widgets, whoever stands here. */
static void
make_widgets (BwTableRow *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      Cell *cell = &self->cells[i];

      if (self->columns[i].make == NULL)
        continue;
      if (cell->widget == NULL && bw_table_grid_is_shown (self->grid, i))
        {
          cell->widget = self->columns[i].make (bw_table_grid_get_user_data (self->grid));
          gtk_widget_set_parent (cell->widget, GTK_WIDGET (self));
        }
      if (cell->widget != NULL)
        gtk_widget_set_child_visible (cell->widget, bw_table_grid_is_shown (self->grid, i));
    }
}

/* Figures of one width; with markup what it says of parts of the text. */
static PangoLayout *
make_layout (BwTableRow *self,
             guint       index)
{
  const BwTableColumn *column = &self->columns[index];
  const Cell *cell = &self->cells[index];
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (column->markup != NULL)
    {
      pango_layout_set_markup (layout, cell->text, -1);
      attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
    }
  else
    {
      pango_layout_set_text (layout, cell->text, -1);
    }
  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  pango_attr_list_insert_before (attributes, pango_attr_font_features_new ("tnum"));
  if (cell->is_strong)
    pango_attr_list_insert_before (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (column->is_number || cell->picture.kind == BW_TABLE_PICTURE_BAR)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static void
get_color (BwTableRow *self,
           BwTone      tone,
           GdkRGBA    *color)
{
  const BwColor *named;

  if (tone == BW_TONE_FG)
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), color);
      return;
    }

  named = bw_theme_get_tone (bw_theme_get_palette (GTK_WIDGET (self)), tone);
  *color = (GdkRGBA) { (float) named->red, (float) named->green, (float) named->blue, (float) named->alpha };
}

static void
draw_text (BwTableRow       *self,
           GtkSnapshot      *snapshot,
           const BwTextLine *line,
           guint             index,
           int               x)
{
  const Cell *cell = &self->cells[index];
  float top = (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - line->height) / 2);
  GdkRGBA color;

  get_color (self, cell->tone, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, top + bw_text_line_get_top (line, cell->layout)));
  gtk_snapshot_append_layout (snapshot, cell->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_cell (BwTableRow       *self,
           GtkSnapshot      *snapshot,
           const BwTextLine *line,
           guint             index,
           int               x,
           int               width)
{
  Cell *cell = &self->cells[index];
  int text = bw_table_picture_get_room (&cell->picture, width, line->percent_width);
  gboolean is_beside = text > 0 || cell->picture.kind == BW_TABLE_PICTURE_BAR;
  const graphene_rect_t room = GRAPHENE_RECT_INIT ((float) x, 0.0f, (float) (is_beside ? text : width),
                                                   (float) gtk_widget_get_height (GTK_WIDGET (self)));
  gboolean has_text = *cell->text != '\0' && text < width;
  int text_width = 0;

  if (has_text)
    {
      if (cell->layout == NULL)
        cell->layout = make_layout (self, index);
      pango_layout_set_width (cell->layout, (width - text) * PANGO_SCALE);
      if (cell->picture.is_chip)
        pango_layout_get_pixel_size (cell->layout, &text_width, NULL);
      bw_table_picture_draw_ground (&cell->picture, GTK_WIDGET (self), snapshot, &room, text_width, line->height);
    }
  bw_table_picture_draw (&cell->picture, GTK_WIDGET (self), snapshot, &room);
  if (has_text)
    draw_text (self, snapshot, line, index, x + text);
}

static char *
dup_shortened (const Cell *cell)
{
  return cell->layout != NULL && pango_layout_is_ellipsized (cell->layout)
           ? g_strdup (pango_layout_get_text (cell->layout))
           : NULL;
}

/* See bw_full_text_set_func(). */
static char *
dup_full_text (GtkWidget *widget,
               int        x,
               int        y)
{
  BwTableRow *self = BW_TABLE_ROW (widget);
  char *text = NULL;

  for (guint i = 0; i < self->n_columns && text == NULL; i++)
    {
      int start;
      int width;

      if (bw_table_grid_get_room (self->grid, i, &start, &width) && (x < 0 || (x >= start && x < start + width)))
        text = dup_shortened (&self->cells[i]);
    }

  return text;
}

static void
bw_table_row_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  BwTableRow *self = BW_TABLE_ROW (widget);
  const BwTextLine *line = bw_text_line_get (widget);
  int x;
  int width;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const Cell *cell = &self->cells[i];

      if (!bw_table_grid_get_room (self->grid, i, &x, &width))
        continue;
      if (cell->widget != NULL)
        gtk_widget_snapshot_child (widget, cell->widget, snapshot);
      else if (cell->text != NULL)
        draw_cell (self, snapshot, line, i, x, width);
    }
}

static void
bw_table_row_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  BwTableRow *self = BW_TABLE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      self->width = bw_table_grid_get_min_width (self->grid);
      *minimum = *natural = self->width;
      return;
    }

  self->height = bw_text_line_get (widget)->height;
  *minimum = self->height;
  for (guint i = 0; i < self->n_columns; i++)
    {
      int height;

      if (self->cells[i].widget == NULL)
        continue;

      gtk_widget_measure (self->cells[i].widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

static void
bw_table_row_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  BwTableRow *self = BW_TABLE_ROW (widget);

  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkAllocation room = { 0, 0, 0, height };
      int minimum;

      if (self->cells[i].widget == NULL || !bw_table_grid_get_room (self->grid, i, &room.x, &room.width))
        continue;

      gtk_widget_measure (self->cells[i].widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      room.width = MAX (room.width, minimum);
      gtk_widget_size_allocate (self->cells[i].widget, &room, -1);
    }
}

/* Another font may be higher; colours are taken when it is drawn. */
static void
bw_table_row_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  BwTableRow *self = BW_TABLE_ROW (widget);

  GTK_WIDGET_CLASS (bw_table_row_parent_class)->css_changed (widget, change);
  if (self->height != 0 && bw_text_line_get (widget)->height != self->height)
    gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

static void
bw_table_row_dispose (GObject *object)
{
  BwTableRow *self = BW_TABLE_ROW (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->cells[i].widget, gtk_widget_unparent);

  G_OBJECT_CLASS (bw_table_row_parent_class)->dispose (object);
}

static void
bw_table_row_finalize (GObject *object)
{
  BwTableRow *self = BW_TABLE_ROW (object);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_clear_pointer (&self->cells[i].text, g_free);
      g_clear_object (&self->cells[i].layout);
    }
  g_clear_pointer (&self->cells, g_free);
  g_clear_object (&self->grid);

  G_OBJECT_CLASS (bw_table_row_parent_class)->finalize (object);
}

static void
bw_table_row_class_init (BwTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_table_row_dispose;
  object_class->finalize = bw_table_row_finalize;
  widget_class->snapshot = bw_table_row_snapshot;
  widget_class->measure = bw_table_row_measure;
  widget_class->size_allocate = bw_table_row_size_allocate;
  widget_class->css_changed = bw_table_row_css_changed;

  gtk_widget_class_set_css_name (widget_class, "tablerow");
}

static void
bw_table_row_init (BwTableRow *self)
{
  bw_full_text_set_func (GTK_WIDGET (self), dup_full_text);
}

/**
 * bw_table_row_new:
 * @grid: the columns of its table
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
bw_table_row_new (BwTableGrid *grid)
{
  BwTableRow *self;

  g_return_val_if_fail (BW_IS_TABLE_GRID (grid), NULL);

  self = g_object_new (BW_TYPE_TABLE_ROW, "accessible-role", find_role (grid), NULL);
  self->grid = g_object_ref (grid);
  self->columns = bw_table_grid_get_columns (grid, &self->n_columns);
  self->cells = g_new0 (Cell, self->n_columns);
  make_widgets (self);
  return GTK_WIDGET (self);
}

/**
 * bw_table_row_fill:
 * @self: a row
 * @row: whom the functions of the columns are asked about
 *
 * A column that is not shown is not read.
 *
 * Returns: whether it shows something else than before
 */
gboolean
bw_table_row_fill (BwTableRow    *self,
                   gconstpointer  row)
{
  gpointer user_data;
  gboolean differs = FALSE;

  g_return_val_if_fail (BW_IS_TABLE_ROW (self), FALSE);

  user_data = bw_table_grid_get_user_data (self->grid);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!bw_table_grid_is_shown (self->grid, i))
        continue;
      if (self->cells[i].widget != NULL ? fill_widget (self, i, row, user_data) : fill_text (self, i, row, user_data))
        differs = TRUE;
    }

  if (differs)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return differs;
}

/**
 * bw_table_row_place:
 * @self: a row
 *
 * It takes the places that its columns have now.
 */
void
bw_table_row_place (BwTableRow *self)
{
  g_return_if_fail (BW_IS_TABLE_ROW (self));

  make_widgets (self);
  if (self->width != 0 && bw_table_grid_get_min_width (self->grid) != self->width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
bw_table_row_get_text (BwTableRow *self,
                       guint       column)
{
  g_return_val_if_fail (BW_IS_TABLE_ROW (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->cells[column].text;
}

gboolean
bw_table_row_says (BwTableRow *self,
                   const char *text)
{
  g_return_val_if_fail (BW_IS_TABLE_ROW (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->cells[i].text != NULL && strstr (self->cells[i].text, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

GtkWidget *
bw_table_row_get_cell (BwTableRow *self,
                       guint       column)
{
  g_return_val_if_fail (BW_IS_TABLE_ROW (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->cells[column].widget;
}
