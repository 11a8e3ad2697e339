/* bw-area-row.c: one place in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-area-row.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-one-piece.h"
#include "bw-share-bar.h"
#include "bw-symbol-icon.h"

struct _BwAreaRow
{
  GtkWidget parent_instance;

  const BwAreaColumns *columns;                     /* (unowned) */
  GtkWidget           *children[BW_N_AREA_COLUMNS]; /* (owned) */
  GtkWidget           *remark;                      /* (owned) */
  guint                position;
  BwPlace              place;
  gboolean             is_stale;
  gboolean             is_odd;                      /* of its pictures */
  char                *text;                        /* (owned) */
};

G_DEFINE_FINAL_TYPE (BwAreaRow, bw_area_row, GTK_TYPE_WIDGET)

static GtkWidget *
make_text (BwAreaRow  *self,
           float       xalign,
           const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), xalign);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (text, css_class);
  gtk_widget_set_parent (text, GTK_WIDGET (self));
  return text;
}

static void
set_text (GtkWidget  *widget,
          const char *text)
{
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (widget), text);
}

static void
describe (BwAreaRow  *self,
          const char *text)
{
  GtkWidget *parent;

  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), self->text);

  /* The focus goes to what the list has put around it. */
  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  if (parent != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (parent), self->text);
}

static void
bw_area_row_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  BwAreaRow *self = BW_AREA_ROW (widget);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*minimum, child_minimum);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = bw_area_columns_get_least (self->columns);
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        width,
                int        height)
{
  int minimum;
  GtkAllocation allocation = { x, 0, width, height };

  if (!gtk_widget_should_layout (child))
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (width, minimum);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
bw_area_row_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  BwAreaRow *self = BW_AREA_ROW (widget);
  int x;
  int column_width;
  int finish_x;

  for (guint i = 0; i < BW_N_AREA_COLUMNS; i++)
    {
      bw_area_columns_get (self->columns, (BwAreaColumn) i, width, &x, &column_width);
      allocate_child (self->children[i], x, column_width, height);
    }

  bw_area_columns_get (self->columns, BW_AREA_COLUMN_RATE, width, &x, &column_width);
  bw_area_columns_get (self->columns, BW_AREA_COLUMN_FINISH, width, &finish_x, &column_width);
  allocate_child (self->remark, x, finish_x + column_width - x, height);
}

static void
bw_area_row_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  /* What the list has put around it: rows stand apart from each other. */
  bw_one_piece_snapshot (widget, snapshot, gtk_widget_get_parent (widget), &BW_AREA_ROW (widget)->is_odd);
}

static void
bw_area_row_dispose (GObject *object)
{
  BwAreaRow *self = BW_AREA_ROW (object);

  for (guint i = 0; i < BW_N_AREA_COLUMNS; i++)
    g_clear_pointer (&self->children[i], gtk_widget_unparent);
  g_clear_pointer (&self->remark, gtk_widget_unparent);

  G_OBJECT_CLASS (bw_area_row_parent_class)->dispose (object);
}

static void
bw_area_row_finalize (GObject *object)
{
  g_clear_pointer (&BW_AREA_ROW (object)->text, g_free);

  G_OBJECT_CLASS (bw_area_row_parent_class)->finalize (object);
}

static void
bw_area_row_class_init (BwAreaRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_area_row_dispose;
  object_class->finalize = bw_area_row_finalize;
  widget_class->measure = bw_area_row_measure;
  widget_class->size_allocate = bw_area_row_size_allocate;
  widget_class->snapshot = bw_area_row_snapshot;

  gtk_widget_class_set_css_name (widget_class, "arearow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
bw_area_row_init (BwAreaRow *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->place = BW_PLACE_NONE;

  self->children[BW_AREA_COLUMN_ICON] = bw_symbol_icon_new ();
  gtk_widget_set_parent (self->children[BW_AREA_COLUMN_ICON], GTK_WIDGET (self));
  self->children[BW_AREA_COLUMN_NAME] = make_text (self, 0.0f, "area-name");
  self->children[BW_AREA_COLUMN_BAR] = bw_share_bar_new ();
  gtk_widget_set_parent (self->children[BW_AREA_COLUMN_BAR], GTK_WIDGET (self));
  self->children[BW_AREA_COLUMN_PERCENT] = make_text (self, 1.0f, "area-percent");
  self->children[BW_AREA_COLUMN_RATE] = make_text (self, 1.0f, NULL);
  self->children[BW_AREA_COLUMN_FINISH] = make_text (self, 1.0f, NULL);
  self->children[BW_AREA_COLUMN_MARGIN] = make_text (self, 1.0f, "area-margin");
  self->children[BW_AREA_COLUMN_CHEVRON] =
    g_object_new (BW_TYPE_SYMBOL_ICON, "symbol", BW_SYMBOL_CHEVRON, "tone", BW_TONE_FG3,
                  "size", 12, NULL);
  gtk_widget_set_parent (self->children[BW_AREA_COLUMN_CHEVRON], GTK_WIDGET (self));
  self->remark = make_text (self, 1.0f, "fg2");
}

/**
 * bw_area_row_new:
 * @columns: where its texts stand
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
bw_area_row_new (const BwAreaColumns *columns)
{
  BwAreaRow *self;

  g_return_val_if_fail (columns != NULL, NULL);

  self = g_object_new (BW_TYPE_AREA_ROW, NULL);
  self->columns = columns;
  return GTK_WIDGET (self);
}

/**
 * bw_area_row_set_line:
 * @self: a row
 * @line: what it is to say
 */
void
bw_area_row_set_line (BwAreaRow        *self,
                      const BwAreaLine *line)
{
  GtkWidget **children;
  gboolean has_remark;

  g_return_if_fail (BW_IS_AREA_ROW (self));
  g_return_if_fail (line != NULL);

  children = self->children;
  has_remark = line->remark != NULL;
  self->is_stale = FALSE;
  bw_symbol_icon_set_symbol (BW_SYMBOL_ICON (children[BW_AREA_COLUMN_ICON]), line->symbol);
  bw_symbol_icon_set_tone (BW_SYMBOL_ICON (children[BW_AREA_COLUMN_ICON]),
                           line->symbol == BW_SYMBOL_PAUSED ? BW_TONE_LATE : line->tone);
  set_text (children[BW_AREA_COLUMN_NAME], line->name);
  bw_share_bar_set_bar (BW_SHARE_BAR (children[BW_AREA_COLUMN_BAR]), &line->bar);
  bw_share_bar_set_muted (BW_SHARE_BAR (children[BW_AREA_COLUMN_BAR]), line->is_muted);
  set_text (children[BW_AREA_COLUMN_PERCENT], line->percent);
  set_text (children[BW_AREA_COLUMN_RATE], has_remark ? NULL : line->rate);
  set_text (children[BW_AREA_COLUMN_FINISH], has_remark ? NULL : line->finish);
  set_text (children[BW_AREA_COLUMN_MARGIN], line->margin);
  set_text (self->remark, line->remark);
  bw_theme_set_tone (children[BW_AREA_COLUMN_MARGIN], line->tone);
  bw_calm_set_class (children[BW_AREA_COLUMN_MARGIN], "strong",
             line->tone == BW_TONE_LATE || line->tone == BW_TONE_TIGHT);
  bw_calm_set_class (children[BW_AREA_COLUMN_NAME], "strong", line->is_strong);
  bw_calm_set_class (GTK_WIDGET (self), "muted", line->is_muted);
  gtk_widget_set_opacity (children[BW_AREA_COLUMN_CHEVRON], line->is_part ? 1.0 : 0.0);
  describe (self, line->label);
}

/**
 * bw_area_row_bind:
 * @self: a row
 * @position: where it stands in the list
 * @place: whose it is, or %BW_PLACE_NONE
 */
void
bw_area_row_bind (BwAreaRow *self,
                  guint      position,
                  BwPlace    place)
{
  g_return_if_fail (BW_IS_AREA_ROW (self));

  self->position = position;
  self->is_stale = self->is_stale || self->place != place;
  self->place = place;
}

guint
bw_area_row_get_position (BwAreaRow *self)
{
  g_return_val_if_fail (BW_IS_AREA_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

BwPlace
bw_area_row_get_place (BwAreaRow *self)
{
  g_return_val_if_fail (BW_IS_AREA_ROW (self), BW_PLACE_NONE);

  return self->place;
}

gboolean
bw_area_row_is_stale (BwAreaRow *self)
{
  g_return_val_if_fail (BW_IS_AREA_ROW (self), FALSE);

  return self->is_stale;
}

/**
 * bw_area_row_mark:
 * @self: a row
 *
 * What it says is no longer so; it is read anew when it can be seen.
 */
void
bw_area_row_mark (BwAreaRow *self)
{
  g_return_if_fail (BW_IS_AREA_ROW (self));

  self->is_stale = TRUE;
}

void
bw_area_row_set_hovered (BwAreaRow *self,
                         gboolean   hovered)
{
  g_return_if_fail (BW_IS_AREA_ROW (self));

  bw_calm_set_class (GTK_WIDGET (self), "hovered", hovered);
}

/**
 * bw_area_row_set_selected:
 * @self: a row
 * @selected: its place is the one that is chosen
 */
void
bw_area_row_set_selected (BwAreaRow *self,
                          gboolean   selected)
{
  GtkWidget *parent;

  g_return_if_fail (BW_IS_AREA_ROW (self));

  if (selected == gtk_widget_has_css_class (GTK_WIDGET (self), "selected"))
    return;

  bw_calm_set_class (GTK_WIDGET (self), "selected", selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  if (parent != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

const char *
bw_area_row_get_text (BwAreaRow *self)
{
  g_return_val_if_fail (BW_IS_AREA_ROW (self), "");

  return self->text != NULL ? self->text : "";
}
