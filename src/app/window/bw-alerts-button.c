/* bw-alerts-button.c: the bell: how many things need a person, and which
 *
 * The number follows the desk; the list is made when it is opened, so that it does
 * not move under the pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alerts-button.h"

#include "bw-alert-list.h"
#include "bw-attention.h"
#include "bw-link-row.h"

#include <glib/gi18n.h>

struct _BwAlertsButton
{
  AdwBin parent_instance;

  BwDesk        *desk;  /* (owned) (nullable) */
  GListStore    *items; /* (owned) (element-type BwLinkItem) */
  guint          n_alerts;

  GtkMenuButton *button;
  GtkLabel      *count;
  GtkPopover    *popover;
  GtkStack      *stack;
  GtkListView   *list;
  GtkLabel      *footer;
};

G_DEFINE_FINAL_TYPE (BwAlertsButton, bw_alerts_button, ADW_TYPE_BIN)

/* A backend that raises alerts knows what has been so for long enough; of another
 * one each exception counts. */
static guint
count (BwDesk *desk)
{
  BwAttention attention;

  if (bw_alert_list_is_told (desk))
    {
      g_autoptr (GPtrArray) alerts = bw_alert_list_new (desk);

      return alerts->len;
    }

  bw_attention_count (&attention, desk);
  return attention.late + attention.sampling + attention.checkpoints;
}

static GPtrArray *
list (BwDesk *desk)
{
  g_autoptr (GPtrArray) alerts = NULL;
  GPtrArray *items;

  if (!bw_alert_list_is_told (desk))
    return bw_attention_list (desk);

  alerts = bw_alert_list_new (desk);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (alerts->len, BW_ATTENTION_MAX); i++)
    g_ptr_array_add (items, bw_alert_list_make_item (desk, g_ptr_array_index (alerts, i)));

  return items;
}

static void
update_count (BwAlertsButton *self)
{
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  self->n_alerts = count (self->desk);

  number = g_strdup_printf ("%u", self->n_alerts);
  gtk_label_set_label (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->n_alerts > 0);

  /* Translators: name of the bell for those who cannot see it. */
  label = g_strdup_printf (ngettext ("%u thing needs attention", "%u things need attention", self->n_alerts),
                           self->n_alerts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
}

static void
update_footer (BwAlertsButton *self,
               guint           n_listed)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->footer), n_listed < self->n_alerts);
  if (n_listed >= self->n_alerts)
    return;

  /* Translators: the list is cut off: how many of how many are shown. */
  text = g_strdup_printf (_("The first %u of %u; narrow the scope to see the others"), n_listed,
                          self->n_alerts);
  gtk_label_set_label (self->footer, text);
}

static void
fill (BwAlertsButton *self)
{
  g_autoptr (GPtrArray) items = list (self->desk);

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  update_footer (self, items->len);
}

static void
on_popover_map_cb (BwAlertsButton *self,
                   GtkPopover     *popover)
{
  g_assert (BW_IS_ALERTS_BUTTON (self));

  if (self->desk != NULL)
    fill (self);
}

static void
on_list_activate_cb (BwAlertsButton *self,
                     guint           position,
                     GtkListView    *list)
{
  g_autoptr (BwLinkItem) item = NULL;

  g_assert (BW_IS_ALERTS_BUTTON (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  if (item == NULL)
    return;

  gtk_popover_popdown (self->popover);
  bw_desk_go_to (self->desk, bw_link_item_get_scope (item), bw_link_item_get_page (item));
}

static void
on_desk_refresh_cb (BwAlertsButton     *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_ALERTS_BUTTON (self));

  update_count (self);
}

static void
bw_alerts_button_dispose (GObject *object)
{
  BwAlertsButton *self = BW_ALERTS_BUTTON (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (bw_alerts_button_parent_class)->dispose (object);
}

static void
bw_alerts_button_class_init (BwAlertsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_alerts_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-alerts-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, button);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, count);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, stack);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, list);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, footer);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
}

static void
bw_alerts_button_init (BwAlertsButton *self)
{
  g_autoptr (GtkListItemFactory) factory = bw_link_row_new_factory ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (BW_TYPE_LINK_ITEM);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, factory);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
}

/**
 * bw_alerts_button_set_desk:
 * @self: a bell
 * @desk: what it watches; set once
 */
void
bw_alerts_button_set_desk (BwAlertsButton *self,
                           BwDesk         *desk)
{
  g_return_if_fail (BW_IS_ALERTS_BUTTON (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  update_count (self);
}

/**
 * bw_alerts_button_popup:
 * @self: a bell
 *
 * Opens the list.
 */
void
bw_alerts_button_popup (BwAlertsButton *self)
{
  g_return_if_fail (BW_IS_ALERTS_BUTTON (self));

  gtk_menu_button_popup (self->button);
}

/**
 * bw_alerts_button_get_items:
 * @self: a bell
 *
 * Returns: (transfer none) (element-type BwLinkItem): what was listed last
 */
GListModel *
bw_alerts_button_get_items (BwAlertsButton *self)
{
  g_return_val_if_fail (BW_IS_ALERTS_BUTTON (self), NULL);

  return G_LIST_MODEL (self->items);
}
