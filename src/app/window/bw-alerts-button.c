/* bw-alerts-button.c: the bell: how many things need a person, and which
 *
 * The number follows the desk; the list is made when it is opened, so that it does
 * not move under the pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alerts-button.h"

#include "bw-accessible.h"
#include "bw-alert-list.h"
#include "bw-attention.h"
#include "bw-calm.h"
#include "bw-format-text.h"
#include "bw-link-row.h"

#include <glib/gi18n.h>

struct _BwAlertsButton
{
  AdwBin parent_instance;

  BwDesk         *desk;      /* (owned) (nullable) */
  BwAlertAnswers *answers;   /* (owned) (nullable) */
  GListStore     *items;     /* (owned) (element-type BwLinkItem) */
  GPtrArray      *documents; /* (owned) (element-type BwDocument): what is listed, as it was then */
  guint           n_alerts;

  GtkMenuButton  *button;
  GtkLabel       *count;
  GtkPopover     *popover;
  GtkWidget      *all;
  GtkStack       *stack;
  GtkListView    *list;
  GtkLabel       *footer;
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
list (BwAlertsButton *self)
{
  g_autoptr (GPtrArray) alerts = NULL;
  GPtrArray *items;

  g_ptr_array_set_size (self->documents, 0);
  if (!bw_alert_list_is_told (self->desk))
    return bw_attention_list (self->desk);

  alerts = bw_alert_list_new (self->desk);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (alerts->len, BW_ATTENTION_MAX); i++)
    {
      BwDocument *document = g_ptr_array_index (alerts, i);
      const char *id = bw_document_get_id (document);
      BwLinkItem *item = bw_alert_list_make_item (self->desk, bw_document_get_alert (document));

      g_ptr_array_add (self->documents, bw_document_ref (document));
      if (bw_alert_answers_is_allowed (self->answers))
        bw_link_item_set_alert (item, id, bw_alert_answers_describe (self->answers, id));
      g_ptr_array_add (items, item);
    }

  return items;
}

static void
update_count (BwAlertsButton *self)
{
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  self->n_alerts = count (self->desk);

  number = bw_format_text ("%u", self->n_alerts);
  if (g_str_equal (gtk_label_get_label (self->count), number))
    return;

  gtk_label_set_label (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->n_alerts > 0);

  /* Translators: name of the bell for those who cannot see it. */
  label = bw_format_text (ngettext ("%u thing needs attention", "%u things need attention", self->n_alerts),
                          self->n_alerts);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->button), label);
  bw_calm_set_tooltip (GTK_WIDGET (self->button), label);
}

/* (nullable): alerts that do not ask for anybody; %NULL: there are none */
static char *
describe_quiet (BwAlertsButton *self)
{
  guint n_acknowledged;
  guint n_over;
  g_autofree char *acknowledged = NULL;
  g_autofree char *over = NULL;

  bw_alert_list_count_quiet (self->desk, &n_acknowledged, &n_over);
  if (n_acknowledged + n_over == 0)
    return NULL;

  /* Translators: alerts that somebody has acknowledged, and that are still so. */
  acknowledged = bw_format_text (ngettext ("%u acknowledged", "%u acknowledged", n_acknowledged), n_acknowledged);
  /* Translators: alerts that have ended lately, within two hours. */
  over = bw_format_text (ngettext ("%u over lately", "%u over lately", n_over), n_over);
  if (n_acknowledged == 0)
    return g_steal_pointer (&over);

  return n_over == 0 ? g_steal_pointer (&acknowledged) : g_strjoin (" · ", acknowledged, over, NULL);
}

static void
update_footer (BwAlertsButton *self,
               guint           n_listed)
{
  g_autofree char *text = NULL;

  if (n_listed < self->n_alerts)
    /* Translators: the list is cut off: how many of how many are shown. */
    text = bw_format_text (_("The first %u of %u; narrow the scope to see the others"), n_listed,
                           self->n_alerts);
  else if (bw_alert_list_is_told (self->desk))
    text = describe_quiet (self);

  gtk_label_set_label (self->footer, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->footer), text != NULL);
}

static void
fill (BwAlertsButton *self)
{
  g_autoptr (GPtrArray) items = list (self);

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->all, self->documents->len > 0 && bw_alert_answers_is_allowed (self->answers));
  update_footer (self, items->len);
}

static void
on_popover_map_cb (BwAlertsButton *self,
                   GtkPopover     *popover)
{
  g_assert (BW_IS_ALERTS_BUTTON (self));

  if (self->desk == NULL)
    return;

  fill (self);

  /* Not the button that acknowledges them all, which stands first. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
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
  g_clear_object (&self->answers);
  g_clear_object (&self->items);
  g_clear_pointer (&self->documents, g_ptr_array_unref);

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
  gtk_widget_class_bind_template_child (widget_class, BwAlertsButton, all);
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
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, factory);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
}

/**
 * bw_alerts_button_set_desk:
 * @self: a bell
 * @desk: what it watches; set once
 * @answers: what is said to its alerts
 */
void
bw_alerts_button_set_desk (BwAlertsButton *self,
                           BwDesk         *desk,
                           BwAlertAnswers *answers)
{
  g_return_if_fail (BW_IS_ALERTS_BUTTON (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (BW_IS_ALERT_ANSWERS (answers));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->answers = g_object_ref (answers);
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
 * bw_alerts_button_popdown:
 * @self: a bell
 *
 * Closes the list.
 */
void
bw_alerts_button_popdown (BwAlertsButton *self)
{
  g_return_if_fail (BW_IS_ALERTS_BUTTON (self));

  gtk_popover_popdown (self->popover);
}

/**
 * bw_alerts_button_get_document:
 * @self: a bell
 * @id: of an alert
 *
 * Returns: (transfer none) (nullable): it, as it was listed last
 */
BwDocument *
bw_alerts_button_get_document (BwAlertsButton *self,
                               const char     *id)
{
  g_return_val_if_fail (BW_IS_ALERTS_BUTTON (self), NULL);

  for (guint i = 0; i < self->documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (self->documents, i);

      if (g_str_equal (bw_document_get_id (document), id))
        return document;
    }

  return NULL;
}

/**
 * bw_alerts_button_dup_documents:
 * @self: a bell
 *
 * Returns: (transfer full) (element-type BwDocument): the alerts, as they were listed
 *   last
 */
GPtrArray *
bw_alerts_button_dup_documents (BwAlertsButton *self)
{
  g_return_val_if_fail (BW_IS_ALERTS_BUTTON (self), NULL);

  return g_ptr_array_copy (self->documents, (GCopyFunc) (void (*) (void)) bw_document_ref, NULL);
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
