/* bw-table.c: a table with chips, search, sorting, copying and saving
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-format-text.h"
#include "bw-picture-menu.h"
#include "bw-table-private.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  PROP_SORT = 1,
  PROP_DESCENDING,
  PROP_CHIP,
} BwTableProperty;

enum
{
  LISTED,
  ROW_ACTIVATED,
  SELECTION_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_CHIP + 1];
static guint signals[N_SIGNALS];

static void bw_table_printable_init (BwPrintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTable, bw_table, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_PRINTABLE, bw_table_printable_init))

static BwTableOrder *
get_order (BwTable *self)
{
  return bw_table_model_get_order (self->model);
}

static guint
find_column (BwTable    *self,
             const char *id)
{
  for (guint i = 0; id != NULL && i < self->n_columns; i++)
    {
      if (g_str_equal (self->columns[i].id, id))
        return i;
    }

  return G_MAXUINT;
}

static guint
find_chip (BwTable    *self,
           const char *id)
{
  for (guint i = 0; id != NULL && i < self->n_chips; i++)
    {
      if (g_str_equal (self->chips[i].id, id))
        return i;
    }

  return G_MAXUINT;
}

/* What the columns say, one after the other, holds it. */
static gboolean
match_texts (BwTable       *self,
             gconstpointer  row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = self->columns[i].text (row, self->user_data);
      g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

      if (folded != NULL && strstr (folded, self->needle) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
match (gconstpointer row,
       gpointer      user_data)
{
  BwTable *self = user_data;

  if (self->search_func != NULL)
    return self->search_func (row, self->needle, self->user_data);

  return match_texts (self, row);
}

static char *
dup_empty_text (BwTable *self)
{
  if (self->needle != NULL)
    /* Translators: %s: what was typed into the search field of a table */
    return g_strdup_printf (_("Nothing fits “%s”."), gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->n_chips > 0 && self->chips[self->chip].empty != NULL)
    return g_strdup (_(self->chips[self->chip].empty));

  return g_strdup (self->empty_text != NULL ? self->empty_text : _("Nothing to show."));
}

static void
update_chip (BwTable *self,
             guint    index)
{
  GtkLabel *count = g_ptr_array_index (self->chip_counts, index);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  if (self->chips[index].is_all)
    return;

  number = bw_format_text ("%u", bw_table_order_count (get_order (self), index));
  if (g_str_equal (gtk_label_get_text (count), number))
    return;

  gtk_label_set_text (count, number);
  name = g_strdup_printf ("%s %s", _(self->chips[index].label), number);
  bw_accessible_set_label (GTK_ACCESSIBLE (g_ptr_array_index (self->chip_buttons, index)), name);
}

static void
take_items (BwTable *self)
{
  guint n_items = g_list_model_get_n_items (self->items);

  g_clear_pointer (&self->held, g_ptr_array_unref);
  self->held = g_ptr_array_new_full (n_items, g_object_unref);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (self->held, g_list_model_get_item (self->items, i));

  bw_table_set_rows (self, (const gpointer *) self->held->pdata, n_items);
}

static void
on_items_changed_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  take_items (self);
}

static void
on_search_changed_cb (BwTable *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autofree char *needle = NULL;

  g_assert (BW_IS_TABLE (self));

  needle = typed[0] != '\0' ? g_utf8_casefold (typed, -1) : NULL;

  /* The entry tells this again when it was set. */
  if (g_strcmp0 (needle, self->needle) == 0)
    return;

  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  bw_table_order_set_match (get_order (self), self->needle != NULL ? match : NULL, self);
  bw_table_sort_now (self);
}

static void
on_search_stop_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_search_activate_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  bw_table_focus (self);
}

static void
on_view_activate_cb (BwTable *self,
                     guint    position)
{
  guint slot = bw_table_order_get_slot (get_order (self), position);

  g_assert (BW_IS_TABLE (self));

  if (slot != G_MAXUINT)
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, bw_table_order_get_row (get_order (self), slot));
}

static void
name_picture (BwTable *self)
{
  if (self->desk != NULL)
    bw_picture_menu_set_subject (GTK_WIDGET (self), self->desk, gtk_label_get_text (self->title), NULL);
}

static void
on_model_selection_changed_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.clear", bw_table_model_has_selected (self->model));
}

static void
on_model_chosen_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
on_motion_enter_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  self->is_pointed = TRUE;
}

static void
on_motion_leave_cb (BwTable *self)
{
  g_assert (BW_IS_TABLE (self));

  self->is_pointed = FALSE;
  bw_table_sort_later (self);
}

static void
bw_table_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  BwTable *self = BW_TABLE (object);

  switch ((BwTableProperty) prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, self->sort < self->n_columns ? self->columns[self->sort].id : "");
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->is_descending);
      break;
    case PROP_CHIP:
      g_value_set_string (value, self->chip < self->n_chips ? self->chips[self->chip].id : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_table_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  BwTable *self = BW_TABLE (object);

  switch ((BwTableProperty) prop_id)
    {
    case PROP_SORT:
      bw_table_set_sort (self, g_value_get_string (value), self->is_descending);
      break;
    case PROP_DESCENDING:
      bw_table_set_order (self, self->sort, g_value_get_boolean (value));
      bw_table_sort_now (self);
      break;
    case PROP_CHIP:
      bw_table_set_chip (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_table_printable_init (BwPrintableInterface *iface)
{
  iface->draft = bw_table_draft;
}

static void
bw_table_dispose (GObject *object)
{
  BwTable *self = BW_TABLE (object);

  g_clear_handle_id (&self->sort_source, g_source_remove);
  g_clear_handle_id (&self->read_source, g_source_remove);
  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  g_clear_object (&self->items);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&BW_TABLE (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_TABLE);

  G_OBJECT_CLASS (bw_table_parent_class)->dispose (object);
}

static void
bw_table_finalize (GObject *object)
{
  BwTable *self = BW_TABLE (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_object (&self->grid);
  g_clear_pointer (&self->chip_buttons, g_ptr_array_unref);
  g_clear_pointer (&self->chip_counts, g_ptr_array_unref);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->empty_text, g_free);

  G_OBJECT_CLASS (bw_table_parent_class)->finalize (object);
}

static void
bw_table_class_init (BwTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_table_get_property;
  object_class->set_property = bw_table_set_property;
  object_class->dispose = bw_table_dispose;
  object_class->finalize = bw_table_finalize;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CHIP] = g_param_spec_string ("chip", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[LISTED] = g_signal_new ("listed", BW_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", BW_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", BW_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/table/bw-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTable, box);
  gtk_widget_class_bind_template_child (widget_class, BwTable, title);
  gtk_widget_class_bind_template_child (widget_class, BwTable, chip_box);
  gtk_widget_class_bind_template_child (widget_class, BwTable, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwTable, search);
  gtk_widget_class_bind_template_child (widget_class, BwTable, menu);
  gtk_widget_class_bind_template_child (widget_class, BwTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, BwTable, sheet);
  gtk_widget_class_bind_template_child (widget_class, BwTable, captions);
  gtk_widget_class_bind_template_child (widget_class, BwTable, view);
  gtk_widget_class_bind_template_child (widget_class, BwTable, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
  bw_table_add_actions (widget_class);
}

static void
bw_table_init (BwTable *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->sort = G_MAXUINT;
  self->first_sort = G_MAXUINT;
  self->chip_buttons = g_ptr_array_new ();
  self->chip_counts = g_ptr_array_new ();
  self->model = bw_table_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.clear", FALSE);
  bw_picture_menu_add_actions (GTK_WIDGET (self));

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (on_model_selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "chosen", G_CALLBACK (on_model_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion_enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_motion_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), motion);
}

GtkWidget *
bw_table_new (void)
{
  return g_object_new (BW_TYPE_TABLE, NULL);
}

void
bw_table_set_search_func (BwTable           *self,
                          BwTableSearchFunc  search)
{
  g_return_if_fail (BW_IS_TABLE (self));

  self->search_func = search;
}

void
bw_table_set_title (BwTable    *self,
                    const char *title)
{
  g_return_if_fail (BW_IS_TABLE (self));

  bw_calm_set_text (self->title, title);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->view), title);
  name_picture (self);
}

/**
 * bw_table_set_desk:
 * @self: a table
 * @desk: whose picture it shows
 *
 * Lets it be printed and taken as a picture: both say of which scope it is, and as of when.
 */
void
bw_table_set_desk (BwTable *self,
                   BwDesk  *desk)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (BW_IS_DESK (desk));

  g_set_object (&self->desk, desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.print", TRUE);
  name_picture (self);
}

void
bw_table_set_as_of (BwTable    *self,
                    const char *text)
{
  g_return_if_fail (BW_IS_TABLE (self));

  bw_calm_set_text (self->as_of, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), text != NULL);
}

void
bw_table_add_to_head (BwTable   *self,
                      GtkWidget *widget)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->menu))), widget);
}

void
bw_table_set_hint (BwTable    *self,
                   const char *text)
{
  g_return_if_fail (BW_IS_TABLE (self));

  g_object_set (self->search, "placeholder-text", text, NULL);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->search), text);
}

void
bw_table_set_empty_text (BwTable    *self,
                         const char *text)
{
  g_return_if_fail (BW_IS_TABLE (self));

  g_free (self->empty_text);
  self->empty_text = g_strdup (text);
  bw_table_update_words (self);
}

/**
 * bw_table_set_rows:
 * @self: a table with columns
 * @rows: (array length=n_rows) (nullable): what the functions are given
 * @n_rows: how many
 */
void
bw_table_set_rows (BwTable        *self,
                   const gpointer *rows,
                   guint           n_rows)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->columns != NULL);

  self->revision++;
  bw_table_model_set_rows (self->model, rows, n_rows);
  bw_table_rows_mark_all (self->rows);
  bw_table_sort_now (self);
}

/**
 * bw_table_set_model:
 * @self: a table with columns
 * @model: (nullable): its items are the rows
 */
void
bw_table_set_model (BwTable    *self,
                    GListModel *model)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_func (self->items, on_items_changed_cb, self);
  g_set_object (&self->items, model);
  if (model == NULL)
    {
      bw_table_set_rows (self, NULL, 0);
      return;
    }

  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  take_items (self);
}

/**
 * bw_table_update:
 * @self: a table with columns
 * @is_changed: (nullable): which rows say something else now; %NULL: all
 * @user_data: for @is_changed
 *
 * Asked for each row, and again for those in use.
 */
void
bw_table_update (BwTable         *self,
                 BwTableTestFunc  is_changed,
                 gpointer         user_data)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->columns != NULL);

  if (self->prepare != NULL && !self->prepare (self->user_data))
    return;

  if (is_changed == NULL)
    bw_table_rows_mark_all (self->rows);
  bw_table_rows_fill (self->rows, is_changed, user_data);
  if (is_changed == NULL && bw_table_read_anew (self))
    return;

  bw_table_order_read (get_order (self), is_changed, user_data);
  bw_table_update_words (self);
  bw_table_sort_later (self);
}

void
bw_table_refresh (BwTable *self)
{
  g_return_if_fail (BW_IS_TABLE (self));
  g_return_if_fail (self->columns != NULL);

  bw_table_rows_mark_all (self->rows);
  bw_table_rows_fill (self->rows, NULL, NULL);
}

/**
 * bw_table_set_sort:
 * @self: a table with columns
 * @column: (nullable): id of the column that orders; anything else: order of the rows
 * @is_descending: the greatest first
 *
 * The first that is set is the order of the chip that lists all.
 */
void
bw_table_set_sort (BwTable    *self,
                   const char *column,
                   gboolean    is_descending)
{
  guint index;

  g_return_if_fail (BW_IS_TABLE (self));

  index = find_column (self, column);
  if (self->first_sort == G_MAXUINT)
    self->first_sort = index;
  bw_table_set_order (self, index, is_descending);
  bw_table_sort_now (self);
}

void
bw_table_set_chip (BwTable    *self,
                   const char *chip)
{
  guint index;

  g_return_if_fail (BW_IS_TABLE (self));

  index = find_chip (self, chip);
  if (index != G_MAXUINT)
    gtk_toggle_button_set_active (g_ptr_array_index (self->chip_buttons, index), TRUE);
}

void
bw_table_set_search (BwTable    *self,
                     const char *text)
{
  g_return_if_fail (BW_IS_TABLE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  on_search_changed_cb (self);
}

guint
bw_table_get_n_listed (BwTable *self)
{
  g_return_val_if_fail (BW_IS_TABLE (self), 0);

  return bw_table_order_get_n_listed (get_order (self));
}

gpointer
bw_table_get_row (BwTable *self,
                  guint    position)
{
  g_return_val_if_fail (BW_IS_TABLE (self), NULL);

  return bw_table_model_get_row (self->model, position);
}

/**
 * bw_table_select:
 * @self: a table
 * @row: one of its rows
 *
 * Returns: whether it is listed
 */
gboolean
bw_table_select (BwTable       *self,
                 gconstpointer  row)
{
  BwTableOrder *order;

  g_return_val_if_fail (BW_IS_TABLE (self), FALSE);

  order = get_order (self);
  for (guint i = 0; i < bw_table_order_get_n_listed (order); i++)
    {
      if (bw_table_order_get_row (order, bw_table_order_get_slot (order, i)) != row)
        continue;

      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), i, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
      bw_table_rows_focus (self->rows, i);
      return TRUE;
    }

  return FALSE;
}

void
bw_table_focus (BwTable *self)
{
  g_return_if_fail (BW_IS_TABLE (self));

  if (!bw_table_rows_focus (self->rows, 0))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

guint
bw_table_count (BwTable    *self,
                const char *chip)
{
  guint index;

  g_return_val_if_fail (BW_IS_TABLE (self), 0);

  index = find_chip (self, chip);
  return index != G_MAXUINT ? bw_table_order_count (get_order (self), index) : 0;
}

const char *
bw_table_get_text (BwTable    *self,
                   guint       position,
                   const char *column)
{
  BwTableRow *row;

  g_return_val_if_fail (BW_IS_TABLE (self), NULL);

  row = bw_table_rows_find (self->rows, position);
  return row != NULL ? bw_table_row_get_text (row, find_column (self, column)) : NULL;
}

GtkWidget *
bw_table_find_row (BwTable *self,
                   guint    position)
{
  g_return_val_if_fail (BW_IS_TABLE (self), NULL);

  return GTK_WIDGET (bw_table_rows_find (self->rows, position));
}

gboolean
bw_table_is_settled (BwTable *self)
{
  g_return_val_if_fail (BW_IS_TABLE (self), FALSE);

  return self->read_source == 0 && bw_table_model_is_grown (self->model) && bw_table_rows_is_settled (self->rows);
}

/**
 * bw_table_choose_chip: (skip)
 * @self: a table
 * @chip: number of the chip that was pressed
 */
void
bw_table_choose_chip (BwTable *self,
                      guint    chip)
{
  gboolean is_new = self->chip != chip;

  self->chip = chip;
  bw_table_order_set_wanted (get_order (self), chip);
  if (self->chips[chip].is_all && self->first_sort != G_MAXUINT)
    bw_table_set_order (self, self->first_sort, FALSE);
  bw_table_sort_now (self);
  if (is_new)
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHIP]);
    }
}

/**
 * bw_table_notify_order: (skip)
 * @self: a table
 * @is_column: another column orders
 * @is_direction: in another direction
 */
void
bw_table_notify_order (BwTable  *self,
                       gboolean  is_column,
                       gboolean  is_direction)
{
  if (is_column)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  if (is_direction)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

void
bw_table_tell_listed (BwTable *self)
{
  g_signal_emit (self, signals[LISTED], 0);
}

/**
 * bw_table_update_words: (skip)
 * @self: a table
 *
 * The numbers of the chips, and what stands where there is no row.
 */
void
bw_table_update_words (BwTable *self)
{
  gboolean is_empty = bw_table_order_get_n_listed (get_order (self)) == 0;

  /* Half of it would be told as if it were all. */
  if (self->read_source != 0)
    return;

  for (guint i = 0; i < self->n_chips; i++)
    update_chip (self, i);

  if (is_empty)
    {
      g_autofree char *text = dup_empty_text (self);

      bw_calm_set_text (self->empty, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
}
